"""Ids for records that a program makes: a date, a name, and a few words by which one recognises the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

MAX_ID = 80
_ID_WORDS = 4


_PAIRS = "ßss æae œoe øo łl đd ðd þth ıi ’' жzh хkh цts чch шsh щshch ь ъ юyu яya"
_LETTERS = str.maketrans(
    dict(zip("абвгґдеєёзиіїйклмнопрстуфыэ", "abvggdeeeziiijklmnoprstufye", strict=True))
    | {pair[0]: pair[1:] for pair in _PAIRS.split()}
)
"""Letters that have no plain form in Unicode's own tables: some of Latin script, and those of Russian and Ukrainian."""


def host_of(url: str) -> str:
    """`https://www.example.org/news/1` -> `example.org`, by which an outlet without a record is known."""
    host = re.sub(r"^[a-z]+://(www\.)?", "", url.lower())
    return re.split("[/:?#]", host)[0] or "article"


def slug(text: str) -> str:
    """Lower-case letters, digits and single hyphens; what can't be written so is dropped."""
    lowered = unicodedata.normalize("NFC", text.lower()).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    plain = re.sub(r"(?<=[a-z])'(?=[a-z])", "", plain)
    return re.sub("[^a-z0-9]+", "-", plain)[:MAX_ID].strip("-")


def few_words(text: str, language: str) -> str:
    """A few words that one recognises a text by."""
    from validator.quotes.languages.choose import pack_of

    pack = pack_of(language)
    little = (pack.pronouns, pack.determiners, pack.conjunctions) if pack else ()
    found = [word for word in slug(text).split("-") if word]
    telling = [word for word in found if len(word) > 2 and not any(word in listed for listed in little)]
    return "-".join((telling or found)[:_ID_WORDS])


def free_id(name: str, taken: Collection[str]) -> str:
    """The name, with a number if it is taken."""
    name = name or "draft"
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def day_of(published: str) -> str:
    """The date for an id: as exact as it is known."""
    match = re.search(r"[0-9]{4}(-[0-9]{2}){0,2}", published)
    return match.group() if match else ""

"""A text in the form that was asked for: what somebody meant who wrote `Ada Quill` for an id, or left out `https://`.

Only the form changes: case, letters with accents for plain ones, what divides words, the order of a day's parts. A
candidate is offered only if it has the form, and nobody but a person takes it over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")
_WRITTEN_OUT = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y")
_PUNCTUATION = "!#$%&*+,./:;<=>?@^_`|~-'\""
MAX_LENGTH = 200


def likely(value: str, fits: Callable[[str], bool]) -> str | None:
    """The first form of a text that fits; None if none does."""
    if not 0 < len(value) <= MAX_LENGTH:
        return None
    return next((form for form in _forms(value) if form != value and fits(form)), None)


def _forms(value: str) -> Iterator[str]:
    text = value.strip()
    yield text
    if not text.isupper():
        yield text[:1].upper() + text[1:]
        yield text[:1].lower() + text[1:]
    yield text.strip(_PUNCTUATION)
    yield text.lower()
    yield text.upper()
    if _HOST.fullmatch(text):
        yield f"https://{text}"
    yield from _days(text)
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    if plain.isascii():  # else a letter would be lost
        yield plain
        yield re.sub("[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def _days(text: str) -> Iterator[str]:
    if found := _DAY.fullmatch(text):
        year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        yield f"{year}-{int(month):02}-{int(day):02}"
    for form in _WRITTEN_OUT:
        try:
            yield datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue


def odd_letters(value: str, fits: Callable[[str], bool]) -> str:
    """The letters beyond ASCII because of which a text does not fit, by name; empty if it is not because of them."""
    odd = [char for char in dict.fromkeys(value[:MAX_LENGTH]) if not char.isascii()]
    if not odd or not fits(re.sub(r"[^\x00-\x7f]", "a", value)):
        return ""
    named = (
        f"{char!r} (U+{ord(char):04X} {unicodedata.name(char, 'without a name').lower()})" for char in odd[:3]
    )
    return f"{', '.join(named)} can't stand in it"

"""What the formats for other models share: ids as links, dates as they can be told, and the fields of any record.

A dataset may have schemas of its own, also for a kind that is called as one of ours. So every value is looked at before
it is used, and what has another shape is left out; the JSON Lines have it.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from validator.rules.readers import entries, words

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_PAGE = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")

Json = dict[str, Any]


def fragment(name: str) -> str:
    """The link to a record: `#2031-03-05-harbour-talks`, below the address at which the file is published."""
    return "#" + quote(name, safe="-._~")


def plain_date(text: str) -> str:
    """A date that is a year, a month or a day and nothing else: `2031-03`; else nothing."""
    return text if _DAY.fullmatch(text) else ""


def page(text: str) -> str:
    """An address that a browser opens; else nothing."""
    return text if _PAGE.fullmatch(text) else ""


def wikidata(data: Json) -> str:
    """The id at Wikidata, as Q42; nothing if there is none."""
    found = words(data, "wikidata")
    return found if _WIKIDATA.fullmatch(found) else ""


def texts(data: Json, key: str) -> list[str]:
    """The texts in a list."""
    found = data.get(key)
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def other_names(data: Json) -> list[str]:
    """The further names of a person, an organization or an agreement."""
    return [name for _, entry in entries(data, "other_names") for name in (words(entry, "name"),) if name]


def filled(entry: Json) -> Json:
    """Without the keys that hold nothing."""
    return {key: value for key, value in entry.items() if value not in ("", None, [], {})}


def inside(data: Json, key: str) -> Json:
    """The object at a key; an empty one if there is none."""
    found = data.get(key)
    return found if isinstance(found, dict) else {}

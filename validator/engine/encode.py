"""Findings as JSON and back, and names as numbers: what the cache stores.

JSON and nothing that runs code when it is read.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from validator.findings.finding import Finding, Fix, Location, RelatedLocation, Severity
from validator.source.stamps import digest_of

if TYPE_CHECKING:
    from validator.findings.rule import Hit
    from validator.rules.shapes import GroupRule

GROUP = 1 << 62
"""Added to the number of a group, so that none is that of a record."""
ALONE = 1
"""The bit in the number of a group for rules about groups of one."""
_SMALL = 1 << 61


@lru_cache(maxsize=1 << 16)
def number(text: str) -> int:
    """62 bits of a name's hash. Two names with one number would only be rechecked together."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 2


def pack(numbers: Iterable[int]) -> bytes:
    """Numbers as a column holds them, eight bytes each."""
    return array("q", numbers).tobytes()


def unpack(packed: bytes) -> array[int]:
    """The numbers that `pack` packed."""
    found = array("q")
    found.frombytes(packed)
    return found


def group_number(rule: GroupRule, key: Any) -> int:
    """The number of a group: of the rule and the key. Its lowest bit says whether the rule is for groups of one.

    A key that is a number already (most are: the words of a text) needs no hash.
    """
    if type(key) is int and 0 <= key < _SMALL:
        return key << 1 ^ _base(rule.code, rule.alone)
    return number(f"{rule.code}\0{key!r}") & ~ALONE | GROUP | rule.alone


@lru_cache(maxsize=256)
def _base(code: str, alone: bool) -> int:
    """The number of a rule's group 0, so that two rules do not share their groups."""
    return number(code) & ~ALONE | GROUP | alone


def hash_of(data: bytes | Hit) -> bytes:
    """What tells a file's bytes from any others; empty where they could not be read."""
    return digest_of(data) if isinstance(data, bytes) else b""


Count = tuple[str, ...]
"""What is counted: a word for its sort, and what tells it from others of that sort (`("kind", "event")`)."""


def dump_counts(counts: Mapping[Count, int]) -> str:
    """Counts as JSON."""
    return json.dumps([[*what, number] for what, number in counts.items()], separators=(",", ":"))


def load_counts(text: str) -> Counter[Count]:
    """The counts that `dump_counts` wrote; none of an empty text."""
    return Counter({tuple(what): number for *what, number in json.loads(text or "[]")})


def dump(finding: Finding) -> str:
    """A finding as JSON."""
    fix = finding.fix
    return json.dumps(
        [
            finding.code,
            finding.severity,
            finding.message,
            _place(finding.location),
            finding.record,
            finding.hint,
            finding.detail,
            [[_place(related.location), related.message] for related in finding.related],
            [fix.path, fix.value, fix.reason] if fix else None,
            dict(finding.properties),
        ],
        separators=(",", ":"),
    )


def load(text: str) -> Finding:
    """The finding that `dump` wrote."""
    code, severity, message, place, record, hint, detail, related, fix, properties = json.loads(text)
    return Finding(
        code=code,
        severity=Severity(severity),
        message=message,
        location=_location(place),
        record=record,
        hint=hint,
        detail=tuple(detail),
        related=tuple(RelatedLocation(_location(where), said) for where, said in related),
        fix=Fix(tuple(fix[0]), fix[1], fix[2]) if fix else None,
        properties=properties,
    )


def _place(location: Location) -> list[Any]:
    return [
        location.file,
        location.line,
        location.column,
        location.end_line,
        location.end_column,
        location.path,
        location.excerpt,
        location.article,
    ]


def _location(place: list[Any]) -> Location:
    file, line, column, end_line, end_column, path, excerpt, article = place
    return Location(file, line, column, end_line, end_column, tuple(path), excerpt, article)

"""What is asked of a single text: a pattern, a format, an encoding. Both engines answer alike: one answers for both.

An expression runs in linear time, but for look-around and back-references; there, after BACKTRACK_LIMIT steps, or for a
text that is too long for it (`validator.schema.backtracking`), it is given up: whether the record fits is not known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from validator.schema.backtracking import longest
from validator.schema.ecma import MAX_BYTES, rewritten

BACKTRACK_LIMIT = 100_000
"""Steps that a regular expression may take for one text, where it needs look-around or back-references.

All other expressions run in linear time. Where the limit is hit the record is not judged: it is a finding.
"""
GIVEN_UP = "given up"
"""In place of a keyword of JSON Schema: the error that stands for all others where the answer hangs on such a text."""


class GaveUpError(Exception):
    """A regular expression took too many steps for a text."""

    def __init__(self, pattern: str, text: str) -> None:
        super().__init__(pattern)
        self.pattern = pattern
        self.text = text


def pattern_options() -> Any:
    """How the fast engine treats patterns."""
    import jsonschema_rs

    return jsonschema_rs.FancyRegexOptions(backtrack_limit=BACKTRACK_LIMIT, size_limit=MAX_BYTES)


@lru_cache(maxsize=1024)
def _matcher(pattern: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(
        {"pattern": rewritten(pattern)}, pattern_options=pattern_options()
    )


def what_is_wrong(pattern: str) -> str:
    """Why a text is no pattern that can be used; empty if it is one."""
    try:
        _matcher(pattern)
    except ValueError:
        pass
    else:
        return ""
    try:
        _matcher(re.sub(r"\{[0-9]+(,[0-9]*)?\}", "?", pattern))
    except ValueError:
        return "it must be a sound regular expression (ECMA-262)"
    return (
        f"it is too large for this program: compiled, a pattern may take {MAX_BYTES // 1024 // 1024} MiB; "
        "ask for fewer repetitions, or for a length with minLength and maxLength"
    )


def is_pattern(text: str) -> bool:
    """Whether a text is a pattern that can be used: what the format `regex` asks for."""
    return not what_is_wrong(text)


def matches(pattern: str, text: str) -> bool:
    """Whether a regular expression (ECMA-262) is found in a text. Raises GaveUpError if that takes too many steps."""
    matcher = _matcher(pattern)
    most = longest(pattern)
    if most is not None and len(text) > most:
        raise GaveUpError(pattern, text)
    if matcher.is_valid(text):
        return True
    if any("backtracking" in error.message for error in matcher.iter_errors(text)):
        raise GaveUpError(pattern, text)
    return False


@lru_cache(maxsize=256)
def _asked(keyword: str, name: str, draft: str) -> Any:
    import jsonschema_rs

    return getattr(jsonschema_rs, f"{draft}Validator")({keyword: name}, validate_formats=True)


def is_of(keyword: str, name: str, text: str, draft: str) -> bool:
    """Whether a text has a format, an encoding or a media type, as a draft has it. Unknown ones are not asked for."""
    if (keyword, name) == ("format", "regex"):
        return is_pattern(text)
    return bool(_asked(keyword, name, draft).is_valid(text))

"""The values of plain scalars in YAML 1.2's core schema (10.3.2)."""

from __future__ import annotations

import re
from typing import Any

MAX_DIGITS = 3000

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


_FIRST = frozenset(["", *"~nNtTfF+-.0123456789"])
"""What anything but text begins with."""


def core_value(value: str) -> Any:
    """The value of a plain scalar in YAML 1.2's core schema (10.3.2)."""
    if value[:1] not in _FIRST:
        return value
    if value in ("", "~", "null", "Null", "NULL"):
        return None
    if value in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return value[0] in "tT"
    if _INT.fullmatch(value):
        if is_endless(value):
            return float("-inf" if value[0] == "-" else "inf")  # a finding, see validator.source.nodes
        return int(value, 0) if value[:2] in ("0o", "0x") else int(value)
    if _FLOAT.fullmatch(value):
        return float(value.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return value


def is_endless(value: str) -> bool:
    """Whether a plain scalar is a whole number of more digits than programs can hold."""
    return len(value) > MAX_DIGITS and _INT.fullmatch(value) is not None

"""What a text may mean where the schema asks for a number or a truth value: `yes`, `1_000`, `0b11`, `1,5`."""

from __future__ import annotations

import re
from collections.abc import Collection
from math import isfinite

_TRUTH = {
    **dict.fromkeys(("true", "yes", "on", "y"), True),
    **dict.fromkeys(("false", "no", "off", "n"), False),
}
_WHOLE = re.compile(r"[-+]?(0x[0-9a-f]+|0o[0-7]+|0b[01]+|[0-9]+(_[0-9]+)*)", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[-+]?[0-9]+)?", re.IGNORECASE | re.ASCII)
# A comma before three digits may as well divide thousands.
_COMMA = re.compile(r"[-+]?[0-9]+,([0-9]{1,2}|[0-9]{4,})", re.ASCII)
_MAX_LENGTH = 40


def meant_by(text: str, types: Collection[str]) -> bool | int | float | None:
    """The truth value or the number that a text means, if it is one of the types asked for and there is no doubt."""
    if len(text) > _MAX_LENGTH:
        return None
    if "boolean" in types and text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    if "integer" in types or "number" in types:
        if _WHOLE.fullmatch(text):
            digits = text.replace("_", "")
            return int(digits, 10 if digits.lstrip("+-").isdecimal() else 0)
        if "number" in types and _COMMA.fullmatch(text):
            text = text.replace(",", ".")
        if _NUMBER.fullmatch(text):
            number = float(text)
            if isfinite(number) and ("number" in types or number.is_integer()):
                return int(number) if "number" not in types else number
    return None

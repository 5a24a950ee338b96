"""jsonschema, without the grammar of addresses that it loads where `rfc3987-syntax` is installed.

Loading that takes a second, and it is for formats only, for which the fast engine answers.
"""

from __future__ import annotations

import sys

_GRAMMAR = "rfc3987_syntax"
_hidden = _GRAMMAR not in sys.modules
if _hidden:
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]  # not to be imported

import jsonschema  # noqa: E402
from jsonschema import _legacy_keywords as legacy_keywords  # noqa: E402
from jsonschema import _utils as utils  # noqa: E402
from jsonschema.exceptions import ValidationError  # noqa: E402

if _hidden:
    del sys.modules[_GRAMMAR]

__all__ = ["ValidationError", "jsonschema", "legacy_keywords", "utils"]

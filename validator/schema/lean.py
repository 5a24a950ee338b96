"""jsonschema, without the packages that it loads for formats where they are installed.

The fast engine answers for formats here. One of those packages makes a parser of a grammar as it is loaded, which takes
longer than a whole run.
"""

from __future__ import annotations

import sys

_FOR_FORMATS = (
    *("fqdn", "idna", "isoduration", "jsonpointer", "rfc3339_validator", "rfc3986_validator", "rfc3987"),
    *("rfc3987_syntax", "uri_template", "webcolors"),
)
_absent = [name for name in _FOR_FORMATS if name not in sys.modules]
sys.modules.update(dict.fromkeys(_absent))  # type: ignore[arg-type]  # None: there is no such module
try:
    import jsonschema
    from jsonschema import _legacy_keywords as legacy_keywords
    from jsonschema import _utils as utils
    from jsonschema.exceptions import ValidationError
finally:
    for _name in _absent:
        del sys.modules[_name]

__all__ = ["ValidationError", "jsonschema", "legacy_keywords", "utils"]

"""Values and schemas in words, as messages have them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from validator.findings.finding import cut_short

MAX_LISTED = 20
"""How many of a list's values or keys a message names."""
_MAX_DEPTH = 3
"""How deep a schema is described."""

TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list (lines that begin with '- ')",
    "object": "a mapping (lines like 'key: value')",
    "null": "nothing",
}
_SHORT_TYPES = {**TYPES, "array": "a list", "object": "a mapping"}

# Text that stands for itself without quotation marks, for every reader of YAML 1.1 and 1.2.
_PLAIN = re.compile(r"[A-Za-z_/$][^\s:#{}\[\],&*!|>'\"%@`]*(?: [^\s:#{}\[\],&*!|>'\"%@`]+)*")
_OTHER = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf", re.IGNORECASE)


def written(value: Any) -> str:
    """A value as YAML writes it on one line: `null`, `true`, `'1'`, `text`."""
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and not _OTHER.fullmatch(value)
        if plain or not value.isprintable():
            return value if plain else json.dumps(value, ensure_ascii=not value.isprintable())
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


def listed(values: Sequence[Any]) -> str:
    """Values in a row, each once; of very many, the first."""
    words = list(dict.fromkeys(cut_short(written(value)) for value in values[: 2 * MAX_LISTED]))
    if len(words) > MAX_LISTED:
        return f"{', '.join(words[:MAX_LISTED])}, ... ({len(values)} in all)"
    return ", ".join(words)


def types_in_words(types: Iterable[str]) -> str:
    """`text or a number`."""
    return " or ".join(TYPES.get(name, name) for name in types)


def named_keys(keys: Iterable[str]) -> str:
    """`'a'`, `'a' and 'b'`."""
    shown = [repr(key) for key in keys]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def describe(schema: Any, depth: int = 0) -> str:
    """What fits a schema, in a few words: `a whole number of at least 3`. Empty where that can't be said shortly."""
    if not isinstance(schema, dict) or depth > _MAX_DEPTH:
        return "nothing at all" if schema is False else ""
    if "const" in schema:
        return cut_short(written(schema["const"]))
    if isinstance(schema.get("enum"), list):
        return ("one of: " if len(schema["enum"]) > 1 else "") + listed(schema["enum"])
    parts = [part for part in (_combined(schema, depth), _own(schema, depth)) if part]
    return ", and ".join(parts)


def _combined(schema: dict[str, Any], depth: int) -> str:
    for keyword, between in (("anyOf", " or "), ("oneOf", " or "), ("allOf", " and ")):
        options = schema.get(keyword)
        if isinstance(options, list):
            each = [describe(option, depth + 1) for option in options]
            return between.join(each) if all(each) else ""
    if "not" in schema:
        words = describe(schema["not"], depth + 1)
        return f"anything but {words}" if words else ""
    if isinstance(schema.get("$ref"), str):
        return f"what {schema['$ref'].rpartition('/')[2]!r} describes"
    return ""


_LIMITS = {
    "minimum": "of at least {}",
    "maximum": "of at most {}",
    "exclusiveMinimum": "of more than {}",
    "exclusiveMaximum": "of less than {}",
    "minLength": "of at least {} characters",
    "maxLength": "of at most {} characters",
    "minItems": "of at least {} items",
    "maxItems": "of at most {} items",
    "minProperties": "of at least {} keys",
    "maxProperties": "of at most {} keys",
    "multipleOf": "that is a multiple of {}",
    "pattern": "that matches {}",
    "format": "that is a {}",
}
_OF_TYPE = {"string": ("minLength", "maxLength", "pattern", "format"), "array": ("minItems", "maxItems", "items"),
            "object": ("required", "properties", "minProperties", "maxProperties", "dependentRequired"),
            "number": ("minimum", "maximum", "multipleOf")}  # fmt: skip


def _own(schema: dict[str, Any], depth: int) -> str:
    types = schema.get("type", [])
    names: list[str] = [types] if isinstance(types, str) else list(map(str, types))
    if not names:
        implied = (name for name, keywords in _OF_TYPE.items() if not schema.keys().isdisjoint(keywords))
        names = list(islice(implied, 1))
    limits = [
        text.format(cut_short(repr(schema[keyword]) if keyword == "pattern" else str(schema[keyword])))
        for keyword, text in _LIMITS.items()
        if keyword in schema and not isinstance(schema[keyword], bool)
    ]
    properties = schema.get("properties")
    if isinstance(properties, dict):
        told = [(key, describe(child, depth + 1)) for key, child in properties.items() if _is_tag(child)]
        limits += [f"in which {key!r} is {words}" for key, words in told[:3] if words]
        needed = [key for key in schema.get("required", ()) if key not in dict(told)]
    else:
        needed = schema.get("required", [])
    if isinstance(needed, list) and needed:
        limits.append(f"with {named_keys(needed[:MAX_LISTED])}")
    if "items" in schema and (items := describe(schema["items"], depth + 1)):
        limits.append(f"of {items}")
    return " ".join([" or ".join(_SHORT_TYPES.get(name, name) for name in names), *limits]).strip()


def _is_tag(child: Any) -> bool:
    return isinstance(child, dict) and ("const" in child or isinstance(child.get("enum"), list))

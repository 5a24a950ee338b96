"""Where a schema asks less of a record than it did: two states of one, or two versions of a kind.

It goes by the keywords, not by what they mean together: what is told here may turn out harmless, but nothing that
loosens a schema should be missing. Most keywords ask for something, so that they loosen when they go; a few allow
something, and loosen when they come.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.findings.finding import KeyPath

_ANNOTATIONS = frozenset(("$comment", "title", "description", "default", "examples", "deprecated"))
"""Keywords of JSON Schema that ask nothing of a record."""
_INSIDE = frozenset(
    ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies")
)
"""Keywords whose members are schemas with names of their own."""
_LESS_IS_STRICTER = frozenset(
    ("max", "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
)
_WHOLE = frozenset(("not", "if", "const"))
"""Keywords that may loosen with whatever changes in their value."""
_CHOICES = frozenset(("anyOf", "oneOf"))
"""Keywords that loosen with each schema more."""
_MEANING = frozenset(("$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"))
"""Keywords by which others mean what they mean: which draft they are of, and where a `$ref` leads."""
_REFERENCES = frozenset(("$ref", "$dynamicRef", "$recursiveRef"))
_ALLOWING = frozenset(("properties", "patternProperties"))
_COUNT_AS_LOOKED_AT = {
    "unevaluatedProperties": ("additionalProperties",),
    "unevaluatedItems": ("items", "additionalItems", "contains"),
}
_USUAL_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def looser(old: Any, new: Any) -> Iterator[tuple[KeyPath, str]]:
    """The keywords that are taken out, ask for something else, or allow what was refused, in words."""
    if new is None:
        yield (), "this schema is gone, or can't be read any more"
        return
    was, now = _keywords(old), _keywords(new)
    for (path, keyword), value in sorted(was.items()):
        place = path or "the schema"
        if (path, keyword) not in now:
            yield (), f"{keyword} is taken out of {place}: it is not checked any more"
        elif (stands := now[path, keyword]) != value and not _asks_for_more(keyword, value, stands):
            yield (), f"{keyword} of {place} is changed from {_short(value)} to {_short(stands)}"
    if isinstance(old, dict) and isinstance(new, dict):
        for what in _allowed(old, new, ""):
            yield (), what


def _allowed(old: dict[str, Any], new: dict[str, Any], path: str) -> Iterator[str]:
    """What a schema has now that allows more than it did without."""
    place = path or "the schema"
    closed = False in (old.get("additionalProperties"), old.get("unevaluatedProperties"))
    for keyword in _ALLOWING if closed else ():
        for name in mapping(new.get(keyword)).keys() - mapping(old.get(keyword)).keys():
            yield f"{keyword} of {place} has {name!r} now, which was refused"
    for closing, opening in _COUNT_AS_LOOKED_AT.items():
        if old.get(closing) is False:
            yield from (
                f"{one} of {place} is new, beside {closing}" for one in opening if one in new.keys() - old
            )
    added = new.keys() - old.keys()
    if "contains" in old and "minContains" in added and not new["minContains"]:
        yield f"minContains of {place} is 0 now: it need not contain anything"
    for keyword in added & _MEANING:
        if (keyword, new[keyword]) != ("$schema", _USUAL_DRAFT):
            yield f"{keyword} of {place} is new: by it, other keywords may mean something else"
    for keyword in added & _REFERENCES if old.keys() - _ANNOTATIONS else ():
        yield f"{keyword} of {place} is new: in older drafts, nothing beside it is checked"
    for key in old.keys() & new.keys() - _WHOLE:
        was, now = old[key], new[key]
        if isinstance(was, dict) and isinstance(now, dict):
            if key not in _INSIDE:
                yield from _allowed(was, now, _below(path, key))
                continue
            for name in was.keys() & now.keys():
                yield from _allowed(mapping(was[name]), mapping(now[name]), _below(path, key, name))
        elif isinstance(was, list) and isinstance(now, list):
            if key in _CHOICES and len(now) > len(was):
                yield f"{key} of {place} has another choice now"
            for number, pair in enumerate(zip(was, now, strict=False)):
                if all(isinstance(one, dict) for one in pair):
                    yield from _allowed(*pair, f"{path}.{key}[{number}]".lstrip("."))


def is_stricter(key: str, old: Any, new: Any) -> bool:
    """Whether a bound leaves less room than before: a smallest one that is larger, a largest one that is smaller."""
    numbers = isinstance(old, int | float) and isinstance(new, int | float)
    return numbers and (new < old if key in _LESS_IS_STRICTER else new > old)


def _asks_for_more(keyword: str, old: Any, new: Any) -> bool:
    if keyword == "enum" and isinstance(old, list) and isinstance(new, list):
        return all(value in old for value in new)
    if new is False:  # additionalProperties, say: nothing is allowed there
        return keyword not in _WHOLE
    return keyword.startswith(("min", "max", "exclusive")) and is_stricter(keyword, old, new)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _keywords(schema: Any, path: str = "") -> dict[tuple[str, str], Any]:
    """The assertions of a schema, each with the place of its value: `speaker`, `sources[].quote`."""
    found: dict[tuple[str, str], Any] = {}
    for key, value in mapping(schema).items():
        if key in _ANNOTATIONS:
            continue
        if key in _WHOLE:
            found[path, key] = value
        elif key in _INSIDE and isinstance(value, dict):
            for name, inner in value.items():
                found |= _keywords(inner, _below(path, key, name))
        elif key == "required" and isinstance(value, list):
            found |= {(f"{path}.{name}".lstrip("."), key): True for name in value}
        elif isinstance(value, dict) and not key.startswith("x-"):
            found |= _keywords(value, _below(path, key))
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value) and key != "enum":
            for number, item in enumerate(value):
                found |= _keywords(item, f"{path}.{key}[{number}]".lstrip("."))
        else:
            found[path, key] = value
    return found


def _below(path: str, key: str, name: str | None = None) -> str:
    """The place of a schema below another: under a keyword, or under a name that this gives."""
    if key == "items":
        return f"{path}[]"
    parts = [path, None if key == "properties" and name is not None else key, name]
    return ".".join(part for part in parts if part)


def mapping(value: Any) -> dict[str, Any]:
    """The value, if it is a mapping; else an empty one."""
    return value if isinstance(value, dict) else {}

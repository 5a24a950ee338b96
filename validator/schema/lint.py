"""What a schema says in vain: keywords that have no effect where they stand, and combinations that nothing fits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from validator.findings.finding import KeyPath
from validator.findings.suggest import nearest
from validator.schema.words import TYPES, written

DRAFT_NAMES = ("Draft4", "Draft6", "Draft7", "Draft201909", "Draft202012")
_SHOWN = {"Draft4": "draft 4", "Draft6": "draft 6", "Draft7": "draft 7", "Draft201909": "draft 2019-09",
          "Draft202012": "draft 2020-12"}  # fmt: skip
_SINCE = {
    **dict.fromkeys(("const", "contains", "propertyNames"), "Draft6"),
    **dict.fromkeys(("if", "then", "else"), "Draft7"),
    **dict.fromkeys(
        ("dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties", "minContains"),
        "Draft201909",
    ),
    **dict.fromkeys(("maxContains", "$recursiveRef"), "Draft201909"),
    **dict.fromkeys(("prefixItems", "$dynamicRef"), "Draft202012"),
}
"""The draft that each keyword came with, of those that a value can fail by."""
_OF_TYPE = {
    "string": ("minLength", "maxLength", "pattern"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("items", "prefixItems", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems"),
    "object": (
        *(
            "properties",
            "patternProperties",
            "additionalProperties",
            "required",
            "minProperties",
            "maxProperties",
        ),
        *("propertyNames", "dependentRequired", "dependentSchemas", "dependencies"),
    ),
}
_OTHERS = (
    *("$schema", "$ref", "id", "title", "description", "default", "definitions", "enum", "type", "format"),
    *("allOf", "anyOf", "oneOf", "not", "items", "example", "nullable", "discriminator", "deprecated"),
    *("$id", "$defs", "$anchor", "$comment", "examples", "readOnly", "writeOnly", "contentSchema"),
    *("contentEncoding", "contentMediaType"),
)
_KEYWORDS = frozenset(
    (*_SINCE, *_OTHERS, *(keyword for keywords in _OF_TYPE.values() for keyword in keywords))
)
_BESIDE_REF = frozenset(("$ref", "$schema", "$id", "id", "title", "description", "default", "definitions", "$defs",
                         "$comment", "examples", "example", "deprecated", "readOnly", "writeOnly"))  # fmt: skip
_PAIRS = (("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"),
          ("minContains", "maxContains"), ("minimum", "maximum"))  # fmt: skip
_NEEDS = {"then": "if", "else": "if", "minContains": "contains", "maxContains": "contains"}

Doubt = tuple[KeyPath, str, str]
"""The way from a schema to the key that is meant, what is wrong there, and the way out."""


def doubts_of(node: dict[str, Any], draft: str) -> Iterator[Doubt]:
    """What one schema says in vain, without what it leads to."""
    before_2019 = DRAFT_NAMES.index(draft) < DRAFT_NAMES.index("Draft201909")
    if "$ref" in node and before_2019:
        for key in node.keys() & (_KEYWORDS - _BESIDE_REF):
            said = f"{key!r} has no effect here: beside a $ref, {_SHOWN[draft]} looks at nothing else"
            yield (
                (key,),
                said,
                "put the $ref into an allOf of its own, or name draft 2019-09 or later in $schema",
            )
        return
    yield from _keywords(node, draft)
    yield from _types(node)
    yield from _never(node)
    yield from _branches(node)


def _keywords(node: dict[str, Any], draft: str) -> Iterator[Doubt]:
    for key in node:
        since = _SINCE.get(key)
        if since and DRAFT_NAMES.index(draft) < DRAFT_NAMES.index(since):
            said = f"{key!r} has no effect in {_SHOWN[draft]}: it came with {_SHOWN[since]}"
            yield (key,), said, "name a later draft in $schema, or say it in another way"
        elif key not in _KEYWORDS and len(key) > 3 and not key.startswith(("x-", "$")):
            meant = _misspelt(key)
            if meant and meant not in node:
                yield (key,), f"{key!r} is no keyword, and has no effect", f"did you mean {meant!r}?"
        elif key in _NEEDS and _NEEDS[key] not in node:
            yield (
                (key,),
                f"{key!r} has no effect without {_NEEDS[key]!r}",
                f"add {_NEEDS[key]!r}, or delete it",
            )
    if "if" in node and "then" not in node and "else" not in node:
        yield ("if",), "'if' has no effect without 'then' or 'else'", "add one of them, or delete it"
    if "additionalItems" in node and not isinstance(node.get("items"), list):
        said = "'additionalItems' has no effect: it speaks of the items after a list of schemas under 'items'"
        yield ("additionalItems",), said, "delete it"


def _misspelt(key: str) -> str:
    """The keyword that one letter makes of another key: more than that is somebody's own."""
    for other in _KEYWORDS:
        if other.lower() == key.lower():
            return other
    meant = nearest(key, sorted(_KEYWORDS))
    if not meant or abs(len(meant) - len(key)) > 1:
        return ""
    from rapidfuzz.distance import OSA

    return meant if OSA.distance(key, meant) == 1 else ""


def _types(node: dict[str, Any]) -> Iterator[Doubt]:
    said = node.get("type")
    types = {said} if isinstance(said, str) else set(said) if isinstance(said, list) else set()
    if not types:
        return
    for name, keywords in _OF_TYPE.items():
        if name not in types and not (name == "number" and "integer" in types):
            for key in keywords:
                if key in node:
                    what = " or ".join(TYPES.get(each, each) for each in sorted(map(str, types)))
                    yield (
                        (key,),
                        f"{key!r} has no effect: what stands here is {what}",
                        "delete it, or correct the type",
                    )
    options = node.get("enum")
    for index, value in enumerate(options if isinstance(options, list) else ()):
        if not any(fits_type(value, each) for each in types):
            yield (
                ("enum", index),
                f"{written(value)} can never stand here: it is of another type",
                "correct one of them",
            )
    if "const" in node and not any(fits_type(node["const"], each) for each in types):
        yield (
            ("const",),
            "nothing fits: the value is not of the type that is asked for",
            "correct one of the two",
        )


def _never(node: dict[str, Any]) -> Iterator[Doubt]:
    for low, high in _PAIRS:
        one, two = node.get(low), node.get(high)
        if isinstance(one, (int, float)) and isinstance(two, (int, float)) and one > two:
            yield (high,), f"nothing fits: {low!r} is {one}, and {high!r} is {two}", "correct one of the two"
    needed, known = node.get("required"), node.get("properties", {})
    if not isinstance(needed, list) or not isinstance(known, dict):
        return
    closed = node.get("additionalProperties") is False and not node.get("patternProperties")
    for index, key in enumerate(needed):
        if isinstance(key, str) and (known.get(key) is False or (closed and key not in known)):
            said = f"nothing fits: {key!r} is required, and not allowed"
            yield ("required", index), said, f"describe {key!r} under 'properties', or do not require it"


def _branches(node: dict[str, Any]) -> Iterator[Doubt]:
    around = _types_of(node)
    for keyword in ("anyOf", "oneOf", "allOf"):
        options = node.get(keyword)
        if not isinstance(options, list):
            continue
        alike = _first_alike(options)
        for index, option in enumerate(options):
            path: KeyPath = (keyword, index)
            types = _types_of(option)
            if alike[index] < index:
                what = "never the one that fits alone" if keyword == "oneOf" else "said already"
                said = f"this branch is {what}: it is the same as number {alike[index] + 1}"
                yield path, said, "correct one of the two, or delete it"
            elif around and types and around.isdisjoint(types):
                said = f"nothing fits this branch: it asks for {_shown(types)}, and the rest for {_shown(around)}"
                yield path, said, "correct one of the types"
            elif keyword == "anyOf" and option in (True, {}) and len(options) > 1:
                said = "everything fits this branch, so that the others mean nothing"
                yield path, said, "delete it, or the others"
            if keyword == "allOf":
                around = around & types if around and types else around or types


def _first_alike(options: list[Any]) -> list[int]:
    """For each of some values the index of the first that is the same, itself included."""
    first: dict[str, int] = {}
    return [
        first.setdefault(json.dumps(option, sort_keys=True), index) for index, option in enumerate(options)
    ]


def _shown(types: set[str]) -> str:
    return " or ".join(
        TYPES.get(name, name) for name in sorted(types - ({"integer"} if "number" in types else set()))
    )


def _types_of(node: Any) -> set[str]:
    """The types that a schema asks for itself; none where it does not say. A whole number is a number."""
    said = node.get("type") if isinstance(node, dict) and "$ref" not in node else None
    names = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    types = {name for name in names if isinstance(name, str)}
    return types | {"integer"} if "number" in types else types


_JSON_TYPES: dict[type, str] = {
    str: "string",
    list: "array",
    dict: "object",
    bool: "boolean",
    type(None): "null",
}


def fits_type(value: Any, name: str) -> bool:
    """Whether a value is of a type of JSON Schema."""
    if type(value) in _JSON_TYPES:
        return name == _JSON_TYPES[type(value)]
    return name == "number" or (name == "integer" and value == int(value))

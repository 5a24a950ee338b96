"""What a version says of one place, keyword by keyword, against what another says: the difference in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from validator.findings.paths import Pattern, format_pattern

Said = Mapping[str, tuple[str, ...]]
"""Keyword -> all that a schema says with it of one place, as JSON, in the order of the schema."""

Effect = Literal["stricter", "looser", "either", "words"]
"""What a change does to records: it asks for more, for less, for something else, or it only describes."""

_NOUNS = {
    "pattern": "the form (pattern)",
    "format": "the format",
    "minLength": "the least number of characters",
    "maxLength": "the greatest number of characters",
    "minimum": "the least value",
    "maximum": "the greatest value",
    "exclusiveMinimum": "the value to exceed",
    "exclusiveMaximum": "the value to stay below",
    "multipleOf": "the number it must be a multiple of",
    "minItems": "the least number of items",
    "maxItems": "the greatest number of items",
    "uniqueItems": "that items differ",
    "minProperties": "the least number of keys",
    "maxProperties": "the greatest number of keys",
    "additionalProperties": "whether further keys may stand there",
    "unevaluatedProperties": "whether further keys may stand there",
    "patternProperties": "what keys of a certain form hold",
    "propertyNames": "the form of keys",
    "prefixItems": "what the first items are",
    "contains": "what the list must contain",
    "minContains": "how often at least",
    "maxContains": "how often at most",
    "dependentRequired": "which keys ask for which others",
    "x-verbatim": "in which article the words must stand",
    "x-quoted": "that the words stand in quotation marks",
    "x-unique": "that no two records share it",
    "x-not-before": "the date that it must not precede",
    "x-not-after": "the date that it must not follow",
    "x-text": "that it describes the text in the archive",
}
_COMPOSED = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "unevaluatedItems")
_WORDS = ("title", "description", "examples", "default", "deprecated", "$comment")
_TYPES = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
    list: "array",
    dict: "object",
}
_STRUCTURE = (
    "$schema",
    "$defs",
    "$ref",
    "properties",
    "required",
    "items",
    "enum",
    "type",
    *_WORDS,
    *_COMPOSED,
)


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One difference between two versions, and what it does to records.

    `beyond` says that it is about more than the form of a record (whom it may name, where its words stand): a record
    may fit the form and yet have an error.
    """

    pattern: Pattern
    text: str
    effect: Effect
    beyond: bool = False

    @property
    def place(self) -> str:
        """The field as people write it."""
        return format_pattern(self.pattern) or "the record"


def compare_said(pattern: Pattern, old: Said, new: Said) -> Iterator[SchemaChange]:
    """The differences between what two versions say of one place; what is required is not said there."""
    old, new = _normal(old), _normal(new)
    for one, other in ((old, new), (new, old)):
        if "type" in other and "type" not in one and "enum" in one:
            one["type"] = (json.dumps([_TYPES[type(value)] for value in _common(_load(one["enum"]))]),)
    for keyword in dict.fromkeys([*new, *old]):
        before, after = old.get(keyword, ()), new.get(keyword, ())
        if before == after or keyword in _WORDS or (keyword in _STRUCTURE and keyword not in _SPECIAL):
            continue
        if keyword in _SPECIAL:
            yield from _SPECIAL[keyword](pattern, _load(before), _load(after))
        else:
            yield _compare_keyword(pattern, keyword, before, after)
    if any(old.get(keyword) != new.get(keyword) for keyword in _WORDS):
        yield SchemaChange(pattern, "described in other words", "words")


def _normal(said: Said) -> dict[str, tuple[str, ...]]:
    """The same in one form: a `const` is a list of one value, `if`, `then` and `else` are one condition."""
    normal = dict(said)
    only = normal.pop("const", ())
    if only:
        normal["enum"] = (*normal.get("enum", ()), *(f"[{text}]" for text in only))
    condition = {key: _load(normal.pop(key)) for key in ("if", "then", "else") if key in normal}
    if condition:
        normal["if"] = (json.dumps(condition, sort_keys=True),)
    return normal


def _common(lists: list[list[Any]]) -> list[Any]:
    """The values that stand in all of several lists."""
    return [value for value in lists[0] if all(value in others for others in lists[1:])] if lists else []


def _load(said: tuple[Any, ...]) -> list[Any]:
    return [json.loads(text) for text in said]


def _compare_keyword(
    pattern: Pattern, keyword: str, before: tuple[Any, ...], after: tuple[Any, ...]
) -> SchemaChange:
    noun = _NOUNS.get(keyword, f"'{keyword}'")
    beyond = keyword.startswith("x-")
    flag = (before or after) == ("true",)
    if not before:
        shown = "" if flag else f": {_show(after)}"
        return SchemaChange(pattern, f"{noun} is now laid down{shown}", "stricter", beyond)
    if not after:
        shown = "" if flag else f" (was {_show(before)})"
        return SchemaChange(pattern, f"{noun} is no longer laid down{shown}", "looser", beyond)
    effect: Effect = "either"
    if not beyond:
        if _covers(keyword, after, before):
            effect = "looser"
        elif _covers(keyword, before, after):
            effect = "stricter"
    word = {"looser": "loosened", "stricter": "tightened", "either": "changed", "words": ""}[effect]
    return SchemaChange(pattern, f"{noun} was {word}: from {_show(before)} to {_show(after)}", effect, beyond)


def _compare_types(pattern: Pattern, before: list[Any], after: list[Any]) -> Iterator[SchemaChange]:
    old, new = _names(before), _names(after)
    if set(old) == set(new):
        return
    wider = {*new, *(["integer"] if "number" in new else [])}
    effect: Effect = "looser" if not new or (old and set(old) <= wider) else "either" if old else "stricter"
    words = [" or ".join(names) or "anything" for names in (old, new)]
    yield SchemaChange(pattern, f"type changed from {words[0]} to {words[1]}", effect)


def _names(said: list[Any]) -> list[str]:
    value = said[0] if said else []
    return [value] if isinstance(value, str) else list(dict.fromkeys(value))


def _compare_values(pattern: Pattern, before: list[Any], after: list[Any]) -> Iterator[SchemaChange]:
    old, new = _common(before), _common(after)
    if not old or not new:
        word = "any value is allowed now" if not new else f"only these values are allowed now: {_list(new)}"
        yield SchemaChange(pattern, word, "looser" if not new else "stricter")
        return
    gone, added = [value for value in old if value not in new], [value for value in new if value not in old]
    if gone:
        yield SchemaChange(pattern, f"values gone: {_list(gone)}", "stricter")
    if added:
        yield SchemaChange(pattern, f"values added: {_list(added)}", "looser")


def _compare_kinds(pattern: Pattern, before: list[Any], after: list[Any]) -> Iterator[SchemaChange]:
    old, new = _names(before), _names(after)
    gone, added = [kind for kind in old if kind not in new], [kind for kind in new if kind not in old]
    if not old:
        yield SchemaChange(pattern, f"must now be the id of: {_list(new)}", "stricter", True)
    elif not new:
        yield SchemaChange(pattern, f"need no longer be the id of: {_list(old)}", "looser", True)
    else:
        if gone:
            yield SchemaChange(pattern, f"can no longer be the id of: {_list(gone)}", "stricter", True)
        if added:
            yield SchemaChange(pattern, f"can now also be the id of: {_list(added)}", "looser", True)


def _compare_rules(pattern: Pattern, before: list[Any], after: list[Any]) -> Iterator[SchemaChange]:
    old, new = ({rule["code"]: rule for rules in said for rule in rules} for said in (before, after))
    for code, rule in new.items():
        if code not in old:
            yield SchemaChange(pattern, f"rule added: {code}", "stricter", True)
        elif rule["require"] != old[code]["require"]:
            yield SchemaChange(pattern, f"rule changed: {code}", "either", True)
        elif rule != old[code]:
            yield SchemaChange(pattern, f"rule described in other words: {code}", "words", True)
    for code in old.keys() - new.keys():
        yield SchemaChange(pattern, f"rule gone: {code}", "looser", True)


def _compare_conditions(pattern: Pattern, before: list[Any], after: list[Any]) -> Iterator[SchemaChange]:
    effect: Effect = "stricter" if not before else "looser" if not after else "either"
    word = {"stricter": "a condition was added", "looser": "a condition is gone"}.get(
        effect, "a condition changed"
    )
    titles = dict.fromkeys(_titles([*after, *before]))
    yield SchemaChange(pattern, word + (f": {'; '.join(titles)}" if titles else ""), effect)


def _titles(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            yield node["title"]
        else:
            for value in node.values():
                yield from _titles(value)
    elif isinstance(node, list):
        for value in node:
            yield from _titles(value)


_SPECIAL = {
    "type": _compare_types,
    "enum": _compare_values,
    "x-ref": _compare_kinds,
    "x-rules": _compare_rules,
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas"), _compare_conditions),
}


@cache
def _covers(keyword: str, wide: tuple[str, ...], narrow: tuple[str, ...]) -> bool:
    """Whether one use of a keyword admits all that another does, as far as that is certain."""
    import jsonschema_rs

    try:
        forms = [
            jsonschema_rs.canonicalize({"allOf": [{keyword: json.loads(text)} for text in said]})
            for said in (wide, narrow)
        ]
    except Exception:  # a reference, say, which has no meaning by itself
        return False
    return bool(forms[0].covers(forms[1]) == jsonschema_rs.canonical.Containment.YES)


def _list(values: list[Any]) -> str:
    return ", ".join(value if isinstance(value, str) else json.dumps(value) for value in values)


def _show(said: tuple[Any, ...]) -> str:
    text = " and ".join(said)
    return text if len(text) <= 70 else text[:67] + "..."

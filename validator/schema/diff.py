"""Two versions of a kind, compared: what changed, in words, and whether records that were valid can become invalid.

The words come from the fields: both schemas are walked, and what they say of each place is held side by side. The
proof that nothing becomes invalid comes from the validation engine (jsonschema_rs brings schemas into a canonical
form and decides whether one admits all that another does); it answers yes, no, or unknown, and only yes is a proof.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from validator.findings.paths import ITEMS, Pattern
from validator.schema.diff_words import Said, SchemaChange, compare_said
from validator.schema.fields import BASE, walk
from validator.schema.schema import Schema

_CLOSING = ("additionalProperties", "unevaluatedProperties")


@dataclass(frozen=True, slots=True)
class _Described:
    """What a version says of one place."""

    required: bool
    said: Said

    @property
    def needed(self) -> set[str]:
        """The keys that are required there, whether or not they are described."""
        return {key for text in self.said.get("required", ()) for key in json.loads(text)}

    @property
    def closed(self) -> bool:
        """Whether only the fields that are described may stand there."""
        return any("false" in self.said.get(keyword, ()) for keyword in _CLOSING)


def compare(old: Schema, new: Schema) -> list[SchemaChange]:
    """All differences, in the order of the new version; what is gone comes last."""
    before, after = _places(old), _places(new)
    changes: list[SchemaChange] = []
    for pattern, place in after.items():
        known = before.get(pattern)
        if known is not None:
            if place.required != known.required:
                changes.append(_required(pattern, place))
            changes += compare_said(pattern, known.said, place.said)
            undescribed = [key for key in sorted(place.needed - known.needed) if (*pattern, key) not in after]
            changes += [SchemaChange((*pattern, key), "became required", "stricter") for key in undescribed]
        elif pattern[:-1] in before or not pattern[:-1]:
            changes.append(_added(pattern, place, before[pattern[:-1]]))
    for pattern in before:
        if pattern not in after and (pattern[:-1] in after or not pattern[:-1]):
            changes.append(_gone(pattern, after[pattern[:-1]]))
    return changes


def _required(pattern: Pattern, place: _Described) -> SchemaChange:
    if place.required:
        return SchemaChange(pattern, "became required", "stricter")
    return SchemaChange(pattern, "is no longer required", "looser")


def _added(pattern: Pattern, place: _Described, parent: _Described) -> SchemaChange:
    if pattern[-1] == ITEMS:
        return SchemaChange(pattern, "what the items may be is now laid down", "stricter")
    if place.required:
        return SchemaChange(pattern, "field added, and required", "stricter")
    if parent.closed:
        return SchemaChange(pattern, "field added", "looser")
    return SchemaChange(pattern, "field added, where anything could stand before", "stricter")


def _gone(pattern: Pattern, parent: _Described) -> SchemaChange:
    if pattern[-1] == ITEMS:
        return SchemaChange(pattern, "what the items may be is no longer laid down", "looser")
    return SchemaChange(pattern, "field gone", "stricter" if parent.closed else "looser")


def proved_compatible(old: Schema, new: Schema) -> bool:
    """Whether it is certain that every record that fits the old version fits the new one (the `schema` key apart)."""
    import jsonschema_rs

    try:
        forms = [
            jsonschema_rs.canonicalize(
                _without_name(schema),
                registry=_registry(schema),
                base_uri=f"{BASE}/{schema.file}",
                offline=True,
            )
            for schema in (old, new)
        ]
    except Exception:  # the canonical form is a bonus: what the engine can't bring into it stays unproved
        return False
    return bool(forms[1].covers(forms[0]) == jsonschema_rs.canonical.Containment.YES)


def _registry(schema: Schema) -> Any:
    import jsonschema_rs

    resources = [(f"{BASE}/{file}", document) for file, document in schema.files.items()]
    return jsonschema_rs.Registry(resources, draft=jsonschema_rs.Draft202012)


def _without_name(schema: Schema) -> dict[str, Any]:
    """The schema without the one difference that all versions have: the value of `schema` itself."""
    properties = {**schema.document.get("properties", {}), "schema": {}}
    return {**schema.document, "properties": properties}


def _places(schema: Schema) -> dict[Pattern, _Described]:
    """What holds for every record, place by place. Conditions are kept whole, where they stand."""
    places: dict[Pattern, _Described] = {}
    for node in walk(schema.file, schema.files):
        if node.conditional or node.pattern == ("schema",):
            continue
        known = places.get(node.pattern)
        said = dict(known.said) if known else {}
        for step in node.chain:
            for keyword, value in step.node.items():
                text = json.dumps(value, sort_keys=True)
                if text not in said.get(keyword, ()):
                    said[keyword] = (*said.get(keyword, ()), text)
        places[node.pattern] = _Described(node.required or bool(known and known.required), said)
    return places

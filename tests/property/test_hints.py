"""Whatever a hint offers as a replacement, followed, takes the problem away and brings no new one."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from validator.findings.rule import Hit
from validator.schema.explain import explain
from validator.schema.mapped import MappedSchema
from validator.schema.replacements import replaced
from validator.schema.resources import Resources

KEYS = st.sampled_from(["berth", "birth", "depth", "tide", "kind"])
SCALARS = st.sampled_from(
    ["yes", "no", "1_000", "0b11", "1,5", "", "low", "Low", "lwo", "12", 1, 0, 2.5, True, None]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
LEAVES = st.one_of(
    st.sampled_from(
        [{"type": name} for name in ("string", "integer", "number", "boolean", "array", "object", "null")]
    ),
    st.lists(SCALARS, min_size=1, max_size=4).map(lambda options: {"enum": options}),
    SCALARS.map(lambda value: {"const": value}),
    st.sampled_from(
        [{"minimum": 3}, {"maxLength": 2}, {"pattern": "^l"}, {"type": "string", "minLength": 3}, True]
    ),
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(
            lambda properties, closed, needed: {
                "type": "object",
                "properties": properties,
                "required": needed,
                **({"additionalProperties": False} if closed else {}),
            },
            st.dictionaries(KEYS, inner, max_size=3),
            st.booleans(),
            st.lists(KEYS, max_size=2, unique=True),
        ),
        inner.map(lambda items: {"type": "array", "items": items}),
        st.lists(inner, min_size=1, max_size=3).map(lambda options: {"anyOf": options}),
        st.lists(inner, min_size=1, max_size=3).map(lambda options: {"oneOf": options}),
        st.lists(inner, min_size=1, max_size=2).map(lambda options: {"allOf": options}),
        inner.map(lambda schema: {"not": schema}),
    ),
    max_leaves=6,
)


def told(hits: list[Hit]) -> set[Any]:
    return {(rule.code, problem.path, problem.message) for rule, problem in hits}


@given(SCHEMAS, VALUES)
@settings(max_examples=400, deadline=None)
def test_a_replacement_leads_to_a_better_record(below: Any, value: Any) -> None:
    document = {"properties": {"x": below}}
    uri = "https://onrecord.invalid/s.json"
    schema = MappedSchema("s", 1, "/s.json", document, {}, Resources(uri, document, {uri: document}))
    data = {"x": value}
    if schema.is_valid(data):
        assert schema.errors(data) == []
        return
    hits = explain(data, schema)
    assert hits
    for rule, problem in hits:
        assert rule.code != "readers-disagree"
        assert problem.hint
        assert not problem.hint.endswith(": ")
        if problem.properties.keys() & {"meant", "instead"}:
            changed = replaced(data, problem)
            assert changed != data or type(changed) is not type(data)
            after = told(explain(changed, schema)) if not schema.is_valid(changed) else set()
            assert (rule.code, problem.path, problem.message) not in after
            assert after <= told(hits)

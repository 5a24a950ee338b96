"""One record against its schema version: does it fit, and if not, what is wrong in words and where.

`explain` runs only for records that don't fit. What is wrong is found by a second implementation (error_tree); a
sentence for each keyword stands in sentences.
"""

from __future__ import annotations

from typing import Any

from validator.findings.finding import KeyPath, Problem
from validator.findings.rule import MAX_HITS, Hit, first_hits
from validator.schema.messages import (
    missing_key,
    no_schema,
    not_a_record,
    not_in_list,
    out_of_range,
    readers_disagree,
    unknown_key,
    unknown_kind,
    unknown_version,
    wrong_combination,
    wrong_form,
    wrong_type,
)
from validator.schema.schema import Schema, Schemas

_ENOUGH = 3 * MAX_HITS
"""How many problems are put in words, of which several may have one cause."""


def choose_schema(data: Any, schemas: Schemas) -> Schema | Hit:
    """The schema version that a record names, or what is wrong with the name."""
    if not isinstance(data, dict):
        return not_a_record, not_a_record(data)
    name = data.get("schema")
    schema = schemas.by_name.get(name) if isinstance(name, str) else None
    if schema:
        return schema
    if "schema" not in data:
        return no_schema, no_schema(schemas.versions)
    versions = schemas.versions.get(str(name).partition("/")[0])
    if versions:
        return unknown_version, unknown_version(str(name), versions)
    return unknown_kind, unknown_kind(name, schemas.versions)


def explain(data: Any, schema: Schema) -> list[Hit]:
    """All structural problems of a record that does not fit, one for each cause.

    A misspelt key is not missing as well, and a value of the wrong type is not measured further.
    """
    from validator.schema.replacements import only_sound

    errors = schema.errors(data)
    if not errors:
        return [(readers_disagree, readers_disagree(schema.refusal(data)))]
    hits = only_sound(
        _all_hits(errors, schema), data, schema, lambda changed: _all_hits(schema.errors(changed), schema)
    )
    return first_hits(_one_for_each_cause(hits))


def _all_hits(errors: list[Any], schema: Schema) -> list[Hit]:
    from validator.schema.sentences import Telling

    telling = Telling(schema)
    found: dict[tuple[str, KeyPath], Hit] = {}
    for error in sorted(errors, key=lambda e: [str(part) for part in e.relative_path]):
        if len(found) > _ENOUGH:
            break
        for hit in telling.hits_of(error):
            found.setdefault((hit[0].code, (*hit[1].path, hit[1].message)), hit)
    return list(found.values())


def _one_for_each_cause(hits: list[Hit]) -> list[Hit]:
    misspelt = {
        (problem.path[:-1], problem.properties.get("meant"))
        for found, problem in hits
        if found is unknown_key
    }
    mistyped: dict[KeyPath, Problem] = {}
    for found, problem in hits:
        if found is wrong_type:
            mistyped.setdefault(problem.path, problem)
    return [
        (found, problem)
        for found, problem in hits
        if (found is not missing_key or (problem.path, problem.properties["key"]) not in misspelt)
        and not any((problem.path, key) in misspelt for key in problem.properties.get("keys", ()))
        and (
            found not in (not_in_list, wrong_form, out_of_range, wrong_combination)
            or problem.path not in mistyped
        )
        and (found is not wrong_type or _says_more(problem, mistyped[problem.path]))
    ]


def _says_more(problem: Problem, first: Problem) -> bool:
    """Whether a value of the wrong type is told of in another way than before."""
    return problem is first or problem.hint != first.hint

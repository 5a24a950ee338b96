"""Are the schema files themselves in order?"""

from __future__ import annotations

import json
from typing import Any

from validator.finding import KeyPath, Problem
from validator.rule import rule
from validator.schema import Schema, SchemaError, Schemas, shipped_folder
from validator.suggest import did_you_mean


@rule("invalid-schema", "schema")
def invalid_schema(path: KeyPath, message: str, hint: str = "") -> Problem:
    """A schema file can't be used as it is.

    It is not JSON, uses a keyword that schemas here may not use (a misspelt `requird` would be a rule that never
    fires), or refers to something that does not exist.

    To mend it: correct the place shown. `schemas/meta.json` lists every keyword that a schema may use.
    """
    return Problem(path, message, hint=hint)


def check_schemas(schemas: Schemas) -> list[SchemaError]:
    """Hold every schema file against meta.json, and see that it compiles."""
    meta_file = schemas.folder / "meta.json"
    if not meta_file.is_file():
        meta_file = shipped_folder() / "meta.json"
    try:
        meta = json.loads(meta_file.read_bytes())
    except (OSError, ValueError) as error:
        return [SchemaError("meta.json", f"meta.json can't be read: {error}")]
    found = []
    for file, document in schemas.files.items():
        checker = _checker(meta)
        if not checker.is_valid(document):
            found += [_explain(file, error, meta) for error in checker.errors(document)]
    broken = {error.file for error in found}
    for schema in schemas.by_name.values():
        if schema.file not in broken:
            try:
                schema.compile()
            except SchemaError as error:
                found.append(error)
    return found


def _checker(meta: dict[str, Any]) -> Schema:
    return Schema("meta", 1, "meta.json", meta, {"meta.json": meta})


def _explain(file: str, error: Any, meta: dict[str, Any]) -> SchemaError:
    path = tuple(error.instance_path)
    if error.kind.name in ("additionalProperties", "unevaluatedProperties"):
        unknown = error.kind.unexpected[0]
        guess = did_you_mean(unknown, _keywords(meta))
        said = f"the keyword {unknown!r} is not one that schemas here may use; {guess}".rstrip("; ")
        return SchemaError(file, said, (*path, unknown))
    return SchemaError(file, error.message[:200], path)


def _keywords(meta: dict[str, Any]) -> list[str]:
    found: list[str] = []
    stack: list[Any] = [meta]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            found += node.get("properties", {})
            stack += node.values()
    return found

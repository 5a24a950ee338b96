"""Are the schema files themselves in order?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.paths import format_pattern
from validator.findings.rule import Hit, message
from validator.findings.suggest import did_you_mean
from validator.schema.cel import compile_all
from validator.schema.loading import MAX_SCHEMA_BYTES, shipped_folder
from validator.schema.resources import DIALECTS, Resources
from validator.schema.schema import Schema, SchemaError, Schemas
from validator.source.files import CONFIG_FILE, read_ordinary

_DATA_KEYWORDS = ("examples", "default", "const", "enum")
"""Keywords whose value is data, not a schema."""


@message("invalid-schema", "schema")
def invalid_schema(path: KeyPath, message: str, hint: str = "") -> Problem:
    """A schema file can't be used as it is.

    It is not JSON, uses a keyword that schemas here may not use (a misspelt `requird` would be a rule that never
    fires), or refers to something that does not exist.

    To mend it: correct the place shown. For the dataset's own kinds, `schemas/meta.json` lists every keyword that a
    schema may use; a schema of another make follows the draft of JSON Schema that its `$schema` names.
    """
    return Problem(
        path, message, hint=hint or "correct the place shown; schemas/meta.json lists what may stand there"
    )


@message("doubtful-schema", "schema", Severity.WARNING)
def doubtful_schema(path: KeyPath, message: str, hint: str) -> Problem:
    """A schema says something that has no effect, or that nothing can ever fit.

    A keyword that its draft does not know, a misspelt one, or one that stands where nothing looks at it, is a check
    that never runs, while everybody believes that it does. A branch that nothing fits is usually a slip in its type.

    To mend it: correct the place shown. If a keyword is there for other programs, begin its name with `x-`.
    """
    return Problem(path, message, hint=hint)


def schema_hit(error: SchemaError) -> Hit:
    """What is found wrong, or doubtful, in a schema."""
    if error.severity is Severity.WARNING:
        return doubtful_schema, doubtful_schema(error.path, error.message, error.hint)
    return invalid_schema, schema_problem(error)


def schema_problem(error: SchemaError) -> Problem:
    """The problem that an error is, with a way out that fits the file: meta.json has no say in schemas of others."""
    hint = error.hint
    if not hint and Path(error.file).is_absolute():
        hint = "correct the place shown"
        if error.message.startswith("the file can't be read") and not Path(error.file).exists():
            hint = "there is no such file; name one that is there"
        elif Path(error.file).name != CONFIG_FILE:
            hint += "; it follows the draft of JSON Schema that its $schema names, or 2020-12"
    return invalid_schema(error.path, error.message, hint)


@message("released-schema-changed", "schema")
def released_schema_changed(file: str) -> Problem:
    """A schema file that was released is not the one that was released.

    Records say `schema: event/1` and rely on what that meant on the day of its release, and so does whoever reads the
    dataset. If the file changes, the same record means something else, or is suddenly wrong. Line ends apart, every
    change counts, that of a description too.

    To mend it: put the file back (`git checkout`, or from the last release of the dataset), and make the change in a
    new version: copy the file to the next number. `docs/versions.md` shows the way.
    """
    return Problem(
        (),
        f"{file} was released, and has changed since: records that rely on it may now mean something else",
        hint="put the file back as it was, and make the change in a new version beside it",
    )


@message("released-schema-missing", "schema")
def released_schema_missing(file: str) -> Problem:
    """A schema file that was released is gone.

    Records that follow it, here or at somebody who has the dataset, can't be checked any more.

    To mend it: put the file back. A released version stays, even if no record here follows it any longer.
    """
    return Problem(
        (file,),
        f"{file} was released, and is gone: records that follow it can't be checked any more",
        hint="put the file back; a released version stays",
        side="key",
    )


def check_released(schemas: Schemas) -> Iterator[tuple[str, Hit]]:
    """See that released schema files are as they were: each problem with the file, in the schemas folder, to show."""
    from validator.schema.released import RELEASED_FILE, changed_files, read_released, shared_files

    try:
        released = read_released(schemas.folder)
        needed = {
            file: schema.name
            for schema in schemas.by_name.values()
            if schema.file in released
            for file in shared_files(schema)
        }
    except SchemaError as error:
        yield error.file, (invalid_schema, schema_problem(error))
        return
    changed, gone = changed_files(schemas.folder, released)
    for file in changed:
        yield file, (released_schema_changed, released_schema_changed(file))
    for file in gone:
        yield RELEASED_FILE, (released_schema_missing, released_schema_missing(file))
    for file in sorted(needed.keys() - released.keys()):
        message = f"{file} is missing in the list, although the released {needed[file]} refers to it"
        hint = "put its line back; it is frozen with the schemas that refer to it"
        yield RELEASED_FILE, (invalid_schema, invalid_schema((), message, hint))


def check_own_schemas(schemas: Schemas, root: Path) -> list[SchemaError]:
    """Check the schemas of the dataset at `root`.

    Those that come with OnRecord were checked when it was made, and are only compiled where a record asks for it.
    """
    shipped = schemas.folder == shipped_folder() and not schemas.folder.is_relative_to(root)
    return check_schemas(replace(schemas, by_name={}, files={}) if shipped else schemas)


def check_schemas(schemas: Schemas) -> list[SchemaError]:
    """Hold every schema file against meta.json, and see that it compiles."""
    meta_file = schemas.folder / "meta.json"
    if not meta_file.is_file():
        meta_file = shipped_folder() / "meta.json"
    try:
        meta = json.loads(read_ordinary(meta_file, meta_file.parent, MAX_SCHEMA_BYTES))
    except (OSError, ValueError, RecursionError) as error:
        return [SchemaError("meta.json", f"meta.json can't be read: {error}")]
    found = []
    for file, document in schemas.files.items():
        checker = _checker(meta)
        if not checker.is_valid(document):
            found += [_explain(file, error, meta) for error in checker.errors(document)]
    broken = {error.file for error in found}
    for schema in schemas.by_name.values() if not broken else ():  # one broken file stops all that use it
        try:
            schema.compile()
        except SchemaError as error:
            found.append(error)
    if not found:
        found = [
            *_wrong_names(schemas),
            *_unread_keywords(schemas),
            *_dangling_paths(schemas),
            *compile_all(schemas),
        ]
    return found


def _wrong_names(schemas: Schemas) -> Iterator[SchemaError]:
    """Files that were copied for a new version, or a new kind, and still ask for the old one under `schema`."""
    for schema in schemas.by_name.values():
        said = schema.document.get("properties", {}).get("schema", {})
        if said.get("const", schema.name) != schema.name:
            message = f"this is {schema.name}, but its records would have to say {said['const']!r}"
            yield SchemaError(schema.file, message, ("properties", "schema", "const"))


def _unread_keywords(schemas: Schemas) -> Iterator[SchemaError]:
    """The `x-` keywords that stand where nothing looks for them: rules that would never fire.

    Definitions that no kind uses are left alone.
    """
    read = {
        (step.file, step.path)
        for schema in schemas.by_name.values()
        for node in schema.nodes
        for step in node.chain
    }
    for file, document in schemas.files.items():
        waiting: list[tuple[Any, KeyPath, bool]] = [(document, (), False)]
        while waiting:
            node, path, used = waiting.pop()
            if isinstance(node, list):
                waiting += [(child, (*path, index), used) for index, child in enumerate(node)]
            elif isinstance(node, dict):
                used = (file, path) in read or (used and path[-2:-1] != ("$defs",))
                unread = [key for key in node if key.startswith("x-")] if used else []
                if unread and (file, path) not in read and path[-1] != "properties":
                    said = f"{unread[0]} has no effect here; it works below properties, items, allOf, anyOf, oneOf, if"
                    yield SchemaError(file, said, (*path, unread[0]))
                waiting += [
                    (child, (*path, key), used) for key, child in node.items() if key not in _DATA_KEYWORDS
                ]


def _dangling_paths(schemas: Schemas) -> Iterator[SchemaError]:
    """References to kinds that do not exist, and date orders that lead to no date in the kind referred to."""
    for schema in schemas.by_name.values():
        for field in schema.references:
            for kind in field.ref:
                if kind not in schemas.versions:
                    guess = did_you_mean(kind, schemas.versions)
                    said = f"there is no kind of record {kind!r}; {guess}".rstrip("; ")
                    yield SchemaError(schema.file, said, schema.keyword_path(field, "x-ref"))
        for order in schema.date_orders:
            if order.reference is not None:
                kinds = next(f.ref for f in schema.references if f.pattern == order.reference)
                dates = {d.pattern for s in schemas.by_name.values() if s.kind in kinds for d in s.dates}
                if order.other not in dates:
                    said = f"no {' or '.join(kinds)} has a date {format_pattern(order.other)!r}"
                    yield SchemaError(schema.file, said, schema.keyword_path(order.field, order.keyword))


def _checker(meta: dict[str, Any]) -> Schema:
    return Schema("meta", 1, "meta.json", meta, {"meta.json": meta})


def _explain(file: str, error: Any, meta: dict[str, Any]) -> SchemaError:
    path = tuple(error.relative_path)
    if error.validator in ("additionalProperties", "unevaluatedProperties"):
        unknown = error.validator_value
        guess = did_you_mean(unknown, _keywords(meta))
        said = f"the keyword {unknown!r} is not one that schemas here may use; {guess}".rstrip("; ")
        return SchemaError(file, said, (*path, unknown))
    if path[-1:] == ("type",) and path[-2:-1] != ("properties",):
        types = ", ".join(meta["$defs"]["type"]["enum"])
        return SchemaError(file, f"{error.instance!r} is no type; the types are: {types}", path)
    return _said_of(error, file)


def against_its_draft(document: dict[str, Any], draft: str, file: str) -> list[SchemaError]:
    """What is wrong with a schema of others by the schema for schemas of its draft."""
    from jsonschema_specifications import REGISTRY

    from validator.schema.error_tree import ErrorTree

    address = DIALECTS[draft]
    contents = REGISTRY.get_or_retrieve(address).value.contents
    tree = ErrorTree(Resources(address, dict(contents), {address: contents}), formats=True)
    return [_said_of(error, file) for error in tree.errors(document)]


def _said_of(error: Any, file: str) -> SchemaError:
    """What is wrong with a schema, in the words for records, but for those about YAML."""
    from validator.schema.messages import wrong_type
    from validator.schema.sentences import Telling

    found, problem = Telling(_checker({})).hits_of(error)[0]
    message = re.sub(r" \(lines [^)]*\)", "", problem.message)
    return SchemaError(file, message, problem.path, "" if found is wrong_type else problem.hint)


def _keywords(meta: dict[str, Any]) -> list[str]:
    found: list[str] = []
    stack: list[Any] = [meta]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            found += node.get("properties", {})
            stack += node.values()
    return found

"""`onrecord models`: what a program that writes or reads records needs to know of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from validator.cli.commands import Commands
    from validator.schema.schema import Schemas


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "models",
        help="print models of the kinds for programs: Python classes, or a schema for language models",
        description="Print, made from the schemas: with --language python, a module of pydantic models of all kinds; "
        "with --llm KIND, a schema in the subset of JSON Schema that language models keep to when they answer in a "
        "given form. docs/models.md shows how to go from an answer to a checked record.",
    )
    form = parser.add_mutually_exclusive_group(required=True)
    form.add_argument("--language", choices=("python",), help="a module of classes (pydantic, version 2)")
    form.add_argument("--llm", metavar="KIND", help="such as statement, or statement/1 for that version")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="FIELD",
        help="with --llm: leave a field out, such as sources[].quote; may be given several times",
    )
    parser.set_defaults(command=run)


def run(language: str | None, llm: str | None, without: Sequence[str]) -> int:
    """Print the models. Raises UsageError for an unknown kind or field, or if the code generator is not installed."""
    from validator.cli.opening import open_dataset, open_schemas
    from validator.corpus.config import UsageError

    if without and not llm:
        raise UsageError("--without goes with --llm only")
    schemas = open_schemas(open_dataset())
    sys.stdout.write(_llm(llm, without, schemas) if llm else _python(schemas))
    return CLEAN


def _python(schemas: Schemas) -> str:
    from validator.authoring.models import MissingExtraError, python_models
    from validator.corpus.config import UsageError

    try:
        return python_models(schemas)
    except MissingExtraError as error:
        raise UsageError(
            f"the code generator is not installed ({error}). Install it with: pip install 'onrecord[models]'"
        ) from error


def _llm(name: str, without: Sequence[str], schemas: Schemas) -> str:
    import json

    from validator.authoring.llm_schema import NotExpressibleError, exceeded_limits, llm_schema
    from validator.corpus.config import UsageError

    kind, _, version = name.partition("/")
    if kind not in schemas.versions or (version and name not in schemas.by_name):
        raise UsageError(f"there is no kind {name!r}; the kinds are: {', '.join(schemas.by_name)}")
    schema = schemas.by_name[name] if version else schemas.latest(kind)
    try:
        document = llm_schema(schema, without)
    except NotExpressibleError as error:
        raise UsageError(str(error)) from error
    for sentence in exceeded_limits(document):
        print(f"onrecord: note: {sentence}. To leave fields out: --without FIELD", file=sys.stderr)
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"

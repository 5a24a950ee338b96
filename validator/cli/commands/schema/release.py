"""`onrecord schema release KIND`: from now on, this version stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "release",
        help="release the new version of a kind: from then on it never changes",
        description="Write the hashes of a kind's new schema files, and of the shared definitions that they refer to, "
        "into released.json in the schemas folder. From then on 'onrecord validate' fails if one of them changes.",
    )
    parser.add_argument("kind", metavar="KIND", help="such as event; or event/2: up to that version")
    parser.set_defaults(command=run)


def run(kind: str) -> int:
    """Release. Raises UsageError if a schema is not in order, or nothing is new."""
    from validator.cli.opening import choose, open_dataset, open_schemas
    from validator.corpus.config import UsageError
    from validator.schema.check import check_released
    from validator.schema.fields import SchemaError
    from validator.schema.released import read_released, release, write_released

    dataset = open_dataset()
    if not dataset.schemas.is_relative_to(dataset.root):
        raise UsageError(
            "this dataset has no schemas of its own; those that come with OnRecord are released already"
        )
    schemas = open_schemas(dataset)
    last = choose(kind, schemas)[-1]
    for file, (_, problem) in check_released(schemas):
        raise UsageError(f"{file}: {problem.message}; nothing was released")
    kind = last.kind
    try:
        released = read_released(schemas.folder)
        new, listed = release(schemas, kind, released, last.version)
        numbers = schemas.versions[kind]
        if numbers != list(range(1, len(numbers) + 1)):
            raise UsageError(
                f"the versions of {kind} are {numbers}; they must count 1, 2, 3, ... without a gap"
            )
        if not new:
            raise UsageError(f"{last.name} is released already; a new version is a new file beside it")
        write_released(schemas.folder, listed)
    except (OSError, SchemaError) as error:
        raise UsageError(f"nothing was released: {error}") from error
    for file in listed.keys() - released.keys() - {schema.file for schema in new}:
        print(f"frozen with it: {file}")
    for schema in new:
        print(f"released {schema.name}")
    return CLEAN

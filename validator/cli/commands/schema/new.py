"""`onrecord schema new KIND`: begin a kind of your own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "new",
        help="begin a kind of your own: a schema to change",
        description="Write schemas/KIND/v1.json: a schema that works as it is, with remarks on how to go on. A file "
        "that exists is never overwritten.",
    )
    parser.add_argument(
        "kind", metavar="KIND", help="a noun in the singular, such as promise or court-ruling"
    )
    parser.set_defaults(command=run)


def run(kind: str) -> int:
    """Write the file and print its path. Raises UsageError for a name of the wrong form, or one that is taken."""
    from validator.authoring.new_kind import starting_schema
    from validator.cli.opening import open_dataset, open_schemas
    from validator.corpus.config import UsageError
    from validator.source.inside import require_inside

    dataset = open_dataset()
    if not dataset.schemas.is_relative_to(dataset.root):
        raise UsageError(
            "this dataset uses the schemas that come with OnRecord. To have kinds of your own beside them, copy them "
            f"into it first: cp -r '{dataset.schemas}' '{dataset.root / 'schemas'}'"
        )
    schemas = open_schemas(dataset)
    text = starting_schema(kind, schemas)
    file = dataset.schemas / kind / "v1.json"
    try:
        require_inside(file, dataset.root)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"can't write {file}: {error.strerror}; nothing was written") from error
    here = Path.cwd()
    print(file.relative_to(here) if file.is_relative_to(here) else file)
    return CLEAN

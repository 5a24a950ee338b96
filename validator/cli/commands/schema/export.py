"""`onrecord schema export`: schemas that stand alone, and settings for editors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands

_FOLDER = ".onrecord/editor"  # .onrecord/ holds what is made anew at any time, and is not in git


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "export",
        help="write self-contained schemas, and settings for editors",
        description="Write every schema as plain JSON Schema that stands alone, record.json for records of any kind, "
        "and the settings with which VS Code and Neovim check and complete records while you type. "
        "Export again when the schemas have changed.",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help=f"default: {_FOLDER} in the dataset's folder")
    parser.set_defaults(command=run)


def run(out: Path | None) -> int:
    """Write the files, over those of an earlier export. Raises UsageError if that can't be done."""
    from validator.authoring.editors import editor_files
    from validator.cli.opening import open_dataset, open_schemas
    from validator.corpus.config import UsageError
    from validator.source.inside import require_inside
    from validator.source.write import replace_file

    dataset = open_dataset()
    schemas = open_schemas(dataset)
    folder: Path = out.absolute() if out else dataset.root / _FOLDER
    records = Path(os.path.relpath(dataset.records, dataset.root)).as_posix()
    relative = Path(os.path.relpath(folder, dataset.root)).as_posix()
    files = editor_files(schemas, records, relative)
    try:
        for name in files if out is None else ():
            require_inside(folder / name, dataset.root)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            replace_file(folder / name, text)
    except OSError as error:
        raise UsageError(f"can't write {error.filename or folder}: {error.strerror}") from error
    print(f"wrote {len(schemas.by_name)} schemas and record.json, for records of any kind, to {relative}\n")
    print(f"VS Code   put the contents of {relative}/vscode-settings.json into .vscode/settings.json")
    print(f"Neovim    put the contents of {relative}/neovim.lua into .nvim.lua or your init.lua")
    return CLEAN

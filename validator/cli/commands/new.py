"""`onrecord new KIND [ID]`: a record to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands
    from validator.corpus.config import Dataset
    from validator.schema.schema import Schema

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEAD_BYTES = 4096  # a record's `schema` line stands near its top
_PLURALS = {"person": "people"}


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "new",
        help="begin a record: a file with every field explained, to fill in",
        description="Write a new record file with every field of its kind explained: the required ones first, the "
        "others behind a '#'. It goes where the other records of the kind lie, and its path is printed. "
        "Fill it in, then run: onrecord validate PATH. A file that exists is never overwritten.",
    )
    parser.add_argument(
        "kind", metavar="KIND", help="such as statement; the schemas folder has one folder a kind"
    )
    parser.add_argument(
        "name",
        nargs="?",
        metavar="ID",
        help="the record's name, such as 2024-03-05-quill-no-date-yet: lower-case letters, digits, hyphens "
        "(default: new-KIND)",
    )
    parser.set_defaults(command=run)


def run(kind: str, name: str | None) -> int:
    """Write the file. Raises UsageError for an unknown kind, an id of the wrong form, or one that is taken."""
    from validator.authoring.skeleton import skeleton
    from validator.cli.opening import open_dataset
    from validator.corpus.config import UsageError
    from validator.findings.suggest import did_you_mean
    from validator.schema.loading import load_schemas
    from validator.source.inside import require_inside
    from validator.source.write import create_file

    dataset = open_dataset()
    schemas, _ = load_schemas(dataset.schemas)
    if kind not in schemas.versions:
        kinds = ", ".join(schemas.versions) or "none"
        guess = did_you_mean(kind, schemas.versions)
        raise UsageError(f"there is no kind {kind!r}; {guess + ' ' if guess else ''}the kinds are: {kinds}")
    schema = schemas.latest(kind)
    name = name or f"new-{kind}"
    _check_id(name, dataset)
    file = home_of(schema, dataset) / f"{name}.yaml"
    try:
        require_inside(file, dataset.root)
        file.parent.mkdir(parents=True, exist_ok=True)
        create_file(file, skeleton(schema, name, _schema_address(schema, dataset, file)).encode())
    except OSError as error:
        raise UsageError(f"can't write {file}: {error.strerror}") from error
    print(_from_here(file))
    return CLEAN


def home_of(schema: Schema, dataset: Dataset) -> Path:
    """The folder where most records of the kind lie; for the first one, a folder named after the kind."""
    from collections import Counter

    from validator.source.files import walk

    line = re.compile(
        rf"^[\"']?schema[\"']?[ \t]*:[ \t]*[\"']?{re.escape(schema.kind)}/".encode(), re.MULTILINE
    )
    homes: Counter[Path] = Counter()
    for path in walk(dataset.records) if dataset.records.is_dir() else ():
        if path.suffix != ".jsonl" and path.is_file():
            with path.open("rb") as stream:
                if line.search(stream.read(_HEAD_BYTES)):
                    homes[path.parent] += 1
    return homes.most_common(1)[0][0] if homes else dataset.records / plural(schema.kind)


def plural(noun: str) -> str:
    """`agreement` -> `agreements`, `city` -> `cities`, `person` -> `people`."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if re.search("[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def _check_id(name: str, dataset: Dataset) -> None:
    from validator.authoring.file_names import why_no_file
    from validator.corpus.config import UsageError
    from validator.source.files import walk

    if not _ID.fullmatch(name):
        better = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
        hint = f"; write it as {better!r}" if better else ""
        raise UsageError(
            f"the id {name!r} must consist of lower-case letters, digits and single hyphens{hint}"
        )
    if wrong := why_no_file(name):
        raise UsageError(wrong)
    for path in walk(dataset.records) if dataset.records.is_dir() else ():
        if path.stem == name:
            raise UsageError(f"the id {name!r} is taken by {_from_here(path)}; nothing was written")


def _schema_address(schema: Schema, dataset: Dataset, file: Path) -> str:
    """Where editors find the schema, from the record's own folder; nothing if it is not part of the dataset."""
    import os

    path = dataset.schemas / schema.file
    return Path(os.path.relpath(path, file.parent)).as_posix() if path.is_relative_to(dataset.root) else ""


def _from_here(path: Path) -> str:
    """A path as one would type it in the current folder."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

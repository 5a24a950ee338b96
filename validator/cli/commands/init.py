"""`onrecord init DIR`: a new dataset, small and complete, to change into one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from validator.cli.commands import Commands

_TEMPLATE = Path(__file__).parents[2] / "template"
_DOT = (
    "dot-"  # a template file of this name begins with a dot in the new dataset; here it must have no effect
)


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "init",
        help="begin a new dataset in DIR",
        description="Make a new dataset in DIR: settings, schemas, an invented article with its text, and one record "
        "of each kind taken from it. It is valid as it stands, so you can try everything on it, then put "
        "your own records in their place. A folder that is not empty is left alone.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder; '.' for this one")
    parser.set_defaults(command=run)


def run(folder: Path) -> int:
    """Write the dataset. Raises UsageError if the folder is not empty or can't be written."""
    from validator.corpus.config import UsageError

    try:
        _refuse_if_taken(folder)
        records = write_dataset(folder) if folder.exists() else _write_whole(folder)
    except OSError as error:
        raise UsageError(f"can't write {error.filename or folder}: {error.strerror}") from error
    print(f"made a new dataset in {folder}: {records} records, taken from one invented article\n")
    print("next:")
    if folder.resolve() != Path.cwd():
        print(f"  cd {_shell_word(folder)}")
    print("  onrecord validate           check the records, every quote against its article in archive/")
    print("  onrecord build              make the dataset in dist/")
    print("  onrecord new statement ID   begin a record of your own")
    print("\nREADME.md there says what is where.")
    return CLEAN


def write_dataset(folder: Path) -> int:
    """Write the example dataset with its schemas into `folder`. Returns the number of its records."""
    from validator.schema.loading import shipped_folder

    _copy(_TEMPLATE, folder)
    _copy(shipped_folder(), folder / "schemas")
    return sum(1 for _ in (folder / "records").rglob("*.yaml"))


def _write_whole(folder: Path) -> int:
    """Write the dataset beside the folder that is to be, and give it its name when all is there."""
    import shutil

    from validator.source.write import SUFFIX, sync_all

    beside = folder.absolute().with_name(f".{folder.name}{SUFFIX}")
    if beside.is_dir():  # left by one that was killed
        shutil.rmtree(beside)
    try:
        records = write_dataset(beside)
        sync_all(beside)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return records


def _refuse_if_taken(folder: Path) -> None:
    """A folder that only holds a git repository counts as empty."""
    from validator.corpus.config import UsageError

    if folder.is_dir():
        found = sorted(path.name for path in folder.iterdir() if path.name != ".git")
        if found:
            raise UsageError(
                f"the folder {str(folder)!r} is not empty (it holds {found[0]!r}); "
                "nothing was written. Name a new or empty folder"
            )


def _copy(source: Path, target: Path) -> None:
    """Copy the files of a folder, contents only: the originals may be read-only, the copies must not be."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir()):
        name = path.name
        if path.is_dir():
            _copy(path, target / name)
        else:
            copy = target / (f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name)
            copy.write_bytes(path.read_bytes())


def _shell_word(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))

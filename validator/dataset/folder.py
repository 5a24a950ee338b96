"""Replacing one folder by another: built beside, then renamed.

Until the new folder is complete and on the disk nothing is touched, so a failed or killed build leaves the last good
dataset. The exchange is one step where the system has one (`exchange`), elsewhere two renames: the old folder out of
the way, the new one in. Only there a kill between the two leaves no folder under the name; the next build then puts the
old one back before it begins. Nothing is ever deleted that a build did not make.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from validator.corpus.config import Dataset, UsageError
from validator.dataset.layout import DATASET, Made
from validator.dataset.manifest import files_in, files_listed
from validator.source.write import exchange, sync, sync_all

_MARK = "onrecord-build.lock"
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def choose_folder(dataset: Dataset, out: Path | None, made: Made = DATASET) -> Path:
    """The folder to write into: `out`, or the usual one. What a killed run left there is cleared away first.

    Raises UsageError where it would stand in the way of records, schemas or texts, or replace other files.
    """
    usual = dataset.root / made.usual
    if out is None and usual.is_symlink():
        raise UsageError(
            f"{str(usual)!r} is a link, which may lead out of the dataset: remove it, or name the folder with --out"
        )
    folder = (out or usual).resolve()
    for source in (dataset.records, dataset.schemas, dataset.archive):
        if folder.is_relative_to(source.resolve()) or source.resolve().is_relative_to(folder):
            raise UsageError(
                f"the {made.name} can't be written into {str(folder)!r}: it would stand in the way of {str(source)!r}; "
                "choose another folder with --out"
            )
    recover(folder, made)
    require_replaceable(folder, made)
    return folder


@contextmanager
def replacing(out: Path, made: Made = DATASET) -> Iterator[Path]:
    """Yield an empty folder; when the block ends well, it takes the place of `out`.

    `made` is what made a folder that may be replaced.

    Raises UsageError if `out` holds files that no build made, or if another build of it is running.
    """
    require_replaceable(out, made)
    with _workshop(out, made) as workshop:
        new = workshop / "new"
        new.mkdir()
        yield new
        sync_all(new)
        if not out.exists():
            new.rename(out)
        elif not exchange(new, out):
            out.rename(workshop / "old")
            new.rename(out)
        sync(out.parent)


def recover(out: Path, made: Made = DATASET) -> None:
    """Clear away what a killed build left; where it was killed between its two renames, put `out` back."""
    if _workshop_of(out).exists():
        with _workshop(out, made):
            pass


def _workshop_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.building")


@contextmanager
def _workshop(out: Path, made: Made) -> Iterator[Path]:
    """A folder beside `out`, for one build at a time, in which the new folder stands and for a moment the old one."""
    folder = _workshop_of(out)
    if folder.is_symlink() or not (folder / _MARK).is_file():
        require_replaceable(folder, made)
    folder.mkdir(parents=True, exist_ok=True)
    with _only_build(folder / _MARK, out):
        _clear(folder, out)
        try:
            yield folder
        finally:
            _clear(folder, out)
            (folder / _MARK).unlink()
            folder.rmdir()


def _clear(workshop: Path, out: Path) -> None:
    new, old = workshop / "new", workshop / "old"
    for folder in (new, old):
        if folder.is_symlink():  # no build makes one
            folder.unlink()
    if old.exists() and not out.exists():
        old.rename(out)
    for folder in (new, old):
        if folder.exists():
            shutil.rmtree(folder)


def require_replaceable(folder: Path, made: Made = DATASET) -> None:
    """Raise UsageError unless the folder is absent, empty, or made by a build with no file added."""
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        raise UsageError(
            f"{str(folder)!r} is not a folder; move it away, or choose another folder with --out"
        )
    listed = files_listed(folder, made)
    strangers = [name for name in files_in(folder) if Path(name).name not in LEFT_BY_SYSTEMS]
    strangers = [name for name in strangers if name not in listed]
    if strangers:
        more = f" and {len(strangers) - 1} more" if len(strangers) > 1 else ""
        raise UsageError(
            f"the folder {str(folder)!r} would be replaced, but it holds files that no build made: "
            f"{strangers[0]!r}{more}; move them away, or choose another folder with --out"
        )


@contextmanager
def _only_build(mark: Path, out: Path) -> Iterator[None]:
    """Hold a lock on the mark, which the system drops when the process ends, however it ends."""
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(mark, flags, 0o600), "w") as file:
        try:
            import fcntl
        except ImportError:  # not a Unix: two builds at once are not noticed
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"another build of {str(out)!r} is running; wait until it is done") from None
        yield

"""Open a file that a dataset names: an ordinary one, inside of the folder that it may lie in, whatever leads there.

A dataset may come from a stranger, and what lies in it may be exchanged while it is read: a folder for a link, say. So
a path is opened part by part, each from the folder before it, and no part may be a link. Where there is a link on the
way, it is resolved first, and the place that it leads to is opened in the same way.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from validator.findings.usage import UsageError

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NO_ROOM = (errno.EMFILE, errno.ENFILE)
_BY_PARTS = os.open in os.supports_dir_fd
_LINK = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK)
"""What systems say when a part of a path is a link that must not be followed."""


class OutsideError(OSError):
    """A path leads out of the folder that it must stay in. The file name is the path."""


class NotOrdinaryError(OSError):
    """What lies at a path is no ordinary file; `mode` says what it is."""

    def __init__(self, mode: int) -> None:
        super().__init__(errno.EINVAL, "this is no file")
        self.mode = mode


def open_inside(path: Path | str, inside: Path, root: Path | None = None) -> int:
    """A descriptor of an ordinary file, to read it, that lies in the folder `inside`, which lies in the folder `root`.

    Links may lead anywhere in `inside`, and `inside` itself to anywhere in `root`, which is taken as it is: the person
    who runs this has named it. Without it, that is true of `inside`. Raises OSError, OutsideError, NotOrdinaryError;
    and UsageError where the system has no room for another open file, which says nothing of this one.
    """
    try:
        return _opened(path, inside, root)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        said = f"{path}: {os.strerror(error.errno)}; allow this program more open files (ulimit -n), or close others"
        raise UsageError(said) from error


def _opened(path: Path | str, inside: Path, root: Path | None) -> int:
    start, home, name = os.fspath(root or inside), os.fspath(inside), os.fspath(path)
    if _BY_PARTS and _within(name, home) and _within(home, start):
        parts = name[len(start) :].strip("/").split("/")
        try:
            if ".." not in parts:
                return _open(start, parts)
        except OSError as error:
            if error.errno not in _LINK:
                raise
    start, home, real = os.path.realpath(start), os.path.realpath(home), os.path.realpath(name)
    if not (_within(real, home) and _within(home, start)):
        raise OutsideError(errno.EXDEV, "this leads out of its folder", name)
    return _open(start, list(Path(real).relative_to(start).parts))


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, links followed, stays inside of a folder."""
    return _within(os.path.realpath(path), os.path.realpath(root))


def require_inside(path: Path, root: Path) -> None:
    """Raise OutsideError for a path at which something is to be written, if links lead it out of a folder."""
    if not is_inside(path, root):
        raise OutsideError(errno.EXDEV, "a link leads out of the dataset's folder", str(path))


_kept: list[tuple[str, int, tuple[int, int]]] = []
"""The folder that was opened last, its descriptor, and its device and number: files are read folder by folder.

Whoever uses it takes it out (`pop` and `append` are whole), so that no other thread closes it meanwhile.
"""


def _open(root: str, parts: list[str]) -> int:
    """Open what lies below a folder, no part of the way being a link."""
    if not _BY_PARTS:
        return _open_seen(str(Path(root, *parts)), None)
    if not parts:
        raise NotOrdinaryError(stat.S_IFDIR)
    folder = "/".join((root, *parts[:-1]))
    kept = _take(folder)
    if kept is None:
        opened = _open_folder(root, parts[:-1])
        status = os.fstat(opened)
        kept = folder, opened, (status.st_dev, status.st_ino)
    try:
        return _open_seen(parts[-1], kept[1])
    finally:
        _keep(kept)


def _take(folder: str) -> tuple[str, int, tuple[int, int]] | None:
    """The folder that was opened last, if it is this one and nothing was put in its place."""
    try:
        last = _kept.pop()
    except IndexError:
        return None
    try:
        status = os.lstat(folder) if folder == last[0] else None
    except OSError:
        os.close(last[1])
        raise
    if status and (status.st_dev, status.st_ino) == last[2]:
        return last
    os.close(last[1])
    return None


def _keep(folder: tuple[str, int, tuple[int, int]]) -> None:
    if _kept:
        os.close(folder[1])
    else:
        _kept.append(folder)


def _open_folder(root: str, parts: list[str]) -> int:
    here = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    for part in parts:
        try:
            inner = os.open(part, _FOLDER, dir_fd=here)
        finally:
            os.close(here)
        here = inner
    return here


def _open_seen(name: str, folder: int | None) -> int:
    """Open an ordinary file: one that was seen to be one before, so that no pipe or device is opened at all."""
    seen = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(seen.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if not stat.S_ISREG(seen.st_mode):
        raise NotOrdinaryError(seen.st_mode)
    descriptor = os.open(name, _READ, dir_fd=folder)
    status = os.fstat(descriptor)  # the number of a deleted file may be given anew, to a pipe
    if (status.st_dev, status.st_ino) != (seen.st_dev, seen.st_ino) or not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise OSError(errno.ESTALE, "it was replaced while it was being read; try again")
    return descriptor

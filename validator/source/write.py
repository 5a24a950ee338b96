"""Writing files and folders whole or not at all, whenever the program or the machine stops.

A new file has no name until every byte of it is on the disk (`O_TMPFILE`, see open(2)); then it takes the place of the
old one by one rename. Where the system has no such files, one with a name that begins with a dot stands in, and so it
does between the two calls that give it its name and its place. If a kill hits just there, the next edit in the folder
clears it away: a lock, which the system drops with the process, tells what is left from what is being written.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

SUFFIX = ".onrecord-new"
"""How the name of a file ends that is to take the place of another."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NO_SUCH_FILES = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT}
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_MANY = 100
"""Files from which on all that waits for the disk is written at once."""
_swept: set[Path] = set()


def replace_file(path: Path, text: str, *, keep_mark: bool = True) -> None:
    """Write a file anew, whole or not at all; its permissions, and with `keep_mark` a byte-order mark, stay.

    One that is not there yet gets the permissions of a new file. Raises OSError if it can't be written; then it is as
    it was, and nothing is left beside it.
    """
    target = path.resolve()  # a link stays a link
    data = text.encode("utf-8")
    try:
        with target.open("rb") as stream:
            if keep_mark and has_mark(stream.read(len(_BYTE_ORDER_MARK))):
                data = _BYTE_ORDER_MARK + data
            mode = os.fstat(stream.fileno()).st_mode & 0o7777
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    with _written(target, data, mode) as name:
        name.replace(target)
    sync(target.parent)


def has_mark(data: bytes) -> bool:
    """Whether a file's bytes begin with a byte-order mark, which UTF-8 does not need."""
    return data.startswith(_BYTE_ORDER_MARK)


def create_file(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises FileExistsError if it is there, and OSError."""
    with _written(path, data, 0o666 & ~_umask()) as name:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        try:
            os.link(name, path)
        except FileExistsError as error:
            raise FileExistsError(errno.EEXIST, error.strerror, str(path)) from None
        except OSError:  # a disk without hard links, such as a memory stick
            name.rename(path)
    sync(path.parent)


@contextmanager
def _written(target: Path, data: bytes, mode: int) -> Iterator[Path]:
    """The data on the disk, under a name beside `target` that is gone when the block ends."""
    new = NewFile(target)
    try:
        new.stream.write(data)
        yield new.named(mode)
    finally:
        new.drop()


class NewFile:
    """A file that is written to `stream` piece by piece, and takes the place of `target` when it is whole, or never.

    Raises OSError where it can't be written.
    """

    def __init__(self, target: Path) -> None:
        _sweep(target.parent)
        self._target = target
        self._name = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}{SUFFIX}")
        handle = _nameless(target.parent)
        self._has_name = handle is None
        if handle is None:
            handle = os.open(self._name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self.stream: BinaryIO = os.fdopen(handle, "wb")
        _lock(handle, wait=True)

    def named(self, mode: int) -> Path:
        """The file, all on the disk, under a name of its own beside its target."""
        handle = self.stream.fileno()
        self.stream.flush()
        _permit(handle, self._name, mode)
        os.fsync(handle)
        if not self._has_name:
            # With a folder given, Python calls linkat(2), which follows the link to the file without a name.
            os.link(f"/proc/self/fd/{handle}", self._name, src_dir_fd=0, follow_symlinks=True)
            self._has_name = True
        return self._name

    def take_place(self) -> None:
        """Put it where the target is."""
        self.named(0o666 & ~_umask()).replace(self._target)
        self._has_name = False
        self.stream.close()
        sync(self._target.parent)

    def drop(self) -> None:
        """Leave nothing of it."""
        with suppress(OSError):  # what could not be written is not written now either
            self.stream.close()
        if self._has_name:
            self._name.unlink(missing_ok=True)


def _nameless(folder: Path) -> int | None:
    """An open file without a name in a folder, or None where the system has no such files."""
    if not hasattr(os, "O_TMPFILE") or not os.path.exists("/proc/self/fd"):  # noqa: PTH110 - no Path for a question
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    except OSError as error:
        if error.errno in _NO_SUCH_FILES and folder.is_dir():
            return None
        raise


def _permit(handle: int, name: Path, mode: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)
    else:
        name.chmod(mode)


def _lock(handle: int, *, wait: bool) -> bool:
    """Take the lock of an open file; False if somebody else has it. Where there are no locks, nobody has one."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Clear away what killed edits left in a folder; once a folder, since a run edits many files of one."""
    if folder in _swept:
        return
    _swept.add(folder)
    with os.scandir(folder) as entries:
        left = [
            entry.path
            for entry in entries
            if entry.name[0] == "." and entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False)
        ]
    for name in left:
        try:
            handle = os.open(name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        except OSError:
            continue
        try:
            if _lock(handle, wait=False):
                Path(name).unlink(missing_ok=True)
        finally:
            os.close(handle)


def sync(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk. Not every system does it for folders."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.EACCES, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def sync_all(folder: Path) -> None:
    """Have the system write everything below a folder to the disk, names included. Raises OSError."""
    places = [(Path(place), names) for place, _, names in os.walk(folder, topdown=False)]
    if sum(len(names) for _, names in places) > _MANY and _sync_disk(folder):
        return
    for place, names in places:
        for name in names:
            sync(place / name)
        sync(place)


def _sync_disk(folder: Path) -> bool:
    """Have the system write all that waits for the disk of a folder; False where it can't (see syncfs(2)).

    For thousands of files one by one it takes a minute and more.
    """
    import ctypes
    import sys

    if sys.platform != "linux":
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        return bool(ctypes.CDLL(None).syncfs(handle) == 0)
    except AttributeError:
        return False
    finally:
        os.close(handle)


def exchange(first: Path, second: Path) -> bool:
    """Let two files or folders change places in one step; False where the system can't (see renameat2(2))."""
    import ctypes
    import sys

    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    here = ctypes.c_int(-100)  # AT_FDCWD
    old, new = os.fsencode(first), os.fsencode(second)
    return bool(rename(here, old, here, new, ctypes.c_uint(_EXCHANGE)) == 0)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

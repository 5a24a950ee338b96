"""A run in which nothing at all has changed: what the run before said is said again.

Beside the cache lie a few more files, `.onrecord/last.*`: how a run was asked for, the stamps of everything that it
looked at, and what it said. Where all of that is as it was, the report is too, and none of the machinery that makes
reports is loaded. Like the cache it is only ever a memory. A run is not kept where something that it looked at was
written so lately that its stamp does not tell, where a link is involved, or where there is so much to look at that git
is asked instead (`validator.memory.candidates`).
"""

from __future__ import annotations

import os
import stat
import sys
import time
from zlib import crc32

from validator.report.terminal import wants_colour
from validator.source.stamps import RACY, as_bytes, everything, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Watched = tuple[str, str]

FOLDER = ".onrecord"
FILE, RECORDS, ALL, NAMES, PROGRAM = "file", "records", "all", "names", "program"
"""How a path is looked at: one file; a folder, but for what is hidden; a folder with everything in it, or only when
something last came into it; the program, without what Python keeps of it."""
MOST_FILES = 40_000
"""The most files, of all that a run looked at, that each run after it looks at again."""
MOST_BYTES = 4 << 20
"""The longest report that is kept."""
_LARGEST = 64 << 20
_FORMAT = b"onrecord-last/1"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def replay(arguments: Sequence[str]) -> tuple[str, int] | None:
    """What a run says that is asked for like this, and its exit code; None if the run has to be made."""
    try:
        root, asked = _root(), _asked(arguments)
        kept = _load(_place(root, asked)) if root and not os.path.islink(f"{root}/{FOLDER}") else None
        if kept is None:
            return None
        code, known, watched, state, commit, said = kept
        paths = _pairs(watched)
        # What came with somebody else's files can't know the stamps that settings and program have here.
        if asked != known or not {(FILE, f"{root}/onrecord.yaml"), (PROGRAM, _PACKAGE)} <= {*paths}:
            return None
        if _look(paths)[0] != state:
            return None
        if commit and not _committed(root, _pairs(commit)):
            return None
        return said.decode("utf-8", "surrogatepass"), code
    except (OSError, ValueError, OverflowError):  # whatever the file holds: it was not written by a run
        return None


class Keeper:
    """Keeps what a run says. To be made before the run reads anything but the settings."""

    def __init__(self, arguments: Sequence[str], root: str, moment: int) -> None:
        """`moment` is the time (nanoseconds) before anything was read at all."""
        self._arguments = arguments
        self._root = root
        self._moment = moment
        self._asked = _asked(arguments)
        make_folder(root)
        self._folder = _last_change(root)

    def keep(
        self, said: str, code: int, watched: Iterable[Watched], commit: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Write down what the run said, if nothing that it looked at has changed since it began, nor shortly before.

        `watched` is everything that it looked at, the program apart. `commit` are files that it compared with the last
        commit, each with the id that git has for what it held there.
        """
        data = said.encode("utf-8", "surrogatepass")
        try:
            if len(data) > MOST_BYTES or self._root != _root() or self._asked != _asked(self._arguments):
                return
            paths = sorted({*watched, (PROGRAM, _PACKAGE)})
            state, latest = _look(paths, self._root)
            # Only the dataset's own folder tells whether what is missing from it was missing all the time.
            if latest < self._moment - RACY and self._folder == _last_change(self._root):
                _save(
                    _place(self._root, self._asked),
                    code,
                    (self._asked, _joined(paths), state, _joined(commit), data),
                )
        except (OSError, ValueError, OverflowError):
            return


def make_folder(root: str) -> None:
    """Make the folder of all that is remembered, which keeps itself out of git. Without it, nothing is."""
    try:
        os.mkdir(f"{root}/{FOLDER}")
        with open(f"{root}/{FOLDER}/.gitignore", "w", encoding="ascii") as file:
            file.write("*\n")
    except OSError:
        return


def _asked(arguments: Sequence[str]) -> bytes:
    """All that a report depends on beside the files: the program, who calls it, how, where, and on which day."""
    day = time.strftime("%Y-%m-%d")
    user = str(getattr(os, "geteuid", int)())  # who may read what
    parts = [_PACKAGE, sys.version, *sys.path, user, os.getcwd(), day, str(wants_colour()), *arguments]
    return "\0".join(parts).encode("utf-8", "surrogatepass")


def _root() -> str:
    """The dataset that this is run in; empty outside of any."""
    folder = os.getcwd()
    while not os.path.isfile(f"{folder}/onrecord.yaml"):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def _look(watched: Iterable[Watched], root: str = "") -> tuple[bytes, int]:
    """The state of all that is watched, and with a root when the last of it changed (nanoseconds).

    The latter counts the folders, too, but for the root itself. Raises ValueError for what no stamp tells of, and for
    too much.
    """
    parts: list[bytes] = []
    latest = 0
    files = 0
    for how, path in watched:
        try:
            status = os.lstat(path) if how == FILE else os.stat(path)
        except FileNotFoundError:
            parts.append(b"absent")
            if root:
                latest = max(latest, _last_change_above(path, root))
            continue
        if how == FILE:
            if not stat.S_ISREG(status.st_mode):
                raise ValueError(path)
            stamp = stamp_of(status)
            parts.append(repr(stamp).encode())
            latest = max(latest, *stamp[1:3])
            continue
        if how == NAMES:
            parts.append(b"%d" % status.st_mtime_ns)
            latest = max(latest, status.st_mtime_ns)
            continue
        parts.append(b"%d %d" % (status.st_dev, status.st_ino))
        for folder, names, numbers, odd in everything(path, hidden=how != RECORDS, compiled=how != PROGRAM):
            files += len(names)
            if odd or files > MOST_FILES:
                raise ValueError(folder)
            parts.append(as_bytes(folder, names, numbers))
            if root:
                latest = max([latest, *numbers[1::4], *numbers[2::4]])
                latest = max(latest, 0 if folder == root else _last_change(folder))
    return b"\0".join(parts), latest


def _last_change(folder: str) -> int:
    """When something came into a folder, or went from it, or was renamed (nanoseconds)."""
    status = os.stat(folder)
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _last_change_above(path: str, root: str) -> int:
    """The last change of the folder that something which is not there would be in, or its folder be in."""
    folder = os.path.dirname(path)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return 0 if folder == root else _last_change(folder)


def _committed(root: str, commit: Sequence[tuple[str, str]]) -> bool:
    """Whether the last commit has the files as it had them."""
    from validator.corpus.git import Git

    try:
        with Git(root) as git:
            held = git.files("HEAD", [file for file, _ in commit])
    except OSError:
        held = {}
    return all(held.get(file, "") == known for file, known in commit)


def _joined(pairs: Iterable[tuple[str, str]]) -> bytes:
    return os.fsencode("\0".join(part for pair in pairs for part in pair))


def _pairs(joined: bytes) -> list[tuple[str, str]]:
    """The pairs that `_joined` joined."""
    parts = os.fsdecode(joined).split("\0")
    return list(zip(parts[::2], parts[1::2], strict=True))


def _place(root: str, asked: bytes) -> str:
    """The file for a run that is asked for like this: one of a few, so that they do not become many."""
    return f"{root}/{FOLDER}/last.{crc32(asked) % 8}"


def _save(path: str, code: int, parts: Sequence[bytes]) -> None:
    """Write the file anew, and put it in the place of the old one."""
    body = b"".join(parts)
    sizes = b" ".join(b"%d" % number for number in (code, *map(len, parts)))
    beside = f"{path}.{os.getpid()}.new"
    try:
        with open(beside, "xb") as file:
            file.write(b"%s %d %s\n%s" % (_FORMAT, crc32(body, crc32(sizes)), sizes, body))
        os.replace(beside, path)
    finally:
        if os.path.lexists(beside):
            os.unlink(beside)


def _load(path: str) -> tuple[int, bytes, bytes, bytes, bytes, bytes] | None:
    """The exit code and the parts that `_save` wrote; None if they are not there. Raises OSError, ValueError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return None
        head, body = file.readline(200).rstrip(b"\n").split(b" ", 2), file.read()
    if len(head) != 3 or head[0] != _FORMAT or int(head[1]) != crc32(body, crc32(head[2])):
        return None
    code, *sizes = map(int, head[2].split())
    ends = [sum(sizes[: number + 1]) for number in range(5)]
    asked, watched, state, commit, said = (
        body[end - size : end] for size, end in zip(sizes, ends, strict=True)
    )
    return code, asked, watched, state, commit, said

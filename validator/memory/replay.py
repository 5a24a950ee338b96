"""A run in which nothing at all has changed: what the run before said is said again.

Beside the store lie a few more files, `last.*`: how a run was asked for, the stamps of everything that it looked at,
and what it said. Where all of that is as it was, the report is too, and none of the machinery that makes reports is
loaded. A run is not kept where something that it looked at was written so lately that its stamp does not tell, where a
link is involved, or where there is so much to look at that the store is as fast.

Stamps tell of every change but those that are made through a mapping of a file that was open before. So each run also
reads the settings and the schemas again, on which every record hangs, and some of the record files, others in turn, and
compares what they hold.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from zlib import crc32

from validator.memory import sealed
from validator.report.terminal import wants_colour
from validator.source.stamps import RACY, as_bytes, digest_of, everything, stamp_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Watched = tuple[str, str]

FILE, RECORDS, SCHEMAS, TEXTS = "file", "records", "schemas", "texts"
LIBRARIES, PROGRAM = "libraries", "program"
"""How a path is looked at: one file; a folder, but for what is hidden; a folder with everything in it, twice; only when
something last came into it; the program, without what Python keeps of it."""
MOST_FILES = 40_000
"""The most files, of all that a run looked at, that each run after it looks at again."""
MOST_BYTES = 4 << 20
"""The longest report that is kept."""
READ_AGAIN = 32
"""Record files that each run reads again although they look as they did."""
MOST_FOR_ALL = 64
"""Files on which every record hangs (settings, schemas, the texts of a small archive) that each run reads again."""
MOST_OF_ONE = 1 << 20
"""Bytes of such a file; larger ones are not read again."""
_FORMAT = b"onrecord-last/3"
THE_PROGRAM = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def replay(arguments: Sequence[str]) -> tuple[str, int] | None:
    """What a run says that is asked for like this, and its exit code; None if the run has to be made."""
    try:
        root, asked = place_of_run(), _asked(arguments)
        kept = sealed.load(root, _name(asked))
        if kept is None:
            return None
        code, known, watched, state, commit, for_all, all_digests, files, digests, said = _parted(kept)
        if asked != known or _look(_pairs(watched))[0] != state:
            return None
        if not _hold_the_same(root, for_all, all_digests, range(len(all_digests) // 20)):
            return None
        if not _hold_the_same(root, files, digests, in_turn(len(digests) // 20)):
            return None
        if commit and not _committed(root, _pairs(commit)):
            return None
        return said.decode("utf-8", "surrogatepass"), int(code)
    except (OSError, ValueError, OverflowError):
        return None


class Keeper:
    """Keeps what a run says. To be made before the run reads anything but the settings."""

    def __init__(self, arguments: Sequence[str], root: str, moment: int) -> None:
        """`moment` is the time (nanoseconds) before anything was read at all."""
        self._arguments = arguments
        self._root = root
        self._moment = moment
        self._asked = _asked(arguments)
        self._folder = _last_change(root)

    def keep(
        self,
        said: str,
        code: int,
        watched: Iterable[Watched],
        files: Mapping[str, bytes],
        commit: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Write down what the run said, if nothing that it looked at has changed since it began, nor shortly before.

        `watched` is everything that it looked at, `files` what the record files among it held (`digest_of`). `commit`
        are files that it compared with the last commit, each with the id that git has for what it held there.
        """
        data = said.encode("utf-8", "surrogatepass")
        try:
            if (
                len(data) > MOST_BYTES
                or self._root != place_of_run()
                or self._asked != _asked(self._arguments)
            ):
                return
            paths = sorted(watched)
            state, latest = _look(paths, self._root)
            # Only the dataset's own folder tells whether what is missing from it was missing all the time.
            if latest < self._moment - RACY and self._folder == _last_change(self._root):
                for_all = _for_all(paths, (os.path.join(self._root, name) for name in files))
                parts = (
                    b"%d" % code,
                    self._asked,
                    _joined(paths),
                    state,
                    _joined(commit),
                    os.fsencode("\0".join(for_all)),
                    b"".join(for_all.values()),
                    os.fsencode("\0".join(files)),
                    b"".join(files.values()),
                    data,
                )
                sealed.save(self._root, _name(self._asked), _together(parts))
        except (OSError, ValueError, OverflowError):
            return


def _asked(arguments: Sequence[str]) -> bytes:
    """All that a report depends on beside the files: the program, who calls it, how, where, and on which day."""
    day = time.strftime("%Y-%m-%d")
    user = str(getattr(os, "geteuid", int)())  # who may read what
    parts = [THE_PROGRAM, sys.version, *sys.path, user, os.getcwd(), day, str(wants_colour()), *arguments]
    return "\0".join(parts).encode("utf-8", "surrogatepass")


def place_of_run() -> str:
    """What a run is remembered by: the dataset that it is made in; the current folder outside of any."""
    here = folder = os.getcwd()
    while not os.path.isfile(f"{folder}/onrecord.yaml"):
        above = os.path.dirname(folder)
        if above == folder:
            return here
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
        if how == LIBRARIES:
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


def _name(asked: bytes) -> str:
    """The file for a run that is asked for like this: one of a few, so that they do not become many."""
    return f"last.{crc32(asked) % 8}"


def _together(parts: Sequence[bytes]) -> bytes:
    sizes = b" ".join(b"%d" % len(part) for part in parts)
    return b"%s %s\n%s" % (_FORMAT, sizes, b"".join(parts))


def _parted(data: bytes) -> list[bytes]:
    """The parts that `_together` put together. Raises ValueError for those of another version."""
    head, _, body = data.partition(b"\n")
    form, *sizes = head.split(b" ")
    if form != _FORMAT:
        raise ValueError("another version")
    ends = [sum(map(int, sizes[: number + 1])) for number in range(len(sizes))]
    return [body[end - int(size) : end] for size, end in zip(sizes, ends, strict=True)]


def in_turn(number: int) -> range:
    """Which of a number of files are read again now: some, others in turn as time passes."""
    start = 0 if number <= READ_AGAIN else int(time.time()) * READ_AGAIN % number
    return range(start, min(start + READ_AGAIN, number))


def _for_all(watched: Iterable[Watched], but: Iterable[str]) -> dict[str, bytes]:
    """The files on which every record hangs, and what they hold: small, and few enough to be read each time."""
    paths = [path for how, path in watched if how == FILE and os.path.isfile(path)]
    for how, path in watched:
        if how in (SCHEMAS, TEXTS) and os.path.isdir(path):
            found = everything(path, hidden=True)
            below = [f"{folder}/{name}" for folder, names, _, _ in found for name in names if name[-1] != "/"]
            paths += below if how == SCHEMAS or len(below) <= READ_AGAIN else []
    wanted = sorted({*paths} - {*but})
    small = [path for path in wanted if os.path.getsize(path) <= MOST_OF_ONE]
    return {path: _digest(path) for path in small[:MOST_FOR_ALL]}


def _digest(path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as file:
        return digest_of(file.read())


def _hold_the_same(root: str, files: bytes, digests: bytes, which: range) -> bool:
    """Whether those of the files whose turn it is hold what they held."""
    names = os.fsdecode(files).split("\0")
    return all(
        _digest(os.path.join(root, names[index])) == digests[20 * index : 20 * index + 20] for index in which
    )

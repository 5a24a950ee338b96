"""Ask git which record files may have changed: it looks at a hundred thousand files in a tenth of a second.

Git's index holds for each tracked file the stamp with which git last knew it. Here it serves as that and nothing more:
a sealed list of stamps. When the cache is written, the list is kept beside it, with the names of the files that do not
look as the list says (`watched`). Later a file is as it was if its line in the list is, and git finds that it looks
like its line. Neither commits nor contents come into it, so it does not matter what is staged, which branch is checked
out, or how git changes line endings.

Git runs in a folder of git's own making, empty but for what it needs to run at all, with no index but the
repository's: it reads no configuration that came with the repository, starts none of its programs, and writes nothing.
What git can't answer within a few seconds, and without a word of doubt, the walk through the folders answers.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.files import homes
from validator.memory.store import StaleError
from validator.source.stamps import RACY, stamp_at

if TYPE_CHECKING:
    from validator.corpus.config import Dataset
    from validator.memory.store import Store
    from validator.source.stamps import Stamp

MAX_WATCHED = 2_000
"""Files to look at beside git's answer. With more, the list is kept anew."""
PATIENCE = 5.0
"""Seconds to wait for git."""
_END = b"\tflags: 0\n"
_OPTIONS = (
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false", "-c", "core.ignoreStat=false"),
    *("-c", "core.trustctime=true", "-c", "core.checkStat=default", "-c", "core.preloadIndex=true"),
)


class Git:
    """Git at work: it is started at once, and asked for what it found when that is needed.

    `scratch` is a folder to work in. `listing` asks for the list of stamps, too. Raises OSError where there is no index
    or git can't be started.
    """

    def __init__(self, dataset: Dataset, scratch: Path, *, listing: bool) -> None:
        top, self.index = find_index(dataset.root)
        self.stamp = stamp_at(self.index)
        self._answer: tuple[set[str], bytes] | None = None
        self._scratch = scratch / f"git.{os.getpid()}"
        self._scratch.mkdir()
        self._running: list[subprocess.Popen[bytes]] = []
        try:
            for name in ("objects", "refs"):
                (self._scratch / name).mkdir()
            (self._scratch / "HEAD").write_text("ref: refs/heads/none\n", "ascii")
            environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
            environment |= {
                "GIT_DIR": str(self._scratch),
                "GIT_WORK_TREE": str(top),
                "GIT_INDEX_FILE": str(self.index),
                "GIT_CONFIG_NOSYSTEM": "1",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_OPTIONAL_LOCKS": "0",
                "LC_ALL": "C",
            }
            commands = [["diff-files", "-z", "--name-only", "--relative", "--ignore-submodules=all"]]
            if listing:
                commands.append(["ls-files", "-s", "-z", "--debug"])
            folders = sorted({dataset.relative(folder) for folder, _ in homes(dataset)})
            self._running += [
                subprocess.Popen(
                    ["git", *_OPTIONS, *command, "--", *folders],
                    cwd=dataset.root,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
                for command in commands
            ]
        except BaseException:
            self.close()
            raise

    def answer(self) -> tuple[set[str], bytes]:
        """The files that do not look as the index says, and the list of stamps if it was asked for.

        Raises StaleError if git did not answer, or if the index changed meanwhile.
        """
        if self._answer is None:
            self._answer = self._wait()
        return self._answer

    def _wait(self) -> tuple[set[str], bytes]:
        try:
            said = [running.communicate(timeout=PATIENCE) for running in self._running]
            failed = any(running.returncode for running in self._running) or any(error for _, error in said)
        except subprocess.TimeoutExpired:
            failed = True
        finally:
            self.close()
        if failed or not self.stamp or stamp_at(self.index) != self.stamp:
            raise StaleError("git can't tell")
        names = {os.fsdecode(name) for name in said[0][0].split(b"\0") if name}
        return names, said[1][0] if len(said) > 1 else b""

    def close(self) -> None:
        """Stop git if it still runs, and clear up."""
        for running in self._running:
            if running.poll() is None:
                running.kill()
            with suppress(OSError, ValueError):
                running.communicate()
        shutil.rmtree(self._scratch, ignore_errors=True)


def find_index(root: Path) -> tuple[Path, Path]:
    """The top folder of the working tree that a folder lies in, and git's index for it. Raises OSError without one."""
    for folder in (root, *root.parents):
        found = folder / ".git"
        if found.is_dir():
            return folder, found / "index"
        if found.is_file():
            word, _, where = found.read_text("utf-8", "surrogateescape").strip().partition(": ")
            if word == "gitdir":
                return folder, folder / where / "index"
    raise FileNotFoundError(root)


def lines_of(listing: bytes) -> list[bytes]:
    """The list of stamps, a text for each file.

    Raises StaleError if one is marked in any way: git does not look at files that it was told to assume unchanged.
    """
    lines = listing.split(_END)
    if lines.pop() or listing.count(b"\0") != len(lines):
        raise StaleError("git leaves files out")
    return lines


def name_of(line: bytes) -> str:
    """The file that a line of the list is about."""
    return os.fsdecode(line[line.index(b"\t") + 1 : line.index(b"\0")])


def differing(old: bytes, new: bytes) -> set[str]:
    """The files whose lines in two lists are not the same."""
    if old == new:
        return set()
    return {name_of(line) for line in set(lines_of(old)).symmetric_difference(lines_of(new))}


class Kept:
    """The list of stamps that is kept beside the cache, and the files that it does not speak for (`watched`)."""

    def __init__(self, folder: Path, name: str, index: Stamp, moment: int, watched: set[str]) -> None:
        self.path = folder / name
        self.index = index
        self.moment = moment
        self.watched = watched

    @classmethod
    def load(cls, folder: Path, store: Store) -> Kept | None:
        """What a cache says of its list; None if it has none."""
        said = store.get("git")
        if not said:
            return None
        name, index, moment, watched = json.loads(said)
        if "/" in name or "\\" in name:
            return None
        return cls(folder, str(name), tuple(index), int(moment), set(watched))

    def save(self, store: Store) -> None:
        """Let the cache know the list; with too much to be watched, it is given up."""
        said = [self.path.name, self.index, self.moment, sorted(self.watched)]
        store.put(git=json.dumps(said) if len(self.watched) <= MAX_WATCHED else "", git_tried="")

    def current(self, index: Stamp) -> bool:
        """Whether the index is still the one that the list was made of."""
        return index == self.index and max(index[1:3]) < self.moment - RACY

    def renew(self, git: Git, moment: int) -> None:
        """Take git's new list in the place of the old one, if the index has been at rest for a while.

        All files that the two do not say the same of must be watched by now.
        """
        listing = git.answer()[1]
        if not listing or max(git.stamp[1:3]) >= moment - RACY:
            return
        lines_of(listing)
        old, self.path = self.path, self.path.with_name(_new_name())
        self.path.write_bytes(listing)
        self.index, self.moment = git.stamp, moment
        old.unlink(missing_ok=True)

    def candidates(self, found: tuple[set[str], bytes]) -> set[str]:
        """The files that may have changed, from git's answer."""
        names, listing = found
        if listing:
            names = names | differing(self.path.read_bytes(), listing)
        return names | self.watched


def _new_name() -> str:
    """A name for a list, so that no cache takes another one's for its own."""
    return f"index.{os.urandom(8).hex()}"


def keep(folder: Path, git: Git, moment: int, store: Store) -> None:
    """Keep git's list beside a cache that is about to be written, if not too many files would have to be watched.

    Files written since shortly before `moment`, when git was asked, are watched. The stamps that the cache has must be
    younger than git's answer. Raises StaleError, OSError.
    """
    store.put(git="", git_tried=json.dumps(git.stamp))
    names, listing = git.answer()
    tracked = {name_of(line) for line in lines_of(listing)}
    watched = set()
    for path, mtime, ctime in store.db.execute("SELECT path, mtime, ctime FROM file"):
        name = os.fsdecode(path)
        if name in names or name not in tracked or max(mtime, ctime) >= moment - RACY or not mtime:
            watched.add(name)
    if len(watched) > MAX_WATCHED:
        return
    kept = Kept(folder, _new_name(), git.stamp, moment, watched)
    for old in folder.glob("index.*"):
        old.unlink(missing_ok=True)
    kept.path.write_bytes(listing)
    kept.save(store)

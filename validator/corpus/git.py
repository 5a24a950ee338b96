"""The one door to git: what a revision of the repository holds, asked so that nothing of the repository's can act.

A dataset may come from a stranger, and so may its repository. A repository's configuration can name programs (filters,
`core.fsmonitor`, hooks, `core.sshCommand` for objects that are still to be fetched), and a folder of the dataset can
be made to look like a bare repository. So git never sees the repository as one: it runs in a folder of our own making,
with no configuration but ours, that borrows the repository's objects and refs. Nor does it see the working tree: files
are read, hashed and compared by ourselves, so that attributes, filters and what the index says have no part in it.

What is asked of git is `rev-parse`, `ls-tree`, `cat-file`, `check-ignore`, `diff-index --cached --raw`, `hash-object`
of nothing, and to read a configuration that it is not to follow; none of these starts another program.
"""

from __future__ import annotations

import os
from collections import namedtuple

from validator.corpus.repository import common_of, index_of, named, nearest, read_small

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from subprocess import Popen
    from typing import Self

PATIENCE = 20
"""Seconds that git may take for an answer: a pipe in the place of an object would keep it waiting for ever."""
MAX_NAMED = 200
"""Files that are asked for by name; for more, a revision's whole list is asked for."""
MAX_FILES = 1_000_000
"""Files of a revision. A tree that names another ten times, which names another ten times, soon has billions."""
MAX_ANSWER = 256 << 20
"""Bytes that are taken of an answer, such as the names of a million files."""
MAX_CONTENTS = 1 << 30
"""Bytes of the files whose contents are asked for together."""
PIECE = 64 << 20
"""Bytes of the files that are asked for together, as far as there are several."""
_PACE = 20 << 20
"""Bytes of a large file that are waited a second for."""
_HARMLESS = (
    r"^(core\.repositoryformatversion|extensions\.(objectformat|refstorage)"
    r"|branch\..*\.(remote|merge)|remote\..*\.fetch)$"
)
"""The settings of the repository that git is given: how it is stored, and what `@{upstream}` is short for."""

FILE, LINK, COMMIT, CONFLICT = "100", "120", "160", "000"
"""What git holds under a name, by the first digits of its mode: an ordinary file, a link, the commit of a submodule; in
an index also nothing yet, since a merge left a conflict there."""

Held = namedtuple("Held", ["kind", "identity"])
"""What git holds under a name, and the id of its contents, or of the commit."""


class Git:
    """The repository that a folder lies in, to be asked what its commits hold. To be closed, or used with `with`.

    It is the one that `GIT_DIR` names, or else that of the nearest `.git`, from the folder upwards; a folder that looks
    like a bare repository is none. Raises OSError where there is no repository, or no git.
    """

    def __init__(self, folder: str, *, submodule: bool = False) -> None:
        """With `submodule`, the folder must be the top of the repository, whatever the environment names."""
        root = os.path.realpath(folder)
        top, own = (None if submodule else named(root)) or nearest(root)
        if submodule and top != root:
            raise FileNotFoundError(2, "there is no submodule here", root)
        self.top = top
        self._prefix = "" if root == top else f"{os.path.relpath(root, top)}/".replace(os.sep, "/")
        self._index = index_of(top, own)
        common = common_of(own)
        self.hooks = f"{common}/hooks"
        self._program, path = _program()
        self._scratch = new_folder()
        self._environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            "PATH": path,
            "HOME": self._scratch,
            "XDG_CONFIG_HOME": self._scratch,
            "LC_ALL": "C",
            "GIT_DIR": self._scratch,
            "GIT_OBJECT_DIRECTORY": f"{common}/objects",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
        }
        try:
            self._borrow(own, common)
        except BaseException:
            self.close()
            raise

    def _borrow(self, own: str, common: str) -> None:
        """Fill the folder that git works in. `own` has the head of this working tree, `common` what all share."""
        scratch = self._scratch
        for name in ("objects", "info"):
            os.mkdir(f"{scratch}/{name}")
        heads = [name for name in os.listdir(own) if name.endswith("_HEAD") and name.isupper()]
        shared = [
            name for name in os.listdir(own) if name.startswith("sharedindex.")
        ]  # parts of a split index
        borrowed = [(own, name) for name in (*heads, *shared, "logs")]
        borrowed += [(common, name) for name in ("refs", "packed-refs", "reftable", "shallow")]
        for where, name in borrowed:
            if os.path.exists(f"{where}/{name}"):
                os.symlink(f"{where}/{name}", f"{scratch}/{name}")
        _write(f"{scratch}/HEAD", read_small(f"{own}/HEAD"))
        _write(f"{scratch}/info/exclude", read_small(f"{common}/info/exclude"))
        asked = ("config", "--file", "-", "--no-includes", "--null", "--get-regexp", _HARMLESS)
        said = self._ask(asked, read_small(f"{common}/config"))
        _write(f"{scratch}/config", b"".join(map(_setting, (said or b"").split(b"\0"))))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Clear up."""
        clear(self._scratch)

    def commit(self, revision: str) -> str | None:
        """The commit that a revision (`HEAD`, `origin/main`, `HEAD~3`) is; None if there is no such one."""
        said = self._ask(("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"))
        return said.decode("ascii").strip() if said else None

    def files(self, commit: str, names: Sequence[str] = ()) -> dict[str, str]:
        """What a commit has in the folder, or of it only the named files: the name of each, and the id of its contents.

        Of a link the id is empty. Files are relative to the folder. Raises OSError where git can't tell.
        """
        held = self.tree(commit, names).items()
        return {
            name: one.identity if one.kind == FILE else "" for name, one in held if one.kind in (FILE, LINK)
        }

    def tree(self, commit: str, names: Sequence[str] = ()) -> dict[str, Held]:
        """Everything that a commit has in the folder, or of it only what is named; else as `files`."""
        named = [f"{self._prefix}{name}" for name in names] if len(names) <= MAX_NAMED else []
        paths = named or [self._prefix] if self._prefix or named else []
        said = self._ask(("ls-tree", "-r", "-z", "--full-tree", "--", commit, *paths))
        if said is None:
            raise OSError("git can't list what the commit holds")
        _refuse_too_many(said.count(b"\0"))
        found = {}
        for entry in said.split(b"\0")[:-1]:
            about, _, name = entry.partition(b"\t")
            mode, _, identity = about.decode("ascii").split(" ")
            found[os.fsdecode(name).removeprefix(self._prefix)] = Held(mode[:3], identity)
        return found

    def staged(self) -> dict[str, Held]:
        """Everything that the next commit will have in the folder, by its name: what the index has, but for files of
        which git was only told that they will be added. Raises OSError where git can't tell.
        """
        empty = self._ask(("hash-object", "-t", "tree", "--stdin"))
        asked = (
            "diff-index",
            "--cached",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--ita-invisible-in-index",
        )
        paths = [self._prefix] if self._prefix else []
        tree = (empty or b"").decode("ascii").strip()
        said = self._ask((*asked, tree, "--", *paths), GIT_INDEX_FILE=self._index) if tree else None
        if said is None:
            raise OSError("git can't read its index")
        _refuse_too_many(said.count(b"\0") // 2)
        parts = said.split(b"\0")
        found = {}
        for about, name in zip(parts[::2], map(os.fsdecode, parts[1::2]), strict=False):
            _, mode, _, identity, _ = about.decode("ascii").split(" ")
            if name.startswith(self._prefix):
                found[name.removeprefix(self._prefix)] = Held(mode[:3], identity)
        return found

    def sizes(self, files: Mapping[str, str]) -> dict[str, int]:
        """How many bytes files have, by the ids of their contents; those that are not there are left out."""
        asked = [name for name in files if files[name]]
        given = "".join(f"{files[name]}\n" for name in asked).encode()
        lines = (self._ask(("cat-file", "--batch-check"), given) or b"").split(b"\n")
        parts = ((name, line.split()) for name, line in zip(asked, lines, strict=False))
        return {name: int(said[2]) for name, said in parts if len(said) == 3 and said[1] == b"blob"}

    def write(self, identity: str, size: int, handle: int) -> None:
        """Write a file of some size into an open one, however large it is. Raises OSError where that can't be done."""
        if self._run(("cat-file", "blob", identity), b"", {}, PATIENCE + size / _PACE, file=handle) != 0:
            raise OSError("git lacks the contents of a file, or takes too long to read them")

    def contents(self, files: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of files, by the ids of their contents; those that are not there are left out.

        Raises OSError where they have more than MAX_CONTENTS bytes together.
        """
        asked = [name for name in files if files[name]]
        given = "".join(f"{files[name]}\n" for name in asked).encode()
        answer = self._ask(("cat-file", "--batch"), given, MAX_CONTENTS)
        found: dict[str, bytes] = {}
        position = 0
        for name in asked if answer else ():
            assert answer
            end = answer.find(b"\n", position)
            header = answer[position:end].split()
            position = end + 1
            if len(header) == 3 and header[1] == b"blob":
                size = int(header[2])
                found[name] = answer[position : position + size]
                position += size + 1
        return found

    def ignored(self, files: Iterable[str]) -> set[str]:
        """Those of some files that git is told to ignore, by a `.gitignore` or by its own list of them."""
        given = b"".join(os.fsencode(f"./{self._prefix}{file}\0") for file in files)
        asked = ("check-ignore", "-z", "--stdin", "--no-index")
        said = self._ask(asked, given, GIT_WORK_TREE=self.top, GIT_LITERAL_PATHSPECS="0") if given else None
        return {os.fsdecode(name)[2:].removeprefix(self._prefix) for name in (said or b"").split(b"\0")[:-1]}

    def _ask(self, arguments: Sequence[str], given: bytes = b"", most: int = 0, **more: str) -> bytes | None:
        """What git prints; None if it fails. `more` goes into its environment, such as a working tree to look at.

        Raises OSError where that is more than `most` bytes, which are MAX_ANSWER if nothing is said.
        """
        most = most or MAX_ANSWER
        answer = bytearray()
        done = self._run(arguments, given, more, PATIENCE, take=lambda process: _take(process, answer, most))
        if len(answer) > most:
            raise OSError(
                f"git says more than {most >> 20:,} MiB, which is more than was ever meant to be read at once"
            )
        return bytes(answer) if done == 0 else None

    def _run(
        self,
        arguments: Sequence[str],
        given: bytes,
        more: Mapping[str, str],
        seconds: float,
        *,
        take: Callable[[Popen[bytes]], None] | None = None,
        file: int = -1,
    ) -> int | None:
        """Ask git; its exit code. What it prints is taken, or goes to an open file."""
        import subprocess
        from threading import Timer

        asked = f"{self._scratch}/asked-{os.urandom(4).hex()}"
        _write(asked, given)
        try:
            with open(asked, "rb") as stdin:
                process = subprocess.Popen(
                    [self._program, "--no-pager", *arguments],
                    cwd=more.get("GIT_WORK_TREE", self._scratch),
                    env={**self._environment, **more},
                    stdin=stdin,
                    stdout=subprocess.PIPE if take else file,
                    stderr=subprocess.DEVNULL,
                    process_group=0 if os.name == "posix" else None,
                )
        except (OSError, ValueError):  # ValueError: what no program can be given
            return None
        finally:
            os.unlink(asked)
        timer = Timer(seconds, _end, (process,))
        timer.start()
        with process:
            try:
                if take:
                    take(process)
                return process.wait()
            finally:
                if process.returncode is None:
                    _end(process)
                timer.cancel()
                timer.join()


def _end(process: Popen[bytes]) -> None:
    """Kill a program with what it started: a `git` that is a script leaves somebody who holds the pipe open."""
    from contextlib import suppress

    process.kill()
    if os.name == "posix":
        from signal import SIGKILL

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, SIGKILL)


def _take(process: Popen[bytes], answer: bytearray, most: int) -> None:
    """Add what a program prints to an answer, as much as is allowed and a little more."""
    assert process.stdout
    while len(answer) <= most and (some := os.read(process.stdout.fileno(), 1 << 20)):
        answer += some
    process.stdout.close()  # which ends a program that has more to say


def _refuse_too_many(number: int) -> None:
    if number > MAX_FILES:
        raise OSError(f"git holds more than {MAX_FILES:,} files there")


def _program() -> tuple[str, str]:
    """Git's path, and the search path without what depends on the current folder, where a stranger's `git` may lie."""
    folders = list(filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep)))
    for folder in folders:
        path = os.path.join(folder, "git.exe" if os.name == "nt" else "git")
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path, os.pathsep.join(folders)
    raise FileNotFoundError(2, "there is no git here", "git")


def new_folder() -> str:
    """An empty folder for temporary files, ours alone. (To load `tempfile` takes longer than git does.)"""
    wanted = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")]
    place = next((path for path in (*wanted, "/tmp", "/var/tmp") if path and os.path.isdir(path)), ".")
    path = os.path.join(os.path.realpath(place), f"onrecord-git-{os.urandom(8).hex()}")
    os.mkdir(path, 0o700)
    return path


def clear(root: str) -> None:
    """Remove a folder and everything in it, no link followed."""
    for folder, folders, files in os.walk(root, topdown=False):
        for name in (*files, *folders):
            path = f"{folder}/{name}"
            (os.rmdir if name in folders and not os.path.islink(path) else os.unlink)(path)
    os.rmdir(root)


def _write(path: str, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)


def _setting(said: bytes) -> bytes:
    """A setting as a configuration has it, from the key and the value that git lists."""
    key, _, value = said.partition(b"\n")
    section, _, rest = key.partition(b".")
    below, _, name = rest.rpartition(b".")
    if not name or b"\n" in below:
        return b""
    below, value = (part.replace(b"\\", rb"\\").replace(b'"', rb"\"") for part in (below, value))
    value = value.replace(b"\n", rb"\n")
    return b'[%s%s]\n\t%s = "%s"\n' % (section, b' "%s"' % below if below else b"", name, value)

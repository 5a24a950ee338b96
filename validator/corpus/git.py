"""Ask git what files held in a revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from validator.corpus.config import Dataset
from validator.source.files import CONFIG_FILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def git(folder: Path | str, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints; None if it fails or is not there."""
    import subprocess

    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False
        )
    except (OSError, ValueError):  # ValueError: a character that no program can be given
        return None
    return done.stdout if done.returncode == 0 else None


def blobs(folder: Path, objects: list[str], names: list[str]) -> dict[str, bytes]:
    """The bytes of objects in git's store, by the name of the file; those that are not there are left out."""
    asked = [(key, name) for key, name in zip(objects, names, strict=True) if "\n" not in key]
    if not asked:
        return {}
    given = "".join(f"{key}\n" for key, _ in asked).encode("utf-8", "surrogateescape")
    answer = git(folder, "cat-file", "--batch", given=given) or b""
    found: dict[str, bytes] = {}
    position = 0
    for _, name in asked:
        end = answer.find(b"\n", position)
        if end < 0:
            break
        header = answer[position:end].split()
        position = end + 1
        if len(header) == 3 and header[1] == b"blob":
            size = int(header[2])
            found[name] = answer[position : position + size]
            position += size + 1
    return found


def blob_ids(folder: str, files: Sequence[str]) -> list[str]:
    """What git names the contents by that some files had in the last commit; empty for those that it does not have.

    Files are relative to the folder.
    """
    asked = [file for file in files if "\n" not in file]  # as in `blobs`
    given = "".join(f"HEAD:./{file}\n" for file in asked).encode("utf-8", "surrogateescape")
    lines = (git(folder, "cat-file", "--batch-check", given=given) or b"").split(b"\n")
    parts = {file: line.split() for file, line in zip(asked, lines, strict=False)}
    known = {file: part[0].decode() for file, part in parts.items() if len(part) == 3 and part[1] == b"blob"}
    return [known.get(file, "") for file in files]


_SAFE = ("git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


def commit_of(dataset: Dataset, files: Iterable[str]) -> str | None:
    """The commit that is checked out, if it holds exactly these record files, the schemas and the settings.

    None outside of git, before the first commit, or where one of them is changed or not committed. Other files
    may be changed: they don't reach the dataset.
    """
    inside = [folder for folder in (dataset.records, dataset.schemas) if folder.is_relative_to(dataset.root)]
    parts = [CONFIG_FILE, *(dataset.relative(folder) for folder in inside)]
    head = _git(dataset.root, ("rev-parse", "--verify", "HEAD"))
    changed = _git(dataset.root, ("status", "--porcelain", "--untracked-files=all", "--", *parts))
    tracked = _git(dataset.root, ("ls-files", "-z", "--", *parts))
    if head is None or changed is None or changed.strip() or tracked is None:
        return None
    return head.strip() if {CONFIG_FILE, *files} <= set(tracked.split("\0")) else None


def _git(folder: Path, arguments: Sequence[str]) -> str | None:
    """What git prints, or None if it fails or is not there."""
    # Inside a git hook these variables name another repository or index.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(
            (*_SAFE, *arguments), cwd=folder, env=environment, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None

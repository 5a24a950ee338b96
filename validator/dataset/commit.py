"""The git commit from which the records come."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from validator.config import CONFIG_FILE, Dataset

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

"""Where the repository of a folder lies, told by ourselves from the files that say so: git is not asked yet."""

from __future__ import annotations

import os
import stat

_LARGEST = 1 << 20
"""Bytes of the small files that say where and what a repository is."""


def named(root: str) -> tuple[str, str] | None:
    """The top of the working tree and the repository that the environment names, if they are there.

    `GIT_DIR` without `GIT_WORK_TREE` is that of the folder where we were called, as in a hook, unless it is that of the
    folder around us in any case.
    """
    own = _repository(os.path.realpath(os.environ.get("GIT_DIR") or os.devnull))
    if own is None:
        return None
    try:
        around = nearest(root)
        if around[1] == own and "GIT_WORK_TREE" not in os.environ:
            return around
    except OSError:
        pass
    top = os.path.realpath(os.environ.get("GIT_WORK_TREE") or ".")
    return (top, own) if os.path.commonpath([top, root]) == top else None


def nearest(root: str) -> tuple[str, str]:
    """The nearest folder, upwards, that has a repository, and that repository. Raises OSError if there is none."""
    folder = root
    while True:
        own = _repository(f"{folder.rstrip(os.sep)}/.git")
        if own is not None:
            return folder, own
        above = os.path.dirname(folder)
        if above == folder:
            raise FileNotFoundError(2, "this is in no git repository", root)
        folder = above


def _repository(path: str) -> str | None:
    """The repository at `.git`: this folder, or the one that this file names; None if it is none."""
    if os.path.isfile(path):
        word, _, where = os.fsdecode(read_small(path)).strip().partition(": ")
        path = os.path.join(os.path.dirname(path), where) if word == "gitdir" else ""
    if not os.path.isfile(f"{path}/HEAD") or "\n" in path:
        return None
    return os.path.realpath(path) if os.path.isdir(f"{common_of(path)}/objects") else None


def index_of(top: str, own: str) -> str:
    """The index of a working tree: its own, or the one that the environment names, as git does in a hook.

    One that lies in another repository is that one's: a dataset in a submodule may be checked in the hook around it.
    """
    named = os.path.join(top, os.environ.get("GIT_INDEX_FILE", ""))
    other = _repository(os.path.dirname(os.path.realpath(named)))
    return f"{own}/index" if named == os.path.join(top, "") or other not in (None, own) else named


def common_of(own: str) -> str:
    """The folder of what the working trees of a repository share."""
    return os.path.realpath(os.path.join(own, os.fsdecode(read_small(f"{own}/commondir")).strip()))


def read_small(path: str) -> bytes:
    """The bytes of a small ordinary file; none of what is no such file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        return file.read(_LARGEST) if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""

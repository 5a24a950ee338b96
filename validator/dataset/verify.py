"""A dataset held against its own manifest: nothing changed, nothing missing, nothing added."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from validator.dataset.folder import LEFT_BY_SYSTEMS
from validator.dataset.layout import FILE, FORMAT_NAME, MAX_MANIFEST
from validator.dataset.manifest import files_in
from validator.findings.usage import UsageError
from validator.source.files import read_ordinary
from validator.source.inside import open_inside


@dataclass(frozen=True, slots=True)
class Verified:
    """What a folder came to: how many files and bytes its manifest lists, and what is wrong, a line for each.

    `sha256` is the hash of the manifest itself (hexadecimal), which nothing in the folder vouches for; empty without
    one.
    """

    files: int
    bytes: int
    sha256: str
    wrong: list[str]


def verify(folder: Path) -> Verified:
    """Compare the size and the SHA-256 of every file with the manifest. Raises UsageError where there is no folder.

    Links are not followed, and nothing outside of the folder is opened, whatever the manifest names.
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder {str(folder)!r}")
    folder = folder.resolve()
    try:
        data = read_ordinary(folder / FILE, folder, MAX_MANIFEST)
        listed = _listed(json.loads(data))
    except FileNotFoundError:
        return Verified(0, 0, "", [f"{FILE}: missing, so that nothing says what belongs to this dataset"])
    except (OSError, ValueError, RecursionError) as error:
        return Verified(0, 0, "", [f"{FILE}: this is not the manifest of a dataset ({error})"])
    there = [name for name in files_in(folder) if PurePosixPath(name).name not in LEFT_BY_SYSTEMS]
    wrong = {name: "not in the manifest" for name in there if name not in listed and name != FILE}
    for name, (size, digest) in listed.items():
        if found := _difference(folder, name, size, digest):
            wrong[name] = found
    told = [f"{name}: {wrong[name]}" for name in sorted(wrong)]
    return Verified(
        len(listed), sum(size for size, _ in listed.values()), hashlib.sha256(data).hexdigest(), told
    )


def _listed(manifest: Any) -> dict[str, tuple[int, str]]:
    """The files that a manifest lists: name -> size and hash. Raises ValueError if it is no manifest."""
    known = isinstance(manifest, dict) and str(manifest.get("format", "")).startswith(FORMAT_NAME)
    files = manifest.get("files") if known else None
    if not isinstance(files, dict):
        raise ValueError("it does not list the files")
    found = {}
    for name, entry in files.items():
        size, digest = (entry.get("bytes"), entry.get("sha256")) if isinstance(entry, dict) else (None, None)
        if type(size) is not int or not isinstance(digest, str):
            raise ValueError(f"it has no size and hash of {name!r}")
        found[name] = (size, digest)
    return found


def _difference(folder: Path, name: str, size: int, digest: str) -> str:
    """What is wrong with a file that the manifest lists; empty if nothing is."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name or name == FILE:
        return "the manifest can't list this: it is no name of a file in the dataset"
    path = folder.joinpath(*parts)
    if not os.path.lexists(path):
        return "missing"
    if path.is_symlink():
        return "a link; it was not followed"
    try:
        with os.fdopen(open_inside(path, folder), "rb") as file:
            there = os.fstat(file.fileno()).st_size
            if there != size:
                return f"changed: it has {there:,} bytes, not {size:,}"
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"can't be read: {error.strerror or error}"
    return "" if found == digest else "changed: as many bytes, but others"

"""Folders and files at a path or a URI: on this machine, and wherever PyArrow knows to go (S3, Google Cloud, Azure)."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from validator.findings.usage import UsageError


@lru_cache(maxsize=8)
def file_system(uri: str) -> tuple[Any, str]:
    """The file system of a path or a URI, and the path in it.

    Raises OSError, ValueError or pyarrow.ArrowException for what PyArrow does not know.
    """
    from pyarrow import fs

    found: tuple[Any, str] = fs.FileSystem.from_uri(re.sub(r"\As3[an]://", "s3://", uri))
    return found


def writable(name: str) -> tuple[Any, str]:
    """The same for what is to be written there. Raises UsageError."""
    import pyarrow as pa

    try:
        return file_system(name)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UsageError(f"{name!r} is no folder that can be written: {error}") from error


def refuse_folder(folder: str) -> None:
    """Raise UsageError for a folder that is there: nothing is written over."""
    files, path = writable(folder)
    if files.get_file_info(path).type.name == "NotFound":
        return
    whole = files.get_file_info(f"{path.rstrip('/')}/manifest.json").type.name != "NotFound"
    left = "" if whole else ", without a manifest.json: if a run was ended while it wrote there, remove it"
    raise UsageError(f"{folder!r} exists already{left}; name a new folder, since nothing is written over")


def write_text(name: str, text: str) -> tuple[int, str]:
    """Write a small file, to a path or a URI: its size, and its hash."""
    files, path = writable(name)
    data = text.encode()
    with files.open_output_stream(path) as stream:
        stream.write(data)
    return len(data), hashlib.sha256(data).hexdigest()


def try_folder(folder: str) -> None:
    """Make and remove a folder that is to be written. Raises OSError where that can't be done."""
    files, path = writable(folder)
    files.create_dir(path, recursive=True)
    files.delete_dir(path)


def remove_folder(folder: str) -> None:
    """Remove what the stages wrote, if they came to that."""
    files, path = writable(folder)
    if files.get_file_info(path).type.name != "NotFound":
        files.delete_dir(path)


def list_files(folder: str) -> list[str]:
    """The files in a folder and below it: their paths there."""
    from pyarrow import fs

    files, path = writable(folder)
    found = files.get_file_info(fs.FileSelector(path, allow_not_found=True, recursive=True))
    return [one.path.removeprefix(path).lstrip("/") for one in found if one.is_file]


def remove_file(name: str) -> None:
    """Remove a file, by its path or its URI."""
    files, path = writable(name)
    files.delete_file(path)


def as_uri(name: str) -> str:
    """A path as a URI, so that Spark looks for it on the machine, whatever its usual file system is."""
    return name if "://" in name else Path(name).absolute().as_uri()

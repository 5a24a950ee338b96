"""Write."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Write a file anew, whole or not at all; its permissions, and a byte-order mark at its start, stay.

    One that is not there yet gets the permissions of a new file. Raises OSError if it can't be written; then it is as
    it was, and nothing is left beside it.
    """
    import tempfile

    target = path.resolve()  # a link stays a link
    data = text.encode("utf-8")
    try:
        with target.open("rb") as stream:
            if stream.read(3) == b"\xef\xbb\xbf":
                data = b"\xef\xbb\xbf" + data
        mode = target.stat().st_mode & 0o7777
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

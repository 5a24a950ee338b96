"""Whether an id can name a file on any of the usual systems: a dataset is cloned on all of them."""

from __future__ import annotations

import re

from validator.schema.naming import Fold

ALIKE: tuple[Fold, ...] = ("unicode", "case", "unicode")
"""Ids that differ by nothing else would be one file on some disks; a letter in lower case may need composing anew."""
MAX_NAME = 150
"""Bytes of an id that names a file; with a suffix, and what stands beside it while it is written, 255 are enough."""
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def why_no_file(name: str) -> str:
    """Why an id can't name a file, on one of the usual systems; empty if it can."""
    if not name:
        return "the record has no id, by which its file could be named"
    if _UNSAFE.search(name) or name.startswith(".") or name.endswith((".", " ")) or not name.isprintable():
        return f"the id {name!r} can't name a file; write letters, digits and hyphens"
    if _RESERVED.fullmatch(name):
        return (
            f"the id {name!r} is the name of a device on Windows, and can't name a file there; choose another"
        )
    if len(name.encode("utf-8", "surrogatepass")) > MAX_NAME:
        return f"the id is too long to name a file (more than {MAX_NAME} bytes)"
    return ""

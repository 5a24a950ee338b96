"""Where a page stands: names of files from names that anybody may have chosen.

An id may be `../../etc/passwd`, `CON`, `a` beside `A`, or a thousand letters long. One that is harmless everywhere
names its file; any other gives the file a name of its own, with an underscore, which no harmless id has.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_HARMLESS = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?")
_TAKEN = frozenset(
    [
        "index",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)),
    ]
)
"""The list of a folder; and names that Windows keeps for devices, whatever follows the dot."""


def file_name(name: str) -> str:
    """A file's or folder's name, no two alike, also where a disk does not tell `a` from `A`."""
    if _HARMLESS.fullmatch(name) and name not in _TAKEN:
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:40].strip("-") or "x"
    return f"{words}_{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


def page_of(kind: str, name: str) -> str:
    """The page of a record, from the site's own folder."""
    return f"records/{file_name(kind)}/{file_name(name)}.html"


def list_of(kind: str) -> str:
    """The first page of a kind's list."""
    return f"records/{file_name(kind)}/index.html"


def numbered(path: str, number: int) -> str:
    """The address of a later part of a page (2, 3, ...); the first has the page's own."""
    return path if number == 1 else f"{path.removesuffix('.html')}.{number}.html"

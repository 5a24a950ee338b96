"""RO-Crate 1.1 (https://w3id.org/ro/crate/1.1): what the folder is and what each file in it is, for repositories.

A crate must say when it was published, and a build does not read the clock: the day is that of SOURCE_DATE_EPOCH, and
without it is left out, which the command tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from validator.dataset.content import Content
from validator.dataset.linked import Json, filled

FILE = "ro-crate-metadata.json"
_SPDX = re.compile(r"[A-Za-z0-9.+-]+")
_MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
}


def describe(content: Content, files: Mapping[str, tuple[int, str]], later: str) -> Json:
    """The descriptor. `files` gives the size and the sha256 of each file, `later` is one that is written afterwards."""
    settings = content.settings
    licence = settings.licence or ""
    known = f"https://spdx.org/licenses/{licence}" if _SPDX.fullmatch(licence) else ""
    about = {
        "@id": "./",
        "@type": "Dataset",
        "name": settings.title,
        "description": settings.description or settings.title,
        "datePublished": content.day,
        "version": settings.version,
        "license": {"@id": known} if known else licence,
        "hasPart": [{"@id": quote(name)} for name in sorted([*files, later])],
    }
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [
            {
                "@id": FILE,
                "@type": "CreativeWork",
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
                "about": {"@id": "./"},
            },
            filled(about),
            *([{"@id": known, "@type": "CreativeWork", "name": licence}] if known else []),
            *(_file(name, *files.get(name, (None, None))) for name in sorted([*files, later])),
        ],
    }


def _file(name: str, size: int | None, digest: str | None) -> Json:
    return filled(
        {
            "@id": quote(name),
            "@type": "File",
            "name": name,
            "encodingFormat": _MEDIA.get(PurePosixPath(name).suffix, ""),
            "contentSize": None if size is None else str(size),
            "sha256": digest,
        }
    )

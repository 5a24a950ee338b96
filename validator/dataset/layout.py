"""By what a folder is known as a built dataset: its manifest, and the version of its layout."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from validator.source.inside import open_inside

FORMAT_NAME = "onrecord-dataset/"
FORMAT = f"{FORMAT_NAME}2"
"""The version of the layout: what tables and columns are called, and what they mean."""
FILE = "manifest.json"


class Made(NamedTuple):
    """What a command writes as a folder: how the format of its manifest begins, the manifest's file, what it is called,
    and the folder in the dataset that it is written into unless another is named."""

    format: str
    file: str
    name: str
    usual: str


DATASET = Made(FORMAT_NAME, FILE, "dataset", "dist")
MAX_MANIFEST = 256 * 1024 * 1024
"""Bytes of a manifest that is read: it lists the files of a dataset, a line for each."""


def read_manifest(folder: Path, made: Made = DATASET) -> dict[str, Any]:
    """The manifest in a folder as plain data; empty if there is none."""
    try:
        with os.fdopen(open_inside(folder / made.file, folder), "rb") as file:
            data = json.loads(file.read(MAX_MANIFEST))
        return data if data["format"].startswith(made.format) else {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}

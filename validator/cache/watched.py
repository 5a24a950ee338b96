"""What a run looks at, beside the program: all that its report depends on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cache.encode import hash_of
from validator.cache.replay import ALL, FILE, NAMES, RECORDS
from validator.config import CONFIG_FILE, WAIVERS_FILE, Dataset
from validator.globs import literal_folder
from validator.record_files import mapped_globs

if TYPE_CHECKING:
    from validator.cache.replay import Watched
    from validator.changes import Change


def watched(dataset: Dataset, others: Sequence[Path]) -> list[Watched]:
    """Every file and folder that a check of a dataset looks at, there or not. `others` are files to be added.

    Any folder above one of these could become a dataset of its own.
    """
    root = dataset.root
    files = {root / CONFIG_FILE, root / WAIVERS_FILE, *others}
    files |= {
        folder / CONFIG_FILE for path in others for folder in path.parents if folder.is_relative_to(root)
    }
    records = [dataset.records, *(root / literal_folder(glob) for glob in mapped_globs(dataset))]
    # A folder `schemas` takes the place of the schemas that come with OnRecord.
    folders = [dataset.schemas, root / "schemas", dataset.archive]
    return [
        *((FILE, str(path)) for path in files),
        *((RECORDS, str(path)) for path in records),
        *((ALL, str(path)) for path in folders),
        *((NAMES, path) for path in library_folder()),
    ]


def committed(change: Change | None) -> list[tuple[str, str]]:
    """The files that a change was compared with the last commit for, and what git calls what they held then."""
    if change is None:
        return []
    return [
        (file, hash_of(change.before[file]).hex() if file in change.before else "")
        for file in sorted(change.files)
    ]


def library_folder() -> list[str]:
    """The folder that the libraries lie in, if it is found. It changes whenever one is installed or changed."""
    found = (path for path in sys.path if os.path.isdir(f"{path}/yaml_rs"))  # noqa: PTH112
    return list(islice(found, 1))

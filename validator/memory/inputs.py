"""What a cache is valid for: a place, and all that findings depend on beside the records."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.config import Dataset
from validator.corpus.files import homes, mapped_globs
from validator.corpus.globs import literal_folder
from validator.memory.replay import ALL, FILE, NAMES, RECORDS
from validator.source.files import CONFIG_FILE, WAIVERS_FILE
from validator.source.stamps import signature

if TYPE_CHECKING:
    from validator.corpus.change import Change
    from validator.memory.replay import Watched

FORMAT = "onrecord-cache/2"


def same_files(files: dict[str, str]) -> bool:
    """Whether the files of mapped schemas hold what they held (`Schema.looked_at`)."""
    from hashlib import sha256

    for name, known in files.items():
        path = Path(name)
        if (sha256(path.read_bytes()).hexdigest() if path.is_file() else "") != known:
            return False
    return True


def place_of(path: Path) -> str:
    """What tells a cache from a copy of it: where it lies, and the number of the file on its disk."""
    status = path.stat()
    return f"{path.parent} {status.st_dev} {status.st_ino}"


def validity(dataset: Dataset, today: date) -> str:
    """A text that changes with anything but the records: the program, schemas, settings, texts, the day."""
    package = Path(__file__).parent.parent
    return json.dumps(
        [
            FORMAT,
            sys.version,
            [(path, os.stat(path).st_mtime_ns) for path in library_folder()],  # noqa: PTH116
            signature(package, compiled=False),
            [(dataset.relative(folder), glob) for folder, glob in homes(dataset)],
            signature(dataset.schemas),
            str(dataset.schemas),
            signature(dataset.archive),
            str(dataset.archive),
            dataset.archive.is_dir(),
            {
                key: value
                for key, value in dataset.settings.items()
                if key not in ("rules", "title", "licence")
            },
            today.isoformat(),
        ],
        sort_keys=True,
        default=str,
    )


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
    return [(file, change.ids.get(file, "")) for file in sorted(change.files)] if change else []


def library_folder() -> list[str]:
    """The folder that the libraries lie in, if it is found. It changes whenever one is installed or changed."""
    found = (path for path in sys.path if os.path.isdir(f"{path}/yamlrocks"))  # noqa: PTH112
    return list(islice(found, 1))

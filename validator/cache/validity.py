"""What a cache is valid for: a place, and all that findings depend on beside the records."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

from validator.cache.stamps import signature
from validator.cache.watched import library_folder
from validator.config import Dataset
from validator.record_files import homes

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

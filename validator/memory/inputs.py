"""The one list of what a remembered run rests on, and the two ways in which it is compared.

By stamps, as fast as can be: a run in which none of it changed is not made at all (`validator.memory.replay`). And by
what it holds, as far as that can be read in a moment: what was found of records is valid for that (`validity`), on
another day no more, and on another machine just as well.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.config import Dataset
from validator.corpus.files import homes, mapped_globs
from validator.corpus.globs import literal_folder
from validator.memory.replay import FILE, LIBRARIES, PROGRAM, RECORDS, SCHEMAS, TEXTS, THE_PROGRAM
from validator.schema.loading import MAX_SCHEMA_BYTES
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, read_ordinary
from validator.source.stamps import digest_of, everything, signature, stamp_at

if TYPE_CHECKING:
    from validator.corpus.change import Change
    from validator.memory.replay import Watched

FORMAT = "onrecord-cache/3"


def inputs(dataset: Dataset, others: Sequence[Path] = ()) -> list[Watched]:
    """Every file and folder that a check of a dataset looks at, there or not. `others` are files to be added.

    Any folder above one of these could become a dataset of its own.
    """
    root = dataset.root
    files = {root / CONFIG_FILE, root / WAIVERS_FILE, root / "published.json", *others}
    files |= {
        folder / CONFIG_FILE for path in others for folder in path.parents if folder.is_relative_to(root)
    }
    folders = (root / literal_folder(glob) for glob in mapped_globs(dataset))
    records = dict.fromkeys([dataset.records, *folders])  # several patterns may begin in one
    # A folder `schemas` takes the place of the schemas that come with OnRecord, and `archive` may come.
    schemas = dict.fromkeys([dataset.schemas, root / "schemas"])
    texts = dict.fromkeys([dataset.archive, root / "archive"])
    return [
        *((FILE, str(path)) for path in sorted(files)),
        *((RECORDS, str(path)) for path in records),
        *((SCHEMAS, str(path)) for path in schemas),
        *((TEXTS, str(path)) for path in texts),
        *((LIBRARIES, path) for path in _library_folder()),
        (PROGRAM, THE_PROGRAM),
    ]


def inputs_of_schema(schema: Sequence[Path], paths: Sequence[Path]) -> list[Watched]:
    """Every file and folder that is looked at where `paths` are held against a schema, which was read from files."""
    folders = [path for path in paths if path.is_dir()]
    return [
        *((FILE, str(path)) for path in sorted({*schema, *paths} - {*folders})),
        *((RECORDS, str(path)) for path in folders),
        *((LIBRARIES, path) for path in _library_folder()),
        (PROGRAM, THE_PROGRAM),
    ]


def stamps(looked_at: Iterable[Watched]) -> list[object]:
    """What changes with any of the inputs but the records, which are looked at one by one."""
    return [_stamp(how, path) for how, path in looked_at if how != RECORDS]


def _stamp(how: str, path: str) -> object:
    if how == FILE:
        return stamp_at(path)
    if how == LIBRARIES:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    return signature(Path(path), compiled=how != PROGRAM)


def validity(dataset: Dataset, today: date) -> str:
    """A text that changes with anything but the records, and the files that schemas of mapped kinds are read from.

    Waivers, severities and the title are applied to each report, and change nothing that is remembered.
    """
    ways: dict[str, Callable[[str], object]] = {
        SCHEMAS: _contents,
        TEXTS: lambda path: [signature(Path(path)), Path(path).is_dir()],
        LIBRARIES: lambda path: sorted(name for name in os.listdir(path) if name.endswith(".dist-info")),  # noqa: PTH208
        PROGRAM: lambda path: _contents(path, own=True),
    }
    left_out = ("rules", "title", "licence")
    return json.dumps(
        [
            FORMAT,
            sys.version,
            today.isoformat(),
            [(dataset.relative(folder), glob) for folder, glob in homes(dataset)],
            [dataset.relative(dataset.schemas), dataset.relative(dataset.archive)],
            {key: value for key, value in dataset.settings.items() if key not in left_out},
            [ways[how](path) for how, path in inputs(dataset) if how in ways],
        ],
        sort_keys=True,
        default=str,
    )


def _contents(folder: str, *, own: bool = False) -> str:
    """A text that changes with the names and the contents of the files in a folder; our `own` need less care."""
    found: list[bytes] = []
    for path, names, _, _ in everything(folder, hidden=True, compiled=False):
        found.append(os.fsencode(path.removeprefix(folder)))
        for name in names:
            if name[-1] != "/":
                try:
                    file = Path(path, name)
                    data = file.read_bytes() if own else read_ordinary(file, Path(folder), MAX_SCHEMA_BYTES)
                except OSError as error:
                    data = repr(error).encode()
                found += [os.fsencode(name), digest_of(data)]
    return digest_of(b"\0".join(found)).hex()


def same_files(files: dict[str, str]) -> bool:
    """Whether the files of mapped schemas hold what they held (`Schema.looked_at`)."""
    from hashlib import sha256

    for name, known in files.items():
        path = Path(name)
        if (sha256(path.read_bytes()).hexdigest() if path.is_file() else "") != known:
            return False
    return True


def committed(change: Change | None) -> list[tuple[str, str]]:
    """The files that a change was compared with the last commit for, and what git calls what they held then."""
    return [(file, change.ids.get(file, "")) for file in sorted(change.files)] if change else []


def _library_folder() -> list[str]:
    """The folder that the libraries lie in, if it is found. It changes whenever one is installed or changed."""
    found = (path for path in sys.path if os.path.isdir(f"{path}/jsonschema_rs"))  # noqa: PTH112
    return list(islice(found, 1))

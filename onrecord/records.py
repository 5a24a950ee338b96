"""The records of a dataset that was not built: its files, as a build would take them in, but for all that it checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from validator.corpus.config import Dataset, find_root, load_dataset
from validator.corpus.files import record_files
from validator.corpus.kinds import all_schemas
from validator.corpus.reading import read_content
from validator.corpus.records import Record
from validator.dataset.build import upgraded
from validator.dataset.selection import is_draft
from validator.dataset.stored import StoredError
from validator.findings.usage import UsageError
from validator.schema.released import read_released
from validator.schema.schema import Schemas
from validator.source.files import read
from validator.source.pieces import pieces_of


class Unbuilt:
    """Records from their own files, in memory, moved to the newest version of their schema; drafts are left out.

    Records of kinds that onrecord.yaml maps to files have the id by which others refer to them, whatever key of the
    file it is from. Raises StoredError where there is no
    dataset, or where a record can't be read.
    """

    def __init__(self, folder: Path) -> None:
        try:
            dataset, _ = load_dataset(find_root(folder.resolve()))
        except UsageError as error:
            raise StoredError(str(error)) from error
        schemas, hits, problems = all_schemas(dataset)
        if hits or problems:
            raise StoredError("its schemas can't be used; `onrecord validate` says why")
        records = sorted(_read(dataset, schemas), key=lambda record: record.id)
        released = read_released(schemas.folder)
        self._kept: dict[str, dict[str, dict[str, Any]]] = {}
        for record in records:
            if not is_draft(record):
                data = upgraded(record, schemas, released).data
                if record.schema.mapped:
                    data = {**data, "id": record.id}
                self._kept.setdefault(record.kind, {})[record.id] = data
        self.kinds = sorted(self._kept)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, sorted by id."""
        return iter(self._kept[kind].values())

    def record(self, kind: str, name: str) -> dict[str, Any] | None:
        """The record of a kind with this id; None if there is none."""
        return self._kept[kind].get(name)

    def close(self) -> None:
        """Nothing is kept open."""


def _read(dataset: Dataset, schemas: Schemas) -> Iterator[Record]:
    """The records of all files, those of mapped kinds included. Raises StoredError for one that can't be used."""
    for path, home in record_files(dataset).items():
        file = dataset.relative(path)
        for piece in pieces_of(path, dataset.root) or (None,):
            content = read_content(read(path, home, piece, dataset.root), file, schemas, piece)
            if content.broken:
                raise StoredError(
                    f"{file}: the record {min(content.broken)!r} can't be read or does not fit its schema; "
                    "`onrecord validate` says why"
                )
            yield from content.records

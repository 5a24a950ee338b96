"""The records of a dataset that was not built: its files, as a build would take them in, but for all that it checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from validator.corpus.config import find_root, load_dataset
from validator.corpus.kinds import all_schemas
from validator.corpus.reading import read_corpus
from validator.dataset.build import upgraded
from validator.dataset.selection import is_draft
from validator.dataset.stored import StoredError
from validator.findings.usage import UsageError
from validator.schema.released import read_released


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
        corpus = read_corpus(dataset, schemas)
        if corpus.broken:
            raise StoredError(
                f"the record {min(corpus.broken)!r} can't be read or does not fit its schema; `onrecord validate` "
                "says why"
            )
        released = read_released(schemas.folder)
        self._kept: dict[str, dict[str, dict[str, Any]]] = {}
        for record in sorted(corpus.records, key=lambda record: record.id):
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

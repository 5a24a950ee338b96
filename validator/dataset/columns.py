"""The records of a built dataset, read back from its Parquet: a file for each kind, or a folder of parts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.dataset.stored import StoredError
from validator.source.inside import open_inside

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_ROWS = 256
"""Rows that are made records at once."""


class Columns:
    """Records in `parquet/`, each put together from its columns. The files may come from a stranger."""

    def __init__(self, folder: Path) -> None:
        """Raises StoredError, also where pyarrow is not installed."""
        self._folder = folder
        self._files: dict[str, list[Path]] = {}
        for path in sorted((folder / "parquet").rglob("*.parquet")):
            if path.is_file():
                with self._open(path) as file:
                    kind = (file.schema_arrow.metadata or {}).get(b"onrecord.kind")
                    if kind and file.metadata.num_rows:
                        self._files.setdefault(kind.decode(), []).append(path)
        self.kinds = sorted(self._files)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, one after the other. Raises StoredError, OSError."""
        from validator.dataset.parquet import objects_in

        for path in self._files[kind]:
            with self._open(path) as file:
                for batch in file.iter_batches(_ROWS):
                    yield from objects_in(batch)

    def record(self, kind: str, name: str) -> dict[str, Any] | None:
        """The record of a kind with this id; None if there is none. Only groups of rows that may have it are read.

        Raises StoredError, OSError.
        """
        from validator.dataset.parquet import objects_in

        for path in self._files[kind]:
            with self._open(path) as file:
                for number in range(file.num_row_groups):
                    if not _may_hold(file, number, name):
                        continue
                    ids = file.read_row_group(number, columns=["id"]).column("id").to_pylist()
                    if name in ids:
                        place = ids.index(name)
                        return next(objects_in(file.read_row_group(number).slice(place, 1)))
        return None

    def close(self) -> None:
        """Nothing is kept open."""

    @contextmanager
    def _open(self, path: Path) -> Iterator[pq.ParquetFile]:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError as error:
            raise StoredError(
                "this dataset was built as Parquet only, which needs pyarrow: pip install 'onrecord[parquet]'"
            ) from error
        expected = (pa.ArrowException, ValueError, TypeError, LookupError, AttributeError, RecursionError)
        with os.fdopen(open_inside(path, self._folder), "rb") as stream:
            try:
                yield pq.ParquetFile(stream)
            except expected as error:
                if isinstance(error, StoredError):
                    raise
                said = str(error).splitlines()[0] if str(error) else type(error).__name__
                raise StoredError(f"{path.name}: this is not what a build writes ({said})") from error


def _may_hold(file: pq.ParquetFile, group: int, name: str) -> bool:
    """Whether a group of rows may have an id, as far as its least and its greatest one say."""
    row_group = file.metadata.row_group(group)
    for number in range(row_group.num_columns):
        column = row_group.column(number)
        if column.path_in_schema == "id":
            known = column.statistics
            return not (known and known.has_min_max and not str(known.min) <= name <= str(known.max))
    return True

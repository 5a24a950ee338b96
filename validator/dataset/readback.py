"""What was written, read back before it takes the place of the last dataset: what is built is what was recorded."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from validator.dataset.content import Content
from validator.dataset.stored import Lines, Rows, StoredError


class ReadBackError(RuntimeError):
    """A record that was written is not what comes back: a mistake of the program, or a disk that fails."""


def require_same(content: Content, formats: Collection[str], folder: Path) -> None:
    """Read every record of the JSON Lines and of the SQLite file, and compare it with the one that was written.

    One record is held at a time. The order of keys does not count, nor how a number is spelt (1.0, 1). CSV and Parquet
    are not read: they are made of the same tables and records. Raises ReadBackError.
    """
    if "jsonl" in formats:
        _compare(content, Lines(folder))
    if "sqlite" in formats:
        rows = Rows(folder / f"{content.name}.sqlite")
        try:
            _compare(content, rows)
        finally:
            rows.close()


def _compare(content: Content, store: Lines | Rows) -> None:
    where = "the JSON Lines" if isinstance(store, Lines) else "the SQLite file"
    try:
        for kind in content.kinds:
            back = store.records(kind) if kind in store.kinds else iter(())
            for record in content.of_kind(kind):
                if not same(record.data, next(back, None)):
                    raise ReadBackError(
                        f"the record {record.id!r} does not come back from {where} as it was written: {record.file}"
                    )
            if next(back, None) is not None:
                raise ReadBackError(f"{where} have records of the kind {kind!r} that nobody wrote")
    except StoredError as error:
        raise ReadBackError(f"{where} can't be read back: {error}") from error


def same(first: Any, second: Any) -> bool:
    """Whether two values are the same JSON. For Python `True` is `1`; here it is not."""
    if json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True):
        return True
    return first == second and _of_one_type(first, second)


def _of_one_type(first: Any, second: Any) -> bool:
    """Whether equal values have `true` and `false` in the same places."""
    if isinstance(first, dict):
        return all(_of_one_type(value, second[key]) for key, value in first.items())
    if isinstance(first, list):
        return all(map(_of_one_type, first, second))
    return isinstance(first, bool) == isinstance(second, bool)

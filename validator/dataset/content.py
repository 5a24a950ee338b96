"""What every format writes: the records, and the tables that were made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.corpus.records import Record
from validator.dataset.table import Table
from validator.schema.schema import Schema

if TYPE_CHECKING:
    from validator.corpus.config_model import Settings


@dataclass(frozen=True, slots=True)
class Content:
    """A dataset before it is written.

    `name` is its short name, `records` are sorted by id and have the newest version of their schema, `schemas` are all
    versions of all kinds. `day` is the day of the build, as 2031-03-05, if it is to be told.
    """

    name: str
    settings: Settings
    records: Sequence[Record]
    schemas: Sequence[Schema]
    tables: Sequence[Table]
    day: str | None = None

    @property
    def kinds(self) -> list[str]:
        """All kinds, sorted; also those without records."""
        return sorted({schema.kind for schema in self.schemas})

    def of_kind(self, kind: str) -> Iterator[Record]:
        """The records of a kind, sorted by id."""
        return (record for record in self.records if record.kind == kind)


def write_json(data: dict[str, Any], path: Path) -> None:
    """Write JSON for people, too: indented, with the keys as they come."""
    path.write_bytes((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())

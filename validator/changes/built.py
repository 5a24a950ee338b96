"""A built dataset as it lies in its folder: what its manifest and its descriptor say, and its records.

It may come from anybody. Only ordinary files inside the folder are read, and what is not as a build writes it is told.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from validator.corpus.entries import Entry
from validator.dataset import datapackage, layout, manifest
from validator.findings.border import Open
from validator.findings.usage import UsageError
from validator.source.files import read_ordinary

MAX_BYTES = 4 * 1024 * 1024 * 1024
"""Bytes of a file of a dataset that is read."""
_RECORDS = re.compile(r"jsonl/([^/\\]+)\.jsonl")
_CITATIONS = "csv/citation.csv"


class Constraints(Open):
    """What a column promises."""

    required: bool = False
    enum: list[Any] | None = None


class Column(Open):
    """A column, as the descriptor has it."""

    name: str
    type: str = ""
    format: str = ""
    title: str = ""
    description: str = ""
    constraints: Constraints = Constraints()


class Columns(Open):
    """The columns of a table, and how it is named and linked."""

    fields_: list[Column] = Field(alias="fields", default=[])
    primary_key: list[str] = Field(alias="primaryKey", default=[])
    foreign_keys: list[dict[str, Any]] = Field(alias="foreignKeys", default=[])


class TableDescribed(Open):
    """A table, as the descriptor has it."""

    name: str
    title: str = ""
    description: str = ""
    columns: Columns = Field(alias="schema", default=Columns())


class _Package(Open):
    resources: list[TableDescribed] = Field(default_factory=list)


class _File(Open):
    sha256: str


class SelfDescription(Open):
    """What a dataset says of itself."""

    name: str = ""
    title: str = ""
    version: str = ""
    licence: str = ""


class _Manifest(Open):
    files: dict[str, _File]
    dataset: SelfDescription = SelfDescription()
    commit: str | None = None
    schemas: dict[str, int] = Field(default_factory=dict)


def is_built(folder: Path) -> bool:
    """Whether a built dataset lies in a folder."""
    return folder.is_dir() and bool(manifest.files_listed(folder.absolute()))


@dataclass(frozen=True, slots=True)
class BuiltDataset:
    """A built dataset. `tables` are the descriptions of its tables by name."""

    name: str
    folder: Path
    manifest: _Manifest
    tables: dict[str, TableDescribed]

    @property
    def said(self) -> SelfDescription:
        """What the dataset says of itself."""
        return self.manifest.dataset

    @property
    def kinds(self) -> list[str]:
        """The kinds that it has a file of records of."""
        found = map(_RECORDS.fullmatch, self.manifest.files)
        return sorted(match[1] for match in found if match)

    def lines(self, kind: str) -> list[bytes]:
        """The records of a kind, each as its line."""
        file = f"jsonl/{kind}.jsonl"
        return _read(self, file).splitlines() if file in self.manifest.files else []

    def citations(self) -> Iterator[dict[str, str]]:
        """The pieces of quoted words, as the table `citation` has them. Raises UsageError if it is no such table."""
        if _CITATIONS in self.manifest.files:
            text = _read(self, _CITATIONS).decode("utf-8", "replace")
            try:
                for row in csv.DictReader(io.StringIO(text, newline="")):
                    yield {key: value for key, value in row.items() if key and isinstance(value, str)}
            except csv.Error as error:
                raise UsageError(f"{self.name}: {_CITATIONS} can't be read: {error}") from error


def open_built(name: str) -> BuiltDataset:
    """The built dataset in a folder. Raises UsageError if what lies there is not as a build writes it."""
    folder = Path(name).absolute()
    try:
        listed = _Manifest.model_validate_json(read_ordinary(folder / layout.FILE, folder, MAX_BYTES))
        built = BuiltDataset(name, folder, listed, {})
        if datapackage.FILE in listed.files:
            package = _Package.model_validate_json(_read(built, datapackage.FILE))
            built.tables.update({table.name: table for table in package.resources})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageError(
            f"{name}: {layout.FILE} or {datapackage.FILE} is not as a build writes it ({place}: {first['msg']})"
        ) from error
    if not built.kinds:
        raise UsageError(f"{name}: it has no records as JSON Lines, by which datasets are compared")
    return built


def _read(built: BuiltDataset, file: str) -> bytes:
    """A file of a dataset. Raises UsageError if it is not the one that the manifest describes."""
    try:
        data = read_ordinary(built.folder / file, built.folder, MAX_BYTES)
    except OSError as error:
        raise UsageError(f"{built.name}: {file} can't be read: {error.strerror or error}") from error
    if built.manifest.files[file].sha256 != sha256(data).hexdigest():
        raise UsageError(
            f"{built.name}: {file} is not the file that {layout.FILE} describes; build the dataset anew"
        )
    return data


def records(built: BuiltDataset, kind: str, lines: set[bytes]) -> list[Entry]:
    """The records in some lines. Raises UsageError for one that is none."""
    found = []
    for number, line in enumerate(sorted(lines)):
        try:
            data = json.loads(line)
            found.append(Entry(str(data["id"]), kind, "", number, data))
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise UsageError(f"{built.name}: a line of jsonl/{kind}.jsonl is no record") from error
    return found

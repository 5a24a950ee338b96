"""The descriptor of the CSV files: a Data Package, version 2 (https://datapackage.org/).

It says of every column what it means, and how the tables join, so that a program can load them without guessing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from validator.dataset.table import Column, ForeignKey, Table

if TYPE_CHECKING:
    from validator.corpus.config_model import Settings

FILE = "datapackage.json"
PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def describe(
    name: str, settings: Settings, tables: Iterable[Table], files: Mapping[str, tuple[int, str]]
) -> dict[str, Any]:
    """The descriptor. `files` gives the size in bytes and the sha256 of each file written so far."""
    package: dict[str, Any] = {"$schema": PACKAGE_PROFILE, "name": name}
    said = settings.model_dump(include={"title", "description", "version"}, exclude_unset=True)
    package |= {key: value for key, value in said.items() if value}
    if settings.licence:
        package["licenses"] = [{"name": settings.licence}]
    package["resources"] = [_resource(table, *files[f"csv/{table.name}.csv"]) for table in tables]
    return package


def _resource(table: Table, size: int, sha256: str) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": table.name,
        "type": "table",
        "path": f"csv/{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "schema": {
            "$schema": TABLE_PROFILE,
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(key, table) for key in table.foreign_keys],
        },
    }
    return _without_blanks(resource)


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    return _without_blanks(
        {
            "name": column.name,
            "type": column.type,
            "title": column.title,
            "description": column.description,
            "constraints": constraints,
        }
    )


def _foreign_key(key: ForeignKey, table: Table) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": list(key.target)}
    if key.table != table.name:  # version 2 leaves the name out where a table refers to itself
        reference["resource"] = key.table
    return {"fields": list(key.columns), "reference": reference}


def _without_blanks(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in ("", {}, [])}

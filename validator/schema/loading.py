"""Read the schema files of a folder."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from validator.schema.fields import SchemaError, nested_too_deep
from validator.schema.schema import Schema, Schemas
from validator.source.files import read_ordinary

MAX_SCHEMA_BYTES = 8 * 1024 * 1024
_FOLDER = re.compile(r"[A-Za-z0-9_.-]+")
"""What may stand in an address, by which schemas refer to each other."""
_VERSION_FILE = re.compile(r"v([1-9][0-9]*)\.json")


def load_schemas(folder: Path) -> tuple[Schemas, list[SchemaError]]:
    """Read every schema file below `folder`. A file that is not JSON becomes an error; the others still serve."""
    contents: list[tuple[str, bytes]] = []
    errors: list[SchemaError] = []
    for path in sorted(folder.glob("*/v*.json")):
        if not _VERSION_FILE.fullmatch(path.name):
            continue
        name = path.relative_to(folder).as_posix()
        if not _FOLDER.fullmatch(path.parent.name):
            said = "a kind is named after its folder, with lower-case letters, digits and hyphens"
            errors.append(SchemaError(name, said))
            continue
        try:
            contents.append((name, read_ordinary(path, folder, MAX_SCHEMA_BYTES)))
        except OSError as error:
            errors.append(SchemaError(name, f"the file can't be read: {error.strerror or error}"))
    by_name, files, wrong = _schemas_of(tuple(contents))
    return Schemas(folder, by_name, files), [*errors, *wrong]


@lru_cache(maxsize=8)
def _schemas_of(
    contents: tuple[tuple[str, bytes], ...],
) -> tuple[dict[str, Schema], dict[str, Any], list[SchemaError]]:
    """The schemas that the contents of files are. The same files are the same schemas, compiled once for all runs."""
    files: dict[str, Any] = {}
    errors: list[SchemaError] = []
    for name, data in contents:
        try:
            document = json.loads(data, object_pairs_hook=_unique_keys)
            if not isinstance(document, dict):
                raise SchemaError(name, "a schema file holds one JSON object")
            files[name] = document
        except SchemaError as error:
            errors.append(error)
        except RecursionError:
            errors.append(nested_too_deep(name))
        except ValueError as error:
            from validator.source.json_text import not_json

            errors.append(SchemaError(name, not_json(error)))
    by_name = {}
    for name, document in files.items():
        kind, _, version_file = name.partition("/")
        match = _VERSION_FILE.fullmatch(version_file)
        if match and not kind.startswith("_"):
            schema = Schema(kind, int(match[1]), name, document, files)
            by_name[schema.name] = schema
    return by_name, files, errors


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which every key stands once: of two, one would be a check that never runs."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return found


def shipped_folder() -> Path:
    """The schemas that come with OnRecord: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "shipped_schemas"
    return installed if installed.is_dir() else package.parent / "schemas"

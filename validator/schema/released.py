"""Released means frozen: `schemas/released.json` holds the hash of every schema file that records may rely on.

A record says `schema: event/1` and means that file as it was on the day of its release. The list is a JSON object from
file names, relative to the schemas folder, to SHA-256 hashes in hexadecimal. A hash is that of the file's bytes with
line ends as a single line feed, so that it is the same in a checkout on Windows, and `sha256sum FILE` confirms it on
every other system. Files of shared definitions are frozen with the first released schema that refers to them.

A dataset without the list has released nothing.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from validator.schema.fields import SchemaError, resolve
from validator.schema.loading import MAX_SCHEMA_BYTES
from validator.schema.schema import Schema, Schemas
from validator.source.files import read_ordinary

RELEASED_FILE = "released.json"
_HASH = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[\w-]+/v[1-9][0-9]*\.json")


def file_hash(path: Path) -> str:
    """The hash of a schema file. Raises OSError if it can't be read."""
    return sha256(
        read_ordinary(path, path.parent.parent, MAX_SCHEMA_BYTES).replace(b"\r\n", b"\n")
    ).hexdigest()


def read_released(folder: Path) -> dict[str, str]:
    """The list of a schemas folder: file -> hash. Raises SchemaError if it is not such a list."""
    try:
        data = json.loads(read_ordinary(folder / RELEASED_FILE, folder, MAX_SCHEMA_BYTES))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise SchemaError(RELEASED_FILE, f"the list of released schemas can't be read: {error}") from error
    if not isinstance(data, dict) or not all(
        _FILE.fullmatch(file) and isinstance(value, str) and _HASH.fullmatch(value)
        for file, value in data.items()
    ):
        raise SchemaError(
            RELEASED_FILE,
            "the list of released schemas maps names such as event/v1.json to SHA-256 hashes, and nothing else",
        )
    return data


def is_released(schema: Schema, released: dict[str, str]) -> bool:
    """Whether a version is frozen."""
    return schema.file in released


def newest(schemas: Schemas, kind: str, released: dict[str, str]) -> Schema:
    """The version that records of a kind are to have: the newest released one, or where none is, the newest."""
    versions = [schemas.by_name[f"{kind}/{number}"] for number in schemas.versions[kind]]
    return next((schema for schema in reversed(versions) if is_released(schema, released)), versions[-1])


@lru_cache(maxsize=256)
def shared_files(schema: Schema) -> frozenset[str]:
    """The files of shared definitions that a schema refers to, directly or through one another."""
    found: set[str] = set()
    todo = [schema.file]
    while todo:
        file = todo.pop()
        for reference in _references(schema.files[file]):
            target = resolve(reference, file, schema.files).file
            if target != schema.file and target not in found:
                found.add(target)
                todo.append(target)
    return frozenset(found)


def _references(node: Any) -> list[str]:
    found, stack = [], [node]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                found.append(node["$ref"])
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    return found


def changed_files(folder: Path, released: dict[str, str]) -> tuple[list[str], list[str]]:
    """The released files that are not what was released, and those that are gone."""
    changed, gone = [], []
    for file, expected in sorted(released.items()):
        try:
            if file_hash(folder / file) != expected:
                changed.append(file)
        except OSError:
            gone.append(file)
    return changed, gone


def release(
    schemas: Schemas, kind: str, released: dict[str, str], last: int
) -> tuple[list[Schema], dict[str, str]]:
    """Release the versions of a kind, up to `last`, that are not released yet: those, and the list as it is then.

    Raises SchemaError if a shared file that they need has changed since it was released, and OSError.
    """
    new = [
        schemas.by_name[f"{kind}/{number}"]
        for number in schemas.versions[kind]
        if number <= last and schemas.by_name[f"{kind}/{number}"].file not in released
    ]
    listed = dict(released)
    for schema in new:
        for file in sorted({schema.file, *shared_files(schema)}):
            listed.setdefault(file, file_hash(schemas.folder / file))
    return new, dict(sorted(listed.items()))


def write_released(folder: Path, released: dict[str, str]) -> None:
    """Write the list, whole or not at all. Raises OSError."""
    from validator.source.write import replace_file

    replace_file(folder / RELEASED_FILE, json.dumps(released, indent=2, ensure_ascii=False) + "\n")

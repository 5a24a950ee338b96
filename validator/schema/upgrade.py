"""Upgrade."""

from __future__ import annotations

import copy
import json
from functools import cache, lru_cache
from typing import Any

from validator.schema.explain import explain
from validator.schema.loading import shipped_folder
from validator.schema.migrations import MIGRATIONS
from validator.schema.schema import Schema, Schemas


class RefusedError(Exception):
    """A record can't be moved to another version. The message says why."""


def upgrade(data: dict[str, Any], schema: Schema, target: Schema, schemas: Schemas) -> dict[str, Any]:
    """The data of a record as a newer version has it; the data given is not changed.

    Raises Undecided where a person has to decide, and RefusedError where the result would not be sound.
    """
    for version in range(schema.version, target.version):
        following = schemas.by_name.get(f"{schema.kind}/{version + 1}")
        if following is None:
            raise RefusedError(f"there is no {schema.kind}/{version + 1} on the way")
        migration = _migration(schemas.by_name[f"{schema.kind}/{version}"], following)
        moved = migration(copy.deepcopy(data)) if migration else data
        data = as_version(moved, following.name)
        if not following.is_valid(data):
            problem = explain(data, following)[0][1]
            if migration is None:
                raise RefusedError(f"{problem.message}, and no migration is known")
            raise RefusedError(f"the result would not fit: {problem.message}")
    return data


@lru_cache(maxsize=256)
def _migration(schema: Schema, following: Schema) -> Any:
    """The migration from one version to the next, if both are those that it was written for."""
    for migration in MIGRATIONS:
        if (migration.kind, migration.version) == (schema.kind, schema.version):
            known = all(_shipped(each.file) == each.document for each in (schema, following))
            return migration.migrate if known else None
    return None


@cache
def _shipped(file: str) -> Any:
    """The schema of this name that comes with OnRecord: a dataset may have its own of the same name."""
    try:
        return json.loads((shipped_folder() / file).read_bytes())
    except (OSError, ValueError):
        return None


def as_version(data: dict[str, Any], name: str) -> dict[str, Any]:
    """A record as if it said that it follows another version."""
    return {**data, "schema": name}

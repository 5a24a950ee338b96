"""The schemas of a dataset: the versions of its kinds, and those that its settings map files to."""

from __future__ import annotations

from validator.config import Dataset
from validator.fields import SchemaError
from validator.rule import Hit
from validator.schema import Schemas, load_schemas


def all_schemas(dataset: Dataset) -> tuple[Schemas, list[Hit], list[SchemaError]]:
    """All schemas of a dataset; what is wrong with the mappings in onrecord.yaml, and with the schema files."""
    schemas, errors = load_schemas(dataset.schemas)
    hits: list[Hit] = []
    if "kinds" in dataset.settings:
        from validator.mapped import map_kinds

        schemas, hits, wrong = map_kinds(dataset, schemas)
        errors += wrong
    return schemas, hits, errors

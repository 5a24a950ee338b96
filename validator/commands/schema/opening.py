"""What every subcommand begins with: the dataset and its schemas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.config import Dataset
    from validator.schema import Schemas


def open_dataset() -> Dataset:
    """The dataset that the current folder belongs to. Raises UsageError if there is none or its settings are wrong."""
    from validator.config import UsageError, find_root, load_dataset

    dataset, problems = load_dataset(find_root(Path.cwd()))
    if problems:
        raise UsageError("onrecord.yaml has a mistake; 'onrecord validate' shows it")
    return dataset


def open_schemas(dataset: Dataset) -> Schemas:
    """Its schemas, all of them sound. Raises UsageError for the first mistake in them."""
    from validator.config import UsageError
    from validator.schema import load_schemas
    from validator.schema_files import check_schemas

    schemas, errors = load_schemas(dataset.schemas)
    found = [*errors, *check_schemas(schemas)]
    if found:
        raise UsageError(f"{dataset.relative(schemas.folder / found[0].file)}: {found[0].message}")
    if not schemas.by_name:
        raise UsageError(f"there are no schemas in {dataset.schemas}")
    return schemas

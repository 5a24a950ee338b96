"""What every subcommand begins with: the dataset and its schemas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from validator.corpus.config import Dataset
    from validator.schema.schema import Schema, Schemas


def open_dataset() -> Dataset:
    """The dataset that the current folder belongs to. Raises UsageError if there is none or its settings are wrong."""
    from validator.corpus.config import UsageError, find_root, load_dataset

    dataset, problems = load_dataset(find_root(Path.cwd()))
    if problems:
        raise UsageError("onrecord.yaml has a mistake; 'onrecord validate' shows it")
    return dataset


def open_schemas(dataset: Dataset) -> Schemas:
    """Its schemas, all of them sound. Raises UsageError for the first mistake in them."""
    from validator.corpus.config import UsageError
    from validator.schema.check import check_schemas
    from validator.schema.schema import load_schemas

    schemas, errors = load_schemas(dataset.schemas)
    found = [*errors, *check_schemas(schemas)]
    if found:
        raise UsageError(f"{dataset.relative(schemas.folder / found[0].file)}: {found[0].message}")
    if not schemas.by_name:
        raise UsageError(f"there are no schemas in {dataset.schemas}")
    return schemas


def choose(name: str, schemas: Schemas) -> list[Schema]:
    """The versions of a kind (`event`), or one of them (`event/1`). Raises UsageError if there is no such thing."""
    from validator.corpus.config import UsageError
    from validator.findings.suggest import did_you_mean

    kind, slash, _ = name.partition("/")
    versions = [f"{kind}/{number}" for number in schemas.versions.get(kind, ())]
    if not versions:
        guess = did_you_mean(kind, schemas.versions)
        kinds = ", ".join(schemas.versions)
        raise UsageError(f"there is no kind {kind!r}; {guess + ' ' if guess else ''}the kinds are: {kinds}")
    if slash and name not in versions:
        raise UsageError(f"there is no version {name!r}; there is: {', '.join(versions)}")
    return [schemas.by_name[version] for version in ([name] if slash else versions)]

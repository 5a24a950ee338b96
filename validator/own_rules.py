"""The further rules that are in force where a command is called: those of the dataset, or of the shipped schemas."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from validator.config import Dataset, UsageError, find_root, load_dataset
from validator.dataset_schemas import all_schemas
from validator.fields import Requirement, SchemaError
from validator.finding import Problem
from validator.locate import Locator
from validator.rule import Rule
from validator.rules.expressions import rule_of
from validator.schema import Schemas, load_schemas, shipped_folder


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule in CEL, and the file and line where it is declared."""

    rule: Rule[Any, Any]
    requirement: Requirement
    place: str


def own_rules(folder: Path) -> dict[str, OwnRule]:
    """The further rules by code, of the dataset that `folder` lies in, or without one of the shipped schemas.

    Where settings or schemas can't be used, what is sound of them counts, and standard error says so.
    """
    try:
        root = find_root(folder)
    except UsageError:
        return _collect(None, load_schemas(shipped_folder())[0], complete=True)
    dataset, hits = load_dataset(root)
    schemas, mapping_hits, errors = all_schemas(dataset)
    return _collect(dataset, schemas, complete=not (hits or mapping_hits or errors))


def _collect(dataset: Dataset | None, schemas: Schemas, *, complete: bool) -> dict[str, OwnRule]:
    found: dict[str, OwnRule] = {}
    locator = Locator(dataset.root if dataset else schemas.folder)
    for schema in schemas.all:
        try:
            requirements = schema.requirements
        except SchemaError:
            complete = False
            continue
        for requirement in requirements:
            rule = rule_of(requirement)
            found[rule.code] = OwnRule(rule, requirement, _place(requirement, dataset, schemas, locator))
    if not complete:
        said = "some rules of this dataset's own may be missing here: onrecord validate says what is wrong"
        print(f"onrecord: {said}", file=sys.stderr)
    return found


def _place(requirement: Requirement, dataset: Dataset | None, schemas: Schemas, locator: Locator) -> str:
    path = schemas.folder / requirement.file
    if dataset is None or not path.is_relative_to(dataset.root):
        return requirement.origin
    file = dataset.relative(path)
    problem = Problem((*requirement.path, "code"), "")
    return f"{file}:{locator.finding(rule_of(requirement), problem, file, 0).location.line}"

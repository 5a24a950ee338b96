"""Further rules of the schemas (`x-rules`): each is a rule of its own, with the code that the schema gives it."""

from __future__ import annotations

import sys
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from validator.corpus.config import Dataset, UsageError, find_root, load_dataset
from validator.corpus.kinds import all_schemas
from validator.corpus.records import Link, Record
from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.paths import follow
from validator.findings.rule import Hit, Rule, message
from validator.schema.cel import EvaluationError, Program, compile_requirement
from validator.schema.cel_errors import explain_unanswered
from validator.schema.fields import Requirement, SchemaError
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.schema import Schemas
from validator.source.locate import Locator


@message("rule-not-evaluated", "record")
def rule_not_evaluated(
    path: KeyPath, requirement: Requirement, said: str, fields: Collection[str]
) -> Problem:
    """A rule of the dataset's own could not be evaluated for a record.

    A schema (`x-rules`) and onrecord.yaml can have further rules, written as expressions. One of them has no answer
    here, usually because it reads a key that the record leaves out. Whether the record keeps the rule is not known.

    To mend it: correct the expression where it stands; the hint says how. It should ask whether a key is there before
    it reads it: `!has(self.quote) || self.quote != ''`, and for another record: `self.event in refs && ...`.
    """
    reason, way_out = explain_unanswered(said, requirement.require, fields)
    return Problem(
        path,
        f"the rule {requirement.code!r} could not be evaluated here: {reason}",
        hint=f"in the expression in {requirement.origin}: {way_out}",
    )


@cache
def rule_of(requirement: Requirement) -> Rule:
    """The rule that a requirement is: its code, and its message as the manual page."""

    page = f"{requirement.message}\n\nA rule of {requirement.origin}: `{requirement.require}`"
    return Rule(code=requirement.code, shape="record", severity=Severity.ERROR, page=page)


def check_requirements(record: Record, links: Sequence[Link]) -> Iterator[Hit]:
    """Apply the further rules of a record's schema to it. `links` are the record's references."""
    for requirement in record.schema.requirements:
        yield from _evaluate(requirement, record, links)


def _evaluate(requirement: Requirement, record: Record, links: Sequence[Link]) -> Iterator[Hit]:
    program = compile_requirement(requirement)
    others: dict[str, Any] = {}
    if "refs" in program.uses:
        others["refs"] = {link.id: link.target.data for link in links if link.target}
    if "record" in program.uses:
        others["record"] = record.data
    if "file" in program.uses:
        others["file"] = record.file
    for path, value in follow(record.data, requirement.pattern):
        try:
            holds = program.holds(value, others)
        except EvaluationError as error:
            # A reference that leads nowhere is a finding already, and the cause of this one.
            if not ("refs" in program.uses and any(link.target is None for link in links)):
                fields = {part for pattern in record.schema.patterns for part in pattern}
                place = _place_read(program, path, value)
                yield rule_not_evaluated, rule_not_evaluated(place, requirement, str(error), fields)
            continue
        if not holds:
            yield rule_of(requirement), Problem(_place_read(program, path, value), requirement.message)


def _place_read(program: Program, path: KeyPath, value: Any) -> KeyPath:
    """The place that an expression is about: the only key of `self` that it reads, if it is there; else all of it."""
    if program.keys is None or len(program.keys) != 1 or not isinstance(value, dict):
        return path
    (key,) = program.keys
    return (*path, key) if key in value else path


def schema_rules(schemas: Schemas) -> dict[str, Rule]:
    """The further rules of all schemas, by code. Two versions of a kind may share a code; the newest one counts."""
    return {
        requirement.code: rule_of(requirement)
        for schema in schemas.all
        for requirement in schema.requirements
    }


def taken_codes(schemas: Schemas, codes: Container[str]) -> list[SchemaError]:
    """The further rules whose code one of OnRecord's own rules has already."""
    found = {}
    for schema in schemas.all:
        for requirement in schema.requirements:
            if requirement.code in codes:
                said = f"the code {requirement.code!r} belongs to a rule of OnRecord; choose another one"
                path = (*requirement.path, "code")
                found[requirement.file, path] = SchemaError(requirement.file, said, path)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule in CEL, and the file and line where it is declared."""

    rule: Rule
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
    wrong = [error for error in errors if error.severity is Severity.ERROR]
    return _collect(dataset, schemas, complete=not (hits or mapping_hits or wrong))


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

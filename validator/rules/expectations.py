"""The expected shape of a dataset: how many records of a kind there are, and how often a field is filled in.

In onrecord.yaml, under `expect`:

    expect:
      statement:
        min: 25
        filled: {speaker: 1.0, said: {min: 0.9}, "sources[].quote": {max: 0.5}}

Counted are the records that enter the dataset: sound ones that are neither drafts nor withdrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from validator.corpus.records import Record
from validator.findings.finding import KeyPath, Problem
from validator.findings.paths import follow, format_pattern, parse_pattern
from validator.findings.rule import Hit, message
from validator.findings.suggest import did_you_mean
from validator.schema.schema import Schemas


@message("unexpected-count", "dataset")
def unexpected_count(path: KeyPath, kind: str, count: int, limit: int) -> Problem:
    """There are fewer or more records of a kind than the dataset expects.

    A program that loses half of its records, or makes each of them twice, leaves records that are all sound. Only
    their number shows it. Drafts, withdrawn records and records that can't be used do not count.

    To mend it: find out what happened to the records; or, if the number is right, change `expect` in onrecord.yaml.
    """
    less = path[-1] == "min"
    return Problem(
        path,
        f"there {'is' if count == 1 else 'are'} {count} {kind} record{'' if count == 1 else 's'} in the dataset, "
        f"{'fewer' if less else 'more'} than the {limit} expected at {'least' if less else 'most'}",
        hint="drafts, withdrawn and unsound records do not count; look for what happened to the others, or change "
        "this number",
    )


@message("unexpected-fill-rate", "dataset")
def unexpected_fill_rate(
    path: KeyPath, kind: str, field: str, filled: tuple[int, int], limit: float
) -> Problem:
    """A field is filled in less or more often than the dataset expects.

    A program that no longer finds the speaker leaves records that are sound one by one, if the field may be left out.
    Only the share of records shows it.

    To mend it: find out why the field is empty (or filled); or, if the share is right, change `expect` in
    onrecord.yaml.
    """
    count, total = filled
    less = path[-1] != "max"
    return Problem(
        path,
        f"{field} is filled in {count} of {total} {kind} records ({count / total:.1%}), "
        f"{'less' if less else 'more'} than the {limit:.1%} expected at {'least' if less else 'most'}",
        hint=f"look for the records {'without' if less else 'with'} it, or change this number",
    )


@message("unknown-expectation", "dataset")
def unknown_expectation(path: KeyPath, what: str, name: str, guess: str) -> Problem:
    """The settings expect something of a kind or a field that does not exist.

    A misspelt name would expect nothing, and nobody would notice.

    To mend it: correct the name.
    """
    return Problem(path, f"there is no {what} {name!r}", hint=guess or "correct the name", side="key")


Expected = tuple[str, str]
"""What is counted of a kind: the records in which a field is filled in; without a field (""), all that count."""


def count_expected(expect: Mapping[str, Any], record: Record) -> Iterator[Expected]:
    """Yield what a record adds to the counts that the expectations look at."""
    wanted = expect.get(record.kind)
    if wanted is not None and _enters(record):
        yield record.kind, ""
        for name in wanted.get("filled", {}):
            if any(_given(value) for _, value in follow(record.data, parse_pattern(name))):
                yield record.kind, name


def check_expectations(
    expect: Mapping[str, Any], counts: Counter[Expected], schemas: Schemas
) -> Iterator[Hit]:
    """Hold the counts of all records (`count_expected`) against the expected shape."""
    for kind, wanted in expect.items():
        path: KeyPath = ("expect", kind)
        kinds = {schema.kind for schema in schemas.all}
        if kind not in kinds:
            guess = did_you_mean(kind, kinds)
            yield unknown_expectation, unknown_expectation(path, "kind of record", kind, guess)
            continue
        count = counts[kind, ""]
        for side, wrong in (("min", count < wanted.get("min", 0)), ("max", count > wanted.get("max", count))):
            if wrong:
                yield unexpected_count, unexpected_count((*path, side), kind, count, wanted[side])
        known = {
            format_pattern(field.pattern)
            for schema in schemas.all
            if schema.kind == kind
            for field in schema.fields
        }
        for name, limits in wanted.get("filled", {}).items():
            if name not in known:
                guess = did_you_mean(name, known)
                yield unknown_expectation, unknown_expectation((*path, "filled", name), "field", name, guess)
            elif count:
                filled = (counts[kind, name], count)
                yield from _check_fill_rate((*path, "filled", name), kind, name, limits, filled)


def _check_fill_rate(
    path: KeyPath, kind: str, name: str, limits: Any, filled: tuple[int, int]
) -> Iterator[Hit]:
    share = filled[0] / filled[1]
    bounds = limits if isinstance(limits, dict) else {"min": limits}
    for side, wrong in (("min", share < bounds.get("min", 0)), ("max", share > bounds.get("max", 1))):
        if wrong:
            place = (*path, side) if isinstance(limits, dict) else path
            yield unexpected_fill_rate, unexpected_fill_rate(place, kind, name, filled, bounds[side])


def _enters(record: Record) -> bool:
    """Whether a record enters the dataset."""
    return record.schema.mapped or (record.data.get("draft") is not True and "withdrawn" not in record.data)


def _given(value: Any) -> bool:
    return value is not None and value not in ("", [], {})

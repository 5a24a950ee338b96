"""Advice that leads to a valid record: each replacement is tried, and offered if it brings nothing else wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from validator.findings.finding import KeyPath, Problem
from validator.findings.paths import at
from validator.findings.rule import Hit
from validator.schema.messages import OTHERWISE
from validator.schema.schema import Schema

MAX_TRIED = 20
"""How many replacements of one record are tried. Further ones are not offered."""

MAX_COMPARED = 30
"""Where more than this is wrong with a record, a replacement is only offered if it mends all of it."""

Explain = Callable[[Any], list[Hit]]


def replaced(data: Any, problem: Problem) -> Any:
    """The record with the value, or the name of the key, that a problem offers. What is not changed is shared."""
    if "meant" in problem.properties:
        *way, key = problem.path
        new = problem.properties["meant"]
        renamed = {new if name == key else name: value for name, value in at(data, tuple(way)).items()}
        return _with(data, tuple(way), renamed)
    return _with(data, problem.path, problem.properties["instead"])


def _with(data: Any, path: KeyPath, value: Any) -> Any:
    if not path:
        return value
    first, *rest = path
    changed: Any = dict(data) if isinstance(data, dict) else list(data)
    changed[first] = _with(data[first], tuple(rest), value)
    return changed


def only_sound(hits: list[Hit], data: Any, schema: Schema, explain: Explain) -> list[Hit]:
    """The same problems, without replacements that leave the problem, or bring another one."""
    before = {_key(hit) for hit in hits}
    found = []
    tried = 0
    for rule, problem in hits:
        if OTHERWISE in problem.properties:
            tried += 1
            properties = dict(problem.properties)
            otherwise = properties.pop(OTHERWISE)
            if tried > MAX_TRIED or not _is_sound((rule, problem), data, schema, before, explain):
                properties = {}
                spelling = problem.spelling and problem.spelling._replace(hint=otherwise)
                problem = replace(problem, hint=otherwise, spelling=spelling)
            problem = replace(problem, properties=properties)
        found.append((rule, problem))
    return found


def _is_sound(hit: Hit, data: Any, schema: Schema, before: set[Any], explain: Explain) -> bool:
    changed = replaced(data, hit[1])
    if schema.is_valid(changed):
        return True
    if len(before) > MAX_COMPARED:
        return False
    after = {_key(other) for other in explain(changed)}
    return _key(hit) not in after and after < before


def _key(hit: Hit) -> Any:
    return hit[0].code, hit[1].path, hit[1].message

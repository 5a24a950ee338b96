"""What is told where a value fits none of several forms (`anyOf`, `oneOf`), or several of which one may apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from validator.findings.finding import KeyPath
from validator.findings.rule import Hit
from validator.schema.branches import Branch, branches, meant, of_another_type, possible, spread, tag_of
from validator.schema.described import asked_of_keys
from validator.schema.messages import (
    missing_key,
    name_of,
    not_in_list,
    wrong_combination,
    wrong_type,
)
from validator.schema.words import MAX_LISTED, describe, listed, named_keys, types_in_words

if TYPE_CHECKING:
    from validator.schema.sentences import Telling

MAX_BRANCHES = 8
"""How many branches are told of, one a line, where none is meant more than the others."""


def choice(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    """`anyOf` and `oneOf`: what is wrong with the branch that is meant, or that none is."""
    if not error.context:
        yield _several(error, path)
        return
    telling.branches += 1
    yield from list(_one_of_them(error, path, telling))
    telling.branches -= 1


def _one_of_them(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    found = branches(error, partial(asked_of_keys, telling.schema))
    if all(of_another_type(branch) or tag_of(branch) == () for branch in found):
        yield _none_at_all(found, error.instance, path)
        return
    open_ones = possible(found)
    tags = {tag_of(branch) for branch in open_ones}
    if len(open_ones) > 1 and len(tags) == 1 and (tag := tags.pop()):
        values = [value for branch in open_ones for value in _tag_values(branch, tag)]
        yield not_in_list, not_in_list((*path, *tag), error.instance[tag[0]], values)
        return
    left = meant(found, error.instance)
    if len(left) > 1:
        yield from _tied(left, path, telling)
        return
    hits = [hit for inner in left[0].errors for hit in telling.hits_of(inner, path)]
    values = [each for branch in found if tag_of(branch) == () for each in _tag_values(branch, ())]
    if not values or isinstance(error.instance, (list, dict)):
        yield from hits
        return
    yield from _or_a_value(hits, values, describe(left[0].schema), error.instance, path)


def _or_a_value(hits: list[Hit], values: list[Any], form: str, value: Any, path: KeyPath) -> Iterator[Hit]:
    """What is told of the branch that is meant, a `form`, where others list values that may stand here."""
    guess = not_in_list(path, value, values, form)
    if "instead" in guess.properties and len(hits) == 1:
        yield not_in_list, guess
        return
    also = f"it may also be {'one of: ' if len(values) > 1 else ''}{listed(values)}"
    for rule, problem in hits:
        yield rule, replace(problem, detail=(*problem.detail, also)) if problem.path == path else problem


def _several(error: Any, path: KeyPath) -> Hit:
    forms = [_title(form) or ("anything" if form in ({}, True) else "") for form in error.validator_value]
    named = "; ".join(dict.fromkeys(form or f"form {number}" for number, form in enumerate(forms, 1)))
    said = f"{name_of(path)}: this fits several of the possible forms at once; only one may apply"
    if isinstance(error.instance, (dict, list)):
        out = "delete what belongs to the others"
    else:
        out = "where the schema lets forms overlap, it has to be corrected"
    return wrong_combination, wrong_combination(path, said, f"it fits: {named}; {out}")


def _none_at_all(found: list[Branch], value: Any, path: KeyPath) -> Hit:
    """No branch is for a value like this one."""
    types: list[str] = []
    values: list[Any] = []
    for branch in found:
        for error in branch.errors:
            if not error.relative_path and error.validator == "type":
                said = error.validator_value
                types += [said] if isinstance(said, str) else said
            elif not error.relative_path and error.validator in ("const", "enum"):
                values += [error.validator_value] if error.validator == "const" else error.validator_value
    types = list(dict.fromkeys(types))
    if values and (not types or any(type(value) is type(each) for each in values)):
        return not_in_list, not_in_list(path, value, values, types_in_words(types))
    if types:
        return wrong_type, wrong_type(path, value, types, values)
    said = f"the schema rules out {name_of(path)} here"
    return wrong_combination, wrong_combination(path, said, "delete it, or correct the fields beside it")


def _tag_values(branch: Branch, tag: KeyPath) -> list[Any]:
    for error in spread(branch.errors):
        if tuple(error.relative_path) == tag and error.validator == "const":
            return [error.validator_value]
        if tuple(error.relative_path) == tag and error.validator == "enum":
            return list(error.validator_value)
    return []


def _tied(left: list[Branch], path: KeyPath, telling: Telling) -> Iterator[Hit]:
    told = [[hit for error in branch.errors for hit in telling.hits_of(error, path)] for branch in left]
    keys = [
        [
            problem.properties["key"]
            for found, problem in hits
            if found is missing_key and problem.path == path
        ]
        for hits in told
    ]
    if all(len(missing) == len(hits) for missing, hits in zip(keys, told, strict=True)):
        fewest = _smallest(keys)
        ways = list(dict.fromkeys(named_keys(keys[number]) for number in fewest))
        if len(ways) == 1:
            yield from _needed(told[fewest[0]], [told[number] for number in fewest])
            return
        said = f"{name_of(path)}: one of these keys is needed: {', '.join(ways[:MAX_LISTED])}"
        problem = wrong_combination(path, said, "add one of them")
        yield wrong_combination, replace(problem, properties={"keys": sorted({*chain(*keys)})})
        return
    misspelt = [
        hits for hits, missing in zip(told, keys, strict=True) if _meant_keys(hits, path) & {*missing}
    ]
    if len(misspelt) == 1:
        yield from misspelt[0]
        return
    messages = [tuple((problem.path, problem.message) for _, problem in hits) for hits in told]
    if len(set(messages)) == 1:
        yield from told[0]
        return
    titles = [_title(branch.schema) for branch in left]
    lines = []
    for number, (title, hits) in enumerate(zip(titles, told, strict=True), 1):
        form = title if title and titles.count(title) == 1 else f"form {number}"
        lines.append(f"{form}: {'; '.join(problem.message for _, problem in hits[:3])}")
    more = [f"and {len(lines) - MAX_BRANCHES} more"] if len(lines) > MAX_BRANCHES else []
    said = f"{name_of(path)} fits none of the forms that it may have"
    yield (
        wrong_combination,
        replace(
            wrong_combination(path, said, "choose one of the forms, and write it as that asks for"),
            detail=(*lines[:MAX_BRANCHES], *more),
        ),
    )


def _smallest(keys: list[list[str]]) -> list[int]:
    """The places of the lists that hold all keys of no other one, and more."""
    often = Counter(chain(*keys))
    smallest: dict[str, set[frozenset[str]]] = {}  # by the rarest key of each, so that few are compared
    found = []
    for number, one in sorted(enumerate(map(frozenset, keys)), key=lambda item: len(item[1])):
        if any(other < one for key in one for other in smallest.get(key, ())):
            continue
        found.append(number)
        if not one:
            return [number for number, one in enumerate(keys) if not one]
        smallest.setdefault(min(one, key=lambda key: (often[key], key)), set()).add(one)
    return sorted(found)


def _needed(hits: list[Hit], by_all: list[list[Hit]]) -> Iterator[Hit]:
    """Keys that are missing in each of several forms; what one form alone wants of them is no advice."""
    hints_of: dict[str, set[str]] = {}
    for _, other in chain(*by_all):
        hints_of.setdefault(other.properties["key"], set()).add(other.hint)
    for rule, problem in hits:
        key = problem.properties["key"]
        hints = hints_of[key]
        hint = (
            problem.hint
            if len(hints) == 1
            else f"add '{key}: ...'; the form that is meant says what belongs there"
        )
        yield rule, replace(problem, hint=hint)


def _meant_keys(hits: list[Hit], path: KeyPath) -> set[str]:
    """The keys that unknown ones may be misspellings of."""
    return {
        problem.properties["meant"]
        for _, problem in hits
        if problem.path[:-1] == path and "meant" in problem.properties
    }


def _title(option: Any) -> str:
    title = option.get("title") if isinstance(option, dict) else None
    return title if isinstance(title, str) and title else describe(option)

"""`anyOf` and `oneOf`: which of the branches is meant.

A branch whose type fails at the value itself is not meant, nor one in which the tag has another value: a key that is
fixed in some branch, and fits there (`kind: sail`). Of the others, the one with the fewest errors is, and rather one
whose keys are there; where several have as few, nobody knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

CONDITIONS = ("then", "else", "dependentSchemas")
"""Keywords whose errors stand together under one."""


class Asked(NamedTuple):
    """What a branch asks of keys: those whose value it chooses (`kind: sail`), and those that must be there."""

    chosen: frozenset[str]
    needed: frozenset[str]


type Asks = Callable[[Any], Asked]


@dataclass(frozen=True)
class Branch:
    """One way in which a value may fit: the schema, and what is wrong with the value by it."""

    schema: Any
    errors: tuple[Any, ...]
    asked: Asked

    @property
    def alone(self) -> Any:
        """Its error, if it is the only one, and about the value itself."""
        return self.errors[0] if len(self.errors) == 1 and not self.errors[0].relative_path else None


def branches(error: Any, asks: Asks) -> list[Branch]:
    """The branches of an `anyOf` or `oneOf` that none fits; for one that is a choice itself, its branches."""
    found: list[Branch] = []
    by_index: dict[int, list[Any]] = {}
    for inner in error.context:
        by_index.setdefault(inner.relative_schema_path[0], []).append(inner)
    for index, errors in by_index.items():
        option = error.validator_value[index]
        branch = Branch(option, tuple(errors), asks(option))
        alone = branch.alone
        if alone is not None and alone.validator in ("anyOf", "oneOf") and alone.context:
            found += branches(alone, asks)
        else:
            found.append(branch)
    return found


def spread(errors: Iterable[Any]) -> Iterator[Any]:
    """Errors, those under a condition one by one."""
    for error in errors:
        if error.validator in CONDITIONS:
            yield from spread(error.context)
        else:
            yield error


def of_another_type(branch: Branch) -> bool:
    """Whether the value is of a type that the branch does not allow."""
    return any(
        not error.relative_path and error.validator in ("type", "false") for error in spread(branch.errors)
    )


def tag_of(branch: Branch) -> tuple[str | int, ...] | None:
    """Where in the value a fixed value of the branch fails: at a key of it, or (the empty path) at the value itself."""
    for error in spread(branch.errors):
        near = error.validator in ("const", "enum") and len(error.relative_path) <= 1
        if near and (not isinstance(error.instance, (list, dict)) or _are_plain(error)):
            return tuple(error.relative_path)
    return None


def _are_plain(error: Any) -> bool:
    """Whether the values that are allowed are texts, numbers and the like."""
    said = error.validator_value
    return not any(
        isinstance(value, (list, dict)) for value in (said if error.validator == "enum" else [said])
    )


def weight(branch: Branch) -> int:
    """How much is wrong with the value by a branch."""
    return sum(1 for _ in spread(branch.errors))


def _refused_keys(branch: Branch) -> set[str | int]:
    """The keys whose own value, one that is no list and no mapping, does not fit a branch."""
    return {
        error.relative_path[0]
        for error in spread(branch.errors)
        if len(error.relative_path) == 1 and not isinstance(error.instance, (list, dict))
    }


def possible(found: list[Branch]) -> list[Branch]:
    """The branches for values of this type, with this tag; all if there are none."""
    left = [branch for branch in found if not of_another_type(branch)] or found
    left = [branch for branch in left if tag_of(branch) != ()] or left
    refusing: dict[str | int, list[Branch]] = {}
    for branch in left:
        for key in _refused_keys(branch):
            refusing.setdefault(key, []).append(branch)
    open_ones = {id(branch): branch for branch in left}
    choosing = Counter(key for branch in left for key in branch.asked.chosen)
    for key, refused in sorted(refusing.items(), key=lambda item: -len(item[1])):
        out = [branch for branch in refused if id(branch) in open_ones]
        if isinstance(key, str) and choosing[key] > sum(key in branch.asked.chosen for branch in out):
            for branch in out:
                del open_ones[id(branch)]
                choosing.subtract(branch.asked.chosen)
    return list(open_ones.values())


def meant(found: list[Branch], value: Any) -> list[Branch]:
    """The branches that may be meant by a value: one where it can be told."""
    left = possible(found)
    if all(_lacks_keys_alone(branch) for branch in left):
        return left
    least = min(map(weight, left))
    left = [branch for branch in left if weight(branch) == least]
    there = [branch for branch in left if not _lacks_a_key(branch)]
    if any(key in value for branch in there for key in branch.asked.needed):
        left = there
    known = [branch for branch in left if not _unknown_keys(branch)]
    only_own = all(len(way) == 0 for branch in left for way in _unknown_keys(branch))
    return known if known and only_own else left


def _lacks_keys_alone(branch: Branch) -> bool:
    return all(error.validator == "required" and not error.relative_path for error in branch.errors)


def _lacks_a_key(branch: Branch) -> bool:
    """Whether a key of the value itself is missing: of branches that are told apart by their keys, another is meant."""
    return any(error.validator == "required" and not error.relative_path for error in branch.errors)


def _unknown_keys(branch: Branch) -> list[Any]:
    """The ways to the values of which a branch does not know a key."""
    return [error.relative_path for error in branch.errors if error.validator == "additionalProperties"]

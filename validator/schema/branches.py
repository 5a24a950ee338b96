"""`anyOf` and `oneOf`: which of the branches is meant.

A branch whose type fails at the value itself is not meant, nor one in which the tag (a key with a fixed value, such
as `kind: sail`) has another value. Of the others, the one with the fewest errors is, and rather one whose keys are
there; where several have as few, nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

CONDITIONS = ("then", "else", "dependentSchemas")
"""Keywords whose errors stand together under one."""


@dataclass(frozen=True)
class Branch:
    """One way in which a value may fit: the schema, and what is wrong with the value by it."""

    schema: Any
    errors: tuple[Any, ...]

    @property
    def alone(self) -> Any:
        """Its error, if it is the only one, and about the value itself."""
        return self.errors[0] if len(self.errors) == 1 and not self.errors[0].relative_path else None


def branches(error: Any) -> list[Branch]:
    """The branches of an `anyOf` or `oneOf` that none fits; for one that is a choice itself, its branches."""
    found: list[Branch] = []
    by_index: dict[int, list[Any]] = {}
    for inner in error.context:
        by_index.setdefault(inner.relative_schema_path[0], []).append(inner)
    for index, errors in by_index.items():
        branch = Branch(error.validator_value[index], tuple(errors))
        alone = branch.alone
        if alone is not None and alone.validator in ("anyOf", "oneOf") and alone.context:
            found += branches(alone)
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
        if near and not isinstance(error.instance, (list, dict)):
            return tuple(error.relative_path)
    return None


def weight(branch: Branch) -> int:
    """How much is wrong with the value by a branch."""
    return sum(1 for _ in spread(branch.errors))


def possible(found: list[Branch]) -> list[Branch]:
    """The branches for values of this type, with this tag; all if there are none."""
    right_type = [branch for branch in found if not of_another_type(branch)]
    right_tag = [branch for branch in right_type if tag_of(branch) is None]
    return right_tag or right_type or found


def meant(found: list[Branch]) -> list[Branch]:
    """The branches that may be meant: one where it can be told."""
    left = possible(found)
    if all(_lacks_keys_alone(branch) for branch in left):
        return left
    least = min(map(weight, left))
    left = [branch for branch in left if weight(branch) == least]
    return [branch for branch in left if not _lacks_a_key(branch)] or left


def _lacks_keys_alone(branch: Branch) -> bool:
    return all(error.validator == "required" and not error.relative_path for error in branch.errors)


def _lacks_a_key(branch: Branch) -> bool:
    """Whether a key of the value itself is missing: of branches that are told apart by their keys, another is meant."""
    return any(error.validator == "required" and not error.relative_path for error in branch.errors)

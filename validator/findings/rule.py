"""What a rule is: a code, a severity, and a manual page (a docstring).

What is wrong with a file, a schema, a dataset, or the form of a record is found by the code that reads it, which makes
its message with a `Message`. The rules over records, their links and groups of them are in validator.rules.shapes.

Nobody here sees lines and columns: a `Problem` names its place by a key path.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

from validator.findings.finding import Problem, Severity

Shape = Literal["file", "structure", "schema", "dataset", "record", "link", "group"]
"""What a rule reads, and so what has to be looked at again when something changes: the bytes of one file, one record
against its schema version, one schema file, the settings of the dataset; one record, one reference, one group."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Rule:
    """What may be wrong, and can be looked up by its code.

    With `needs_text`, nothing is found where the text of the article is not at hand, so that silence there means
    nothing.
    """

    code: str
    shape: Shape
    severity: Severity
    page: str
    needs_text: bool = False

    @property
    def title(self) -> str:
        """The first sentence of the page, on one line."""
        return " ".join(self.page.split("\n\n")[0].split())


@dataclass(frozen=True, eq=False, kw_only=True)
class Message[**P](Rule):
    """A rule whose problem is found elsewhere, and put into words here. Calling it makes the `Problem`."""

    make: Callable[P, Problem]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Problem:
        return self.make(*args, **kwargs)


def message[**P](
    code: str, shape: Shape, severity: Severity = Severity.ERROR
) -> Callable[[Callable[P, Problem]], Message[P]]:
    """Make a `Message` of the decorated function, whose docstring is the manual page."""

    def decorate(make: Callable[P, Problem]) -> Message[P]:
        return Message(code=code, shape=shape, severity=severity, page=page_of(make), make=make)

    return decorate


def page_of(function: Callable[..., Any]) -> str:
    """The docstring of a function, without its indentation."""
    return inspect.getdoc(function) or ""


Hit = tuple[Rule, Problem]
"""A problem together with the rule that found it."""

MAX_HITS = 100
"""How many problems of one kind of check are told of one record. A person mends these first; a machine is spared."""


def first_hits(hits: Iterable[Hit]) -> list[Hit]:
    """The first problems of a record. If there are more than `MAX_HITS`, the last one says so."""
    found = list(islice(hits, MAX_HITS + 1))
    if len(found) > MAX_HITS:
        last, problem = found[MAX_HITS - 1]
        more = "there are more problems of this kind in this record; mend these first"
        found = [*found[: MAX_HITS - 1], (last, replace(problem, detail=(*problem.detail, more)))]
    return found

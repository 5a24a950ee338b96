"""What a rule is: a function with a code, a severity, a shape, and a docstring that is its manual page.

The shape says what the function reads, and so what has to be rechecked when something changes:

- `file`: the bytes of one file, `structure`: one record against its schema version, `schema`: one schema file,
  `dataset`: the settings of the dataset;
- `record`: one record; `link`: a record, the place of a reference in it, and the record it names (or nothing);
  `group`: a key and the records that share it.

A rule yields `Problem`s. It never sees lines and columns, and never the whole corpus.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal, ParamSpec, Protocol, TypeVar

from validator.findings.finding import Problem, Severity

P = ParamSpec("P")
R = TypeVar("R")

Shape = Literal["file", "structure", "schema", "dataset", "record", "link", "group"]


class _Kind(Protocol):
    """What a rule asks of a schema."""

    @property
    def kind(self) -> str: ...
    @property
    def mapped(self) -> bool: ...


@dataclass(frozen=True, eq=False)
class Rule[**P, R]:
    """A named check. Calling the rule calls its function.

    `kinds` limits a record, link or group rule to records of these kinds (empty: all kinds), `fields` a link rule
    to the references at these patterns (`sources[].article`). `key` gives, for a group rule, the keys of the groups
    that a record falls in; it sees the groups of two records or more, or with `alone` those of one. With `texts`, the
    key depends on the text of an article too, and is asked with the context; it never looks at other records.

    Besides what its shape gives it, a rule may look at the records that its record refers to (`Context.find`).
    `chains` marks the few that go on from there, along references from one kind to the same kind: a change then
    concerns every record from which the changed one can be reached.

    `mapped` says that a rule also speaks of records with a JSON Schema of their own (validator.schema.mapped), in
    which a field named `draft` or `sources` may mean anything.

    `concerns` tells by the keys of a record, and for a link rule by the reference and the record that it leads to,
    whether the rule can say anything at all (validator.rules.applies).

    With `needs_text`, the rule finds nothing where the text of the article is not at hand, so that its silence there
    means nothing.
    """

    code: str
    shape: Shape
    severity: Severity
    check: Callable[P, R]
    kinds: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    key: Callable[..., Any] | None = None
    alone: bool = False
    chains: bool = False
    texts: bool = False
    mapped: bool = False
    concerns: Callable[[Any], bool] | None = None
    needs_text: bool = False

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.check(*args, **kwargs)

    def speaks_of(self, schema: _Kind) -> bool:
        """Whether the rule is one for records of this schema."""
        return (not self.kinds or schema.kind in self.kinds) and (self.mapped or not schema.mapped)

    def keys(self, record: Any, context: Any) -> Any:
        """The keys of the groups that a record falls in, each once, for a group rule."""
        assert self.key is not None
        return dict.fromkeys(self.key(record, context) if self.texts else self.key(record))

    @property
    def page(self) -> str:
        """The manual page: the docstring of the function, without its indentation."""
        return inspect.getdoc(self.check) or ""

    @property
    def title(self) -> str:
        """The first sentence of the page, on one line."""
        return " ".join(self.page.split("\n\n")[0].split())


Hit = tuple[Rule[..., Any], Problem]
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


def rule(
    code: str,
    shape: Shape,
    severity: Severity = Severity.ERROR,
    *,
    kinds: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    key: Callable[..., Any] | None = None,
    alone: bool = False,
    chains: bool = False,
    texts: bool = False,
    mapped: bool = False,
    concerns: Callable[[Any], bool] | None = None,
    needs_text: bool = False,
) -> Callable[[Callable[P, R]], Rule[P, R]]:
    """Make a `Rule` of the decorated function."""

    def decorate(check: Callable[P, R]) -> Rule[P, R]:
        return Rule(
            code,
            shape,
            severity,
            check,
            kinds,
            fields,
            key,
            alone,
            chains,
            texts,
            mapped,
            concerns,
            needs_text,
        )

    return decorate

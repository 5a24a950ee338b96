"""References: every id that a record names must lead to a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus import Link
from validator.finding import Problem, RecordPlace, format_path
from validator.rule import rule
from validator.rules.context import Context


@rule("unknown-reference", "link")
def unknown_reference(link: Link, context: Context) -> Iterator[Problem]:
    """A record refers to an id that no record has.

    A statement whose speaker or whose source does not exist can't be traced, and the tables of the dataset would
    not join.

    To mend it: correct the id (the hint names the nearest one that exists), or add the missing record.
    """
    if link.target is None and not link.broken:
        from validator.suggest import nearest

        wanted = " or ".join(link.field.ref)
        known = nearest(link.id, context.ids_of(link.field.ref))
        yield Problem(
            link.path,
            f"{format_path(link.path)} refers to {link.id!r}, but there is no {wanted} with this id",
            hint=f"did you mean {known!r}?" if known else f"add the {wanted}, or correct the id",
        )


@rule("wrong-kind", "link")
def wrong_kind(link: Link, context: Context) -> Iterator[Problem]:
    """A record refers to a record of another kind than the field asks for.

    A quote's source must be an article, its speaker a person or an organization: a reference to something else is
    a slip, usually an id taken from the wrong folder.

    To mend it: put the id of a record of the right kind.
    """
    target = link.target
    if target is not None and target.kind not in link.field.ref:
        yield Problem(
            link.path,
            f"{format_path(link.path)} must name {_a(' or '.join(link.field.ref))}, "
            f"but {link.id!r} is {_a(target.kind)}",
            hint=f"put the id of {_a(' or '.join(link.field.ref))} here",
            related=(RecordPlace(target.file, target.document, ("id",), f"{link.id!r} is defined here"),),
        )


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"

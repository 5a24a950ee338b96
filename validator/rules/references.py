"""References: every id that a record names must lead to a record of the right kind, and to one that still counts."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus.records import Group, Link, Record
from validator.findings.finding import Fix, Problem, Severity, format_path
from validator.findings.paths import at, follow
from validator.rules.applies import has, leads_nowhere, leads_to_another_kind, leads_to_own_kind
from validator.rules.chains import Chain
from validator.rules.context import Context
from validator.rules.identity import id_place
from validator.rules.readers import place, retired, words
from validator.rules.shapes import group_rule, link_rule

MAX_CHAIN = 1000
"""How many records a chain of references is followed through."""

TO_BE_REFERRED_TO = frozenset({"person", "organization", "article"})
"""Kinds whose records exist to be referred to."""
ONE_WAY = {"part_of", "parent", "derived_from", "via", "translation_of", "paraphrase_of", "replaced_by"}
"""Fields that lead from the later or smaller to the earlier or larger, and so never back."""
ONE_WAY_RELATIONS = {
    *("supersedes", "amends", "implements", "responds-to"),
    *("corrects", "clarifies", "denies", "answers", "paraphrases"),
}
"""Values of `relation`, beside a reference, that do the same. (Of two statements each can contradict the other.)"""


@link_rule("unknown-reference", mapped=True, concerns=leads_nowhere)
def unknown_reference(link: Link, context: Context) -> Iterator[Problem]:
    """A record refers to an id that no record has.

    A statement whose speaker or whose source does not exist can't be traced, and the tables of the dataset would
    not join.

    To mend it: correct the id (the hint names the nearest one that exists), or add the missing record.
    """
    if link.target is None and not link.broken:
        wanted = " or ".join(link.field.ref)
        known = _nearest(link, context) if link.id else None
        otherwise = (
            f"add the {wanted}, or correct the id" if link.id else f"write the id of the {wanted} here"
        )
        yield Problem(
            link.path,
            f"{format_path(link.path)} refers to {link.written!r}, but there is no {wanted} with this id",
            hint=f"did you mean {known!r}?" if known else otherwise,
            side=link.side,
        )


def _nearest(link: Link, context: Context) -> str | None:
    """The id that was probably meant, as its record writes it."""
    known = context.nearest_id(link.id, link.field.ref)
    if known is None or link.field.naming is None or not link.field.naming.folded:
        return known
    found = [one for one in context.corpus.named(known) if one.kind in link.field.ref]
    return found[0].written_id if found else known


@link_rule("wrong-kind", mapped=True, concerns=leads_to_another_kind)
def wrong_kind(link: Link, context: Context) -> Iterator[Problem]:
    """A record refers to a record of another kind than the field asks for.

    A quote's source must be an article, its speaker a person or an organization: a reference to something else is
    a slip, usually an id taken from the wrong folder.

    To mend it: put the id of a record of the right kind.
    """
    target = link.target
    if target is not None and target.kind not in link.field.ref and not _leads_to_itself(link):
        yield Problem(
            link.path,
            f"{format_path(link.path)} must name {_a(' or '.join(link.field.ref))}, "
            f"but {link.written!r} is {_a(target.kind)}",
            hint=f"put the id of {_a(' or '.join(link.field.ref))} here",
            side=link.side,
            related=(id_place(target, f"{target.written_id!r} is defined here"),),
        )


@link_rule("withdrawn-reference", concerns=has(target="withdrawn"))
def withdrawn_reference(link: Link, context: Context) -> Iterator[Problem]:
    """A record refers to a record that was withdrawn.

    What is withdrawn turned out to be wrong; it stays only to say so. A statement that rests on a withdrawn
    article has lost its ground.

    To mend it: take the reference out or name another record; if nothing is left to stand on, withdraw this record too.
    """
    target = link.target
    if (
        target is None
        or "withdrawn" not in target.data
        or "replaced_by" in target.data
        or retired(link.record)
    ):
        return
    reason = words(target.data["withdrawn"], "reason")
    yield Problem(
        link.path,
        f"{link.id!r} was withdrawn{': ' + reason if reason else ''}",
        hint="name another record or take the reference out; without it this record may have to be withdrawn too",
        related=(place(target, ("withdrawn",), "withdrawn here"),),
    )


@link_rule("merged-reference", Severity.WARNING, concerns=has(target="replaced_by"))
def merged_reference(link: Link, context: Context) -> Iterator[Problem]:
    """A record refers to a record that another one has replaced.

    When two records turn out to be about one thing, one stays and the other points to it with `replaced_by`. As long
    as some records name the old one and some the new, whatever belongs together is counted apart.

    To mend it: put the new id, which the finding names.
    """
    target = link.target
    if target is None or "replaced_by" not in target.data or retired(link.record):
        return
    final = _successor(target, context)
    if final is None or final == link.record:
        return
    yield Problem(
        link.path,
        f"{link.id!r} was replaced by {final.id!r}",
        hint=f"write {final.id!r} here",
        related=(place(target, ("replaced_by",), "replaced here"),),
        fix=Fix(link.path, final.id, f"{link.id} was replaced by it"),
    )


def _successor(record: Record, context: Context) -> Record | None:
    """The record at the end of a chain of replacements; None if the chain breaks, or leads back."""
    seen = {record.id}
    while "replaced_by" in record.data and len(seen) <= MAX_CHAIN:
        following = context.find(record.data["replaced_by"])
        if following is None or following.id in seen or following.kind != record.kind:
            return None
        record = following
        seen.add(record.id)
    return record


@link_rule("draft-reference", concerns=has(target="draft"))
def draft_reference(link: Link, context: Context) -> Iterator[Problem]:
    """A finished record refers to a draft.

    Drafts are kept out of the dataset, so the reference would lead nowhere there; and a record is not reviewed while
    what it stands on is not.

    To mend it: review the draft and take its line `draft: true` out, or mark this record as a draft too.
    """
    target = link.target
    if target is None or target.data.get("draft") is not True:
        return
    if link.record.data.get("draft") is not True and not retired(link.record):
        yield Problem(
            link.path,
            f"{link.id!r} is a draft, but this record is not",
            hint="review the draft and delete its line 'draft: true', or make this record a draft too",
            related=(place(target, ("draft",), "marked as a draft here"),),
        )


@link_rule("self-reference", mapped=True)
def self_reference(link: Link, context: Context) -> Iterator[Problem]:
    """A record refers to itself.

    Nothing is a part, a translation or a source of itself. Usually the line was copied from another record.

    To mend it: put the id that was meant, or delete the line.
    """
    if _leads_to_itself(link):
        yield Problem(
            link.path,
            f"{format_path(link.path)} refers to the record itself",
            hint="put the id that was meant, or delete the line",
        )


def _leads_to_itself(link: Link) -> bool:
    """Whether a reference names its own record, and not one of another kind that has the same id."""
    if link.id != link.record.id or (link.target is not None and link.target.kind != link.record.kind):
        return False
    return not link.record.schema.mapped or link.record.kind in link.field.ref


@link_rule("reference-cycle", concerns=leads_to_own_kind)
def reference_cycle(link: Link, context: Context) -> Iterator[Problem]:
    """References that should lead one way lead back to where they began.

    Two events can't be part of each other, and no article is copied from its own copy. Whoever follows such references
    (to count copies as one source, to find who said it first) never arrives. The fields concerned are part_of, parent,
    derived_from, via, translation_of, paraphrase_of and replaced_by, related records with the relation supersedes,
    amends, implements or responds-to, and all relations of statements but contradicts. Each circle is reported once,
    in the record whose id comes first; circles of up to 1,000 records are found.

    To mend it: one of the references points the wrong way; turn it round or delete it.
    """
    record, target, pattern = link.record, link.target, link.field.pattern
    if target is None or target.kind != record.kind or target.id <= record.id:
        return
    relation = _relation(record, link.path)
    if not ONE_WAY.intersection(pattern) and relation not in ONE_WAY_RELATIONS:
        return

    def following_of(one: Record) -> list[str]:
        found = [name for path, name in follow(one.data, pattern) if _relation(one, path) == relation]
        return [name for name in found if isinstance(name, str)]

    if (chains := context.corpus.chains) is not None:
        key = record.kind, pattern, relation
        if key not in chains or target.id not in chains[key].places:
            chains[key] = Chain(target, following_of)
        if chains[key].passes_by(record, target.id, MAX_CHAIN, context):
            return
    came_from: dict[str, str] = {record.id: "", target.id: record.id}
    waiting = [target]
    for current in waiting:
        for name in following_of(current):
            if name == record.id:
                yield _circle(link, _way_back(came_from, current.id, record.id))
                return
            following = context.find(name) if name > record.id else None
            if following and following.id not in came_from and len(came_from) < MAX_CHAIN:
                came_from[following.id] = current.id
                waiting.append(following)


def _relation(record: Record, path: tuple[str | int, ...]) -> str:
    """The `relation` beside a reference that has one and is not one-way by its name."""
    return "" if ONE_WAY.intersection(map(str, path)) else words(at(record.data, path[:-1]), "relation")


def _way_back(came_from: dict[str, str], last: str, first: str) -> list[str]:
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return way[::-1]


def _circle(link: Link, way: list[str]) -> Problem:
    shown = way if len(way) <= 6 else [*way[:3], f"... {len(way) - 4} more ...", way[-1]]
    return Problem(
        link.path,
        f"{format_path(link.path)} leads in a circle: {' -> '.join([*shown, link.record.id])}",
        hint="one of these references points the wrong way; turn it round or delete it",
        related=(place(link.target, ("id",), "the next record of the circle"),) if link.target else (),
    )


def _wanted_ids(record: Record, context: Context) -> set[str]:
    """The record's own id, if it exists to be referred to; and the ids by which it refers to such records."""
    data = record.data
    found = {record.id} if record.kind in TO_BE_REFERRED_TO else set()
    for field in record.schema.references:
        if field.pattern[0] in data and not TO_BE_REFERRED_TO.isdisjoint(field.ref):
            for _, name in follow(data, field.pattern):
                if isinstance(name, str):
                    found.add(name)
    return found


@group_rule("unreferenced-record", Severity.INFO, key=_wanted_ids, alone=True)
def unreferenced_record(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Nothing refers to a person, an organization or an article.

    Such records exist to be referred to: a speaker without a statement or an article without a quote is usually
    left over, or was entered a second time under another id. Events, statements and agreements stand for themselves.
    As long as some record can't be read, it may be the one that refers, and nothing is said.

    To mend it: refer to it where it belongs, delete it if it is left over, or let it stand for later.
    """
    record = group.records[0]
    if len(group.records) > 1 or record.id != group.key or retired(record):
        return
    if record.kind in TO_BE_REFERRED_TO and context.complete:
        yield (
            record,
            Problem(
                ("id",),
                f"no record refers to the {record.kind} {record.id!r}",
                hint="refer to it where it belongs, or delete it if it is left over",
            ),
        )


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"

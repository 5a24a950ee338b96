"""Agreements: a history in order, with sources, between parties that can agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validator.corpus.records import Group, Link, Record
from validator.edtf import TIME_ZONES, certainly_before, gap, read
from validator.findings.finding import Problem, Severity, format_path
from validator.findings.paths import at
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.readers import days_of, entries, place, retired, words
from validator.rules.shapes import group_rule, link_rule, record_rule

AGREEMENT = ("agreement",)
ENDED = {"terminated", "superseded"}
STAGE = {
    **dict.fromkeys(("proposed", "under-negotiation", "drafted", "answered", "rejected"), 1),
    **dict.fromkeys(("agreed-orally", "agreed", "initialled"), 1),
    "signed": 2,
    **dict.fromkeys(("ratified", "in-force", "breached", "suspended"), 3),
}
"""What comes before signing, signing, and what comes after. Within a stage steps may come in any order."""
REACHED = {"agreed-orally", "agreed", "initialled", "adopted", "signed", "ratified", "in-force", "breached"}
SIGNING = {
    "initialled",
    "signed",
    "ratified",
    "in-force",
    "breached",
    "suspended",
    "terminated",
    "superseded",
}
TREATIES = ("treaty", "convention", "protocol")
NO_STATE = {"government-body", "political-party", "company", "media", "civil-society", "research"}


def _steps(record: Record) -> list[tuple[int, dict[str, Any]]]:
    return list(entries(record.data, "history"))


@record_rule("history-out-of-order", kinds=AGREEMENT)
def history_out_of_order(record: Record, context: Context) -> Iterator[Problem]:
    """The steps of an agreement's history are not in the order of their dates.

    The last step is where the agreement stands. If the steps are out of order, so is the present status.

    To mend it: put the earliest step first, or correct the date that is wrong.
    """
    latest: tuple[int, Any] | None = None
    for index, step in _steps(record):
        span = read(step.get("date"))
        if span is None:
            continue
        if latest and certainly_before(span, latest[1]):
            first = record.data["history"][latest[0]]
            yield Problem(
                ("history", index, "date"),
                f"{step.get('status')} ({step['date']}) comes after {first.get('status')} ({first['date']}) in the "
                "list, but is earlier",
                hint="put the earliest step first, or correct the date that is wrong",
            )
        elif latest is None or span.earliest > latest[1].earliest:
            latest = index, span


@record_rule("illegal-step", Severity.WARNING, kinds=AGREEMENT)
def illegal_step(record: Record, context: Context) -> Iterator[Problem]:
    """An agreement takes a step that can't follow the one before.

    What is terminated or superseded has ended: nothing is signed after that (an error). And what is signed is no longer
    proposed, what is ratified no longer signed: a step back usually means that two agreements are mixed up in one
    record, such as a treaty and the draft of its successor.

    To mend it: correct the status, put the steps in order, or make two records of two agreements.
    """
    ended, furthest = "", ("", 0)
    for index, step in _steps(record):
        status = words(step, "status")
        stage = STAGE.get(status, 0)
        if ended and status not in ENDED:
            yield Problem(
                ("history", index, "status"),
                f"the agreement is {status!r} after it was {ended!r}",
                hint="correct the status or the order; a new agreement needs a record of its own",
                severity=Severity.ERROR,
            )
        elif 0 < stage < furthest[1]:
            yield Problem(
                ("history", index, "status"),
                f"the agreement is {status!r} after it was {furthest[0]!r}: a step back",
                hint="correct the status or the order; a new draft may be an agreement of its own",
            )
        if status in ENDED:
            ended = status
        if stage > furthest[1]:
            furthest = status, stage


@record_rule("status-without-source", Severity.WARNING, kinds=AGREEMENT)
def status_without_source(record: Record, context: Context) -> Iterator[Problem]:
    """A step in an agreement's history names neither a source nor an event.

    That an agreement was signed, or is in force, is a claim like any other. Without a source nobody can check it.

    To mend it: add the article that says so under `sources`, with its evidence, or the `event` at which it happened.
    """
    for index, step in _steps(record):
        if not step.get("sources") and not step.get("event"):
            yield Problem(
                ("history", index),
                f"the status {step.get('status')!r} has no source and no event",
                hint="add the article that says so under 'sources', or the event at which it happened",
            )


@record_rule("signed-without-signatories", Severity.WARNING, kinds=AGREEMENT)
def signed_without_signatories(record: Record, context: Context) -> Iterator[Problem]:
    """An agreement was signed, but neither signatories nor the event of the signing are given.

    Who signed, and when and where, is what a reader asks first of a signed paper.

    To mend it: add `signatories`, or the `event` of the step.
    """
    for index, step in _steps(record):
        if step.get("status") == "signed" and not step.get("event") and not record.data.get("signatories"):
            yield Problem(
                ("history", index, "status"),
                "the agreement was signed, but it is not said by whom, nor at which event",
                hint="add 'signatories', or 'event' to this step",
            )


@record_rule("signatories-without-signing", Severity.WARNING, kinds=AGREEMENT, concerns=has("signatories"))
def signatories_without_signing(record: Record, context: Context) -> Iterator[Problem]:
    """An agreement has signatories, but no step of its history says that it was signed.

    Whoever is to sign has not signed: a draft has no signatories yet. Or the step is missing.

    To mend it: add the step `signed` with its source, or take the signatories out until they have signed.
    """
    steps = _steps(record)
    if record.data.get("signatories") and steps and not any(words(s, "status") in SIGNING for _, s in steps):
        yield Problem(
            ("signatories",),
            f"there are signatories, but the history goes no further than {steps[-1][1].get('status')!r}",
            hint="add the step 'signed' with its source, or take the signatories out",
        )


@link_rule("signatory-not-a-party", Severity.WARNING, kinds=AGREEMENT, fields=("signatories[].representing",))
def signatory_not_a_party(link: Link, context: Context) -> Iterator[Problem]:
    """Somebody signed for a side that is not a party.

    Then a party is missing, or the person signed for another side. Somebody who signs for an organization whose parent
    is a party signs for that party.

    To mend it: add the side to `parties`, or correct `representing`.
    """
    parties = link.record.data.get("parties")
    if not isinstance(parties, list) or link.target is None:
        return
    if link.id not in parties and link.target.data.get("parent") not in parties:
        yield Problem(
            link.path,
            f"{link.id!r} is not among the parties: {', '.join(map(str, parties))}",
            hint="add it to 'parties', or correct for whom the person signed",
        )


@record_rule("single-party", Severity.WARNING, kinds=AGREEMENT, concerns=has("parties"))
def single_party(record: Record, context: Context) -> Iterator[Problem]:
    """An agreement has been reached, but only one party is named.

    It takes two to agree. What one side only promises or proposes has not reached the status `agreed`.

    To mend it: add the other party, or correct the status. Leave `parties` out if the sources do not name them.
    """
    parties = record.data.get("parties")
    if isinstance(parties, list) and len(parties) == 1:
        reached = next((step["status"] for _, step in _steps(record) if words(step, "status") in REACHED), "")
        if reached:
            yield Problem(
                ("parties",),
                f"the agreement is {reached!r}, but {parties[0]!r} is its only party",
                hint="add the other party, or correct the status",
            )


@link_rule("party-kind", Severity.WARNING, kinds=AGREEMENT, fields=("parties[]",))
def party_kind(link: Link, context: Context) -> Iterator[Problem]:
    """A party to a treaty is neither a state nor an international organization.

    Treaties, conventions and protocols are made by states and international organizations (Vienna Conventions on the
    Law of Treaties of 1969 and 1986). A ministry signs for its state; a company can't be a party. Other types of
    agreement may have other parties.

    To mend it: name the state for which the body acts, or correct the type of the agreement.
    """
    kind = words(link.target.data, "type") if link.target else ""
    if link.record.data.get("type") in TREATIES and kind in NO_STATE:
        yield Problem(
            link.path,
            f"a party to a {link.record.data['type']} is a state or an international organization, "
            f"but {link.id!r} is of type {kind!r}",
            hint="name the state for which it acts, or correct the type of the agreement",
        )


@link_rule("step-outside-event", kinds=AGREEMENT, fields=("history[].event",))
def step_outside_event(link: Link, context: Context) -> Iterator[Problem]:
    """A step of an agreement and the event at which it was taken lie on different days.

    One of the two dates is wrong, or the step was taken at another event. A difference of one day may come from time
    zones and is not reported.

    To mend it: compare both dates with the source, and correct the one that is wrong, or name the right event.
    """
    step = at(link.record.data, link.path[:-1])
    own, held = read(step.get("date")) if isinstance(step, dict) else None, days_of(link.target)
    if link.target and own and held and gap(own, held) > TIME_ZONES:
        path = (*link.path[:-1], "date")
        yield Problem(
            path,
            f"{format_path(path)} is {step['date']}, but {link.id!r} is dated {link.target.data['date']}",
            hint="correct the date that is wrong, or name the right event",
            related=(place(link.target, ("date",), "the date of the event"),),
        )


def _superseded_ids(record: Record, context: Context) -> set[str]:
    """An agreement's own id if it is superseded, and the ids of those that it supersedes."""
    own = {record.id} if any(step.get("status") == "superseded" for _, step in _steps(record)) else set()
    return own | _supersedes(record)


def _supersedes(record: Record) -> set[str]:
    return {
        words(entry, "agreement")
        for _, entry in entries(record.data, "related")
        if entry.get("relation") == "supersedes"
    }


@group_rule(
    "superseded-without-successor", Severity.WARNING, kinds=AGREEMENT, key=_superseded_ids, alone=True
)
def superseded_without_successor(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """An agreement is superseded, but no agreement is recorded that took its place.

    `superseded` says that another agreement replaced this one. Without it a reader is left at the end of the road. As
    long as some record can't be read, it may be the successor, and nothing is said.

    To mend it: add the successor, with `related: [{agreement: ID, relation: supersedes}]`; or, if nothing replaced it,
    write `terminated`.
    """
    record = group.records[0]
    if len(group.records) > 1 or record.id != group.key or not context.complete or retired(record):
        return
    index = next((index for index, step in _steps(record) if step.get("status") == "superseded"), None)
    if index is None or record.id in _supersedes(record):
        return  # an agreement that says it supersedes itself is another finding
    yield (
        record,
        Problem(
            ("history", index, "status"),
            "the agreement is superseded, but no other agreement says that it supersedes it",
            hint="add the one that took its place, with the relation 'supersedes'; or write 'terminated'",
        ),
    )

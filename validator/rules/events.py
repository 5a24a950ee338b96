"""Events: what their type, their place and their larger event say, against each other."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus.records import Link, Record
from validator.edtf import TIME_ZONES, gap
from validator.findings.finding import Problem, Severity
from validator.findings.paths import at
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.readers import days_of, entries, place, words
from validator.rules.shapes import link_rule, record_rule

EVENT = ("event",)
CALLS = ("call", "video-call")
NOT_A_SIDE = {"observer", "mediator", "moderator"}
NOT_HELD = {"proposed", "announced", "planned", "postponed", "cancelled", "denied"}


@record_rule("call-without-sides", Severity.WARNING, kinds=EVENT)
def call_without_sides(record: Record, context: Context) -> Iterator[Problem]:
    """A call has fewer than two sides.

    Somebody calls somebody. With one participant the record does not say who was at the other end, and a count of who
    speaks with whom misses it. Observers, mediators and moderators are not sides.

    To mend it: add the other side; name the organization or the state if the source names no person.
    """
    if record.data.get("type") not in CALLS:
        return
    sides = {
        words(entry, "participant")
        for _, entry in entries(record.data, "participants")
        if words(entry, "role") not in NOT_A_SIDE
    } - {""}
    if len(sides) < 2:
        yield Problem(
            ("participants",) if "participants" in record.data else ("type",),
            f"a {record.data['type']} has two sides, but {'only ' + repr(min(sides)) if sides else 'none'} is named",
            hint="add the other side; where the source names no person, the organization or the state",
        )


@record_rule("call-in-person", Severity.WARNING, kinds=EVENT, concerns=has("type", "venue"))
def call_in_person(record: Record, context: Context) -> Iterator[Problem]:
    """A call is said to have taken place in person.

    Whoever is in one room does not telephone: the type is a meeting, or the mode is remote.

    To mend it: correct `type` or `venue.mode`.
    """
    if record.data.get("type") in CALLS and at(record.data, ("venue", "mode")) == "in-person":
        yield Problem(
            ("venue", "mode"),
            f"a {record.data['type']} can't be in person",
            hint="write 'mode: remote', or 'type: meeting'",
        )


@record_rule("remote-with-venue", Severity.WARNING, kinds=EVENT, concerns=has("venue"))
def remote_with_venue(record: Record, context: Context) -> Iterator[Problem]:
    """A remote event has a place.

    By telephone or screen there is no place where the participants were; on a map the event would stand where it did
    not happen.

    To mend it: take the place out (where one side sat belongs in the description), or correct the mode.
    """
    venue = record.data.get("venue")
    if isinstance(venue, dict) and venue.get("mode") == "remote":
        key = next((key for key in ("place", "country") if key in venue), "")
        if key:
            yield Problem(
                ("venue", key),
                f"the event is remote, but has the {key} {venue[key]!r}",
                hint="take it out, or write 'mode: in-person'",
            )


@record_rule("in-person-without-place", Severity.INFO, kinds=EVENT, concerns=has("venue"))
def in_person_without_place(record: Record, context: Context) -> Iterator[Problem]:
    """An event in person has neither place nor country.

    People met, so they met somewhere. Often the article says where in passing.

    To mend it: add `place` or `country` if a source has it. If none says, leave it.
    """
    venue = record.data.get("venue")
    if not isinstance(venue, dict) or record.data.get("status") not in ("occurred", "ongoing"):
        return
    if venue.get("mode") == "in-person" and "place" not in venue and "country" not in venue:
        yield Problem(
            ("venue",),
            "the event took place in person, but the record does not say where",
            hint="add 'place' or 'country' if a source has it",
        )


@link_rule("part-outside-whole", kinds=EVENT, fields=("part_of",))
def part_outside_whole(link: Link, context: Context) -> Iterator[Problem]:
    """An event is a part of another one, but lies on other days.

    The meeting on a visit takes place while the visit lasts. If the dates have no day in common, one is wrong or the
    part belongs to another whole. A difference of one day may come from time zones and is not reported.

    To mend it: correct the date that is wrong, or name the right event under `part_of`.
    """
    part, whole = days_of(link.record), days_of(link.target)
    if link.target and part and whole and gap(part, whole) > TIME_ZONES:
        yield Problem(
            ("date",),
            f"the event is dated {link.record.data['date']}, but {link.id!r}, of which it is a part, "
            f"{link.target.data['date']}",
            hint="correct the date that is wrong, or name the right event under 'part_of'",
            related=(place(link.target, ("date",), "the date of the whole"),),
        )


@link_rule(
    "event-not-held",
    Severity.WARNING,
    kinds=("statement", "event", "agreement"),
    fields=("event", "part_of", "history[].event"),
)
def event_not_held(link: Link, context: Context) -> Iterator[Problem]:
    """Something happened at an event that, by its own record, has not taken place.

    A statement was made, an agreement reached a step or a part occurred at an event that is still planned, or was
    cancelled or denied. Usually the status of the event is out of date.

    To mend it: bring the event's status up to date, with the article that shows it; or name the right event. Words
    said *about* a coming event belong under `about`.
    """
    event, record = link.target, link.record
    if event is None or words(event.data, "status") not in NOT_HELD:
        return
    if record.kind != "event" or record.data.get("status") in ("occurred", "ongoing"):
        yield Problem(
            link.path,
            f"this happened at {link.id!r}, whose status is {event.data['status']!r}",
            hint="bring the status of the event up to date, or name the right event",
            related=(place(event, ("status",), "the status"),),
        )

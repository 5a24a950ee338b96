"""The occasion on which drafted statements were made, where the article names it: a briefing, a news conference.

English alone is read: of an article in another language no event is drafted, and the statement's `event` is left to a
person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from validator.authoring.draft import DraftRecord
from validator.authoring.ids import free_id, slug
from validator.authoring.sentences import find_sentences

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared
    from validator.quotes.speakers.propose import Known

_OCCASION = re.compile(
    r"\b(?:at|during) (?:an?|the|his|her|their|its) (?:[a-z]+ ){0,2}?"
    r"(?P<what>briefing|news conference|press conference)\b"
)


def draft_event(
    text: Prepared,
    statements: Sequence[DraftRecord],
    known: Sequence[Known],
    given: dict[str, Any],
    taken: Collection[str],
) -> DraftRecord | None:
    """The event, if one sentence names one and one known speaker; their statements then name it, marked for review.

    `given`: schema, origin, article (the id), language.
    """
    if given["language"].partition("-")[0] != "en":
        return None
    own = {str(draft.data.get("speaker", "")) for draft in statements} - {""}
    voices = [entity for entity in known if entity.id in own]
    found = [
        (match, named[0])
        for said, match in _occasions(text)
        for named in ([entity for entity in voices if any(name in said for name in entity.names)],)
        if len(named) == 1
    ]
    if len(found) != 1:  # of several, nobody knows on which a quote was said
        return None
    match, speaker = found[0]
    theirs = [draft for draft in statements if draft.data.get("speaker") == speaker.id]
    event = _event(speaker, match, given, taken)
    dates = {str(draft.data.get("said", "")) for draft in theirs}
    if len(dates) == 1 and dates != {""}:
        event.data |= {"date": dates.pop(), "date_basis": "inferred"}
        event.ask("date", "the same as of the statements; when was it?")
        event.data["notes"] = "The date is inferred from the article, like that of the statements."
    for draft in theirs:
        keys = list(draft.data)
        at = keys.index("mode")
        items = [*list(draft.data.items())[:at], ("event", event.id), *list(draft.data.items())[at:]]
        draft.data = dict(items)
        draft.ask("event", f"the article has {match.group()!r}; were these words said there?")
    return event


def _occasions(text: Prepared) -> Iterator[tuple[str, re.Match[str]]]:
    """The occasions that the article names in its own words, each with its sentence."""
    for first, after in find_sentences(text):
        start = text.starts[first]
        said = text.text[start : text.ends[after - 1]]
        for match in _OCCASION.finditer(said):
            if not text.zones[bisect_left(text.starts, start + match.start())]:
                yield said, match


def _event(
    speaker: Known, match: re.Match[str], given: dict[str, Any], taken: Collection[str]
) -> DraftRecord:
    what, name = match["what"], speaker.names[0]
    event = DraftRecord({"schema": given["schema"]})
    event.data |= {"id": free_id(slug(f"{speaker.id}-{what}"), taken), "draft": True}
    event.ask("draft", "compare the record with the article, then delete this line and the other comments")
    event.data |= {"title": f"{what.capitalize()} of {name}", "type": "briefing", "status": "occurred"}
    event.ask("title", "say whose it is and what it is about, so that a reader recognizes it")
    event.data |= {
        "participants": [{"participant": speaker.id, "role": "speaker"}],
        "sources": [{"article": given["article"], "evidence": match.group()}],
        "origin": given["origin"],
    }
    return event

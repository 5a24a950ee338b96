"""From an article's text to draft records: the article's own, and one statement for each quoted utterance.

What a program can be sure of is filled in: the words, where they come from, the hash of the text. What it can only
guess (the speaker, the headline) is filled in too and marked by a comment that begins with `REVIEW:`. Every record is a
draft until a person has compared it with the article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from validator.authoring.ids import day_of, few_words, free_id, host_of, slug
from validator.corpus.records import Record
from validator.rules.readers import entries, retired, words
from validator.rules.unfinished import NOT_IDENTIFIED
from validator.source.questions import REVIEW

if TYPE_CHECKING:
    from validator.authoring.draft_choice import Choice
    from validator.authoring.letterhead import Letterhead
    from validator.quotes.prepare import Prepared
    from validator.quotes.speakers.propose import Known, Proposal

_SCARE_WORDS = 2
_NO_HEADLINE = 20  # words from which a first line is a paragraph rather than a headline
_DATE = r"[0-9]{4}(-[0-9]{2}){0,2}[?~%]?"
_PLAIN_DATE = re.compile(rf"(({_DATE}|(\.\.)?)/)?{_DATE}")


@dataclass
class DraftRecord:
    """A record to be written, and for its keys what a person has to look at (`review`); `unsure` of the speaker."""

    data: dict[str, Any]
    review: dict[str, list[str]] = field(default_factory=dict)
    unsure: bool = False

    @property
    def id(self) -> str:
        """The record's id."""
        return str(self.data["id"])

    @property
    def doubtful(self) -> bool:
        """Whether the speaker or the words are in doubt, beyond what every draft asks."""
        return bool(self.review.keys() & {"speaker_description", "quote"}) or self.unsure

    def ask(self, key: str, question: str) -> None:
        """Mark a key for review."""
        self.review.setdefault(key, []).append(question)


@dataclass
class Drafts:
    """All drafts from one article: its id, its record if it is new, and the statements.

    `shared` are the new texts of files whose drafts get this article as one more source.
    `utterances` were found in the text; `left` of them are held or repeated, `unprovable` too short to be proved.
    """

    article: str
    records: list[DraftRecord] = field(default_factory=list)
    shared: dict[str, str] = field(default_factory=dict)
    utterances: int = 0
    left: int = 0
    unprovable: int = 0


def known_speakers(records: Sequence[Record], kinds: Collection[str]) -> list[Known]:
    """Those who may be named as a speaker, with all their names."""
    from validator.quotes.speakers.propose import Known

    found = []
    for record in records:
        if record.kind in kinds and not retired(record):
            others = (words(entry, "name") for _, entry in entries(record.data, "other_names"))
            names = tuple(name for name in (words(record.data, "name"), *others) if name)
            found.append(Known(record.id, names, record.kind == "person"))
    return found


def write(draft: DraftRecord) -> str:
    """The record as YAML, with its questions as comments above the keys that they are about."""
    from validator.authoring.render import entry

    lines = []
    for key, value in draft.data.items():
        lines += [f"# {REVIEW} {_one_line(question)}" for question in draft.review.get(key, ())]
        lines.append(f"origin: {_origin(value)}" if key == "origin" else entry(key, value, 0, 2))
    return "\n".join(lines) + "\n"


def _origin(value: dict[str, Any]) -> str:
    from validator.authoring.render import inline

    return inline(value)


def _one_line(text: str) -> str:
    """A comment ends with its line, and must hold nothing that no file may hold."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))


def draft_article(text: Prepared, given: dict[str, Any], taken: Collection[str]) -> DraftRecord:
    """The record of an article.

    `given` is what is known: schema, origin, sha256, file (in the archive, empty if the text still has to go there),
    letterhead, language; perhaps url, published, published_basis, publisher (and `marked`, if the agency's mark names
    it) and title. `taken` are the ids that exist.
    """
    draft = DraftRecord({})
    head: Letterhead = given["letterhead"]
    title = given.get("title") or (head.title if head.dateline else _headline(text))
    outlet = given.get("publisher") or (host_of(given["url"]) if given.get("url") else "article")
    name = slug(f"{outlet}-{day_of(str(given['published']))}-{few_words(title, text.language)}")
    draft.data = {"schema": given["schema"], "id": free_id(name, taken), "draft": True}
    draft.ask("draft", "compare the record with the article, then delete this line and the other comments")
    if title:
        draft.data["title"] = title
        if not given.get("title"):
            draft.ask("title", "this stands above the text; is it the headline?")
    if head.subtitle and head.subtitle != title:
        draft.data["subtitle"] = head.subtitle
        draft.ask("subtitle", "the line above the text; is it the second headline?")
    for key in ("publisher", "url", "published", "published_basis"):
        if given.get(key):
            draft.data[key] = given[key]
    if head.dateline:
        draft.data["dateline"] = head.dateline
    draft.data["language"] = given["language"]
    _ask_about_head(draft, head, given)
    draft.data["genre"] = "news"
    draft.ask(
        "genre",
        "is it news? or a rewrite, press-release, readout, transcript, document, interview, opinion ...",
    )
    file = given["file"] or f"{draft.id}.txt"
    draft.data["text"] = {"sha256": given["sha256"], "file": file, "words": max(1, len(text.keys))}
    draft.data["origin"] = given["origin"]
    if "published_basis" in draft.data:
        draft.data["notes"] = f"The date of publication is inferred from the dateline, {head.dateline!r}."
    return draft


def _ask_about_head(draft: DraftRecord, head: Letterhead, given: dict[str, Any]) -> None:
    if given.get("marked"):
        draft.ask(
            "publisher",
            f"the mark {head.agency!r} names it; if another outlet printed its story, name that one, and the story "
            "under derived_from",
        )
    elif head.agency and not given.get("publisher"):
        draft.ask(
            "draft", f"who is {head.agency!r}? Name the publisher's id, after onrecord new organization"
        )
    if "published_basis" in draft.data:
        draft.ask("published", "from the dateline, whose year was given; did it appear on that day?")
    elif draft.data.get("published") and not given.get("said_published"):
        draft.ask("published", "from the dateline; did it appear on that day?")
    elif not draft.data.get("published"):
        printed = f"; the dateline has {head.dateline!r}" if head.dateline else ""
        draft.ask("draft", f"when did it appear? Add 'published', as exactly as is known{printed}")


def _headline(text: Prepared) -> str:
    """The first line, if it looks like a headline."""
    first = next((line.strip() for line in text.text.lstrip("\ufeff").splitlines() if line.strip()), "")
    return (
        "" if first.endswith((".", "。")) or len(first.split()) >= _NO_HEADLINE or len(first) > 150 else first
    )


def draft_statement(
    text: Prepared, choice: Choice, given: dict[str, Any], taken: Collection[str]
) -> DraftRecord | None:
    """One statement; None if its words can't be proved by themselves (a single letter, say).

    `given`: schema, origin, article (the id), published, language.
    """
    from validator.quotes.speakers.utterances import write_quote
    from validator.quotes.verify import verify

    proposal = choice.proposal
    quote = write_quote(text, proposal.utterance)
    if not verify(quote, text, "direct").accepted:
        return None
    speaker = proposal.ids[0] if len(proposal.ids) == 1 else ""
    short = (speaker or slug(proposal.name)).rpartition("-")[2] or "unknown"
    published = str(given["published"])
    draft = DraftRecord({"schema": given["schema"]})
    day, printed = _weekday(text, proposal, published, given["language"])
    name = slug(
        f"{day}-{short}-{few_words(quote, text.language)}"
    )  # an id must not tell more than the record
    draft.data |= {"id": free_id(name, taken), "draft": True}
    draft.ask("draft", "compare the record with the article, then delete this line and the other comments")
    _set_speaker(draft, proposal, speaker)
    if proposal.position and speaker:
        draft.data["position"] = proposal.position
    if day:
        draft.data |= {"said": day, "said_basis": "inferred"}
        draft.ask("said", f"{printed!r} stands beside it; is that when it was said?")
    elif _PLAIN_DATE.fullmatch(published):
        draft.data |= {"said": f"../{published.rpartition('/')[2]}", "said_basis": "inferred"}
        draft.ask("said", "when exactly? The text only shows that it was not after the article")
    draft.data |= {"mode": "direct", "quote": quote}
    _ask_about_words(draft, text, choice)
    draft.data |= {
        "language": _language(quote, given["language"]),
        "sources": [{"article": given["article"]}],
    }
    draft.data["origin"] = given["origin"]
    if day:
        draft.data["notes"] = f"The date is inferred: {printed}, in an article of {published}."
    elif "said" in draft.data:
        draft.data["notes"] = "The date is inferred: not after the article."
    return draft


def _weekday(text: Prepared, proposal: Proposal, published: str, language: str) -> tuple[str, str]:
    """The day on which something was said, if one weekday stands beside it and the article's day is known; the words.

    Only English weekdays are known; of other languages, nothing is concluded.
    """
    from validator.authoring.sentences import find_sentences
    from validator.edtf import read
    from validator.rules.printed_dates import last_weekday

    span = read(published)
    if span is None or not span.exact or language.partition("-")[0] != "en":
        return "", ""
    first, after = proposal.utterance.first, proposal.utterance.after
    touched = [found for found in find_sentences(text) if found[0] < after and first < found[1]]
    outside = [index for found in touched for index in range(*found) if not text.zones[index]]
    words = " ".join(text.text[text.starts[index] : text.ends[index]] for index in outside)
    return last_weekday(words, span.earliest)


def _language(quote: str, declared: str) -> str:
    """The language of the words: the article's, unless they plainly are in another one."""
    from validator.quotes.languages.choose import choose

    pack, plainly = choose(declared, quote)
    return plainly.code if pack is None and plainly is not None else declared


def _set_speaker(draft: DraftRecord, proposal: Proposal, speaker: str) -> None:
    """Name the speaker if it is clear who it is, else describe them; and say how that was found."""
    key = "speaker" if speaker else "speaker_description"
    draft.data[key] = speaker or proposal.name or NOT_IDENTIFIED
    if not proposal.name:
        draft.ask(key, f"who says this? {proposal.how}")
        return
    if len(proposal.ids) > 1:
        draft.ask(
            key, f"which of them is it: {', '.join(proposal.ids)}? Then put the id under 'speaker' instead"
        )
    elif not speaker and not proposal.described:
        draft.ask(
            key,
            "there is no record of this name yet; make one (onrecord new person), and name its id as 'speaker'",
        )
    elif not speaker:
        draft.ask(
            key, "described, not named; if it is an organization with a record, name its id as 'speaker'"
        )
    draft.ask(key, f"{proposal.how} (confidence: {proposal.confidence})")
    draft.unsure = proposal.confidence == "unknown"


def _ask_about_words(draft: DraftRecord, text: Prepared, choice: Choice) -> None:
    proposal = choice.proposal
    count = len(proposal.utterance.keys(text))
    for name in choice.same:
        draft.ask(
            "quote",
            f"{name!r} has the same words; if it is one utterance, add the article there instead",
        )
    if choice.number:
        draft.ask(
            "quote",
            f"part {choice.number} of an utterance with several attributions; a quote is proved over one of them only",
        )
    if choice.part:
        draft.ask("quote", "a part of what was said; records hold the rest")
    if count <= _SCARE_WORDS:
        draft.ask(
            "quote",
            "a statement? If the marks have another reason (a title, a nickname, irony), delete this file",
        )
    if proposal.utterance.broken:
        draft.ask("quote", "interrupted by its attribution; check the punctuation where the parts meet")

"""Whether the speaker of a quote is the one to whom the article gives the words.

The words are right; these rules look for who is named beside them. They need the texts of the articles.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from validator.corpus.records import Link, Record
from validator.evidence.quoted import FoundWords
from validator.findings.finding import Problem, Severity
from validator.rules.applies import credits_words
from validator.rules.context import Context, prepare_text
from validator.rules.names import has_stem, name_stems, names_and_titles, names_of, stands_between
from validator.rules.readers import retired, words
from validator.rules.shapes import link_rule
from validator.rules.spans import find_spans

if TYPE_CHECKING:
    from validator.quotes.speakers.meant import Attribution
    from validator.quotes.speakers.propose import Proposal

STATEMENT = ("statement",)
_BESIDE = 12
"""How many words beside a quote are searched for the name of its speaker."""


@link_rule("speaker-not-near", Severity.WARNING, kinds=STATEMENT, concerns=credits_words, needs_text=True)
def speaker_not_near(link: Link, context: Context) -> Iterator[Problem]:
    """The speaker is named nowhere near the quote, and nothing there leads back to them.

    An article names who speaks beside the words, or a sentence or two away. The paragraph of the quote and its
    neighbours are searched for the speaker's names, the position, and the titles of the offices held; where they are
    not found, the attribution ("she said") is traced back.

    To mend it: compare with the article, and correct the speaker. If the article calls the speaker by another name, add
    it to `other_names` of the person's record.
    """
    speaker = context.find(link.record.data.get("speaker"))
    if speaker is None and link.record.data.get("draft") is True:
        return  # nobody has said yet who it is
    for span in find_spans(link, context):
        near = _neighbourhood(span)
        position = (words(link.record.data, "position"), words(link.record.data, "speaker_description"))
        names = names_and_titles(speaker) if speaker else ()
        stems = name_stems((*names, *position), span.text)
        if not stems or any(stands_between(stems, span.text, *part) for part in near):
            continue
        if has_stem(" ".join(span.text.text[start:end] for start, end in near), stems):
            continue
        proposal = _proposal(span)
        if proposal and (has_stem(proposal.name, stems) or _names_somebody(proposal)):
            continue  # the second case is another rule's
        who = words(link.record.data, "speaker") or words(link.record.data, "speaker_description")
        said = (
            f"; it seems to be said by {proposal.name!r} ({proposal.how})"
            if proposal and proposal.name
            else ""
        )
        yield Problem(
            span.claim.path,
            f"the speaker, {who!r}, is not named near these words in {span.article.id!r}{said}",
            hint="correct the speaker, or add the name that the article uses to 'other_names' of the person",
            related=(span.place(span.first, span.after, "the words"),),
        )


def _neighbourhood(span: FoundWords) -> list[tuple[int, int]]:
    """The quote's paragraph and its neighbours, without the quote itself, as character offsets."""
    text, numbers = span.text, span.text.paragraphs
    first = bisect_left(numbers, numbers[span.first] - 1)
    after = bisect_right(numbers, numbers[span.after - 1] + 1)
    begin, parts = text.starts[first], []
    for a, b in span.ranges:
        parts.append((begin, text.starts[a]))
        begin = text.ends[b - 1]
    return [*parts, (begin, text.ends[after - 1])]


def _proposal(span: FoundWords) -> Proposal | None:
    """Who seems to speak the quoted words."""
    for proposal in _proposals(span.text.text, span.text.language):
        if any(first <= span.first < after for first, after in proposal.utterance.parts):
            return proposal
    return None


@lru_cache(maxsize=64)
def _proposals(text: str, language: str) -> list[Proposal]:
    from validator.quotes.speakers.propose import propose_speakers

    return propose_speakers(prepare_text(text, language))


@link_rule("another-speaker-named", kinds=STATEMENT, concerns=credits_words, needs_text=True)
def another_speaker_named(link: Link, context: Context) -> Iterator[Problem]:
    """Right beside the quote the article names another person as its speaker.

    `"The berth is open," said Tomas Arden` recorded as a quote of Ada Quill: the words are right, and it was somebody
    else who said them. Only attributions that name a person right beside the words are reported, and the labels of
    interviews (`ARDEN: The berth is open.`); whoever is named there must share no name with the speaker.

    To mend it: correct the speaker. If the words reach the article through somebody else, say so with `via`; if the
    article calls the speaker by another name, add it to `other_names` of the person's record. What the labels of an
    interview stand for (`Q`, `AQ`) is said under `text.labels` of the article's record.
    """
    speaker = context.find(link.record.data.get("speaker"))
    if speaker is None or retired(speaker) or "via" in link.record.data:
        return
    # Of a draft nobody has said yet that the speaker is right.
    severity = Severity.WARNING if link.record.data.get("draft") is True else None
    for span in find_spans(link, context):
        if span.text.label_of(span.first):
            for problem in _held_against_label(span, speaker, words(link.record.data, "position")):
                yield replace(problem, severity=severity)
            continue
        stems = name_stems(names_of(speaker), span.text)
        around, may_name = _around(span)
        if (
            speaker.kind != "person"
            or not stems
            or not may_name
            or span.interrupted
            or has_stem(around, stems)
        ):
            continue
        proposal = _proposal(span)
        if proposal and _names_somebody(proposal) and not has_stem(proposal.name, stems):
            yield Problem(
                ("speaker",),
                f"in {span.article.id!r} the words of this statement are given to {proposal.name!r} ({proposal.how})",
                hint="correct the speaker; or add that name to the person's 'other_names', or say 'via' whom it comes",
                related=(span.place(span.first, span.after, "the words"),),
                severity=severity,
            )


def _held_against_label(span: FoundWords, speaker: Record, position: str) -> Iterator[Problem]:
    """Whether the label before some words is that of their speaker, by its name or by the article's record."""
    from validator.quotes.zones.labels import fold_label

    label = span.text.label_of(span.first)
    given = span.article.text.get("labels")
    known = {fold_label(key): who for key, who in given.items()} if isinstance(given, dict) else {}
    key = fold_label(label)
    if key in known:
        if known[key] == speaker.id:
            return
        whose = f"that of {known[key]!r}, by the article's record"
    else:
        role = span.text.speech is not None and key in span.text.speech.labels
        stems = name_stems((*names_and_titles(speaker), position), span.text)
        if role or not stems or has_stem(label, stems):
            return
        whose = "no name of the speaker's"
    yield Problem(
        ("speaker",),
        f"in {span.article.id!r} these words stand behind the label {label!r}, which is {whose}",
        hint=f"correct the speaker; or say whose label it is, under 'text' of the article: labels: {{{label}: ID}}",
        related=(span.place(span.first, span.after, "the words"),),
    )


def _names_somebody(proposal: Proposal) -> bool:
    """Whether a name stands right beside the words, as that of their speaker."""
    return proposal.confidence == "sure" and not proposal.described and len(proposal.name.split()) <= 4


def _around(span: FoundWords) -> tuple[str, bool]:
    """The reporter's words beside a quote, in its sentence; and whether one of them is written large, as names are."""
    text = span.text
    before, behind = span.first, span.after
    while (
        before
        and span.first - before < _BESIDE
        and not text.zones[before - 1]
        and "." not in text.gaps[before]
    ):
        before -= 1
    while behind < len(text.keys) and behind - span.after < _BESIDE and not text.zones[behind]:
        if "." in text.gaps[behind]:
            break
        behind += 1
    forms = text.forms[before : span.first] + text.forms[span.after : behind]
    return " ".join(forms), any(not form.islower() for form in forms)


@link_rule("crosses-attribution", kinds=STATEMENT, concerns=credits_words, needs_text=True)
def crosses_attribution(link: Link, context: Context) -> Iterator[Problem]:
    """A quote leaves out words between which somebody else begins to speak.

    `"We are ready," said Quill. "But not yet," replied Arden.` must not become one quote of either. Reported where a
    quote with an omission, or one that is printed in two halves, reaches over an attribution that names somebody other
    than its speaker.

    To mend it: make two statements of it, each with its own speaker; or correct the speaker, if only one speaks.
    """
    speaker = context.find(link.record.data.get("speaker"))
    for span in find_spans(link, context) if speaker else ():
        gaps = span.interrupted
        if speaker is None or not gaps:
            continue
        stems = name_stems(names_of(speaker), span.text)
        for item in _attributions(span.text.text, span.text.language):
            inside = any(first <= item.begin and item.end <= after for first, after in gaps)
            named = (
                item.kind == "named" and item.sure and not item.loose and item.mention is not None and stems
            )
            if inside and named and item.mention and not has_stem(item.mention.who, stems):
                yield Problem(
                    span.claim.path,
                    f"the quote reaches over an attribution that names {item.mention.who!r}, who is not its speaker",
                    hint="correct the speaker; or, if two people speak, make two statements of it",
                    related=(span.place(item.begin, item.end, "somebody else is named here"),),
                )
                break


@lru_cache(maxsize=64)
def _attributions(text: str, language: str) -> list[Attribution]:
    from validator.quotes.speakers.attributions import find_attributions
    from validator.quotes.speakers.mentions import find_mentions

    prepared = prepare_text(text, language)
    return find_attributions(prepared, find_mentions(prepared, prepared.paragraphs, ()), prepared.paragraphs)

"""Statements: who spoke, where, in whose words, and how a reader can check it."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus.records import Link, Record
from validator.edtf import TIME_ZONES, gap
from validator.findings.finding import Problem, Severity, format_path
from validator.findings.paths import at
from validator.rules.applies import has, is_not_direct
from validator.rules.context import Context
from validator.rules.readers import date_of, days_of, entries, place, words
from validator.rules.shapes import link_rule, record_rule

STATEMENT = ("statement",)
PARAPHRASES = ("paraphrase_of", "relations[].statement")
"""Where a statement names the one that it retells; `paraphrase_of` in statement/1."""


@record_rule("reported-without-evidence", kinds=STATEMENT, concerns=is_not_direct)
def reported_without_evidence(record: Record, context: Context) -> Iterator[Problem]:
    """Reported speech has no evidence in any of its sources.

    A summary is in the words of whoever wrote the record. Without a piece of the article beside it, nobody can see
    that the article says so, and nothing checks it.

    To mend it: copy the words that report it, at most about 25, to `evidence` of the source.
    """
    sources = entries(record.data, "sources") if record.data.get("mode") == "reported" else ()
    if not sources:
        return
    if not any(words(source, key) for _, source in sources for key in ("evidence", "quote")):
        yield Problem(
            ("sources", sources[0][0]),
            "the statement is reported, but no source has evidence that it was made",
            hint="copy the words of the article that report it to 'evidence'",
        )


@link_rule(
    "described-and-named",
    Severity.WARNING,
    kinds=STATEMENT,
    fields=("speaker",),
    concerns=has("speaker_description"),
)
def described_and_named(link: Link, context: Context) -> Iterator[Problem]:
    """A speaker whom the source does not name is named all the same.

    `speaker_description` is for somebody whom the source only describes ("a senior official"). With a person as the
    speaker beside it, the record names somebody who spoke on condition of not being named, or guesses who it was. An
    organization as the speaker, for which the unnamed person spoke, is fine.

    To mend it: if the source names the speaker, move the description to `position`; if it does not, take the name out.
    """
    if link.target and link.target.kind == "person" and words(link.record.data, "speaker_description"):
        yield Problem(
            link.path,
            f"the source is said only to describe the speaker, but the record names {link.id!r}",
            hint="move 'speaker_description' to 'position' if the source names the speaker; else take the name out",
        )


@record_rule("speaker-is-addressee", Severity.WARNING, kinds=STATEMENT, concerns=has("speaker", "addressee"))
def speaker_is_addressee(record: Record, context: Context) -> Iterator[Problem]:
    """The speaker of a statement is also the one to whom it was said.

    Usually the two were mixed up: the article has A telling B.

    To mend it: put the one who spoke under `speaker`, and the one who was spoken to under `addressee`.
    """
    speaker = words(record.data, "speaker")
    if speaker and speaker == words(record.data, "addressee"):
        yield Problem(
            ("addressee",),
            f"{speaker!r} is both the speaker and the addressee",
            hint="name the one who was spoken to, or leave the addressee out",
        )


@link_rule(
    "speaker-not-participant",
    Severity.WARNING,
    kinds=STATEMENT,
    fields=("event",),
    concerns=has("speaker", target="participants"),
)
def speaker_not_participant(link: Link, context: Context) -> Iterator[Problem]:
    """A statement was made at an event of which the speaker is no participant.

    Either the event is another one, or its list of participants is incomplete. A person counts as a participant too if
    an organization takes part in which the person's record has a position, and an organization if somebody represents
    it or its parent takes part.

    To mend it: add the speaker to the event's participants, or name the right event.
    """
    event, speaker = link.target, words(link.record.data, "speaker")
    present = set()
    for _, entry in entries(event.data if event else None, "participants"):
        present |= {words(entry, "participant"), words(entry, "representing")}
    if event is None or speaker in present:
        return
    present -= {""}
    found = context.find(speaker)
    if found is None or found.kind not in ("person", "organization"):
        return  # a speaker who does not exist, or can't speak, is a finding of its own
    if present and not present & _organizations(found):
        yield Problem(
            link.path,
            f"the speaker {speaker!r} is not among the participants of {event.id!r}",
            hint="add the speaker to the event's participants, or name the event at which it was said",
            related=(place(event, ("participants",), "the participants"),),
        )


def _organizations(speaker: Record) -> set[str]:
    """The organizations that a speaker belongs to, as far as the speaker's own record says."""
    posts = {words(post, "organization") for _, post in entries(speaker.data, "positions")}
    return (posts | {words(speaker.data, "parent")}) - {""}


@link_rule("said-outside-event", kinds=STATEMENT, fields=("event",), concerns=has("said"))
def said_outside_event(link: Link, context: Context) -> Iterator[Problem]:
    """A statement was certainly not made on a day of the event at which it is said to have been made.

    One of the two dates is wrong, or the event is another one of the same sort: yesterday's briefing. A difference of
    one day may come from time zones and is not reported.

    To mend it: compare both dates with the source, and correct the one that is wrong, or name the right event.
    """
    said, held = date_of(link.record, "said"), days_of(link.target)
    if link.target and said and held and gap(said, held) > TIME_ZONES:
        yield Problem(
            ("said",),
            f"said on {link.record.data['said']}, but {link.id!r} is dated {link.target.data['date']}",
            hint="correct the date that is wrong, or name the event at which it was said",
            related=(place(link.target, ("date",), "the date of the event"),),
        )


@record_rule(
    "translated-without-translator", Severity.WARNING, kinds=STATEMENT, concerns=has("original_language")
)
def translated_without_translator(record: Record, context: Context) -> Iterator[Problem]:
    """Quoted words are a translation, and the record does not say whose.

    The words of a translation are the translator's. A reader who weighs a single word needs to know whether an official
    interpreter, an agency or the reporter chose it.

    To mend it: fill `translated_by` with what the source says; where it does not say, write `not stated`.
    """
    original = words(record.data, "original_language")
    quoted = words(record.data, "quote") or any(words(s, "quote") for _, s in entries(record.data, "sources"))
    if not original or not quoted or "translated_by" in record.data:
        return
    languages = {words(record.data, "language")} - {""} or _languages(record, context)
    if languages and _base(original) not in {_base(language) for language in languages}:
        yield Problem(
            ("original_language",),
            f"the words were spoken in {original!r} and are given in {', '.join(map(repr, sorted(languages)))}, "
            "but it is not said who translated them",
            hint="add 'translated_by', as the source has it; 'not stated' where the source does not say",
        )


def _languages(record: Record, context: Context) -> set[str]:
    """The languages of the articles that carry a statement."""
    articles = (context.find(source.get("article")) for _, source in entries(record.data, "sources"))
    return {words(article.data, "language") for article in articles if article} - {""}


def _base(language: str) -> str:
    """A language tag without region and script: `pt-BR` is `pt`."""
    return language.partition("-")[0]


@link_rule("translation-same-language", Severity.WARNING, kinds=STATEMENT, fields=("translation_of",))
def translation_same_language(link: Link, context: Context) -> Iterator[Problem]:
    """A statement is a translation of one in the same language.

    Then one of the languages is wrong, or the two are the same words in another wording.

    To mend it: correct `language`. If an article retells the words in the same language, it is a
    relation: `paraphrases`.
    """
    own, other = (
        words(link.record.data, "language"),
        words(link.target.data if link.target else {}, "language"),
    )
    if own and other and _base(own) == _base(other):
        yield Problem(
            link.path,
            f"this is said to be a translation of {link.id!r}, but both are in {own!r}",
            hint="correct the language, or use the relation 'paraphrases' if the words are retold",
        )


@link_rule("paraphrase-of-reported", Severity.WARNING, kinds=STATEMENT, fields=PARAPHRASES)
def paraphrase_of_reported(link: Link, context: Context) -> Iterator[Problem]:
    """A paraphrase points to a statement that does not hold the words either.

    The relation `paraphrases` (`paraphrase_of` in statement/1) leads from a retelling to the speaker's own words. If
    the other statement is reported too, a reader who follows it arrives at a second retelling.

    To mend it: point to the direct statement. If there is none, keep one reported statement with both articles as
    its sources.
    """
    if link.target and link.target.data.get("mode") == "reported" and _retells(link):
        yield Problem(
            link.path,
            f"{link.id!r} is reported speech too: it does not hold the words that are paraphrased",
            hint="point to the statement with the words, or keep one reported statement with both sources",
            related=(place(link.target, ("mode",), "its mode"),),
        )


def _retells(link: Link) -> bool:
    """Whether the reference says that both are one utterance: of the `relations`, only `paraphrases` does."""
    beside = at(link.record.data, link.path[:-1])
    return link.path[0] != "relations" or words(beside, "relation") == "paraphrases"


@link_rule("utterances-differ", Severity.WARNING, kinds=STATEMENT, fields=("translation_of", *PARAPHRASES))
def utterances_differ(link: Link, context: Context) -> Iterator[Problem]:
    """A translation or paraphrase has another speaker or another date than its original.

    Both are records of one utterance, so one person said it on one day. If they differ, one record is wrong, or they
    belong to two utterances.

    To mend it: correct the speaker or the date, or point to the right statement.
    """
    record, original = link.record, link.target
    if original is None or original.kind not in STATEMENT or not _retells(link):
        return
    speakers = [context.find(words(one.data, "speaker")) for one in (record, original)]
    people = {speaker.id for speaker in speakers if speaker and speaker.kind == "person"}
    dates = date_of(record, "said"), date_of(original, "said")
    if len(people) == 2:
        key = "speaker"
    elif dates[0] and dates[1] and gap(dates[0], dates[1]) > TIME_ZONES:
        key = "said"
    else:
        return
    yield Problem(
        (key,),
        f"{key} is {record.data[key]!r}, but {original.data[key]!r} in {original.id!r}, which {format_path(link.path)} "
        "says is the same utterance",
        hint=f"correct the {'speaker' if key == 'speaker' else 'date'} that is wrong, or name the right statement",
        related=(place(original, (key,), "the other statement"),),
    )

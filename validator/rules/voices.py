"""Whose word a record rests on: that of the article, or that of somebody whom it quotes."""

from __future__ import annotations

from collections.abc import Iterator

from validator.corpus.records import Record
from validator.evidence.archive import Absent
from validator.findings.finding import Problem, Severity
from validator.rules.applies import has_any
from validator.rules.context import Context
from validator.rules.readers import entries, retired, words
from validator.rules.shapes import record_rule
from validator.rules.sources import sources_of

FACTS = ("event", "agreement")
"""Kinds that say what happened, and not only what somebody said."""
_MAX_PARENTS = 10


def sides(record: Record, context: Context) -> set[str] | None:
    """The sides on whose word alone a record rests, by id; None where an article vouches for some of it.

    The side of a statement is its speaker's; that of a person the organization of their first position; that of an
    organization the one at the top of its `parent`s.
    """
    sources = sources_of(record)
    voices = [source.get("according_to") for _, source in sources]
    if not sources or not all(isinstance(names, list) and names for names in voices):
        return None
    return {_side(name, context) for names in voices if isinstance(names, list) for name in names}


def _side(name: object, context: Context) -> str:
    voice = context.find(name)
    if voice and voice.kind == "statement":
        voice = context.find(voice.data.get("speaker")) or voice
    if voice and voice.kind == "person":
        posts = [words(post, "organization") for _, post in entries(voice.data, "positions")]
        voice = next((found for found in map(context.find, filter(None, posts)) if found), voice)
    for _ in range(_MAX_PARENTS):
        above = context.find(voice.data.get("parent")) if voice else None
        if above is None:
            break
        voice = above
    return voice.id if voice else str(name)


@record_rule("one-sided", Severity.INFO, kinds=FACTS, concerns=has_any("sources", "history"))
def one_sided(record: Record, context: Context) -> Iterator[Problem]:
    """An event or an agreement rests on the word of one side alone.

    All its sources say it according to somebody (`according_to`), and they all belong to one side: the same person, the
    same organization, or people and bodies of one state. The other side may see it otherwise. Nothing is wrong with the
    record; a reader should know.

    To mend it: add a source in which the other side says it, or an article that vouches for it itself.
    """
    found = None if retired(record) else sides(record, context)
    if found and len(found) == 1:
        path, _ = sources_of(record)[0]
        yield Problem(
            (*path, "according_to"),
            f"the {record.kind} rests on the word of one side, {found.pop()!r}",
            hint="add a source in which another side says it, if there is one",
        )


@record_rule(
    "speech-as-fact",
    Severity.WARNING,
    kinds=FACTS,
    concerns=has_any("sources", "history"),
    needs_text=True,
)
def speech_as_fact(record: Record, context: Context) -> Iterator[Problem]:
    """Evidence for a fact stands inside quotation marks, and the record does not say whose words they are.

    What an article quotes is what somebody said, not what the article found out. Without `according_to` it looks as if
    the article vouched for it. Looked at are events and agreements whose schema knows the field.

    To mend it: add `according_to` with the id of the statement, or of the speaker, to the source.
    """
    if retired(record) or not any(field.pattern[-1] == "according_to" for field in record.schema.fields):
        return
    for path, source in sources_of(record):
        evidence, article = words(source, "evidence"), context.find(source.get("article"))
        if not evidence or "according_to" in source or article is None or not article.text:
            continue
        text = context.text_of(article)
        if isinstance(text, Absent):
            continue
        verdict = context.verify(evidence, article, text, quoted=False)
        zones = context.prepared(article, text).zones
        places = [index for first, after in verdict.words for index in range(first, after)]
        if verdict.accepted and places and all(zones[index] for index in places):
            yield Problem(
                (*path, "evidence"),
                f"these words stand inside quotation marks in {article.id!r}: somebody says so, not the article",
                hint="add 'according_to' with the id of the statement or of the speaker",
            )

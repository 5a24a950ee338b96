"""All that one article gives to draft, for a dataset that may hold some of it already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from validator.authoring.coverage import claims_by_article, find_held
from validator.authoring.draft import DraftRecord, Drafts, draft_article, draft_statement, known_speakers
from validator.authoring.draft_choice import choose_utterances, same_draft
from validator.authoring.draft_event import draft_event
from validator.authoring.edit import EditError, Insert, apply
from validator.corpus.config import Dataset, UsageError
from validator.corpus.records import Corpus, Record
from validator.evidence.archive import Absent, Archive
from validator.findings.finding import format_path
from validator.quotes.prepare import prepare
from validator.quotes.speakers.propose import Known, propose_speakers
from validator.rules.context import Context
from validator.schema.explain import explain
from validator.schema.schema import Schemas
from validator.source.files import read_ordinary, walk
from validator.source.limits import MAX_RECORD

ARTICLE, STATEMENT, EVENT = "article", "statement", "event"
"""The kinds that are drafted."""


@dataclass(frozen=True)
class DraftFor:
    """The dataset to draft for."""

    dataset: Dataset
    schemas: Schemas
    corpus: Corpus
    archive: Archive

    def article_of(self, sha256: str) -> Record | None:
        """The article that describes the text with this hash, if there is one."""
        return next((record for record in self.corpus.records if record.text.get("sha256") == sha256), None)

    def fits(self, record: DraftRecord) -> bool:
        """Whether a draft fits its schema."""
        return self.schemas.by_name[record.data["schema"]].is_valid(record.data)

    def taken(self) -> set[str]:
        """The ids and file names that exist."""
        names = {path.stem for path in walk(self.dataset.records)} if self.dataset.records.is_dir() else set()
        return names | set(self.corpus.by_id) | self.corpus.broken

    def known(self) -> list[Known]:
        """Those who may be named as a speaker."""
        fields = self.schemas.latest(STATEMENT).references
        kinds = {kind for field in fields if field.pattern == ("speaker",) for kind in field.ref}
        return known_speakers(self.corpus.records, kinds)

    def held(self, article: Record) -> frozenset[int]:
        """The words of an article's text that records hold."""
        context = Context(self.archive, date.today(), self.corpus)
        text = context.text_of(article)
        if isinstance(text, Absent):
            return frozenset()
        return find_held(article, text, claims_by_article(self.corpus).get(article.id, ()), context).words


def draft_all(
    work: DraftFor, text: str, sha256: str, article: Record | None, given: dict[str, Any]
) -> Drafts:
    """Everything that there is to write."""
    prepared = prepare(text, given["language"])
    taken = work.taken()
    done = Drafts(article.id if article else "")
    if article is None:
        schema = work.schemas.latest(ARTICLE).name
        path = work.archive.by_hash.get(sha256)
        file = path.relative_to(work.dataset.archive).as_posix() if path else ""
        record = draft_article(prepared, given | {"schema": schema, "sha256": sha256, "file": file}, taken)
        done.article = record.id
        done.records.append(record)
    proposals = propose_speakers(prepared, work.known())
    statements = [record for record in work.corpus.records if record.kind == STATEMENT]
    held = work.held(article) if article else ()
    chosen = choose_utterances(prepared, proposals, held, statements)
    firsts = {choice.proposal.utterance.first for choice in chosen}
    done.utterances = len(proposals)
    done.left = sum(1 for p in proposals if firsts.isdisjoint(range(p.utterance.first, p.utterance.after)))
    own = given | {"schema": work.schemas.latest(STATEMENT).name, "article": done.article}
    taken |= {record.id for record in done.records}
    for choice in chosen:
        held_by = same_draft(choice, work.corpus)
        shared = _with_source(work, held_by, done.article) if held_by else ""
        if held_by and shared and held_by.file not in done.shared:
            done.shared[held_by.file] = shared
            continue
        statement = draft_statement(prepared, choice, own, taken)
        if statement is None:
            done.unprovable += 1
        else:
            done.records.append(statement)
            taken.add(statement.id)
    if EVENT in work.schemas.versions and article is None:
        drafted = [record for record in done.records if "quote" in record.data]
        schema = work.schemas.latest(EVENT).name
        event = draft_event(prepared, drafted, work.known(), own | {"schema": schema}, taken)
        if event and all(work.fits(record) for record in (event, *drafted)):
            done.records.append(event)
        for record in (
            drafted if event not in done.records else ()
        ):  # schemas of its own may have no such event
            record.data.pop("event", None)
            record.review.pop("event", None)
    return done


def _with_source(work: DraftFor, record: Record, article: str) -> str:
    """The text of a draft's file with one more source; empty where its text can't be changed in place."""
    sources = record.data.get("sources")
    if not record.alone or not isinstance(sources, list):
        return ""
    try:
        text = read_ordinary(work.dataset.root / record.file, work.dataset.root, MAX_RECORD).decode(
            "utf-8-sig"
        )
        return apply(text, (0, len(text)), [Insert(("sources", len(sources)), {"article": article})])
    except (OSError, UnicodeDecodeError, EditError):
        return ""


def require_fit(done: Drafts, work: DraftFor) -> None:
    """Raise UsageError for a draft that does not fit: schemas of its own may ask for more than a program knows."""
    for record in done.records:
        schema = work.schemas.by_name[record.data["schema"]]
        if not schema.is_valid(record.data):
            _, problem = explain(record.data, schema)[0]
            where = format_path(problem.path) or "the record"
            raise UsageError(
                f"a draft would not fit this dataset's {schema.name} ({where}: {problem.message}); nothing was written"
            )

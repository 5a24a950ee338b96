"""`onrecord draft`: from an article's text to draft records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.cli.commands import CLEAN
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.authoring.draft import DraftRecord, Drafts
    from validator.cli.commands import Commands
    from validator.corpus.config import Dataset
    from validator.corpus.records import Corpus, Record
    from validator.evidence.archive import Archive
    from validator.quotes.speakers.propose import Known
    from validator.schema.schema import Schemas

_ARTICLE, _STATEMENT, _EVENT = "article", "statement", "event"
_ENGLISH = "en"


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "draft",
        help="from an article's text to draft records: the article, and one statement for each quote",
        description="Write the record of an article and a draft statement for each quoted utterance in it, with "
        "speaker, words and source filled in. Whatever is uncertain carries a comment '# REVIEW:'. Drafts are checked, "
        "and kept out of the dataset until a person deletes their line 'draft: true'. The text is copied into the "
        "archive if it is not there. Nothing is ever overwritten; what records hold already is not drafted again.",
    )
    parser.add_argument("text", type=Path, metavar="ARTICLE.txt", help="the article's text, UTF-8")
    parser.add_argument(
        "--url", metavar="URL", help="where the article was published; a printed one has none"
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        help="when: '2031-03-05', or as exactly as known; with '2031', the day is taken from the dateline",
    )
    parser.add_argument("--publisher", metavar="ID", help="the id of the outlet's organization record")
    parser.add_argument(
        "--language",
        metavar="TAG",
        help="of the text, such as de (default: the language that it plainly is in, or en)",
    )
    parser.add_argument(
        "--title", metavar="HEADLINE", help="default: the first line, if it looks like a headline"
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    add_limits(parser, ends=True)
    parser.set_defaults(command=run)


def run(
    text: Path,
    url: str | None,
    published: str | None,
    publisher: str | None,
    language: str | None,
    title: str | None,
    archive: Path | None,
) -> int:
    """Write the drafts. Raises UsageError if the text can't be read, or an option can't be right."""
    from validator.cli.opening import open_dataset, open_schemas, refuse_way_out
    from validator.corpus.at_hand import at_hand
    from validator.corpus.config import UsageError
    from validator.corpus.reading import read_corpus
    from validator.evidence.archive import Archive, text_hash

    refuse_way_out(text)
    data, words = _read(text)
    dataset = open_dataset(archive)
    schemas = open_schemas(dataset)
    for kind in (_ARTICLE, _STATEMENT):
        if kind not in schemas.versions:
            raise UsageError(f"this dataset has no kind {kind!r}, so there is nothing to draft")
    work = _DraftFor(
        dataset, schemas, read_corpus(dataset, schemas), Archive(dataset.archive, dataset.around_archive)
    )
    sha256 = text_hash(data)
    article = work.article_of(sha256) or work.article_of(hashlib.sha256(data).hexdigest())
    options = {
        "url": url,
        "published": published,
        "publisher": publisher,
        "language": language or _language_of(words),
        "title": title,
    }
    known = _given({key: value for key, value in options.items() if value}, work, article, words)
    with at_hand(text.name):
        done = _draft(work, words, sha256, article, known)
    _require_fit(done, work)
    for file in _write(work, data, sha256, done):
        print(f"wrote {dataset.relative(file)}")
    for line in _summary(done):
        print(line)
    return CLEAN


def _language_of(text: str) -> str:
    """The language that a text plainly is in; `en` where that can't be told."""
    from validator.quotes.languages.choose import choose

    plainly = choose(_ENGLISH, text)[1]
    return plainly.code if plainly else _ENGLISH


def _read(path: Path) -> tuple[bytes, str]:
    from validator.authoring.letterhead import is_markup
    from validator.corpus.config import UsageError
    from validator.evidence.archive import MAX_TEXT_BYTES

    try:
        if not path.is_file():
            raise UsageError(f"there is no file {str(path)!r}")
        if path.stat().st_size > MAX_TEXT_BYTES:
            raise UsageError(f"{str(path)!r} has more than {MAX_TEXT_BYTES:,} bytes, too many for an article")
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{str(path)!r} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{str(path)!r} is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from error
    if not text.strip():
        raise UsageError(f"{str(path)!r} is empty")
    if is_markup(text):
        raise UsageError(
            f"{str(path)!r} is the source of a web page (HTML), and quotes can't be compared with that: open the page "
            "in a browser, copy the headlines and the paragraphs into a plain text file, and draft from it"
        )
    return data, text


def _given(options: Mapping[str, str], work: _DraftFor, article: Record | None, text: str) -> dict[str, Any]:
    """What is known of the article, from its record, or from the options and what stands above its text.

    Raises UsageError for what can't be right.
    """
    from validator import __version__
    from validator.authoring.letterhead import named_by, published_in, read_letterhead
    from validator.corpus.config import UsageError
    from validator.edtf import EdtfError, parse
    from validator.findings.suggest import did_you_mean

    given: dict[str, Any] = {"origin": {"method": "extracted", "tool": f"onrecord draft {__version__}"}}
    if article is not None:
        published = article.data.get("published") or options.get("published", "")
        return given | {"published": published, "language": article.data.get("language", options["language"])}
    head = read_letterhead(text)
    given |= {"letterhead": head, "said_published": "published" in options}
    if "published" in options:
        try:
            published = parse(options["published"])
        except EdtfError as error:
            raise UsageError(
                f"--published {options['published']!r} is no date: {error}; write it like 2031-03-05"
            ) from error
        if published.earliest > date.today().toordinal() + 1:  # tomorrow: it is later there than here
            raise UsageError(
                f"--published {options['published']!r} is still to come; when did the article appear?"
            )
    given |= published_in(head, options.get("published", ""), options["language"])
    for record in work.corpus.records:
        if "url" in options and record.kind == _ARTICLE and record.data.get("url") == options["url"]:
            raise UsageError(
                f"{record.id!r} has this address already, with another text; nothing was written"
            )
    organizations = [record.id for record in work.corpus.records if record.kind == "organization"]
    publisher = options.get("publisher")
    if publisher and publisher not in organizations:
        guess = did_you_mean(publisher, organizations) or "make its record first: onrecord new organization"
        raise UsageError(f"there is no organization {publisher!r}; {guess}")
    if not publisher:
        marked = named_by(head.agency, work.corpus.records)
        given |= {"publisher": marked, "marked": True} if marked else {}
    return {"published": "", **options, **given}


@dataclass(frozen=True)
class _DraftFor:
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
        from validator.source.files import walk

        names = {path.stem for path in walk(self.dataset.records)} if self.dataset.records.is_dir() else set()
        return names | set(self.corpus.by_id) | self.corpus.broken

    def known(self) -> list[Known]:
        """Those who may be named as a speaker."""
        from validator.authoring.draft import known_speakers

        fields = self.schemas.latest(_STATEMENT).references
        kinds = {kind for field in fields if field.pattern == ("speaker",) for kind in field.ref}
        return known_speakers(self.corpus.records, kinds)

    def held(self, article: Record) -> frozenset[int]:
        """The words of an article's text that records hold."""
        from validator.authoring.coverage import claims_by_article, find_held
        from validator.evidence.archive import Absent
        from validator.rules.context import Context

        context = Context(self.archive, date.today(), self.corpus)
        text = context.text_of(article)
        if isinstance(text, Absent):
            return frozenset()
        return find_held(article, text, claims_by_article(self.corpus).get(article.id, ()), context).words


def _draft(work: _DraftFor, text: str, sha256: str, article: Record | None, given: dict[str, Any]) -> Drafts:
    """Everything that there is to write."""
    from validator.authoring.draft import Drafts, draft_article, draft_statement
    from validator.authoring.draft_choice import choose_utterances, same_draft
    from validator.authoring.draft_event import draft_event
    from validator.quotes.prepare import prepare
    from validator.quotes.speakers.propose import propose_speakers

    prepared = prepare(text, given["language"])
    taken = work.taken()
    done = Drafts(article.id if article else "")
    if article is None:
        schema = work.schemas.latest(_ARTICLE).name
        path = work.archive.by_hash.get(sha256)
        file = path.relative_to(work.dataset.archive).as_posix() if path else ""
        record = draft_article(prepared, given | {"schema": schema, "sha256": sha256, "file": file}, taken)
        done.article = record.id
        done.records.append(record)
    proposals = propose_speakers(prepared, work.known())
    statements = [record for record in work.corpus.records if record.kind == _STATEMENT]
    held = work.held(article) if article else ()
    chosen = choose_utterances(prepared, proposals, held, statements)
    firsts = {choice.proposal.utterance.first for choice in chosen}
    done.utterances = len(proposals)
    done.left = sum(1 for p in proposals if firsts.isdisjoint(range(p.utterance.first, p.utterance.after)))
    own = given | {"schema": work.schemas.latest(_STATEMENT).name, "article": done.article}
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
    if _EVENT in work.schemas.versions and article is None:
        drafted = [record for record in done.records if "quote" in record.data]
        schema = work.schemas.latest(_EVENT).name
        event = draft_event(prepared, drafted, work.known(), own | {"schema": schema}, taken)
        if event and all(work.fits(record) for record in (event, *drafted)):
            done.records.append(event)
        for record in (
            drafted if event not in done.records else ()
        ):  # schemas of its own may have no such event
            record.data.pop("event", None)
            record.review.pop("event", None)
    return done


def _with_source(work: _DraftFor, record: Record, article: str) -> str:
    """The text of a draft's file with one more source; empty where its text can't be changed in place."""
    from validator.authoring.edit import EditError, Insert, apply
    from validator.source.files import read_ordinary
    from validator.source.limits import MAX_RECORD

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


def _require_fit(done: Drafts, work: _DraftFor) -> None:
    """A dataset may have schemas of its own, which ask for more than a program knows."""
    from validator.corpus.config import UsageError
    from validator.findings.finding import format_path
    from validator.schema.explain import explain

    for record in done.records:
        schema = work.schemas.by_name[record.data["schema"]]
        if not schema.is_valid(record.data):
            _, problem = explain(record.data, schema)[0]
            where = format_path(problem.path) or "the record"
            raise UsageError(
                f"a draft would not fit this dataset's {schema.name} ({where}: {problem.message}); nothing was written"
            )


def _write(work: _DraftFor, data: bytes, sha256: str, done: Drafts) -> Iterator[Path]:
    """Write the text and the records, each into a file that is not there yet; yield the files."""
    from validator.authoring.draft import write
    from validator.cli.commands.new import home_of
    from validator.corpus.config import UsageError
    from validator.source.write import replace_file

    file = work.dataset.archive
    homes: dict[str, Path] = {}
    try:
        if (done.records or done.shared) and sha256 not in work.archive.by_hash:
            file = work.dataset.archive / f"{done.article}.txt"
            yield _write_new(file, data, work.dataset.around_archive)
        for record in done.records:
            schema = work.schemas.by_name[record.data["schema"]]
            if schema.name not in homes:
                homes[schema.name] = home_of(schema, work.dataset)
            file = homes[schema.name] / f"{record.id}.yaml"
            yield _write_new(file, write(record).encode(), work.dataset.root)
        for name, text in done.shared.items():
            file = work.dataset.root / name
            replace_file(file, text)
            yield file
    except OSError as error:
        raise UsageError(f"can't write {str(file)!r}: {error.strerror}") from error


def _write_new(file: Path, data: bytes, inside: Path) -> Path:
    from validator.source.inside import require_inside
    from validator.source.write import create_file

    require_inside(file, inside)
    file.parent.mkdir(parents=True, exist_ok=True)
    create_file(file, data)
    return file


def _summary(done: Drafts) -> Iterator[str]:
    """What was drafted, what was not and why, and what to do next."""
    statements = sum(1 for record in done.records if "quote" in record.data)
    asked = sum(1 for record in done.records if record.doubtful)
    yield f"{done.utterances} quoted {'utterance' if done.utterances == 1 else 'utterances'} in {done.article!r}"
    if done.left:
        yield f"  {done.left} not drafted: records hold them already, or the article says them twice"
    if done.unprovable:
        yield f"  {done.unprovable} not drafted: too little to be found again with certainty"
    if done.shared:
        yield f"  {len(done.shared)} not drafted anew: drafts hold them, and have this article as one more source now"
    if not done.records and not done.shared:
        yield "nothing new to draft"
        return
    if not done.utterances:
        yield "  nothing stands in quotation marks; are they missing, or is it a transcript?"
    noun = "statement" if statements == 1 else "statements"
    yield f"{statements} draft {noun}, {asked} of them with a doubtful speaker or words"
    yield "next: compare each draft with the article, settle the comments '# REVIEW:', and delete 'draft: true';"
    yield "      then onrecord validate, and onrecord coverage for what is left"

"""`onrecord draft`: from an article's text to draft records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.cli.commands import CLEAN
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.authoring.draft import Drafts
    from validator.authoring.draft_records import DraftFor
    from validator.cli.commands import Commands
    from validator.corpus.records import Record

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
    from validator.authoring.draft_records import ARTICLE, STATEMENT, DraftFor, draft_all, require_fit
    from validator.cli.opening import open_dataset, open_schemas, refuse_way_out
    from validator.corpus.at_hand import at_hand
    from validator.corpus.config import UsageError
    from validator.corpus.reading import read_corpus
    from validator.evidence.archive import Archive, text_hash

    refuse_way_out(text)
    data, words = _read(text)
    dataset = open_dataset(archive)
    schemas = open_schemas(dataset)
    for kind in (ARTICLE, STATEMENT):
        if kind not in schemas.versions:
            raise UsageError(f"this dataset has no kind {kind!r}, so there is nothing to draft")
    work = DraftFor(
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
        done = draft_all(work, words, sha256, article, known)
    require_fit(done, work)
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


def _given(options: Mapping[str, str], work: DraftFor, article: Record | None, text: str) -> dict[str, Any]:
    """What is known of the article, from its record, or from the options and what stands above its text.

    Raises UsageError for what can't be right.
    """
    from validator import __version__
    from validator.authoring.draft_records import ARTICLE
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
        if "url" in options and record.kind == ARTICLE and record.data.get("url") == options["url"]:
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


def _write(work: DraftFor, data: bytes, sha256: str, done: Drafts) -> Iterator[Path]:
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

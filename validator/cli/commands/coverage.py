"""`onrecord coverage`: which quoted words and which sentences of the articles no record holds yet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.cli.commands import CLEAN
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from validator.authoring.coverage import ArticleCoverage, Coverage, Sentences
    from validator.cli.commands import Commands
    from validator.corpus.config import Dataset
    from validator.source.locate import Lines

_SHOWN = 16  # words of a quote in the text report
_REASONS = {"no-archive": "there is no archive folder here", "no-text": "the text is not in the archive"}


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "coverage",
        help="which quoted words and which sentences of the articles no record holds yet",
        description="For each article whose text is in the archive, show the words in quotation marks that no record "
        "gives as direct speech yet, and the sentences that no quote and no evidence touches, each with its place, and "
        "the total. Drafts hold words too, and are counted apart. Articles without a text are named. A sentence of "
        "which nothing is to be recorded is marked in the article's record, under not_recorded.",
        epilog="Exit code: always 0. Nothing is wrong with a dataset that leaves something out.",
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument(
        "--format", dest="form", choices=("text", "json"), default="text", help="default: text"
    )
    add_limits(parser, passes=True)
    parser.set_defaults(command=run)


def run(archive: Path | None, form: str) -> int:
    """Look and report. Raises UsageError if the settings or the schemas can't be used, or there is no such archive."""
    from validator.authoring.coverage import find_coverage
    from validator.cli.opening import open_dataset, open_schemas
    from validator.corpus.reading import read_corpus
    from validator.evidence.archive import Archive
    from validator.rules.context import Context

    dataset = open_dataset(archive)
    corpus = read_corpus(dataset, open_schemas(dataset))
    coverage = find_coverage(Context(Archive(dataset.archive, dataset.around_archive), date.today(), corpus))
    if form == "json":
        import json

        json.dump(_as_data(coverage, dataset), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        from validator.report.escape import printable

        for line in _lines(coverage, dataset):
            print(printable(line))
    return CLEAN


def _lines(coverage: Coverage, dataset: Dataset) -> Iterator[str]:
    from validator.source.locate import Lines

    for item in coverage.articles:
        yield f"{item.article.id}: {_total(item)}; {_sentences(item.sentences)}"
        lines = Lines(item.text.text)
        for first, after in item.open:
            place = lines.location(_file(item, dataset), *_offsets(item, first, after))
            yield f"  {place.file}:{place.line}:{place.column}: {_shorten(item, first, after)}"
        for first, after in item.sentences.rest:
            place = lines.location(_file(item, dataset), *_offsets(item, first, after))
            yield f"  {place.file}:{place.line}:{place.column}: no record: {_shorten(item, first, after)}"
        for words in item.sentences.lost:
            yield f"  {item.article.file}: these words of not_recorded do not stand in the text: {words}"
    for article, absent in coverage.without_text:
        yield f"{article.id}: not looked at: {_REASONS.get(absent.code, absent.reason)}"
    if not coverage.articles and not coverage.without_text:
        yield "there are no articles in this dataset"
        return
    looked = f"{len(coverage.articles)} of {len(coverage.articles) + len(coverage.without_text)} articles"
    counted = (
        f"{_total(coverage)}; {_sentences(coverage.sentences)}" if coverage.articles else "nothing to count"
    )
    yield f"{counted} ({looked} looked at)"


def _total(item: ArticleCoverage | Coverage) -> str:
    if not item.quoted:
        return "no quoted words"
    share = f", {100 * item.held // item.quoted} %"
    drafts = f", {item.drafts} of them in drafts" if item.drafts else ""
    return f"{item.held} of {item.quoted} quoted words held{share}{drafts}"


def _sentences(item: Sentences) -> str:
    marked = f", {item.marked} not recorded on purpose" if item.marked else ""
    return f"{item.held} of {item.number} sentences held{marked}"


def _file(item: ArticleCoverage, dataset: Dataset) -> str:
    return dataset.relative(dataset.archive / item.text.file)


def _offsets(item: ArticleCoverage, first: int, after: int) -> tuple[int, int]:
    return item.prepared.starts[first], item.prepared.ends[after - 1]


def _shorten(item: ArticleCoverage, first: int, after: int) -> str:
    stop = after if after - first <= _SHOWN else first + _SHOWN
    start, end = _offsets(item, first, stop)
    more = "" if stop == after else f" ... ({after - first} words)"
    return " ".join(item.text.text[start:end].split()) + more


def _as_data(coverage: Coverage, dataset: Dataset) -> dict[str, Any]:
    """The report for programs. Lines and columns count from 1, `start` and `end` are offsets in characters."""
    from validator.source.locate import Lines

    articles = []
    for item in coverage.articles:
        lines = Lines(item.text.text)
        rest = [_passage(item, lines, *words) for words in item.open]
        articles.append(
            {
                "article": item.article.id,
                "file": _file(item, dataset),
                "quoted_words": item.quoted,
                "held": item.held,
                "in_drafts": item.drafts,
                "open": rest,
                **_counted(item.sentences),
                "open_sentences": [_passage(item, lines, *words) for words in item.sentences.rest],
                "marks_not_found": list(item.sentences.lost),
            }
        )
    return {
        "format": "onrecord-coverage/1",
        "quoted_words": coverage.quoted,
        "held": coverage.held,
        "in_drafts": coverage.drafts,
        **_counted(coverage.sentences),
        "articles": articles,
        "without_text": [
            {"article": article.id, "reason": absent.code} for article, absent in coverage.without_text
        ],
    }


def _counted(item: Sentences) -> dict[str, int]:
    return {"sentences": item.number, "sentences_held": item.held, "sentences_not_recorded": item.marked}


def _passage(item: ArticleCoverage, lines: Lines, first: int, after: int) -> dict[str, Any]:
    start, end = _offsets(item, first, after)
    place = lines.location("", start, end)
    return {
        "line": place.line,
        "column": place.column,
        "start": start,
        "end": end,
        "words": after - first,
        "text": item.text.text[start:end],
    }

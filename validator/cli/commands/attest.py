"""`onrecord attest`: write into the records what proves their quotes to readers who lack the articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.cli.limits import add_limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from validator.authoring.attest import Attestation
    from validator.cli.commands import Commands
    from validator.corpus.config import Dataset
    from validator.corpus.documents import Source
    from validator.corpus.records import Corpus
    from validator.schema.schema import Schemas


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "attest",
        help="prove the quotes to readers who do not have the articles",
        description="Where the article texts are at hand: write into each article's record a commitment to its text, "
        "and beside each reference to an article the proofs of the words taken from it. With these, anybody can check "
        "the quotes without the articles ('onrecord validate' does). Nothing else in the files changes, and a second "
        "run changes nothing. A text that was changed is noticed, and every quote that moved or vanished is named.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="record files or folders")
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if there is something to do"
    )
    parser.add_argument(
        "--salt",
        action="append",
        default=[],
        metavar="ARTICLE",
        help="for a text that could be guessed: first add a secret last line of letters drawn by lot to the file of "
        "this article in the archive, and write its new hash into the record (may be repeated)",
    )
    add_limits(parser, passes=True)
    parser.set_defaults(command=run)


def run(paths: Sequence[Path], archive: Path | None, *, check: bool, salt: Sequence[str]) -> int:
    """Attest and report. Raises UsageError without texts, for a wrong path or a text that can take no salt, and where a
    file can't be written.
    """
    from validator.authoring.attest import attest
    from validator.cli.opening import open_dataset, open_schemas
    from validator.corpus.config import UsageError
    from validator.corpus.documents import sources
    from validator.corpus.files import is_mapped
    from validator.evidence.archive import Archive
    from validator.report.escape import printable
    from validator.report.terminal import wants_colour
    from validator.report.text import render_finding
    from validator.rules.context import Context
    from validator.source.locate import Locator

    paths = [path.absolute() for path in paths]
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no file or folder {str(path)!r}")
    dataset = open_dataset(archive, paths)
    if not dataset.archive.is_dir():
        raise UsageError(
            f"there is no archive folder {str(dataset.archive)!r}: proofs are made from the article texts. "
            "Name their folder with --archive DIR"
        )
    schemas = open_schemas(dataset)
    if salt and check:
        raise UsageError("--check writes nothing, and --salt writes into the archive: leave one of them out")
    for name in dict.fromkeys(salt):
        _salt(name, dataset, schemas)
    found = {source.file: source for source in sources(dataset) if not is_mapped(dataset, source.file)}
    corpus, broken = _read(found.values(), schemas)
    chosen = {source.file for source in sources(dataset, paths)} & found.keys() if paths else None
    if chosen is not None and not chosen:
        raise UsageError(f"there are no records of this dataset in {', '.join(map(str, paths))}")
    texts = Archive(dataset.archive, dataset.around_archive)
    done = attest(Context(texts, date.today(), corpus, unhashed=True), chosen, salt)
    changed = _changed(done, found)
    locator = Locator(dataset.root)
    findings = [
        locator.finding(rule, problem, record.file, record.document, record.id)
        for record, rule, problem in done.hits
    ]
    for finding in sorted(findings, key=lambda finding: finding.sort_key()):
        print("\n".join(render_finding(finding, colour=wants_colour())), end="\n\n")
    for file in broken:
        print(f"{printable(file)}: passed over: a record in it can't be read or does not fit its schema")
    for record, reason in done.left:
        print(f"{printable(record.file)}: left as it is: {reason}")
    for file, text in changed.items():
        if not check:
            _replace(found[file].path, file, text)
        print(f"{printable(file)}: {'would be written' if check else 'written'}")
    for line in _summary(done, len(changed), dry=check):
        print(line)
    failed = broken or done.left or any(finding.severity == "error" for finding in findings)
    return FINDINGS if failed or not corpus.records or (check and changed) else CLEAN


def _salt(name: str, dataset: Dataset, schemas: Schemas) -> None:
    """Give the text of an article a salt, and its record the new hash. Raises UsageError if that can't be done."""
    from validator.authoring.salting import give_salt
    from validator.corpus.config import UsageError
    from validator.corpus.documents import sources
    from validator.evidence.archive import Archive
    from validator.report.escape import printable
    from validator.rules.context import Context

    found = {source.file: source for source in sources(dataset) if not source.broken}
    corpus, _ = _read(found.values(), schemas)
    archive = Archive(dataset.archive, dataset.around_archive)
    context = Context(archive, date.today(), corpus, unhashed=True)
    article = context.find(name)
    if article is None or not article.schema.text_field or not article.text:
        raise UsageError(f"there is no record of an article {name!r} that describes a text")
    try:
        salted = give_salt(article, found[article.file], archive, context)
    except ValueError as error:
        raise UsageError(f"the text of {name!r} was given no salt: {error}") from error
    if salted is None:
        print(f"{printable(name)}: its text has a salt already")
        return
    if salted.text:
        _replace(dataset.archive / salted.file, salted.file, salted.text)
    _replace(found[article.file].path, article.file, salted.record)
    print(
        f"{printable(salted.file)}: a salt was added, as its last line. Keep the file from everybody: who knows that "
        "line can test guesses again; and so can who has the old hash, if it was published"
    )


def _read(found: Iterable[Source], schemas: Schemas) -> tuple[Corpus, list[str]]:
    """The records that fit their schema, and the files in which there are others."""
    from validator.corpus.records import Corpus, Record
    from validator.schema.explain import choose_schema
    from validator.schema.schema import Schema

    corpus = Corpus()
    broken = []
    for source in found:
        sound = not source.broken
        for document in source.documents:
            schema = choose_schema(document.data, schemas)
            if isinstance(schema, Schema) and schema.is_valid(document.data):
                name = str(document.data.get("id", ""))
                corpus.add(Record(source.file, document.index, False, name, document.data, schema))
            else:
                sound = False
        if not sound:
            broken.append(source.file)
    return corpus, broken


def _changed(done: Attestation, found: dict[str, Source]) -> dict[str, str]:
    """The new text of each file that changes. Records that can't be edited are left, with the reason."""
    from validator.authoring.edit import EditError, apply, difference

    parts: dict[str, dict[int, str]] = {}
    documents = {
        (source.file, document.index): document for source in found.values() for document in source.documents
    }
    for record, data in done.wanted:
        document = documents[record.file, record.document]
        text = found[record.file].text[document.start : document.end]
        try:
            new = apply(text, (0, len(text)), difference(document.data, data))
        except EditError as error:
            done.left.append((record, f"its text can't be changed in place: {error}"))
        else:
            parts.setdefault(record.file, {})[record.document] = new
    return {file: _join(found[file], new) for file, new in sorted(parts.items())}


def _join(source: Source, new: dict[int, str]) -> str:
    """The text of a file with other texts for some of its documents."""
    text, end = [], 0
    for document in source.documents:
        if document.index in new:
            text += [source.text[end : document.start], new[document.index]]
            end = document.end
    return "".join([*text, source.text[end:]])


def _replace(path: Path, file: str, text: str) -> None:
    from validator.corpus.config import UsageError
    from validator.source.write import replace_file

    try:
        replace_file(path, text)
    except OSError as error:
        raise UsageError(f"can't write {file}: {error.strerror}; it is as it was") from error


_REASONS = {
    "no-place": "the schema has no place for proofs beside the article",
    "refused": "the words do not stand in the text, or can't be proved; see above",
    "no-source-text": "the text in the archive holds no words",
}


def _summary(done: Attestation, changed: int, *, dry: bool) -> Iterator[str]:
    from validator.report.text import REASONS

    def count(number: int, noun: str, nouns: str) -> str:
        return f"{number:,} {noun if number == 1 else nouns}"

    for counter, noun, nouns, verb in (
        (done.articles, "article", "articles", "committed to"),
        (done.pieces, "piece of quoted words", "pieces of quoted words", "proved"),
    ):
        yield f"{count(counter.total(), noun, nouns)}: {counter['attested']:,} {verb}"
        for code, number in sorted(counter.items()):
            if code != "attested" and number:
                yield f"  left as {'it is' if number == 1 else 'they are'} ({number:,}): {(REASONS | _REASONS)[code]}"
    for article, hidden in done.guessable:
        yield (
            f"  mind: the proofs show all but {count(hidden, 'word', 'words')} of {article.id!r}; who guesses the rest "
            "can see from the published hash that it is right"
        )
        if article.data.get("url"):
            yield "    its record gives an address, so that most likely anybody can read it there"
        elif hidden:
            yield (
                f"    if that must not be: 'onrecord attest --salt {article.id}' adds a secret last line to its file "
                "(docs/commitment.md, How well it is hidden)"
            )
    if changed:
        yield f"{count(changed, 'file', 'files')} {'would be ' if dry else ''}written"
    else:
        yield "nothing to change"

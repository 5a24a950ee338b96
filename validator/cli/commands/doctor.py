"""`onrecord doctor`: what is set up here, what is missing, and what will not work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS
from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from validator.cli.commands import Commands
    from validator.corpus.config import Dataset
    from validator.corpus.records import Corpus
    from validator.schema.schema import Schemas

OK, NOTE, WRONG = "ok", "note", "wrong"
EXTRAS = {
    "lsp": ("pygls", "onrecord lsp, the language server for editors"),
    "watch": ("watchfiles", "onrecord watch"),
    "parquet": ("pyarrow", "onrecord build, for Parquet files"),
    "models": ("datamodel_code_generator", "onrecord models --language python"),
    "spark": ("pyspark", "onrecord validate --engine spark"),
}
"""The extras: a module of each, and what it is needed for."""
MAX_NAMED = 5
_CONFIG = ".pre-commit-config.yaml"
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at: whether it is as it should be, and the way out where it is not."""

    state: str
    what: str
    said: str
    hint: str = ""


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "doctor",
        help="what is set up here, what is missing, and what will not work",
        description="Look at what OnRecord needs: the program, the dataset and its settings, schemas, records, the "
        "texts of the articles, git, the hook, the extras. Nothing is changed. Records are not judged; that is what "
        "'onrecord validate' does.",
        epilog="Exit code: 1 if something will not work (wrong), else 0; what is only missing is a note.",
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.set_defaults(command=run)


def run(archive: Path | None) -> int:
    """Look and print. Raises UsageError if there is no such archive."""
    from validator.report.escape import printable

    found = []
    for look in _looks(archive):
        found.append(look)
        print(f"{look.state:6}{look.what:10}{printable(look.said)}")
        if look.hint:
            print(f"{'':16}{printable(look.hint)}")
        sys.stdout.flush()
    wrong = sum(look.state == WRONG for look in found)
    print(f"{wrong} will not work" if wrong else "all of it will work")
    return FINDINGS if wrong else CLEAN


def _looks(archive: Path | None) -> Iterator[Look]:
    from validator import __version__
    from validator.cli.opening import archive_folder
    from validator.corpus.config import find_root, load_dataset

    archive = archive_folder(archive)
    version = ".".join(map(str, sys.version_info[:3]))
    yield Look(OK, "program", f"OnRecord {__version__}, Python {version}, {sys.platform}")
    try:
        root = find_root(Path.cwd())
    except UsageError as error:
        yield Look(WRONG, "dataset", str(error))
        yield from _extras()
        return
    dataset, hits = load_dataset(root, archive)
    if hits:
        yield Look(WRONG, "dataset", f"{root}: {hits[0][1].message}", "onrecord validate shows the place")
    else:
        title = dataset.settings.get("title", "")
        yield Look(OK, "dataset", f"{root}{f': {title}' if title else ''}")
        yield from _contents(dataset)
    yield from _memory(dataset)
    yield from _git(root)
    yield from _extras()


def _contents(dataset: Dataset) -> Iterator[Look]:
    from validator.corpus.kinds import all_schemas
    from validator.corpus.reading import read_content
    from validator.corpus.records import Corpus
    from validator.findings.finding import Severity
    from validator.source.files import read

    schemas, hits, errors = all_schemas(dataset)
    errors = [error for error in errors if error.severity is Severity.ERROR]
    if errors or hits:
        said = f"{errors[0].file}: {errors[0].message}" if errors else hits[0][1].message
        yield Look(WRONG, "schemas", said, "onrecord validate shows where")
        return
    yield from _schemas(dataset, schemas)
    from validator.corpus.files import record_files

    corpus, files, unsound = Corpus(), record_files(dataset), 0
    for path, home in files.items():
        content = read_content(read(path, home, root=dataset.root), dataset.relative(path), schemas)
        unsound += bool(content.broken)
        for record in content.records:
            corpus.add(record)
    if not files:
        yield Look(
            WRONG, "records", "there are none: a check of nothing fails", "onrecord new KIND begins one"
        )
    elif unsound:
        said = f"{len(corpus.records)} that fit their schema; something is wrong in {unsound} of {len(files)} files"
        yield Look(NOTE, "records", said, "onrecord validate shows what")
    else:
        yield Look(OK, "records", f"{len(corpus.records)} in {len(files)} files")
    yield from _archive(dataset, corpus)


def _schemas(dataset: Dataset, schemas: Schemas) -> Iterator[Look]:
    from validator.schema.loading import shipped_folder
    from validator.schema.released import changed_files, is_released, read_released
    from validator.schema.schema import SchemaError

    own = dataset.schemas != shipped_folder()
    mapped = len({schema.kind for _, schema in schemas.mapped})
    number = f"{len(schemas.versions) + mapped} kinds, {len(schemas.all)} versions"
    where = f"in {dataset.relative(schemas.folder)}/" if own else "that come with OnRecord"
    try:
        released = read_released(schemas.folder)
    except SchemaError as error:
        yield Look(WRONG, "schemas", error.message)
        return
    changed, gone = changed_files(schemas.folder, released) if schemas.by_name else ([], [])
    if changed or gone:
        said = f"released, and {'changed' if changed else 'gone'} since: {', '.join((changed or gone)[:MAX_NAMED])}"
        hint = "a released schema never changes: restore it (git checkout), and make a new version"
        yield Look(WRONG, "schemas", said, hint)
        return
    new = [schema.name for schema in schemas.by_name.values() if not is_released(schema, released)]
    if new and own:
        said = f"{number} {where}; not released: {', '.join(new[:MAX_NAMED])}"
        yield Look(
            NOTE, "schemas", said, "onrecord schema release KIND freezes them, when records rely on them"
        )
    else:
        yield Look(OK, "schemas", f"{number} {where}")


def _archive(dataset: Dataset, corpus: Corpus) -> Iterator[Look]:
    """Which texts of the articles are at hand, and which articles have proofs in their place."""
    from validator.evidence.archive import Absent, Archive

    articles = corpus.articles()
    if not articles:
        yield Look(OK, "archive", "no record describes a text")
        return
    archive = Archive(dataset.archive, dataset.around_archive)
    found = {
        article.id: archive.find(str(article.text.get("sha256", "")), str(article.text.get("file", "")))
        for article in articles
    }
    missing = [name for name, text in found.items() if isinstance(text, Absent)]
    other = [
        article.id
        for article in articles
        if not isinstance(text := found[article.id], Absent) and text.sha256 != article.text.get("sha256")
    ]
    bare = [
        article.id for article in articles if article.id in missing and not article.text.get("commitment")
    ]
    folder = dataset.relative(dataset.archive)
    if not dataset.archive.is_dir():
        said = "there is no folder of texts here: quotes are checked by their proofs"
    else:
        said = f"{len(articles) - len(missing)} of {len(articles)} texts are in {folder}"
    if other:
        named = ", ".join(other[:MAX_NAMED])
        yield Look(WRONG, "archive", f"{said}; another text than the record describes: {named}")
    elif bare:
        named = ", ".join(bare[:MAX_NAMED])
        hint = f"their quotes can't be checked at all: {named}{' ...' if len(bare) > MAX_NAMED else ''}"
        yield Look(WRONG, "archive", f"{said}; {len(bare)} articles have neither text nor proof", hint)
    elif missing:
        named = ", ".join(missing[:MAX_NAMED])
        hint = f"without a text: {named}{' ...' if len(missing) > MAX_NAMED else ''}"
        yield Look(NOTE, "archive", said, hint)
    else:
        yield Look(OK, "archive", said)


def _memory(dataset: Dataset) -> Iterator[Look]:
    from validator.memory import sealed

    try:
        folder = sealed.folder_of(str(dataset.root))
        there = next(path for path in (Path(folder), *Path(folder).parents) if path.is_dir())
        if not os.access(there, os.W_OK):
            raise PermissionError(13, "it can't be written", str(there))
        yield Look(OK, "memory", f"what a check found is remembered in {folder}")
    except OSError as error:
        said = f"nothing is remembered between checks: {error.filename}: {error.strerror}"
        yield Look(NOTE, "memory", said, "each check starts from nothing, which takes longer")


def _git(root: Path) -> Iterator[Look]:
    from validator.corpus.git import Git

    try:
        with Git(str(root)) as git:
            commit = git.commit("HEAD")
            top, hooks = Path(git.top), Path(git.hooks)
    except OSError as error:
        said = f"not to be had here ({error.strerror}): --since, --staged and the hook do not work"
        yield Look(NOTE, "git", said, "install git, or run: git init")
        return
    if commit is None:
        yield Look(NOTE, "git", f"{top} has no commit yet: there is nothing to compare with")
    else:
        yield Look(OK, "git", f"{top}, at {commit[:12]}")
    yield _hook(top, hooks)


def _hook(top: Path, hooks: Path) -> Look:
    """Whether the hook is configured, and installed: either without the other does nothing."""
    configured = "onrecord" in _text(top / _CONFIG)
    installed = _text(hooks / "pre-commit")
    if "onrecord" in installed or (configured and "pre-commit" in installed):
        return Look(OK, "hook", "checks what is about to be committed")
    if configured and "hookspath" in _text(hooks.parent / "config").lower():
        return Look(
            NOTE, "hook", "git is told to look for hooks elsewhere (core.hooksPath), which was not followed"
        )
    if configured:
        said = f"{_CONFIG} names it, but it is not installed, so that nothing is checked on commit"
        return Look(WRONG, "hook", said, "run: pre-commit install")
    return Look(
        NOTE, "hook", "none: nothing is checked on commit", "README.md, 'In your own repository', says how"
    )


def _text(path: Path) -> str:
    """The text of a small file; nothing if it can't be had."""
    from validator.source.files import read_ordinary

    try:
        return read_ordinary(path, path.parent, _LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def _extras() -> Iterator[Look]:
    for name, (module, use) in EXTRAS.items():
        if find_spec(module):
            yield Look(OK, "extra", f"{name}: {use}")
        else:
            yield Look(NOTE, "extra", f"{name} is not installed: {use}", f"pip install 'onrecord[{name}]'")

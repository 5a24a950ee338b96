"""What each task works with: sent as plain data, and made of it once in each process (or thread) that does the work.

The machine that does a task need not have the dataset's folder: the settings and the schemas are sent along, and laid
out in a folder of its own.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.catalogue import all_rules
from validator.corpus.config import Dataset
from validator.corpus.content import is_plain
from validator.corpus.kinds import all_schemas
from validator.corpus.records import Record
from validator.evidence.archive import Archive
from validator.findings.rule import Rule
from validator.rules.own import schema_rules
from validator.schema.loading import shipped_folder
from validator.schema.schema import Schemas
from validator.source.document import parse_lines
from validator.source.files import encoding
from validator.source.inside import is_inside
from validator.source.locate import Lines, Locator, _Part
from validator.source.pieces import Piece
from validator.spark.rows import Row, name_of

if TYPE_CHECKING:
    from validator.spark.choosing import Build


@dataclass(frozen=True)
class Shipped:
    """A dataset as it is sent: nothing in it but plain values.

    `files` are the record files, each with the folder that a link must not lead out of; `ranks` their places when they
    are sorted by name, as a report sorts them. `rules` are the files that settings and schemas stand in, by their paths
    in the dataset. `archive` is the folder of the texts; links must not lead out of `around_archive`. `watched` are the
    records that waivers name, `articles` the numbers of the schemas of articles, `kinds` the kinds of all schemas.
    `far` is the URI of the folder that the records lie in, if that is not the dataset's own, and how their names begin
    in its place. `texts` is the table of the texts, if they lie in one, and `too_large` says that the archive holds too
    much. With `build`, records say what they give to a dataset, too.
    """

    root: str
    settings: dict[str, Any]
    rules: dict[str, bytes]
    files: list[tuple[str, str]]
    ranks: list[int]
    today: str
    archive: str
    around_archive: str
    watched: frozenset[str]
    articles: list[int]
    kinds: list[str]
    texts: str = ""
    far: tuple[str, str] | None = None
    too_large: bool = False
    build: Build | None = None
    digest: str = field(default="", compare=False)


def ship(
    dataset: Dataset,
    schemas: Schemas,
    files: dict[Path, Path],
    today: date,
    watched: frozenset[str],
    texts: str = "",
    far: str = "",
    build: Build | None = None,
) -> Shipped:
    """Make a dataset ready to be sent."""
    names = [dataset.relative(path) for path in files]
    ranks = {name: rank for rank, name in enumerate(sorted(names, key=lambda name: name.split("/")))}
    rules = {path.relative_to(dataset.rules).as_posix(): path.read_bytes() for path in _rule_files(dataset)}
    told = repr((str(dataset.root), dataset.settings, sorted(rules.items()), names, far, str(today), build))
    return Shipped(
        str(dataset.root),
        dataset.settings,
        rules,
        [(name, str(home)) for name, home in zip(names, files.values(), strict=True)],
        [ranks[name] for name in names],
        today.isoformat(),
        str(dataset.archive),
        str(dataset.around_archive),
        watched,
        [number for number, schema in enumerate(schemas.all) if schema.text_field],
        [schema.kind for schema in schemas.all],
        texts,
        (far, f"{dataset.relative(dataset.records)}/") if far else None,
        build=build,
        digest=sha256(told.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _rule_files(dataset: Dataset) -> set[Path]:
    """The files of the schemas, where they are the dataset's own, and those that `kinds` names."""
    found: set[Path] = set()
    if dataset.schemas != shipped_folder():
        found |= {path for path in dataset.schemas.rglob("*.json") if path.is_file()}
    for kind in dataset.settings.get("kinds", {}).values():
        for name in (kind.get("schema"), *kind.get("schema_files", ())):
            path = dataset.rules / name if name else None
            if path and path.is_dir():
                found |= {inner for inner in path.rglob("*") if inner.is_file()}
            elif path and path.is_file():
                found.add(path)
    return {path for path in found if is_inside(path, dataset.rules) and ".." not in path.parts}


PARQUET = ".parquet"
_AS_LINES = ".jsonl"


def as_lines(file: str) -> str:
    """The name under which a file is read: a table of records is read as JSON Lines, a row a line."""
    return f"{file}{_AS_LINES}" if file.endswith(PARQUET) else file


def as_named(text: str) -> str:
    """A text in which files are called as they are."""
    return text.replace(f"{PARQUET}{_AS_LINES}", PARQUET)


class Tools:
    """A dataset as a task uses it: its schemas, its archive, and what finds places in the lines at hand."""

    def __init__(self, shipped: Shipped) -> None:
        self.shipped = shipped
        self.root = Path(shipped.root)
        # Gone before the work begins: workers are killed, and clear nothing away.
        with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
            home = Path(folder)
            for name, data in shipped.rules.items():
                path = home / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            dataset = Dataset(home, shipped.settings, Path(shipped.archive))
            self.schemas, _, errors = all_schemas(dataset)
        if errors:  # there were none on the driver
            raise RuntimeError(f"the schemas that were sent can't be read: {errors[0].message}")
        self.all = self.schemas.all
        self.numbers = {id(schema): number for number, schema in enumerate(self.all)}
        self.archive_folder = Path(shipped.archive)
        self.archive = Archive(self.archive_folder, Path(shipped.around_archive))
        self.today = date.fromisoformat(shipped.today)
        self.with_tables = any(name.endswith(PARQUET) for name, _ in shipped.files)
        self.files = {name: number for number, (name, _) in enumerate(shipped.files)}
        self.locator = LineLocator()

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """All rules by code, those of the schemas included."""
        return {rule.code: rule for rule in all_rules()} | schema_rules(self.schemas)

    def record(self, row: Row) -> Record:
        """The record of a row; its line is at hand from now on."""
        file = as_lines(self.shipped.files[row.file][0])
        line = row.data.decode("utf-8", "replace")
        self.locator.hold_line(file, row.document, line)
        schema = self.all[row.number]
        [document], _ = parse_lines(line, dialect=schema.dialect)
        return Record(file, row.document, False, name_of(row.name), document.data, schema, is_plain(line))


_turn = threading.Lock()
_made: list[Tools] = []


@contextmanager
def tools_of(shipped: Shipped) -> Iterator[Tools]:
    """The tools for a dataset, made once in each process. Within this, no other thread of the process has a turn.

    The workers of Apache Spark are processes of one thread. Sail has its tasks done by threads, and what reads files
    and finds places is made for one at a time.
    """
    with _turn:
        if not _made or _made[0].shipped.digest != shipped.digest:
            _made[:] = [Tools(shipped)]
        _made[0].locator.clear()
        yield _made[0]


class LineLocator(Locator):
    """Finds places in the lines that a task has at hand: it reads no file."""

    def __init__(self) -> None:
        super().__init__(Path("/"))
        self._lines: dict[tuple[str, int], str] = {}
        self._known: dict[tuple[str, int], _Part] = {}
        self._whole: tuple[str, _Part | None] = ("", None)

    def hold(self, file: str, data: bytes | None, piece: Piece | None) -> None:
        """Have a file, or a piece of it, at hand in the place of the last one (None: it can't be read)."""
        if data is None and not (piece and piece.too_large):
            self._whole = file, None
            return
        line, document = (piece.line, piece.document) if piece else (0, 0)
        text = data.decode(encoding(piece), "replace") if data else ""
        self._whole = file, _Part(file, Lines(text, line), document)

    def hold_line(self, file: str, document: int, line: str) -> None:
        """Have a line at hand."""
        self._lines[file, document] = line

    def clear(self) -> None:
        """Let go of all lines."""
        self._lines.clear()
        self._known.clear()
        self._whole = "", None

    def _part(self, file: str, document: int) -> _Part | None:
        place = file, document
        if place in self._lines:
            if place not in self._known:
                self._known[place] = _Part(file, Lines(self._lines[place], document), document)
            return self._known[place]
        return self._whole[1] if self._whole[0] == file else None

"""What is wrong in a dataset as it would be if everything that is being typed were saved.

The dataset is checked once (`validator.check`); from then on what that run remembered is held open, and only what a
change concerns is checked anew (`validator.memory.recheck`). All of it happens in one thread: SQLite asks for that.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from validator.check import check
from validator.corpus.at_hand import TooMuchError
from validator.corpus.config import Dataset
from validator.corpus.files import home_of, homes
from validator.corpus.reading import read_content
from validator.corpus.records import ARTICLES, IDS, Corpus
from validator.corpus.several import locator_of
from validator.editor.index import Index
from validator.editor.patience import FOR_ALL, SECONDS, check_apart, patience
from validator.engine.apply_rules import judge, judge_record
from validator.engine.encode import load
from validator.engine.limits import Limits, active
from validator.evidence.archive import Archive
from validator.findings.finding import Finding
from validator.findings.rule import Hit, Rule
from validator.findings.suggest import Vocabulary
from validator.memory import sealed
from validator.memory.corpus import KeptArchive, KeptCorpus
from validator.memory.memory import NAME
from validator.memory.recheck import bearable, recheck
from validator.memory.store import StaleError, Store
from validator.report.settings import Setting, apply_settings, read_settings
from validator.report.waivers import Waiver, apply_waivers, load_waivers
from validator.rules.context import Context
from validator.rules.own import schema_rules
from validator.schema.cel import multiplies
from validator.schema.schema import Schemas
from validator.source.files import read
from validator.source.limits import not_judged
from validator.source.stamps import digest_of

FEW = 50
"""So many records may depend on what is typed for them to be checked at each letter; more of them wait for a pause."""
_WATCH = """
CREATE TEMP TABLE touched(id INTEGER);
CREATE TEMP TRIGGER added AFTER INSERT ON main.finding BEGIN INSERT INTO touched VALUES(NEW.rowid); END;
CREATE TEMP TRIGGER gone AFTER DELETE ON main.finding BEGIN INSERT INTO touched VALUES(OLD.rowid); END;
"""


@dataclass
class _Known:
    """What explains a finding, and takes long to gather: it is kept from one letter to the next.

    `search` looks other articles through for words; it is made when somebody pauses, and until then the files in which
    it would have been asked (`skipped`) lack what it says.
    """

    index: Index
    search: Context | None = None
    searched: int = -1
    words: dict[frozenset[str], tuple[int, Vocabulary]] = field(default_factory=dict)
    skipped: bool = False


class _Context(Context):
    """What rules may ask, answered from what an editor knows. Verdicts are those of any check."""

    known: _Known

    def articles_with(self, words: str, quoted: bool, but: str) -> list[str]:
        """As in a check, or nothing where that would take long."""
        self.corpus.asked.add(ARTICLES)
        if self.known.search is None:
            self.known.skipped = True
            return []
        return self.known.search.articles_with(words, quoted, but)

    def nearest_id(self, name: str, kinds: Iterable[str]) -> str | None:
        """As in a check; also ids of records in which something is wrong."""
        self.corpus.asked.add(IDS)
        index, wanted = self.known.index, frozenset(kinds)
        version, words = self.known.words.get(wanted, (-1, None))
        if words is None or version != index.ids_changed:
            ids = [one.id for found in list(index.files.values()) for one in found if one.kind in wanted]
            words = Vocabulary(ids)
            self.known.words[wanted] = index.ids_changed, words
        return words.nearest(name)


class Judge:
    """The findings of a dataset, kept up to date. What is handed to it are files relative to the dataset's folder."""

    def __init__(
        self, dataset: Dataset, hits: list[Hit], schemas: Schemas, today: date, index: Index
    ) -> None:
        self.today = today
        self._known = _Known(index)
        self.skipped: set[str] = set()
        """Files of which not all has been said that explains their findings (`search`)."""
        self._dataset = dataset
        self._schemas = schemas
        self._hits = hits
        self._store: Store | None = None
        self._unsaved: dict[str, bytes] = {}
        self._given_up: dict[str, bytes] = {}
        """Files that took too much, each with what it held (`digest_of`): they are not tried again."""
        self._rows: dict[int, Finding] = {}
        self._by_file: dict[str, dict[int, Finding]] = {}
        self._general: dict[str, list[Finding]] = {}
        self._waivers: list[Waiver] = []
        self._settings: dict[str, Setting] = {}
        self._rules: dict[str, Rule] = {}

    @property
    def follows(self) -> bool:
        """Whether what depends on a change is checked with it. Else only `begin` tells: nothing could be remembered."""
        return self._store is not None

    def close(self) -> None:
        """Let go of what is held open."""
        if self._store:
            self._store.db.close()
            self._store = None

    def begin(self) -> dict[str, list[Finding]]:
        """Check the dataset as it is saved: the findings of each file that has any. All else is forgotten."""
        self.close()
        self._unsaved.clear()
        findings, remembered = self._check()
        found: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.open:
                found.setdefault(finding.location.file, []).append(finding)
        self._read_rules()
        self._general = dict(found)
        if remembered:
            self._hold(found)
        return found

    def _check(self) -> tuple[list[Finding], bool]:
        """Check all, here or where it can be ended; and whether it is remembered."""
        if not any(multiplies(rule) for schema in self._schemas.all for rule in schema.requirements):
            with suppress(TooMuchError), patience(FOR_ALL):
                report = check(self._dataset, self._hits, today=self.today, cached=True)
                return report.findings, report.rests_on is not None
        return check_apart(self._dataset, self.today)

    def _read_rules(self) -> None:
        from validator.catalogue import all_rules

        self._rules = {rule.code: rule for rule in all_rules()} | schema_rules(self._schemas)
        self._settings = read_settings(self._dataset.settings)
        with suppress(OSError, ValueError):
            self._waivers = load_waivers(self._dataset.rules, self._rules)[0]

    def _hold(self, found: dict[str, list[Finding]]) -> None:
        """Hold open what the run has remembered. Where nothing was, files are looked at one by one, and no further."""
        self._rows, self._by_file = {}, {}
        try:
            saved = sealed.load(str(self._dataset.root), NAME)
            if saved is None:
                return
            self._store = Store(saved)
            self._store.db.executescript(_WATCH)
            known = set(self._store.paths())
        except Exception:  # a memory that can't be used is done without, here as in a check
            self.close()
            return
        self._general = {file: of_it for file, of_it in found.items() if file not in known}
        for row, data in self._store.db.execute("SELECT rowid, data FROM finding"):
            self._take(row, load(data))

    def texts(self) -> dict[str, str]:
        """Where the texts of the archive are, by their hashes, as far as that is remembered."""
        if self._store is None:
            return {}
        rows = self._store.db.execute("SELECT sha256, path FROM text")
        return {digest: os.fsdecode(path) for digest, path in rows}

    def _take(self, row: int, finding: Finding) -> None:
        self._rows[row] = finding
        self._by_file.setdefault(finding.location.file, {})[row] = finding

    def _drop(self, row: int) -> str:
        """Forget a finding; the file in which it was."""
        finding = self._rows.pop(row, None)
        if finding is None:
            return ""
        self._by_file[finding.location.file].pop(row)
        return finding.location.file

    def concerns_many(self, file: str) -> bool:
        """Whether so many records depend on those of a file that checking them takes longer than a blink."""
        if self._store is None:
            return False
        names = self._store.db.execute(
            "SELECT name FROM record JOIN file ON file.id = record.file WHERE path = ?", (os.fsencode(file),)
        ).fetchall()
        return len(names) > FEW or len(self._store.units_that_asked(name for (name,) in names)) > FEW

    def alone(self, file: str, data: bytes) -> list[Finding]:
        """What is wrong in one file by itself, at once: other records are asked, but not looked at again."""
        locator = locator_of(self._dataset)
        locator.unsaved = {**self._unsaved, file: data}
        if self._given_up.get(file) != digest_of(data):
            try:
                with patience(SECONDS):
                    return self._alone(file, data)
            except TooMuchError:
                self._given_up[file] = digest_of(data)
        problem = Limits(SECONDS).problem("what stands here", "time", "onrecord validate")
        return [locator.finding_at_start(not_judged, problem, file, 0)]

    def _alone(self, file: str, data: bytes) -> list[Finding]:
        locator = locator_of(self._dataset)
        locator.unsaved = {**self._unsaved, file: data}
        content = read_content(data, file, self._schemas)
        found = [
            locator.finding(rule, problem, file, document, name)
            for rule, problem, document, name in content.hits
        ]
        if self._store is not None and len(content.records) <= FEW:
            corpus = KeptCorpus(self._store, self._dataset, self._schemas, self.today)
            corpus.unsaved = locator.unsaved
            corpus.put(file, content)
            context = self._context(KeptArchive(self._dataset, self._store), self.today, corpus)
            if active() and not bearable(content.records, context, locator):
                raise TooMuchError(file, 0, "", memory=False)
            for record in content.records:
                with suppress(Exception):  # what the memory can't answer is told when all is checked
                    found += [
                        one for _, one in judge(judge_record(record, context), context, locator).findings
                    ]
        return list(self._screen(found))

    def _context(self, archive: Archive, today: date, corpus: Corpus) -> Context:
        context = _Context(archive, today, corpus)
        context.known = self._known
        if self._known.searched != self._known.index.articles_changed:
            self._known.search = None
        return context

    def prepare_search(self) -> None:
        """Get ready to look all articles through for words, which takes a second for a thousand of them."""
        index = self._known.index
        self._known.searched = index.articles_changed
        archive = Archive(self._dataset.archive, self._dataset.around_archive)
        if texts := self.texts():
            archive.use_index(texts)
        corpus = Corpus()
        for entry in [one for found in list(index.files.values()) for one in found]:
            if entry.record:
                corpus.add(entry.record)
        self._known.search = Context(archive, self.today, corpus)
        self._known.search.index_texts()
        self.skipped.clear()

    def change(self, files: Mapping[str, bytes | None], *, again: bool = False) -> dict[str, list[Finding]]:
        """Check files anew, and what depends on them: the findings of each file in which any came or went.

        A file comes with what it holds by now, or with None where it is as it lies on the disk; one that holds what was
        checked last is passed over, unless it is to be checked `again`. Raises anything where the memory can't follow:
        then only `begin` helps.
        """
        if self._store is None:
            return {
                file: self._general.get(file, [])
                if data is None or self._is_saved(file, data)
                else self.alone(file, data)
                for file, data in files.items()
            }
        known, around = homes(self._dataset), {}
        for file, data in files.items():
            number = home_of(self._dataset, file, known)
            home = known[number][0] if number is not None else None
            if data is None:
                self._unsaved.pop(file, None)
                there = home is not None and os.path.lexists(self._dataset.root / file)
            else:
                self._unsaved[file] = data
                there = home is not None
            if home is not None or self._store.number_of(file):
                around[file] = home if there else None
        if not again:
            around = {file: home for file, home in around.items() if not self._is_known(file, home)}
        if not around:
            return {file: self._of(file) for file in files}
        self._known.skipped = False
        try:
            with patience(SECONDS):
                recheck(
                    self._store,
                    self._dataset,
                    self._schemas,
                    self.today,
                    around,
                    self._unsaved,
                    self._context,
                )
        except TooMuchError as error:
            raise StaleError("too much") from error
        if self._known.skipped:
            self.skipped.update(around)
        touched = {row for (row,) in self._store.db.execute("SELECT DISTINCT id FROM touched")}
        self._store.db.execute("DELETE FROM touched")
        concerned = {self._drop(row) for row in touched}
        for row in touched:
            for (data,) in self._store.db.execute("SELECT data FROM finding WHERE rowid = ?", (row,)):
                finding = load(data)
                self._take(row, finding)
                concerned.add(finding.location.file)
        return {file: self._of(file) for file in {*concerned, *files} - {""}}

    def _is_saved(self, file: str, data: bytes) -> bool:
        """Whether a file holds what lies on the disk."""
        return read(self._dataset.root / file, self._dataset.root) == data

    def _is_known(self, file: str, home: Path | None) -> bool:
        """Whether a file holds what was checked last, so that nothing has to be checked."""
        assert self._store is not None
        row = self._store.db.execute("SELECT hash FROM file WHERE path = ?", (os.fsencode(file),)).fetchone()
        if home is None or row is None:
            return home is None and row is None
        data = self._unsaved.get(file)
        held = read(self._dataset.root / file, home, root=self._dataset.root) if data is None else data
        return isinstance(held, bytes) and row[0] == digest_of(held)

    def _of(self, file: str) -> list[Finding]:
        own = self._by_file.get(file, {}).values()
        return sorted([*self._general.get(file, ()), *self._screen(own)], key=Finding.sort_key)

    def _screen(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that ask for something, as the settings and the waivers of the dataset want them."""
        found = apply_waivers(findings, self._waivers, set())
        counted: Counter[str] = Counter()
        found = apply_settings(found, self._settings, self._rules, counted, counted)
        yield from (finding for finding in found if finding.open)

"""The cases of the rules: `CODE/cases.yaml`, and what the program says of them in `CODE/expected.txt`.

A case is a small dataset, laid over the one in `_base/`. It gives files as they are:

    wrong:
      files:
        records/people/ada-quill.yaml: |
          schema: person/1
          ...
      finds: ["records/people/ada-quill.yaml:3 name"]

or, where the spelling does not matter, records by what tells them from those in `records.yaml` and `_base/`:

    four words:
      records:
        statement: {quote: We have not set, sources.0.article: readout}
      each: [direct, reported]
      finds: ["statement quote"]

A key leads to its place (`sources.0.article`), `null` takes it out, and `like: statement` begins a further record as a
copy of that one. The `text` of an article is its whole text, which goes into the archive; where its record says more of
it, the text is `of`. `each` runs the case once for each value, which stands wherever the case has EACH. `settings` go
into onrecord.yaml. A case that is `like` another has its files, records and settings, but for those that it gives
itself.

A record with `many: 100` is written a hundred times, in one file of JSON Lines, with its number (of four digits)
wherever it has NUMBER, and the numbers beside it wherever it has NEXT or LAST. So is an entry of a list, in its list.

`finds` says where the rule finds something: file and line, or the record's name; and the key path. Where it is left
out, the rule is silent. In the cases `wrong` and `right`, which the page of the rule shows, no other rule may say
anything; in the others no other rule may find an error, unless `also` has its code.

With `before`, the case is a change: what it holds is compared with the case of that name, which is committed to git.

A few cases can't lie in a repository (a named pipe, a file of 256 MiB): `makes` names how they are made.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from makers import MAKERS
from shorthand import Data, change, numbered, put

from validator.authoring.migrate import migrate
from validator.check import check
from validator.corpus.change import change_since
from validator.corpus.config import Dataset, load_dataset
from validator.corpus.documents import sources
from validator.engine.limits import Limits, limited
from validator.findings.finding import Finding, format_path
from validator.report.report import Report
from validator.report.text import render_finding
from validator.schema.loading import load_schemas, shipped_folder
from validator.schema.released import read_released
from validator.source.locate import Locator

FOLDER = Path(__file__).parent
BASE = FOLDER / "_base"
TODAY = date(2031, 6, 1)
"""The day on which the cases are checked."""
SHOWN = ("wrong", "right")
"""The cases that the page of a rule shows."""


@dataclass(frozen=True)
class Case:
    """One case of a rule. `records` are whole, by the names that `finds` knows them by."""

    code: str
    name: str
    files: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, Data] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    makes: str = ""
    finds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    before: str = ""

    def lay_out(self, scratch: Path) -> None:
        """Write the dataset into a folder."""
        shutil.copytree(BASE, scratch, dirs_exist_ok=True)
        if any(file.startswith("schemas/") for file in self.files):
            shutil.copytree(shipped_folder(), scratch / "schemas")
        for file, text in self.files.items():
            _write(scratch / file, text)
        for record in self.records.values():
            _write(scratch / _file_of(record), yaml.safe_dump(record, sort_keys=False, allow_unicode=True))
        for name, text in self.texts.items():
            _write(scratch / "archive" / f"{name}.txt", text)
        if self.settings:
            settings = (
                yaml.load((scratch / "onrecord.yaml").read_text("utf-8"), yaml.CSafeLoader) | self.settings
            )
            _write(scratch / "onrecord.yaml", yaml.safe_dump(settings, sort_keys=False))
        if self.makes:
            MAKERS[self.makes](scratch / "records" / "people")

    def check(self, scratch: Path, *, texts: bool = True) -> list[Finding]:
        """All findings in the case, laid out in the folder `scratch`; waived ones are left out.

        Without `texts`, the archive is taken away.
        """
        if self.before:
            cases_of(self.code)[self.before].lay_out(scratch)
            _commit(scratch)
        self.lay_out(scratch)
        if not texts:
            shutil.rmtree(scratch / "archive")
        if self.code in MIGRATION:
            return list(_migrate(load_dataset(scratch)[0]))
        with limited(Limits(0.5)) if self.code == "not-judged" else nullcontext():
            report = report_on(scratch, since="HEAD" if self.before else "")
        assert self.before or report.checked["event"] or report.findings, "nothing was checked"
        return [finding for finding in report.findings if finding.open]

    def summarize(self, findings: list[Finding]) -> list[str]:
        """Where the rule finds something, as `finds` says it."""
        names = {_file_of(record): name for name, record in self.records.items()}
        found = []
        for finding in findings:
            place = finding.location
            known = names.get(place.file) or _base_names().get(place.file)
            where = known if self.records and known else f"{place.file}:{place.line}"
            found.append(f"{where} {format_path(place.path)}".rstrip())
        return found

    def others(self, findings: list[Finding]) -> set[str]:
        """The codes of what else was found, and should not have been."""
        strict = self.name in SHOWN
        return {
            finding.code
            for finding in findings
            if finding.code not in (self.code, *self.also) and (strict or finding.severity == "error")
        }


def render(findings: list[Finding]) -> str:
    """Findings as the command prints them, as they stand in `expected.txt`."""
    return "\n\n".join("\n".join(render_finding(finding, colour=False)).strip() for finding in findings)


@cache
def cases_of(code: str) -> dict[str, Case]:
    """The cases of a rule by name, in their order."""
    return {case.name: case for case in _read(code)}


@cache
def expected_of(code: str) -> dict[str, str]:
    """What the program says of each case of a rule of which it says anything."""
    path = FOLDER / code / "expected.txt"
    parts = re.split(r"^=== (.*)\n", path.read_text("utf-8") if path.is_file() else "", flags=re.MULTILINE)
    return {name: said.strip() for name, said in zip(parts[1::2], parts[2::2], strict=True)}


def write_expected(code: str, said: Mapping[str, str]) -> None:
    """Write down what the program says of each case."""
    text = "\n".join(f"=== {name}\n\n{findings}\n" for name, findings in said.items() if findings)
    (FOLDER / code / "expected.txt").write_text(text, "utf-8")


class _Loader(yaml.CSafeLoader):
    """The fast reader, which here leaves dates as they are written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    """A YAML file."""
    return yaml.load(text, _Loader)


def _read(code: str) -> Iterator[Case]:
    given: dict[str, Data] = load((FOLDER / code / "cases.yaml").read_text("utf-8"))
    for name, case in given.items():
        if "like" in case:
            base = given[case["like"]]
            for key in ("files", "records", "settings"):
                case[key] = {**base.get(key, {}), **case.get(key, {})}
        for value in case.get("each", [None]):
            shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in str(value))
            called = name if value is None else f"{name} ({shown})"
            yield _case(code, called, case if value is None else put(case, value))


def _case(code: str, name: str, given: Data) -> Case:
    records: dict[str, Data] = {}
    files = {file: text for file, text in given.get("files", {}).items() if text is not None}
    for known, changes in given.get("records", {}).items():
        changes = dict(changes or {})
        base, many = known_records()[changes.pop("like", known)], changes.pop("many", 0)
        if many:
            made = [change(deepcopy(base), numbered(changes, number + 1)) for number in range(many)]
            files[f"records/{known}.jsonl"] = "".join(json.dumps(record) + "\n" for record in made)
        else:
            records[known] = change(deepcopy(base), changes)
    texts: dict[str, str] = {}
    for record in records.values():
        text = record.get("text")
        described = {"of": text} if isinstance(text, str) else text
        if isinstance(described, dict) and "of" in described:
            text = texts[record["id"]] = described.pop("of")
            record["text"] = {"sha256": hashlib.sha256(text.encode()).hexdigest(), **described}
    return Case(
        code,
        name,
        files,
        records,
        texts,
        given.get("settings", {}),
        given.get("makes", ""),
        tuple(given.get("finds", ())),
        tuple(given.get("also", ())),
        given.get("before", ""),
    )


def report_on(root: Path, since: str = "") -> Report:
    """What the program says of a dataset, or of what changed in it since a revision."""
    dataset, hits = load_dataset(root)
    return check(dataset, hits, change_since(dataset, since) if since else None, today=TODAY, keep=True)


def _commit(folder: Path) -> None:
    """Commit what is in a folder, and take it away."""
    identity = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-q", "-m", "before")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    for path in folder.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _file_of(record: Data) -> str:
    kind = str(record["schema"]).partition("/")[0]
    folder = {"person": "people"}.get(kind, f"{kind}s")
    return f"records/{folder}/{record['id']}.yaml"


@cache
def known_records() -> dict[str, Data]:
    """The records that a case can begin with: those of `records.yaml` by name, those of `_base/` by id."""
    found: dict[str, Data] = load((FOLDER / "records.yaml").read_text("utf-8"))
    for path in sorted((BASE / "records").rglob("*.yaml")):
        found[path.stem] = load(path.read_text("utf-8"))
    return found


@cache
def _base_names() -> dict[str, str]:
    return {path.relative_to(BASE).as_posix(): path.stem for path in (BASE / "records").rglob("*.yaml")}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


MIGRATION = ("older-version", "migration-undecided", "migration-refused")
"""What `onrecord migrate` says, and no check."""


def _migrate(dataset: Dataset) -> Iterator[Finding]:
    locator = Locator(dataset.root)
    schemas = load_schemas(dataset.schemas)[0]
    for source in sources(dataset):
        outcome = migrate(source, schemas, read_released(dataset.schemas))
        for document, name, (rule, problem) in (*outcome.waiting, *outcome.hits):
            yield locator.finding(rule, problem, source.file, document, name)

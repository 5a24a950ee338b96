"""The ladder: every command that takes a dataset, at any number of records, as YAML files and as JSON Lines.

`RUNGS` says for each of them how it is called and what it must come to. tests/ladder climbs it with 1 to 5,000 records,
bench/ladder.py with 100,000.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import corpus

from validator.cli.main import main

FORMS = ("yaml", "jsonl")
SCHEMA = {
    "type": "object",
    "required": ["schema", "id"],
    "properties": {"id": {"type": "string", "minLength": 1}, "name": {"minLength": 1}},
}
"""A JSON Schema that all records fit, but not the one that `Ladder.spoil` has spoilt."""
ARTICLE = '"We set out at dawn," said Ada Quill of the council.\n'


@dataclass(frozen=True)
class Outcome:
    """What a command came to: its exit code, what it printed, and the files that it left, by their hash."""

    code: int
    said: str
    files: dict[str, str] = field(default_factory=dict)

    @cached_property
    def in_any_form(self) -> tuple[int, str, dict[str, str]]:
        """What of it must be the same for YAML files and for JSON Lines: all that does not name files of records."""
        said = re.sub(r"\b[0-9,]+ files?\b", "files", self.said)
        blocks = (block for block in re.split(r"\n\n+", said) if not re.match(r"\S*records/\S*:", block))
        lines = [line for block in blocks for line in block.splitlines() if "records/" not in line]
        kept = {
            file: digest
            for file, digest in self.files.items()
            if re.match(r"dist/(csv|jsonl)/(?!records\.)|site/", file)
        }
        return self.code, "\n".join(lines), kept


@dataclass(frozen=True)
class Ladder:
    """A dataset of so many records, in a git repository where it lies as it was made."""

    folder: Path
    number: int
    form: str
    quoting: int

    @cached_property
    def counts(self) -> Counter[str]:
        """How many records of each kind there are."""
        return Counter(
            str(record["schema"]).partition("/")[0] for record in records(self.number, self.quoting)
        )

    @property
    def first(self) -> Path:
        """The file of the first record."""
        return next((self.folder / "records").rglob("person-0.yaml" if self.form == "yaml" else "all.jsonl"))

    def spoil(self) -> None:
        """Take the name of the first person away: one error."""
        text = self.first.read_text("utf-8")
        self.first.write_text(re.sub(r"(\bname\"?: )(['\"])Person 0\2", r"\1\2\2", text, count=1), "utf-8")

    def reset(self) -> None:
        """Make the dataset as it was."""
        _git(self.folder, "checkout", "-q", ".")
        _git(self.folder, "clean", "-fdqx")

    def left(self) -> tuple[dict[str, str], bool]:
        """The hashes of what is not as it was, but for the cache; and whether all is as it was, the cache included."""
        said = _git(self.folder, "status", "--porcelain", "--ignored", "-uall", "-z")
        entries = sorted(filter(None, said.split("\0")), key=lambda entry: entry[3:])
        files = [self.folder / entry[3:] for entry in entries if entry[:2] != "!!"]
        hashes = {
            file.relative_to(self.folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in files
            if file.is_file()
        }
        return hashes, not entries


@dataclass(frozen=True)
class Rung:
    """One way to call a command. `ready` makes the dataset ready; `comes_to` says what is wrong with the outcome.

    `by_form` says that what it prints differs between YAML files and JSON Lines, but for the exit code.
    With more records than `most`, which take minutes, only bench/ladder.py climbs it.
    """

    name: str
    command: str
    arguments: Callable[[Ladder], list[str]]
    comes_to: Callable[[Ladder, Outcome], bool]
    ready: Callable[[Ladder, Callable[[list[str]], Outcome]], object] = lambda ladder, call: None
    by_form: bool = False
    most: int = 1_000_000


def records(number: int, quoting: int) -> Iterator[dict[str, Any]]:
    """So many short records, which refer to nothing that is not among them.

    The first `quoting` of them are people, articles, statements and events; the others, people alone.
    """
    origin = {"method": "curated"}
    for ten in range(0, number, 10):
        person, event, day = f"person-{ten}", f"event-{ten}", f"2021-{ten // 10 % 12 + 1:02d}-28"
        if ten >= quoting:
            for one in range(ten, min(ten + 10, number)):
                yield {"schema": "person/2", "id": f"person-{one}", "name": f"Person {one}", "origin": origin}
            continue
        articles = [f"article-{ten + half}" for half in (0, 1)]
        group: list[dict[str, Any]] = [
            {"schema": "person/2", "id": person, "name": f"Person {ten}", "origin": origin}
        ]
        for name in articles:
            text = {"sha256": hashlib.sha256(text_of(name).encode()).hexdigest()}
            article = {"id": name, "published": day, "language": "en", "genre": "news", "text": text}
            group.append({"schema": "article/2", **article, "origin": origin})
            for nth in range(3):
                said = {"mode": "direct", "quote": quote_of(name, nth), "sources": [{"article": name}]}
                statement = {"id": f"statement-{name}-{nth}", "speaker": person, "said": day, **said}
                group.append({"schema": "statement/2", **statement, "origin": origin})
        held = {"title": f"Talks {ten}", "type": "talks", "status": "occurred", "date": day}
        sources = [{"article": name, "evidence": "met in the hall"} for name in articles]
        group.append({"schema": "event/1", "id": event, **held, "sources": sources, "origin": origin})
        yield from group[: number - ten]


def quote_of(article: str, nth: int) -> str:
    """One of the quotes in an article."""
    return f"We agreed on point {nth} of the terms of {article.replace('-', ' ')}"


def text_of(article: str) -> str:
    """The text of an article, with three quotes."""
    said = "".join(f'\n"{quote_of(article, nth)}," said the person of the council.\n' for nth in range(3))
    return f"The two met in the hall.\n{said}"


def make(folder: Path, number: int, form: str, quoting: int = 20) -> Ladder:
    """Write a dataset of so many `records`, and commit it."""
    ladder = Ladder(folder, number, form, quoting)
    (folder / "records").mkdir(parents=True)
    (folder / "archive").mkdir()
    (folder / "archive" / "about.txt").write_text("The texts of the articles.\n", "utf-8")
    (folder / "onrecord.yaml").write_text("title: Records of the ladder\n", "utf-8")
    (folder / ".gitignore").write_text(".onrecord/\n", "utf-8")
    (folder / "schema.json").write_text(json.dumps(SCHEMA), "utf-8")
    if form == "jsonl":
        lines = (json.dumps(record) + "\n" for record in records(number, quoting))
        (folder / "records" / "all.jsonl").write_text("".join(lines), "utf-8")
    for record in records(number, quoting):
        name = str(record["id"])
        if "text" in record:
            (folder / "archive" / f"{name}.txt").write_text(text_of(name), "utf-8")
        if form == "yaml":
            home = folder / "records" / str(record["schema"]).partition("/")[0]
            home.mkdir(exist_ok=True)
            (home / f"{name}.yaml").write_text(corpus.to_yaml(record), "utf-8")
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    who = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    _git(folder, *who, "commit", "-qm", "records")
    return ladder


def climb(ladder: Ladder, rung: Rung, call: Callable[[list[str]], Outcome]) -> Outcome:
    """Call a command of the ladder, in the folder of the dataset, which is then as it was."""
    untouched = False
    try:
        with contextlib.chdir(ladder.folder):
            rung.ready(ladder, call)
            outcome = call(rung.arguments(ladder))
        files, untouched = ladder.left()
        return Outcome(outcome.code, outcome.said, files)
    finally:
        if not untouched:
            ladder.reset()


def call_here(arguments: list[str]) -> Outcome:
    """Run the command in this process."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(arguments)
    return Outcome(code, said.getvalue())


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "surrogateescape")


def _tells_all(ladder: Ladder, outcome: Outcome) -> bool:
    """The count of the records is told, and nothing is wrong."""
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(ladder.counts.items()))
    told = f"{ladder.number} record{'' if ladder.number == 1 else 's'}: {kinds}\n"
    return outcome.code == 0 and told.replace(",", "") in outcome.said.replace(",", "")


def _tells_one(ladder: Ladder, outcome: Outcome) -> bool:
    return outcome.code == 1 and outcome.said.count(": error[") == 1 and "1 error" in outcome.said


def _tells_the_change(ladder: Ladder, outcome: Outcome) -> bool:
    told = ("person person-0", '+ name: ""', "; records: 1 changed; 1 new error\n")
    return outcome.code == 0 and all(text in outcome.said for text in told)


def _tells_no_change(ladder: Ladder, outcome: Outcome) -> bool:
    return outcome.code == 0 and outcome.said.endswith("\nno check weakened; no record changed\n")


def _sets_aside(ladder: Ladder, outcome: Outcome) -> bool:
    """The spoilt record, and what refers to it, is in quarantine; of a dataset of one nothing is left to build."""
    if ladder.number == 1:
        return outcome.code == 1 and "no sound record is left" in outcome.said
    told = f"{ladder.number} records = {ladder.number - 7} built + 7 in quarantine"  # six statements of the person
    return outcome.code == 1 and told in outcome.said.replace(",", "")


def _takes_in(ladder: Ladder, outcome: Outcome) -> bool:
    """Of two lines one becomes a record, and the other lies aside, with the reason."""
    told = "2 records: 1 taken in, 1 set aside in quarantine/new-"
    return outcome.code == 1 and told in outcome.said and len(outcome.files) == 4


def _attests(ladder: Ladder, outcome: Outcome) -> bool:
    articles = ladder.counts["article"]
    return (
        outcome.code == 0
        and bool(outcome.files) == bool(articles)
        and (not articles or f"{articles:,} article" in outcome.said)
    )


def _shows_all(ladder: Ladder, outcome: Outcome) -> bool:
    """Every record has a page, and nothing is wrong."""
    pages = {file for file in outcome.files if re.match(r"site/records/\w+/(?!index)[^.]+\.html", file)}
    return _tells_all(ladder, outcome) and len(pages) == ladder.number


def _covers(ladder: Ladder, outcome: Outcome) -> bool:
    articles = ladder.counts["article"]
    held = [line for line in outcome.said.splitlines() if line.startswith("article-")]
    return outcome.code == 0 and len(held) == articles


def _merges(ladder: Ladder, outcome: Outcome) -> bool:
    """Among so few records that there is no second person, it is refused, and nothing is changed."""
    if ladder.counts["person"] < 2:
        return outcome.code == 2 and not outcome.files
    return outcome.code == 0 and "merged: person-10 replaces person-0" in outcome.said


def _last_of(ladder: Ladder) -> str:
    """A record to which nothing refers."""
    names = [str(record["id"]) for record in records(ladder.number, ladder.quoting)]
    return next((name for name in reversed(names) if name.startswith("statement-")), names[-1])


def _migrates(ladder: Ladder, outcome: Outcome) -> bool:
    events = ladder.counts["event"]
    return outcome.code == bool(events) and outcome.said.count("[older-version]") == events


def _maps(ladder: Ladder, outcome: Outcome) -> bool:
    return outcome.code == 0 and all(
        re.search(rf"^{kind}/\d: {number:,} record", outcome.said, re.MULTILINE)
        for kind, number in ladder.counts.items()
    )


def _lists(ladder: Ladder, outcome: Outcome) -> bool:
    return outcome.code == 0 and all(
        re.search(rf"^{kind}/\d .* {number:,} record", outcome.said, re.MULTILINE)
        for kind, number in ladder.counts.items()
    )


def _write_article(ladder: Ladder, call: Callable[[list[str]], Outcome]) -> None:
    (ladder.folder / "text.txt").write_text(ARTICLE, "utf-8")


def _write_lines(ladder: Ladder, call: Callable[[list[str]], Outcome]) -> None:
    person = {"schema": "person/2", "id": "somebody", "name": "Some Body", "origin": {"method": "curated"}}
    lines = f"{json.dumps(person)}\n{json.dumps({**person, 'id': 'nobody', 'name': ''})}\n"
    (ladder.folder / "new.jsonl").write_text(lines, "utf-8")


def _check_twice(ladder: Ladder, call: Callable[[list[str]], Outcome]) -> None:
    call(["validate"])


def _check_and_spoil(ladder: Ladder, call: Callable[[list[str]], Outcome]) -> None:
    call(["validate"])
    ladder.spoil()


RUNGS = (
    Rung("validate cold", "validate", lambda _: ["validate", "--no-cache"], _tells_all),
    Rung("validate warm", "validate", lambda _: ["validate"], _tells_all, _check_twice),
    Rung(
        "validate, one spoilt, cold",
        "validate",
        lambda _: ["validate", "--no-cache"],
        _tells_one,
        lambda ladder, _: ladder.spoil(),
    ),
    Rung("validate, one spoilt, warm", "validate", lambda _: ["validate"], _tells_one, _check_and_spoil),
    Rung(
        "validate --since",
        "validate",
        lambda _: ["validate", "--since", "HEAD"],
        _tells_one,
        lambda ladder, _: ladder.spoil(),
        by_form=True,
    ),
    Rung(
        "validate --staged",
        "validate",
        lambda _: ["validate", "--staged"],
        _tells_all,
        lambda ladder, _: ladder.spoil(),
    ),
    Rung(
        "validate --policy-from",
        "validate",
        lambda _: ["validate", "--policy-from", "HEAD"],
        _tells_one,
        lambda ladder, _: ladder.spoil(),
        by_form=True,
    ),
    Rung(
        "validate, named",
        "validate",
        lambda ladder: ["validate", str(ladder.first.relative_to(ladder.folder))],
        _tells_one,
        lambda ladder, _: ladder.spoil(),
        by_form=True,
    ),
    Rung(
        "validate --schema",
        "validate",
        lambda _: ["validate", "--schema", "schema.json", "records"],
        _tells_one,
        lambda ladder, _: ladder.spoil(),
        by_form=True,
    ),
    Rung(
        "diff",
        "diff",
        lambda _: ["diff", "HEAD"],
        _tells_the_change,
        lambda ladder, _: ladder.spoil(),
        by_form=True,
    ),
    Rung("diff, nothing", "diff", lambda _: ["diff", "HEAD"], _tells_no_change, by_form=True),
    Rung("build", "build", lambda _: ["build"], _tells_all),
    Rung(
        "build --keep-going",
        "build",
        lambda _: ["build", "--keep-going"],
        _sets_aside,
        lambda ladder, _: ladder.spoil(),
        by_form=True,
    ),
    Rung("site", "site", lambda _: ["site"], _shows_all, most=200),
    Rung("ingest", "ingest", lambda _: ["ingest", "new.jsonl"], _takes_in, _write_lines),
    Rung("attest", "attest", lambda _: ["attest"], _attests),
    Rung("coverage", "coverage", lambda _: ["coverage"], _covers),
    Rung(
        "draft",
        "draft",
        lambda _: ["draft", "text.txt", "--published", "2021-01-28", "--url", "https://example.org/a"],
        lambda _, outcome: outcome.code == 0 and len(outcome.files) == 4,
        _write_article,
    ),
    Rung(
        "format --diff",
        "format",
        lambda _: ["format", "--diff"],
        lambda _, outcome: outcome.code == 0 and "looked at " in outcome.said,
        by_form=True,
    ),
    Rung(
        "rename",
        "rename",
        lambda _: ["rename", "person-0", "somebody"],
        lambda _, outcome: outcome.code == 0 and "renamed: person-0 is now somebody" in outcome.said,
        by_form=True,
    ),
    Rung(
        "merge",
        "merge",
        lambda _: ["merge", "person-0", "person-10"],
        _merges,
        by_form=True,
    ),
    Rung(
        "withdraw",
        "withdraw",
        lambda ladder: [
            "withdraw",
            _last_of(ladder),
            "--reason",
            "Entered by mistake.",
            "--date",
            "2031-03-04",
        ],
        lambda _, outcome: outcome.code == 0 and len(outcome.files) == 1,
        by_form=True,
    ),
    Rung("migrate --check", "migrate", lambda _: ["migrate", "--check"], _migrates),
    Rung("schema matrix", "schema matrix", lambda _: ["schema", "matrix"], _maps),
    Rung("schema list", "schema list", lambda _: ["schema", "list"], _lists),
    Rung(
        "doctor",
        "doctor",
        lambda _: ["doctor"],
        lambda ladder, outcome: f" {ladder.number} in " in outcome.said and outcome.code == 0,
        by_form=True,
    ),
    Rung(
        "new",
        "new",
        lambda _: ["new", "person", "somebody"],
        lambda _, outcome: outcome.code == 0 and len(outcome.files) == 1,
        by_form=True,
    ),
)
"""Every way in which a command reads a dataset."""

WITHOUT_RECORDS = {
    "quote": "compares one quote with one text",
    "explain": "reads the schemas alone",
    "rules": "reads the schemas alone",
    "init": "begins a dataset",
    "models": "reads the schemas alone",
    "lsp": "answers an editor until that ends (tests/lsp)",
    "watch": "ends only when it is told to (tests/watching)",
    "completion": "reads the command line alone",
    "schema new": "writes a schema",
    "schema check": "reads the schemas alone",
    "schema diff": "reads the schemas alone",
    "schema release": "reads the schemas alone",
    "schema docs": "reads the schemas alone",
    "schema export": "reads the schemas alone",
}
"""Commands that read no records, and so have no rungs."""

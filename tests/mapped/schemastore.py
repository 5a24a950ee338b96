"""Hold SchemaStore's tests against what docs/corpora/schemastore.yaml says of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path

import yaml

from validator.corpus.config import UsageError
from validator.engine.one_schema import check_against
from validator.findings.finding import Severity

LIST = Path(__file__).parent.parent.parent / "docs" / "corpora" / "schemastore.yaml"


def compare(folder: Path) -> list[str]:
    """What comes out otherwise than the list says, of the tests in a copy of SchemaStore; first how many there are."""
    said = yaml.safe_load(LIST.read_text("utf-8"))
    patterns = {pattern: number for entry in said["otherwise"] for pattern, number in entry["files"].items()}
    files = sorted(
        file for sign in ("test", "negative_test") for file in (folder / "src" / sign).rglob("*.*")
    )
    found: Counter[str] = Counter()
    told = []
    for name in _otherwise([file for file in files if file.is_file()], folder / "src"):
        pattern = next((one for one in patterns if fnmatchcase(name, one)), None)
        found[pattern or name] += 1
        if pattern is None:
            told.append(f"{name} does not come out as its folder says")
    told += [
        f"{one}: {found[one]} instead of {number}" for one, number in patterns.items() if found[one] != number
    ]
    number = sum(file.is_file() for file in files)
    return [f"{number:,} files, {found.total()} otherwise", *told, *_number(number, said["files"])]


def _number(found: int, wanted: int) -> list[str]:
    return [] if found == wanted else [f"{found} files instead of {wanted}"]


def _otherwise(files: list[Path], source: Path) -> Iterator[str]:
    """The names of the tests that do not come out as their folder says, relative to `source`."""
    here = Path.cwd()
    os.chdir(source.parent)  # to which a $ref may lead
    try:
        for folder, group in groupby(
            files, lambda file: source / "/".join(file.relative_to(source).parts[:2])
        ):
            tests = list(group)
            yield from (
                file.relative_to(source).as_posix()
                for file in tests
                if _is_refused(source, folder, tests)[file] != (folder.parent.name == "negative_test")
            )
    finally:
        os.chdir(here)


_last: dict[Path, dict[Path, bool | None]] = {}


def _is_refused(source: Path, folder: Path, tests: list[Path]) -> dict[Path, bool | None]:
    """Of each test of a schema whether it is refused; None where the schema can't be used."""
    if folder not in _last:
        _last.clear()
        try:
            report = check_against(source / "schemas" / "json" / f"{folder.name}.json", tests, formats=False)
        except UsageError:
            report = None
        wrong = [
            one.location.file for one in (report.findings if report else ()) if one.severity is Severity.ERROR
        ]
        usable = report is not None and report.files
        names = {file: file.relative_to(source.parent).as_posix() for file in tests}
        _last[folder] = {file: names[file] in wrong if usable else None for file in tests}
    return _last[folder]

"""Check files against one JSON Schema, without a dataset around them: `onrecord validate --schema S FILE...`.

The files are read as carefully as records are, and held against the schema. There are no references and no further
rules, since those are things of a dataset.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from validator.corpus.config import Dataset, UsageError
from validator.corpus.content import Content, read_documents
from validator.corpus.files import MAPPED_SUFFIXES
from validator.corpus.kinds import map_kind
from validator.corpus.reading import take_mapped
from validator.engine.limits import Limits, Reason, each
from validator.engine.processes import MAX_TASKS, WORTH_IT, processes_for, spread
from validator.findings.finding import Finding, Severity
from validator.report.report import Progress, Report, Show
from validator.schema.check import schema_hit
from validator.schema.fields import SchemaError
from validator.schema.schema import Schema
from validator.source.files import not_a_file, read, walk_names
from validator.source.limits import not_judged
from validator.source.locate import Locator
from validator.source.pieces import Piece, pieces_of

type _Unit = tuple[str, Path, Piece | None]
"""The path of a file to read, the folder that a link must not lead out of (whoever names a link means what it leads to:
that of everything), and which piece of it."""


def check_against(
    schema_file: Path,
    paths: Iterable[Path],
    *,
    formats: bool,
    refs: Iterable[Path] = (),
    meant: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    as_set: Callable[[Iterable[Finding], Report], Iterable[Finding]] | None = None,
    progress: Progress | None = None,
    show: Show | None = None,
) -> Report:
    """Hold files, and the YAML and JSON files in folders, against a schema. Raises UsageError for a missing one.

    `meant` says how YAML and JSON are meant, as a kind in onrecord.yaml does.
    What the schema refers to must lie in the current folder; if the schema itself lies elsewhere, in its own folder.
    `as_set` makes of findings what the settings of the rules want. With `show`, findings are handed over as soon as
    they are known.
    """
    here = Path.cwd()
    dataset = Dataset(here)
    report, locator = Report(show=show), Locator(here, Path(here.anchor))
    units: list[_Unit] = [
        (path, top, piece) for path, top in _files(paths) for piece in pieces_of(path, top) or (None,)
    ]
    schema_file = _schema_file(schema_file, here)
    inside = here if schema_file.is_relative_to(here) else schema_file.parent
    try:
        schema = map_kind(
            schema_file.name.partition(".")[0],
            {"files": [], "schema": schema_file, "formats": formats, "schema_files": list(refs), **meant},
            inside,
        )
        schema.compile()
    except SchemaError as error:
        wrong = [error]
    else:
        wrong = schema.warnings
    for mistake in wrong:
        report.take(locator.finding(*schema_hit(mistake), dataset.relative(Path(mistake.file)), 0))
    if any(mistake.severity is Severity.ERROR for mistake in wrong):
        return report
    read_unit = partial(_read_unit, dataset, locator, schema)
    held, moved = dict[str, bytes](), any(piece for *_, piece in units)
    number = processes_for(len(units), large=moved)
    size = max(16, len(units) // MAX_TASKS + 1) if len(units) >= WORTH_IT else 1
    tasks = [units[start : start + size] for start in range(0, len(units), size)]
    done = 0
    for found in spread(read_unit, tasks, number, partial(_given_up, dataset, locator)):
        report.files += found.files
        report.checked.update(found.kinds)
        held |= found.held
        moved |= found.moved
        for finding in as_set(found.findings, report) if as_set else found.findings:
            report.take(finding)
        done += found.units
        if progress:
            progress(done, len(units), "files read")
    if not (moved or schema.resources.searched):
        report.rests_on = list(map(Path, schema.looked_at)), held
    return report


def _schema_file(named: Path, here: Path) -> Path:
    """The schema's path, absolute. Whoever names a link that leads out of the current folder means what it leads to.

    Raises UsageError for a pipe or a device, which can't be read twice.
    """
    path = named.absolute()
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UsageError(
            f"--schema {str(named)!r} is no ordinary file; write the schema to one, and name that"
        )
    return path if path.resolve().is_relative_to(here.resolve()) or not path.exists() else path.resolve()


@dataclass(slots=True)
class _Read:
    """What was found in some files: how many files and records, what is wrong, and what they held (`digest_of`).

    `moved` says that one of them was another when it was read again.
    """

    units: int = 0
    files: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    held: dict[str, bytes] = field(default_factory=dict)
    moved: bool = False


def _read_unit(dataset: Dataset, locator: Locator, schema: Schema, units: list[_Unit]) -> _Read:
    """Hold some files, or pieces of one, against the schema."""
    found = _Read()
    for path, top, piece in each(units):
        found.units += 1
        file, content = dataset.relative(path), Content()
        data = read(path, top, piece)
        if isinstance(data, tuple) and data[0] is not_a_file:
            hint = "name an ordinary file; what another program writes has to be written to one first"
            data = not_a_file, replace(data[1], hint=hint)
        if isinstance(data, bytes) and not piece:
            found.held[file] = locator.just_read(file, data)
        for place, value in read_documents(content, data, file, piece, mapped=schema):
            take_mapped(content, place, value, schema)
        found.files += piece is None or not piece.start
        found.kinds.update(content.kinds)
        found.findings += [
            locator.finding(rule, problem, file, document, name)
            for rule, problem, document, name in content.hits
        ]
    found.findings.sort(key=Finding.sort_key)
    found.moved = locator.moved
    return found


def _given_up(
    dataset: Dataset,
    locator: Locator,
    units: list[_Unit],
    number: int,
    reason: Reason,
    limits: Limits,
) -> _Read:
    """What stands for a file, or a piece of a large one, that came to a limit."""
    path, _, piece = units[number]
    what = f"the part of the file from line {piece.line + 1} on" if piece else "the file"
    problem = limits.problem(what, reason)
    found = locator.finding_at_start(
        not_judged, problem, dataset.relative(path), piece.document if piece else 0
    )
    return _Read(1, int(piece is None or not piece.start), findings=[found], moved=True)


def _files(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    """The files that are named and those in named folders, in order: the path of each, and the top of all folders."""
    found: dict[str, Path] = {}
    for path in (path.absolute() for path in paths):
        if path.is_dir():
            found.update(dict.fromkeys(walk_names(path, MAPPED_SUFFIXES), Path(path.anchor)))
        elif path.exists() or path.is_symlink():
            found[str(path)] = Path(path.anchor)
        else:
            raise UsageError(f"there is no file or folder {str(path)!r}")
    if not found:
        raise UsageError("there is nothing to check: name files, or folders with YAML or JSON files in them")
    return sorted(found.items(), key=lambda file: file[0].replace(os.sep, "\0"))

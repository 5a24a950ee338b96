"""Check files against one JSON Schema, without a dataset around them: `onrecord validate --schema S FILE...`.

The files are read as carefully as records are, and held against the schema. There are no references and no further
rules, since those are things of a dataset.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from validator.check import Progress, Report
from validator.config import Dataset, UsageError
from validator.fields import SchemaError
from validator.locate import Locator
from validator.mapped import map_kind
from validator.reading import Content, read_documents, take_mapped
from validator.record_files import MAPPED_SUFFIXES
from validator.schema_files import invalid_schema
from validator.source import read, walk


def check_against(
    schema_file: Path, paths: Iterable[Path], *, formats: bool, progress: Progress | None = None
) -> Report:
    """Hold files, and the YAML and JSON files in folders, against a schema. Raises UsageError for a missing one.

    What the schema refers to must lie in the current folder; if the schema itself lies elsewhere, in its own folder.
    """
    here = Path.cwd()
    dataset = Dataset(here)
    report, locator = Report(), Locator(here)
    files = _files(paths)
    inside = here if schema_file.absolute().is_relative_to(here) else schema_file.absolute().parent
    try:
        schema = map_kind(
            schema_file.name.partition(".")[0],
            {"files": [], "schema": schema_file.absolute(), "formats": formats},
            inside,
        )
        schema.compile()
    except SchemaError as error:
        problem = invalid_schema(error.path, error.message)
        report.findings.append(
            locator.finding(invalid_schema, problem, dataset.relative(Path(error.file)), 0)
        )
        return report
    for number, path in enumerate(files):
        if progress:
            progress(number, len(files))
        file, content = dataset.relative(path), Content()
        # Whoever names a link means what it leads to.
        for place, data in read_documents(content, read(path, Path(path.anchor)), file):
            take_mapped(content, place, data, schema)
        report.files += 1
        report.checked.update(content.kinds)
        for found_rule, problem, document, name in content.hits:
            report.findings.append(locator.finding(found_rule, problem, file, document, name))
    if progress:
        progress(len(files), len(files))
    report.findings.sort(key=lambda finding: finding.sort_key())
    return report


def _files(paths: Iterable[Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in (path.absolute() for path in paths):
        if path.is_dir():
            found.update(dict.fromkeys(walk(path, MAPPED_SUFFIXES)))
        elif path.exists() or path.is_symlink():
            found[path] = None
        else:
            raise UsageError(f"there is no file or folder {str(path)!r}")
    if not found:
        raise UsageError("there is nothing to check: name files, or folders with YAML or JSON files in them")
    return list(found)

"""Files in the folders of the records that are not read because of their names."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Container, Iterator
from pathlib import PurePosixPath

from validator.corpus.config import Dataset
from validator.corpus.files import homes, is_mapped, suffixes_of
from validator.corpus.globs import matches
from validator.findings.finding import Problem, Severity
from validator.findings.rule import MAX_HITS, Hit, message
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, walk

_SHOWN = 10
"""Names of other files that are told; of the rest, only how many."""


@message("unread-file", "dataset", Severity.WARNING)
def unread_file(meant: str, more: int = 0) -> Problem:
    """A file in the folder of the records is not read because of its name.

    Records end in `.yaml`, `.yml`, `.jsonl` or `.ndjson`, in small letters; in a folder of other records, as `kinds` in
    onrecord.yaml says. A name such as `talks.YAML`, `talks.yaml.txt` or `talks.yamll` is most likely that of a record,
    which then is missing: nothing in it is checked, and it comes into no dataset. Other files, and copies that lie
    beside a record (`talks.yaml~`), are only counted, in a message with the severity info.

    To mend it: rename the file, or move it out of the folder if it is no record.
    """
    return Problem(
        (),
        "this file is not read, since its name does not end as that of a record: nothing in it is checked",
        hint=f"if it holds a record, rename it to {meant!r}; if not, move it out of this folder",
        detail=(f"and {more:,} more files here have such names",) if more else (),
        span=(0, 0),
    )


def _others(files: list[str]) -> Problem:
    """What is told of files that nobody takes for records."""
    shown = ", ".join(map(repr, files[:_SHOWN])) + (", ..." if len(files) > _SHOWN else "")
    what = "1 file is" if len(files) == 1 else f"{len(files):,} files are"
    return Problem(
        (),
        f"{what} not read, having no name of a record: {shown}",
        hint="leave it so unless records are among them; those end in .yaml, .yml, .jsonl or .ndjson",
        severity=Severity.INFO,
        span=(0, 0),
    )


def unread_files(dataset: Dataset, read: Container[str] = ()) -> Iterator[tuple[Hit, str]]:
    """What there is to say of files that are not read, each with the file. `read` are files that were, by their path.

    Of a folder that `kinds` names only those are told that are nearly named as its pattern says: what else lies there
    is none of ours.
    """
    likely: dict[str, str] = {}
    others: dict[str, None] = {}
    own = _own(dataset)
    for folder, glob in homes(dataset):
        suffixes = suffixes_of(glob)
        for path in walk(folder, suffixes, others=True):
            file = dataset.relative(path)
            if file in own or file in read or is_mapped(dataset, file) or path.is_dir():
                continue
            meant = _meant(path.name, suffixes)
            if meant and (not glob or matches(str(PurePosixPath(file).with_name(meant)), glob)):
                if os.path.lexists(path.with_name(meant)):
                    others.setdefault(file)
                else:
                    likely.setdefault(file, meant)
            elif not glob:
                others.setdefault(file)
    for number, (file, meant) in enumerate(likely.items(), 1):
        more = len(likely) - MAX_HITS if number == MAX_HITS else 0
        yield (unread_file, unread_file(meant, more)), file
        if number == MAX_HITS:
            break
    if left := [file for file in others if file not in likely]:
        yield (unread_file, _others(left)), left[0]


def _own(dataset: Dataset) -> set[str]:
    """The files that say how to read the records and are none: they may lie in the same folder, and end alike."""
    kinds = dataset.settings.get("kinds", {}).values()
    named = (name for kind in kinds for name in (kind.get("schema"), *kind.get("schema_files", ())) if name)
    return {CONFIG_FILE, WAIVERS_FILE, *(posixpath.normpath(str(name)) for name in named)}


def _meant(name: str, suffixes: tuple[str, ...]) -> str:
    """The name of a record that a name is likely to stand for; empty where it resembles none.

    That is one in other letters, with something behind it, or with one letter wrong.
    """
    any_of = "|".join(map(re.escape, suffixes))
    if found := re.search(rf"(?:{any_of})(?![a-z0-9])", name, re.IGNORECASE):
        return name[: found.start()] + found[0].lower()
    stem, _, end = name.rpartition(".")
    suffix = f".{end.lower()}"
    if not stem or not suffix[1:]:
        return ""
    if suffix.startswith(".json") and ".yaml" in suffixes:
        return f"{stem}.yaml"  # YAML is what JSON is read as
    from rapidfuzz.distance import OSA

    near = (
        known
        for known in suffixes
        if OSA.distance(suffix, known) == 1 and (suffix[1] == known[1] or not suffix[1].isascii())
    )
    return next((f"{stem}{known}" for known in near), "")

"""Taking in what a program extracted: JSON Lines in, sound records into the dataset, the others aside with the reason.

Nothing here judges records; that is the check's business. Here is what only matters when records come in: whether a
record is there already, whether its id can name a file, in which order the records are written, and what is kept of
those that stay out.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from validator.authoring.file_names import ALIKE, why_no_file
from validator.authoring.render import as_json, block
from validator.corpus.config import Dataset, UsageError
from validator.corpus.lacking import lacking
from validator.corpus.records import Corpus, Record, named_in
from validator.corpus.units import Unit, read_units
from validator.findings.finding import Finding
from validator.rules.reviews import reviewed_hash
from validator.schema.naming import fold
from validator.schema.schema import Schemas
from validator.source.document import parse
from validator.source.inside import require_inside
from validator.source.write import SUFFIX, create_file, replace_file

WORKSHOP = ".onrecord-ingest"
"""The folder in which lines lie while they are looked at."""
STAGED = "staged.jsonl"
"""The file in it that has the lines which are left."""
COPY = "copy.jsonl"
"""The file in it that has all lines."""
_CHUNK = 1024 * 1024


@dataclass(slots=True)
class Incoming:
    """The lines of a file that is to be taken in. `folder` is where its copy lies.

    `records` are those that fit their schema, by the number of their line (from 0); `reasons` and `findings` say of
    each line that stays out why. `known` are the ids of the dataset, `there` are lines whose record it has already,
    `again` those that an earlier line holds already.
    """

    folder: Path
    name: str
    digest: str
    units: list[Unit]
    records: dict[int, Record]
    reasons: dict[int, str] = field(default_factory=dict)
    findings: dict[int, list[Finding]] = field(default_factory=dict)
    known: Collection[str] = ()
    there: set[int] = field(default_factory=set)
    again: set[int] = field(default_factory=set)

    @property
    def aside(self) -> list[Unit]:
        """The lines that stay out, in order."""
        return [
            unit for unit in self.units if unit.document in self.reasons or unit.document in self.findings
        ]

    @property
    def left(self) -> list[Unit]:
        """The lines that are to be taken in, as far as is known."""
        out = self.there | self.again | self.reasons.keys() | self.findings.keys()
        return [unit for unit in self.units if unit.document not in out]

    def copy(self, unit: Unit, out: BinaryIO) -> None:
        """Write the bytes of a line, as they are, and a line end where there is none."""
        with (self.folder / COPY).open("rb") as file:
            file.seek(unit.start)
            left, last = unit.end - unit.start, b""
            while left and (chunk := file.read(min(left, _CHUNK))):
                out.write(chunk)
                left, last = left - len(chunk), chunk[-1:]
        if last != b"\n":
            out.write(b"\n")


@contextmanager
def workshop(dataset: Dataset) -> Iterator[Path]:
    """An empty folder in the dataset's, for one run at a time. What a killed run left in it is cleared away.

    Raises UsageError while another run takes records in, and OSError.
    """
    folder = dataset.root / WORKSHOP
    require_inside(folder, dataset.root)
    if folder.is_symlink():
        raise UsageError(f"{str(folder)!r} is a link, which no run has made: remove it")
    folder.mkdir(exist_ok=True)
    handle = os.open(folder, os.O_RDONLY) if os.name == "posix" else None
    try:
        if handle is not None:
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(
                    "another run takes records into this dataset; wait until it is done"
                ) from None
        _empty(folder)
        try:
            yield folder
        finally:
            _empty(folder)
            folder.rmdir()
    finally:
        if handle is not None:
            os.close(handle)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def take(stream: BinaryIO, folder: Path, name: str, schemas: Schemas) -> Incoming:
    """Copy JSON Lines into a temporary folder, and read them. Memory does not grow with the length of a line."""
    digest = hashlib.sha256()
    with (folder / COPY).open("wb") as copy:
        while chunk := stream.read(_CHUNK):
            if not copy.tell():
                chunk = chunk.removeprefix(codecs.BOM_UTF8)
            digest.update(chunk)
            copy.write(chunk)
    found = Incoming(folder, name, digest.hexdigest(), [], {})
    for units, content in read_units(Dataset(folder, {"records": "."}), COPY, schemas):
        found.units += units
        found.records.update((record.document, record) for record in content.records)
    return found


def said(record: Record) -> str:
    """A hash of what a record says, without what people and programs add to it later: reviews, proofs, commitments."""
    data = record.data
    described = record.schema.text_field
    if described and record.text:
        key = described.pattern[0]
        text = {name: value for name, value in record.text.items() if name not in ("words", "commitment")}
        data = {**data, key: text}
    return reviewed_hash(data)


def compare(incoming: Incoming, corpus: Corpus, *, by_file: bool) -> None:
    """Find the lines whose record is there already, and those that can't be taken in because of their id.

    `corpus` has the records of the dataset. With `by_file`, each record becomes a file that its id names.
    """
    ids = {name: records[0] for name, records in corpus.by_id.items()}
    folded = {fold(name, ALIKE): name for name in ids}
    incoming.known = ids.keys()
    first: dict[str, tuple[int, str]] = {}
    for unit in incoming.units:
        number, record = unit.document, incoming.records.get(unit.document)
        if record is None:
            continue
        content = said(record)
        known, earlier = ids.get(record.id), first.get(record.id)
        other = folded.get(fold(record.id, ALIKE), record.id)
        if known is not None and known.kind == record.kind and said(known) == content:
            incoming.there.add(number)
        elif known is not None:
            incoming.reasons[number] = f"{known.file} has this id, and says something else"
        elif record.id in corpus.broken:
            incoming.reasons[number] = (
                "the dataset has a record of this id that can't be used; mend that first"
            )
        elif earlier and earlier[1] == content:
            incoming.again.add(number)
        elif earlier:
            incoming.reasons[number] = f"line {earlier[0] + 1} has the same id, and says something else"
        elif other != record.id:
            incoming.reasons[number] = (
                f"the id differs from {other!r} only by case or Unicode form; choose another"
            )
        elif by_file and (wrong := why_no_file(record.id)):
            incoming.reasons[number] = wrong
        else:
            first[record.id] = number, content
            folded[fold(record.id, ALIKE)] = record.id


def leave_dependents(incoming: Incoming) -> None:
    """Set aside what refers to a line that stays out, and what refers to that."""
    gone = {
        record.id
        for number, record in incoming.records.items()
        if (number in incoming.reasons or number in incoming.findings) and record.id not in incoming.known
    }
    left = [incoming.records[unit.document] for unit in incoming.left if unit.document in incoming.records]
    for number, places in lacking(left, gone).items():
        path, name = places[0]
        incoming.reasons[left[number].document] = f"{path} refers to {name!r}, which is set aside"


def in_order(records: Iterable[Record]) -> Iterator[Record]:
    """Each record after those that it refers to, as far as they don't refer to each other in a circle.

    So a dataset that is left in the middle is as sound as one that is complete.
    """
    waiting = {record.id: record for record in records}
    done: set[str] = set()
    for start in list(waiting):
        stack = [(start, iter(_names(waiting, start)))] if start not in done else []
        done.add(start)
        while stack:
            name, names = stack[-1]
            for following in names:
                if following in waiting and following not in done:
                    done.add(following)
                    stack.append((following, iter(_names(waiting, following))))
                    break
            else:
                stack.pop()
                yield waiting[name]


def _names(records: Mapping[str, Record], name: str) -> list[str]:
    return [found for _, _, found in named_in(records[name])]


def as_yaml(record: Record) -> bytes:
    """The text of a record's own file: YAML as a person would write it, or JSON where that would not read the same."""
    text = block(record.data, 0, 2) + "\n"
    documents, hits = parse(text)
    if hits or len(documents) != 1 or documents[0].data != record.data:
        text = as_json(record.data) + "\n"
    return text.encode()


def write_files(dataset: Dataset, records: Iterable[Record], home: Callable[[Record], Path]) -> int:
    """Write a file each, whole or not at all; how many. Raises UsageError for a name that is taken, and OSError."""
    number = 0
    for record in in_order(records):
        path = home(record) / f"{record.id}.yaml"
        require_inside(path, dataset.root)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            create_file(path, as_yaml(record))
        except FileExistsError as error:
            raise UsageError(
                f"{dataset.relative(path)} is there already, and is not this record; {number:,} records before it were "
                "written. Move it away, and run the same command again: it goes on where it stopped"
            ) from error
        number += 1
    return number


def add_to_shard(dataset: Dataset, incoming: Incoming, path: Path) -> int:
    """Add the lines that are left, as they are, to a file of JSON Lines, all of them or none. Raises OSError."""
    from io import BytesIO

    require_inside(path, dataset.root)
    new = BytesIO()
    for unit in incoming.left:
        incoming.copy(unit, new)
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.exists() else b""
    try:
        text = (before + (b"\n" if before and not before.endswith(b"\n") else b"")).decode()
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{dataset.relative(path)} is not UTF-8; mend it first, or name another --shard"
        ) from error
    replace_file(path, text.removeprefix("\ufeff") + new.getvalue().decode())
    return len(incoming.left)


def set_aside(incoming: Incoming, folder: Path, entry: Callable[[Finding], object]) -> Path | None:
    """Write the lines that stay out, as they are, and beside them why; the file, or None where nothing stays out.

    It is named after the file that was to be taken in and what that holds, so that the same file gives the same one.
    `entry` makes a finding plain data.
    """
    stem = re.sub(r"[^\w.-]+", "-", incoming.name.removesuffix(".jsonl"))[:80].lstrip(".") or "records"
    lines = folder / f"{stem}-{incoming.digest[:8]}.jsonl"
    why = lines.with_suffix(".findings.jsonl")
    if not incoming.aside:
        for path in (lines, why):
            path.unlink(missing_ok=True)
        return None
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for unit in incoming.aside:
        record = incoming.records.get(unit.document)
        about = {
            "line": unit.line,
            "record": record.id if record else None,
            "reason": incoming.reasons.get(unit.document),
            "findings": [entry(finding) for finding in incoming.findings.get(unit.document, ())],
        }
        found.append(json.dumps(about, ensure_ascii=False) + "\n")
    replace_file(why, "".join(found).encode("utf-8", "backslashreplace").decode())
    _copy_lines(incoming, lines)
    return lines


def _copy_lines(incoming: Incoming, path: Path) -> None:
    """The lines that stay out, in one file, whole or not at all, however long they are."""
    new = path.with_name(f".{path.name}{SUFFIX}")  # what a kill leaves of it, the next run clears away
    new.unlink(missing_ok=True)  # it may be a link that came with the dataset
    try:
        with new.open("xb") as out:
            for unit in incoming.aside:
                incoming.copy(unit, out)
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)

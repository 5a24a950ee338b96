"""The whole build: checked records in, a complete dataset out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.corpus.change import commit_of
from validator.corpus.config import Dataset
from validator.corpus.published import read_published, write_published
from validator.corpus.records import Corpus, Record
from validator.dataset import NotBuildableError, layout, manifest, quarantine
from validator.dataset.citations import citations_table
from validator.dataset.content import Content, write_json
from validator.dataset.folder import replacing
from validator.dataset.formats import DEFAULT, write
from validator.dataset.readback import require_same
from validator.dataset.selection import ALL, Selection, Wanted, by_reason, is_draft, select, select_sound
from validator.dataset.tables import build_tables
from validator.dataset.versions import require_new_version
from validator.findings.finding import Checked, Finding, format_path
from validator.schema.loading import load_schemas
from validator.schema.migrations import Undecided
from validator.schema.released import newest, read_released
from validator.schema.schema import Schema, Schemas
from validator.schema.upgrade import RefusedError, upgrade

if TYPE_CHECKING:
    from validator.corpus.config_model import Settings

_KIND = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: how many tables, and what became of each record, as the manifest counts it.

    `left_out` says of extracted records for which reasons; of those in quarantine, `following` only refer to others.
    """

    folder: str
    tables: int
    counts: Mapping[str, int]
    left_out: Mapping[str, int]
    following: int = 0


@dataclass(frozen=True, slots=True)
class Errors:
    """What is to be left out of a dataset: the open errors of a check that counted so many records.

    `accepted` are the files with errors that a waiver accepts.
    """

    findings: Sequence[Finding]
    accepted: frozenset[str]
    checked: int


def build(
    dataset: Dataset,
    corpus: Corpus,
    folder: Path,
    evidence: Sequence[Checked] = (),
    formats: Collection[str] = DEFAULT,
    day: str | None = None,
    *,
    errors: Errors | None = None,
    wanted: Wanted = ALL,
    same_version: bool = False,
    publish: bool = False,
) -> Built:
    """Build the dataset from records that were checked; `evidence` tells how their quotes were.

    `formats` are the names of those to write (`FORMATS`), `day` is the day of the check, as
    2031-03-05, if the dataset is to tell it.

    The records are free of errors; or with `errors`, these go into quarantine, with what refers to them. `wanted` says
    which extracted records go in. Records of older versions are upgraded, so that each kind has one shape (but for
    those where only a person could). Drafts are left out; withdrawn records stay, with date and reason. A version
    number that was built with other content is refused, unless it is to be the `same_version`. With `publish`, ids and
    version are remembered. Raises
    NotBuildableError, UsageError, and OSError where the disk can't be written; in each case `folder` is as it was.
    """
    for record in corpus.records:
        if record.schema.mapped:
            raise NotBuildableError(
                f"{record.file}: records with a schema of their own ('kinds' in onrecord.yaml) are checked only"
            )
    schemas, _ = load_schemas(dataset.schemas)
    if errors:
        selection = select_sound(
            dataset, corpus, schemas, errors.findings, errors.accepted, errors.checked, wanted
        )
    else:
        _require_readable(corpus)
        selection = select(corpus, wanted)
    original = sorted(selection.kept, key=lambda record: record.id)
    _require_whole(original, corpus)
    released = read_released(schemas.folder)
    kept = [upgraded(record, schemas, released) for record in original]
    versions = list(schemas.by_name.values())
    require_names(kept, versions)
    tables = [*build_tables(kept, versions, original), citations_table(original, corpus, evidence, day)]
    with replacing(folder) as building:
        content = Content(dataset_name(dataset.described), dataset.described, kept, versions, tables, day)
        written = {
            **write(content, formats, building),
            **quarantine.write(dataset, selection.quarantined, building),
        }
        require_same(content, formats, building)
        made = _write_manifest(dataset, content, written, selection, evidence, building)
        if not same_version:
            require_new_version(made, folder, read_published(dataset.root))
    if publish:
        _remember(dataset, kept, made)
    following = sum(1 for aside in selection.quarantined if not aside.findings)
    return Built(str(folder), len(tables), selection.counts, by_reason(selection.left_out), following)


def _remember(dataset: Dataset, records: Sequence[Record], made: dict[str, Any]) -> None:
    """Write down what was published."""
    published = read_published(dataset.root)
    published["versions"][made["dataset"]["version"]] = made["content"]
    published["records"] |= {record.id: record.kind for record in records}
    write_published(dataset.root, published)


def dataset_name(settings: Settings) -> str:
    """The dataset's short name: as set, or made from its title."""
    if settings.name:
        return settings.name
    plain = unicodedata.normalize("NFKD", settings.title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-") or "dataset"


def require_names(records: Sequence[Record], schemas: Sequence[Schema]) -> None:
    """Kinds name files and tables, ids name rows: both must be there."""
    for schema in schemas:
        if not _KIND.fullmatch(schema.kind):
            raise NotBuildableError(
                f"the kind {schema.kind!r} can't name a table; call its folder by lower-case letters, "
                "digits and hyphens"
            )
    for record in records:
        if not record.id:
            raise NotBuildableError(f"{record.file}: the record has no id, by which the tables could name it")


def _require_readable(corpus: Corpus) -> None:
    """Whatever the rules let pass and whatever was waived: no record is missing."""
    if corpus.broken:
        raise NotBuildableError(unreadable(min(corpus.broken)))


def unreadable(name: str) -> str:
    """Why nothing is built where a record is missing."""
    return (
        f"the record {name!r} can't be read or does not fit its schema, so it would be missing from the dataset; mend "
        "it, or move it out of the records folder"
    )


def _require_whole(kept: Sequence[Record], corpus: Corpus) -> None:
    """Whatever the rules let pass and whatever was waived: every row has its partner."""
    for first, second in pairwise(kept):
        if first.id == second.id:
            raise NotBuildableError(f"{second.file}: the id {second.id!r} is already taken by {first.file}")
    for record in kept:
        for link in corpus.links(record):
            if link.target is None or link.target.kind not in link.field.ref:
                reason = f"but there is no {' or '.join(link.field.ref)} with this id; correct the reference"
            elif is_draft(link.target):
                reason = (
                    "which is a draft and stays out of the dataset; review the draft and delete its line "
                    "'draft: true', or take the reference out"
                )
            else:
                continue
            raise NotBuildableError(
                f"{record.file}: {format_path(link.path)} refers to {link.id!r}, {reason}"
            )


def _write_manifest(
    dataset: Dataset,
    content: Content,
    files: Mapping[str, tuple[int, str]],
    selection: Selection,
    evidence: Sequence[Checked],
    folder: Path,
) -> dict[str, Any]:
    about = about_dataset(content.name, content.settings)
    commit = commit_of(dataset, selection.files)
    listed = manifest.describe(
        about, commit, content.records, selection, content.schemas, content.tables, files, evidence
    )
    write_json(listed, folder / layout.FILE)
    return listed


def about_dataset(name: str, settings: Settings) -> dict[str, Any]:
    """What a manifest says of a dataset as a whole."""
    said = settings.model_dump(include={"title", "version", "licence"}, exclude_unset=True)
    return {"name": name, **said}


def upgraded(record: Record, schemas: Schemas, released: dict[str, str]) -> Record:
    """A record as the newest version of its kind has it; where only a person could move it there, as it is."""
    if record.schema.name not in schemas.by_name:
        return record
    target = newest(schemas, record.kind, released)
    if record.schema.version >= target.version:
        return record
    try:
        return replace(record, data=upgrade(record.data, record.schema, target, schemas), schema=target)
    except (Undecided, RefusedError):
        return record

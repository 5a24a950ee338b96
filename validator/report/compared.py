"""What a change takes away: from the check itself, and from what was published. The report of a change begins with it.

Whoever proposes a change may waive findings, lower rules, drop expectations, change a released schema together with its
hash, take sources away. Each of these can be right; none may pass unseen. What is told here can't be waived, lowered or
known already.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from validator.corpus.change import GITIGNORE
from validator.corpus.entries import Entries, Entry, entries
from validator.corpus.files import mapped_globs, record_files
from validator.corpus.published import PUBLISHED_FILE
from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.rule import Hit, Rule, message
from validator.report.taken import taken
from validator.report.weakened import data_of, ignored_now, looser_version, older_version, weakened
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, read

if TYPE_CHECKING:
    from validator.corpus.change import Change
    from validator.corpus.config import Dataset
    from validator.schema.schema import Schemas

FEW = 20
"""Ids for which the bytes of a file are looked through before it is parsed."""
_MANAGED = ("schema", "id", "origin", "notes", "draft", "sources")
"""Keys that say nothing of what a record is about."""


@message("check-weakened", "dataset", Severity.WARNING)
def check_weakened(path: KeyPath, what: str) -> Problem:
    """A change makes the check less strict, or takes away what a record rests on.

    Told where a run is about a change (`--since`, `onrecord diff`), before anything else: a waiver that is new or
    widened, a baseline that knows more, a rule that is turned off, lowered or limited to some files, an expectation or
    another setting that is dropped, a schema that is changed or asks for less, files that git ignores now, a source, a
    proof, a review, a quote or evidence that is taken away, or of whose words some are left out, a record that becomes
    a draft, is withdrawn or follows an older schema, a text's hash that is changed, and what decides how words are held
    against a text: the language, the mode, the labels, the days, the origin. It can't be waived or turned off.

    To mend it: nothing, if it is meant; whoever reviews the change has seen it.
    """
    return Problem(path, what, hint="whoever reviews this change should know why")


@message("published-record-gone", "dataset", Severity.WARNING)
def published_record_gone(name: str, revision: str) -> Problem:
    """A record that was published is gone.

    Datasets that were built before name its id, and whoever used it would look for it in vain.

    To mend it: bring the record back and withdraw it (`withdrawn:` with a date and a reason), or say with
    `replaced_by:` which record took its place. If it was never in a dataset that anybody has, delete it.
    """
    return Problem(
        (),
        f"{name!r} was there in {revision}, and is gone",
        hint="bring it back, and withdraw it ('withdrawn:') or name what took its place ('replaced_by:')",
    )


@message("id-used-anew", "dataset", Severity.WARNING)
def id_used_anew(name: str, revision: str) -> Problem:
    """A published id now stands for something else.

    Whoever has the id from an earlier dataset now finds another thing under it, and nothing tells them so.

    To mend it: give the new record an id of its own, and withdraw the old one.
    """
    return Problem(
        ("id",),
        f"{name!r} stood for something else in {revision}: nothing that it says of it is left",
        hint="give the new record an id of its own, and withdraw the old one",
    )


def compare(
    dataset: Dataset, change: Change, rules: Mapping[str, Rule], schemas: Schemas
) -> Iterator[tuple[Hit, str]]:
    """What a change takes away, each with its file. `rules` are all rules by code."""
    for file in sorted(change.policy):
        old, new = data_of(change.policy[file], file), _data_now(dataset, file)
        if PurePosixPath(file).name == GITIGNORE:
            told = ignored_now(old, new, file.removesuffix(GITIGNORE), _read_folders(dataset))
        else:
            told = weakened(file, old, new, rules)
        for path, what in told:
            yield (check_weakened, check_weakened(path, what)), file
        if file == CONFIG_FILE and not change.policy[file]:
            text = (
                f"{change.since} has no dataset here: this one is new, or was elsewhere; nothing was compared"
            )
            yield (check_weakened, check_weakened((), text)), file
        if old is None and new is not None and (older := _older(dataset, change, file)):
            before = (
                data_of(change.policy[older], older) if older in change.policy else _data_now(dataset, older)
            )
            for path, what in looser_version(older, before, new):
                yield (check_weakened, check_weakened(path, what)), file
    yield from _records(dataset, change, schemas)


def _read_folders(dataset: Dataset) -> set[str]:
    """The names in the dataset's folder at which what a check reads begins."""
    globs = mapped_globs(dataset)
    named = [dataset.relative(path) for path in (dataset.records, dataset.schemas, dataset.archive)]
    return {name.split("/")[0] for name in (*named, *globs, CONFIG_FILE, WAIVERS_FILE, PUBLISHED_FILE)}


def _data_now(dataset: Dataset, file: str) -> Any:
    data = read(dataset.root / file, dataset.root)
    return data_of(data, file) if isinstance(data, bytes) else None


def _older(dataset: Dataset, change: Change, file: str) -> str:
    """The version that was there before a new one of the same kind."""
    beside = (dataset.root / file).parent
    here = (
        {dataset.relative(path) for path in beside.iterdir()}
        if beside.is_relative_to(dataset.schemas)
        else set()
    )
    new = {name for name, data in change.policy.items() if not data}
    return older_version(file, {*here, *change.policy} - new)


def _records(dataset: Dataset, change: Change, schemas: Schemas) -> Iterator[tuple[Hit, str]]:
    """Records of which something is taken away, or that are gone altogether."""
    now: dict[str, list[Entry]] = {}
    read_now: dict[str, Entries] = {}
    for file in sorted(change.files):
        if os.path.lexists(dataset.root / file):
            read_now[file] = entries(read(dataset.root / file, dataset.root), file, schemas)
            for entry in read_now[file].records:
                now.setdefault(entry.id, []).append(entry)
    before = [
        entry
        for file in sorted(change.before)
        for entry in entries(change.before[file], file, schemas).records
        if entry.id
        and entry.data.get("draft") is not True
        # What can't be read is told as that.
        and not (entry.id not in now and file in read_now and read_now[file].may_have(entry.id))
    ]
    gone = _nowhere(dataset, {was.id for was in before} - now.keys(), schemas)
    for was in before:
        if was.id in gone:
            yield (published_record_gone, published_record_gone(was.id, change.since)), was.file
            continue
        for entry in _same_kind(was, now.get(was.id, [])):
            if _is_another(was, entry):
                yield (id_used_anew, id_used_anew(was.id, change.since)), entry.file
                continue
            for path, what in taken(was.data, entry.data, schemas):
                yield (check_weakened, check_weakened(path, f"{was.id}: {what}")), entry.file


def _same_kind(was: Entry, found: list[Entry]) -> list[Entry]:
    """Of the records that have an id now, the one that had it before: of its kind, if one is."""
    return ([entry for entry in found if entry.kind == was.kind] or found)[:1]


def _nowhere(dataset: Dataset, names: set[str], schemas: Schemas) -> set[str]:
    """Those of some ids that no record of the dataset has, in whatever file."""
    left = set(names)
    for path, home in record_files(dataset).items() if left else ():
        file = dataset.relative(path)
        data = read(path, home)
        sure = len(left) > FEW or bool(
            schemas.mapped_to(file)
        )  # to look for many names takes longer than to parse
        if isinstance(data, bytes) and (
            sure or any(name.encode("utf-8", "replace") in data for name in left)
        ):
            left -= {entry.id for entry in entries(data, file, schemas).records}
    return left


def _is_another(old: Entry, new: Entry) -> bool:
    """Whether nothing of what a record said is left."""
    if old.kind != new.kind:
        return True
    about = [
        key for key, value in old.data.items() if key not in _MANAGED and isinstance(value, str | int | float)
    ]
    return len(about) > 1 and not any(new.data.get(key) == old.data[key] for key in about)

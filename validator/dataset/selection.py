"""Which records go into a dataset, and which stay out: each is in one place, and the counts add up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from validator.corpus.config import Dataset
from validator.corpus.lacking import lacking
from validator.corpus.records import Corpus, Record
from validator.corpus.units import Unit, at_line, units_of
from validator.dataset import NotBuildableError
from validator.dataset.records_table import review_state
from validator.findings.finding import Finding
from validator.findings.paths import at
from validator.schema.schema import Schemas

ALL, REVIEWED = "all", "reviewed"

Wanted = str | float
"""Which extracted records are wanted: `all`, those that were `reviewed`, or those of at least this confidence."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A record that goes into quarantine: where its bytes are, and why.

    Either it has findings, or it refers to records that are not there: `lacking` has the places and the ids.
    """

    unit: Unit
    id: str
    kind: str
    findings: tuple[Finding, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Selection:
    """The records of a dataset, each in one list. `left_out` are extracted ones, each with the reason."""

    kept: list[Record] = field(default_factory=list)
    drafts: list[Record] = field(default_factory=list)
    left_out: list[tuple[Record, str]] = field(default_factory=list)
    quarantined: list[SetAside] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many records there were, and what became of them; the first number is the sum of the others."""
        parts = {
            "built": len(self.kept),
            "drafts": len(self.drafts),
            "extracted_left_out": len(self.left_out),
            "quarantined": len(self.quarantined),
        }
        return {"in": sum(parts.values()), **parts}

    @property
    def files(self) -> set[str]:
        """The files that the records come from."""
        records = (*self.kept, *self.drafts, *(record for record, _ in self.left_out))
        return {record.file for record in records} | {aside.unit.file for aside in self.quarantined}


def select(corpus: Corpus, wanted: Wanted) -> Selection:
    """The choice from records without errors."""
    found = Selection(kept=list(corpus.records))
    _leave_out(found, wanted)
    return found


def select_sound(
    dataset: Dataset,
    corpus: Corpus,
    schemas: Schemas,
    errors: Sequence[Finding],
    accepted: Collection[str],
    checked: int,
    wanted: Wanted,
) -> Selection:
    """The choice where some records have errors: these, and all that refer to them, go into quarantine.

    `accepted` are the files with errors that a waiver accepts, `checked` is how many records the check has counted.
    Raises NotBuildableError if an error is about the dataset as a whole, if no record is left, or if the counts do not
    add up.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in errors:
        by_file.setdefault(finding.location.file, []).append(finding)
    _require_records(dataset, by_file)
    readable = {(record.file, record.document): record for record in corpus.records}
    found = Selection()
    unread = 0
    for file in sorted({*by_file, *accepted}):
        units, parsed = units_of(dataset, file, schemas)
        unread += len(units) - parsed
        why: dict[Unit, list[Finding]] = {unit: [] for unit in units if (file, unit.document) not in readable}
        for finding in by_file.get(file, ()):
            for unit in at_line(units, finding.location.line):
                why.setdefault(unit, []).append(finding)
        for unit, findings in sorted(why.items(), key=lambda entry: entry[0].document):
            record = readable.pop((file, unit.document), None)
            name = record.id if record else next((f.record for f in findings if f.record), "")
            kind = record.kind if record else ""
            found.quarantined.append(SetAside(unit, name, kind, tuple(findings)))
    found.kept = list(readable.values())
    found.drafts, found.kept = _parted(found.kept, is_draft)
    _follow(dataset, schemas, found)
    if found.counts["in"] != checked + unread:
        raise NotBuildableError(
            f"{checked + unread:,} records were read, but {found.counts['in']:,} are accounted for: an error was "
            "turned off or waived in a record that can't be used; mend it, or move it out of the records folder"
        )
    _leave_out(found, wanted)
    if not found.kept:
        raise NotBuildableError("no sound record is left; mend the errors first")
    return found


def is_draft(record: Record) -> bool:
    """Whether nobody has called it finished yet."""
    return record.data.get("draft") is True


def _require_records(dataset: Dataset, files: Iterable[str]) -> None:
    """An error that is not about a record is about all of them."""
    from validator.corpus.files import record_files

    known = {dataset.relative(path) for path in record_files(dataset)}
    for file in sorted(files):
        if file not in known:
            raise NotBuildableError(
                f"the error in {file} is not about single records but about the dataset as a whole; mend it first"
            )


def _follow(dataset: Dataset, schemas: Schemas, found: Selection) -> None:
    """What refers to a record that is not there goes into quarantine, too, and what refers to that."""
    missing = lacking(found.kept, None)
    if not missing:
        return
    units = {
        (unit.file, unit.document): unit
        for file in {found.kept[number].file for number in missing}
        for unit in units_of(dataset, file, schemas)[0]
    }
    for number, places in missing.items():
        record = found.kept[number]
        unit = units.get((record.file, record.document))
        if unit is None:
            raise NotBuildableError(f"{record.file}: it was changed while it was being read; try again")
        found.quarantined.append(SetAside(unit, record.id, record.kind, (), tuple(places)))
    found.kept = [record for number, record in enumerate(found.kept) if number not in missing]
    found.quarantined.sort(key=lambda aside: (aside.unit.file.split("/"), aside.unit.document))


def _leave_out(found: Selection, wanted: Wanted) -> None:
    """Part drafts from the others, and extracted records that are not wanted, with what refers to these."""
    drafts, found.kept = _parted(found.kept, is_draft)
    found.drafts += drafts
    reasons = {
        number: reason for number, record in enumerate(found.kept) if (reason := unwanted(record, wanted))
    }
    if not reasons:
        return
    left = [record for number, record in enumerate(found.kept) if number not in reasons]
    numbers = [number for number in range(len(found.kept)) if number not in reasons]
    gone = {found.kept[number].id for number in reasons}
    for number, places in lacking(left, gone).items():
        reasons[numbers[number]] = f"refers to {places[0][1]}, which stays out"
    found.left_out = [(found.kept[number], reasons[number]) for number in sorted(reasons)]
    found.kept = [record for number, record in enumerate(found.kept) if number not in reasons]


def unwanted(record: Record, wanted: Wanted) -> str:
    """Why an extracted record stays out; empty if it does not. What somebody has reviewed as it is now never does."""
    if wanted == ALL or at(record.data, ("origin", "method")) != "extracted":
        return ""
    if review_state(record) == "reviewed":
        return ""
    if wanted == REVIEWED:
        return "not reviewed"
    confidence = at(record.data, ("origin", "confidence"))
    if not isinstance(confidence, int | float) or isinstance(confidence, bool):
        return "no confidence given"
    return "" if confidence >= float(wanted) else "low confidence"


def _parted(records: Iterable[Record], test: Callable[[Record], bool]) -> tuple[list[Record], list[Record]]:
    yes: list[Record] = []
    no: list[Record] = []
    for record in records:
        (yes if test(record) else no).append(record)
    return yes, no


def by_reason(left_out: Iterable[tuple[Record, str]]) -> Mapping[str, int]:
    """How many extracted records stay out, by the reason."""
    from collections import Counter

    reasons = Counter(
        "refers to one of them" if reason.startswith("refers") else reason for _, reason in left_out
    )
    return dict(sorted(reasons.items()))

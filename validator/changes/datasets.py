"""Two built datasets, compared for their readers, with the version number that the change asks for.

By Semantic Versioning (https://semver.org/), read for data: what was removed or means something else asks for a new
major number, what was added for a minor one, another wording for a patch.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from validator import __version__
from validator.changes import models
from validator.changes.built import BuiltDataset, records
from validator.changes.fields import FieldDifference
from validator.changes.outline import Item, Outline, Section, make_outline, record_item
from validator.changes.records import ComparedRecord, compare_records
from validator.changes.revisions import record_data
from validator.changes.tables import Told, compare_tables
from validator.corpus.entries import Entry
from validator.findings.finding import format_path
from validator.findings.usage import UsageError
from validator.report.words import cut

LEVELS = ("major", "minor", "patch")
MOST_REASONS = 5
_ASIDE = frozenset(("schema", "origin", "reviews", "proofs", "commitment"))
"""Keys, at any depth, that say how a record was made and checked, and nothing of what it is about."""
_ENDING = ("withdrawn", "replaced_by")
_VERSION = re.compile(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})")


def compare_datasets(old: BuiltDataset, new: BuiltDataset) -> models.JsonDatasetDiff:
    """What changed for the readers of a dataset. Raises UsageError for what no build writes."""
    before, after = _records(old, new)
    verbatim = {_pattern(row.get("field", "")) for built in (old, new) for row in built.citations()}
    try:
        found = compare_records(before, after)
    except RecursionError as error:
        raise UsageError(f"{new.name}: a record is nested deeper than any build writes it") from error
    rated = [(change, *_rate(change, verbatim)) for change in found]
    told = sorted({*compare_tables(old.tables, new.tables), *_said(old, new), *_quotes(old, new)})
    levels = Counter([one.level for one in told] + [level for _, level, _ in rated])
    hows = Counter(change.how for change, _, _ in rated)
    return models.JsonDatasetDiff.model_validate(
        {
            "format": "onrecord-dataset-diff/1",
            "version": __version__,
            "base": _side(old),
            "head": _side(new),
            "advice": _advice(old, new, levels, told, rated),
            "changes": [one._asdict() for one in told],
            "records": [
                {**record_data(change), "level": level, "reason": reason} for change, level, reason in rated
            ],
            "counts": {
                **{level: levels[level] for level in LEVELS},
                **{how: hows[how] for how in ("added", "changed", "renamed", "removed")},
            },
        }
    )


def _side(built: BuiltDataset) -> dict[str, Any]:
    version, commit = built.said.version, built.manifest.commit
    return {
        "name": built.name,
        **({"commit": commit} if commit else {}),
        **({"version": version} if version else {}),
    }


def _records(old: BuiltDataset, new: BuiltDataset) -> tuple[list[Entry], list[Entry]]:
    """The records that are not the same on both sides. Most are, and their lines need not be taken apart."""
    before: list[Entry] = []
    after: list[Entry] = []
    for kind in sorted({*old.kinds, *new.kinds}):
        was, now = set(old.lines(kind)), set(new.lines(kind))
        before += records(old, kind, was - now)
        after += records(new, kind, now - was)
    return before, after


def _pattern(path: str) -> str:
    """A field without the numbers of list entries."""
    return re.sub(r"\[\d+\]", "[]", path)


def _rate(change: ComparedRecord, verbatim: set[str]) -> tuple[str, str]:
    """How much a change of a record concerns a reader, and why."""
    if change.how == "removed":
        return "major", "the record is gone"
    if change.how == "renamed":
        return "major", "its id is gone, and another one names it"
    if change.how == "added":
        return "minor", "a new record"
    found = [_rate_field(one, verbatim) for one in change.fields]
    return min(found, key=lambda rated: LEVELS.index(rated[0]))


def _rate_field(one: FieldDifference, verbatim: set[str]) -> tuple[str, str]:
    path = format_path(one.path)
    if one.path[0] in _ENDING and one.how == "added":
        return "major", f"{path}: the record does not stand any more"
    if _ASIDE.intersection(map(str, one.path)):
        return "patch", f"{path}: how it was made or checked"
    if one.how == "removed":
        return "major", f"{path} is gone"
    if one.how == "added":
        return "minor", f"{path} is new"
    if one.how == "reordered":
        return "patch", f"{path} stands in another order"
    if not (isinstance(one.before, str) and isinstance(one.after, str)):
        return "major", f"{path} has another value"
    if _letters(one.before) == _letters(one.after):
        return "patch", f"{path} is spelled otherwise"
    if _pattern(path) in verbatim:
        return "major", f"{path} quotes other words"
    if _is_prose(one.before) and _is_prose(one.after):
        return "patch", f"{path} is worded otherwise"
    return "major", f"{path} has another value"


def _letters(text: str) -> str:
    """The letters and numbers of a text, whatever their case."""
    return "".join(filter(str.isalnum, text.casefold()))


def _is_prose(text: str) -> bool:
    """Whether a text is words of a language, and not an id, a date, an address or a number."""
    words = [piece for piece in cut(text[:400]) if piece[0].isalpha()]
    unspaced = bool(words) and all(len(word) == 1 for word in words)
    return len(words) > 1 and (unspaced or any(char.isspace() for char in text.strip()))


def _said(old: BuiltDataset, new: BuiltDataset) -> Iterator[Told]:
    """What the dataset says of itself, and the versions of schemas that its records follow."""
    was, now = old.said, new.said
    for key, level in (("name", "major"), ("licence", "major"), ("title", "patch")):
        before, after = getattr(was, key), getattr(now, key)
        if before != after:
            yield Told(level, "dataset", key, f"changed from {before or 'nothing'} to {after or 'nothing'}")
    before, after = old.manifest.schemas, new.manifest.schemas
    for name in after.keys() - before.keys():
        yield Told("minor", "schema", name, f"records follow {name} now")
    for name in before.keys() - after.keys():
        yield Told("patch", "schema", name, f"no record follows {name} any more")


def _quotes(old: BuiltDataset, new: BuiltDataset) -> Iterator[Told]:
    """Quotes whose verdict changed, though their words did not."""
    before = dict(map(_verdict, old.citations()))
    for row in new.citations():
        key, verdict = _verdict(row)
        if before.get(key, verdict) != verdict:
            level = "patch" if before[key] == "unproved" else "major"
            record, field, article, _ = key
            text = f"{field} in {article}: {before[key]} before, {verdict or 'unproved'} now"
            yield Told(level, "quote", record, text)


def _verdict(row: dict[str, str]) -> tuple[tuple[str, str, str, str], str]:
    record = row.get("record_id") or row.get("record") or ""
    key = record, _pattern(row.get("field") or ""), row.get("article") or "", row.get("words") or ""
    return key, row.get("verdict") or "unproved"


def _advice(
    old: BuiltDataset,
    new: BuiltDataset,
    levels: Counter[str],
    told: list[Told],
    rated: list[tuple[ComparedRecord, str, str]],
) -> dict[str, Any]:
    level = next((level for level in LEVELS if levels[level]), "none")
    reasons = [f"{one.name}: {one.text}" for one in told if one.level == level]
    reasons += [f"{change.entry.kind} {change.entry.id}: {why}" for change, one, why in rated if one == level]
    if reasons[MOST_REASONS:]:
        reasons[MOST_REASONS:] = [f"{len(reasons) - MOST_REASONS:,} more"]
    found: dict[str, Any] = {"level": level, "reasons": reasons}
    known = _VERSION.fullmatch(old.said.version)
    if known:
        before = tuple(map(int, known.groups()))
        wanted = next_version(before, level)
        found["version"] = ".".join(map(str, wanted))
        own = _VERSION.fullmatch(new.said.version)
        if own:
            found["enough"] = tuple(map(int, own.groups())) >= wanted
    return found


def next_version(version: tuple[int, ...], level: str) -> tuple[int, ...]:
    """The version that follows. Below 1.0.0 nothing is promised yet: the second number takes the place of the first."""
    major, minor, patch = version
    if level == "none":
        return version
    if level == "patch":
        return major, minor, patch + 1
    return (major + 1, 0, 0) if level == "major" and major else (major, minor + 1, 0)


_SECTIONS = {
    "major": "Removed, or of another meaning",
    "minor": "Added",
    "patch": "Worded otherwise",
}


def dataset_outline(diff: models.JsonDatasetDiff) -> Outline:
    """The change of a built dataset for its readers: what may break what they do comes first."""
    sections = []
    for level, title in _SECTIONS.items():
        items = [Item(f"{one.name}: {one.text}") for one in diff.changes if one.level == level]
        items += [record_item(one, one.how) for one in diff.records if one.level == level]
        sections.append(Section(title, tuple(items), grave=level == "major"))
    advice = diff.advice
    base, head = diff.base.version or diff.base.name, diff.head.version or diff.head.name
    return make_outline(
        f"{diff.base.name} ({base}) to {diff.head.name} ({head})",
        "; ".join(_told(diff)),
        *sections,
        heading=head if head != base or not advice.version else advice.version,
    )


def _told(diff: models.JsonDatasetDiff) -> Iterator[str]:
    """The numbers and the advice, in words."""
    advice, counts = diff.advice, diff.counts
    hows = ("added", "changed", "renamed", "removed")
    said = [f"{getattr(counts, how):,} {how}" for how in hows if getattr(counts, how)]
    yield f"records: {', '.join(said)}" if said else "no record changed"
    if advice.level == "none":
        yield "the version may stay"
        return
    yield f"a {advice.level} change" + (
        f", which asks for version {advice.version}" if advice.version else ""
    )
    if advice.enough is False:
        yield "its own number says less than that"

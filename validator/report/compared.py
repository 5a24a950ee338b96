"""What a change takes away: from the check itself, and from what was published. The report of a change begins with it.

Whoever proposes a change may waive findings, lower rules, drop expectations, change a released schema together with its
hash, take sources away. Each of these can be right; none may pass unseen. What is told here can't be waived, lowered or
known already.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from validator.corpus.files import record_files
from validator.findings.finding import KeyPath, Problem, Severity, format_path
from validator.findings.rule import Hit, Rule, message
from validator.source.document import parse_file
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, decode, read

if TYPE_CHECKING:
    from validator.corpus.change import Change
    from validator.corpus.config import Dataset

_RANK = {"off": 0, "info": 1, "warning": 2, "error": 3}
_CHECKING = ("x-verbatim", "x-quoted", "x-ref", "x-unique", "x-rules", "x-not-before", "x-not-after")
_MANAGED = ("schema", "id", "origin", "notes", "draft", "sources")
"""Keys that say nothing of what a record is about."""


@message("check-weakened", "dataset", Severity.WARNING)
def check_weakened(path: KeyPath, what: str) -> Problem:
    """A change makes the check less strict, or takes away what a record rests on.

    Told where a run is about a change (`--since`), before anything else: a new waiver, a rule that is turned off,
    lowered or limited to some files, an expectation that is dropped, a released schema that is changed, a source that
    is taken away, a record that becomes a draft, a text's hash that is changed. It can't be waived or turned off.

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


def compare(dataset: Dataset, change: Change, rules: Mapping[str, Rule]) -> Iterator[tuple[Hit, str]]:
    """What a change takes away, each with its file. `rules` are all rules by code."""
    for file in sorted(change.policy):
        old, new = _data(change.policy[file], file), _now(dataset, file)
        for path, what in _policy(PurePosixPath(file), old, new, rules):
            yield (check_weakened, check_weakened(path, what)), file
    yield from _records(dataset, change)


def _policy(
    file: PurePosixPath, old: Any, new: Any, rules: Mapping[str, Rule]
) -> Iterator[tuple[KeyPath, str]]:
    if str(file) == CONFIG_FILE:
        yield from _settings(_mapping(old), _mapping(new), rules)
    elif str(file) == WAIVERS_FILE:
        known = old if isinstance(old, list) else []
        for number, entry in enumerate(new if isinstance(new, list) else []):
            if entry not in known and isinstance(entry, dict):
                yield (number,), f"a new waiver: {entry.get('rule')!s} in {entry.get('record')!s}"
    elif file.name == "released.json":
        released = _mapping(new)
        for name, known in _mapping(old).items():
            if name not in released:
                yield (), f"{name} is not among the released schemas any more, so that it may be changed"
            elif released[name] != known:
                yield (name,), f"the released schema {name} is changed, and its hash along with it"
    elif file.suffix == ".json":
        was, now = _keywords(old), _keywords(new)
        for path, keyword in sorted(was.keys() - now.keys()):
            yield (), f"{keyword} is taken out of {path or 'the schema'}: it is not checked any more"


def _settings(
    old: dict[str, Any], new: dict[str, Any], rules: Mapping[str, Rule]
) -> Iterator[tuple[KeyPath, str]]:
    before, now = _mapping(old.get("rules")), _mapping(new.get("rules"))
    for code in {**before, **now}:
        usual = str(rules[code].severity) if code in rules else "error"
        was, limits_were = _strength(before.get(code), usual)
        stands, limits = _strength(now.get(code), usual)
        path = ("rules", code) if code in now else ("rules",) if now else ()
        if _RANK.get(stands, 3) < _RANK.get(was, 3):
            yield path, f"the rule {code} is lowered from {was} to {stands}"
        if limits != limits_were and limits:
            yield path, f"the rule {code} is limited to some files"
    for key in ("archive", "records", "schemas"):
        if new.get(key) != old.get(key):
            yield (
                ((key,) if key in new else ()),
                f"{key!r} is changed from {old.get(key)!r} to {new.get(key)!r}",
            )
    for key in ("expect", "kinds"):
        for how, what in _lost(_mapping(old.get(key)), _mapping(new.get(key)), (key,)):
            yield ((key,) if key in new else ()), f"{what} is {how}"


def _strength(value: Any, usual: str) -> tuple[str, Any]:
    """How much a rule counts, and to which files it is limited."""
    if isinstance(value, dict):
        return str(value.get("severity", usual)), (value.get("paths"), value.get("except"))
    return (str(value) if value is not None else usual), (None, None)


def _lost(old: Any, new: Any, path: KeyPath) -> Iterator[tuple[str, str]]:
    """What of some settings is dropped or changed, in words and by its place."""
    for key, value in old.items():
        here, now = (*path, key), new.get(key)
        if now is None:
            yield "dropped", format_path(here)
        elif isinstance(value, dict) and isinstance(now, dict):
            yield from _lost(value, now, here)
        elif now != value and not _is_stricter(key, value, now):
            yield f"changed from {value!r} to {now!r}", format_path(here)


def _is_stricter(key: str, old: Any, new: Any) -> bool:
    """Whether a number leaves less room than before: a smallest one that is larger, a largest one that is smaller."""
    numbers = isinstance(old, int | float) and isinstance(new, int | float)
    return numbers and (new < old if key == "max" else new > old)


def _records(dataset: Dataset, change: Change) -> Iterator[tuple[Hit, str]]:
    """Records of which something is taken away, or that are gone altogether."""
    now: dict[str, tuple[str, dict[str, Any]]] = {}
    broken = set()
    for file in sorted(change.files):
        if os.path.lexists(dataset.root / file):
            data = read(dataset.root / file, dataset.root)
            records, sound = _by_id(data, file) if isinstance(data, bytes) else ({}, False)
            now |= {name: (file, record) for name, record in records.items()}
            broken |= set() if sound else {file}
    before = [
        (file, name, was)
        for file in sorted(change.before.keys() - broken)  # what can't be read is told as that
        for name, was in _by_id(change.before[file], file)[0].items()
        if was.get("draft") is not True
    ]
    gone = _nowhere(dataset, {name for _, name, _ in before} - now.keys())
    for file, name, was in before:
        if name in gone:
            yield (published_record_gone, published_record_gone(name, change.since)), file
        elif name in now and _is_another(was, now[name][1]):
            yield (id_used_anew, id_used_anew(name, change.since)), now[name][0]
        elif name in now:
            for path, what in _taken(was, now[name][1]):
                yield (check_weakened, check_weakened(path, f"{name}: {what}")), now[name][0]


def _nowhere(dataset: Dataset, names: set[str]) -> set[str]:
    """Those of some ids that no record of the dataset has, in whatever file."""
    left = set(names)
    for path, home in record_files(dataset).items() if left else ():
        data = read(path, home)
        if isinstance(data, bytes) and any(name.encode("utf-8", "replace") in data for name in left):
            left -= _by_id(data, dataset.relative(path))[0].keys()
    return left


def _taken(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """What a record has lost."""
    if new.get("draft") is True:
        yield ("draft",), "it becomes a draft, which is kept out of the dataset"
    kept = [entry.get("article") for entry in _entries(new)]
    for entry in _entries(old):
        if entry.get("article") not in kept:
            yield (
                (("sources",) if "sources" in new else ()),
                f"the source {entry.get('article')!r} is taken away",
            )
    was, now = _mapping(old.get("text")), _mapping(new.get("text"))
    if was and was.get("sha256") != now.get("sha256"):
        yield (("text",) if "text" in new else ()), "the hash of the article's text is changed"
    if now.get("all_speech") is True and was.get("all_speech") is not True:
        yield ("text", "all_speech"), "all of the article's text counts as speech now"


def _is_another(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether nothing of what a record said is left."""
    kind = [str(data.get("schema", "")).partition("/")[0] for data in (old, new)]
    if kind[0] != kind[1]:
        return True
    about = [key for key in old if key not in _MANAGED and isinstance(old[key], str | int | float)]
    return len(about) > 1 and not any(new.get(key) == old[key] for key in about)


def _entries(data: dict[str, Any]) -> list[dict[str, Any]]:
    sources = data.get("sources")
    return [entry for entry in sources if isinstance(entry, dict)] if isinstance(sources, list) else []


def _keywords(schema: Any, path: str = "") -> dict[tuple[str, str], None]:
    """The keywords of a schema that say what is checked, each with the place of its value."""
    found: dict[tuple[str, str], None] = {}
    if isinstance(schema, list):
        schema = dict(enumerate(schema))
    for key, value in schema.items() if isinstance(schema, dict) else ():
        if key in _CHECKING:
            found[path, key] = None
        elif key == "required" and isinstance(value, list):
            found |= {(f"{path}.{name}".lstrip("."), "required"): None for name in value}
        elif isinstance(value, dict | list):
            passed = key in ("properties", "$defs", "items", "allOf", "anyOf", "oneOf") or isinstance(
                key, int
            )
            found |= _keywords(value, path if passed else f"{path}.{key}".lstrip("."))
    return found


def _by_id(data: bytes, file: str) -> tuple[dict[str, dict[str, Any]], bool]:
    """The records of a file by id, and whether all of them could be read."""
    text = decode(data)
    if not isinstance(text, str):
        return {}, False
    documents, hits = parse_file(text, file)
    records = [document.data for document in documents if isinstance(document.data, dict)]
    named = {data["id"]: data for data in records if isinstance(data.get("id"), str)}
    return named, not any(rule.severity is Severity.ERROR for rule, _ in hits)


def _data(data: bytes, file: str) -> Any:
    """What a file of settings, waivers or a schema held; None if it can't be read."""
    if file.endswith(".json"):
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            return None
    text = decode(data)
    documents = parse_file(text, file)[0] if isinstance(text, str) else []
    return documents[0].data if documents else None


def _now(dataset: Dataset, file: str) -> Any:
    data = read(dataset.root / file, dataset.root)
    return _data(data, file) if isinstance(data, bytes) else None


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}

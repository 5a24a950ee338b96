"""What a change takes away from the check itself: in the settings, the waivers, the baselines and the schemas.

Each function holds what a file says beside what it said, and yields key paths of the new one with words.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from validator.corpus.config import DESCRIBING
from validator.findings.finding import KeyPath, format_path
from validator.findings.rule import Rule
from validator.source.document import parse_file
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, decode

MOST_TOLD = 20
"""Places of one file that are told; of the rest, only how many."""
_RANK = {"off": 0, "info": 1, "warning": 2, "error": 3}
_NO_ASSERTION = frozenset(
    ("$schema", "$id", "$comment", "$anchor", "title", "description", "default", "examples", "deprecated")
)
"""Keywords of JSON Schema that ask nothing of a record (annotations and names)."""
_INSIDE = frozenset(
    ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies")
)
"""Keywords whose members are schemas with names of their own."""
_LESS_IS_STRICTER = frozenset(
    ("max", "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
)


def weakened(file: str, old: Any, new: Any, rules: Mapping[str, Rule]) -> Iterator[tuple[KeyPath, str]]:
    """What a file that all records are checked with takes away. `rules` are all rules by code."""
    if file == CONFIG_FILE:
        yield from _settings(mapping(old), mapping(new), rules)
    elif file == WAIVERS_FILE:
        yield from _waivers(old, new)
    elif is_baseline(old) or is_baseline(new):
        yield from _baseline(old, new)
    elif PurePosixPath(file).name == "released.json":
        yield from _released(mapping(old), mapping(new))
    elif old is not None:
        told = list(_schema(old, new))
        yield from told[:MOST_TOLD]
        if len(told) > MOST_TOLD:
            yield (), f"{len(told) - MOST_TOLD} more of its keywords are taken out or changed"


def _waivers(old: Any, new: Any) -> Iterator[tuple[KeyPath, str]]:
    known: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for entry in _mappings(old):
        known.setdefault((str(entry.get("rule")), str(entry.get("record"))), []).append(entry)
    for number, entry in enumerate(new if isinstance(new, list) else []):
        if not isinstance(entry, dict):
            continue
        rule, record = str(entry.get("rule")), str(entry.get("record"))
        before = known.get((rule, record), [])
        if not before:
            yield (number,), f"a new waiver: {rule} in {record}"
        elif not any(_covers(one, entry) for one in before):
            yield (number,), f"the waiver of {rule} in {record} is widened: another place, or a later day"


def _covers(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether a waiver waives all that another one does."""
    ends, end = old.get("until"), new.get("until")
    return old.get("place") in (None, new.get("place")) and (
        ends is None or (end is not None and str(end) <= str(ends))
    )


def is_baseline(data: Any) -> bool:
    """Whether a file is a baseline: the findings that are known already."""
    return isinstance(data, dict) and str(data.get("format")).startswith("onrecord-baseline/")


def _baseline(old: Any, new: Any) -> Iterator[tuple[KeyPath, str]]:
    before, now = _known(old), _known(new)
    more = (now - before).total()
    if more:
        yield ("findings",), f"the baseline knows {more} more finding{'' if more == 1 else 's'} than before"


def _known(data: Any) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in _mappings(mapping(data).get("findings")):
        count = entry.get("count")
        found[str(entry.get("fingerprint"))] += count if type(count) is int and count > 0 else 0
    return found


def _released(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    for name, known in old.items():
        if name not in new:
            yield (), f"{name} is not among the released schemas any more, so that it may be changed"
        elif new[name] != known:
            yield (name,), f"the released schema {name} is changed, and its hash along with it"


def _settings(
    old: dict[str, Any], new: dict[str, Any], rules: Mapping[str, Rule]
) -> Iterator[tuple[KeyPath, str]]:
    before, now = mapping(old.get("rules")), mapping(new.get("rules"))
    for code in {**before, **now}:
        usual = str(rules[code].severity) if code in rules else "error"
        was, limits_were = _strength(before.get(code), usual)
        stands, limits = _strength(now.get(code), usual)
        path = ("rules", code) if code in now else ("rules",) if now else ()
        if _RANK.get(stands, 3) < _RANK.get(was, 3):
            yield path, f"the rule {code} is lowered from {was} to {stands}"
        if limits != limits_were and any(limits):
            yield path, f"the rule {code} is limited to some files"
    yield from _kinds_over_records(old, new)
    for key in sorted((old.keys() | new.keys()) - {"rules", *DESCRIBING}):
        known, said = old.get(key), new.get(key)
        path = (key,) if key in new else ()
        if isinstance(known, dict):
            for how, what in _lost(known, mapping(said), (key,)):
                yield path, f"{what} is {how}"
        elif known != said and not isinstance(said, dict):  # settings that are new ask for more
            set_to = f"is changed from {known!r} to" if key in old else "is set to"
            yield (
                path,
                f"{key!r} {set_to} {said!r}" if key in new else f"{key!r} is dropped: it was {known!r}",
            )


def _kinds_over_records(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """New mapped kinds that may take records away from the schemas that these name."""
    folder = f"{new.get('records', 'records')}/"
    for kind, entry in mapping(new.get("kinds")).items():
        files = mapping(entry).get("files")
        for glob in [files] if isinstance(files, str) else files or ():
            fixed = re.split(r"[*?\[{]", str(glob), maxsplit=1)[0]
            if kind not in mapping(old.get("kinds")) and (
                fixed.startswith(folder) or folder.startswith(fixed)
            ):
                text = f"the new kind {kind} takes {glob}: records there follow its schema now, not the one they name"
                yield ("kinds", kind), text


def _strength(value: Any, usual: str) -> tuple[str, tuple[Any, Any]]:
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
    """Whether a bound leaves less room than before: a smallest one that is larger, a largest one that is smaller."""
    numbers = isinstance(old, int | float) and isinstance(new, int | float)
    return numbers and (new < old if key in _LESS_IS_STRICTER else new > old)


def _schema(old: Any, new: Any) -> Iterator[tuple[KeyPath, str]]:
    """The keywords of a schema that ask something of a record, and that are taken out, or ask for something else."""
    if new is None:
        yield (), "this schema is gone, or can't be read any more"
        return
    was, now = _keywords(old), _keywords(new)
    for (path, keyword), value in sorted(was.items()):
        place = path or "the schema"
        if (path, keyword) not in now:
            yield (), f"{keyword} is taken out of {place}: it is not checked any more"
        elif (stands := now[path, keyword]) != value and not _asks_for_more(keyword, value, stands):
            yield (), f"{keyword} of {place} is changed from {_short(value)} to {_short(stands)}"


def _asks_for_more(keyword: str, old: Any, new: Any) -> bool:
    if keyword == "enum" and isinstance(old, list) and isinstance(new, list):
        return all(value in old for value in new)
    if new is False:  # additionalProperties, say: nothing is allowed there
        return True
    return keyword.startswith(("min", "max", "exclusive")) and _is_stricter(keyword, old, new)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _keywords(schema: Any, path: str = "") -> dict[tuple[str, str], Any]:
    """The assertions of a schema, each with the place of its value: `speaker`, `sources[].quote`."""
    found: dict[tuple[str, str], Any] = {}
    for key, value in mapping(schema).items():
        if key in _NO_ASSERTION:
            continue
        if key in _INSIDE and isinstance(value, dict):
            for name, inner in value.items():
                found |= _keywords(inner, f"{path}.{name}".lstrip("."))
        elif key == "items" and isinstance(value, dict):
            found |= _keywords(value, f"{path}[]")
        elif key == "required" and isinstance(value, list):
            found |= {(f"{path}.{name}".lstrip("."), key): True for name in value}
        elif isinstance(value, dict) and not key.startswith("x-"):
            found |= _keywords(value, f"{path}.{key}".lstrip("."))
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            for number, item in enumerate(value):
                found |= _keywords(item, f"{path}.{key}[{number}]".lstrip("."))
        else:
            found[path, key] = value
    return found


def data_of(data: bytes, file: str) -> Any:
    """What a file of settings, waivers or a schema held; None if it can't be read."""
    if file.endswith(".json"):
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            return None
    text = decode(data)
    documents = parse_file(text, file)[0] if isinstance(text, str) else []
    return documents[0].data if documents else None


def mapping(value: Any) -> dict[str, Any]:
    """The value, if it is a mapping; else an empty one."""
    return value if isinstance(value, dict) else {}


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []

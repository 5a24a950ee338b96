"""What a change takes away from the check itself: in the settings, the waivers, the baselines and the schemas.

Each function holds what a file says beside what it said, and yields key paths of the new one with words.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from validator.corpus.change import GITIGNORE
from validator.corpus.config import DESCRIBING
from validator.corpus.published import PUBLISHED_FILE
from validator.findings.finding import KeyPath, format_path
from validator.findings.rule import Rule
from validator.report.looser import is_stricter, looser, mapping
from validator.source.document import parse_file
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, decode

MOST_TOLD = 20
"""Places of one file that are told; of the rest, only how many."""
_ASKS_FOR_MORE = {"schema", "references", "unique", "rules", "formats"}
"""What a kind can be given so that its records are held to more."""
_VERSION = re.compile(r"(.*/)v([0-9]{1,9})\.json")
_GLOB = re.compile(r"[*?\[\\]")
_RANK = {"off": 0, "info": 1, "warning": 2, "error": 3}


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
    elif PurePosixPath(file).name == PUBLISHED_FILE:
        yield from _published(mapping(old), mapping(new))
    elif old is not None:
        yield from _first(list(looser(old, new)))


def ignored_now(old: Any, new: Any, home: str, concerned: set[str]) -> Iterator[tuple[KeyPath, str]]:
    """What git ignores since a `.gitignore` was changed: what it ignores is not committed, and so never checked.

    `home` is the folder that it lies in, as the start of a path (empty for the dataset's own), and `concerned` what
    there the check reads. Names of hidden files are passed over, as the check passes over these.
    """
    before, now = (dict.fromkeys(map(str, lines)) if isinstance(lines, list) else {} for lines in (old, new))
    told = [
        f"git ignores {line} now" for line in now if line not in before and _may_hide(line, home, concerned)
    ]
    told += [
        f"git does not except {line[1:]} any more from what it ignores"
        for line in before
        if line[:1] == "!" and line not in now
    ]
    yield from _first([((), f"{what}: such files are not committed, and so not checked") for what in told])


def _may_hide(pattern: str, home: str, concerned: set[str]) -> bool:
    parts = pattern.strip("/").split("/")
    if pattern[:1] in ("!", "#", "") or re.match(r"\.[^*?\[\\]", parts[-1]):
        return False
    anchored = "/" in pattern.rstrip("/") and not home and not _GLOB.search(parts[0])
    return not anchored or parts[0] in concerned or any(map(_GLOB.search, concerned))


def older_version(file: str, files: Iterable[str]) -> str:
    """Of some schemas, the version before one that is new (`schemas/statement/v3.json`); empty if there is none."""
    found = _VERSION.fullmatch(file)
    older = [
        (int(other[2]), name)
        for name in files
        if found and (other := _VERSION.fullmatch(name)) and other[1] == found[1]
    ]
    return max(
        ((number, name) for number, name in older if found and number < int(found[2])), default=(0, "")
    )[1]


def looser_version(older: str, old: Any, new: Any) -> Iterator[tuple[KeyPath, str]]:
    """What the new version of a kind asks less of a record than the one before it."""
    own = ("const of schema ", "$id of the schema ")  # the version's own name
    told = [(path, what) for path, what in looser(old, new) if not what.startswith(own)]
    yield from ((path, f"beside {older}, {what}") for path, what in _first(told))


def _first(told: list[tuple[KeyPath, str]]) -> Iterator[tuple[KeyPath, str]]:
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        yield (), f"{len(told) - MOST_TOLD} more of its keywords are taken out or changed"


def _published(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    for key, noun in (("versions", "version"), ("records", "record")):
        was, now = mapping(old.get(key)), mapping(new.get(key))
        gone = [name for name in was if now.get(name) != was[name]]
        for name in gone[:MOST_TOLD]:
            yield (), f"the {noun} {name} is not among what was published any more"
        if len(gone) > MOST_TOLD:
            yield (), f"{len(gone) - MOST_TOLD} more are not among what was published any more"


def _waivers(old: Any, new: Any) -> Iterator[tuple[KeyPath, str]]:
    known: dict[tuple[str, str], dict[str, str | None]] = {}  # by the place, until when; None for ever
    for entry in _mappings(old):
        ends = known.setdefault((str(entry.get("rule")), str(entry.get("record"))), {})
        place, end = str(entry.get("place")), entry.get("until")
        before = ends.get(place, "")
        ends[place] = None if end is None or before is None else max(str(end), before)
    for number, entry in enumerate(new if isinstance(new, list) else []):
        if not isinstance(entry, dict):
            continue
        rule, record = str(entry.get("rule")), str(entry.get("record"))
        ends, end = known.get((rule, record), {}), entry.get("until")
        if not ends:
            yield (number,), f"a new waiver: {rule} in {record}"
        elif not any(
            ends[place] is None or (end is not None and str(end) <= str(ends[place]))
            for place in {str(entry.get("place")), str(None)} & ends.keys()  # without a place, all are waived
        ):
            yield (number,), f"the waiver of {rule} in {record} is widened: another place, or a later day"


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
            if key == "kinds":
                for where, what in _read_otherwise(known, mapping(said)):
                    yield where, what
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


def _read_otherwise(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """What kinds that were there say now for the first time, and what may let a record pass that did not."""
    for kind in old.keys() & new.keys():
        was, now = mapping(old[kind]), mapping(new[kind])
        for key in now.keys() - was.keys() - _ASKS_FOR_MORE:
            yield ("kinds", kind, key), f"kinds.{kind}.{key} is set to {now[key]!r}"
        for key in ("yaml", "json"):
            for name in mapping(now.get(key)).keys() - mapping(was.get(key, now.get(key))).keys():
                yield ("kinds", kind, key, name), f"kinds.{kind}.{key}.{name} is set to {now[key][name]!r}"
        references, known = mapping(now.get("references")), mapping(was.get("references"))
        for field in references.keys() & known.keys():
            for name in mapping(references[field]).keys() - mapping(known[field]).keys() - {"kind"}:
                set_to = f"{name} is set to {references[field][name]!r}"
                text = f"not every {field} of {kind} is a reference any more: {set_to}"
                yield ("kinds", kind, "references", field), text


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
        elif now != value and not is_stricter(key, value, now):
            yield f"changed from {value!r} to {now!r}", format_path(here)


def data_of(data: bytes, file: str) -> Any:
    """What a file of settings, waivers or a schema held (of a `.gitignore`, its lines); None if it can't be read."""
    if PurePosixPath(file).name == GITIGNORE:
        return [line.rstrip() for line in data.decode("utf-8", "replace").splitlines()]
    if file.endswith(".json"):
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            return None
    text = decode(data)
    documents = parse_file(text, file)[0] if isinstance(text, str) else []
    return documents[0].data if documents else None


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []

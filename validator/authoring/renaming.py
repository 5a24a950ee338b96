"""Change what a record is called, or whether it counts: `rename`, `merge` and `withdraw`, as plans of files to write.

A plan is made from the texts of all record files and touches nothing. It is a list of steps in the order in which they
are to be made: killed after any of them, a dataset is valid, or says what is not finished, and the same command again
makes what is left. What can't be done without guessing, or would break a record that was sound, is refused as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from validator.authoring.edit import Edit, EditError, Insert, Remove, Rename, Set, apply
from validator.authoring.file_names import ALIKE, why_no_file
from validator.authoring.known import Home, RecordFiles
from validator.authoring.rewriting import Edits, Plan, RefusedError, Step, new_texts, step
from validator.findings.finding import KeyPath, format_path
from validator.findings.paths import KEYS, at
from validator.schema.fields import Field
from validator.schema.naming import as_id, fold
from validator.source.document import Document
from validator.source.inside import is_inside


def rename(known: RecordFiles, old: str, new: str, kind: str = "") -> Plan:
    """Give a record another id: in its file, in the file's name, in every reference to it, and in the waivers.

    `kind` says which is meant where records of several kinds have the id. Raises RefusedError.
    """
    home = _the_one(known, old, kind)
    if new == old:
        raise RefusedError(f"{old!r} is its id already")
    edits: Edits = defaultdict(lambda: defaultdict(list))
    references = 0
    for other, path, field in _references(known, home):
        value = _renamed(at(other.data, path), path, field, old, new)
        whole = (*other.way, *path)
        if field.pattern[-1] == KEYS:
            edits[other.file][other.document].append(Rename(whole, str(value)))
        else:
            edits[other.file][other.document].append(Set(whole, value))
        references += 1
    own = _own_edit(home, new)
    if own:
        edits[home.file][home.document].append(own)
    texts = new_texts(known, edits)
    place = _new_place(known, home, old, new)
    after = texts.get(home.file, home.source.text)
    _refuse_taken(known, new, home, place, after)
    waivers, changed = _waivers(known, old, new) if len(known.named(old)) == 1 else ((), 0)
    others = [step(known.sources[file], text) for file, text in sorted(texts.items()) if file != home.file]
    if place == home.source.path:
        return Plan((*others, *waivers, step(home.source, after)), references, changed)
    made = () if place.exists() else (Step(place, known.dataset.relative(place), None, after),)
    gone = Step(home.source.path, home.file, home.source.text, None)
    return Plan((*made, *others, *waivers, gone), references, changed)


def merge(known: RecordFiles, old: str, into: str, kind: str = "") -> Plan:
    """Let a record take the place of another: references lead to it, and the old record says so (`replaced_by`).

    Raises RefusedError: also where a list would name the same record twice, and where the texts of two articles differ.
    """
    home = _the_one(known, old, kind)
    target = _the_one(known, into, home.schema.kind)
    if target is home:
        raise RefusedError(f"{old!r} can't be merged into itself")
    if ("replaced_by",) not in {field.pattern for field in home.schema.references}:
        raise RefusedError(f"a record of the kind {home.schema.kind} can't say that another took its place")
    if "withdrawn" in target.data or "replaced_by" in target.data:
        raise RefusedError(f"{into!r} no longer counts itself: it was withdrawn, or another took its place")
    said = home.data.get("replaced_by", into)
    if said != into:
        raise RefusedError(f"{old!r} was replaced by {said!r} already")
    if home.schema.text_field and home.data.get("text") != target.data.get("text"):
        raise RefusedError(
            f"the texts of {old!r} and {into!r} differ, so that what stands in one need not stand in the other: "
            "correct the article of each quote by hand, where it is really there"
        )
    edits: Edits = defaultdict(lambda: defaultdict(list))
    if "replaced_by" not in home.data:
        edits[home.file][home.document].append(_added(home, "replaced_by", into))
    references, twice = 0, list[str]()
    for other, path, _ in _references(known, home):
        if other is home:
            continue
        if other is target:
            raise RefusedError(
                f"{into!r} refers to {old!r} itself, by {format_path(path)}: take that out first"
            )
        whole, references = (*other.way, *path), references + 1
        if isinstance(path[-1], int) and into in at(other.data, path[:-1]):
            edits[other.file][other.document].append(Remove(whole))
        elif _is_there(other.data, path, into):
            twice.append(
                f"{other.file}: {format_path(path)} and another entry of the list would both name {into!r}"
            )
        else:
            edits[other.file][other.document].append(Set(whole, into))
    if twice:
        raise RefusedError("\n".join(("decide first which entry stays:", *twice)))
    texts = new_texts(known, edits)
    first = [texts.pop(home.file)] if home.file in texts else []
    steps = [step(home.source, text) for text in first]
    steps += [step(known.sources[file], text) for file, text in sorted(texts.items())]
    return Plan(tuple(steps), references)


def withdraw(known: RecordFiles, names: Sequence[str], about: dict[str, str], kind: str = "") -> Plan:
    """Say of records that they no longer count. They stay, so that old references lead somewhere.

    `about` is what `withdrawn` holds: the date, the reason, and perhaps the kind of reason. Raises RefusedError: also
    as long as records refer to one of them that still count themselves.
    """
    homes = [_the_one(known, name, kind) for name in dict.fromkeys(names)]
    edits: Edits = defaultdict(lambda: defaultdict(list))
    standing, together = list[str](), {id(home) for home in homes}
    for home in homes:
        if ("withdrawn",) not in home.schema.patterns:
            raise RefusedError(
                f"a record of the kind {home.schema.kind} can't be withdrawn: it has no such field"
            )
        if "withdrawn" in home.data:
            continue  # as an earlier run left it
        edits[home.file][home.document].append(_added(home, "withdrawn", about))
        for other, path, _ in _references(known, home):
            if id(other) not in together and not {"withdrawn", "replaced_by"} & other.data.keys():
                standing.append(f"{other.file}: {format_path(path)} names {home.id!r}")
    if standing:
        raise RefusedError(
            "\n".join(
                (
                    "records that still count refer to it; take the reference out of them, name another record "
                    "('onrecord merge' does that), or withdraw them together with it:",
                    *standing,
                )
            )
        )
    return Plan(
        tuple(step(known.sources[file], text) for file, text in sorted(new_texts(known, edits).items())), 0
    )


def _the_one(known: RecordFiles, name: str, kind: str) -> Home:
    """The record with an id. Raises RefusedError if there is none, or more than one."""
    found = [home for home in known.named(name) if not kind or home.schema.kind == kind]
    if not found:
        raise RefusedError(known.no_such_record(name, kind))
    if len(found) > 1:
        places = ", ".join(f"{home.schema.kind} in {home.file}" for home in found)
        kinds = {home.schema.kind for home in found}
        way = "say which with --kind" if len(kinds) == len(found) else "give each an id of its own first"
        raise RefusedError(f"several records have the id {name!r} ({places}): {way}")
    if unread := known.unread(name):
        raise RefusedError(
            "\n".join(
                (
                    f"what can't be read may name {name!r}; mend it first ('onrecord validate' shows how):",
                    *unread,
                )
            )
        )
    return found[0]


def _references(known: RecordFiles, home: Home) -> Iterator[tuple[Home, KeyPath, Field]]:
    """Every place that names a record, with the record that it is in."""
    rivals = {other.schema.kind for other in known.named(home.id) if other is not home}
    for other, path, field in known.mentions.get(home.id, ()):
        if home.schema.kind in field.ref:
            if rivals.intersection(field.ref):
                raise RefusedError(
                    f"{other.file}: {format_path(path)} names {home.id!r}, which may be one of several records"
                )
            yield other, path, field


def _renamed(value: Any, path: KeyPath, field: Field, old: str, new: str) -> Any:
    """What a reference says afterwards: what stands around the id in it stays."""
    written = str(path[-1]) if field.pattern[-1] == KEYS else as_id(value) or ""
    if field.naming is not None:
        prefix = field.naming.prefix if written.startswith(field.naming.prefix) else ""
        suffix = field.naming.suffix if written.endswith(field.naming.suffix) else ""
        return f"{prefix}{new}{suffix}"
    return _like(value, new)


def _like(value: Any, new: str) -> Any:
    """An id as a number, where the old one is a number and the new one can be."""
    return int(new) if type(value) is int and new.isdecimal() and str(int(new)) == new else new


def _own_edit(home: Home, new: str) -> Edit | None:
    """What changes in the record itself; None where its id is the name of its file."""
    if home.key:
        return Rename(home.way, new)
    way = home.id_way()
    if way is None:
        return None
    if len(way) != 1:
        raise RefusedError(
            f"the id {home.id!r} is made of several fields: {', '.join(map(format_path, way))}"
        )
    return Set((*home.way, *way[0]), _like(at(home.data, way[0]), new))


def _new_place(known: RecordFiles, home: Home, old: str, new: str) -> Path:
    """Where the record's file lies afterwards: a file that is named after its record goes on being so."""
    path = home.source.path
    from_file = home.id_way() is None and not home.key
    if from_file and (not home.record.alone or home.schema.named_by == "file.parent"):
        raise RefusedError(f"the id of {home.file} is no part of the record, but comes from where it lies")
    if not from_file and not (home.record.alone and path.stem == old):
        return path
    if path.is_symlink():
        raise RefusedError(f"{home.file} is a link to another file, which can't be renamed with it")
    whole = from_file and not home.schema.named_by
    place = known.dataset.root / new if whole else path.parent / f"{new}{path.suffix}"
    if wrong := next(filter(None, map(why_no_file, new.split("/") if whole else [new])), ""):
        raise RefusedError(wrong)
    if not place.parent.is_dir() or not is_inside(place, known.dataset.root):
        raise RefusedError(f"{new!r} can't be the name of a file there")
    for beside in place.parent.iterdir():
        if beside not in (place, path) and fold(beside.name, ALIKE) == fold(place.name, ALIKE):
            raise RefusedError(
                f"there is {known.dataset.relative(beside)}, whose name differs only by case or Unicode form: on some "
                "disks both would be one file; choose another id"
            )
    return place


def _refuse_taken(known: RecordFiles, new: str, home: Home, place: Path, after: str) -> None:
    """Raise RefusedError if the new id is taken, but for what this very renaming left when it was broken off."""
    taken = [one for one in known.named(new) if one is not home]
    if home.schema.mapped:  # where ids are those of their kind
        taken = [one for one in taken if one.schema.kind == home.schema.kind]
    for other in taken:
        if other.source.path != place or other.source.text != after:
            raise RefusedError(
                f"{new!r} is the id of a record already, in {other.file}; if both are about one thing: "
                f"onrecord merge {home.id} {new}"
            )
    if place != home.source.path and place.exists() and not taken:
        raise RefusedError(f"there is a file {known.dataset.relative(place)} already")


def _added(home: Home, key: str, value: Any) -> Insert:
    """A new key of a record, at its place in the order of the schema."""
    order = [field.pattern[0] for field in home.schema.fields if len(field.pattern) == 1]
    before = set(order[: order.index(key)]) if key in order else set()
    after = [name for name in home.data if name in before]
    return Insert((*home.way, key), value, after[-1] if after else list(home.data)[-1])


def _is_there(data: Any, path: KeyPath, name: str) -> bool:
    """Whether another item of a list that a path leads through names the record already, in the same way."""
    for depth, part in enumerate(path):
        if isinstance(part, int):
            others = (index for index in range(len(at(data, path[:depth]))) if index != part)
            if any(at(data, (*path[:depth], index, *path[depth + 1 :])) == name for index in others):
                return True
    return False


def _waivers(known: RecordFiles, old: str, new: str) -> tuple[tuple[Step, ...], int]:
    """The waivers that name a record, for its new id."""
    source = known.waivers
    if source is None or not source.documents or not isinstance(source.documents[0].data, list):
        return (), 0
    document: Document = source.documents[0]
    edits: list[Edit] = [
        Set((index, "record"), new)
        for index, entry in enumerate(document.data)
        if isinstance(entry, dict) and entry.get("record") == old
    ]
    if not edits:
        return (), 0
    try:
        text = apply(source.text, (document.start, document.end), edits)
    except EditError as error:
        raise RefusedError(f"{source.file}: it would have to be changed by hand: {error}") from error
    return (step(source, text),), len(edits)

"""A JSON Schema file of any draft, with the files that it refers to: found on disk, never fetched.

A `$ref` to another file is resolved as JSON Schema says (against `$id`, or against the file's own place), and the file
is then looked for on disk: it must lie in the dataset's folder. Each file is known under a made-up address
(`https://onrecord.invalid/` and its path), and under the `$id` that it has.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from validator.findings.paths import ITEMS, Pattern
from validator.schema.addresses import Addresses, base_of
from validator.schema.fields import BASE, MAX_SCHEMA_DEPTH, Field, SchemaError, nested_too_deep

MAX_SCHEMA_FILES = 500
MAX_FILES_LOOKED_AT = 5000
"""Files that are looked through for an `$id`."""
SCHEMA_SUFFIXES = (".json", ".yaml", ".yml")
_ID = re.compile(rb"""["']?\$?id["']?[ \t]*:[ \t]*["']?([a-zA-Z][a-zA-Z0-9+.-]*:[^\s"',}]+)""")
_MAX_SCHEMA_BYTES = 16 * 1024 * 1024
_MAX_FIELDS, _MAX_FIELD_DEPTH = 2000, 12
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef", "$schema")
DIALECTS = {
    "Draft4": "http://json-schema.org/draft-04/schema",
    "Draft6": "http://json-schema.org/draft-06/schema",
    "Draft7": "http://json-schema.org/draft-07/schema",
    "Draft201909": "https://json-schema.org/draft/2019-09/schema",
    "Draft202012": "https://json-schema.org/draft/2020-12/schema",
}
"""The drafts that are known, and what `$schema` says for each."""
_KNOWN = frozenset(DIALECTS.values())
_BY_ADDRESS = {address.partition("://")[2]: name for name, address in DIALECTS.items()}


@dataclass(frozen=True)
class Resources:
    """A schema, its address, and every document that it may refer to, by address.

    `files` has the places that were looked at, each with the sha256 of the file there; empty if there is none. With
    `searched`, other files were looked through as well, for an `$id`.
    """

    uri: str
    document: dict[str, Any]
    documents: dict[str, Any]
    files: dict[str, str] = field(default_factory=dict)
    searched: bool = False


ANYTHING = Resources(f"{BASE}/anything", {}, {f"{BASE}/anything": {}})
"""What a record of a kind without a schema is held against: whatever it says, it fits."""


def dialect_name(resources: Resources) -> str:
    """The draft of a schema: `Draft7`; 2020-12 if it does not say, and for a dialect of its author's own."""
    return _named_draft(resources.document) or "Draft202012"


def dialect_of(document: Any, resources: Resources) -> str:
    """The draft of one of the documents: the one that it names, or else that of the schema."""
    return _named_draft(document) or dialect_name(resources)


def _named_draft(document: Any) -> str:
    said = document.get("$schema", "") if isinstance(document, dict) else ""
    return _BY_ADDRESS.get(str(said).rstrip("#").partition("://")[2], "")


def load_resources(path: Path, root: Path, others: Sequence[Path] = ()) -> Resources:
    """Read a schema file and the files that it refers to, as far as they lie in `root`.

    A reference leads to the file at its place or, where there is none, to one with that `$id`: among `others`, and
    beside the schema. Raises SchemaError if a file can't be read or is no schema. What leads nowhere is told by
    validator.schema.doubts.
    """
    files: dict[str, str] = {}
    document = _read(path, root, files)
    if not isinstance(document, dict):
        raise SchemaError(path.as_posix(), "a schema file holds one JSON object")
    uri = address_of(path)
    documents: dict[str, Any] = {}
    named: dict[str, Path] | None = None
    waiting = [(uri, document)]
    while waiting:
        own, found = waiting.pop()
        documents[own] = found
        claimed = _claimed(own, found, file_of(own))
        documents.setdefault(claimed, found)
        for target in referred(found, claimed, file_of(own)):
            if target in documents or target in _KNOWN or len(documents) > MAX_SCHEMA_FILES:
                continue
            file = _file_at(_place(target, claimed, own), root, files)
            if file is None:
                if named is None:
                    named = by_id([*others, *_beside(path)], root)
                file = named.get(target)
            if file is not None:
                place = address_of(file)
                other = documents[place] if place in documents else _read(file, root, files)
                documents[target] = other
                if place not in documents:
                    waiting.append((place, other))
    return Resources(uri, document, documents, files, named is not None)


def address_of(file: Path) -> str:
    """The address that a file is given here."""
    return BASE + quote(posixpath.normpath(file.absolute().as_posix()))


def file_of(address: str) -> str:
    """The file that was given an address."""
    return unquote(urlsplit(address).path)


def _file_at(place: str | None, root: Path, files: dict[str, str]) -> Path | None:
    """The file at a place, if there is one and it lies in the folder. That it was looked for is noted in `files`."""
    if place is None:
        return None
    file = Path(os.path.normpath(file_of(place)))  # `%2e%2e` is a way up, too
    if not file.is_relative_to(root.absolute()):
        return None
    files.setdefault(str(file), "")
    return file if file.is_file() else None


def _beside(path: Path) -> list[Path]:
    """The files in the folder of a schema, which may have the `$id`s that it refers to."""
    try:
        return sorted(other for other in path.absolute().parent.iterdir() if other.suffix in SCHEMA_SUFFIXES)
    except OSError:
        return []


def by_id(files: Iterable[Path], root: Path) -> dict[str, Path]:
    """Files by the `$id` that they have, the first file of each (in draft 4 `id`)."""
    from validator.source.files import read

    found: dict[str, Path] = {}
    for file in islice(files, MAX_FILES_LOOKED_AT):
        data = read(file, root)
        for match in _ID.finditer(data) if isinstance(data, bytes) else ():
            found.setdefault(match[1].decode("utf-8", "replace").partition("#")[0], file)
    return found


def _claimed(own: str, document: Any, file: str) -> str:
    """The address at which a document claims to be; its own if it claims none."""
    try:
        return urldefrag(urljoin(own, _id(document) or own)).url
    except ValueError as error:
        raise SchemaError(file, f"an address in it is not sound: {error}") from error


def _place(target: str, claimed: str, own: str) -> str | None:
    """Where a document lies that is to be found at `target`, seen from one that claims to be at `claimed`."""
    if target.startswith(BASE):
        return target
    one, two = urlsplit(target), urlsplit(claimed)
    if (one.scheme, one.netloc) != (two.scheme, two.netloc) or not one.path.startswith("/"):
        return None
    return urljoin(own, posixpath.relpath(one.path, posixpath.dirname(two.path)))


def _read(path: Path, root: Path, files: dict[str, str]) -> Any:
    from validator.source.files import read

    data = read(path, root)
    if isinstance(data, tuple):
        raise SchemaError(path.as_posix(), data[1].message)
    if len(data) > _MAX_SCHEMA_BYTES:
        raise SchemaError(path.as_posix(), "the file is larger than any schema (16 MiB)")
    files[str(path)] = sha256(data).hexdigest()
    return parse_schema(data, path.as_posix())


def parse_schema(data: bytes, file: str) -> Any:
    """The JSON of a schema file. Raises SchemaError if it is none, or nested too deep for the engines."""
    try:
        document = _parse_yaml(data, file) if file.endswith((".yaml", ".yml")) else json.loads(data)
    except RecursionError as error:
        raise nested_too_deep(file) from error
    except ValueError as error:
        from validator.source.json_text import not_json

        hint = "correct the file at the place that the message names"
        raise SchemaError(file, not_json(error), hint=hint) from error
    waiting = [(document, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_SCHEMA_DEPTH:
            raise nested_too_deep(file)
        if isinstance(value, dict):
            waiting += [(item, depth + 1) for item in value.values()]
        elif isinstance(value, list):
            waiting += [(item, depth + 1) for item in value]
    return document


def _parse_yaml(data: bytes, file: str) -> Any:
    """A schema that is written in YAML, of which the first document counts."""
    from validator.findings.finding import Severity
    from validator.source.document import parse
    from validator.source.files import decode

    text = decode(data)
    if isinstance(text, tuple):
        raise SchemaError(file, text[1].message)
    documents, hits = parse(text)
    wrong = [problem for found, problem in hits if (problem.severity or found.severity) is Severity.ERROR]
    if wrong or not documents:
        said = wrong[0].message if wrong else "the file is empty"
        raise SchemaError(file, said, hint=wrong[0].hint if wrong else "")
    return documents[0].data


def _id(node: Any) -> str:
    """The address that a schema claims for itself: `$id`, in draft 4 `id`."""
    found = node.get("$id", node.get("id")) if isinstance(node, dict) else None
    return found if isinstance(found, str) and not found.startswith("#") else ""


def referred(document: Any, base: str, file: str) -> Iterator[str]:
    """The addresses of all documents that a document refers to, without those inside it."""
    inside: set[str] = {base}
    found: dict[str, None] = {}
    waiting = [(document, base)]
    while waiting:
        node, base = waiting.pop()
        if isinstance(node, list):
            waiting += [(item, base) for item in node]
        elif isinstance(node, dict):
            try:
                base = urljoin(base, _id(node))
                inside.add(urldefrag(base).url)
                for keyword in _REFERENCES:
                    if isinstance(node.get(keyword), str):
                        found[urldefrag(urljoin(base, node[keyword])).url] = None
            except ValueError as error:
                raise SchemaError(file, f"an address in it is not sound: {error}") from error
            waiting += [(item, base) for item in node.values()]
    return (target for target in found if target not in inside)


def described_fields(resources: Resources) -> tuple[Field, ...]:
    """The fields that a schema describes, as far as they can be told without a record.

    For hints and names only: a part that can't be followed is passed over, since the engine has the say.
    """
    found: dict[Pattern, Field] = {}
    waiting: list[tuple[Any, str, Pattern, bool]] = [(resources.document, resources.uri, (), False)]
    addresses = Addresses(resources.documents)
    steps = 0
    while waiting and steps < _MAX_FIELDS * 5 and len(found) < _MAX_FIELDS:
        node, base, pattern, required = waiting.pop(0)
        steps += 1
        chain = list(_chain(node, base, addresses))
        if pattern and chain:
            field = _field(pattern, [step for step, _ in chain], required)
            known = found.get(pattern)
            found[pattern] = known if known and (known.title or known.types) else field
        if len(pattern) < _MAX_FIELD_DEPTH:
            for step, base in chain:
                waiting += [(child, base, (*pattern, *more), must) for child, more, must in _children(step)]
    return tuple(found.values())


def _chain(node: Any, base: str, addresses: Addresses) -> Iterator[tuple[dict[str, Any], str]]:
    """A schema and those that its `$ref`s lead to, each with its base address."""
    for _ in range(10):
        if not isinstance(node, dict):
            return
        base = base_of(node, base)
        yield node, base
        if not isinstance(node.get("$ref"), str):
            return
        node, base = addresses.resolve(base, node["$ref"])


def _children(node: dict[str, Any]) -> Iterator[tuple[Any, Pattern, bool]]:
    """The schemas below one: each with the way to what it describes, and whether that must be there."""
    properties, required = node.get("properties"), node.get("required")
    if isinstance(properties, dict):
        needed = required if isinstance(required, list) else ()
        yield from ((child, (key,), key in needed) for key, child in properties.items())
    if isinstance(node.get("items"), dict):
        yield node["items"], (ITEMS,), True
    for keyword in ("allOf", "anyOf", "oneOf"):
        if isinstance(node.get(keyword), list):
            yield from ((option, (), False) for option in node[keyword])
    yield from ((node[keyword], (), False) for keyword in ("if", "then", "else") if keyword in node)


def _field(pattern: Pattern, chain: list[dict[str, Any]], required: bool) -> Field:
    def said(keyword: str, kinds: tuple[type, ...], default: Any) -> Any:
        values = (step.get(keyword) for step in chain)
        return next((value for value in values if isinstance(value, kinds)), default)

    types = said("type", (str, list), [])
    return Field(
        pattern,
        title=said("title", (str,), ""),
        description=said("description", (str,), ""),
        types=(types,) if isinstance(types, str) else tuple(map(str, types)),
        format=said("format", (str,), ""),
        enum=tuple(said("enum", (list,), [])),
        required=required,
    )

"""A JSON Schema file of any draft, with the files that it refers to: found on disk, never fetched.

A `$ref` to another file is resolved as JSON Schema says (against `$id`, or against the file's own place), and the file
is then looked for on disk: it must lie in the dataset's folder. Each file is known under a made-up address
(`https://onrecord.invalid/` and its path), and under the `$id` that it has.
"""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from validator.findings.paths import ITEMS, Pattern
from validator.schema.fields import BASE, MAX_SCHEMA_DEPTH, Field, SchemaError, nested_too_deep

MAX_SCHEMA_FILES = 500
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
_BY_ADDRESS = {address.partition("://")[2]: name for name, address in DIALECTS.items()}


@dataclass(frozen=True)
class Resources:
    """A schema, its address, and every document that it may refer to, by address.

    `files` has the places that were looked at, each with the sha256 of the file there; empty if there is none.
    """

    uri: str
    document: dict[str, Any]
    documents: dict[str, Any]
    files: dict[str, str] = field(default_factory=dict)


def dialect_name(resources: Resources) -> str:
    """The draft of a schema: `Draft7`; 2020-12 if it does not say, and for a dialect of its author's own."""
    said = str(resources.document.get("$schema", "")).rstrip("#").partition("://")[2]
    return _BY_ADDRESS.get(said, "Draft202012")


def load_resources(path: Path, root: Path) -> Resources:
    """Read a schema file and, as far as they lie in `root`, the files that it refers to.

    Raises SchemaError if a file can't be read or is no schema. A reference that leads to no such file is left to the
    engine, which names it.
    """
    files: dict[str, str] = {}
    document = _read(path, root, files)
    if not isinstance(document, dict):
        raise SchemaError(path.as_posix(), "a schema file holds one JSON object")
    uri = BASE + quote(posixpath.normpath(path.absolute().as_posix()))
    documents: dict[str, Any] = {}
    homes: dict[str, str] = {}  # the address that a file claims -> the one of its place
    waiting = [(uri, document)]
    while waiting:
        own, found = waiting.pop()
        documents[own] = found
        claimed = _claimed(own, found, path.as_posix())
        if claimed != own:
            documents.setdefault(claimed, found)
            homes[claimed] = own
        for target in referred(found, claimed, path.as_posix()):
            place = _place(target, claimed, own)
            if target in documents or place is None or len(documents) > MAX_SCHEMA_FILES:
                continue
            file = Path(os.path.normpath(unquote(urlsplit(place).path)))  # `%2e%2e` is a way up, too
            if not file.is_relative_to(root.absolute()):
                continue
            files.setdefault(str(file), "")
            if file.is_file():
                other = documents.get(place) or _read(file, root, files)
                documents[target] = other
                if place not in documents:
                    waiting.append((place, other))
    return Resources(uri, document, documents, files)


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
        document = json.loads(data)
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
    steps = 0
    while waiting and steps < _MAX_FIELDS * 5 and len(found) < _MAX_FIELDS:
        node, base, pattern, required = waiting.pop(0)
        steps += 1
        chain = list(_chain(node, base, resources))
        if pattern and chain:
            field = _field(pattern, [step for step, _ in chain], required)
            known = found.get(pattern)
            found[pattern] = known if known and (known.title or known.types) else field
        if len(pattern) < _MAX_FIELD_DEPTH:
            for step, base in chain:
                waiting += [(child, base, (*pattern, *more), must) for child, more, must in _children(step)]
    return tuple(found.values())


def _chain(node: Any, base: str, resources: Resources) -> Iterator[tuple[dict[str, Any], str]]:
    """A schema and those that its `$ref`s lead to, each with its base address."""
    for _ in range(10):
        if not isinstance(node, dict):
            return
        base = urljoin(base, _id(node))
        yield node, base
        if not isinstance(node.get("$ref"), str):
            return
        base, pointer = urldefrag(urljoin(base, node["$ref"]))
        node = resources.documents.get(base)
        for part in unquote(pointer).split("/")[1:]:
            name = part.replace("~1", "/").replace("~0", "~")
            node = node.get(name) if isinstance(node, dict) else None


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

"""Where a `$ref` leads, among documents that are at hand. Nothing is fetched.

For what has to be known before an engine is made, also where all is well: to load `referencing`, which does the same
for the explanations, would take longer than such a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from validator.findings.finding import KeyPath

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
NAMED = frozenset(
    ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies")
)
"""Keywords whose value has names for keys, and a schema for each."""
DATA = frozenset(("const", "enum", "default", "examples", "example"))
"""Keywords whose value is data, and no schema."""


class SchemaAddress(NamedTuple):
    """A schema in a document: the key path to it, the schema, and its base address."""

    path: KeyPath
    node: dict[str, Any]
    base: str


def schemas_in(document: Any, base: str) -> Iterator[SchemaAddress]:
    """Every object in a document that may be a schema, with its place; data and names are passed over."""
    waiting: list[tuple[KeyPath, Any, str, bool]] = [((), document, base, False)]
    while waiting:
        path, value, base, names = waiting.pop()
        if isinstance(value, list):
            waiting += [((*path, index), item, base, False) for index, item in enumerate(value)]
        elif isinstance(value, dict):
            if not names:
                base = base_of(value, base)
                yield SchemaAddress(path, value, base)
            for key, item in value.items():
                if names or key not in DATA:
                    waiting.append(((*path, key), item, base, not names and key in NAMED))


def nodes_in(document: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document that may be a schema, where its place says nothing: a quarter of the time."""
    waiting: list[tuple[Any, bool]] = [(document, False)]
    while waiting:
        value, names = waiting.pop()
        if isinstance(value, list):
            waiting += [(item, False) for item in value]
        elif isinstance(value, dict):
            if not names:
                yield value
            waiting += [
                (item, not names and key in NAMED)
                for key, item in value.items()
                if (names or key not in DATA) and isinstance(item, (dict, list))
            ]


class Addresses:
    """Documents by their addresses, and what in them has an address of its own."""

    def __init__(self, documents: dict[str, Any]) -> None:
        self._documents = documents
        self._anchors: dict[str, tuple[Any, str]] | None = None

    def resolve(self, base: str, reference: str) -> tuple[Any, str]:
        """The schema that a reference leads to, and its base address; None if it leads nowhere."""
        address, fragment = urldefrag(join(base, reference))
        if address in self._documents:
            node, base = self._documents[address], address
        else:
            node, base = self._anchor(address)
        if fragment and not fragment.startswith("/"):
            return self._anchor(f"{address}#{fragment}")
        for part in unquote(fragment).split("/")[1:]:
            base = base_of(node, base)
            node = _step(node, part.replace("~1", "/").replace("~0", "~"))
        return node, base

    def has(self, address: str) -> bool:
        """Whether there is a document, or a part of one, at an address."""
        return address in self._documents or self._anchor(address)[0] is not None

    def _anchor(self, address: str) -> tuple[Any, str]:
        """The schema that has given itself an address, with `$id` or an anchor."""
        if self._anchors is None:
            self._anchors = {}
            for uri, document in self._documents.items():
                for name, node, base in _given_addresses(document, uri):
                    self._anchors.setdefault(name, (node, base))
        return self._anchors.get(address, (None, address))


def base_of(node: Any, base: str) -> str:
    """The base address of what stands in a schema."""
    said = node.get("$id", node.get("id")) if isinstance(node, dict) else None
    return join(base, said) if isinstance(said, str) else base


def join(base: str, address: str) -> str:
    """An address as seen from another one."""
    try:
        return urljoin(base, address)
    except ValueError:  # it is no address, which is reported elsewhere
        return base


def _given_addresses(document: Any, uri: str) -> Iterator[tuple[str, Any, str]]:
    """Every address that a part of a document has given itself, with the part and its base address."""
    waiting = [(document, uri)]
    while waiting:
        node, base = waiting.pop()
        if isinstance(node, list):
            waiting += [(item, base) for item in node]
        elif isinstance(node, dict):
            inner = base_of(node, base)
            if inner != base:
                address, fragment = urldefrag(inner)
                yield (f"{address}#{fragment}" if fragment else address), node, base
            names = [node.get(key) for key in ("$anchor", "$dynamicAnchor")]
            yield from ((f"{urldefrag(inner).url}#{name}", node, base) for name in names if name)
            waiting += [(item, inner) for item in node.values()]


def _step(node: Any, part: str) -> Any:
    """What stands in a list or an object at one part of a JSON pointer (RFC 6901)."""
    if isinstance(node, list):
        return node[int(part)] if part.isdecimal() and int(part) < len(node) else None
    return node.get(part) if isinstance(node, dict) else None

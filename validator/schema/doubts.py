"""What is wrong in schema files of others, each at its key in its own file: dead references, idle keywords."""

from __future__ import annotations

from dataclasses import dataclass, field

from validator.findings.finding import KeyPath, Severity
from validator.schema.addresses import REFERENCES, Addresses, schemas_in
from validator.schema.cost import reached
from validator.schema.fields import BASE, SchemaError
from validator.schema.lint import doubts_of
from validator.schema.resources import Resources, dialect_of, file_of

MAX_DOUBTS = 100
"""How many doubts of one schema are told."""


@dataclass
class Doubts:
    """`errors` stop the schema, `warnings` do not; `idle` are schemas (the `id` of each, that of Python) with a
    reference that leads nowhere.
    """

    errors: list[SchemaError] = field(default_factory=list)
    warnings: list[SchemaError] = field(default_factory=list)
    idle: set[int] = field(default_factory=set)


def doubts(resources: Resources) -> Doubts:
    """Look through all documents of a schema."""
    found = Doubts()
    addresses = Addresses(resources.documents)
    used = reached(resources.uri, resources.documents)
    seen: set[int] = set()
    for uri, document in resources.documents.items():
        if id(document) in seen or not uri.startswith(BASE):
            continue  # the same under the address that it claims
        seen.add(id(document))
        draft = dialect_of(document, resources)
        for path, node, base in schemas_in(document, uri):
            for keyword in REFERENCES:
                said = node.get(keyword)
                if isinstance(said, str) and _leads_nowhere(addresses, base, said):
                    _note(found, file_of(uri), (*path, keyword), said, addresses, base, used=id(node) in used)
                    found.idle.add(id(node))
            if id(node) in used and len(found.warnings) < MAX_DOUBTS:
                found.warnings += [
                    SchemaError(file_of(uri), message, (*path, *way), hint, Severity.WARNING)
                    for way, message, hint in doubts_of(node, draft)
                ]
    return found


def _leads_nowhere(addresses: Addresses, base: str, said: str) -> bool:
    node, address = addresses.resolve(base, said)
    return node is None and "://json-schema.org/draft" not in address


def _note(
    found: Doubts, file: str, path: KeyPath, said: str, addresses: Addresses, base: str, *, used: bool
) -> None:
    message, hint = _in_words(said, addresses, base)
    if used:
        found.errors.append(SchemaError(file, message, path, hint))
    else:
        message += "; no record comes to this place, so the rest is checked"
        found.warnings.append(SchemaError(file, message, path, hint, Severity.WARNING))


def _in_words(said: str, addresses: Addresses, base: str) -> tuple[str, str]:
    from urllib.parse import urldefrag

    from validator.schema.addresses import join

    if "\\" in said:
        return (
            f"the $ref {said!r} has a \\, but an address is written with /",
            f"write {said.replace(chr(92), '/')}",
        )
    address, fragment = urldefrag(join(base, said))
    if not addresses.has(address):
        named = address.removeprefix(BASE)
        return (
            f"it refers to {named}, which can't be had: nothing is fetched from the network, and only files inside the "
            "dataset's folder, or with this $id beside the schema, are read",
            "put that file into the folder, name its folder with --refs (in onrecord.yaml: schema_files), or correct "
            "the $ref",
        )
    return (
        f"a $ref leads to {fragment!r}, and nothing stands there",
        "correct the $ref, or add what it leads to",
    )

"""The records of a file as data, each with its id, whether or not they fit a schema.

For questions about a change: a record that was spoilt, or whose schema was changed along with it, is still the same
record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from validator.corpus.content import CUT_OFF, Content, DocumentPlace, read_documents
from validator.corpus.reading import mapped_id
from validator.corpus.several import records_in
from validator.findings.finding import Severity
from validator.findings.rule import Hit
from validator.schema.schema import Schema, Schemas
from validator.source.document import is_lines


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it stands in a file. `id` is empty where it has none; `document` counts the records from 0."""

    id: str
    kind: str
    file: str
    document: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entries:
    """The records of a file, whether all of it could be read, and the ids in what could not, as far as these are known.

    `lost` is None where something can't be read that may have had any id.
    """

    records: list[Entry]
    sound: bool = True
    lost: frozenset[str] | None = frozenset()

    def may_have(self, name: str) -> bool:
        """Whether a record of this id may stand in what can't be read."""
        if self.lost is None:
            return True
        return name in self.lost or any(
            known.endswith(CUT_OFF) and name.startswith(known.removesuffix(CUT_OFF)) for known in self.lost
        )


def entries(data: bytes | Hit, file: str, schemas: Schemas) -> Entries:
    """The records of a file's bytes, or of nothing, where these are the problem that kept it from being read."""
    content = Content()
    mapped = schemas.mapped_to(file)
    schema = mapped[0] if mapped else None
    key = schema.id_path[-1] if schema and schema.id_path else "id"
    found = [
        entry
        for place, document in read_documents(content, data, file, id_key=key, mapped=schema)
        for entry in _of_document(place, document, mapped)
    ]
    errors = sum(rule.severity is Severity.ERROR for rule, *_ in content.hits)
    lost = frozenset(content.broken - {file})
    known = is_lines(file) and len(lost) >= errors  # elsewhere one mistake may hide all that follows
    return Entries(found, not errors, lost if known else None if errors else frozenset())


def _of_document(place: DocumentPlace, data: Any, mapped: Sequence[Schema]) -> Iterator[Entry]:
    schema = mapped[0] if mapped else None
    if schema is None:
        if isinstance(data, dict):
            name, said = data.get("id"), data.get("schema")
            kind = said.partition("/")[0] if isinstance(said, str) else ""
            yield Entry(name if isinstance(name, str) else "", kind, place.file, place.document, data)
    elif schema.within:
        found = ((one, *record) for one in mapped if one.within for record in records_in(data, one.within))
        for number, (one, path, record) in enumerate(found):
            if isinstance(record, dict):
                at_place = DocumentPlace(place.file, number, False)
                key = str(path[-1]) if one.within.keyed else ""
                name = mapped_id(at_place, record, one, key)
                yield Entry(name, one.kind, place.file, number, record)
    elif isinstance(data, dict):
        yield Entry(mapped_id(place, data, schema, ""), schema.kind, place.file, place.document, data)

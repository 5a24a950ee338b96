"""The schemas of a dataset: the versions of its kinds, flattened to fields. `validator.schema.loading` reads them.

A kind is a folder, a version a file in it: `schemas/statement/v1.json`. A folder whose name begins with `_` holds
definitions that kinds share. The files are plain JSON Schema 2020-12 with the `x-` keywords of `meta.json`; they
are read once into a flat list of fields, and everything else works on that list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from validator.findings.finding import KeyPath, Side
from validator.findings.paths import Pattern, at, format_pattern, parse_pattern
from validator.schema.fields import (
    BASE,
    DateOrder,
    Field,
    Node,
    PartName,
    Requirement,
    SchemaError,
    VerbatimUse,
    collect_fields,
    collect_requirements,
    walk,
)
from validator.schema.naming import Fold, as_id
from validator.source.dialect import PLAIN, Dialect

if TYPE_CHECKING:
    from validator.schema.addresses import Addresses
    from validator.schema.error_tree import ErrorTree
    from validator.schema.resources import Resources

__all__ = ["Field", "Schema", "SchemaError", "Schemas", "VerbatimUse"]


@dataclass(frozen=True, eq=False)
class Schema:
    """One version of a kind.

    `mapped` says whether the schema is one of its own, to which onrecord.yaml maps files (validator.schema.mapped).
    """

    mapped: ClassVar[bool] = False

    kind: str
    version: int
    file: str
    document: dict[str, Any]
    files: dict[str, Any]

    @property
    def name(self) -> str:
        """As a record writes it: `statement/1`."""
        return f"{self.kind}/{self.version}"

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every place that the schema speaks of. Raises SchemaError where a `$ref` leads nowhere."""
        return tuple(walk(self.file, self.files))

    @property
    def within(self) -> Any:
        """Where the records of a document stand, if it holds several (validator.corpus.several)."""
        return None

    @property
    def dialect(self) -> Dialect:
        """How YAML is meant in its files."""
        return PLAIN

    @property
    def named_by(self) -> str:
        """What of the file's path is the record's id, if nothing in the record is."""
        return ""

    @property
    def folded(self) -> tuple[Fold, ...]:
        """Which differences make none in an id that is no part of the record."""
        return ()

    @property
    def id_side(self) -> Side:
        """Whether the id is what stands at `id_path`, or the key of the record itself."""
        return "value"

    @property
    def id_path(self) -> Pattern:
        """The way to a record's id; empty if the file itself is the id."""
        return ("id",)

    def id_of(self, data: Any) -> str | None:
        """The id that a record gives itself; None if it gives none."""
        return as_id(at(data, self.id_path)) if self.id_path else None

    def written_id(self, data: Any) -> str | None:
        """The id that a record gives itself as it stands there, where ids are compared in another form."""
        return None

    def lacking_id(self, data: Any) -> Pattern:
        """The first field of the id that is missing in a record without one, or can't be one."""
        return self.id_path

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in the order of the file, parents before their children."""
        return collect_fields(self.nodes)

    @cached_property
    def patterns(self) -> frozenset[Pattern]:
        """The places of all fields."""
        return frozenset(field.pattern for field in self.fields)

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """The fields that name another record."""
        return tuple(field for field in self.fields if field.ref)

    @cached_property
    def unique(self) -> tuple[Field, ...]:
        """The fields whose value no two records of the kind share."""
        return tuple(field for field in self.fields if field.unique)

    @property
    def parts(self) -> tuple[PartName, ...]:
        """The fields that name a part of a record."""
        return ()

    @property
    def unique_inside(self) -> tuple[Field, ...]:
        """The fields whose value stands once in a record, or in each entry of one."""
        return ()

    @cached_property
    def verbatim(self) -> tuple[Field, ...]:
        """The fields whose words must stand in an article."""
        return tuple(field for field in self.fields if field.verbatim)

    @cached_property
    def verbatim_uses(self) -> dict[Pattern, tuple[VerbatimUse, ...]]:
        """For each reference pattern, the verbatim fields whose words must stand where it leads.

        Raises SchemaError where `x-verbatim` names a field that is not a reference.
        """
        uses: dict[Pattern, list[VerbatimUse]] = {}
        patterns = {field.pattern for field in self.references}
        for field in self.verbatim:
            named = parse_pattern(field.verbatim)
            reference = next((p for p in ((*field.pattern[:-1], *named), named) if p in patterns), None)
            if reference is None:
                place = format_pattern(field.pattern)
                said = f"{place}: x-verbatim names {field.verbatim!r}, which is no reference"
                raise SchemaError(self.file, said, self.keyword_path(field, "x-verbatim"))
            uses.setdefault(reference, []).append(self._verbatim_use(field, reference))
        return {reference: tuple(found) for reference, found in uses.items()}

    @cached_property
    def quoting(self) -> tuple[Field, ...]:
        """The references to the articles that words of a record must stand in."""
        return tuple(field for field in self.references if field.pattern in self.verbatim_uses)

    def _verbatim_use(self, field: Field, reference: Pattern) -> VerbatimUse:
        shared = 0
        for own, other in zip(field.pattern[:-1], reference[:-1], strict=False):
            if own != other:
                break
            shared += 1
        sibling = (*reference[:-1], field.pattern[-1])
        overridden = sibling != field.pattern and any(other.pattern == sibling for other in self.verbatim)
        rest = field.pattern[shared:]
        sourced = shared == len(reference) - 1 and any(
            node.pattern == reference and node.required and not node.conditional for node in self.nodes
        )
        return VerbatimUse(field, reference, shared, rest, sibling[-1] if overridden else "", sourced)

    @cached_property
    def dates(self) -> tuple[Field, ...]:
        """The fields that hold an EDTF date."""
        return tuple(field for field in self.fields if field.format == "edtf")

    @cached_property
    def date_orders(self) -> tuple[DateOrder, ...]:
        """The orders between dates that `x-not-before` and `x-not-after` ask for.

        Raises SchemaError where a path leads neither to a date nor through a reference.
        """
        found = []
        for field in self.dates:
            for keyword, path in (("x-not-before", field.not_before), ("x-not-after", field.not_after)):
                if path:
                    found.append(self._date_order(field, keyword, parse_pattern(path)))
        return tuple(found)

    def _date_order(self, field: Field, keyword: str, named: Pattern) -> DateOrder:
        dates = {date.pattern for date in self.dates}
        for other in ((*field.pattern[:-1], *named), named):
            if other in dates:
                return DateOrder(field, keyword, other)
            for reference in self.references:
                way = reference.pattern
                if other[: len(way)] == way and len(other) > len(way):
                    return DateOrder(field, keyword, other[len(way) :], way)
        place = format_pattern(field.pattern)
        message = f"{place}: {keyword} names {format_pattern(named)!r}, which is no date and leads to none"
        raise SchemaError(self.file, message, self.keyword_path(field, keyword))

    def keyword_path(self, field: Field, keyword: str) -> KeyPath:
        """Where a keyword of a field stands in the schema's own file; the file as a whole if it is in a shared one."""
        for node in self.nodes:
            for step in node.chain:
                if node.pattern == field.pattern and keyword in step.node and step.file == self.file:
                    return (*step.path, keyword)
        return ()

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """The further rules of the schema (`x-rules`). Raises SchemaError if one stands where it can't apply."""
        return collect_requirements(self.nodes)

    @property
    def is_usable(self) -> bool:
        """Whether all of it can be read. Of one that was never held against meta.json, anything may be of any type."""
        try:
            _ = self.nodes, self.requirements, self.date_orders, self.verbatim_uses
        except (SchemaError, TypeError, ValueError, LookupError, AttributeError, RecursionError):
            return False
        return True

    @cached_property
    def text_field(self) -> Field | None:
        """The field that describes the record's own text in the archive, if the kind has one."""
        return next((field for field in self.fields if field.text), None)

    @cached_property
    def _engine(self) -> Any:
        from validator.schema.fast import engine

        return engine(self._documents, formats=False)

    @property
    def searched(self) -> bool:
        """Whether files beside it were looked through for an `$id`, any of which may have it tomorrow."""
        return False

    @property
    def looked_at(self) -> dict[str, str]:
        """Files outside of the schemas' folder that it was read from: the sha256 of each, empty if it is not there."""
        return {}

    def is_valid(self, data: Any) -> bool:
        """Whether the record fits, without saying why; not if nobody can tell, since a pattern was given up."""
        if self._doubtful:
            from validator.schema.giving_up import any_given_up

            if any_given_up(self._doubtful, data):
                return not self.errors(data)
        valid: bool = self._engine.is_valid(data)
        return valid

    @cached_property
    def _doubtful(self) -> tuple[str, ...]:
        from validator.schema.giving_up import doubtful

        return doubtful(self._documents.documents.values())

    @property
    def _documents(self) -> Resources:
        """The schema, and all that it may refer to, by address."""
        from validator.schema.resources import Resources

        documents = {f"{BASE}/{file}": document for file, document in self.files.items()}
        return Resources(f"{BASE}/{self.file}", self.document, documents)

    @cached_property
    def _addresses(self) -> Addresses:
        from validator.schema.addresses import Addresses

        return Addresses(self._documents.documents)

    def resolve(self, reference: str) -> Any:
        """What a `$ref` in the schema's own file leads to; None if that is nothing."""
        return self._addresses.resolve(self._documents.uri, reference)[0]

    @cached_property
    def _error_tree(self) -> ErrorTree:
        from validator.schema.error_tree import ErrorTree

        return ErrorTree(self._documents)

    def errors(self, data: Any) -> list[Any]:
        """What is wrong with a record, as `jsonschema.ValidationError`s: by an implementation of its own, so that there
        may be nothing where `is_valid` says no.
        """
        return self._error_tree.errors(data)

    def refusal(self, data: Any) -> str:
        """The first thing that the fast implementation has to say against a record, in its own words."""
        error = next(iter(self._engine.iter_errors(data)), None)
        return str(error.message)[:300] if error else ""

    def compile(self) -> None:
        """Compile the schema now. Raises SchemaError if that fails."""
        from validator.schema.cost import refuse_endless

        documents = {f"{BASE}/{file}": document for file, document in self.files.items()}
        refuse_endless(self.file, f"{BASE}/{self.file}", documents)
        try:
            _ = self._engine, self.fields, self.verbatim_uses, self.date_orders, self.requirements
        except SchemaError:
            raise
        except Exception as error:
            raise SchemaError(self.file, f"the schema can't be used: {str(error).splitlines()[0]}") from error


@dataclass(frozen=True)
class Schemas:
    """All kinds and their versions.

    `mapped` are the kinds whose records have no `schema:` key: which files, and the schema.
    """

    folder: Path
    by_name: dict[str, Schema]
    files: dict[str, Any]
    mapped: tuple[tuple[re.Pattern[str], Schema], ...] = ()

    @property
    def all(self) -> list[Schema]:
        """Every schema: the versions of all kinds, then the mapped kinds."""
        return [*self.by_name.values(), *{id(schema): schema for _, schema in self.mapped}.values()]

    def usable(self) -> Schemas:
        """The schemas of which everything can be read; what is wrong in the others is told elsewhere."""
        good = {id(schema) for schema in self.all if schema.is_usable}
        return Schemas(
            self.folder,
            {name: schema for name, schema in self.by_name.items() if id(schema) in good},
            self.files,
            tuple((pattern, schema) for pattern, schema in self.mapped if id(schema) in good),
        )

    def mapped_to(self, file: str) -> list[Schema]:
        """The schemas that onrecord.yaml maps a file to: one at most, if nothing is wrong."""
        found = {id(schema): schema for pattern, schema in self.mapped if pattern.match(file)}
        return list(found.values())

    @cached_property
    def versions(self) -> dict[str, list[int]]:
        """Kind -> its versions, in order."""
        found: dict[str, list[int]] = {}
        for schema in self.by_name.values():
            found.setdefault(schema.kind, []).append(schema.version)
        return {kind: sorted(numbers) for kind, numbers in sorted(found.items())}

    def latest(self, kind: str) -> Schema:
        """The newest version of a kind. Raises KeyError for an unknown kind."""
        return self.by_name[f"{kind}/{self.versions[kind][-1]}"]

"""Records that follow a JSON Schema of their own: no `schema:` key, no `x-` keywords, any draft from 4 to 2020-12.

Many communities keep thousands of YAML or JSON files and one schema for them, which nobody here can change. In
onrecord.yaml, `kinds` maps files to such a schema, and says beside it what JSON Schema can't say:

    kinds:
      advisory:
        files: advisories/**/*.yaml
        schema: schemas/advisory.json
        id: id
        references: {"related[]": advisory}
        unique: ["aliases[]"]
        rules:
          - {require: "self.published <= self.modified", code: published-after-modified, message: "..."}
        formats: true

Everything else is as for other records: places, hints, references, waivers, reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from validator.findings.finding import Side
from validator.findings.paths import Pattern
from validator.schema.fast import engine
from validator.schema.fields import BASE, Field, PartName, Requirement, SchemaError
from validator.schema.naming import Fold, Identity
from validator.schema.resources import DIALECTS, Resources, described_fields, dialect_name
from validator.schema.schema import Schema
from validator.source.dialect import PLAIN, Dialect

if TYPE_CHECKING:
    from validator.schema.doubts import Doubts
    from validator.schema.error_tree import ErrorTree


@dataclass(frozen=True, eq=False)
class MappedSchema(Schema):
    """A JSON Schema file of any draft, and what onrecord.yaml says beside it.

    `file` is the absolute path of the schema file; `identity` is where the record's id stands (None: the file is the
    id, or what `from_file` says of it: `file.stem`, `file.parent`). `several` says where records stand in a document
    that holds more than one; `fold_key` how an id is folded that is no part of the record.
    """

    mapped: ClassVar[bool] = True

    resources: Resources
    identity: Identity | None = None
    links: tuple[Field, ...] = ()
    part_names: tuple[PartName, ...] = ()
    distinct: tuple[Field, ...] = ()
    added: tuple[Requirement, ...] = ()
    formats: bool = False
    several: Any = None
    from_file: str = ""
    yaml: Dialect = PLAIN
    fold_key: tuple[Fold, ...] = ()

    @property
    def name(self) -> str:
        """The kind: a mapped schema has no versions."""
        return self.kind

    @property
    def within(self) -> Any:
        """Where the records of a document stand, if it holds several (validator.corpus.several)."""
        return self.several

    @property
    def dialect(self) -> Dialect:
        """How YAML is meant in its files."""
        return self.yaml

    @property
    def named_by(self) -> str:
        """What of the file's path is the record's id, if nothing in the record is."""
        return self.from_file

    @property
    def folded(self) -> tuple[Fold, ...]:
        """Which differences make none in an id that is no part of the record: the file's, or the key in a mapping."""
        return self.fold_key

    @property
    def id_side(self) -> Side:
        """Whether the id is what stands at `id_path`, or the key of the record itself."""
        return "key" if self.several and self.several.keyed and not self.identity else "value"

    @property
    def id_path(self) -> Pattern:
        """The way to a record's id, or to its first part; empty if the file itself is the id."""
        return self.identity.ways[0][0] if self.identity else ()

    def id_of(self, data: Any) -> str | None:
        """The id that a record gives itself; None if it gives none."""
        return self.identity.of(data) if self.identity else None

    def written_id(self, data: Any) -> str | None:
        """The id that a record gives itself as it stands there, where ids are compared in another form."""
        return self.identity.written(data) if self.identity and self.identity.folded else None

    def lacking_id(self, data: Any) -> Pattern:
        """The first field of the id that is missing in a record without one, or can't be one."""
        return self.identity.gap(data) if self.identity else ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that the schema describes, as far as they can be known without a record."""
        return described_fields(self.resources)

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """The fields that name another record."""
        return self.links

    @cached_property
    def unique(self) -> tuple[Field, ...]:
        """The fields whose value no two records of the kind share."""
        return tuple(field for field in self.distinct if field.within is None)

    @cached_property
    def unique_inside(self) -> tuple[Field, ...]:
        """The fields whose value stands once in a record, or in each entry of one."""
        return tuple(field for field in self.distinct if field.within is not None)

    @property
    def parts(self) -> tuple[PartName, ...]:
        """The fields that name a part of a record."""
        return self.part_names

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """The further rules of onrecord.yaml."""
        return self.added

    @cached_property
    def _doubts(self) -> Doubts:
        from validator.schema.doubts import doubts

        return doubts(self.resources)

    @property
    def warnings(self) -> list[SchemaError]:
        """What the schema says in vain."""
        return self._doubts.warnings

    @cached_property
    def _engine(self) -> Any:
        return engine(self.resources, formats=self.formats, idle=self._doubts.idle)

    @property
    def _documents(self) -> Resources:
        return self.resources

    @cached_property
    def _error_tree(self) -> ErrorTree:
        from validator.schema.error_tree import ErrorTree

        return ErrorTree(self.resources, formats=self.formats)

    @property
    def searched(self) -> bool:
        """Whether files beside it were looked through for an `$id`, any of which may have it tomorrow."""
        return self.resources.searched

    @property
    def looked_at(self) -> dict[str, str]:
        """The places that the schema was read from: its file, and those that it refers to."""
        return self.resources.files

    def compile(self) -> None:
        """Compile the schema now. Raises SchemaError if that fails."""
        from validator.schema.cost import refuse_endless

        refuse_endless(self.file, self.resources.uri, self.resources.documents)
        try:
            _ = self._engine
        except Exception as error:
            raise _unusable(self, error) from error
        if self._doubts.errors:
            raise self._doubts.errors[0]


def _unusable(schema: MappedSchema, error: Exception) -> SchemaError:
    """What the engine says of a schema, in words for its author, at the place of the mistake."""
    first = (str(error).splitlines() or [""])[0]
    missing = re.match(r"(?:Resource|Unknown meta-schema:) '(.*?)'", first)
    pointer = re.match(r"(?:Pointer|Anchor) '(.*)' does not exist", first)
    dialect = str(schema.document.get("$schema", ""))
    if missing and missing[1].removeprefix("json-schema:///").rstrip("#") == dialect.rstrip("#"):
        said = f"its $schema names {dialect!r}, which is no draft of JSON Schema that is known here"
        hint = f"write one of: {', '.join(DIALECTS.values())}; or leave $schema out, which means the last of them"
        return SchemaError(schema.file, said, ("$schema",), hint)
    if missing:
        named = missing[1].removeprefix(BASE)
        said = (
            f"it refers to {named}, which can't be had: nothing is fetched from the network, "
            "and only JSON files inside the dataset's folder are read"
        )
        return SchemaError(schema.file, said, hint="put that file into the folder, or correct the $ref")
    if pointer:
        said = f"a $ref leads to {pointer[1]!r}, and nothing stands there"
        return SchemaError(schema.file, said, hint="correct the $ref, or add what it leads to")
    if hasattr(error, "kind") and error.kind.name != "$ref":
        from validator.schema.check import against_its_draft

        wrong = against_its_draft(schema.document, dialect_name(schema.resources), schema.file)
        if wrong:
            return wrong[0]
    return SchemaError(schema.file, f"the schema can't be used: {first[:300]}")

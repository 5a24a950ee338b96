"""The dataset from a check on Spark: which records go in, what their columns must hold, and the tables, in parts."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from validator.corpus.change import commit_of
from validator.corpus.config import Dataset
from validator.corpus.published import read_published
from validator.dataset import NotBuildableError, layout, readme
from validator.dataset.build import Built, about_dataset, dataset_name, require_names, unreadable
from validator.dataset.manifest import Tally, laid_out
from validator.dataset.nested import seen_in
from validator.dataset.versions import require_new_version
from validator.findings.usage import UsageError
from validator.schema.schema import Schemas
from validator.spark import parts
from validator.spark.choosing import CITATION_SHEET, FIRST_KIND, QUARANTINE_SHEET, RECORDS_SHEET
from validator.spark.frames import as_rows, tagged, union
from validator.spark.parts import Layout, Sheet
from validator.spark.published import DoesNotAddUpError
from validator.spark.quarantine import errors_of, require_records, set_aside
from validator.spark.reading import Counts
from validator.spark.rows import COLUMNS, Row, name_of
from validator.spark.selecting import Selected, select
from validator.spark.stages import Stages
from validator.spark.storage import list_files, remove_file, write_text
from validator.spark.surveying import Versions, kinds_of, settled, survey_records

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import DataFrame

    from validator.spark.check import Found

PART = 200_000
"""Rows of a part, about."""


def build_dataset(
    dataset: Dataset,
    found: Found,
    folder: str,
    *,
    last: Path | None = None,
    same_version: bool = False,
    keep_going: bool = False,
) -> Built:
    """Write the dataset of a check into an empty folder (a URI); the manifest comes last.

    There are no errors; or with `keep_going`, what has some is set aside, with what refers to it.

    `found` is a check that was told what is to be built (`validator.spark.choosing.Build`), `last` is the folder of a
    dataset whose place it takes. Raises NotBuildableError, and UsageError where the version has been used for other
    content, before anything is written; DoesNotAddUpError where what was written is not what was counted.
    """
    stages = found.stages
    builder = _Builder(found.schemas, stages, folder)
    errors = None
    if keep_going:
        require_records(found)
        errors = errors_of(found) if stages else None
    if stages:
        builder.require_sound(errors)
        builder.choose(errors)
        builder.hash()
    settings = dataset.described
    name = dataset_name(settings)
    about = about_dataset(name, settings)
    if not same_version:
        require_new_version(
            {"dataset": about, "content": builder.content}, last, read_published(dataset.root)
        )
    files = builder.write(errors)
    tally = builder.tally()
    page = readme.page(name, settings, tally.records, [readme.PARTS])
    files[readme.FILE] = write_text(f"{folder}/{readme.FILE}", page)
    shipped = stages.shipped if stages else None
    named = [file for file, _ in shipped.files] if shipped else []
    commit = (
        None if shipped and shipped.far else commit_of(dataset, named)
    )  # no commit holds what lies elsewhere
    made = laid_out(about, commit, tally, files)
    write_text(f"{folder}/{layout.FILE}", json.dumps(made, ensure_ascii=False, indent=2) + "\n")
    return Built(folder, len(tally.tables), tally.counts, tally.left_out, builder.selected.following)


class _Builder:
    """A dataset in the making: what is known of it so far."""

    def __init__(self, schemas: Schemas, stages: Stages | None, folder: str) -> None:
        self.schemas = schemas
        self.kinds = kinds_of(schemas)
        self.stages = stages
        self.selected = Selected()
        self.layout = Layout(folder, {}, {})
        self.rows: Counter[int] = Counter()
        self.counts = Counts()
        self.content = f"sha256:{sha256().hexdigest()}"
        require_names((), list(schemas.by_name.values()))

    def require_sound(self, errors: DataFrame | None) -> None:
        """Raise NotBuildableError where a record is missing or has no table, whatever the rules let pass."""
        assert self.stages
        for number, schema in enumerate(self.schemas.all):
            if schema.mapped and self.stages.counts["schema", str(number)]:
                raise NotBuildableError(
                    "records with a schema of their own ('kinds' in onrecord.yaml) are checked only"
                )
        if errors is not None:
            return
        for (name,) in self.stages.broken.orderBy("name").limit(1).collect():
            raise NotBuildableError(unreadable(name_of(bytes(name))))

    def choose(self, errors: DataFrame | None) -> None:
        """Settle which records go in. Raises NotBuildableError where errors leave none."""
        assert self.stages
        self.selected = select(self.stages, errors)
        counts, read = self.selected.counts, self.stages.counts["record",] + self.selected.unread
        if counts["in"] != read:
            raise DoesNotAddUpError(f"{read:,} records were read, and {counts['in']:,} are accounted for")
        if errors is not None and not counts["built"]:
            raise NotBuildableError("no sound record is left; mend the errors first")

    def hash(self) -> None:
        """Hash what the records say, in the order of their ids."""
        assert self.stages
        if not self.selected.counts["built"]:
            return
        # A window, since Sail forgets a mere sort; and one of rows, since it knows no ranges of bytes.
        own = self.selected.keep(self.stages.said("flat").where(f"slot = {RECORDS_SHEET}")).drop("number")
        window = "order by name rows between unbounded preceding and current row"
        in_order = own.selectExpr("*", f"cast(row_number() over ({window}) as bigint) as number")
        in_order = in_order.selectExpr(*Row._fields)
        hashed, _ = self.stages.write("content", in_order.mapInArrow(parts.hash_content, COLUMNS))
        [(content,)] = tagged(hashed, "content").select("key").collect()
        self.content = f"sha256:{bytes(content).decode()}"

    def _survey(self, stages: Stages) -> None:
        """Settle what the columns of each kind must hold."""
        versions: Versions = {}
        for number in +self.selected.built:
            schema = self.schemas.all[number]
            versions.setdefault(schema.kind, []).append(schema.version)
        shipped, records = stages.shipped, self._records(stages)
        looked = records.mapInArrow(lambda rows: survey_records(shipped, versions, rows), COLUMNS)
        written, _ = stages.write("surveyed", looked)
        seen: dict[str, list[Any]] = {}
        for kind, data in tagged(written, "seen").select("name", "data").distinct().collect():
            seen.setdefault(bytes(kind).decode(), []).append(json.loads(bytes(data)))
        merged = {kind: seen_in(settled(self.schemas, kind, versions, each)) for kind, each in seen.items()}
        self.layout = Layout(self.layout.folder, versions, merged)

    def _records(self, stages: Stages) -> DataFrame:
        return self.selected.keep(stages.records)

    def write(self, errors: DataFrame | None) -> dict[str, tuple[int, str]]:
        """Write all tables, and read them back: the size and the hash of each file."""
        files: dict[str, tuple[int, str]] = {}
        if self.stages and self.selected.counts["built"]:
            self._survey(self.stages)
            files |= self._write_rows(self.stages, errors)
        for slot in range(FIRST_KIND + len(self.kinds)):
            if not self.rows[slot]:
                part = parts.write_empty(self.schemas, self.layout, slot)
                files[part.name.decode()] = part.document, part.key.decode()
        there = set(list_files(self.layout.folder))
        for name in there - files.keys():  # of a task that was done again
            remove_file(f"{self.layout.folder}/{name}")
        if lost := sorted(files.keys() - there):
            raise UsageError(
                f"{lost[0]} was written by a worker, and this machine does not see it: name with --out a folder that "
                "all of them reach at the same path, or a URI"
            )
        return files

    def _write_rows(self, stages: Stages, errors: DataFrame | None) -> dict[str, tuple[int, str]]:
        shipped, layout = stages.shipped, self.layout
        flat = self.selected.keep(stages.said("flat"))
        kinds = {
            number: self.kinds.index(schema.kind)
            for number, schema in enumerate(self.schemas.all)
            if schema.kind in self.kinds
        }
        cases = " ".join(f"when {number} then {FIRST_KIND + place}" for number, place in kinds.items())
        slot = f"case number {cases} end"
        columns = "file", "document", "number", "name", "data"
        rows = union(
            as_rows(self._records(stages), "row", *columns, slot=slot), as_rows(flat, "row", "slot", *columns)
        )
        if errors is not None and self.selected.quarantined:
            rows = union(rows, set_aside(stages, self.selected, errors))
        many = (self.selected.counts["built"] * 3 + self.selected.quarantined) // PART + 1
        # Twice the same order: that of the parts, and that in each.
        placed = rows.repartitionByRange(many, "slot", "name").sortWithinPartitions("slot", "name")
        key = "cast(cast(spark_partition_id() as string) as binary) as key"
        placed = placed.drop("key").selectExpr("*", key).selectExpr(*Row._fields)
        written, self.counts = stages.write(
            "parts", placed.mapInArrow(lambda batches: parts.write_parts(shipped, layout, batches), COLUMNS)
        )
        made = tagged(written, "part")
        found = [Row(*row) for row in made.selectExpr(*Row._fields).collect()]
        for part in found:
            self.rows[part.slot] += part.number
        folder = layout.folder
        spread = made.repartition(min(len(found), 256))
        stages.write(
            "checked", spread.mapInArrow(lambda batches: parts.check_parts(folder, batches), COLUMNS)
        )
        return {bytes(part.name).decode(): (part.document, bytes(part.key).decode()) for part in found}

    def tally(self) -> Tally:
        """What the manifest counts. Raises DoesNotAddUpError where what was written is not what was chosen."""
        selected = self.selected
        names = dict(enumerate(self.schemas.all))
        records, withdrawn = dict.fromkeys(self.kinds, 0), dict.fromkeys(self.kinds, 0)
        for number, many in selected.built.items():
            records[names[number].kind] += many
            withdrawn[names[number].kind] += selected.withdrawn[number]
        written = {kind: self.rows[FIRST_KIND + place] for place, kind in enumerate(self.kinds)}
        every = self.rows[RECORDS_SHEET], self.rows[QUARANTINE_SHEET]
        if written != records or every != (selected.counts["built"], selected.quarantined):
            raise DoesNotAddUpError(
                f"{selected.counts} records were chosen, {records}, and {written} written, {every}"
            )
        quotes: dict[str, Counter[str]] = {}
        for (sort, *what), many in self.counts.items():
            if sort == "quotes":
                quotes.setdefault(what[0], Counter())[what[1]] += many
        sheets = [Sheet(self.schemas, self.layout, slot) for slot in range(FIRST_KIND + len(self.kinds))]
        tables = {sheet.name: self.rows[slot] for slot, sheet in enumerate(sheets)}
        citations = tables.pop(sheets[CITATION_SHEET].name)
        return Tally(
            self.content,
            selected.counts,
            records,
            withdrawn,
            {kind: selected.drafts[kind] for kind in self.kinds},
            selected.left,
            {names[number].name: many for number, many in selected.built.items() if many},
            quotes,
            {**tables, sheets[CITATION_SHEET].name: citations},
        )

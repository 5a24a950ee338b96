"""Which records fit which versions: what would break if a kind moved on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from validator.corpus.documents import Source
from validator.schema.explain import choose_schema, explain
from validator.schema.migrations import Undecided
from validator.schema.schema import Schema, Schemas
from validator.schema.upgrade import RefusedError, as_version, upgrade

Fit = Literal["own", "fits", "migrates", "by hand", "no"]
"""How a record stands to a version.

`own`: it is written for it, and fits; `fits`: it would, as it is; `migrates`: it would after migration; `by hand`: a
person has to decide something first; `no`: it would not.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: where it is, the version it names, and how it stands to each version of its kind.

    `why` says for each version that it does not fit what stands in the way.
    """

    file: str
    id: str
    kind: str
    version: int
    fits: dict[int, Fit]
    why: dict[int, str]


def matrix(found: Iterable[Source], schemas: Schemas, kind: str = "") -> Iterable[Row]:
    """Hold every record (of a kind) against every version of its kind."""
    for source in found:
        for document in source.documents:
            schema = choose_schema(document.data, schemas)
            if isinstance(schema, Schema) and kind in ("", schema.kind):
                yield _row(source.file, document.data, schema, schemas)


def _row(file: str, data: dict[str, Any], schema: Schema, schemas: Schemas) -> Row:
    fits: dict[int, Fit] = {}
    why: dict[int, str] = {}
    for version in schemas.versions[schema.kind]:
        target = schemas.by_name[f"{schema.kind}/{version}"]
        fits[version], why[version] = _fit(data, schema, target, schemas)
    reasons = {version: reason for version, reason in why.items() if reason}
    return Row(file, str(data.get("id", "")), schema.kind, schema.version, fits, reasons)


def _fit(data: dict[str, Any], schema: Schema, target: Schema, schemas: Schemas) -> tuple[Fit, str]:
    candidate = as_version(data, target.name)
    fits = target.is_valid(candidate)
    if target.version <= schema.version:
        if fits:
            return ("own" if target is schema else "fits"), ""
        return "no", explain(candidate, target)[0][1].message
    # A record may fit the next version and yet mean something else there: then its migration has the say.
    try:
        moved = upgrade(data, schema, target, schemas)
    except Undecided as question:
        return "by hand", question.message
    except RefusedError as error:
        return "no", str(error)
    return ("fits" if fits and moved == candidate else "migrates"), ""

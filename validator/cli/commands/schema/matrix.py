"""`onrecord schema matrix`: which records fit which versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from validator.authoring.matrix import Row
    from validator.cli.commands import Commands
    from validator.schema.schema import Schemas


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "matrix",
        help="show which records fit which versions: what would break if a kind moved on",
        description="Hold every record against every version of its kind. own: it is written for this version; fits: "
        "it would fit as it is; migrates: 'onrecord migrate' would make it fit; by hand: a person has to decide "
        "something first; no: it would not fit. With KIND, one line for each record, and what stands in the way.",
    )
    parser.add_argument("kind", nargs="?", metavar="KIND", help="such as event")
    parser.set_defaults(command=run)


def run(kind: str | None) -> int:
    """Print the table. Raises UsageError for an unknown kind."""
    from validator.authoring.matrix import matrix
    from validator.cli.opening import choose, open_dataset, open_schemas
    from validator.corpus.documents import sources

    dataset = open_dataset()
    schemas = open_schemas(dataset)
    kind = kind.partition("/")[0] if kind and choose(kind, schemas) else ""
    unreadable = 0
    rows: list[Row] = []
    for source in sources(dataset):
        unreadable += source.broken
        rows += matrix([source], schemas, kind)
    for line in _records(rows, kind, schemas) if kind else _summary(rows, schemas):
        print(line)
    if unreadable:
        print(f"not shown: what can't be read in {unreadable} file{'s' if unreadable > 1 else ''}")
    return CLEAN


def _summary(rows: Sequence[Row], schemas: Schemas) -> list[str]:
    """For each version, how the records that follow it stand to all versions of their kind."""
    from collections import Counter

    counts: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        counts.setdefault((row.kind, row.version), []).append(row)
    lines = []
    for (kind, version), members in sorted(counts.items()):
        name = f"{kind}/{version}"
        lines.append(f"{name}: {len(members):,} record{'' if len(members) == 1 else 's'}")
        for other in schemas.versions[kind]:
            how = Counter(row.fits[other] for row in members)
            said = ", ".join(f"{number:,} {fit}" for fit, number in sorted(how.items()))
            lines.append(f"  {kind}/{other}: {said}")
    return lines or ["there are no records"]


def _records(rows: Sequence[Row], kind: str, schemas: Schemas) -> list[str]:
    """One line for each record."""
    from validator.report.escape import printable

    versions = schemas.versions[kind]
    width = max((len(printable(row.file)) for row in rows), default=4)
    lines = [
        f"{'record':<{width}}" + "".join(f"  {f'{kind}/{version}':<10}" for version in versions).rstrip()
    ]
    for row in rows:
        cells = "".join(f"  {row.fits[version]:<10}" for version in versions)
        why = "; ".join(dict.fromkeys(row.why.values()))
        lines.append(f"{printable(row.file):<{width}}{cells}  {printable(why)}".rstrip())
    return lines

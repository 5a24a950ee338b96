"""`onrecord schema diff event/1 event/2`: what changed, and what that does to records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from validator.cli.commands import Commands
    from validator.corpus.config import Dataset
    from validator.schema.diff_words import SchemaChange
    from validator.schema.schema import Schema, Schemas

MARKS = {"stricter": "!", "either": "!", "looser": "+", "words": " "}
_EXAMPLES = 3
_FIT = {
    "fits": ("fits as it is", "fit as they are"),
    "migrates": ("fits after 'onrecord migrate'", "fit after 'onrecord migrate'"),
    "by hand": ("needs a decision by a person", "need a decision by a person"),
    "no": ("would not fit", "would not fit"),
}


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "diff",
        help="compare two versions: what changed, and can valid records become invalid?",
        description="Say what changed from one version of a kind to another, whether records that were valid can "
        "become invalid, and which of the records here would.",
    )
    parser.add_argument("old", metavar="OLD", help="such as event/1")
    parser.add_argument("new", metavar="NEW", help="such as event/2")
    parser.set_defaults(command=run)


def run(old: str, new: str) -> int:
    """Compare and print. Raises UsageError for an unknown version, or two kinds."""
    from validator.cli.opening import choose, open_dataset, open_schemas
    from validator.corpus.config import UsageError
    from validator.schema.diff import compare

    dataset = open_dataset()
    schemas = open_schemas(dataset)
    before, after = (choose(name, schemas)[-1] for name in (old, new))
    if before.kind != after.kind:
        raise UsageError(f"{before.name} and {after.name} are different kinds; compare two versions of one")
    if before is after:
        raise UsageError(f"{before.name} is one version; name two, such as {before.kind}/1 {before.kind}/2")
    changes = compare(before, after)
    for line in _describe(before, after, changes):
        print(line)
    beyond = any(change.beyond and change.effect in ("stricter", "either") for change in changes)
    for line in _try_records(before, after, dataset, schemas, beyond):
        print(line)
    return CLEAN


def _describe(old: Schema, new: Schema, changes: Sequence[SchemaChange]) -> Iterator[str]:
    from validator.schema.diff import proved_compatible

    width = max((len(change.place) for change in changes), default=0)
    yield f"{old.name} -> {new.name}"
    for change in changes:
        yield f"  {MARKS[change.effect]} {change.place:<{width}}  {change.text}"
    if not changes:
        yield "    nothing that concerns a record"
    yield ""
    strict = [change for change in changes if change.effect in ("stricter", "either")]
    if strict:
        yield f"a record that fits {old.name} may not fit {new.name}: see the lines marked '!'"
    elif proved_compatible(old, new):
        yield f"every record that fits {old.name} fits {new.name} (proved from the schemas)"
    else:
        yield f"nothing here asks for more, but that every record of {old.name} fits {new.name} is not proved"


def _try_records(old: Schema, new: Schema, dataset: Dataset, schemas: Schemas, beyond: bool) -> Iterator[str]:
    from validator.authoring.matrix import matrix
    from validator.corpus.documents import sources
    from validator.report.escape import printable

    following = [row for row in matrix(sources(dataset), schemas, old.kind) if row.version == old.version]
    rows = [row for row in following if row.fits[old.version] == "own"]
    if len(rows) < len(following):
        yield f"not tried: {len(following) - len(rows)} with errors under {old.name} itself"
    if not following:
        yield f"no record here follows {old.name}"
    if not rows:
        return
    numbers = {fit: sum(row.fits[new.version] == fit for row in rows) for fit in _FIT}
    counts = ", ".join(f"{number} {_FIT[fit][number > 1]}" for fit, number in numbers.items() if number)
    whole = "1 record" if len(rows) == 1 else f"{len(rows)} records"
    yield f"of {whole} here that follow{'s' if len(rows) == 1 else ''} {old.name}: {counts}"
    examples = [row for row in rows if new.version in row.why]
    for row in examples[:_EXAMPLES]:
        yield f"  for example {printable(row.file)}: {printable(row.why[new.version])}"
    if beyond:
        yield "only the form of the records was tried, not whom they name, their quotes, the order of their dates, or"
        yield f"further rules: 'onrecord validate' tries those in records that say 'schema: {new.name}'"

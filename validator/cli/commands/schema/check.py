"""`onrecord schema check`: are the schema files in order, and released ones as they were?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS

if TYPE_CHECKING:
    from validator.cli.commands import Commands
    from validator.findings.rule import Hit


def add_parser(commands: Commands) -> None:
    """Add the subcommand to the command line."""
    parser = commands.add_parser(
        "check",
        help="check the schema files: sound, and unchanged if released",
        description="Check that every schema file is sound (it uses only the keywords that meta.json lists, and refers "
        "to nothing that does not exist), and that each released one is as it was. 'onrecord validate' checks "
        "this too.",
    )
    parser.set_defaults(command=run)


def run() -> int:
    """Check and report."""
    from validator.cli.opening import open_dataset
    from validator.report.terminal import wants_colour
    from validator.report.text import render_finding
    from validator.schema.check import check_released, check_schemas, invalid_schema
    from validator.schema.loading import load_schemas
    from validator.schema.released import RELEASED_FILE
    from validator.source.locate import Locator

    dataset = open_dataset()
    schemas, unreadable = load_schemas(dataset.schemas)
    locator = Locator(dataset.root)
    hits: list[tuple[str, Hit]] = [
        (error.file, (invalid_schema, invalid_schema(error.path, error.message)))
        for error in [*unreadable, *check_schemas(schemas)]
    ]
    if not unreadable:
        hits += check_released(schemas)
    for file, (rule, problem) in hits:
        finding = locator.finding(rule, problem, dataset.relative(schemas.folder / file), 0)
        print("\n".join(render_finding(finding, colour=wants_colour())), end="\n\n")
    number = len(schemas.files) + len(unreadable)
    print(f"checked {number} schema files in {dataset.relative(schemas.folder)}")
    if not number:
        print("not in order: there is no schema")
        return FINDINGS
    if hits:
        print(f"not in order: {len(hits)} error{'' if len(hits) == 1 else 's'}")
        return FINDINGS
    if not (schemas.folder / RELEASED_FILE).exists():
        print("ok (nothing is released: 'onrecord schema release KIND' freezes a version)")
    else:
        print("ok")
    return CLEAN

"""The command line: parse, call, render, exit.

Exit codes: 0 clean, 1 findings, 2 wrong use, 3 a bug in OnRecord.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from validator import __version__
from validator.commands import BUG, FINDINGS, WRONG_USE
from validator.usage import UsageError

COMMANDS = (
    "validate",
    "attest",
    "build",
    "quote",
    "explain",
    "rules",
    "init",
    "new",
    "draft",
    "coverage",
    "schema",
    "migrate",
    "models",
)
"""The commands, in the order of the help: modules of `validator.commands`; only the one asked for is loaded."""


def run() -> None:
    """The `onrecord` command."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parser = _parser(arguments)
    options = parser.parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except UsageError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # Whoever read the report has seen enough. Python would complain once more while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except KeyboardInterrupt:
        return 130
    except Exception:
        import traceback

        traceback.print_exc()
        print(
            "onrecord: this is a bug in OnRecord, not in your records. Please report it with the lines above.",
            file=sys.stderr,
        )
        return BUG
    return code


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Check records of events, statements and agreements: every quote has a source, and really stands "
        "in it.",
        epilog="New here? 'onrecord init my-dataset' makes a small dataset to try everything on. Help on one command: "
        "onrecord COMMAND --help. Exit codes: 0 clean, 1 findings, 2 wrong use, 3 a bug in OnRecord.",
    )
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in [name for name in COMMANDS if name in arguments[:1]] or COMMANDS:
        import_module(f"validator.commands.{command}").add_parser(commands)
    return parser


if __name__ == "__main__":
    run()

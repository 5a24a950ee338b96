"""`onrecord completion`: what a shell needs to complete commands, options, values and file names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "completion",
        help="print what a shell needs to complete this command line",
        description="Print a script that lets a shell complete the commands, their options and values, and the names "
        "of files. For bash, put it into ~/.local/share/bash-completion/completions/onrecord; for zsh, as _onrecord "
        "into a folder of $fpath; for fish, into ~/.config/fish/completions/onrecord.fish. Print it anew after an "
        "update.",
    )
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))
    parser.set_defaults(command=run)


def run(shell: str) -> int:
    """Print the script (by shtab, which reads the parsers of argparse)."""
    import shtab

    from validator.cli.main import whole_parser

    parser = whole_parser()
    for action in _actions(parser):
        if action.type is Path or action.metavar == "DIR":
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, shell=shell), end="")
    return CLEAN


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """All arguments of a command and of the commands in it."""
    import argparse

    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)

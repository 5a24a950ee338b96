"""`onrecord lsp`: the language server, which editors start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from validator.cli.commands import Commands


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "lsp",
        help="the language server, for editors: findings while typing, completion, hover, and more",
        description="Answer an editor on standard input and output (Language Server Protocol 3.17). Editors start this "
        "by themselves once they are told of it: docs/editors.md has the settings of each. It writes no file, opens no "
        "connection and starts no program but git.",
    )
    parser.add_argument("--archive", type=Path, metavar="DIR", help="the folder of the article texts")
    parser.add_argument(
        "--stdio", action="store_true", help="what is done in any case; some editors ask for it"
    )
    parser.set_defaults(command=run)


def run(archive: Path | None, *, stdio: bool) -> int:
    """Serve until the editor ends it. Raises UsageError if the server's libraries are not installed."""
    from validator.cli.opening import archive_folder

    try:
        from validator.editor.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError(
            "the language server needs pygls, which is not installed; install OnRecord with its extra: "
            "pip install 'onrecord[lsp]'"
        ) from error
    serve(archive_folder(archive))
    return 0

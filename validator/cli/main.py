"""The command line: parse, call, render, exit.

Exit codes: 0 clean, 1 findings, 2 wrong use (or a file that can't be read or written), 3 a bug in OnRecord.
"""

from __future__ import annotations

import errno
import io
import os
import sys
import time

from validator import __version__
from validator.cli.commands import BUG, FINDINGS, WRONG_USE
from validator.findings.usage import UsageError

TYPE_CHECKING = False  # that of `typing` would have to be loaded, in a run that needs nothing else
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

COMMANDS = (
    "validate",
    "attest",
    "build",
    "diff",
    "site",
    "quote",
    "explain",
    "rules",
    "init",
    "new",
    "draft",
    "ingest",
    "coverage",
    "schema",
    "format",
    "rename",
    "merge",
    "withdraw",
    "migrate",
    "models",
    "lsp",
    "watch",
    "doctor",
    "completion",
)
"""The commands, in the order of the help: modules of `validator.cli.commands`; only the one asked for is loaded."""


def run() -> None:
    """The `onrecord` command."""
    _prepare_output()
    sys.exit(main(sys.argv[1:]))


def _prepare_output() -> None:
    """Let no letter stop a report: a file or a program gets UTF-8, a terminal its own encoding, the rest escaped."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the command; only the exit code is wanted
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = None if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return _main(arguments)
    except OSError as error:  # not even what says so could be loaded
        _tell_refused(error)
        return WRONG_USE


def _main(arguments: Sequence[str]) -> int:
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        from validator.report.escape import printable

        print("onrecord:", "\n".join(map(printable, str(error).splitlines())), file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        _drop_output()  # whoever read the report has seen enough
        return FINDINGS
    except OSError as error:
        _tell_refused(error)
        _drop_output()
        return WRONG_USE
    except KeyboardInterrupt:
        return 130
    except BaseException as error:
        noted = sys.modules.get("validator.cli.interrupts")
        if noted and noted.asked and not isinstance(error, SystemExit):
            return 130  # some libraries say that they were interrupted in words of their own
        if not isinstance(error, Exception):
            raise
        if isinstance(error, ImportError) and str(error).endswith(os.strerror(errno.EMFILE)):
            print(f"onrecord: {error.name}: {os.strerror(errno.EMFILE)}", file=sys.stderr)
            return WRONG_USE
        if _lacks_memory(error):
            print(
                "onrecord: this machine has too little memory left for this run. What was written before is whole; "
                "free some memory, or name fewer files at once.",
                file=sys.stderr,
            )
            return WRONG_USE
        import traceback

        from validator.report.escape import printable

        print("\n".join(map(printable, traceback.format_exc().splitlines())), file=sys.stderr)
        print(
            "onrecord: this is a bug in OnRecord, not in your records. Please report it with the lines above.",
            file=sys.stderr,
        )
        return BUG
    return code


def _tell_refused(error: OSError) -> None:
    """Say what the system refused. A file's name may hold what moves a terminal's cursor."""
    name = str(error.filename or "the system refused")
    said = error.strerror or str(error) or type(error).__name__
    print(f"onrecord: {name if name.isprintable() else ascii(name)}: {said}", file=sys.stderr)


def _lacks_memory(error: BaseException) -> bool:
    """Whether memory ran out: in Python, in the loading of a library, or in another process of the check."""
    said = str(error)
    return (
        isinstance(error, MemoryError) or "failed to map segment" in said or said.endswith("\nMemoryError\n")
    )


def _run(arguments: Sequence[str]) -> int:
    """Run one command; or, where nothing has changed since the last check, say again what that said."""
    began = time.time_ns()
    if "validate" in arguments[:1] and "--no-cache" not in arguments:
        from validator.memory.replay import replay

        if last := replay(arguments):
            said, code = last
            sys.stdout.write(said)
            return code
    given = vars(_parser(arguments).parse_args(arguments))
    command: Callable[..., int] = given.pop("command")
    if "asked" in given:
        given |= {"asked": arguments, "began": began}
    from validator.cli.interrupts import noted
    from validator.cli.limits import within_limits

    limits = given.pop("timeout", None), given.pop("max_memory", None)
    passes_over = given.pop("passes_over", False)
    with noted():
        return within_limits(lambda: command(**given), *limits, passes_over=passes_over)


def _drop_output() -> None:
    """Send what is not written yet nowhere; Python would try, and complain, once more at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def whole_parser() -> argparse.ArgumentParser:
    """The command line with all its commands."""
    return _parser(())


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    import argparse
    from importlib import import_module

    parser = argparse.ArgumentParser(
        prog="onrecord",
        description="Check records of events, statements and agreements: every quote has a source, and really stands "
        "in it.",
        epilog="New here? 'onrecord init my-dataset' makes a small dataset to try everything on. Help on one command: "
        "onrecord COMMAND --help. Exit codes: 0 clean, 1 findings, 2 wrong use, 3 a bug in OnRecord.",
    )
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    asked = () if "--version" in arguments[:1] else COMMANDS
    for command in [name for name in COMMANDS if name in arguments[:1]] or asked:
        import_module(f"validator.cli.commands.{command}").add_parser(commands)
    return parser


if __name__ == "__main__":
    run()

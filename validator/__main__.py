"""The `onrecord` command from its first moment on: Ctrl-C ends it quietly while it is still being loaded, too."""

from __future__ import annotations

import gc
import sys


def run() -> None:
    """Load the command line and run it. Interrupted, the command ends with 130, as shells expect."""
    gc.set_threshold(100_000)  # the command ends soon, and little of what it makes is left to be collected
    try:
        from validator.cli.main import run as run_command

        run_command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()

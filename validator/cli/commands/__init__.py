"""One module a command: its arguments (`add_parser`) and what it does (`run`)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    type Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"

CLEAN, FINDINGS, WRONG_USE, BUG = 0, 1, 2, 3
"""Exit codes."""

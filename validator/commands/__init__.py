"""One module a command: its arguments (`add_parser`) and what it does (`run`)."""

from __future__ import annotations

import argparse
from typing import TypeAlias

CLEAN, FINDINGS, WRONG_USE, BUG = 0, 1, 2, 3
"""Exit codes."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

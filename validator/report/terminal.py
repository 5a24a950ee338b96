"""What is known of whoever reads the output."""

from __future__ import annotations

import os
import sys


def wants_colour() -> bool:
    """Colour only on a terminal, and not where NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

"""Run the command and measure it: elapsed time, and processor time, which other programs on the machine change less."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds: elapsed, and of processor time (user and system)."""

    elapsed: float
    processor: float


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """What one run of a command costs. Raises RuntimeError if it fails, since then it measures something else."""
    begun, used = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    elapsed, after = time.perf_counter() - begun, os.times()
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout[-500:]}{done.stderr[-500:]}")
    processor = after.children_user + after.children_system - used.children_user - used.children_system
    return Cost(elapsed, processor)


def median_of(
    command: Sequence[str], folder: Path, times: int = 5, before: Callable[[int], object] | None = None
) -> Cost:
    """The medians over several runs; `before` is called with the number of each."""
    costs = []
    for number in range(times):
        if before:
            before(number)
        costs.append(cost_of(command, folder))
    return Cost(
        statistics.median(cost.elapsed for cost in costs), statistics.median(cost.processor for cost in costs)
    )


def onrecord(*arguments: str) -> list[str]:
    """The command line of `onrecord`, in this Python."""
    return [sys.executable, "-m", "validator.cli", *arguments]


def bare(folder: Path) -> Cost:
    """What starting Python costs."""
    return median_of([sys.executable, "-c", "pass"], folder)


def load() -> str:
    """How busy the machine is, to print beside the figures."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"

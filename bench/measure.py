"""Run the command and measure it: elapsed time, and processor time, which other programs on the machine change less.

Memory is that of the largest process, as the system counts it (no less than this program's own, some 20 MiB), and of
all processes of the command together, shared pages divided among those that share them (the proportional set size,
which only Linux tells).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds elapsed, seconds of processor time (user and system), MiB of the largest process and of all together.

    `together` is nothing where it was not asked for, can't be known, or the run was too short for three looks.
    """

    elapsed: float
    processor: float
    largest: float
    together: float | None = None


def cost_of(
    command: Sequence[str], folder: Path, *, codes: Collection[int] = (0,), memory: bool = False
) -> Cost:
    """What one run of a command costs, its processes together.

    With `memory` all of them are looked at while they run; that takes up to a twentieth of one processor, so measure
    time without it. Raises RuntimeError if the command ends with another code than `codes`: it then measured something
    else.
    """
    cost, code, said = run(command, folder, memory=memory)
    if code not in codes:
        raise RuntimeError(f"{' '.join(command)[:500]}: ended with {code}: {said[-1000:]}")
    return cost


def run(command: Sequence[str], folder: Path, *, memory: bool = False) -> tuple[Cost, int, str]:
    """Run a command to its end: what it cost, its exit code, and what it said.

    What goes to standard error (how far a long run has come, above all) belongs to that only where the run failed.
    """
    looks: list[float] = []
    # Python keeps what it compiled, unless it is told not to, as some machines for tests do: that is no user's.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as beside:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=beside,
        )
        ended, used = 0, None
        while memory and not ended:
            looked = time.perf_counter()
            looks.append(_together(process.pid))
            time.sleep(max(0.02, 20 * (time.perf_counter() - looked)))
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if not ended or used is None:
            _, status, used = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        text = ""
        for stream in (said, beside) if process.returncode not in (0, 1) else (said,):
            stream.seek(0)
            text += stream.read().decode(errors="replace")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    together = max(looks) if len(looks) > 2 and any(looks) else None
    cost = Cost(elapsed, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, together)
    return cost, process.returncode, text


def _together(process: int) -> float:
    """The proportional set size of a process and of all that it started, in MiB; 0 where it can't be known."""
    found, waiting = 0.0, [process]
    while waiting:
        home = Path("/proc", str(waiting.pop()))
        try:
            shares = (
                line for line in (home / "smaps_rollup").read_text().splitlines() if line.startswith("Pss:")
            )
            found += sum(int(line.split()[1]) for line in shares) / 1024
            for children in home.glob("task/*/children"):
                waiting += map(int, children.read_text().split())
        except OSError:  # it has ended meanwhile
            continue
    return found


def medians(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    looks = [cost.together for cost in costs if cost.together is not None]
    return Cost(
        statistics.median(cost.elapsed for cost in costs),
        statistics.median(cost.processor for cost in costs),
        statistics.median(cost.largest for cost in costs),
        statistics.median(looks) if looks else None,
    )


def median_of(
    command: Sequence[str], folder: Path, times: int = 5, before: Callable[[int], object] | None = None
) -> Cost:
    """The medians over several runs; `before` is called with the number of each."""
    costs = []
    for number in range(times):
        if before:
            before(number)
        costs.append(cost_of(command, folder))
    return medians(costs)


def in_turn(
    actions: Mapping[str, Callable[[], Cost]], times: int = 3, patience: float = 10.0
) -> dict[str, list[Cost]]:
    """Measure several things side by side: each once, then each again, so that a busy machine slows all of them.

    What takes longer than `patience` seconds is measured once only.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in actions}
    for number in range(times):
        for name, action in actions.items():
            if not number or costs[name][0].elapsed <= patience:
                costs[name].append(action())
    return costs


def ratio(costs: Sequence[Cost], others: Sequence[Cost], figure: str) -> float:
    """How many times the other's figure one has: the median over the rounds that both ran in."""
    pairs = zip(costs, others, strict=False)
    found: list[float] = [getattr(cost, figure) / max(getattr(other, figure), 1e-6) for cost, other in pairs]
    return statistics.median(found)


def onrecord(*arguments: str) -> list[str]:
    """The command line of `onrecord`, in this Python."""
    return [sys.executable, "-m", "validator", *arguments]


def bare(folder: Path) -> Cost:
    """What starting Python costs."""
    return median_of([sys.executable, "-c", "pass"], folder)


def load() -> str:
    """How busy the machine is, to print beside the figures."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"

"""What a check costs, cold and warm, and beside other programs: ``python bench/cold.py [--full] [--json FILE]``.

Two sorts of invented datasets: records of events, statements and articles, with the texts that they quote
(bench/corpus.py), and security advisories under a JSON Schema of their own (bench/advisories.py), which other programs
check as well. All runs of a dataset are measured in turn, several times over; ratios are those of runs side by side.
Figures are medians; memory is looked at in a round of its own. What takes longer than ten seconds runs once.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import advisories
import corpus
from measure import Cost, cost_of, in_turn, load, medians, onrecord, ratio
from peers import PEERS, Peer, accepted_mistakes

from validator.memory.sealed import folder_of
from validator.source.stamps import RACY

START, COLD, WARM = "python -c pass", "cold, no cache", "warm, nothing changed"
FIRST, CHANGED, NAMED = "cold, cache written", "one file changed", "one file changed and named"


@dataclass
class Measured:
    """The costs of each run of a dataset, round by round, and of the round that looked at memory."""

    title: str
    records: int
    cached: bool = True
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    memory: dict[str, Cost] = field(default_factory=dict)

    def figures(self, name: str) -> dict[str, float | None]:
        """The medians of a run, and its ratios to the start of Python."""
        found = medians(self.costs[name])
        memory = {"largest": self.memory[name].largest, "together": self.memory[name].together}
        starts = {f"{figure} / start": self.ratio(name, START, figure) for figure in ("elapsed", "processor")}
        return {**asdict(found), **memory, **starts, "runs": len(self.costs[name])}

    def ratio(self, name: str, other: str, figure: str) -> float:
        return ratio(self.costs[name], self.costs[other], figure)


def own_runs(root: Path, file: Path) -> dict[str, Callable[[bool], Cost]]:
    """The runs that a dataset goes through in a day; `file` is the one that is changed."""

    def forget() -> None:
        shutil.rmtree(folder_of(str(root)), ignore_errors=True)

    def edit() -> None:
        with file.open("a", encoding="utf-8") as stream:
            stream.write("# changed\n")

    def rest() -> None:
        time.sleep(RACY / 1e9 + 0.1)  # what was written more lately is looked at in any case
        subprocess.run(onrecord("validate"), cwd=root, stdout=subprocess.DEVNULL, check=True)

    def measured(command: list[str], before: Callable[[], None] | None = None) -> Callable[[bool], Cost]:
        def action(memory: bool) -> Cost:
            if before:
                before()
            return cost_of(command, root, memory=memory)

        return action

    return {
        START: measured([sys.executable, "-c", "pass"]),
        COLD: measured(onrecord("validate", "--no-cache")),
        FIRST: measured(onrecord("validate"), forget),
        WARM: measured(onrecord("validate"), rest),
        CHANGED: measured(onrecord("validate"), edit),
        NAMED: measured(onrecord("validate", str(file)), edit),
    }


def measure(
    title: str, records: int, root: Path, runs: dict[str, Callable[[bool], Cost]], times: int
) -> Measured:
    """Measure all runs in turn, then look at their memory."""
    subprocess.run(["sync"], check=False)
    found = Measured(title, records)
    found.costs = in_turn({name: partial(run, False) for name, run in runs.items()}, times)
    found.memory = {name: run(True) for name, run in runs.items()}
    found.cached = Path(folder_of(str(root))).exists()
    return found


def measure_corpus(records: int, scratch: Path, times: int) -> Measured:
    """Measure a dataset of bench/corpus.py."""
    root = scratch / f"corpus-{records}"
    corpus.write(root, records, texts=True)
    file = next((root / "records" / "statements").rglob("*.yaml"))
    found = measure(f"{records:,} records, with the texts", records, root, own_runs(root, file), times)
    shutil.rmtree(root)
    return found


def measure_advisories(records: int, scratch: Path, times: int, peers: Sequence[Peer]) -> Measured:
    """Measure the advisories, with the other programs in the same rounds."""
    root = scratch / "advisories"
    files = advisories.write(root, records)
    runs = own_runs(root, files[records // 2])

    def beside(command: list[str]) -> Callable[[bool], Cost]:
        return lambda memory: cost_of(command, root, memory=memory)

    for peer in peers:
        runs[peer.name] = beside(peer.command(files, root))
    return measure(f"{records:,} advisories", records, root, runs, times)


def print_runs(found: Measured) -> None:
    """The table of one dataset."""
    print(f"\n{found.title}; {load()}")
    print(
        f"{'':28}{'elapsed':>9}{'processor':>11}{'of a start':>12}{'us/record':>11}{'largest':>9}{'together':>10}"
    )
    for name in (START, COLD, FIRST, WARM, CHANGED, NAMED):
        cost = medians(found.costs[name])
        each = "" if name == START else f"{cost.elapsed / found.records * 1e6:.0f}"
        print(
            f"{name:28}{cost.elapsed:8.3f}s{cost.processor:10.3f}s{found.ratio(name, START, 'elapsed'):11.1f}x"
            f"{each:>11}{memory(found.memory[name])}"
        )
    if not found.cached:
        print("no run left a cache: each of them was cold")


def memory(cost: Cost) -> str:
    together = "-" if cost.together is None else f"{cost.together:.0f}M"
    return f"{cost.largest:8.0f}M{together:>10}"


def print_peers(found: Measured, refused: dict[str, str]) -> None:
    """The table of the other programs: what they cost, and what a check costs in relation to that."""
    print("\nOther programs on the same files, and how many times their time a check takes")
    print(
        f"{'':29}{'elapsed':>9}{'processor':>11}{'largest':>9}{'together':>10}{'cold':>8}{'of proc.':>10}{'warm':>8}"
    )
    for peer in PEERS:
        if peer.name in refused:
            print(f"{peer.name:29} {refused[peer.name]}")
            continue
        cost = medians(found.costs[peer.name])
        print(
            f"{peer.name:29}{cost.elapsed:8.3f}s{cost.processor:10.3f}s{memory(found.memory[peer.name])}"
            f"{found.ratio(COLD, peer.name, 'elapsed'):7.2f}x{found.ratio(COLD, peer.name, 'processor'):9.2f}x"
            f"{found.ratio(WARM, peer.name, 'elapsed'):7.2f}x"
        )
    for peer in PEERS:
        if peer.name not in refused:
            print(
                f"  {peer.name} {peer.version}: given {peer.given}; refuses each of {len(advisories.BREAKS)} mistakes"
            )


def refusals(scratch: Path) -> dict[str, str]:
    """The programs that can't be measured, and why: not installed, or shown not to check what they are to check."""
    found = {}
    for peer in PEERS:
        if not peer.version:
            found[peer.name] = "not installed (make bench-peers)"
        elif passed := accepted_mistakes(peer, scratch):
            found[peer.name] = f"not measured, since it gets this wrong: {', '.join(passed)}"
    return found


def as_json(measured: list[Measured], refused: dict[str, str]) -> dict[str, Any]:
    """All figures: seconds, MiB, and ratios."""
    peers: dict[str, Any] = {}
    for peer in PEERS:
        if peer.name in refused:
            peers[peer.name] = {"measured": False, "why": refused[peer.name]}
            continue
        found = measured[-1]
        ratios = {
            f"{run} / {figure}": found.ratio(run, peer.name, figure)
            for run in (COLD, WARM, NAMED)
            for figure in ("elapsed", "processor")
        }
        own = {
            "measured": True,
            "version": peer.version,
            "given": peer.given,
            "refuses": list(advisories.BREAKS),
        }
        peers[peer.name] = {**own, **found.figures(peer.name), "ratios": ratios}
    datasets = [
        {
            "title": found.title,
            "records": found.records,
            "cached": found.cached,
            "runs": {name: found.figures(name) for name in (START, COLD, FIRST, WARM, CHANGED, NAMED)},
        }
        for found in measured
    ]
    return {"load": load(), "datasets": datasets, "peers": peers}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="*", default=[100, 10_000], metavar="N")
    parser.add_argument("--full", action="store_true", help="also 100,000 records, which takes long")
    parser.add_argument("--advisories", type=int, default=advisories.NUMBER, metavar="N")
    parser.add_argument("--times", type=int, default=3, metavar="N", help="how often each is measured")
    parser.add_argument("--no-peers", action="store_true", help="without the other programs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    options = parser.parse_args()
    measured = []
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for records in (*options.records, *([100_000] if options.full else [])):
            measured.append(measure_corpus(records, scratch, options.times))
            print_runs(measured[-1])
        left_out = {peer.name: "left out (--no-peers)" for peer in PEERS}
        refused = left_out if options.no_peers else refusals(scratch)
        peers = [peer for peer in PEERS if peer.name not in refused]
        measured.append(measure_advisories(options.advisories, scratch, options.times, peers))
        print_runs(measured[-1])
        print_peers(measured[-1], refused)
    if options.json:
        options.json.write_text(json.dumps(as_json(measured, refused), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""What it costs to hold real files against their JSON Schema: ``python bench/schema.py --corpora DIR [--json FILE]``.

DIR (or CORPORA in the environment) has a folder, or an archive named .tgz, for each corpus: in it a schema (the one
.json file) and beside it a folder of YAML files. What else lies in DIR is passed over. Where no DIR is given, or none
of its corpora is of this form, the invented advisories of bench/advisories.py are measured instead, and the table says
so.

Each corpus is measured as it is, when nothing has changed since (what a run found is remembered), and with every tenth
file broken (a closing bracket is missing at its end), beside the fastest of the other programs (`make bench-peers`).
That one stops at the first file that it can't read: such files are taken out for both, and counted.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import advisories
from measure import Cost, in_turn, load, medians, onrecord, ratio, run
from peers import PEERS

from validator.source.stamps import RACY

OWN, BROKEN, PEER = "onrecord", "onrecord, every tenth file broken", PEERS[0].package
WARM = "onrecord, nothing changed"
MAX_TAKEN_OUT = 20


def corpora(folder: Path | None, scratch: Path) -> Iterator[tuple[str, Path, Path]]:
    """The corpora of a folder: name, schema, folder of YAML files; copied, since they are changed."""
    for found in sorted(folder.iterdir()) if folder else ():
        copy = scratch / found.name.partition(".")[0]
        if found.suffix == ".tgz":
            with tarfile.open(found) as packed:
                packed.extractall(copy, filter="data")
        elif found.is_dir():
            shutil.copytree(found, copy)
        else:
            continue
        schemas, folders = sorted(copy.glob("*.json")), [path for path in copy.iterdir() if path.is_dir()]
        if len(schemas) == 1 and len(folders) == 1:
            yield copy.name, schemas[0], folders[0]


def invented(scratch: Path, number: int) -> tuple[str, Path, Path]:
    """The invented advisories."""
    advisories.write(scratch / "invented", number)
    return "INVENTED advisories", scratch / "invented" / "schema.json", scratch / "invented" / "advisories"


def yaml_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))


def peer_command(schema: Path, folder: Path) -> list[str]:
    """The other program, told to go on after a record that does not fit."""
    suffix = yaml_files(folder)[0].suffix
    wanted = ["--extension", suffix, "--continue", "--format-assertion"]
    return [str(PEERS[0].program), "validate", str(schema), str(folder), *wanted]


def take_out_unreadable(command: list[str]) -> int:
    """Delete the files that the other program can't read; how many they were."""
    for number in range(MAX_TAKEN_OUT):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        place = done.stderr.rpartition("at file path ")[2].strip()
        if done.returncode != 6 or not Path(place).is_file():
            return number
        Path(place).unlink()
    return MAX_TAKEN_OUT


def measure(name: str, schema: Path, folder: Path, times: int) -> dict[str, Any]:
    """Measure one corpus, and print its table."""
    beside = bool(PEERS[0].version)
    taken = take_out_unreadable(peer_command(schema, folder)) if beside else 0
    broken = folder.with_name(f"{folder.name}-broken")
    shutil.copytree(folder, broken)
    for path in yaml_files(broken)[::10]:
        with path.open("a", encoding="utf-8") as stream:
            stream.write("broken: [1, 2\n")

    def cost(command: list[str]) -> Cost:
        return run(command, schema.parent)[0]  # files that do not fit make both fail

    own = onrecord("validate", "--schema", str(schema), "--formats")
    runs: dict[str, Callable[[], Cost]] = {
        OWN: partial(cost, [*own, "--no-cache", str(folder)]),
        WARM: partial(cost, [*own, str(folder)]),
        BROKEN: partial(cost, [*own, "--no-cache", str(broken)]),
    }
    time.sleep(RACY / 1e9 + 0.1)  # what was written more lately is looked at in any case
    cost([*own, str(folder)])
    if beside:
        runs[PEER] = partial(cost, peer_command(schema, folder))
    costs = in_turn(runs, times)
    number = len(yaml_files(folder))
    print(f"\n{name}: {number:,} files; {load()}")
    if taken:
        print(f"{taken} more can't be read by {PEER}, and were taken out")
    print(f"{'':36}{'elapsed':>9}{'processor':>11}{'of ' + OWN:>13}")
    figures = {}
    for title, found in ((title, medians(costs[title])) for title in runs):
        figures[title] = {"elapsed": found.elapsed, "processor": found.processor}
        times_own = ratio(costs[title], costs[OWN], "elapsed")
        print(f"{title:36}{found.elapsed:8.3f}s{found.processor:10.3f}s{times_own:12.2f}x")
    if not beside:
        print(f"{PEER}: not installed (make bench-peers)")
    ratios = {"broken / whole": ratio(costs[BROKEN], costs[OWN], "elapsed")}
    if beside:
        ratios["onrecord / peer"] = ratio(costs[OWN], costs[PEER], "elapsed")
        ratios["nothing changed / peer"] = ratio(costs[WARM], costs[PEER], "elapsed")
    return {"corpus": name, "files": number, "taken out": taken, "runs": figures, "ratios": ratios}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=os.environ.get("CORPORA") or None, metavar="DIR")
    parser.add_argument(
        "--invented", type=int, default=advisories.NUMBER, metavar="N", help="how many, without DIR"
    )
    parser.add_argument("--times", type=int, default=5, metavar="N", help="how often each is measured")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    options = parser.parse_args()
    if options.corpora and not options.corpora.is_dir():
        sys.exit(f"there is no folder {options.corpora}")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        found = list(corpora(options.corpora, scratch)) or [invented(scratch, options.invented)]
        measured = [measure(*corpus, options.times) for corpus in found]
    if options.json:
        options.json.write_text(json.dumps({"load": load(), "corpora": measured}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()

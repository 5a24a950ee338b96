"""The scripts of `make bench`, at a tiny size: they print what they promise, and no figure of what does not check."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import advisories
import bulk
import measure
import peers
import pytest
import yaml

from validator.check import check
from validator.corpus.config import load_dataset
from validator.source.document import parse

BENCH = Path(__file__).parent.parent.parent / "bench"


def run_script(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(BENCH / name), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def test_cold_prints_a_row_for_each_run_and_the_same_as_json(tmp_path: Path) -> None:
    said = run_script(
        "cold.py",
        "--records",
        "10",
        "--advisories",
        "5",
        "--times",
        "1",
        "--no-peers",
        "--json",
        f"{tmp_path}/f",
    )
    figures = json.loads((tmp_path / "f").read_text("utf-8"))
    assert [found["records"] for found in figures["datasets"]] == [10, 5]
    assert figures["datasets"][0]["cached"]
    for found in figures["datasets"]:
        assert set(found["runs"]) == {
            "python -c pass", "cold, no cache", "cold, cache written", "warm, nothing changed", "one file changed",
            "one file changed and named",
        }  # fmt: skip
        for name, run in found["runs"].items():
            assert said.count(f"\n{name:28}") == 2
            assert run["elapsed"] > 0
            assert run["processor"] > 0
            assert run["largest"] > 0
            # The elapsed time of one run says little.
            assert run["processor / start"] > 1 or name == "python -c pass"
    for peer in peers.PEERS:
        assert f"\n{peer.name:29} left out" in said
        assert figures["peers"][peer.name]["measured"] is False


def test_rules_and_commitment_print_their_figures_beside_the_bounds() -> None:
    assert "rules / reading:" in run_script("rules.py", "--records", "20", "--times", "1")
    assert run_script("commitment.py").count("(bound ") == 2


@pytest.mark.parametrize("files", [1, 3])
def test_bulk_finds_exactly_the_broken_lines(files: int, tmp_path: Path) -> None:
    said = run_script(
        "bulk.py", "--records", "240", "--break", "30", "--files", str(files), "--json", f"{tmp_path}/f"
    )
    assert "the report is right: 8 broken lines and nothing else" in said
    assert "us a record (bound 60)" in said
    assert json.loads((tmp_path / "f").read_text("utf-8"))["records"] == 240


def test_bulk_records_have_the_size_that_they_promise(tmp_path: Path) -> None:
    assert bulk.write(tmp_path, 1_000, 2, 0) == set()
    lines = [
        line for part in (tmp_path / "records").iterdir() for line in part.read_text("utf-8").splitlines()
    ]
    texts = [path.stat().st_size for path in (tmp_path / "archive").iterdir()]
    assert len(lines) == 1_000
    assert len(texts) == 20
    assert 650 < sum(map(len, lines)) / len(lines) < 750
    assert 2_700 < sum(texts) / len(texts) < 3_300


def test_bulk_shows_no_figures_of_a_report_that_is_wrong() -> None:
    finding = {"location": {"file": "a", "line": 3}, "code": "json-syntax", "severity": "error"}
    report: dict[str, Any] = {
        "findings": [finding],
        "counts": {"records": {"statement": 9}, "evidence": {"text": 9}},
    }
    right = {("a", 3, "syntax")}
    assert bulk.judge(report, 10, right) == []
    assert bulk.judge(report, 10, set()) == [
        "reported for nothing: a:3 syntax",
        "9 records were checked, not 10",
    ]
    assert bulk.judge(report, 9, {*right, ("a", 4, "unknown-reference")}) == [
        "not reported: a:4 unknown-reference"
    ]
    assert bulk.judge(report, 12, right) == ["9 records were checked, not 12"]
    report["counts"]["evidence"]["unchecked"] = 2
    assert bulk.judge(report, 10, right) == ["2 quotes were not checked"]


def run_check(root: Path) -> list[str]:
    """The files with findings, in a dataset of advisories."""
    dataset, hits = load_dataset(root)
    return [finding.location.file for finding in check(dataset, hits, today=date(2039, 1, 1)).findings]


def test_advisories_are_the_same_for_readers_of_both_versions_of_yaml(tmp_path: Path) -> None:
    files = advisories.write(tmp_path, 150)
    sizes = [file.stat().st_size for file in files]
    assert 1_700 < sum(sizes) / len(sizes) < 2_000
    for file in files:
        documents, hits = parse(file.read_text("utf-8"))
        assert not hits
        assert yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) == documents[0].data


def test_advisories_are_valid_and_each_mistake_is_one(tmp_path: Path) -> None:
    files = advisories.write(tmp_path, 20)
    assert run_check(tmp_path) == []
    for number, how in enumerate(advisories.BREAKS):
        files[number].write_text(advisories.broken(number, how), "utf-8")
    broken = {file.relative_to(tmp_path).as_posix() for file in files[: len(advisories.BREAKS)]}
    assert set(run_check(tmp_path)) == broken


def test_references_unique_values_and_rules_of_the_advisories_are_alive(tmp_path: Path) -> None:
    files = advisories.write(tmp_path, 12)
    text = files[11].read_text("utf-8")
    assert "related:\n" in text
    other = advisories.advisory(3)
    alias = next(line for line in other.splitlines() if line.startswith("  - LNV-"))
    spoilt = re.sub("related:\n", f"related:\n  - {advisories.advisory_id(999)}\n", text)
    spoilt = spoilt.replace("aliases:\n", f"aliases:\n{alias}\n")
    spoilt = re.sub('modified: "20', 'modified: "19', spoilt)
    files[11].write_text(spoilt, "utf-8")
    dataset, hits = load_dataset(tmp_path)
    codes = {finding.code for finding in check(dataset, hits, today=date(2039, 1, 1)).findings}
    assert codes == {"unknown-reference", "duplicate-value", "published-after-modified"}


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("exit 0", list(advisories.BREAKS)),
        ("exit 1", ["nothing"]),
        ("grep -rq XSS advisories && exit 1; exit 0", [how for how in advisories.BREAKS if how != "enum"]),
    ],
    ids=["accepts all", "refuses all", "sees one mistake"],
)
def test_a_program_that_does_not_check_is_found_out(script: str, expected: list[str], tmp_path: Path) -> None:
    peer = peers.Peer("it", "it", Path("/bin/sh"), "nothing", lambda files: ["-c", script])
    assert peers.accepted_mistakes(peer, tmp_path) == expected


def test_a_program_that_is_not_there_has_no_version(tmp_path: Path) -> None:
    assert peers.Peer("it", "it", tmp_path / "it", "nothing", lambda files: []).version == ""


def test_the_pins_name_each_program_and_no_address_of_a_registry() -> None:
    pinned = (peers.PINS / "constraints.txt").read_text("utf-8")
    package = json.loads((peers.PINS / "package.json").read_text("utf-8"))
    lock = json.loads((peers.PINS / "package-lock.json").read_text("utf-8"))
    for peer in peers.PEERS:
        assert f"\n{peer.package}==" in pinned or package["dependencies"][peer.package][0].isdigit()
    assert all(re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line) for line in pinned.splitlines())
    assert lock["packages"][""]["dependencies"] == package["dependencies"]
    assert not any("resolved" in entry for entry in lock["packages"].values())


def test_costs_are_those_of_the_command_and_failures_have_none(tmp_path: Path) -> None:
    busy = "import time; t = time.process_time()\nwhile time.process_time() < t + 0.2: pass"
    cost = measure.cost_of([sys.executable, "-c", busy], tmp_path, memory=True)
    assert 0.2 < cost.processor < 1
    assert cost.elapsed >= 0.2
    assert cost.largest > 5
    two = "import os, time; p = os.fork(); b = b'x' * 60_000_000; time.sleep(0.6); p and os.wait()"
    both = measure.cost_of([sys.executable, "-c", two], tmp_path, memory=True)
    assert both.largest > 57  # and no less than that of the process that runs the tests
    assert both.together is None or 115 < both.together < 170
    with pytest.raises(RuntimeError, match="ended with 3: why"):
        measure.cost_of(["sh", "-c", "echo why; exit 3"], tmp_path)
    assert measure.cost_of(["sh", "-c", "exit 3"], tmp_path, codes=(3,)).together is None


def test_how_far_a_run_has_come_is_no_part_of_its_report(tmp_path: Path) -> None:
    assert measure.run(["sh", "-c", "echo 5 of 9 >&2; echo {}; exit 1"], tmp_path)[1:] == (1, "{}\n")
    assert measure.run(["sh", "-c", "echo why >&2; exit 3"], tmp_path)[1:] == (3, "why\n")


def test_ratios_compare_rounds_and_slow_runs_are_measured_once() -> None:
    def cost(elapsed: float) -> measure.Cost:
        return measure.Cost(elapsed, elapsed, 1)

    given = iter([cost(20), cost(2), cost(4), cost(6)])
    costs = measure.in_turn({"slow": lambda: next(given), "fast": lambda: next(given)}, 3)
    assert costs == {"slow": [cost(20)], "fast": [cost(2), cost(4), cost(6)]}
    assert measure.ratio(costs["slow"], costs["fast"], "elapsed") == 10
    assert measure.ratio(costs["fast"], [cost(1), cost(1), cost(1)], "processor") == 4
    assert measure.medians(costs["fast"]) == cost(4)


def test_the_ladder_prints_a_row_for_each_rung(tmp_path: Path) -> None:
    said = run_script("ladder.py", "--records", "20", "--json", str(tmp_path / "figures.json"))
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert figures["records"] == 20
    assert len(said.splitlines()) == 2 + len(figures["rungs"])
    assert not any(rung["wrong"] for rung in figures["rungs"])


def test_real_corpora_are_measured_where_there_are_some_and_the_table_says_which(tmp_path: Path) -> None:
    advisories.write(tmp_path / "all" / "harbours", 12)
    (tmp_path / "all" / "harbours" / "onrecord.yaml").unlink()
    (tmp_path / "all" / "notes").mkdir()
    said = run_script("schema.py", "--corpora", f"{tmp_path}/all", "--times", "1", "--json", f"{tmp_path}/f")
    assert "harbours: 12 files" in said
    assert "INVENTED" not in said
    [figures] = json.loads((tmp_path / "f").read_text("utf-8"))["corpora"]
    assert figures["ratios"]["broken / whole"] > 0
    assert "INVENTED advisories: 3 files" in run_script("schema.py", "--invented", "3", "--times", "1")

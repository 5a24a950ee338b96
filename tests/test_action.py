"""The action for GitHub: its steps, run as GitHub runs them, as far as that goes without GitHub."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from validator.cli.commands.init import write_dataset

ROOT = Path(__file__).parent.parent
ACTION = yaml.load((ROOT / "action.yml").read_text("utf-8"), yaml.CSafeLoader)
*_, INSTALL, VALIDATE = ACTION["runs"]["steps"]
STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"


class Job:
    """A checkout with a dataset in a folder of it, and the program where the action puts it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.checkout = folder / "checkout"
        self.dataset = self.checkout / "data set"
        self.summary = folder / "summary.md"
        bin_folder = folder / "temp/onrecord/bin"
        bin_folder.mkdir(parents=True)
        (bin_folder / "onrecord").symlink_to(Path(sys.executable).parent / "onrecord")
        self._environment = environment | {
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_WORKSPACE": str(self.checkout),
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }
        write_dataset(self.dataset)
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *command: str) -> str:
        return subprocess.run(
            ["git", *command],
            cwd=self.checkout,
            env=self._environment,
            text=True,
            check=True,
            capture_output=True,
        ).stdout.strip()

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A change")
        return self.git("rev-parse", "HEAD")

    def validate(self, **inputs: str) -> tuple[int, str]:
        given = {"DATASET": "data set", "ARCHIVE": "", "BASE": "", "OUTPUT": ""} | inputs
        assert set(given) == set(VALIDATE["env"])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", VALIDATE["run"]],
            cwd=self.checkout,
            env=self._environment | given,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout


@pytest.fixture
def job(tmp_path: Path, clean_environment: dict[str, str]) -> Job:
    return Job(tmp_path, clean_environment)


def test_a_dataset_is_checked_and_the_report_written(job: Job) -> None:
    assert job.validate(OUTPUT="report.sarif", ARCHIVE="data set/archive")[0] == 0
    report = json.loads((job.checkout / "report.sarif").read_text("utf-8"))
    assert report["version"] == "2.1.0"
    path = job.dataset / STATEMENT
    path.write_text(path.read_text("utf-8").replace("quote: We have", "quote: They have"), "utf-8")
    code, said = job.validate()
    assert code == 1
    assert f"::error file=data set/{STATEMENT}" in said


def test_a_change_is_judged_by_the_rules_of_its_base(job: Job) -> None:
    base = job.git("rev-parse", "HEAD")
    path = job.dataset / "records/people/ada-quill.yaml"
    path.write_text(path.read_text("utf-8") + "wikidata: Q1\ndraft: false\n", "utf-8")
    settings = job.dataset / "onrecord.yaml"
    settings.write_text(settings.read_text("utf-8") + "rules: {short-quote: off}\n", "utf-8")
    job.commit()
    _, said = job.validate(BASE=base)
    assert "check-weakened" in said
    summary = job.summary.read_text("utf-8")
    assert summary.startswith("## OnRecord: 1 thing weakened; records: 1 changed")
    assert (
        summary.index("What was weakened")
        < summary.index("+ wikidata: Q1")
        < summary.index("## OnRecord: ok")
    )


@pytest.mark.parametrize(
    "hostile", ["$(touch ran)", "`touch ran`", "; touch ran", "--help", "-h; touch ran", "\ntouch ran"]
)
def test_an_input_is_no_script(job: Job, hostile: str) -> None:
    for name in ("DATASET", "ARCHIVE", "BASE", "OUTPUT"):
        assert job.validate(**{name: hostile})[0] in (0, 1, 2)
    assert not list(job.checkout.rglob("ran"))


def test_what_is_installed_has_hashes_and_builds_without_more() -> None:
    assert "--require-hashes" in INSTALL["run"]
    assert "--no-deps --no-build-isolation" in INSTALL["run"]
    assert "${{" not in INSTALL["run"] + VALIDATE["run"]

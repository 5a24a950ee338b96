"""`onrecord diff` between revisions: what it says of pairs of small datasets, in all its forms."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pairs import CASES, commit, expected, laid_out, say, without_hashes

from validator.changes import models
from validator.changes.forms import MAX_MARKDOWN
from validator.cli.main import main

MUCH = "much is weakened"
SCHEMA = Path(models.__file__).with_name("diff.schema.json")


@pytest.mark.parametrize("name", CASES)
def test_what_changed(name: str, tmp_path: Path) -> None:
    with laid_out(name, tmp_path):
        code, said = say("HEAD")
    assert code == 0
    assert without_hashes(said) == expected(name).read_text("utf-8"), "see it, then: make snapshots"


def test_two_commits_say_what_a_commit_and_the_working_tree_say(tmp_path: Path) -> None:
    with laid_out(MUCH, tmp_path):
        before = json.loads(say("HEAD", "--format", "json")[1])
        commit(tmp_path)
        after = json.loads(say("HEAD~1", "HEAD", "--format", "json")[1])
        Path("records/no-date.yaml").unlink()  # what the working tree holds has no part in it
        assert json.loads(say("HEAD~1", "HEAD", "--format", "json")[1]) == after
        assert say("HEAD", "HEAD")[1].endswith("\nnothing weakened; no record changed\n")
    said = json.dumps(before["weakened"]).replace(" in HEAD,", " in HEAD~1,")
    assert json.loads(said) == after["weakened"]
    for key in ("records", "findings", "quotes", "unread", "counts"):
        assert before[key] == after[key]
    Draft202012Validator(json.loads(SCHEMA.read_bytes())).validate(after)


def test_all_forms_at_once(tmp_path: Path) -> None:
    with laid_out(MUCH, tmp_path):
        code, said = say(
            "main", "--output", "a.md", "--output", "a.html", "--output", "json:a", "--output", "a.txt"
        )
        assert (code, said) == (0, Path("a.txt").read_text("utf-8"))
        assert "What was weakened (7)" in Path("a.md").read_text("utf-8")
        page = Path("a.html").read_text("utf-8")
        assert '<h2 id="section-1">What was weakened (7)</h2>' in page
        assert "We have <del>not </del>set a date<del> yet</del>" in page
        assert json.loads(Path("a").read_bytes())["counts"]["weakened"] == 7


def test_exit_code(tmp_path: Path) -> None:
    with laid_out(MUCH, tmp_path):
        assert (say("HEAD")[0], say("HEAD", "--exit-code")[0]) == (0, 1)
        assert say("HEAD", "HEAD", "--exit-code")[0] == 0


def test_what_can_not_be_compared(tmp_path: Path) -> None:
    with laid_out(MUCH, tmp_path):
        for arguments in ("nowhere", "-- -x", "HEAD -- --upload-pack=x", "HEAD --output a.sarif"):
            code, said = say(*arguments.split())
            assert (code, said.startswith("onrecord: ")) == (2, True), said
        assert "git knows no such revision" in say("nowhere")[1]


def test_a_long_change_fits_into_a_comment(tmp_path: Path) -> None:
    with laid_out(MUCH, tmp_path):
        lines = (
            json.dumps(
                {"schema": "person/2", "id": f"person-{n}", "name": f"Person {n}", "notes": "```" * 60}
            )
            for n in range(1500)
        )
        Path("records/all.jsonl").write_text("\n".join(lines), "utf-8")
        said = say("HEAD", "--format", "markdown")[1]
        assert 0.8 * MAX_MARKDOWN < len(said) <= MAX_MARKDOWN + 200
        assert said.index("What was weakened") < said.index("Records added (1,500)")
        assert "more are left out" in said


def test_a_dataset_in_a_folder_and_a_worktree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "work" / "data"
    inner.parent.mkdir()
    assert main(["init", str(inner)]) == 0
    commit(inner.parent, new=True)
    subprocess.run(
        ["git", "worktree", "add", "-q", str(tmp_path / "other")],
        cwd=inner.parent,
        check=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
    )
    person = tmp_path / "other" / "data" / "records/people/ada-quill.yaml"
    person.write_text(person.read_text("utf-8").replace("name: Ada", "name: Ida"), "utf-8")
    monkeypatch.chdir(person.parent)
    assert "name: [-Ada-]{+Ida+} Quill" in say("HEAD")[1]

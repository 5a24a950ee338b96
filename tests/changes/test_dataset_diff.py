"""`onrecord diff` between revisions: what it says of pairs of small datasets, in all its forms."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pairs import BUILT, CASES, build, commit, expected, laid_out, say, without_hashes

from validator.changes import models
from validator.changes.datasets import next_version
from validator.changes.forms import MAX_MARKDOWN
from validator.cli.main import main

MUCH = "much is weakened"
SCHEMAS = Path(models.__file__).parent


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
        assert say("HEAD", "HEAD")[1].endswith("\nno check weakened; no record changed\n")
    said = json.dumps(before["weakened"]).replace(" in HEAD,", " in HEAD~1,")
    assert json.loads(said) == after["weakened"]
    for key in ("records", "findings", "quotes", "unread", "counts"):
        assert before[key] == after[key]
    Draft202012Validator(json.loads((SCHEMAS / "diff.schema.json").read_bytes())).validate(after)


def test_all_forms_at_once(tmp_path: Path) -> None:
    with laid_out(MUCH, tmp_path):
        code, said = say(
            "main", "--output", "a.md", "--output", "a.html", "--output", "json:a", "--output", "a.txt"
        )
        assert (code, said) == (0, Path("a.txt").read_text("utf-8"))
        assert "What was weakened (8)" in Path("a.md").read_text("utf-8")
        page = Path("a.html").read_text("utf-8")
        assert '<h2 id="section-1">What was weakened (8)</h2>' in page
        assert "We have <del>not </del>set a date<del> yet</del>" in page
        assert json.loads(Path("a").read_bytes())["counts"]["weakened"] == 8


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


def test_folders_of_a_pull_request_do_not_take_the_place_of_revisions(tmp_path: Path) -> None:
    with laid_out(MUCH, tmp_path):
        build(next(iter(BUILT)), tmp_path)
        Path("base").rename("main")
        Path("head").rename("HEAD")
        code, said = say("main", "HEAD")
        assert (code, "'main' is a revision of git, and a folder" in said) == (2, True), said
        assert say("./main", "./HEAD")[0] == 0


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


@pytest.mark.parametrize("name", BUILT)
def test_two_built_datasets(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build(name, tmp_path)
    told = say("base", "head")[1] + "\n" + say("base", "head", "--format", "markdown")[1]
    assert told == expected(f"built {name}").read_text("utf-8"), "see it, then: make snapshots"
    said = json.loads(say("base", "head", "--format", "json")[1])
    Draft202012Validator(json.loads((SCHEMAS / "dataset-diff.schema.json").read_bytes())).validate(said)


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "none", "1.2.3"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.3.0"),
        ("0.2.3", "patch", "0.2.4"),
    ],
)
def test_the_version_that_follows(version: str, level: str, following: str) -> None:
    assert ".".join(map(str, next_version(tuple(map(int, version.split("."))), level))) == following


def test_what_is_no_built_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    build("nothing", tmp_path)
    manifest = (tmp_path / "head/manifest.json").read_text("utf-8")
    broken = {
        "jsonl/person.jsonl": "{}\n",
        "datapackage.json": "[]",
        "csv/citation.csv": "x",
        "manifest.json": manifest.replace("onrecord-dataset/1", "onrecord-dataset/1").replace(
            "jsonl/", "json/"
        ),
    }
    for file, text in broken.items():
        before = (tmp_path / "head" / file).read_text("utf-8")
        (tmp_path / "head" / file).write_text(text, "utf-8")
        code, said = say("base", "head")
        assert (code, said.startswith("onrecord: head: ")) == (2, True), said
        (tmp_path / "head" / file).write_text(before, "utf-8")
    (tmp_path / "head/jsonl/person.jsonl").unlink()
    (tmp_path / "head/jsonl/person.jsonl").symlink_to("/etc/hostname")
    assert say("base", "head")[0] == 2
    assert (
        "nor are there two folders of built datasets"
        in say("base", "archive-that-is-not-there")[1] + say("base")[1]
    )


def test_a_real_build_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "data"
    assert main(["init", str(root)]) == 0
    monkeypatch.chdir(root)
    assert main(["build", "--out", "../old"]) == 0
    record = root / "records/statements/2024-03-05-quill-no-date-yet.yaml"
    record.write_text(
        record.read_text("utf-8").replace("position: Minister", "position: First Minister"), "utf-8"
    )
    assert main(["build"]) == 0
    said = json.loads(say("../old", "dist", "--format", "json")[1])
    assert [one["reason"] for one in said["records"]] == ["position is worded otherwise"]
    assert (said["changes"], said["advice"]["level"], said["advice"]["version"]) == ([], "patch", "0.1.1")

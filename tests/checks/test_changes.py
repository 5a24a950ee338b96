"""Which files changed, and what that concerns: paths, git, deletions, renames, settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from random_dataset import edit, make
from small_dataset import build, codes, git, port, run, visit, write
from test_changes_exact import compare, contents, difference
from test_changes_exact import run as run_random

from validator.cli.main import main
from validator.corpus.change import Change, change_of, change_since
from validator.corpus.config import UsageError, load_dataset
from validator.report.report import Report

RECORDS = {
    "a.yaml": port("a"),
    "b.yaml": port("b"),
    "v.yaml": visit("v", port="a"),
    "w.yaml": visit("w", port="b"),
    "x.yaml": visit("x", port="b"),
}


def commit(root: Path, name: str = "As it is") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", name)


def repository(root: Path) -> Path:
    """The records above, in the first commit of a repository."""
    build(root, RECORDS)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def since(root: Path, revision: str = "HEAD") -> Change:
    return change_since(load_dataset(root)[0], revision)


def checked(report: Report) -> tuple[int, list[str]]:
    """How many files were looked at, and which records because they depend on them."""
    return report.files, [record.id for record in report.dependents]


def test_nothing_changed(tmp_path: Path) -> None:
    root = repository(tmp_path)
    change = since(root)
    assert change == Change(since="HEAD")
    report = run(root, change)
    assert (checked(report), report.clean) == ((0, []), True)


def test_a_named_file_that_breaks_is_answered_from_what_is_remembered(
    tmp_path: Path, recalled: list[bool]
) -> None:
    person = {"type": "object", "required": ["id"], "properties": {"schema": {}, "id": {"type": "string"}}}
    people = {f"{name}.yaml": {"schema": "person/1", "id": name} for name in ("ada", "bo")}
    root = build(tmp_path, RECORDS | people, person=person)
    assert codes(run(root, cached=True)) == {"unreferenced-record": 2}
    change = Change(frozenset(["records/v.yaml"]))
    recalled.clear()
    for text in ("id: [", json.dumps(RECORDS["v.yaml"])):
        write(root / "records" / "v.yaml", text)
        kept, anew = run(root, change, cached=True), run(root, change)
        assert (checked(kept), kept.findings) == (checked(anew), anew.findings)
    assert recalled == [True, True]
    write(root / "records" / "v.yaml", "id: [")
    assert checked(run(root, change, cached=True)) == (1, ["ada", "bo"])


def test_a_changed_record_and_what_refers_to_it(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root / "records" / "b.yaml", json.dumps(port("b", ships=1)))
    change = since(root)
    assert change.files == {"records/b.yaml"}
    assert json.loads(change.before["records/b.yaml"]) == port("b")
    assert checked(run(root, change)) == (1, ["w", "x"])


def test_a_deleted_record_is_missed_by_those_that_refer_to_it(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "records" / "a.yaml").unlink()
    report = run(root, since(root))
    assert checked(report) == (0, ["v"])
    assert codes(report) == {"published-record-gone": 1, "unknown-reference": 1}


def test_a_renamed_file_is_one_that_went_and_one_that_came(tmp_path: Path) -> None:
    root = repository(tmp_path)
    git(root, "mv", "records/a.yaml", "records/c.yaml")
    change = since(root)
    assert change.files == {"records/a.yaml", "records/c.yaml"}
    report = run(root, change)
    assert (checked(report), codes(report)) == ((1, ["v"]), {"id-not-file-name": 1})


def test_a_folder_of_records_that_is_not_read_any_more(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root / "data" / "a.yaml", json.dumps(port("a")))
    (root / "onrecord.yaml").write_text("title: Ports\nrecords: data\n", "utf-8")
    (root / "records" / "w.yaml").unlink()
    change = since(root)
    assert set(change.before) == {f"records/{name}" for name in RECORDS}
    report = run(root, change)
    told = [finding for finding in report.findings if finding.code == "published-record-gone"]
    assert sorted(finding.location.file for finding in told) == [f"records/{name}.yaml" for name in "bvwx"]


def test_records_of_mapped_kinds_that_are_gone(tmp_path: Path) -> None:
    root = tmp_path
    people = [{"name": f"person-{number}", "born": number} for number in range(3)]
    (root / "all.json").write_text(json.dumps(people), "utf-8")
    (root / "kind.json").write_text('{"type": "object"}', "utf-8")
    (root / "onrecord.yaml").write_text(
        "title: T\nkinds: {person: {files: all.json, schema: kind.json, id: name, records: '[]'}}\n", "utf-8"
    )
    git(root, "init", "-q", "-b", "main")
    commit(root)
    (root / "all.json").write_text(json.dumps([people[2], {"name": "person-0", "born": 0}]), "utf-8")
    told = [f for f in run(root, since(root)).findings if f.code == "published-record-gone"]
    assert [finding.message for finding in told] == ["'person-1' was there in HEAD, and is gone"]


def test_the_group_that_a_record_left(tmp_path: Path) -> None:
    """Only the first of two records with one id is free of the finding, and the first one goes."""
    root = repository(tmp_path)
    write(root / "records" / "a2.yaml", json.dumps(port("a")))
    commit(root)
    assert codes(run(root)) == {"duplicate-id": 1, "id-not-file-name": 1}
    (root / "records" / "a.yaml").unlink()
    report = run(root, since(root))
    assert checked(report) == (0, ["a", "v"])
    assert codes(report) == {"id-not-file-name": 1}


def test_the_name_that_an_unsound_record_had(tmp_path: Path) -> None:
    """As long as it could not be read, nothing was said of those that refer to it."""
    root = repository(tmp_path)
    write(root / "records" / "v.yaml", json.dumps(visit("v", port="odd")))
    for name in ("odd", "unsound"):
        write(root / "records" / f"{name[0]}.yaml", json.dumps({**port(name), "ships": "many"}))
    commit(root)
    assert codes(run(root)) == {"wrong-type": 2}
    (root / "records" / "o.yaml").unlink()
    report = run(root, since(root))
    assert checked(report) == (0, ["v"])
    assert codes(report) == {"published-record-gone": 1, "unknown-reference": 1}


@pytest.mark.parametrize("name", ["onrecord.yaml", "waivers.yaml", "schemas/port/v1.json", "archive/a.txt"])
def test_what_concerns_all_is_checked_with_all(name: str, tmp_path: Path) -> None:
    root = repository(tmp_path)
    path = root / name
    write(path, path.read_text() + "\n" if path.exists() else "[]\n")
    for change in (since(root), change_of(load_dataset(root)[0], [path])):
        assert name in change.everything
        assert sum(run(root, change).checked.values()) == len(RECORDS)


def test_files_that_git_does_not_know_or_ignores(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root / ".gitignore", "ignored.yaml\n")
    write(root / "records" / "new.yaml", json.dumps(port("new")))
    write(root / "records" / "ignored.yaml", json.dumps(port("ignored")))
    assert since(root).files == {"records/new.yaml", "records/ignored.yaml"}


def test_an_archive_that_git_ignores_can_not_be_compared(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root / ".gitignore", "/archive/\n")
    write(root / "archive" / "kept-apart.txt", "A text.\n")
    assert not since(root).everything
    write(root / ".gitignore", "")
    assert "archive/kept-apart.txt" in since(root).everything


def test_a_dataset_inside_a_repository_and_odd_names(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    root = build(tmp_path / "sub dir", RECORDS)
    odd = ['Größe \t"x".yaml', "über.yaml"]
    for name in odd:
        write(root / "records" / name, json.dumps(port("a")))
    commit(tmp_path)
    write(tmp_path / "outside.yaml", "a: 1\n")
    for name in odd:
        write(root / "records" / name, json.dumps(port("b")))
    change = since(root)
    assert change.files == {f"records/{name}" for name in odd}
    assert all(json.loads(data)["id"] == "a" for data in change.before.values())
    assert len(change.before) == 2


def test_paths_are_compared_with_the_last_commit(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root / "records" / "a.yaml", json.dumps(port("a3")))
    (root / "records" / "b.yaml").unlink()
    dataset = load_dataset(root)[0]
    change = change_of(dataset, [root / "records" / "a.yaml", root / "records" / "b.yaml"])
    assert change.files == change.before.keys() == {"records/a.yaml", "records/b.yaml"}
    report = run(root, change)
    assert checked(report) == (1, ["v", "w", "x"])
    assert codes(report) == {"id-not-file-name": 1, "unknown-reference": 3}
    assert change_of(dataset, [root / "records"]).files == {f"records/{name}.yaml" for name in "avwx"}


def test_without_git_the_files_are_checked_as_they_are(tmp_path: Path) -> None:
    root = build(tmp_path, RECORDS)
    dataset = load_dataset(root)[0]
    assert change_of(dataset, [root / "records" / "a.yaml"]) == Change(frozenset({"records/a.yaml"}))
    with pytest.raises(UsageError, match=r"no file or folder 'records/c\.yaml'"):
        change_of(dataset, [root / "records" / "c.yaml"])
    with pytest.raises(UsageError, match="--since"):
        change_since(dataset, "HEAD")


@pytest.mark.parametrize("revision", ["nothing", "", "--output=x", "HEAD:records", "-1"])
def test_a_revision_that_git_does_not_know(revision: str, tmp_path: Path) -> None:
    root = repository(tmp_path)
    with pytest.raises(UsageError, match="git knows no such revision"):
        since(root, revision)


def test_git_and_a_comparison_of_the_files_agree(tmp_path: Path) -> None:
    from random import Random

    for seed in range(3):
        root, random = tmp_path / str(seed), Random(seed)
        make(random, root)
        git(root, "init", "-q")
        commit(root)
        before, report = contents(root), run_random(root)
        edit(random, root)
        change, plain = since(root), difference(before, contents(root))
        assert (change.files, change.before) == (plain.files, plain.before)
        compare(report, run_random(root), run_random(root, change))


def test_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository(tmp_path))
    assert main(["validate", "--since", "HEAD"]) == 0
    assert "checked no record: none has changed since HEAD" in capsys.readouterr().out
    (tmp_path / "records" / "a.yaml").unlink()
    assert main(["validate", "--since", "HEAD"]) == 1
    assert "0 changed files (1 more deleted), 1 record (1 of them" in capsys.readouterr().out
    assert main(["validate", "records/a.yaml"]) == 1
    assert main(["validate", "records/nothing.yaml"]) == 2
    assert main(["validate", "records", "--since", "HEAD"]) == 2
    assert main(["validate", "--as-of", "tomorrow"]) == 2

"""`onrecord validate --policy-from REV`: a change is judged by the rules of the branch that it wants to enter."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from repositories import commit, git

from validator.cli.main import main

STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"
EVENT = "records/events/2024-03-05-harbour-talks.yaml"
Check = Callable[..., tuple[int, str]]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset in a folder of a repository, whose records a branch changes; the command stands in it."""
    root = tmp_path / "work" / "data"
    root.parent.mkdir()
    assert main(["init", str(root)]) == 0
    git(root.parent, "init", "-q")
    commit(root.parent)
    git(root, "checkout", "-q", "-b", "change")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def check(root: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Check by the rules of the branch `main`: the exit code, and all that is printed."""

    def check(*options: str, policy: str = "main") -> tuple[int, str]:
        capsys.readouterr()
        code = main(["validate", f"--policy-from={policy}", *options])
        said = capsys.readouterr()
        return code, said.out + said.err

    return check


def both(check: Check, *options: str) -> tuple[int, int]:
    """The exit codes by the rules that are here, and by those of `main`."""
    return main(["validate", *options]), check(*options)[0]


def spoil(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def test_a_sound_change_is_sound(root: Path, check: Check) -> None:
    spoil(root, STATEMENT, "position:", "# A remark.\nposition:")
    code, said = check()
    assert (code, "judged by the settings, waivers and schemas of main" in said) == (0, True)
    assert both(check, "--since", "main") == (0, 0)
    commit(root)
    assert both(check, "--since", "main") == (0, 0)
    assert both(check, "--staged") == (0, 0)


def test_waivers(root: Path, check: Check) -> None:
    spoil(root, STATEMENT, "have not set", "have set")
    waiver = (
        f"- rule: quote-not-in-source\n  record: {Path(STATEMENT).stem}\n  reason: None.\n  by: A. Quill\n"
    )
    (root / "waivers.yaml").write_text(waiver, "utf-8")
    assert both(check) == (0, 1)
    assert both(check, "--since", "main") == (0, 1)
    git(root, "add", "-A")
    assert both(check, "--staged") == (0, 1)
    assert "error[quote-not-in-source]" in check()[1]
    commit(root)
    assert check(policy="HEAD")[0] == 0
    (root / "waivers.yaml").unlink()
    spoil(root, STATEMENT, "have set", "have not set")
    code, said = check(policy="HEAD")
    assert (code, "unused-waiver" in said) == (0, False), (
        "nobody needs to keep a waiver that is not needed any more"
    )


def test_settings_and_expectations(root: Path, check: Check) -> None:
    spoil(root, STATEMENT, "have not set", "have set")
    settings = (root / "onrecord.yaml").read_text("utf-8")
    (root / "onrecord.yaml").write_text(settings + "rules: {quote-not-in-source: off}\n", "utf-8")
    assert both(check) == (0, 1)
    spoil(root, STATEMENT, "have set", "have not set")
    (root / "onrecord.yaml").write_text(settings + "expect: {statement: {min: 9}}\n", "utf-8")
    commit(root)
    (root / "onrecord.yaml").write_text(settings, "utf-8")
    assert main(["validate"]) == 0
    code, said = check(policy="HEAD")
    assert (code, "error[unexpected-count]" in said) == (1, True)
    assert "min: 9" in said, "the place is shown as the revision has it"
    (root / "onrecord.yaml").write_text("titel: x\n", "utf-8")
    assert check()[0] == 0


def test_published_ids(root: Path, check: Check) -> None:
    name = Path(STATEMENT).stem
    published = root / "published.json"
    published.write_text(json.dumps({"versions": {}, "records": {name: "statement"}}), "utf-8")
    commit(root)
    (root / STATEMENT).unlink()
    published.write_text(json.dumps({"versions": {}, "records": {}}), "utf-8")
    code, said = check(policy="HEAD")
    assert (code, "error[published-id-missing]" in said) == (1, True)
    published.unlink()
    assert check(policy="HEAD")[0] == 1


def test_schemas_together_with_their_hashes(root: Path, check: Check) -> None:
    schema = json.loads((root / "schemas/person/v2.json").read_bytes())
    schema["additionalProperties"] = True
    (root / "schemas/person/v2.json").write_text(json.dumps(schema), "utf-8")
    (root / "schemas/released.json").unlink()
    spoil(root, "records/people/ada-quill.yaml", "name:", "nam: x\nname:")
    assert main(["validate", "--errors-only"]) == 0
    code, said = check("--since", "main")
    assert code == 1
    assert "error[unknown-key]: the key 'nam'" in said
    assert "warning[check-weakened]" in said


def test_mapped_kinds(root: Path, check: Check) -> None:
    (root / "notes").mkdir()
    (root / "note.json").write_text('{"type": "object", "required": ["id", "text"]}', "utf-8")
    (root / "notes" / "one.json").write_text('{"id": "one", "text": "x"}', "utf-8")
    with (root / "onrecord.yaml").open("a", encoding="utf-8") as settings:
        settings.write("kinds:\n  note: {files: 'notes/*.json', schema: note.json, id: id}\n")
    commit(root)
    assert check(policy="HEAD")[0] == 0
    (root / "note.json").write_text("{}", "utf-8")
    (root / "notes" / "one.json").write_text('{"id": "one"}', "utf-8")
    assert main(["validate"]) == 0
    code, said = check(policy="HEAD")
    assert (code, "notes/one.json:1:2: error[missing-key]" in said) == (1, True)


def test_a_baseline_in_the_dataset_is_that_of_the_revision(root: Path, check: Check) -> None:
    spoil(root, STATEMENT, "have not set", "have set")
    assert main(["validate", "--write-baseline", "known.json"]) == 0
    assert both(check, "--baseline", "known.json") == (0, 1)
    commit(root)
    assert check("--baseline", "known.json", policy="HEAD")[0] == 0


def test_what_can_not_be_followed(root: Path, tmp_path: Path, check: Check) -> None:
    code, said = check(policy="nowhere")
    assert (code, "git knows no such revision" in said) == (2, True)
    code, said = check(policy="--upload-pack=x")
    assert (code, "git knows no such revision" in said) == (2, True)
    git(root, "rm", "-q", "--cached", "onrecord.yaml")
    git(root, "commit", "-q", "-m", "No settings")
    code, said = check(policy="HEAD")
    assert (code, "there is no onrecord.yaml in it" in said) == (2, True)
    for options in (["--fix"], ["--schema", "s.json"], ["--write-baseline", "b.json"]):
        assert check(*options)[0] == 2

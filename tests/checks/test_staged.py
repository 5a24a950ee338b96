"""`onrecord validate --staged`: exactly what git is about to commit, in whatever state the repository is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

import pytest
from repositories import commit, git

from validator.cli.main import main

PERSON = "records/people/tomas-arden.yaml"
STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"
TEXT = "schema: person/2\nid: tomas-arden\nname: Tomas Arden\norigin: {method: curated}\n"
BROKEN = TEXT.replace("name: Tomas", "nam: Tomas")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset in a folder of a repository; the command stands in it."""
    root = tmp_path / "work" / "data"
    root.parent.mkdir()
    assert main(["init", str(root)]) == 0
    git(root.parent, "init", "-q")
    commit(root.parent)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def check(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Check what is staged: the exit code, and all that is printed."""

    def check(*options: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["validate", "--staged", *options])
        said = capsys.readouterr()
        return code, said.out + said.err

    return check


Check = Callable[..., tuple[int, str]]


def test_what_is_not_staged_is_left_out(root: Path, check: Check) -> None:
    (root / PERSON).write_text(BROKEN, "utf-8")
    (root / STATEMENT).write_text("id: [", "utf-8")
    code, said = check()
    assert (code, "6 files, 6 records" in said) == (0, True), said
    git(root, "add", PERSON)
    (root / PERSON).write_text(TEXT, "utf-8")
    code, said = check()
    assert code == 1
    assert f"{PERSON}:3:1: error[unknown-key]" in said
    assert f"Not staged as they are: {PERSON}, {STATEMENT}. " in said
    git(root, "add", PERSON)
    assert check()[0] == 0


def test_a_reference_to_a_file_that_is_not_staged(root: Path, check: Check) -> None:
    (root / PERSON).write_text(TEXT, "utf-8")
    record = (root / STATEMENT).read_text("utf-8")
    (root / STATEMENT).write_text(record.replace("speaker: ada-quill", "speaker: tomas-arden"), "utf-8")
    git(root, "add", STATEMENT)
    code, said = check()
    assert code == 1
    assert "error[unknown-reference]" in said
    assert f"Not staged as they are: {PERSON}. " in said
    git(root, "add", "--intent-to-add", PERSON)
    assert "error[unknown-reference]" in check()[1]
    git(root, "add", PERSON)
    assert "error[unknown-reference]" not in check()[1]


def test_partly_staged(root: Path, check: Check) -> None:
    (root / PERSON).write_text(BROKEN, "utf-8")
    git(root, "add", PERSON)
    (root / PERSON).unlink()
    assert check()[0] == 1
    git(root, "rm", "-q", "--cached", PERSON)
    assert check()[0] == 0


def test_renamed_and_deleted(root: Path, check: Check) -> None:
    record = (root / "records/people/ada-quill.yaml").read_text("utf-8")
    git(root, "mv", "records/people/ada-quill.yaml", "records/ada-quill.yaml")
    assert check()[0] == 0
    git(root, "mv", "records/ada-quill.yaml", "records/moved.yaml")
    assert "records/moved.yaml:3:5: error[id-not-file-name]" in check()[1]
    (root / "records/moved.yaml").unlink()
    code, said = check()
    assert (code, "Not staged as they are: records/moved.yaml." in said) == (1, True), (
        "it is gone, and staged"
    )
    git(root, "rm", "-q", "-f", "records/moved.yaml")
    (root / "records/people/ada-quill.yaml").write_text(record, "utf-8")
    assert "error[unknown-reference]" in check()[1]


def test_settings_schemas_and_waivers_are_the_staged_ones(root: Path, check: Check) -> None:
    settings = (root / "onrecord.yaml").read_text("utf-8")
    (root / "onrecord.yaml").write_text("records: nowhere\n", "utf-8")
    (root / "waivers.yaml").write_text("not: a list\n", "utf-8")
    (root / "schemas" / "person" / "v2.json").write_text("{", "utf-8")
    assert check()[0] == 0
    git(root, "add", "waivers.yaml")
    assert "waivers.yaml:1:1: error" in check()[1]
    git(root, "add", "schemas")
    assert "schemas/person/v2.json:" in check()[1]
    git(root, "add", "onrecord.yaml")
    (root / "onrecord.yaml").write_text(settings, "utf-8")
    assert check("--errors-only")[0] == 1
    (root / "onrecord.yaml").write_text("titel: x\n", "utf-8")
    git(root, "add", "onrecord.yaml")
    assert "onrecord.yaml:1:1: error[unknown-key]" in check()[1]


def test_texts_that_git_ignores_are_looked_into_others_only_if_staged(root: Path, check: Check) -> None:
    assert "1 direct quote: 1 checked against the text" in check()[1]
    (root / ".gitignore").unlink()
    assert "1 direct quote: 1 by proof" in check()[1]
    git(root, "add", "-A")
    assert "1 direct quote: 1 checked against the text" in check()[1]
    (root / ".gitignore").write_text("archive/\n", "utf-8")
    (next((root / "archive").iterdir())).write_text("Another text.\n", "utf-8")
    assert check()[0] == 0


def test_a_merge_with_conflicts_is_told(root: Path, check: Check) -> None:
    git(root, "checkout", "-q", "-b", "other")
    (root / PERSON).write_text(TEXT, "utf-8")
    commit(root)
    git(root, "checkout", "-q", "main")
    (root / PERSON).write_text(TEXT.replace("Tomas", "Tom"), "utf-8")
    commit(root)
    git(root, "merge", "other", check=False)
    code, said = check()
    assert code == 2
    assert f"a merge has left conflicts in {PERSON}" in said
    (root / PERSON).write_text(TEXT, "utf-8")
    git(root, "add", PERSON)
    assert check()[0] == 0


def test_outside_of_git_and_before_the_first_commit(
    root: Path, tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"
    main(["init", str(new)])
    monkeypatch.chdir(new)
    code, said = check()
    assert (code, "in no git repository" in said) == (2, True)
    git(new, "init", "-q")
    code, said = check()
    assert (code, "git add onrecord.yaml" in said) == (2, True)
    git(new, "add", "-A")
    assert check()[0] == 0


@pytest.mark.parametrize("form", ["split", "sparse", "sha256", "packed"])
def test_an_index_of_every_form_is_read(
    root: Path, tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    if form == "sha256":
        root = tmp_path / "other"
        main(["init", str(root)])
        git(root, "init", "-q", "--object-format=sha256")
        commit(root)
        monkeypatch.chdir(root)
    elif form == "split":
        git(root, "update-index", "--split-index")
    elif form == "packed":
        git(root, "gc", "-q")
    elif form == "sparse":
        git(root.parent, "sparse-checkout", "set", "--cone", "--sparse-index", "data/schemas", "data/archive")
        assert not (root / STATEMENT).exists()
    assert "6 files, 6 records" in check()[1]
    git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob(root, BROKEN)},{prefix(root)}{PERSON}")
    assert check()[0] == 1


def blob(root: Path, text: str) -> str:
    """The id of an object with this text, which is then there."""
    return git(root, "hash-object", "-w", "--stdin", given=text.encode()).decode().strip()


def prefix(root: Path) -> str:
    return git(root, "rev-parse", "--show-prefix").decode().strip()


@pytest.mark.parametrize("how", ["-a", "-i", "worktree", "absolute", "elsewhere"])
def test_in_the_hook_that_git_itself_starts(root: Path, tmp_path: Path, how: str) -> None:
    """Git names its repository and the index of this very commit in the environment."""
    said = tmp_path / "said"
    command = f"'{Path(sys.executable).with_name('onrecord')}' validate --staged data"
    hook = root.parent / ".git" / "hooks" / "pre-commit"
    hook.write_text(f"#!/bin/sh\n{command} > '{said}' 2>&1\n", "utf-8")
    hook.chmod(0o700)
    top = root.parent
    environment: dict[str, str] = {}
    if how == "worktree":
        top = tmp_path / "beside"
        git(root, "worktree", "add", "-q", str(top), "-b", "beside")
    elif how == "absolute":
        environment = {"GIT_DIR": str(top / ".git"), "GIT_WORK_TREE": str(top)}
    elif how == "elsewhere":
        environment = {"GIT_INDEX_FILE": str(tmp_path / "index")}
        git(top, "read-tree", "HEAD", environment=environment)
    record = top / "data" / "records" / "people" / "ada-quill.yaml"
    sound = record.read_text("utf-8")
    record.write_text(sound + "nam: Ada\n", "utf-8")
    options = ["-a"] if how != "-i" else ["-i", str(record)]
    git(top, "commit", "-q", "-m", "Broken", *options, check=False, environment=environment)
    assert "ada-quill.yaml:15:1: error[unknown-key]" in said.read_text("utf-8")
    assert git(top, "log", "-1", "--format=%s") == b"A state\n"
    record.write_text(sound + "# Sound.\n", "utf-8")
    git(top, "commit", "-q", "-m", "Sound", *options, check=False, environment=environment)
    assert git(top, "log", "-1", "--format=%s") == b"Sound\n", said.read_text("utf-8")


def test_submodules(root: Path, tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of records in a submodule the staged commit is read; a dataset in a submodule has an index of its own."""
    more = tmp_path / "more"
    more.mkdir()
    git(more, "init", "-q")
    (more / "tomas-arden.yaml").write_text(BROKEN, "utf-8")
    commit(more)
    git(root, "submodule", "--quiet", "add", str(more), "records/more")
    code, said = check()
    assert code == 1
    assert "records/more/tomas-arden.yaml:3:1: error[unknown-key]" in said
    inner = root / "records" / "more"
    (inner / "tomas-arden.yaml").write_text(TEXT, "utf-8")
    commit(inner)
    assert check()[0] == 1
    git(root, "add", "records/more")
    assert check()[0] == 0
    main(["init", str(inner / "deep")])
    monkeypatch.chdir(inner / "deep")
    monkeypatch.setenv("GIT_INDEX_FILE", str(root.parent / ".git" / "index"))
    assert check()[0] == 2
    git(inner, "add", "-A")
    assert check()[0] == 0


def test_links_are_laid_out_as_links(root: Path, tmp_path: Path, check: Check) -> None:
    (tmp_path / "secret.yaml").write_text("secret: word\n", "utf-8")
    (root / "records" / "people" / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "records" / "people" / "near.yaml").symlink_to("../../../near.yaml")
    (root / "records" / "people" / "same.yaml").symlink_to("ada-quill.yaml")
    git(root, "add", "-A")
    code, said = check()
    assert code == 1
    assert "records/people/out.yaml: error[outside-folder]" in said
    assert "same.yaml:3:5: error[" in said
    assert "word" not in said
    assert f"to '{tmp_path}/secret.yaml'" in said
    assert f"to '{root.parent}/near.yaml'" in said
    assert "onrecord-git-" not in said
    assert "Not staged" not in said


@pytest.mark.parametrize(
    "name", ["../out.yaml", "records/link/out.yaml", "records//out.yaml", "records/../../o.yaml"]
)
def test_an_index_can_have_nothing_written_elsewhere(
    root: Path, tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Git itself makes no such index; a stranger can, byte by byte, of one with a name as long."""
    outside = tmp_path / "outside"
    outside.mkdir()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    target = git(root, "hash-object", "-w", "--stdin", given=os.fsencode(outside)).decode().strip()
    index = root.parent / ".git" / "index"
    index.unlink()
    for file in ("onrecord.yaml", "records/x.yaml"):
        git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob(root, 'title: x')},data/{file}")
    git(root, "update-index", "--add", "--cacheinfo", f"100644,{blob(root, TEXT)},data/{'X' * len(name)}")
    if "link" in name:
        git(root, "update-index", "--add", "--cacheinfo", f"120000,{target},data/records/LINK")
    data = index.read_bytes()[:-20].replace(b"X" * len(name), name.encode()).replace(b"LINK", b"link")
    index.write_bytes(data + sha1(data).digest())
    code, said = check()
    assert code in (1, 2), said
    assert not list(outside.iterdir())
    assert not list(scratch.iterdir())
    assert "bug in OnRecord" not in said


def test_what_it_does_not_go_with(root: Path, check: Check) -> None:
    for options in (["--since", "HEAD"], ["--fix"], ["--schema", "s.json"], ["--write-baseline", "b.json"]):
        code, said = check(*options)
        assert (code, "--staged" in said or "--schema" in said) == (2, True)


def test_what_git_lacks_is_told(root: Path, check: Check) -> None:
    identity = blob(root, "id: lost\n")
    (root.parent / ".git" / "objects" / identity[:2] / identity[2:]).unlink()
    git(root, "update-index", "--add", "--cacheinfo", f"100644,{identity},data/{PERSON}")
    code, said = check()
    assert (code, f"git lacks the contents of {PERSON}" in said) == (2, True)

"""The hook, as another repository uses it: the real pre-commit, installed from this repository."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from validator.cli.commands.init import write_dataset

ROOT = Path(__file__).parent.parent


class Repository:
    """A git repository with a dataset, in which the hook is set up."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = environment

    def do(self, *command: str) -> tuple[int, str]:
        """Run a command; return its exit code and all that it printed."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def commit(self) -> tuple[int, str]:
        self.do("git", "add", "-A")
        return self.do("git", "commit", "-m", "A change")


@pytest.fixture(scope="module")
def repository(
    snapshot: Path, clean_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Repository:
    folder = tmp_path_factory.mktemp("hook")
    environment = {**clean_environment, "PRE_COMMIT_HOME": str(folder / "home"), "PRE_COMMIT_COLOR": "never"}
    dataset = folder / "dataset"
    write_dataset(dataset)
    repository = Repository(dataset, environment)
    commit = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=snapshot, text=True).strip()
    (dataset / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {snapshot.as_uri()}\n    rev: {commit}\n    hooks:\n      - id: onrecord-validate\n"
        "      - id: onrecord-format\n      - id: onrecord-attest\n        args: [--archive, archive]\n",
        "utf-8",
    )
    assert repository.do("git", "init", "-q") == (0, "")
    code, said = repository.do(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert code == 0, said
    code, said = repository.commit()
    assert code == 0, said
    assert len(re.findall(r"^onrecord (?:validate|format|attest --check)\.+Passed", said, re.MULTILINE)) == 3
    return repository


STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"


def test_a_bad_record_is_stopped_with_the_finding_shown(repository: Repository) -> None:
    record = repository.folder / STATEMENT
    good = record.read_text("utf-8")
    record.write_text(good.replace("have not set", "have set"), "utf-8")
    code, said = repository.commit()
    assert code != 0
    assert f"{STATEMENT}:9:8: error[quote-not-in-source]" in said
    record.write_text(good.replace("position:", "# No office is given.\nposition:"), "utf-8")
    code, said = repository.commit()
    assert code == 0, said


def test_a_record_in_another_layout_is_laid_out_and_the_commit_stopped(repository: Repository) -> None:
    record = repository.folder / "records/people/ada-quill.yaml"
    good = record.read_bytes()
    record.write_text(record.read_text("utf-8").replace("name: Ada", "name:   Ada"), "utf-8")
    code, said = repository.commit()
    assert code != 0
    assert "records/people/ada-quill.yaml: laid out anew" in said
    assert record.read_bytes() == good


def test_a_quote_without_its_proof_is_stopped(repository: Repository) -> None:
    record = repository.folder / STATEMENT
    good = record.read_text("utf-8")
    start, end = good.index("    proofs:"), good.index("origin:")
    record.write_text(good[:start] + good[end:], "utf-8")
    code, said = repository.commit()
    assert code != 0
    assert f"{STATEMENT}: would be written" in said
    record.write_text(good, "utf-8")


def test_deleting_a_record_that_others_need_is_stopped(repository: Repository) -> None:
    person = repository.folder / "records/people/ada-quill.yaml"
    good = person.read_bytes()
    person.unlink()
    code, said = repository.commit()
    assert code != 0
    assert "error[unknown-reference]" in said
    person.write_bytes(good)


def test_a_schema_that_breaks_records_is_stopped(repository: Repository) -> None:
    schema = repository.folder / "schemas/person/v2.json"
    good = schema.read_text("utf-8")
    schema.write_text(good.replace('"required": ["schema",', '"required": ["schema", "wikidata",'), "utf-8")
    code, said = repository.commit()
    assert code != 0
    assert "error[missing-key]: the key 'wikidata'" in said
    schema.write_text(good, "utf-8")


def test_the_hook_sees_what_is_committed_and_nothing_else(repository: Repository) -> None:
    repository.do("git", "add", "-A")
    person = repository.folder / "records/people/tomas-arden.yaml"
    person.write_text(
        "schema: person/2\nid: tomas-arden\nname: Tomas Arden\norigin: {method: curated}\n", "utf-8"
    )
    record = repository.folder / STATEMENT
    good = record.read_text("utf-8")
    record.write_text(good.replace("position:", "via: tomas-arden\nposition:"), "utf-8")
    repository.do("git", "add", STATEMENT)
    code, said = repository.do("git", "commit", "-m", "A change")
    assert code != 0
    assert "error[unknown-reference]" in said
    assert "Not staged as they are: records/people/tomas-arden.yaml. " in said
    record.write_text(good, "utf-8")
    person.write_text("id: [", "utf-8")
    repository.do("git", "add", STATEMENT)
    # Only validate knows what is staged; attest looks at the folder as it lies there.
    commit = ("env", "SKIP=onrecord-attest", "git", "commit", "--allow-empty", "-m", "A change")
    code, said = repository.do(*commit)
    assert code == 0, said
    person.unlink()


def test_the_hooks_of_this_repository_and_of_a_new_dataset_are_well_formed() -> None:
    for command, file in (
        ("validate-config", ".pre-commit-config.yaml"),
        ("validate-config", "validator/template/dot-pre-commit-config.yaml"),
        ("validate-manifest", ".pre-commit-hooks.yaml"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", command, str(ROOT / file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

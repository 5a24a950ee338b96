"""`make` and `.ci/run`, with stand-ins for the slow parts; making a real environment is what `make test` began with."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder (with a space in its path) that holds what the Makefile needs, without an environment."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, folder)
    return folder


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


def ready(checkout: Path, place: str = "") -> None:
    """An environment whose `onrecord` only says how it was called."""
    script(checkout / ".venv/bin/onrecord", 'printf "onrecord"; printf " [%s]" "$@"; echo')
    script(checkout / ".venv/bin/python", "exit 0")
    (checkout / ".venv/.ready").write_text((place or str(checkout.resolve())) + "\n", "utf-8")


def make(checkout: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS", "ARCHIVE"))
    }
    done = subprocess.run(
        ["make", *arguments],
        cwd=checkout,
        env={**kept, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_make_alone_builds_which_checks_first(checkout: Path) -> None:
    ready(checkout)
    assert make(checkout) == (0, "onrecord [build]\n")


def test_the_archive_is_handed_on(checkout: Path) -> None:
    ready(checkout)
    assert make(checkout, "validate") == (0, "onrecord [validate]\n")
    assert make(checkout, "validate", ARCHIVE="my $texts") == (
        0,
        "onrecord [validate] [--archive] [my $texts]\n",
    )
    assert make(checkout, ARCHIVE="../texts") == (0, "onrecord [build] [--archive] [../texts]\n")


def test_findings_fail_the_target(checkout: Path) -> None:
    ready(checkout)
    script(checkout / ".venv/bin/onrecord", "exit 1")
    assert make(checkout, "validate")[0] != 0
    assert make(checkout)[0] != 0


def test_help_lists_the_targets_and_needs_no_environment(checkout: Path) -> None:
    code, said = make(checkout, "help", PYTHON="/nowhere/python")
    assert code == 0
    assert [line.split()[1] for line in said.splitlines()] == [
        "all", "validate", "test", "quick", "test-formats", "test-spark", "check", "fuzz", "torture", "slopes",
        "conformance", "bench", "bench-peers", "bench-scale",
        "corpora", "docs", "snapshots", "mutants", "pins", "package", "clean", "help"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("", "there is no '{}' here"),
        ('test "$1" = -V && echo Python 3.9.2; test "$1" = -V', "is Python 3.9.2. Name a newer one"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "apt install python3-venv"),
    ],
    ids=["missing", "old", "without venv"],
)
def test_a_python_that_will_not_do_is_named_with_a_way_out(checkout: Path, python: str, said: str) -> None:
    name = str(script(checkout.parent / "my python", python) if python else checkout.parent / "none")
    code, output = make(checkout, "validate", PYTHON=name)
    assert code != 0
    assert said.format(name) in output
    assert not (checkout / ".venv/.ready").exists()


@pytest.mark.parametrize(
    ("place", "broken", "expected"),
    [
        ("", "", ""),
        ("/elsewhere", "", "-m venv --clear .venv\n"),
        ("", "exit 1", "-m venv --clear .venv\n"),
    ],
    ids=["usable", "moved", "broken"],
)
def test_an_environment_that_can_not_work_any_more_is_made_anew(
    checkout: Path, place: str, broken: str, expected: str
) -> None:
    ready(checkout, place)
    if broken:
        script(checkout / ".venv/bin/python", broken)
    # Stands in for Python: says how it was called, and puts a working environment in place.
    python = script(
        checkout.parent / "python",
        'test "$1" = -c && exit; echo "$@" >> made; printf "#!/bin/sh\\n" > .venv/bin/python',
    )
    code, output = make(checkout, "validate", PYTHON=str(python))
    assert code == 0, output
    made = checkout / "made"
    assert (made.read_text("utf-8") if made.exists() else "") == expected
    assert output.endswith("onrecord [validate]\n")


def test_an_environment_whose_making_failed_is_not_taken_for_one(checkout: Path) -> None:
    python = script(
        checkout.parent / "python",
        'test "$1" = -c && exit; mkdir -p .venv/bin; printf "#!/bin/sh\\nexit 1\\n" > .venv/bin/python; '
        "chmod +x .venv/bin/python",
    )
    assert make(checkout, "validate", PYTHON=str(python))[0] != 0
    assert not (checkout / ".venv/.ready").exists()


@pytest.mark.parametrize(
    ("make_does", "code", "said"),
    [
        ('echo "make:$1"', 0, "make:test\nmake:test-formats\nmake:test-spark\nmake:\n"),
        ('echo "make:$1"; test -z "$1"', 1, "make:test\n"),
        ('echo "make:$1"; test -n "$1"', 1, "make:test\nmake:test-formats\nmake:test-spark\nmake:\n"),
        ('test -n "$1" || echo > left-behind', 1, "?? left-behind\n"),
        ("echo >> Makefile", 1, " M Makefile\n"),
    ],
    ids=["clean", "tests fail", "build fails", "new file", "changed file"],
)
def test_ci_runs_the_tests_then_make_and_leaves_git_clean(
    checkout: Path, clean_environment: dict[str, str], make_does: str, code: int, said: str
) -> None:
    (checkout / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", checkout / ".ci/run")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *command], cwd=checkout, env=clean_environment, check=True)
    programs = checkout.parent / "programs"
    script(programs / "make", make_does)
    done = subprocess.run(
        [str(checkout / ".ci/run")],
        cwd=checkout.parent,
        env={**clean_environment, "PATH": f"{programs}:{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert done.stdout.endswith(said)

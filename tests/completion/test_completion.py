"""`onrecord completion`: the script is one that a shell accepts, and completes by."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from validator.cli.main import COMMANDS, main

ASK = """
source "$1"
COMP_WORDS=(onrecord "${@:2}") COMP_CWORD=$(($# - 1))
_shtab_onrecord onrecord "${@: -1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(script: Path, *words: str) -> set[str]:
    """What bash proposes for the last of some words."""
    bash = shutil.which("bash")
    assert bash
    asked = [bash, "--norc", "-c", ASK, "ask", str(script), *words]
    done = subprocess.run(
        asked, capture_output=True, text=True, check=True, cwd=script.parent, env={"PATH": os.environ["PATH"]}
    )
    return set(done.stdout.split())


def test_bash_completes_commands_options_values_and_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", "bash"]) == 0
    script = tmp_path / "onrecord.bash"
    script.write_text(capsys.readouterr().out, "utf-8")
    (tmp_path / "records").mkdir()
    assert completed(script, "") >= set(COMMANDS)
    assert completed(script, "wi") == {"withdraw"}
    assert "--staged" in completed(script, "validate", "--st")
    assert completed(script, "completion", "z") == {"zsh"}
    assert completed(script, "validate", "rec") == {"records"}
    assert completed(script, "build", "--out", "rec") == {"records"}
    assert completed(script, "schema", "rel") == {"release"}


@pytest.mark.parametrize(("shell", "first"), [("zsh", "#compdef onrecord"), ("fish", "#")])
def test_the_other_shells_have_every_command(
    shell: str, first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert script.startswith(first)
    assert all(command in script for command in COMMANDS)

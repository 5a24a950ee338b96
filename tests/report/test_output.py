"""Where the output goes never decides what a check finds, and never ends in a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "rules"
COMMAND = str(Path(sys.executable).with_name("onrecord"))


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Records with an error, in whose finding a letter stands that is not ASCII."""
    shutil.copytree(EXAMPLES / "_base", tmp_path, dirs_exist_ok=True)
    people = tmp_path / "records" / "people"
    (people / "zoe-quill.yaml").write_text(
        "schema: person/1\nid: zoe-quill\nname: 5 # Zoë 😀\norigin: {method: curated}\n", "utf-8"
    )
    return tmp_path


def _shell(command: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", command, "bash", COMMAND],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_files_and_programs_get_utf8_in_any_locale(form: str, dataset: Path) -> None:
    command = f'"$1" validate --as-of 2031-06-01 --format {form}'
    usual = _shell(command, dataset)
    ascii_only = _shell(command, dataset, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert usual.returncode == ascii_only.returncode == 1
    assert usual.stdout == ascii_only.stdout
    assert usual.stderr == ascii_only.stderr == b""
    assert "Zoë 😀" in usual.stdout.decode() or json.loads(usual.stdout)["findings"]


def test_a_reader_may_stop_reading(dataset: Path) -> None:
    done = _shell('"$1" validate --info | head -n 1; echo ${PIPESTATUS[0]}', dataset)
    assert done.stdout.endswith(b"\n1\n")
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
def test_a_full_disk_is_no_bug(dataset: Path) -> None:
    done = _shell('"$1" validate > /dev/full', dataset)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("onrecord: the system refused: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_output_leaves_the_exit_code(closed: str, dataset: Path) -> None:
    assert _shell(f'"$1" validate {closed}', dataset).returncode == 1

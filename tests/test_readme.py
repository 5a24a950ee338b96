"""The README shows what the program really prints. Run this file to write the screen anew."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from validator import __version__

README = Path(__file__).parent.parent / "README.md"
SCREEN = re.compile(r"(?<=<!-- screen -->\n```\n).*?(?=```\n<!-- end of screen -->)", re.DOTALL)


def onrecord(*arguments: str, folder: Path) -> str:
    command = [sys.executable, "-m", "validator.cli.main", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    ).stdout


def screen(folder: Path) -> str:
    """What a user sees who breaks a record of the example dataset in two ways."""
    onrecord("init", "example", folder=folder)
    dataset = folder / "example"
    record = dataset / "records/statements/2024-03-05-quill-no-date-yet.yaml"
    text = record.read_text("utf-8")
    broken = text.replace("We have not set a date yet", "We have set a date").replace("-harbour-", "-harbor-")
    record.write_text(re.sub(" +#.*", "", broken), "utf-8")
    return f"$ onrecord validate\n{onrecord('validate', folder=dataset)}"


def test_the_screen_in_the_readme_is_what_the_program_prints(tmp_path: Path) -> None:
    shown = SCREEN.search(README.read_text("utf-8"))
    assert shown
    assert shown.group() == screen(tmp_path), "write it anew with: .venv/bin/python tests/test_readme.py"


def test_the_table_of_commands_in_the_readme_is_complete() -> None:
    from validator.cli.main import COMMANDS

    listed = re.findall(r"^\| `onrecord ([a-z]+)", README.read_text("utf-8"), re.MULTILINE)
    names = list(COMMANDS)
    assert sorted(set(listed)) == sorted(names)


def test_the_readme_pins_the_tag_of_this_version() -> None:
    assert re.findall(r"rev: (v[0-9]\S*)", README.read_text("utf-8")) == [f"v{__version__}"]


def test_every_file_that_the_readme_links_to_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (README.parent / link.partition("#")[0]).is_file()] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        shown_now = screen(Path(scratch))
    README.write_text(SCREEN.sub(lambda _: shown_now, README.read_text("utf-8")), "utf-8")

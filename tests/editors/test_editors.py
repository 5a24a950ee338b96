"""Records in an editor: what the YAML language server, as VS Code and Neovim run it, makes of our schemas.

The server is an npm package. Where there is no npm, these tests are skipped, and the run says so; with
REQUIRE_NPM=1, as in CI, they fail instead.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from language_server import LanguageServer

from validator.cli.main import main

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / "build" / "node"
PACKAGE = "yaml-language-server"
VERSION = "1.25.0"  # the last one that runs on Node 20

RECORD = """\
schema: statement/1
id: 2024-03-06-quill-summer
mode: sung
sources:
  - article: ministry-of-ports-2024-03-06-talks
    \

summery: Talks go on in the summer.
origin: {method: curated}
"""
MODE, ARTICLE, IN_SOURCE, MISSPELT, END = 2, 4, 5, 6, 8  # lines of the record, from 0


@pytest.fixture(scope="session")
def server() -> Path:
    """The program of the language server, fetched once."""
    if not shutil.which("npm") or not shutil.which("node"):
        missing = "the tests of editors need npm and node, which are not installed here"
        if os.environ.get("REQUIRE_NPM"):
            pytest.fail(missing)
        pytest.skip(missing)
    package = CACHE / "node_modules" / PACKAGE
    manifest = package / "package.json"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the tests run in several processes, each with fixtures of its own
        if not manifest.is_file() or json.loads(manifest.read_bytes())["version"] != VERSION:
            options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
            command = ["npm", "install", "--prefix", str(CACHE), *options, f"{PACKAGE}@{VERSION}"]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
            assert done.returncode == 0, done.stderr
    return package / "bin" / PACKAGE


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new dataset, with what `onrecord schema export` writes."""
    folder = tmp_path_factory.mktemp("editors") / "harbour"
    assert main(["init", str(folder)]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["schema", "export"]) == 0
    return folder


@pytest.fixture(params=["exported settings", "first line"])
def setup(request: pytest.FixtureRequest, dataset: Path) -> tuple[dict[str, Any], str]:
    """The editor's settings, and the lines that go before a record: the two ways of docs/editors.md."""
    if request.param == "first line":
        return {}, "# yaml-language-server: $schema=../../schemas/statement/v1.json\n"
    return json.loads((dataset / ".onrecord/editor/vscode-settings.json").read_bytes()), ""


def open_editor(server: Path, dataset: Path, settings: dict[str, Any]) -> LanguageServer:
    """Start the server with settings as VS Code keeps them. Its catalogue of schemas on the web stays closed."""
    yaml = {name.removeprefix("yaml."): value for name, value in settings.items()}
    return LanguageServer(server, dataset, {"yaml": {**yaml, "schemaStore": {"enable": False}}})


def test_diagnostics_completion_and_hover(
    server: Path, dataset: Path, setup: tuple[dict[str, Any], str]
) -> None:
    settings, before = setup
    file = dataset / "records" / "statements" / "2024-03-06-quill-summer.yaml"
    shift = before.count("\n")
    with open_editor(server, dataset, settings) as editor:
        found = {
            (problem["range"]["start"]["line"] - shift, problem["message"])
            for problem in editor.open(file, before + RECORD)
        }
        assert (MODE, 'Value is not accepted. Valid values: "direct", "reported".') in found
        assert (MISSPELT, "Property summery is not allowed.") in found
        assert any("speaker" in message for _, message in found)

        in_source = editor.completions(file, IN_SOURCE + shift, 4)
        assert in_source.keys() == {"quote", "evidence", "proofs"}
        assert "word for word" in in_source["evidence"]["documentation"]
        at_end = editor.completions(file, END + shift, 0)
        assert {"speaker", "said", "quote", "notes"} <= at_end.keys()
        assert not {"schema", "id", "mode", "parties"} & at_end.keys()
        assert editor.completions(file, MODE + shift, len("mode: ")).keys() == {"direct", "reported"}
        assert "The articles that carry the statement." in editor.hover(file, ARTICLE - 1 + shift, 2)


def test_hover_shows_what_a_field_says_of_itself_and_not_of_a_shared_definition(
    server: Path, dataset: Path
) -> None:
    settings = json.loads((dataset / ".onrecord/editor/vscode-settings.json").read_bytes())
    file = dataset / "records" / "anywhere.yaml"
    with open_editor(server, dataset, settings) as editor:
        editor.open(file, RECORD)
        text = editor.hover(file, ARTICLE, 5)
    assert "The id of the article's record." in text
    assert "Identifier" not in text


def test_an_empty_record_is_offered_the_kinds(server: Path, dataset: Path) -> None:
    settings = json.loads((dataset / ".onrecord/editor/vscode-settings.json").read_bytes())
    file = dataset / "records" / "new.yaml"
    with open_editor(server, dataset, settings) as editor:
        editor.open(file, "schema: \n")
        offered = editor.completions(file, 0, len("schema: "))
    assert {"article/1", "event/1", "statement/1"} <= offered.keys()


def test_records_that_are_right_are_not_underlined(server: Path, dataset: Path) -> None:
    settings = json.loads((dataset / ".onrecord/editor/vscode-settings.json").read_bytes())
    with open_editor(server, dataset, settings) as editor:
        own = sorted((dataset / "records").rglob("*.yaml"))
        shipped = {dataset / file.relative_to(ROOT): file for file in (ROOT / "records").rglob("*.yaml")}
        texts = {place: file.read_text(encoding="utf-8") for place, file in shipped.items()}
        texts |= {file: file.read_text(encoding="utf-8") for file in own}
        for file, text in texts.items():
            editor.show(file, text)
        assert {file: found for file in texts if (found := editor.problems(file))} == {}


def test_a_record_begun_with_new_is_understood(
    server: Path, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dataset)
    assert main(["new", "event", "2024-06-01-summer-talks"]) == 0
    file = dataset / "records" / "events" / "2024-06-01-summer-talks.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    with open_editor(server, dataset, {}) as editor:
        problems = editor.open(file)
        assert any("title" in lines[problem["range"]["start"]["line"]] for problem in problems)
        assert "venue" in editor.completions(file, len(lines), 0)
    file.unlink()

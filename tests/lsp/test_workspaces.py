"""Workspaces of all sorts: several datasets, kinds of one's own, JSON Lines, files that change on the disk, traps."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from conversation import PERSON, STATEMENT, Editor, at
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from validator.cli.main import main
from validator.editor.text import Text


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two datasets of the example in one folder, and a third with a kind of its own."""
    for name in ("one", "two"):
        assert main(["init", str(tmp_path / name)]) == 0
    own = tmp_path / "boats"
    (own / "data").mkdir(parents=True)
    kinds = {
        "boat": {"files": "data/*.yaml", "schema": "boat.json", "id": "name", "references": {"tows": "boat"}}
    }
    kinds["crew"] = {
        "files": "data/*.jsonl",
        "schema": "boat.json",
        "id": "name",
        "references": {"tows": "boat"},
    }
    (own / "onrecord.yaml").write_text(json.dumps({"title": "Boats", "kinds": kinds}))
    schema = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "description": "What is painted on it."},
            "tows": {"type": "string"},
            "sort": {"enum": ["ferry", "tug"]},
        },
        "additionalProperties": False,
    }
    (own / "boat.json").write_text(json.dumps(schema))
    (own / "data/tern.yaml").write_text("name: tern\nsort: tug\ntows: gull\n")
    (own / "data/gull.yaml").write_text("name: gull\nsort: ferry\n")
    (own / "data/crew.jsonl").write_text('{"name": "ida", "tows": "tern"}\n{"name": "jo", "tows": "gull"}\n')
    (tmp_path / "notes.yaml").write_text("schema: nothing/9\n- :")
    return tmp_path


def test_each_file_belongs_to_its_dataset_or_to_none(workspace: Path) -> None:
    with Editor(workspace) as editor:
        editor.ready(3)
        first, second = (editor.open(workspace / name / STATEMENT) for name in ("one", "two"))
        outside = editor.open(workspace / "notes.yaml")
        settings = editor.open(workspace / "one/onrecord.yaml")
        person = editor.open(workspace / "one" / PERSON)
        editor.type(person, editor.texts[person].replace("id: ada-quill", "id: eda"))
        editor.settled(first, ["unknown-reference"])
        assert editor.codes(second) == []
        assert editor.ask("hover", outside, lsp.Position(0, 2)) is None
        assert editor.ask("completion", outside, lsp.Position(0, 2)) is None
        assert not editor.ask("completion", settings, lsp.Position(0, 2)).items
        found = editor.run(editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("harbour talks")))
        assert found
        assert len({one.location.uri.split("/records/")[0] for one in found}) == 2
        assert outside not in editor.client.shown


def test_kinds_of_ones_own_and_json_lines(workspace: Path) -> None:
    with Editor(workspace / "boats") as editor:
        editor.ready()
        tern = editor.open(workspace / "boats/data/tern.yaml")
        assert editor.codes(tern) == []
        text, position = at("name: tern\nsort: tug\ntows: g|\n")
        editor.type(tern, text)
        assert editor.codes(tern) == ["unknown-reference"]
        assert [one.label for one in editor.ask("completion", tern, position).items] == ["gull"]
        text, position = at("na|me: tern\nsort: tug\ntows: gull\n")
        editor.type(tern, text)
        assert "What is painted on it\\." in editor.ask("hover", tern, position).contents.value
        crew = editor.open(workspace / "boats/data/crew.jsonl")
        text, position = at('{"name": "ida", "tows": "tern"}\n{"name": "jo", "tows": "gu|ll"}\n')
        editor.type(crew, text)
        assert "**gull**" in editor.ask("hover", crew, position).contents.value
        [place] = editor.ask("definition", crew, position)
        assert place.uri.endswith("/gull.yaml")
        named = editor.ask("references", crew, position, context=lsp.ReferenceContext(False))
        assert sorted((one.uri.rpartition("/")[2], one.range.start.line) for one in named) == [
            ("crew.jsonl", 1),
            ("tern.yaml", 2),
        ]
        text, position = at('{"name": "ida", "tows": "tern"}\n{"name": "jo", "tows": "gull", "sort": "|\n')
        editor.type(crew, text)
        assert editor.codes(crew) == ["json-syntax"]
        assert [one.label for one in editor.ask("completion", crew, position).items] == ["ferry", "tug"]
        symbols = editor.ask("document_symbol", crew)
        assert [(one.name, one.range.start.line) for one in symbols] == [("ida", 0)]


def test_what_other_programs_change_is_noticed(workspace: Path) -> None:
    folder = workspace / "one"
    with Editor(folder) as editor:
        editor.ready()
        statement = (folder / STATEMENT).as_uri()
        person = folder / PERSON
        text = person.read_text("utf-8")
        editor.write(person, text.replace("id: ada-quill", "id: eda-quill"))
        editor.settled(statement, ["unknown-reference"])
        editor.write(person, text)
        editor.settled(statement, [])
        person.rename(person.with_name("gone"))
        editor.tell(person, lsp.FileChangeType.Deleted)
        editor.settled(statement, ["unknown-reference"])
        editor.write(person, text)
        editor.settled(statement, [])
        settings = (folder / "onrecord.yaml").read_text("utf-8")
        editor.write(folder / "onrecord.yaml", f"{settings}rulez: 1\n")
        editor.settled((folder / "onrecord.yaml").as_uri(), ["unknown-key"])
        shown = editor.open(folder / "onrecord.yaml")
        editor.write(folder / "onrecord.yaml", settings)
        editor.settled(shown, [])
        # A change of which nobody told is noticed with the next one.
        person.write_text(text.replace("Ada Quill", "Eda Quill"), encoding="utf-8")
        uri = editor.open(folder / STATEMENT)
        editor.type(uri, editor.texts[uri].replace("speaker: ada-quill", "speaker: nobody"))
        editor.settled(statement, ["unknown-reference"])


def test_columns_of_any_script_and_line_end(workspace: Path) -> None:
    encoding = "utf-8"  # the other tests agree on UTF-16, which every editor knows
    with Editor(workspace / "one", encodings=(encoding,)) as editor:
        editor.ready()
        assert editor.said.capabilities.position_encoding == encoding
        uri = editor.open(workspace / "one" / STATEMENT)
        text = editor.texts[uri].replace(
            "origin: {method: curated}", "origin: {tool: '😀 אבג é', method: kurated}\r\nnotes: 'א😀x'"
        )
        editor.type(uri, text)
        assert editor.codes(uri) == ["not-in-list"]
        [shown] = editor.client.shown[uri].diagnostics
        held = Text(text, encoding)
        start = text.index("kurated")
        assert shown.range == held.range(start, start + 7)
        editor.type(uri, "c", held.range(start, start + 1))
        assert editor.codes(uri) == []
        after = text.index("x'")
        editor.type(uri, "😀", held.range(after, after))
        found = editor.ask("hover", uri, held.position(text.index("tool")))
        assert "Tool" in found.contents.value


def test_a_record_is_renamed_everywhere(workspace: Path) -> None:
    folder = workspace / "one"
    with Editor(folder) as editor:
        editor.ready()
        uri = editor.open(folder / STATEMENT)
        text, position = at(
            editor.texts[uri].replace("ada-quill", "ada|-quill", 1).replace("language: en\n", "")
        )
        editor.type(uri, text)
        assert editor.ask("prepare_rename", uri, position).start.character == 9
        edit = editor.ask("rename", uri, position, new_name="ada-q")
        changed = {one.text_document.uri: one.edits for one in edit.document_changes if hasattr(one, "edits")}
        assert set(changed) >= {uri, (folder / PERSON).as_uri()}
        held = Text(text)
        for one in reversed(changed[uri]):
            held = held.changed(one.range, one.new_text)
        assert held.source == text.replace("speaker: ada-quill", "speaker: ada-q")
        [renamed] = [one for one in edit.document_changes if isinstance(one, lsp.RenameFile)]
        assert renamed.new_uri.endswith("/people/ada-q.yaml")
        with pytest.raises(JsonRpcException, match="is the id of a record already"):
            editor.ask("rename", uri, position, new_name="ministry-of-ports")


WATCHED = """
import os, sys

FORBIDDEN = {"subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "os.remove"}
FORBIDDEN |= {"socket.connect", "socket.getaddrinfo", "socket.bind", "os.rename"}

def forbid(event, given):
    if event in FORBIDDEN and "/onrecord/" not in str(given):
        os._exit(99)
    if event == "open" and "secret" in str(given[0]):
        os._exit(98)

from validator.cli.main import main
sys.addaudithook(forbid)
main(sys.argv[1:])
"""
"""A server that ends at once if it starts a program, opens a connection, takes a file away, or reads the secret."""


def test_a_stranger_s_workspace_leads_nowhere(workspace: Path, tmp_path: Path) -> None:
    folder = workspace / "one"
    secret = tmp_path / "secret.txt"
    secret.write_text("The password of the harbour is swordfish.")
    text = next((folder / "archive").iterdir())
    text.unlink()
    text.symlink_to(secret)
    (folder / "records/people/link.yaml").symlink_to(secret)
    (folder / "records/people/pipe.yaml").parent.mkdir(exist_ok=True)
    os.mkfifo(folder / "records/people/pipe.yaml")
    (folder / "records/onrecord.yaml").write_text(f"archive: {tmp_path}\nrecords: /\n")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("[core]\n\tfsmonitor = touch secret\n")
    with Editor(folder, program=("-c", WATCHED)) as editor:
        editor.ready()
        uri = editor.open(folder / STATEMENT)
        editor.codes(uri)
        marked, position = at(editor.texts[uri].replace("quote: We have", "quote: The| pass"))
        editor.type(uri, marked)
        shown = editor.ask("hover", uri, position)
        proposed = editor.ask("completion", uri, position)
        definition = editor.ask("definition", uri, position)
        editor.codes(uri)
        told = repr((shown, proposed, definition, editor.client.shown, editor.client.log))
        assert "swordfish" not in told
        assert "whose text is not at hand" in told
        for trap in (
            "file:///etc/passwd",
            f"{folder.as_uri()}/../secret.txt",
            "untitled:x",
            "http://h.example/x",
        ):
            editor.client.text_document_did_open(
                lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(trap, "yaml", 1, "schema: statement/2\n"))
            )
            assert not editor.ask("hover", trap, lsp.Position(0, 3))
        # Among links nothing is remembered; then what depends on others is told when it is saved.
        assert editor.codes(uri) == []
        editor.write(folder / STATEMENT, marked)
        editor.wait(lambda: editor.client.shown[uri].diagnostics)
    assert editor.code == 0

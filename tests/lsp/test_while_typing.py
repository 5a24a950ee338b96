"""What an editor is told and asks while somebody types, over the real protocol."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conversation import PERSON, STATEMENT, Editor, at
from lsprotocol import types as lsp

from validator.cli.main import main
from validator.editor.text import Text

ALL = lsp.Range(lsp.Position(0, 0), lsp.Position(9999, 0))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `onrecord init` makes."""
    folder = tmp_path_factory.mktemp("workspace") / "harbour"
    assert main(["init", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def editor(dataset: Path) -> Iterator[Editor]:
    with Editor(dataset) as editor:
        editor.ready()
        yield editor
    assert editor.code == 0


@pytest.fixture
def statement(editor: Editor, dataset: Path) -> str:
    """The URI of a statement, open as it lies on the disk."""
    path = dataset / STATEMENT
    uri = path.as_uri()
    if uri not in editor.texts:
        return editor.open(path)
    editor.type(uri, path.read_text("utf-8"))
    return uri


def with_quote(dataset: Path, quote: str) -> str:
    text = (dataset / STATEMENT).read_text("utf-8")
    return re.sub("quote: We.*", lambda _: f"quote: {quote}", text)


def proposed(editor: Editor, uri: str, marked: str) -> list[lsp.CompletionItem]:
    text, position = at(marked)
    editor.type(uri, text)
    items: list[lsp.CompletionItem] = editor.ask("completion", uri, position).items
    return items


def chosen(editor: Editor, uri: str, item: lsp.CompletionItem) -> str:
    """The text after a proposal was taken."""
    assert isinstance(item.text_edit, lsp.TextEdit)
    return Text(editor.texts[uri]).changed(item.text_edit.range, item.text_edit.new_text).source


def hovered(editor: Editor, uri: str, marked: str) -> str:
    text, position = at(marked)
    editor.type(uri, text)
    found = editor.ask("hover", uri, position)
    return str(found.contents.value) if found else ""


def test_what_is_typed_is_judged_before_it_is_saved(editor: Editor, dataset: Path, statement: str) -> None:
    text = (dataset / STATEMENT).read_text("utf-8")
    assert editor.codes(statement) == []
    editor.type(statement, text.replace("We have not set", "We have set"))
    assert editor.codes(statement) == ["quote-not-in-source"]
    [shown] = editor.client.shown[statement].diagnostics
    assert shown.severity is lsp.DiagnosticSeverity.Error
    assert "a negation differs" in shown.message
    assert "hint: copy the words" in shown.message
    assert shown.related_information
    assert shown.related_information[0].location.uri.endswith(
        "/archive/ministry-of-ports-2024-03-06-talks.txt"
    )
    assert shown.related_information[0].location.range.start == lsp.Position(4, 1)
    editor.type(statement, text)
    assert editor.codes(statement) == []


def test_what_depends_on_it_is_told_in_other_files(editor: Editor, dataset: Path, statement: str) -> None:
    person = editor.open(dataset / PERSON)
    editor.codes(person)
    editor.type(person, editor.texts[person].replace("id: ada-quill", "id: ada-quil"))
    editor.settled(statement, ["unknown-reference"])
    editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(person)))
    editor.settled(statement, [])


def test_hover_on_an_id_a_quote_and_a_key(editor: Editor, dataset: Path, statement: str) -> None:
    text = (dataset / STATEMENT).read_text("utf-8")
    assert "**Ada Quill**" in hovered(editor, statement, text.replace("ada-quill", "ada|-quill", 1))
    event = hovered(editor, statement, text.replace("harbour-talks", "harbour-|talks"))
    assert "2024\\-03\\-05" in event
    quote = hovered(editor, statement, text.replace("We have", "We |have"))
    assert "line 5 (exact)" in quote
    assert '"**We have not set a date yet**' in quote
    wrong = hovered(editor, statement, text.replace("We have not", "We |have"))
    assert "does not stand in" in wrong
    assert "**We have not set a date yet**" in wrong
    assert hovered(editor, statement, text.replace("quote:", "qu|ote:")).startswith("**Quote** ")
    assert hovered(editor, statement, text.replace("# the id", "# |the id")) == ""


def test_definition_references_and_symbols(editor: Editor, dataset: Path, statement: str) -> None:
    text, position = at((dataset / STATEMENT).read_text("utf-8").replace("ada-quill", "ada|-quill", 1))
    editor.type(statement, text)
    [person] = editor.ask("definition", statement, position)
    assert (person.uri, person.range) == (
        (dataset / PERSON).as_uri(),
        lsp.Range(lsp.Position(2, 4), lsp.Position(2, 13)),
    )
    named = editor.ask("references", statement, position, context=lsp.ReferenceContext(True))
    assert [place.uri.rpartition("/")[2] for place in named][:1] == ["ada-quill.yaml"]
    assert statement in {place.uri for place in named}
    text, position = at(text.replace("We have not", "We have |not"))
    editor.type(statement, text)
    [passage] = editor.ask("definition", statement, position)
    assert passage.uri.endswith(".txt")
    assert passage.range == lsp.Range(lsp.Position(4, 1), lsp.Position(4, 27))
    [record] = editor.ask("document_symbol", statement)
    assert record.name == "2024-03-05-quill-no-date-yet"
    assert "quote" in [child.name for child in record.children]
    asked = editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("ada QUILL"))
    found: Any = editor.run(asked)
    assert [one.name for one in found] == ["Ada Quill (ada-quill)"]


def test_keys_values_and_ids_are_proposed(editor: Editor, dataset: Path, statement: str) -> None:
    text = (dataset / STATEMENT).read_text("utf-8")

    def labels(marked: str) -> list[str]:
        return [item.label for item in proposed(editor, statement, marked)]

    assert labels(text.replace("mode: direct ", "mode: | ")) == ["direct", "reported"]
    assert "channel" in labels(text.replace("mode: direct", "chan|"))
    assert "speaker" not in labels(text.replace("mode: direct", "|"))
    assert labels(text.replace("speaker: ada-quill", "speaker: quill|")) == ["ada-quill"]
    assert labels(text.replace("speaker: ada-quill", "speaker: Ministry of|")) == ["ministry-of-ports"]
    assert labels(text.replace("method: curated", "method: |")) == ["curated", "extracted"]
    assert "evidence" in labels(text.replace("    proofs:", "    |\n    proofs:"))
    assert "statement/2" in labels(text.replace("schema: statement/2", "schema: |"))
    assert labels("|") == ["schema"]
    [item] = proposed(editor, statement, text.replace("speaker: ada-quill", "speaker: quill|"))
    assert chosen(editor, statement, item) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("We have n|", "We have not set a date yet"),
        ("'We have n|", "'We have not set a date yet'"),
        ('"we have not |', '"We have not set a date yet"'),
        (">-\n  We have not s|", ">-\n  We have not set a date yet"),
        ("We ... a d|", "We ... a date yet"),
        ("The berth|", "The berth will open when every island has inspected it"),
    ],
)
def test_passages_of_the_source_are_proposed(
    editor: Editor, dataset: Path, statement: str, typed: str, written: str
) -> None:
    items = proposed(editor, statement, with_quote(dataset, typed))
    assert len(items) == 1
    assert chosen(editor, statement, items[0]) == with_quote(dataset, written)
    assert items[0].label_details
    assert "line 5" in str(items[0].label_details.description)


def test_what_nobody_said_is_not_proposed_as_said(editor: Editor, dataset: Path, statement: str) -> None:
    assert not proposed(editor, statement, with_quote(dataset, "At the meeting|"))
    evidence = (
        (dataset / STATEMENT).read_text("utf-8").replace("    proofs:", "    evidence: At the|\n    proofs:")
    )
    first, paragraph = [item.label for item in proposed(editor, statement, evidence)]
    assert first.endswith("a draft agreement on the shared use of the berth")
    assert paragraph.startswith(f"{first}. Under the draft")


def test_actions_make_fixes_and_write_what_was_meant(editor: Editor, dataset: Path, statement: str) -> None:
    right = (dataset / STATEMENT).read_text("utf-8")
    text = right.replace("speaker:", "speakr:").replace("mode: direct", "mode: direkt")
    text = text.replace("'2024-03-05'", "2024-03-05").replace("harbour-talks", "harbor-talks")
    for _ in range(5):
        editor.type(statement, text)
        editor.codes(statement)
        done = editor.ask("code_action", statement, range=ALL, context=lsp.CodeActionContext([]))
        quick = [one for one in done if one.kind == lsp.CodeActionKind.QuickFix]
        if not quick:
            break
        held = Text(text)
        for edit in reversed(quick[0].edit.changes[statement]):
            held = held.changed(edit.range, edit.new_text)
        text = held.source
    assert text == right


def test_a_file_is_laid_out_as_by_format(
    editor: Editor, dataset: Path, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = (dataset / STATEMENT).read_text("utf-8")
    text = right.replace("language: en\n", "").replace("id: 2024", 'language: "en"\nid:   2024')
    editor.type(statement, text)
    options = lsp.FormattingOptions(tab_size=4, insert_spaces=False)
    held = Text(text)
    for edit in reversed(editor.ask("document_formatting", statement, options=options)):
        held = held.changed(edit.range, edit.new_text)
    copy = tmp_path / "harbour"
    shutil.copytree(dataset, copy)
    (copy / STATEMENT).write_text(text, encoding="utf-8")
    monkeypatch.chdir(copy)
    assert main(["format", STATEMENT]) == 0
    assert held.source == (copy / STATEMENT).read_text("utf-8") != text
    editor.type(statement, "id: [\n")
    assert editor.ask("document_formatting", statement, options=options) == ()


def test_half_typed_text_is_answered_from_what_it_was(editor: Editor, dataset: Path, statement: str) -> None:
    text = (dataset / STATEMENT).read_text("utf-8")
    broken = text.replace("language: en", "language: [en\nfoo: 'bar\n  - {")
    assert "**Ada Quill**" in hovered(editor, statement, broken.replace("ada-quill", "ada|-quill", 1))
    assert "line 5 (exact)" in hovered(editor, statement, broken.replace("We have", "We |have"))
    assert [item.label for item in proposed(editor, statement, broken.replace("ada-quill", "ada|", 1))] == [
        "ada-quill"
    ]
    typed = broken.replace("quote: We have not set a date yet", "quote: The be|")
    assert [item.label for item in proposed(editor, statement, typed)] == [
        "The berth will open when every island has inspected it"
    ]
    assert editor.codes(statement) == ["yaml-syntax"]


def test_columns_count_as_editors_count_them(editor: Editor, dataset: Path, statement: str) -> None:
    text = (dataset / STATEMENT).read_text("utf-8").replace("\n", "\r\n")
    text = text.replace("method: curated", "tool: '😀 אבג é', method: kurated")
    editor.type(statement, text)
    assert editor.codes(statement) == ["not-in-list"]
    [shown] = editor.client.shown[statement].diagnostics
    line = text.split("\r\n")[shown.range.start.line].encode("utf-16-le")
    assert (
        line[2 * shown.range.start.character : 2 * shown.range.end.character].decode("utf-16-le") == "kurated"
    )
    here = lsp.Range(shown.range.start, lsp.Position(shown.range.start.line, shown.range.start.character + 1))
    editor.type(statement, "c", here)
    assert editor.codes(statement) == []


def test_words_of_a_record_are_no_markup(editor: Editor, dataset: Path, statement: str) -> None:
    path = dataset / "records/people/eve.yaml"
    name = "<img src=x> [click](command:evil) `x` **b** é \u202e https://evil.example ![](http://e.example/i.png)"
    editor.open(path, f"schema: person/2\nid: eve\nname: {json.dumps(name)}\norigin: {{method: curated}}\n")
    editor.codes(path.as_uri())
    text = (dataset / STATEMENT).read_text("utf-8")
    shown = hovered(editor, statement, text.replace("ada-quill", "ev|e", 1))
    assert [one.label for one in proposed(editor, statement, text.replace("ada-quill", "CLICK|", 1))] == [
        "eve"
    ]
    assert "\\[click\\]\\(command\\:evil\\)" in shown
    assert "\u202e" not in shown
    assert not re.search(r"(?<!\\)[<`!\[]", shown)
    assert "https://" not in shown
    editor.close(path.as_uri())


HOSTILE = {
    "deep": "a: " + "[" * 5000,
    "long": "quote: " + "a" * 300_000,
    "spaces": " " * 50_000 + "x",
    "key": "a" * 100_000,
    "many": "- x\n" * 5_000,
    "halves": "schema: statement/2\nid: \ud83d\nspeaker: \udc00 x",
    "nothing": "\0\0\0",
    "aliases": "a: &a [x]\nb: [*a, *a]\nschema: statement/2\nid: b\n",
    "numbers": "schema: 7\nid: [1]\n? {a: b}\n: c\n",
    "references": "schema: statement/2\nid: x\nspeaker: {a: 1}\nsources: {article: [1]}\nquote: [1]\n",
    "returns": "schema: statement/2\rid: x\rspeaker: y\u2028z\x85\x0c\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_ends_the_server(editor: Editor, dataset: Path, statement: str, name: str) -> None:
    text = HOSTILE[name]
    editor.type(statement, text)
    positions = [lsp.Position(0, 0), lsp.Position(0, 7), lsp.Position(2, 10), lsp.Position(9999, 5)]
    for position in positions:
        for method in ("hover", "completion", "definition"):
            editor.ask(method, statement, position)
        editor.ask("references", statement, position, context=lsp.ReferenceContext(True))
    editor.ask("document_symbol", statement)
    editor.ask("code_action", statement, range=ALL, context=lsp.CodeActionContext([]))
    editor.codes(statement)
    editor.type(statement, (dataset / STATEMENT).read_text("utf-8"))
    assert editor.codes(statement) == []
    assert editor.running
    assert not [said for said in editor.client.log if "failed" in said]

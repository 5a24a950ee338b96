"""A text in another encoding is told by its name, at its beginning."""

from __future__ import annotations

import pytest

from validator.corpus.content import Content, read_documents
from validator.source.document import is_lines
from validator.source.files import decode


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["id: é\n", "é: 1\n", '{"id": "a"}\n' * 3])
def test_wide_letters_are_told_as_what_they_are(encoding: str, text: str) -> None:
    if encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be") and not text[0].isascii():
        text = "a" + text
    content = Content()
    assert (
        list(read_documents(content, text.encode(encoding), "a.jsonl" if text[0] == "{" else "a.yaml")) == []
    )
    [(rule, problem, _, _)] = content.hits
    assert rule.code == "not-utf8"
    assert encoding[:6].upper() in problem.message
    assert problem.span == (0, 1)


def test_other_text_is_not() -> None:
    assert decode("id: ÿþ\n".encode()) == "id: ÿþ\n"
    assert decode(b"") == ""
    found = decode("id: é\n".encode("latin-1"))
    assert isinstance(found, tuple)
    assert "byte 5" in found[1].message


def test_json_lines_have_two_names() -> None:
    assert is_lines("a.jsonl")
    assert is_lines("a.ndjson")

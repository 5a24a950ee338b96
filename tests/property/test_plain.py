"""What is not searched for characters that nobody sees can't hold one, however its file writes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from validator.corpus.reading import read_content
from validator.rules.characters import _DECEIVING, _UNSEEN
from validator.schema.loading import load_schemas, shipped_folder

SCHEMAS = load_schemas(shipped_folder())[0]


@cache
def unseen() -> list[str]:
    """Every character that the rules look for."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    return [*_DECEIVING.findall(every), *_UNSEEN.findall(every)]


FORMS: dict[str, Callable[[dict[str, Any]], str]] = {
    "all.jsonl": lambda data: json.dumps(data, ensure_ascii=False),
    "escaped.jsonl": json.dumps,
    "p.json": json.dumps,
    "p.yaml": lambda data: "\n".join(f"{key}: {json.dumps(value)}" for key, value in data.items()),
    "raw/p.yaml": lambda data: "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()
    ),
}


@pytest.mark.parametrize("file", FORMS)
def test_no_such_character_is_in_a_plain_record(file: str) -> None:
    read = 0
    for char in unseen():
        data = {"schema": "person/1", "id": "p", "name": f"Ada {char}Quill", "origin": {"method": "curated"}}
        for record in read_content(FORMS[file](data).encode(), file, SCHEMAS).records:
            read += 1
            assert not record.plain, f"U+{ord(char):04X}"
    assert read > 100  # not every form can hold every character


@pytest.mark.parametrize("file", ["all.jsonl", "p.json", "p.yaml"])
def test_what_is_ascii_is_plain(file: str) -> None:
    data: dict[str, Any] = {
        "schema": "person/1",
        "id": "p",
        "name": "Ada Quill",
        "origin": {"method": "curated"},
    }
    (record,) = read_content(FORMS[file](data).encode(), file, SCHEMAS).records
    assert record.plain

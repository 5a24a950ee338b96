"""Attesting kinds of one's own, which may lack the places that the shipped kinds have."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from fare_dataset import (
    COURIER,
    errors,
    fare_root,  # noqa: F401 (a fixture)
    find,
    proofs,
    remove_archive,
    replace,
    sha256,
    texts,
    write,
)

from validator.cli.main import main
from validator.schema.loading import shipped_folder

Output = pytest.CaptureFixture[str]


def test_the_text_named_by_its_file_gets_its_hash(root: Path) -> None:
    """Kinds of one's own may leave the hash to the program, and may have no place for the rest."""
    kind = {
        "title": "Clipping",
        "description": "A clipping.",
        "type": "object",
        "required": ["schema", "id"],
        "properties": {
            "schema": {"const": "clipping/1"},
            "id": {"type": "string"},
            "text": {
                "x-text": True,
                "type": "object",
                "properties": {"sha256": {"type": "string"}, "file": {"type": "string"}},
            },
        },
    }
    _use_schemas(root, "clipping", kind)
    write(root / "records/clip.yaml", "schema: clipping/1\nid: clip\ntext:\n  file: courier.txt\n")
    assert main(["attest"]) == 0
    expected = f"schema: clipping/1\nid: clip\ntext:\n  sha256: '{sha256(COURIER)}'\n  file: courier.txt\n"
    assert texts(root)["clip.yaml"] == expected


def _use_schemas(root: Path, kind: str, document: object) -> None:
    """The shipped schemas, and one more."""
    shutil.copytree(shipped_folder(), root / "schemas", dirs_exist_ok=True)
    write(root / "schemas" / kind / "v1.json", json.dumps(document))


CLAUSES = {
    "title": "Clauses",
    "description": "Several pieces of words from one article.",
    "type": "object",
    "required": ["schema", "id"],
    "additionalProperties": False,
    "properties": {
        "schema": {"const": "clauses/1"},
        "id": {"type": "string"},
        "article": {"type": "string", "x-ref": "article"},
        "clauses": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"wording": {"type": "string", "x-verbatim": "article", "x-quoted": True}},
            },
        },
    },
}
PROOFS = {
    "type": "object",
    "properties": {"wording": {"type": "array", "items": {"type": "string"}}},
}


@pytest.mark.parametrize("place", [True, False])
def test_several_pieces_of_words_from_one_article(root: Path, capsys: Output, place: bool) -> None:
    """They have their proofs in the same order. Without a place for proofs, nothing is written, and it is said."""
    properties = CLAUSES["properties"]
    assert isinstance(properties, dict)
    kind = {**CLAUSES, "properties": {**properties, "proofs": PROOFS}} if place else CLAUSES
    _use_schemas(root, "clauses", kind)
    record = (
        "schema: clauses/1\nid: three\narticle: port-courier-fare\nclauses:\n"
        "  - wording: a promise written on water\n  - {wording: nobody has asked us to}\n"
        "  - wording: with four new pilots\n"
    )
    write(root / "records/three.yaml", record)
    assert main(["attest"]) == 0
    out = capsys.readouterr().out
    if not place:
        assert texts(root)["three.yaml"] == record
        assert "left as they are (3): the schema has no place for proofs beside the article" in out
        remove_archive(root)
        findings = [finding for finding in find(root).findings if finding.code == "quote-unproved"]
        assert len(findings) == 3
        assert "clauses/1 has no place for proofs" in findings[0].hint
        return
    assert texts(root)["three.yaml"].startswith(record.replace("clauses:\n", "").split("  - ")[0])
    remove_archive(root)
    assert errors(root) == []
    one, two, three = proofs(root, "three.yaml")
    replace(root, "three.yaml", f"'{one}'", "'x'")
    replace(root, "three.yaml", f"'{three}'", f"'{one}'")
    replace(root, "three.yaml", "'x'", f"'{three}'")
    assert len(errors(root)) == 2
    assert two

"""A schema to begin a kind of one's own with."""

from __future__ import annotations

import json
import re
from typing import Any
from unicodedata import combining, normalize

from validator.corpus.config import UsageError
from validator.schema.schema import Schemas

_KIND = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SHARED = re.compile(r"(_[a-z0-9_-]+)/v([1-9][0-9]*)\.json")
_NEEDED = frozenset({"id", "words", "edtf", "sources", "origin", "notes", "draft", "withdrawn"})


def starting_schema(kind: str, schemas: Schemas) -> str:
    """The text of version 1 of a kind: what every kind has, two fields of its own, and remarks on how to go on.

    Raises UsageError if the name has the wrong form or is taken, or if the shared definitions are missing.
    """
    if not _KIND.fullmatch(kind):
        letters = "".join(char for char in normalize("NFD", kind) if not combining(char))
        better = re.sub("[^a-z0-9]+", "-", letters.lower()).strip("-").lstrip("-0123456789")
        hint = f"; write it as {better!r}" if better else ""
        raise UsageError(
            f"a kind's name is lower-case letters, digits and hyphens, and {kind!r} is not{hint}"
        )
    if kind in schemas.versions:
        raise UsageError(
            f"the kind {kind!r} exists, with version {schemas.versions[kind][-1]}; nothing was written"
        )
    return (
        json.dumps(_document(kind, f"../{_shared_file(schemas)}#/$defs/"), indent=2, ensure_ascii=False)
        + "\n"
    )


def _shared_file(schemas: Schemas) -> str:
    """The newest file of definitions that has all that a kind begins with."""
    usable = [
        (int(match[2]), file)
        for file, document in schemas.files.items()
        if (match := _SHARED.fullmatch(file)) and document.get("$defs", {}).keys() >= _NEEDED
    ]
    if not usable:
        raise UsageError(
            f"{schemas.folder} has no file such as _shared/v1.json with the definitions {', '.join(sorted(_NEEDED))}, "
            "from which the schema of a kind is put together; nothing was written"
        )
    return max(usable)[1]


def _document(kind: str, shared: str) -> dict[str, Any]:
    name = kind.replace("-", " ")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "This schema works as it is. Change titles and descriptions first: people see them when they begin "
        f"a record with 'onrecord new {kind}', in their editors and in findings. Then add fields under properties. "
        "meta.json lists every keyword that a schema may use; the other kinds show how. JSON has no comments, so "
        "remarks stand in $comment; delete those that you have read.",
        "title": name.capitalize(),
        "description": f"What a {name} is, and what belongs in a record of it. Write for a newcomer.",
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "id", "title", "sources", "origin"],
        "properties": {
            "schema": {
                "$comment": "Every kind needs schema and id. The number is the version of this file.",
                "title": "Schema",
                "description": "The kind of the record and the version of its schema.",
                "const": f"{kind}/1",
            },
            "id": {"$ref": f"{shared}id"},
            "title": {
                "$comment": "A field of this kind. $ref brings in a shared definition: words is text that is not "
                "blank. What stands beside $ref counts more than what the definition says.",
                "$ref": f"{shared}words",
                "title": "Title",
                "description": f"A few words in which a reader recognizes the {name}.",
                "examples": [f"A {name} in a few words"],
            },
            "date": {
                "$comment": "A date as exact as it is known. x-not-after: it can't certainly lie after the day on "
                "which a source was published. The path goes through the reference sources[].article to that article's "
                "record. Delete the line if the kind is about things to come.",
                "$ref": f"{shared}edtf",
                "title": "Date",
                "description": "When, as exactly as known, in quotation marks: '2031-03-04', or '2031-03' for a month.",
                "x-not-after": "sources[].article.published",
            },
            "sources": {
                "$comment": "The articles that say it. Each has evidence: words that must stand in the article's text "
                "(x-verbatim in the shared definition). Keep it required: without it, nothing is proved.",
                "$ref": f"{shared}sources",
            },
            "origin": {
                "$comment": "From here on: what every record may have.",
                "$ref": f"{shared}origin",
            },
            "notes": {"$ref": f"{shared}notes"},
            "draft": {"$ref": f"{shared}draft"},
            "withdrawn": {"$ref": f"{shared}withdrawn"},
            "replaced_by": {
                "$comment": "x-ref makes a string the id of a record that must exist, of this kind or of one of "
                'several: "x-ref": ["person", "organization"].',
                "$ref": f"{shared}id",
                "title": "Replaced by",
                "description": f"The id of the {name} record that took this one's place.",
                "x-ref": kind,
            },
        },
    }

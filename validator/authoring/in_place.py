"""Single values and keys of a TOML text, or of JSON with comments, written anew where they stand.

More than that is left to a person: these forms have no editor of their own here, as YAML and JSON have
(`validator.authoring.edit`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from validator.authoring.operations import Edit, Rename, Set
from validator.authoring.splice import EditError
from validator.findings.paths import at
from validator.source.dialect import Dialect
from validator.source.document import TOML_SUFFIX, parse_file
from validator.source.locate import places_in

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def set_in_place(text: str, file: str, edits: Sequence[Edit], dialect: Dialect) -> str:
    """A text in which values are set and keys renamed; comments and all else stay.

    Raises EditError for other edits, and where one place would change another (a table of TOML that goes on elsewhere).
    """
    places = places_in(text, 0, file)
    spans: list[tuple[int, int, str]] = []
    for edit in edits:
        if isinstance(edit, Rename):
            bare = file.endswith(TOML_SUFFIX) and _BARE.fullmatch(edit.name)
            spans.append((*places.find(edit.path, "key"), edit.name if bare else _text(edit.name)))
        elif isinstance(edit, Set) and isinstance(edit.value, (str, int)):
            spans.append((*places.find(edit.path), _text(edit.value)))
        else:
            raise EditError("here, only single values and names of keys are written")
    parts, reached = [], 0
    for start, end, written in sorted(spans):
        parts += [text[reached:start], written]
        reached = end
    result = "".join((*parts, text[reached:]))
    documents, _ = parse_file(result, file, dialect)
    renames = [edit for edit in edits if isinstance(edit, Rename)]
    for edit in edits:
        way = (*edit.path[:-1], edit.name) if isinstance(edit, Rename) else edit.path
        for other in renames:
            if other is not edit and way[: len(other.path)] == other.path:
                way = (*other.path[:-1], other.name, *way[len(other.path) :])
        if not documents or (isinstance(edit, Set) and at(documents[0].data, way) != edit.value):
            raise EditError("the result would not say what is meant")
        if isinstance(edit, Rename) and (
            edit.name not in at(documents[0].data, way[:-1])
            or edit.path[-1] in at(documents[0].data, way[:-1])
        ):
            raise EditError("the name stands in more than one place")
    return result


def _text(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

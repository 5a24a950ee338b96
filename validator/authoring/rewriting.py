"""Files as they will be once records in them are edited: a plan of steps, none of which is made here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from validator.authoring.edit import Edit, EditError, Insert, Remove, Rename, Set, apply
from validator.authoring.in_place import set_in_place
from validator.authoring.known import RecordFiles
from validator.corpus.at_hand import at_hand
from validator.corpus.documents import Source
from validator.source.document import TOML_SUFFIX, parse_file


class RefusedError(Exception):
    """A change that can't be made as asked. The message says why, for a person, line by line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file: what it holds before (None: it is not there) and afterwards (None: it is gone)."""

    path: Path
    file: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to write, in order; how many references lead elsewhere afterwards; and how many waivers."""

    steps: tuple[Step, ...]
    references: int
    waivers: int = 0


type Edits = dict[str, dict[int, list[Edit]]]
"""By file and document."""


def step(source: Source, after: str) -> Step:
    """A file that holds another text afterwards."""
    return Step(source.path, source.file, source.text, after)


def new_texts(known: RecordFiles, edits: Edits) -> dict[str, str]:
    """The new text of each file. Raises RefusedError if a record can't be edited, or would no longer be sound."""
    texts = {}
    for file, own in edits.items():
        with at_hand(file):
            texts[file] = _rewritten(known, known.sources[file], own)
    return texts


def _rewritten(known: RecordFiles, source: Source, edits: dict[int, list[Edit]]) -> str:
    pieces, done = list[str](), 0
    for document in source.documents:
        if document.index in edits:
            chunk = source.text[document.start : document.end]
            try:
                if source.file.endswith(TOML_SUFFIX) or known.is_commented(source.file):
                    chunk = set_in_place(
                        chunk, source.file, edits[document.index], known.dialect(source.file)
                    )
                else:
                    chunk = apply(chunk, (0, len(chunk)), _in_order(edits[document.index]))
            except EditError as error:
                raise RefusedError(f"{source.file}: it would have to be changed by hand: {error}") from error
            pieces += source.text[done : document.start], chunk
            done = document.end
    text = "".join((*pieces, source.text[done:]))
    _refuse_spoilt(known, source, text)
    return text


def _in_order(edits: list[Edit]) -> list[Edit]:
    """Values first, while every place is where it was; then what goes, from the last on; then the keys."""
    rank = {Set: 0, Insert: 1, Remove: 2, Rename: 3}
    going = sorted(
        (edit for edit in edits if isinstance(edit, Remove)),
        key=lambda edit: [(isinstance(part, int), part) for part in edit.path],
    )
    rest = [edit for edit in edits if not isinstance(edit, Remove)]
    return sorted((*rest, *reversed(going)), key=lambda edit: rank[type(edit)])


def _refuse_spoilt(known: RecordFiles, source: Source, text: str) -> None:
    documents, _ = parse_file(text, source.file, known.dialect(source.file))
    after = Source(source.path, source.file, text, tuple(documents), source.broken)
    for old, new in zip(known.records_of(source), known.records_of(after), strict=True):
        if old.schema.is_valid(old.data) and not new.schema.is_valid(new.data):
            from validator.schema.explain import explain

            said = "; ".join(problem.message for _, problem in explain(new.data, new.schema)[:3])
            raise RefusedError(f"{source.file} would no longer fit its schema: {said}")

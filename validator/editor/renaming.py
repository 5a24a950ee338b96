"""Rename a record from an editor: the plan of `onrecord rename`, as an edit that the editor makes."""

from __future__ import annotations

from lsprotocol.types import (
    OptionalVersionedTextDocumentIdentifier,
    RenameFile,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from validator.authoring.known import RecordFiles, read_known
from validator.authoring.renaming import rename
from validator.authoring.rewriting import Plan, RefusedError
from validator.editor.actions import changes
from validator.editor.index import source_of
from validator.editor.places import uri_of
from validator.editor.session import Session
from validator.editor.text import Text


def rename_everywhere(session: Session, old: str, new: str, *, files: bool) -> WorkspaceEdit:
    """The edit that gives a record another id, in unsaved text, too; `files`: the editor can rename its file as well.

    Raises RefusedError where `onrecord rename` refuses it, with the reason.
    """
    known = session.known
    if known is None:
        raise RefusedError("the dataset is still being read; try again in a moment")
    read = read_known(known.dataset, known.schemas)
    opened = dict(session.open)
    sources = read.sources | {
        file: source_of(held.text.text, file, read)
        for file, held in opened.items()
        if session.is_record(file)
    }
    plan = rename(RecordFiles(read.dataset, read.schemas, sources, read.waivers), old, new)
    return _edit(session, plan, files=files)


def _edit(session: Session, plan: Plan, *, files: bool) -> WorkspaceEdit:
    """A plan as an edit: where it makes a file and takes one away, the file is renamed."""
    made = next((step for step in plan.steps if step.before is None), None)
    done: list[TextDocumentEdit | RenameFile] = []
    for step in plan.steps:
        if step.before is None:
            continue
        held = session.open.get(step.file)
        uri = held.uri if held else uri_of(step.path)
        after = made.after if step.after is None and made else step.after
        edits: list[TextEdit] = changes(
            held.text if held else Text(step.before, session.encoding), after or ""
        )
        if edits:
            place = OptionalVersionedTextDocumentIdentifier(uri, held.version if held else None)
            done.append(TextDocumentEdit(place, edits))
        if step.after is None and made and files:
            done.append(RenameFile(uri, uri_of(made.path)))
    return WorkspaceEdit(document_changes=done)

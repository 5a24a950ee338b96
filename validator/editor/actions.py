"""What an editor can do about a finding: make its fix, or write what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Range, TextEdit, WorkspaceEdit

from validator.authoring.edit import EditError, Rename, apply
from validator.authoring.fixes import fix
from validator.authoring.layout import is_laid_out, layout
from validator.corpus.documents import Source
from validator.editor.diagnostics import diagnostics, offsets_in
from validator.editor.index import source_of
from validator.editor.session import Session
from validator.editor.text import Text
from validator.findings.finding import Finding, Fix, Severity
from validator.findings.suggest import suggested
from validator.report.escape import visible
from validator.source.locate import places_in

FIX_ALL = "source.fixAll.onrecord"
MAX_SHOWN = 60
MOST_COMPARED = 1_000_000
"""Lines before times lines after, up to which it is looked for those that stay."""


def code_actions(
    session: Session, file: str, where: Range, findings: Sequence[Finding], only: Sequence[str] | None
) -> list[CodeAction]:
    """What can be done about the findings that touch a range, and about all in the file that have a certain fix."""
    opened = session.open.get(file)
    if opened is None or session.known is None or not findings:
        return []
    source = source_of(opened.text.text, file, session.known.records)
    found: list[CodeAction] = []
    if _is_wanted(CodeActionKind.QuickFix, only):
        shown = diagnostics(session, file, findings, session.open)
        for finding, diagnostic in zip(findings, shown, strict=False):
            if _touches(diagnostic.range, where):
                found += _actions(opened.uri, opened.text, source, finding, diagnostic)
    if _is_wanted(FIX_ALL, only):
        certain = [one for one in findings if one.fix and one.severity is not Severity.INFO]
        done = fix(source, certain) if certain else None
        if done and done.made and done.text != source.text:
            title = f"Make all {done.made} certain fixes in this file"
            edit = _edit(opened.uri, opened.text, done.text)
            found.append(CodeAction(title, CodeActionKind.SourceFixAll, edit=edit))
    return found


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _touches(one: Range, other: Range) -> bool:
    def at(place: Range, end: bool) -> tuple[int, int]:
        position = place.end if end else place.start
        return position.line, position.character

    return at(one, False) <= at(other, True) and at(other, False) <= at(one, True)


def _actions(
    uri: str, text: Text, source: Source, finding: Finding, diagnostic: Diagnostic
) -> Iterator[CodeAction]:
    if finding.fix:
        done = fix(source, [finding])
        if done.made and done.text != source.text:
            title = f"Write {_short(finding.fix.value)} ({visible(finding.fix.reason)})"
            yield _action(title, uri, text, done.text, diagnostic, certain=True)
    name = suggested(finding.hint)
    if name is not None and (new := _with(source, text, finding, name)) is not None:
        yield _action(f"Did you mean {_short(name)}?", uri, text, new, diagnostic, certain=False)


def _with(source: Source, text: Text, finding: Finding, name: str) -> str | None:
    """The text with a name in place of the key or the value that a finding is about; None if that can't be."""
    path = finding.location.path
    if not path:
        return None
    done = fix(source, [replace(finding, fix=Fix(path, name, ""))])
    if done.made:
        return done.text if done.text != source.text else None
    start, _ = offsets_in(text, finding.location)
    for document in source.documents:
        if not document.start <= start < document.end:
            continue
        places = places_in(source.text[document.start : document.end], document.start, source.file)
        if places.find(path, "key")[0] == start:
            try:
                return apply(source.text, (document.start, document.end), [Rename(path, name)])
            except EditError:
                return None
    return None


def lay_out(session: Session, file: str) -> list[TextEdit]:
    """The edits that lay an open file out as `onrecord format` does; what can't be kept stays as it is."""
    opened, known = session.open.get(file), session.known
    if opened is None or known is None or not session.is_record(file) or not is_laid_out(file):
        return []
    done = layout(source_of(opened.text.text, file, known.records), known.schemas)
    return changes(opened.text, done.text) if done.text != opened.text.text else []


def _action(
    title: str, uri: str, text: Text, new: str, diagnostic: Diagnostic, *, certain: bool
) -> CodeAction:
    return CodeAction(
        title,
        CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        is_preferred=certain or None,
        edit=_edit(uri, text, new),
    )


def _edit(uri: str, text: Text, new: str) -> WorkspaceEdit:
    return WorkspaceEdit(changes={uri: changes(text, new)})


def changes(text: Text, new: str) -> list[TextEdit]:
    """The edits that make a text a new one, line by line, so that the cursor and marks in other lines stay."""
    from difflib import SequenceMatcher

    old_lines, new_lines = (whole.split("\n") for whole in (text.text, new))
    old_lines[:-1], new_lines[:-1] = ([f"{line}\n" for line in part[:-1]] for part in (old_lines, new_lines))
    head = _alike(old_lines, new_lines)
    tail = _alike(old_lines[head:][::-1], new_lines[head:][::-1])
    old, after = old_lines[head : len(old_lines) - tail], new_lines[head : len(new_lines) - tail]
    starts = list(accumulate(map(len, old), initial=sum(map(len, old_lines[:head]))))
    if len(old) * len(after) > MOST_COMPARED:
        return [TextEdit(text.range(starts[0], starts[-1]), "".join(after))]
    return [
        TextEdit(text.range(starts[first], starts[last]), "".join(after[new_first:new_last]))
        for what, first, last, new_first, new_last in SequenceMatcher(
            None, old, after, autojunk=False
        ).get_opcodes()
        if what != "equal"
    ]


def _alike(one: Iterable[str], two: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        count += 1
    return count


def _short(text: str) -> str:
    line = visible(" ".join(text.split()))
    return f"‘{line if len(line) <= MAX_SHOWN else f'{line[: MAX_SHOWN - 1]}…'}’"

"""What `validate --fix` makes of a file: the fixes that are certain and, where that is asked for, the guesses.

A fix is certain if the record says the same afterwards (quotation marks, spaces for tabs), or if the dataset itself
says what must stand there: the words of an article, the record that took another one's place. Everything else is a
guess, however likely: the name that was probably meant, and words behind a `#` that nothing can be held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from validator.authoring import render
from validator.authoring.edit import EditError, Rename, apply
from validator.authoring.fixes import Fixed, fix
from validator.corpus.documents import Source
from validator.findings.finding import Finding, Fix
from validator.findings.paths import at
from validator.findings.suggest import suggested
from validator.source.cuts import find_cuts, quote_cut, value_cut
from validator.source.document import LINES_SUFFIXES, WHOLE_SUFFIXES, parse_document, ranges
from validator.source.limits import BLANKS
from validator.source.locate import Lines
from validator.source.places import Places
from validator.source.syntax import yaml_tab

_NOTHING = frozenset("\u200b\u200c\u200d\u2060\ufeff")
"""Characters without any width, which stand for no space."""
_COMMENT = re.compile(r"[ \t]+#(?=[ \t])")
MOST = 1000
"""Tabs and odd spaces of one document that are replaced."""
_WIDTHS = (2, 4, 8, 1)
"""How many spaces a tab may stand for. Where it makes a difference, nobody can tell."""


def mends(finding: Finding, *, unsafe: bool) -> bool:
    """Whether there is something to be made of a finding."""
    if finding.fix or finding.code in (yaml_tab.code, quote_cut.code):
        return True
    return unsafe and (finding.code == value_cut.code or suggested(finding.hint) is not None)


def mend(source: Source, findings: Iterable[Finding], *, unsafe: bool = False) -> Fixed:
    """Make what can be made in one go; what comes to light by it is for the next round."""
    found = [one for one in findings if mends(one, unsafe=unsafe)]
    if any(one.code == yaml_tab.code for one in found) and not _is_other(source):
        text, made = _with_spaces(source.text, source.file)
        if made:
            return Fixed(source, text, made, 0)
    done = fix(source, [one if one.fix else _as_fix(one) for one in found if one.fix or unsafe])
    if done.made and done.text != source.text:
        return done
    text, made = source.text, 0
    lines = Lines(text)
    for one in sorted(found, key=lambda one: (one.location.line, one.location.column), reverse=True):
        start = lines.range(one.location.line - 1)[0] + one.location.column - 1 if one.location.line else -1
        longer = None
        if one.code in (quote_cut.code, value_cut.code):
            longer = _uncut(source, text, one, start)
        elif unsafe and not one.fix and start >= 0:
            longer = _renamed(source, text, one, start)
        if longer is not None:
            text, made = longer, made + 1
    return Fixed(source, text, made, done.left)


def _is_other(source: Source) -> bool:
    return source.file.endswith((*WHOLE_SUFFIXES, *LINES_SUFFIXES))


def _as_fix(finding: Finding) -> Finding:
    """A finding with the word that its hint asks for, as a fix."""
    name = suggested(finding.hint)
    path = finding.location.path
    return replace(finding, fix=Fix(path, name, "probably meant")) if name is not None and path else finding


def _renamed(source: Source, text: str, finding: Finding, start: int) -> str | None:
    """The text with another name for the key that a finding is about; None if it is not about a key."""
    name, path = suggested(finding.hint), finding.location.path
    if name is None or not path or _is_other(source):
        return None
    for document in source.documents:
        if document.start <= start < document.end:
            places = Places(source.text[document.start : document.end], document.start)
            if places.find(path, "key")[0] != start:
                return None
            end = document.end + len(text) - len(source.text)
            try:
                return apply(text, (document.start, end), [Rename(path, name)])
            except EditError:
                return None
    return None


def _uncut(source: Source, text: str, finding: Finding, sign: int) -> str | None:
    """The text with a value that a `#` cut off put in quotation marks, whole."""
    path = finding.location.path
    for document in source.documents:
        if not document.start <= sign < document.end:
            continue
        value = at(document.data, path)
        cuts = find_cuts(source.text, document.start, document.end)
        lost = next((cut.lost for cut in cuts if cut.span[0] == sign), "")
        lost = _COMMENT.split(lost)[0]
        start, end = Places(source.text[document.start : document.end], document.start).find(path)
        if not lost or not isinstance(value, str) or end > sign or source.text[end:sign].strip(" \t"):
            return None
        whole = f"{value}{source.text[end:sign]}{lost}"
        longer = text[:start] + render.inline(whole, "'") + text[sign + len(lost) :]
        stop = document.end + len(longer) - len(source.text)
        data, _ = parse_document(longer, document.start, stop)
        return longer if at(data, path) == whole else None
    return None


def _with_spaces(text: str, file: str) -> tuple[str, int]:
    """The text with spaces where a tab or another character only looks like some, and how many were replaced.

    Nothing is replaced in a document where tabs could mean several things, or that can't be read all the same.
    """
    pieces, done, made = list[str](), 0, 0
    for start, end in ranges(text, file):
        chunk, count = _spaced(text[start:end])
        pieces += text[done:start], chunk
        done, made = end, made + count
    return "".join((*pieces, text[done:])), made


def _spaced(chunk: str) -> tuple[str, int]:
    found = list(_readings(chunk))
    if not found or any(data != found[0][2] for _, _, data in found):
        return chunk, 0
    return found[0][0], found[0][1]


def _readings(chunk: str) -> Iterator[tuple[str, int, object]]:
    """The document with tabs as so many spaces, how many were replaced, and its data; only where it can be read."""
    for width in _WIDTHS if "\t" in chunk else (1,):
        text, count = chunk, 0
        while count < MOST:
            data, hits = parse_document(text, 0, len(text))
            span = next((problem.span for rule, problem in hits if rule is yaml_tab), None)
            if span is None:
                if count and not any(rule.severity == "error" for rule, _ in hits):
                    yield text, count, data
                break
            place = span[0]
            before = text[text.rfind("\n", 0, place) + 1 : place]
            wide = text[place] == "\t" and not before.strip(" -?")
            if text[place] not in ("\t", *BLANKS):
                break
            spaces = 0 if text[place] in _NOTHING else width if wide else 1
            text = text[:place] + " " * spaces + text[place + 1 :]
            count += 1


def tidy(data: bytes) -> bytes:
    """The bytes of a file without a byte-order mark and with one kind of line ends, that of most lines."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    returns, ends = data.count(b"\r\n"), data.count(b"\n")
    if not 0 < returns < ends:
        return data
    plain = data.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", b"\r\n") if 2 * returns > ends else plain

"""The report as one HTML file that a reviewer opens: self-contained, it asks for nothing from anywhere.

Jinja2 escapes every value (autoescape), and before that every value is made visible (`finalize`). The page forbids
itself whatever is not in it (Content Security Policy): its one style and its one script are named by their hashes, so
that markup which came through all of this would still load and run nothing.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator import __version__
from validator.findings.finding import Finding, Location, Severity, format_path
from validator.report.escape import visible
from validator.report.text import LEAD, MAX_SHOWN, checked_lines, place, total
from validator.report.words import compare_words

if TYPE_CHECKING:
    from validator.report.forms import Run, View

MAX_FINDINGS = 5000
"""A page with more of them is no help to anybody."""
_FOLDER = Path(__file__).with_name("page")


class Form:
    """Kept until the end, since the counts come first."""

    complete = True

    def __init__(self, view: View, base: Path) -> None:
        self._found: list[_Shown] = []
        self._cut = 0

    def begin(self) -> str:
        """Nothing."""
        return ""

    def finding(self, finding: Finding, place_of_dataset: str) -> str:
        """Nothing yet."""
        if len(self._found) < MAX_FINDINGS:
            self._found.append(_shown(finding))
        else:
            self._cut += 1
        return ""

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """The page."""
        rules = runs[0].rules if runs else {}
        return render_page(
            "report.html.j2",
            total=total([run.report for run in runs]),
            clean=all(run.report.clean for run in runs),
            runs=[(run, list(checked_lines(run.report, info=True))) for run in runs],
            findings=self._found,
            left_out=self._cut + hidden,
            rules=[(code, number, rules.get(code)) for code, number in _most(f.code for f in self._found)],
            files=_most(f.file for f in self._found),
            severities=[str(severity) for severity in Severity],
        )


def render_page(template: str, **values: Any) -> str:
    """A page that is complete in itself, from a template beside this file."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = ((_FOLDER / name).read_text("utf-8") for name in ("style.css", "script.js"))
    page = templates.get_template(template).render(
        version=__version__,
        policy=f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        style=_Trusted(style),
        script=_Trusted(script),
        **values,
    )
    return page if page.endswith("\n") else f"{page}\n"


class _Trusted(str):
    """Our own style and script, which no value is part of: they stand in the page as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A finding as the page has it. `state` is how it counts: its severity, or waived or known."""

    state: str
    severity: str
    code: str
    file: str
    place: str
    record: str
    path: str
    message: str
    excerpt: _Excerpt | None
    detail: tuple[str, ...]
    related: tuple[tuple[str, str, _Excerpt | None], ...]
    hint: str
    fix: str
    waived: str
    quote: tuple[tuple[str, str], ...]
    passage: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """A line of a file: what is before the place, at it, and after it."""

    line: int
    before: str
    marked: str
    after: str


def _shown(finding: Finding) -> _Shown:
    quote, passage = _compared(finding.properties)
    return _Shown(
        state="waived" if finding.waived else "known" if finding.known else str(finding.severity),
        severity=str(finding.severity),
        code=finding.code,
        file=finding.location.file,
        place=place(finding.location),
        record=finding.record,
        path=format_path(finding.location.path),
        message=finding.message,
        excerpt=_excerpt(finding.location),
        detail=finding.detail,
        related=tuple((place(r.location), r.message, _excerpt(r.location)) for r in finding.related),
        hint=finding.hint,
        fix=f"{finding.fix.reason}: {finding.fix.value}" if finding.fix else "",
        waived=finding.waived,
        quote=quote,
        passage=passage,
    )


def _excerpt(location: Location) -> _Excerpt | None:
    """The line of a place; of a long one, the part around it."""
    line, first = location.excerpt, location.column - 1
    if not location.line or not line.strip():
        return None
    last = location.end_column - 1 if location.end_line == location.line else len(line)
    start = max(0, min(first - LEAD, len(line) - 2 * MAX_SHOWN))
    stop = start + 2 * MAX_SHOWN
    last = min(max(last, first + 1), stop)
    before = ("…" if start else "") + line[start:first]
    return _Excerpt(
        location.line, before, line[first:last], line[last:stop] + ("…" if stop < len(line) else "")
    )


Words = tuple[tuple[str, str], ...]


def _compared(properties: Any) -> tuple[Words, Words]:
    """A quote and the passage that it should be, word by word: each piece, and whether it stands in one only."""
    quote, passage = properties.get("quote"), properties.get("passage")
    if not isinstance(quote, str) or not isinstance(passage, str) or not passage.strip():
        return (), ()
    both = compare_words(quote, passage)
    if both is None:
        return ((quote, ""),), ((passage, ""),)
    return (
        tuple((words, "del" if how == "removed" else "") for how, words in both if how != "added"),
        tuple((words, "ins" if how == "added" else "") for how, words in both if how != "removed"),
    )


def _most(names: Iterator[str]) -> list[tuple[str, int]]:
    """Names with how often they occur, the most frequent first."""
    return sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

"""The forms of a report: one finding, written for a terminal, an editor, a program, a CI service, a browser.

A form is a module of this folder with a class `Form`, which turns findings into text as they come, and says at the end
what was checked. Each escapes for its own reader (`validator.report.escape`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from validator.findings.finding import Finding, Location
from validator.findings.usage import UsageError

if TYPE_CHECKING:
    from validator.findings.rule import Rule
    from validator.report.report import Report

FORMS = {
    "text": ".txt",
    "concise": "",
    "json": ".json",
    "jsonl": ".jsonl",
    "sarif": ".sarif",
    "github": "",
    "gitlab": "",
    "junit": ".xml",
    "markdown": ".md",
    "html": ".html",
}
"""The forms, and the suffix by which a file asks for one; where there is none, it has to be named."""
STREAMED = ("text", "concise", "json", "jsonl")
"""The forms that say the same wherever they are written."""
WITH_PAGES = ("sarif", "html")
"""The forms that have the pages of the rules beside the findings."""


@dataclass(frozen=True, slots=True)
class View:
    """What of a report is shown, and how.

    `info` shows what is only worth knowing, `errors_only` nothing but errors that count; `most` is the number of
    findings after which the others are only counted. `quiet` leaves out what was checked, and all of a report in which
    nothing is wrong; `statistics` adds how often each rule spoke. The last three are about forms that people read.
    """

    info: bool = False
    errors_only: bool = False
    most: int | None = None
    quiet: bool = False
    statistics: bool = False
    colour: bool = False


@dataclass(frozen=True, slots=True)
class ArticleCovered:
    """How much of an article's quoted words records hold: `held` of `quoted`; None where its text is not at hand."""

    article: str
    title: str
    quoted: int | None
    held: int = 0


@dataclass(slots=True)
class Run:
    """One dataset of a report. `root` is its folder, `place` the same as the report names it (`.`, or a path).

    `rules` are the rules by code, for the forms that have their pages beside the findings (`WITH_PAGES`).
    """

    root: Path
    place: str
    report: Report
    coverage: Sequence[ArticleCovered] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)


class Form(Protocol):
    """Turns findings into text, piece by piece. `complete` forms take in all findings, the others what people need."""

    complete: bool

    def begin(self) -> str:
        """What comes before the findings."""

    def finding(self, finding: Finding, place: str) -> str:
        """The next finding, of the dataset at `place`; its files are named from where the report stands."""

    def end(self, runs: Sequence[Run], hidden: int) -> str:
        """What comes after the findings; `hidden` of them were only counted (`View.most`)."""


def make_form(name: str, view: View, base: Path) -> Form:
    """The form of this name. `base` is the folder from which files are named."""
    made: Form = import_module(f"validator.report.{name}").Form(view, base)
    return made


def form_of(named: str, forms: Mapping[str, str] = FORMS) -> tuple[str, Path]:
    """The form and the file that `--output` names: `report.html`, or with the form before it `gitlab:report.json`.

    `forms` are those that the command knows, with their suffixes.

    Raises UsageError where neither says which form is meant.
    """
    form, colon, file = named.partition(":")
    if colon and form in forms and file:
        return form, Path(file)
    by_suffix = {suffix: form for form, suffix in forms.items() if suffix}
    mistaken = colon and form.isalpha() and len(form) > 1  # one letter is a drive
    if PurePath(named).suffix in by_suffix and not mistaken:
        return by_suffix[PurePath(named).suffix], Path(named)
    raise UsageError(
        f"--output {named!r}: no form is known by this name; use one of {', '.join(by_suffix)}, "
        f"or write FORM:FILE with one of {', '.join(forms)}"
    )


def base_of(form: str) -> Path:
    """The folder from which a form names files: where the command stands, or what a CI service counts from."""
    service = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}.get(
        form, ""
    )
    folder = os.environ.get(service, "") if service else ""
    here = Path.cwd()
    return Path(folder) if folder and here.is_relative_to(folder) else here


def place_of(root: Path, base: Path, *, inside: bool = False) -> str:
    """A dataset's folder as seen from `base`, with `/`; with `inside`, absolute where it lies elsewhere."""
    try:
        place = Path(os.path.relpath(root, base)).as_posix()
    except ValueError:  # another drive
        return root.as_posix()
    return root.as_posix() if inside and place.startswith("..") else place


def at(place: str, finding: Finding) -> Finding:
    """The finding with its files named from where the report stands; the dataset is at `place`."""
    if place == ".":
        return finding
    return replace(
        finding,
        location=_at(place, finding.location),
        related=tuple(replace(other, location=_at(place, other.location)) for other in finding.related),
    )


def _at(place: str, location: Location) -> Location:
    if location.article or location.file.startswith("/"):
        return location
    return replace(location, file=f"{place}/{location.file}")

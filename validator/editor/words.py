"""What is said in a hover or beside a proposal, as Markdown or as plain text. Words of a record are never markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lsprotocol.types import MarkupContent, MarkupKind

from validator.report.escape import visible

MAX_SHOWN = 600
"""Characters of a text that are shown at once."""
_MARKS = re.compile(
    r"([\\`*_{}\[\]<>()#+.!|~&:/@=^$-])"
)  # what can begin markup, or a link that nobody marked


def shown(text: str) -> str:
    """A text of a record in one line, cut short where it is long, without what nobody sees."""
    line = " ".join(text.split())
    return visible(line if len(line) <= MAX_SHOWN else f"{line[: MAX_SHOWN - 1]}…")


@dataclass
class Paragraphs:
    """What is said, paragraph by paragraph. `markdown` says whether the editor shows Markdown."""

    markdown: bool = True
    paragraphs: list[str] = field(default_factory=list)

    def words(self, text: str) -> str:
        """Words of a stranger, as nothing but words."""
        line = shown(text)
        return _MARKS.sub(r"\\\1", line) if self.markdown else line

    def strong(self, text: str) -> str:
        """The same, to stand out."""
        return f"**{self.words(text)}**" if self.markdown and text.strip() else self.words(text)

    def add(self, text: str) -> None:
        """Add a paragraph, whose foreign words are escaped already."""
        if text:
            self.paragraphs.append(text)

    def content(self) -> MarkupContent:
        """All of it, for the protocol."""
        kind = MarkupKind.Markdown if self.markdown else MarkupKind.PlainText
        return MarkupContent(kind, "\n\n".join(self.paragraphs))

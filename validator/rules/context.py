"""What a rule may ask besides the record, link or group that it is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from validator.archive import Absent, Archive, ArticleText
from validator.corpus import Corpus, Record
from validator.paths import at

if TYPE_CHECKING:
    from validator.quotes import Prepared


@dataclass
class Context:
    """The day of the run, the texts of the archive, and the corpus for explanations.

    A rule's verdict depends on its record, link or group, the day and the texts alone; `ids_of` and the like only
    help to explain a finding.
    """

    archive: Archive
    today: date
    corpus: Corpus = field(repr=False)

    def text_of(self, article: Record) -> ArticleText | Absent:
        """The archived text of an article, or why it can't be had."""
        described = article.schema.text_field
        entry = at(article.data, described.pattern) if described else None
        if not isinstance(entry, dict):
            return Absent("no-text-entry", "the article record does not describe a text")
        found = self.archive.find(str(entry.get("sha256", "")), str(entry.get("file", "")))
        if isinstance(found, ArticleText) and found.sha256 != entry.get("sha256", found.sha256):
            return Absent("text-changed", "the text in the archive is not the one that the record describes")
        return found

    def prepared(self, text: ArticleText, language: str) -> Prepared:
        """A text made ready for matching; the most recent ones are kept."""
        return _prepare(text.text, language)

    def find(self, name: object) -> Record | None:
        """The record with an id, if there is exactly one that can be used.

        A rule may ask for records that its own record refers to, so that a change concerns no others; only one
        that is marked as following chains may go further.
        """
        named = self.corpus.by_id.get(name) if isinstance(name, str) else None
        return named[0] if named and len(named) == 1 else None

    @property
    def complete(self) -> bool:
        """Whether every record could be read, so that what is not there is really missing."""
        return not self.corpus.broken

    def ids_of(self, kinds: Iterable[str]) -> list[str]:
        """The ids of all records of some kinds."""
        wanted = set(kinds)
        return [name for name, records in self.corpus.by_id.items() if records[0].kind in wanted]


@lru_cache(maxsize=256)
def _prepare(text: str, language: str) -> Prepared:
    from validator.quotes import prepare

    return prepare(text, language)

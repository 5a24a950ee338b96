"""What stands below the head of a record's page: its sources, its fields, and what refers to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from validator.evidence.archive import ArticleText
from validator.rules.readers import entries, words
from validator.site import quotes, text
from validator.site.fields import Value, fields_of, value_of
from validator.site.items import Cite, Item, Kind
from validator.site.paging import Section

if TYPE_CHECKING:
    from validator.site.pages import Site

_MANY = 20  # entries of a list that stand one by one, so that a page can end between them


def speaks_in(item: Item) -> Item | None:
    """Whose words a statement has, or who published an article."""
    key = {"statement": "speaker", "article": "publisher"}.get(item.kind, "")
    return item.links.get(((key,), "value"))


def listed(parts: Any, items: Iterable[Item]) -> list[Markup]:
    """Records as entries of a list. `parts` are the parts of pages in the right folder."""
    return [parts.entry(item, item.days, "", speaks_in(item)) for item in items]


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of records' pages. `parts` are the parts of pages in their folder."""

    site: Site
    parts: Any

    def of(self, kind: Kind, item: Item) -> Iterator[Section]:
        """All sections of a record's page; some may be empty."""
        if item.kind == "article":
            yield from self._text(item)
        if item.kind == "disagreement":
            versions = entries(item.record.data, "versions")
            yield Section("What each says", [self._version(item, n, e) for n, e in versions], "versions")
        without = frozenset({"versions"} if item.kind == "disagreement" else ())
        if item.kind == "statement":
            without = frozenset({"quote", "speaker", "speaker_description", "position"})
            yield from self._sources(item)
        for value in fields_of(item, kind.shape, without):
            if value.form == "list" and len(value.parts) > _MANY:
                whole = item.record.data.get(_key(item, kind, value.title))
                yield Section(value.title, list(self._rows(item, kind, value, whole)), "plain")
            else:
                yield Section("", [self.parts.field(value)], "fields")
        if item.kind != "statement":
            yield from self._sources(item)
        if item.kind == "article":
            yield Section(
                "Quoted from this article", self._cites(item.quoted, lambda cite: cite.item), "cites"
            )
        by_field: dict[tuple[str, str], list[Item]] = {}
        for other, title in item.linked:
            by_field.setdefault((other.record.kind, title), []).append(other)
        for (name, title), others in sorted(by_field.items()):
            named = self.site.items.kinds[name].title
            ordered = sorted(others, key=lambda other: other.when)
            yield Section(f"{named}: {title}" if title else named, listed(self.parts, ordered))

    def _sources(self, item: Item) -> Iterator[Section]:
        yield Section("In the sources", self._cites(item.cites, lambda cite: cite.article), "cites")

    def _rows(self, item: Item, kind: Kind, value: Value, whole: Any) -> Iterator[Markup]:
        """The entries of a long list, each by itself."""
        found = value.parts
        if isinstance(whole, list):
            key = _key(item, kind, value.title)
            shape = kind.shape.children.get(key)
            inner = shape.items if shape else None
            found = [value_of(item, entry, inner, (key, number), 1) for number, entry in enumerate(whole)]
        for one in found:
            yield Markup("<li>") + self.parts.value(one) + Markup("</li>")

    def _cites(self, cites: Sequence[Cite], other: Callable[[Cite], Item | None]) -> list[Markup]:
        found = []
        for number, cite in enumerate(cites):
            language = cite.article.language if cite.article else ""
            found.append(self.parts.cite(quotes.shown(cite, number), other(cite), language))
        return found

    def _version(self, item: Item, number: int, entry: dict[str, Any]) -> Markup:
        path = ("versions", number)
        sources = [
            source
            for place, _ in entries(entry, "sources")
            if (source := item.links.get(((*path, "sources", place, "article"), "value")))
        ]
        statement = item.links.get(((*path, "statement"), "value"))
        found: Markup = self.parts.version(number + 1, words(entry, "value"), statement, sources)
        return found

    def _text(self, item: Item) -> Iterator[Section]:
        """The text of an article with its quotes marked, if it is at hand and was named as one to be shown."""
        if not {item.record.id, "all"} & self.site.publish:
            return
        found = self.site.context.text_of(item.record)
        if not isinstance(found, ArticleText):
            return
        prepared = self.site.context.prepared(item.record, found)
        spans = quotes.places(item, prepared, found.text, self.site.context)
        paragraphs = [self.parts.paragraph(line) for line in text.marked_lines(found.text, spans)]
        yield Section(
            "The text",
            paragraphs,
            "prose",
            "The quotes that records hold are marked.",
            language=item.language,
        )


def _key(item: Item, kind: Kind, title: str) -> str:
    """The key of a field by its title."""
    named = (key for key, shape in kind.shape.children.items() if shape.title == title)
    return next((key for key in named if key in item.record.data), title)

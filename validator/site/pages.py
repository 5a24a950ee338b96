"""Every page of the site, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from validator import __version__
from validator.rules.readers import entries, words
from validator.site import feed, pictures, quotes, text
from validator.site.addresses import list_of, numbered
from validator.site.items import Item, Items, Kind
from validator.site.paging import Section, paged
from validator.site.sections import Sections, listed, speaks_in

if TYPE_CHECKING:
    from validator.corpus.config_model import Settings
    from validator.rules.context import Context

_FOLDER = Path(__file__).parent
ASSETS = ("site.css", "site.js", "commitment.js")
_CHECKING = ("assets/commitment.js", "assets/site.js")
_TIMELESS = frozenset({"agreement", "person", "organization"})
"""Kinds that are no happening: of an agreement, the steps of its history are."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A kind in the menu."""

    name: str
    title: str
    path: str
    number: int


@dataclass
class Site:
    """All that pages know. `publish` are the ids of the articles whose texts are to be shown."""

    name: str
    settings: Settings
    items: Items
    context: Context
    publish: frozenset[str]
    version: str = __version__
    _write: Callable[[str, str], None] = field(default=lambda name, page: None, repr=False)

    @property
    def title(self) -> str:
        """The dataset's title."""
        return str(self.settings.title)

    @property
    def description(self) -> str:
        """What the dataset says of itself."""
        return str(self.settings.description or "")

    @property
    def data_version(self) -> str:
        """The dataset's version."""
        return str(self.settings.version or "")

    @property
    def licence(self) -> str:
        """The dataset's licence."""
        return str(self.settings.licence or "")

    @cached_property
    def menu(self) -> list[Listed]:
        """The kinds, for the menu."""
        return [
            Listed(kind.name, kind.title, list_of(kind.name), len(kind.items))
            for kind in self.items.kinds.values()
        ]

    @cached_property
    def network(self) -> pictures.Network:
        """Who met whom."""
        return pictures.network(self.items)

    @property
    def has_network(self) -> bool:
        """Whether anybody met anybody."""
        return bool(self.network.meetings)

    @cached_property
    def templates(self) -> Any:
        """The templates, which escape every value."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        found = Environment(
            loader=FileSystemLoader(_FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=lambda value: text.readable(value) if type(value) is str else value,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        found.globals |= {"site": self, "name_of": feed.name_of, "moment": feed.moment}
        return found

    @cached_property
    def _parts(self) -> dict[str, Any]:
        template = self.templates.get_template("parts.html.j2")
        return {up: template.make_module({"up": up}) for up in ("", "../../")}

    def write(self, write: Callable[[str, str], None]) -> None:
        """Write every page, feed and index: `write(name, contents)`."""
        self._write = write
        for kind in self.items.kinds.values():
            for item in kind.items:
                self._record(kind, item)
            self._list(kind)
        if self.timeline:
            self._timeline()
        if self.has_network:
            self._network()
        self._home()
        self._page(
            "search.html",
            "search.html.j2",
            scripts=("assets/search.js", "assets/site.js"),
            title="Search",
            here="search",
        )
        titles = {kind.name: kind.title for kind in self.items.kinds.values()}
        write("assets/search.js", feed.search_index(self.items, titles))
        latest = feed.newest(self._happened, feed.MAX_ENTRIES)
        write("feed.xml", self.templates.get_template("feed.xml.j2").render(entries=latest))

    @property
    def _happened(self) -> list[Item]:
        return [item for item in self.items if item.kind not in _TIMELESS]

    def _page(self, path: str, template: str, **known: Any) -> None:
        up = "../" * path.count("/")
        known = {"up": up, "scripts": (), "here": "", **known}
        self._write(path, self.templates.get_template(template).render(known) + "\n")

    def _pages(
        self, path: str, template: str, sections: Iterable[Section], taken: int = 0, **known: Any
    ) -> None:
        parts = paged(sections, taken)
        addresses = [numbered(path, number) for number in range(1, len(parts) + 1)]
        for number, (address, found) in enumerate(zip(addresses, parts, strict=True), start=1):
            own = {"parts_of_page": found, "number": number, "addresses": addresses}
            self._page(address, template, **known, **own)

    def _list(self, kind: Kind) -> None:
        section = Section("", listed(self._parts["../../"], kind.items))
        self._pages(list_of(kind.name), "list.html.j2", [section], title=kind.title, here=kind.name,
                    about=kind.description, jumps=(), jumps_label="", network=None)  # fmt: skip

    @cached_property
    def timeline(self) -> list[tuple[str, str, Item, str]]:
        """What happened: the day, the days in words, the record, and what it is. Of an agreement, each step."""
        happened: list[tuple[str, str, Item, str]] = []
        for item in self.items:
            if item.retired:
                continue
            if item.kind == "agreement":
                happened += _steps(item)
            elif item.kind not in _TIMELESS and (item.first or item.last):
                title = self.items.kinds[item.record.kind].title
                happened.append((item.first or item.last or "", item.days, item, title))
        return sorted(happened, key=lambda one: (one[0], one[2].record.kind, one[2].record.id, one[3]))

    def _timeline(self) -> None:
        """What happened, by year."""
        years: dict[str, list[Markup]] = {}
        for day, when, item, kicker in self.timeline:
            years.setdefault(day[:4], []).append(self._parts[""].entry(item, when, kicker, speaks_in(item)))
        sections = [Section(year.lstrip("0"), found, anchor=f"y{year}") for year, found in years.items()]
        jumps = [
            (part.title, f"{numbered('timeline.html', number)}#{part.anchor}")
            for number, page in enumerate(paged(sections), start=1)
            for part in page
            if not part.continued
        ]
        shown = jumps if 1 < len(jumps) <= 300 else ()
        self._pages("timeline.html", "list.html.j2", sections, title="Timeline", here="timeline", network=None,
                    about="", jumps=shown, jumps_label="Years")  # fmt: skip

    def _network(self) -> None:
        found = self.network
        rows = [self._parts[""].person_pair(meeting) for meeting in found.meetings]
        about = (
            f"Who took part in the same events, {found.people} people in all. An event counts that was held, however "
            "many took part; that two were there does not say that they spoke."
        )
        taken = len(found.nodes) * 260 + len(found.edges) * 90
        self._pages("network.html", "list.html.j2", [Section("Who met whom", rows, "table")], taken,
                    title="Network", here="network", about=about, jumps=(), jumps_label="", network=found)  # fmt: skip

    def _home(self) -> None:
        cites = [cite for item in self.items for cite in item.cites]
        states = [quotes.shown(cite, 0) for cite in cites]
        counts = {
            "total": len(cites),
            "checked": sum(shown.state == "checked" for shown in states),
            "proofs": sum(bool(shown.root) for shown in states),
        }
        latest = Section("Latest", listed(self._parts[""], feed.newest(self._happened, 12)), "entries latest")
        known = {
            "number": 1,
            "addresses": ["index.html"],
            "parts_of_page": [latest] if latest.entries else [],
        }
        self._page("index.html", "home.html.j2", title=self.title, quotes=counts, **known)

    def _record(self, kind: Kind, item: Item) -> None:
        data, up = item.record.data, "../../"
        said = item.kind == "statement"
        quote = words(data, "quote") if said else ""
        history = pictures.history(item) if item.kind == "agreement" else None
        source = quotes.source(item, self.context) if item.kind == "article" else None
        sections = [section for section in Sections(self, self._parts[up]).of(kind, item) if section.entries]
        self._pages(
            item.path,
            "record.html.j2",
            sections,
            6_000
            + len(quote.encode("utf-8", "replace"))
            + (len(source.outline) if source else 0)
            + len(history.steps if history else ()) * 700,
            title=item.label,
            here=kind.name,
            scripts=_CHECKING if source or any(cite.piece.proof for cite in item.cites) else (),
            item=item,
            kind=kind,
            list=list_of(kind.name),
            when=item.days,
            quote=text.shortened(quote),
            language=text.language(data.get("language")),
            speaker=item.links.get((("speaker",), "value")) if said else None,
            described=words(data, "speaker_description") if said else "",
            office=words(data, "position") if said else "",
            history=history,
            source=source if source and (source.sha256 or source.root) else None,
        )


def _steps(agreement: Item) -> list[tuple[str, str, Item, str]]:
    """The dated steps of an agreement's history, as the timeline has them."""
    from validator.dataset.windows import window

    found = []
    for number, entry in entries(agreement.record.data, "history"):
        event = agreement.links.get((("history", number, "event"), "value"))
        span = (
            window(entry["date"]) if "date" in entry else (event.first, event.last) if event else (None, None)
        )
        if span[0] or span[1]:
            found.append(
                (
                    span[0] or span[1] or "",
                    text.days(span),
                    agreement,
                    f"Agreement · {words(entry, 'status')}",
                )
            )
    return found

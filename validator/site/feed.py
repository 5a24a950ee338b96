"""The feed (Atom, RFC 4287) and the index that the search looks through."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from validator.rules.readers import words
from validator.site.items import Item
from validator.site.text import readable

MAX_ENTRIES = 50
_MAX_WORDS = 300


def newest(items: Iterable[Item], number: int) -> list[Item]:
    """The records that tell of the latest days, the latest first. Withdrawn ones are not new."""
    dated = (item for item in items if (item.last or item.first) and not item.retired)
    ordered = sorted(dated, key=lambda item: (item.record.kind, item.record.id))
    return sorted(ordered, key=lambda item: item.last or item.first or "", reverse=True)[:number]


def moment(item: Item | None) -> str:
    """The day that a record tells of, as a moment (RFC 3339)."""
    return f"{(item and (item.last or item.first)) or date.min.isoformat()}T00:00:00Z"


def name_of(dataset: str, item: Item | None = None) -> str:
    """A name that stays the same wherever the site lies: of the dataset, or of a record in it."""
    what = f"{item.record.kind}/{item.record.id}" if item else ""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, readable(f'onrecord:{dataset}:{what}'))}"


def search_index(items: Iterable[Item], titles: dict[str, str]) -> str:
    """The index, as a script that a page can load from a folder: [kind, label, page, day, further words]."""
    kinds = sorted(titles)
    rows = [
        [
            kinds.index(item.record.kind),
            readable(item.label),
            item.path,
            item.first or item.last or "",
            _words(item),
        ]
        for item in items
    ]
    data = {"kinds": [readable(titles[kind]) for kind in kinds], "rows": rows}
    # "<" and the line ends of JavaScript as escapes: no element can end in it, no line.
    written = json.dumps(data, separators=(",", ":"), ensure_ascii=True).replace("<", "\\u003c")
    return f"window.onrecordIndex={written};\n"


def _words(item: Item) -> str:
    """What a search finds a record by, besides its label: its id, its other names, its words."""
    data = item.record.data
    texts = [words(data, key) for key in ("quote", "summary", "description", "issue", "subtitle")]
    names = data.get("other_names")
    if isinstance(names, list):
        texts += [words(name, "name") if isinstance(name, dict) else str(name) for name in names]
    texts += [other.label for key in ("speaker", "publisher") if (other := item.links.get(((key,), "value")))]
    found = " ".join(text for text in texts if text and text != item.label)
    return readable(f"{item.record.id} {found}".strip()[:_MAX_WORDS])

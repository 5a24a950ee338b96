"""All zones of a text: between marks, behind dashes, behind labels."""

from dataclasses import replace

from validator.quotes.languages.pack import Pack
from validator.quotes.paragraphs import Paragraph
from validator.quotes.zones.dashes import find_dashed
from validator.quotes.zones.labels import find_turns, split_at_labels
from validator.quotes.zones.marks import find_marked
from validator.quotes.zones.sayings import is_said_behind
from validator.quotes.zones.zone import Zone


def find_zones(folded: str, paragraphs: list[Paragraph], pack: Pack | None) -> tuple[list[Zone], set[int]]:
    """The outermost zones of a text, in order, and the places of all single marks that were paired.

    Without a pack nothing is known of the text's language, and only marks and labels show speech.
    """

    def said_behind(start: int, end: int) -> bool:
        return is_said_behind(folded, start, end, pack)

    zones, paired = find_marked(folded, paragraphs, said_behind)
    if pack is not None and pack.dash:
        dashed = [
            Zone(start, end, number, paragraph, "dash", certain)
            for number, (start, end, paragraph, certain) in enumerate(
                find_dashed(folded, paragraphs, pack), 1
            )
        ]
        zones = _outermost(zones, dashed)
    turns = [
        Zone(start, end, turn, number, "label", certain, label)
        for start, end, turn, number, certain, label in find_turns(folded, paragraphs, pack)
    ]
    zones = _outermost(zones, turns)
    if ":" in folded or "：" in folded:
        zones = _cut_at_labels(folded, zones, pack)
    return zones, paired


def _outermost(inner: list[Zone], outer: list[Zone]) -> list[Zone]:
    """All zones in order, without those that the certain ones of ``outer`` touch."""
    if not outer:
        return inner
    above = max([zone.speech for zone in inner], default=0)
    outer = [replace(zone, speech=zone.speech + above) for zone in outer]
    found = list(outer)
    number = 0
    for zone in inner:
        while number < len(outer) and outer[number].end <= zone.start:
            number += 1
        touching = outer[number : number + 1]
        if not touching or touching[0].start >= zone.end or not touching[0].certain:
            found.append(zone)
    return sorted(found, key=lambda zone: (zone.start, zone.end))


def _cut_at_labels(folded: str, zones: list[Zone], pack: Pack | None) -> list[Zone]:
    """Give each turn inside one zone a number of its own."""
    speech = max([zone.speech for zone in zones], default=0)
    found: list[Zone] = []
    for zone in zones:
        parts = split_at_labels(folded, zone.start, zone.end, pack)
        if len(parts) == 1 and not parts[0][2]:
            found.append(zone)
            continue
        for start, end, label in parts:
            speech += 1
            own = zone.speech if start == zone.start and not label else speech
            found.append(replace(zone, start=start, end=end, speech=own, label=label or zone.label))
    return found

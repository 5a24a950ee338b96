"""All zones of a text: between marks, behind dashes, behind labels."""

from validator.quotes.languages.pack import Pack
from validator.quotes.paragraphs import Paragraph
from validator.quotes.zones.dashes import find_dashed
from validator.quotes.zones.marks import find_marked
from validator.quotes.zones.sayings import is_said_behind
from validator.quotes.zones.zone import Zone


def find_zones(folded: str, paragraphs: list[Paragraph], pack: Pack | None) -> tuple[list[Zone], set[int]]:
    """The outermost zones of a text, in order, and the places of all single marks that were paired.

    Without a pack nothing is known of the text's language, and only marks show speech.
    """

    def said_behind(start: int, end: int) -> bool:
        return is_said_behind(folded, start, end, pack)

    zones, paired = find_marked(folded, paragraphs, said_behind)
    if pack is not None and pack.dash:
        speech = max([zone.speech for zone in zones], default=0)
        dashed = [
            Zone(start, end, speech + number, paragraph, "dash", certain)
            for number, (start, end, paragraph, certain) in enumerate(
                find_dashed(folded, paragraphs, pack), 1
            )
        ]
        zones = _outermost(zones, dashed)
    return zones, paired


def _outermost(inner: list[Zone], outer: list[Zone]) -> list[Zone]:
    """All zones in order, without those that the certain ones of ``outer`` touch."""
    if not outer:
        return inner
    found = list(outer)
    number = 0
    for zone in inner:
        while number < len(outer) and outer[number].end <= zone.start:
            number += 1
        touching = outer[number : number + 1]
        if not touching or touching[0].start >= zone.end or not touching[0].certain:
            found.append(zone)
    return sorted(found, key=lambda zone: (zone.start, zone.end))

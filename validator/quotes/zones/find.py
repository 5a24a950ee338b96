"""All zones of a text."""

from validator.quotes.lexicon import WHOLE_ATTRIBUTION
from validator.quotes.paragraphs import Paragraph
from validator.quotes.zones.marks import find_marked
from validator.quotes.zones.zone import Zone


def find_zones(folded: str, paragraphs: list[Paragraph]) -> tuple[list[Zone], set[int]]:
    """The outermost zones of a text, in order, and the places of all single marks that were paired."""

    def said_behind(start: int, end: int) -> bool:
        return WHOLE_ATTRIBUTION.search(folded, start, end) is not None

    return find_marked(folded, paragraphs, said_behind)

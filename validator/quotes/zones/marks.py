"""Speech between quotation marks.

Marks are paired inside one paragraph, so that a lost mark spoils its own paragraph and no other. The one way across a
paragraph's end is the printer's convention: the paragraph is left open, and the next one begins with the opening mark,
or goes on as a mere line until the mark is closed.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence

from validator.quotes.paragraphs import Paragraph
from validator.quotes.zones.pairing import Reading, Stretch, pair_marks
from validator.quotes.zones.roles import FAMILY, MARKS, PAIRS, Mark, read_marks
from validator.quotes.zones.zone import Zone

_PLAIN_PAIRS = {"“": "”", '"': '"', "„": "“", "«": "»"}
_BEHIND_PLAIN = (" ", "\n", ",", ".", ";", ":")
_LINES = 40  # a speech that was broken into lines is followed this far
_MANY, _DENSE = 1000, 20  # more marks than these, with fewer characters between two of them, are no text
_CARRIED_ON = 1.0  # speaks against a mark left open before a paragraph that begins with one
_CARRIED_BELOW = 0.5  # and before a line further down which it is closed
_HEAD = 1.2  # the most that may speak against a mark at the head of a paragraph that goes on
_OF_FAMILY = {
    family: re.compile(
        "[" + "".join(glyph for glyph, own in FAMILY.items() if own == family and len(glyph) == 1) + "]"
    )
    for family in set(FAMILY.values())
}
_TAG = re.compile(r"<!--(?:[^<-]|-(?!->)|<(?!!--))*+-->|</?[A-Za-z][^<>]*+>")
_INSIDE_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏЀ-ӿ]['’‘][A-Za-zÀ-ÖØ-öø-ɏЀ-ӿ]")
_CLAUSE_END = re.compile(r"[,;:.!?…؛،؟](?=[\s\"'”’»]|$)|\s[–-]\s|[—。，；：！？]")

SaidBehind = Callable[[int, int], bool]
"""Whether a whole attribution stands in a stretch of text: then a mark that is open there was lost."""


def find_marked(
    folded: str, paragraphs: list[Paragraph], said_behind: SaidBehind
) -> tuple[list[Zone], set[int]]:
    """The outermost zones between marks, in order, and the places of all single marks that were paired."""
    zones: list[Zone] = []
    paired: set[int] = set()
    places = _outside_tags(_find_glyphs(folded), folded)
    speech = last = 0
    carried, carried_speech = "", 0
    for number, paragraph in enumerate(paragraphs):
        first, last = last, bisect_left(places, paragraph.end, last)
        if first == last and not carried and ",," not in folded[paragraph.start : paragraph.end]:
            continue
        own = places[bisect_left(places, paragraph.start, first, last) : last]
        if not carried and _are_simple_pairs(folded, paragraph, own):
            pairs = zip(own[::2], own[1::2], strict=True)
            zones += [
                Zone(start + 1, end, speech + index, number) for index, (start, end) in enumerate(pairs, 1)
            ]
            speech += len(own) // 2
            continue
        marks = read_marks(folded, paragraph.start, paragraph.end, own)
        if len(marks) > _MANY and len(marks) * _DENSE > paragraph.end - paragraph.start:
            carried = ""  # marks in heaps say nothing
            continue
        reading = _read(folded, paragraphs, number, marks, carried, said_behind)
        paired.update(marks[index].at for index in reading.paired if marks[index].family == "single")
        for stretch in reading.stretches:
            start, end = _ends(folded, paragraph, marks, stretch)
            if stretch.opening < 0:
                zones.append(Zone(start, end, carried_speech, number, certain=stretch.certain))
                continue
            speech += 1
            zones.append(Zone(start, end, speech, number, certain=stretch.certain))
        if reading.carries and reading.stretches[-1].opening >= 0:
            carried_speech = speech
        carried = reading.carries
    return zones, paired


def _outside_tags(places: array[int], folded: str) -> array[int]:
    """The marks that stand in no tag or comment of HTML left in a text: an attribute's value is nobody's speech."""
    if "<" not in folded:
        return places
    outside = array("l")
    after = 0
    for match in _TAG.finditer(folded):
        first = bisect_left(places, match.start(), after)
        outside += places[after:first]
        after = bisect_left(places, match.end(), first)
    outside += places[after:]
    return outside


def _find_glyphs(folded: str) -> array[int]:
    """The places of all quotation marks, looked for one glyph after another: most texts have two or three of them.

    Apostrophes inside a word are left out; they have no other role (``roles``), and would make the paragraph doubtful.
    """
    places: list[int] = []
    for glyph in MARKS:
        at = folded.find(glyph)
        single = glyph in "'’‘"
        while at >= 0:
            if not (single and _INSIDE_WORD.match(folded, at - 1)):
                places.append(at)
            at = folded.find(glyph, at + 1)
    return array("l", sorted(places))


def _are_simple_pairs(folded: str, paragraph: Paragraph, marks: Sequence[int]) -> bool:
    """Whether the marks of a paragraph are pairs that leave no doubt (``pairing`` says the same)."""
    if len(marks) % 2:
        return False
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        if (
            folded[closing] != _PLAIN_PAIRS.get(folded[opening])
            or not folded[opening + 1].isalnum()
            or (opening > paragraph.start and folded[opening - 1] != " ")
            or not (folded[closing - 1].isalpha() or folded[closing - 1] in ".,!?")
            or (closing + 1 < paragraph.end and folded[closing + 1] not in _BEHIND_PLAIN)
        ):
            return False
    return ",," not in folded[paragraph.start : paragraph.end]


def _read(
    folded: str,
    paragraphs: list[Paragraph],
    number: int,
    marks: list[Mark],
    carried: str,
    said_behind: SaidBehind,
) -> Reading:
    """The best reading of a paragraph; a mark that is left open before an attribution was lost, and carries nothing."""
    paragraph = paragraphs[number]
    at_head = bool(marks) and not folded[paragraph.start : marks[0].at].strip()
    may_carry = _may_carry(folded, paragraphs, number, marks, carried)
    if carried and at_head and len(marks) == 1 and FAMILY[carried] == marks[0].family and may_carry:
        return Reading((Stretch(-1, 1, True),), frozenset(), carried, ())
    reading = pair_marks(marks, carried, may_carry, at_head=at_head)
    if reading.carries and may_carry:
        opening = reading.stretches[-1].opening
        begin = marks[opening].end if opening >= 0 else paragraph.start
        if said_behind(begin, paragraph.end):
            return pair_marks(marks, carried, {}, at_head=at_head)
    return reading


def _may_carry(
    folded: str, paragraphs: list[Paragraph], number: int, marks: list[Mark], carried: str
) -> dict[str, float]:
    """The families of marks that may be left open at a paragraph's end, with what speaks against it."""
    if number + 1 == len(paragraphs):
        return {}
    families = {mark.family for mark in marks if mark.opens < _HEAD} | (
        {FAMILY[carried]} if carried else set()
    )
    following = paragraphs[number + 1]
    at = following.start
    while folded[at] == " ":
        at += 1
    found: dict[str, float] = {}
    for family in families:
        if FAMILY.get(folded[at]) == family and folded[at] != "'":
            heads = read_marks(folded, following.start, following.end, [at])
            if heads[0].opens <= _HEAD:
                found[family] = _CARRIED_ON
        elif family != "single" and _closes_below(folded, paragraphs, number, family):
            found[family] = _CARRIED_BELOW
    return found


def _closes_below(folded: str, paragraphs: list[Paragraph], number: int, family: str) -> bool:
    """Whether the next mark of the kind, a few lines further down and without a blank line between, closes."""
    for index in range(number, min(number + _LINES, len(paragraphs) - 1)):
        if paragraphs[index].blank:
            return False
        line = paragraphs[index + 1]
        match = _OF_FAMILY[family].search(folded, line.start, line.end)
        if match:
            mark = read_marks(folded, line.start, line.end, [match.start()])[0]
            return mark.closes < mark.opens and any(mark.glyph in closing for closing in PAIRS.values())
    return False


def _ends(folded: str, paragraph: Paragraph, marks: list[Mark], stretch: Stretch) -> tuple[int, int]:
    """Where a stretch of speech begins and ends. With a lost closing mark it holds to its first clause's end."""
    start = marks[stretch.opening].end if stretch.opening >= 0 else paragraph.start
    if stretch.closing is None:
        following = range(stretch.opening + 1, len(marks))
        limit = next((marks[index].at for index in following if marks[index].nothing), paragraph.end)
        clause = _CLAUSE_END.search(folded, start, limit)
        return start, clause.start() if clause else limit
    return start, marks[stretch.closing].at if stretch.closing < len(marks) else paragraph.end

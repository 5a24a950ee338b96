"""Where somebody speaks: the stretches of a text that stand between quotation marks.

Marks are paired inside one paragraph, by their direction where the glyph has one and by the space around them where it
has none, so that a lost mark spoils its own paragraph and no other. A mark that cannot be paired opens nothing when it
closes, and reaches no further than its paragraph (or the next opening mark) when it opens. The one way across a
paragraph's end is the printer's convention: the paragraph is left open and the next one begins with the opening mark.

Apostrophes and inch marks look like closing marks; each is taken for one only where no better closing mark follows.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from validator.quotes.glyphs import CJK
from validator.quotes.lexicon import ATTRIBUTION, WHOLE_ATTRIBUTION
from validator.quotes.paragraphs import Paragraph

_MARKS = "\"“”„'‘’‚«»‹›「」『』"
_MARK = re.compile(f"[{_MARKS}]")
_CJK_CHAR = re.compile(f"[{CJK}]")
_FAMILY = {
    **dict.fromkeys('“”„"', "double"),
    **dict.fromkeys("'‘’‚", "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
# closing glyph -> the opening glyphs it may close
_CLOSES = {
    "”": '“„"”',
    '"': '"“„”',
    "“": "„“”",
    "’": "‘‚’",
    "'": "'‘‚",
    "‘": "‚",
    "»": "«»",
    "«": "»",
    "›": "‹›",
    "‹": "›",
    "」": "「",
    "』": "『",
}
_ELIDED = re.compile(
    r"(?:n|tis|twas|em|til|till|cause|bout|round|cos|cuz|twere|twill|neath|gainst|\d\ds?)(?!\w)", re.I
)
_PLAIN_PAIRS = {"“": "”", '"': '"'}
_LINES = 40  # a speech that was broken into lines is followed this far
_DEPTH = 8  # marks nested deeper than this are noise


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of speech, ``start`` to ``end`` in the folded text, the marks themselves left out.

    ``speech`` is the same number for the parts of one speech that continues over paragraphs; ``paragraph`` is the
    paragraph's number; ``closed`` is False where the closing mark is missing.
    """

    start: int
    end: int
    speech: int
    paragraph: int
    closed: bool = True


@dataclass(slots=True)
class _Open:
    """An opening mark not yet closed; ``goes_on``: it takes up the speech of the paragraph before."""

    at: int
    glyph: str
    goes_on: bool = False


def find_zones(folded: str, paragraphs: list[Paragraph]) -> tuple[list[Zone], set[int]]:
    """Find the outermost zones, in order, and the places of all single marks that were paired."""
    zones: list[Zone] = []
    paired: set[int] = set()
    carried: _Open | None = None
    speech = carried_speech = 0
    all_marks = _find_marks(folded)
    last = 0
    for number, paragraph in enumerate(paragraphs):
        first, last = last, bisect_left(all_marks, paragraph.end, last)
        if first == last and carried is None:
            continue
        marks = all_marks[bisect_left(all_marks, paragraph.start, first, last) : last]
        simple = _simple_pairs(folded, paragraph, marks) if carried is None else None
        if simple is not None:
            for start, end in simple:
                speech += 1
                zones.append(Zone(start + 1, end, speech, number))
            continue
        pairs, left = _pair(folded, paragraph, marks, carried, paired)
        found = [(opening, end, True) for opening, end in pairs]
        going_on, carried = _goes_on(folded, paragraphs, number, pairs, left)
        for index, opening in enumerate(left):
            if opening is going_on:
                found.append((opening, paragraph.end, True))
            elif _FAMILY[opening.glyph] != "single":
                following_marks = [other.at for other in left[index + 1 :]] + [pair.at for pair, _ in pairs]
                limit = min([at for at in following_marks if at > opening.at], default=paragraph.end)
                found.append((opening, _end_of_unclosed(folded, opening, limit, pairs), False))
        covered = -1
        for opening, end, closed in sorted(found, key=lambda item: (item[0].at, -item[1])):
            if opening.at < covered:
                continue
            covered = end
            if opening.goes_on:
                own = carried_speech
            else:
                speech += 1
                own = speech
            zones.append(Zone(opening.at + 1, end, own, number, closed))
            if opening is going_on:
                carried_speech = own
    return zones, paired


def _find_marks(folded: str) -> list[int]:
    """The places of all quotation marks, looked for one glyph after another: most texts have two or three of them."""
    places: list[int] = []
    for glyph in _MARKS:
        at = folded.find(glyph)
        while at >= 0:
            places.append(at)
            at = folded.find(glyph, at + 1)
    return sorted(places)


def _simple_pairs(folded: str, paragraph: Paragraph, marks: list[int]) -> list[tuple[int, int]] | None:
    """The pairs of a paragraph in which every mark leaves no doubt; None if there is any (``_pair`` says the same)."""
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2:
        return None
    for opening, closing in pairs:
        if (
            folded[closing] != _PLAIN_PAIRS.get(folded[opening])
            or not folded[opening + 1].isalnum()
            or (opening > paragraph.start and folded[opening - 1] != " ")
            or not (folded[closing - 1].isalpha() or folded[closing - 1] in ".,!?")
            or (closing + 1 < paragraph.end and folded[closing + 1] not in " \n")
        ):
            return None
    return pairs


def _pair(
    folded: str, paragraph: Paragraph, marks: list[int], carried: _Open | None, paired: set[int]
) -> tuple[list[tuple[_Open, int]], list[_Open]]:
    """Pair the marks of one paragraph; return the pairs and the opening marks left over."""
    stack: list[_Open] = []
    if carried is not None and carried.at < paragraph.start:
        stack.append(carried)
    roles = [_role(folded, paragraph, at) for at in marks]
    weak = _apostrophes_and_inches(folded, paragraph, marks, roles)
    pairs: list[tuple[_Open, int]] = []
    for at, (opens, closes), is_weak in zip(marks, roles, weak, strict=True):
        glyph = folded[at]
        match = None if is_weak or not closes else _find_open(stack, glyph, opens)
        if match is not None:
            opening = stack[match]
            del stack[match:]
            pairs.append((opening, at))
            if _FAMILY[glyph] == "single":
                paired.update((opening.at, at))
        elif opens and not is_weak:
            stack.append(_Open(at, glyph, carried is not None and carried.at == at))
            if len(stack) > _DEPTH:
                del stack[0]
    return pairs, stack


def _find_open(stack: list[_Open], glyph: str, may_open: bool) -> int | None:
    """The index of the opening mark that this glyph closes, the innermost first."""
    for index in range(len(stack) - 1, -1, -1):
        other = stack[index].glyph
        same_glyph = glyph == other and glyph in "“»›"
        if other in _CLOSES.get(glyph, "") and not (same_glyph and may_open):
            return index
        if _FAMILY[glyph] == "single" and _FAMILY[other] != "single":
            return None  # an apostrophe more likely than a mark closed across another one
    return None


def _role(folded: str, paragraph: Paragraph, at: int) -> tuple[bool, bool]:
    """Whether the mark may open and whether it may close, by its glyph and what stands around it."""
    glyph = folded[at]
    before = folded[at - 1] if at > paragraph.start else ""
    after = folded[at + 1] if at + 1 < paragraph.end else ""
    if glyph in "'’‘" and before.isalnum() and after.isalnum() and not _CJK_CHAR.match(before + after):
        return False, False  # the apostrophe of don't
    room_before = not before or before.isspace() or before in "([{—–-/:;,.!?…¿¡“„‘‚«‹「『\"'»*"
    text_after = bool(after) and not after.isspace() and after not in ",.;:!?)]}。，、；：！？"
    starts = room_before and (text_after or folded.startswith("...", at + 1))
    ends = (
        bool(before)
        and not before.isspace()
        and before not in "([{"
        and (not after or after.isspace() or (not after.isalnum() and after not in "([{"))
    )
    if glyph in "「『„‚":
        return True, False
    if glyph in "」』":
        return False, True
    if glyph in "‘'" and starts and _ELIDED.match(folded, at + 1):
        return False, False  # ’tis, ’n’, the ’90s
    if glyph == "’":
        return False, not starts or ends
    if glyph == "‘":
        return starts or bool(_CJK_CHAR.match(before)), not starts
    if glyph == "'":
        return starts and not ends, ends and not starts
    if glyph == '"':
        return (starts, ends) if starts != ends else (bool(after), True)
    if glyph == "“":
        return not ends or starts, not starts
    if glyph == "”":
        return starts and not ends, True
    if glyph in "«‹":
        return bool(after), True
    return starts and not ends, True  # » and ›


def _apostrophes_and_inches(
    folded: str, paragraph: Paragraph, marks: list[int], roles: list[tuple[bool, bool]]
) -> list[bool]:
    """Which marks look like closing ones but are better read as the ministers’ or 5" because a closing one follows."""
    result = [False] * len(marks)
    closing_ahead = {"single": False, "double": False}
    for index in range(len(marks) - 1, -1, -1):
        at = marks[index]
        family = _FAMILY.get(folded[at], "")
        if family not in closing_ahead:
            continue
        opens, closes = roles[index]
        before, after = folded[max(at - 6, paragraph.start) : at], folded[at + 1 : at + 2]
        if family == "single":
            doubtful = closes and before[-1:] in tuple("sSxXzZn") and after.isspace()
        else:
            doubtful = closes and folded[at] in '"”' and before[-1:].isdigit() and after.isspace()
            if _FEET.search(before):
                result[index] = True
                continue
        if opens and not closes:
            closing_ahead[family] = False
        elif doubtful:
            result[index] = closing_ahead[family]
        elif closes:
            closing_ahead[family] = True
    return result


_FEET = re.compile(r"\d['’]\d{1,2}$")


def _goes_on(
    folded: str, paragraphs: list[Paragraph], number: int, pairs: list[tuple[_Open, int]], left: list[_Open]
) -> tuple[_Open | None, _Open | None]:
    """The mark left open on purpose at a paragraph's end, and the mark that takes it up in the next paragraph."""
    if not left or number + 1 == len(paragraphs):
        return None, None
    paragraph, following = paragraphs[number], paragraphs[number + 1]
    at = following.start
    while folded[at] == " ":
        at += 1
    for opening in reversed(left):
        family = _FAMILY[opening.glyph]
        if opening.glyph == "'":
            continue
        if any(pair.at > opening.at and _FAMILY[pair.glyph] == family for pair, _ in pairs):
            return None, None  # the paragraph goes on with other speech: this one's closing mark was lost
        if _FAMILY.get(folded[at]) == family and _role(folded, following, at)[0]:
            if WHOLE_ATTRIBUTION.search(folded, opening.at, paragraph.end):
                return None, None  # the closing mark was lost before ", he said."
            return opening, _Open(at, folded[at], True)
        if family != "single" and _closes_below(folded, paragraphs, number, opening):
            return opening, _Open(following.start - 1, opening.glyph, True)
    return None, None


def _closes_below(folded: str, paragraphs: list[Paragraph], number: int, opening: _Open) -> bool:
    """Whether the next mark of the kind, a few lines further down and without a blank line between, closes this one."""
    for index in range(number, min(number + _LINES, len(paragraphs) - 1)):
        if paragraphs[index].blank:
            return False
        line = paragraphs[index + 1]
        for match in _MARK.finditer(folded, line.start, line.end):
            if _FAMILY.get(match.group()[0]) == _FAMILY[opening.glyph]:
                opens, closes = _role(folded, line, match.start())
                return closes and not opens and opening.glyph in _CLOSES.get(match.group(), "")
    return False


def _end_of_unclosed(folded: str, opening: _Open, limit: int, pairs: list[tuple[_Open, int]]) -> int:
    """Where speech with a lost closing mark ends for certain: before an attribution, or at the limit."""
    if opening.glyph == "«":  # «… газета «Правда», — one closing mark often closes both
        for inner, end in pairs:
            if inner.at == limit and inner.glyph == "«" and folded[end + 1 : end + 2] in tuple(",.;!?"):
                limit = end
    attribution = ATTRIBUTION.search(folded, opening.at, limit)
    return attribution.start() if attribution else limit

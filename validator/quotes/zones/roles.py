"""What each quotation mark of a paragraph may be, and how much speaks against it.

A mark opens, closes, or is none (an apostrophe, an inch, the gershayim of a Hebrew abbreviation). Its glyph says
little: “ opens in English and closes in German, « closes in Danish, and writers slip. So every role has a cost: what
its two neighbours and its glyph say against it. ``pairing`` finds the roles of all marks of a paragraph that cost least
together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from validator.quotes.glyphs import CJK, CLUSTERED

MARKS = "\"“”„'‘’‚«»‹›「」『』"
NEVER = 99.0
LOST = 4.0  # a mark without its partner
_SPACED = 0.8  # what a space inside of guillemets costs less than elsewhere: French sets one

FAMILY = {
    **dict.fromkeys(("“", "”", "„", '"', "''", ",,"), "double"),
    **dict.fromkeys("'‘’‚", "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
# Opening glyph -> closing glyphs, with what speaks against the pair.
PAIRS: dict[str, dict[str, float]] = {
    "“": {"”": 0, '"': 0.5, "“": 1.5, "''": 0.5},
    "”": {"”": 0, "“": 0.5, '"': 0.5},
    "„": {"“": 0, "”": 0, '"': 0.2, "''": 0.2, "„": 1.5},
    ",,": {"''": 0, '"': 0, "”": 0, "“": 0, ",,": 1.5},
    '"': {'"': 0, "”": 0.5, "''": 0.5, "“": 1},
    "''": {"''": 0, '"': 1, "”": 1},
    "«": {"»": 0, "«": 2},
    "»": {"«": 0, "»": 0},
    "‹": {"›": 0},
    "›": {"‹": 0, "›": 0},
    "'": {"'": 0, "’": 0.5},
    "‘": {"’": 0, "'": 0.5},
    "’": {"’": 1},
    "‚": {"‘": 0, "’": 0, "'": 0.2},
    "「": {"」": 0},
    "『": {"』": 0},
}
_OPENERS = "「『„‚"
_CLOSERS = "」』"
_UNSPACED = re.compile(f"[{CJK}{CLUSTERED}\uac00-\ud7a3\u1100-\u11ff]")
_SENTENCE_END = ".!?…。！？"
_BEFORE_OPENING = "([{—–-/:;,.!?…¿¡“„‘‚«‹「『\"'»*（【：，。、！？"
_AFTER_CLOSING = ",.;:!?)]}…。，、；：！？）】—–-/“”’»«›\"'*؟،؛"
_NOT_OPENED = ",.;:!?)]}。，、；：！？）】؟،؛"
_ELIDED = re.compile(
    r"(?:n|tis|twas|em|til|till|cause|bout|round|cos|cuz|twere|twill|neath|gainst|\d\ds?)(?!\w)", re.I
)
_FEET = re.compile(r"\d['’]\d{1,2}$")
_ARABIC = re.compile("[\u0620-\u06ff]")  # whose prefixes are written together with the mark
_HEBREW = re.compile("[\u05d0-\u05ea]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at ``at`` in the folded text, ``width`` characters wide, and what speaks against each role of it."""

    at: int
    glyph: str
    opens: float
    closes: float
    nothing: float

    @property
    def end(self) -> int:
        """Where the text goes on behind it."""
        return self.at + len(self.glyph)

    @property
    def family(self) -> str:
        """Marks of one family belong together."""
        return FAMILY[self.glyph]


def read_marks(folded: str, start: int, end: int, places: Sequence[int]) -> list[Mark]:
    """The marks of the paragraph from ``start`` to ``end``; ``places`` are those of all single glyphs in it."""
    marks = []
    reached = start
    doubled = _may_be_doubled(folded, places)
    for at in places:
        if at < reached:
            continue
        glyph = folded[at]
        if doubled and glyph == "'" and folded.startswith("''", at):
            glyph = "''"
        reached = at + len(glyph)
        marks.append(_read(folded, start, end, at, glyph))
    low = folded.find(",,", start, end)
    while low >= 0:
        if folded[low + 2 : low + 3].isalnum() and (low == start or not folded[low - 1].isalnum()):
            marks.append(Mark(low, ",,", 0, NEVER, LOST))
        low = folded.find(",,", low + 2, end)
    return sorted(marks, key=lambda mark: mark.at)


def _may_be_doubled(folded: str, places: Sequence[int]) -> bool:
    """Whether two apostrophes in a row are one mark: not where single ones open speech."""
    singles = [at for at in places if folded[at] == "'"]
    if not any(after == at + 1 for at, after in pairwise(singles)):
        return False
    return not any(
        folded[at + 1 : at + 2].isalnum()
        and not folded[max(at - 1, 0)].isalnum()
        and folded[max(at - 1, 0)] != "'"
        for at in singles
    )


def _read(folded: str, start: int, end: int, at: int, glyph: str) -> Mark:
    before = folded[at - 1] if at > start else ""
    behind = at + len(glyph)
    after = folded[behind] if behind < end else ""
    if glyph in ("'", "’", "‘"):
        return _read_single(folded, start, at, glyph, before, after)
    opens, closes = _against_opening(folded, before, after, behind), _against_closing(before, after)
    nothing = LOST
    if glyph in _OPENERS:
        closes = closes + 2 if glyph == "„" else NEVER
    elif glyph in _CLOSERS:
        opens = NEVER
    elif glyph == '"':
        opens, closes, nothing = _read_straight(folded, start, at, before, after, opens, closes)
    elif glyph == "''":
        opens = opens + 0.5 if after.isalnum() else NEVER
        closes = NEVER if before.isspace() else closes
    elif glyph in "«‹":
        opens, closes = opens - (_SPACED if after.isspace() else 0), closes + 0.2
    elif glyph in "»›":
        opens, closes = opens + 0.2, closes - (_SPACED if before.isspace() else 0)
    elif glyph == "”":
        opens += 0.2
    return Mark(at, glyph, opens, closes, nothing)


def _read_straight(
    folded: str, start: int, at: int, before: str, after: str, opens: float, closes: float
) -> tuple[float, float, float]:
    """The straight mark is also that of inches, and inside a Hebrew word that of an abbreviation."""
    if before.isdigit() and _FEET.search(folded[max(at - 6, start) : at]):
        return NEVER, NEVER, 0
    if before.isdigit() and after.isspace():
        return opens, closes, 0.7
    if not (before.isalnum() and after.isalnum()) or _UNSPACED.match(before) or _UNSPACED.match(after):
        return opens, closes, LOST
    if _HEBREW.match(before) and _HEBREW.match(after):
        letters = at + 1
        while folded[letters : letters + 1] and _HEBREW.match(folded[letters]):
            letters += 1
        first = at
        while first > start and _HEBREW.match(folded[first - 1]):
            first -= 1
        # The gershayim stand before the last letter of an abbreviation; a mark, behind a prefix of a letter or two.
        return (1.5 if at - first <= 2 and letters - at > 2 else NEVER), NEVER, 0
    return (1.0 if _ARABIC.match(before) else NEVER), 1.5, 0.5 if _ARABIC.match(before) else 0


def _against_opening(folded: str, before: str, after: str, behind: int) -> float:
    cost = 0.0
    if before and not before.isspace() and before not in "([{—–-“„‘‚«‹「『¿¡":
        if before in _BEFORE_OPENING:
            cost += 0.0 if before in ":：" else 0.5
        elif before in "'’":
            cost += 0.2
        else:
            cost += 0.5 if _UNSPACED.match(before) else 2
    if not after:
        cost += 3
    elif after.isspace():
        cost += 1
    elif after in _NOT_OPENED and not folded.startswith("...", behind):
        cost += 3
    return cost


def _against_closing(before: str, after: str) -> float:
    cost = 0.0
    if not before or before in "([{":
        cost += 3
    elif before.isspace():
        cost += 1
    if after and not after.isspace() and after not in _AFTER_CLOSING:
        if after in "([{（":
            cost += 0.5
        elif _UNSPACED.match(after):
            cost += 0.3 if before in _SENTENCE_END else 0.5
        else:
            cost += 1 if before in _SENTENCE_END else 2
    return cost


def _read_single(folded: str, start: int, at: int, glyph: str, before: str, after: str) -> Mark:
    """Single marks are mostly apostrophes, so their neighbours must leave no doubt."""
    if before.isalnum() and after.isalnum() and not (_UNSPACED.match(before) or _UNSPACED.match(after)):
        return Mark(at, glyph, NEVER, NEVER, 0)
    room = not before or before.isspace() or before in _BEFORE_OPENING
    starts = room and (
        (bool(after) and not after.isspace() and after not in _NOT_OPENED) or folded.startswith("...", at + 1)
    )
    ends = (
        bool(before)
        and not before.isspace()
        and before not in "([{"
        and (not after or after.isspace() or (not after.isalnum() and after not in "([{"))
    )
    if glyph in "‘'" and starts and _ELIDED.match(folded, at + 1):
        return Mark(at, glyph, NEVER, NEVER, 0)
    if glyph == "’":
        opens, closes = False, not starts or ends
    elif glyph == "‘":
        opens, closes = starts or bool(before and _UNSPACED.match(before)), not starts
    else:
        opens, closes = starts and not ends, ends and not starts
    plural = closes and before in tuple("sSxXzZn") and after.isspace()
    nothing = 0.7 if plural else 2.0
    return Mark(at, glyph, 0 if opens else NEVER, 0 if closes else NEVER, nothing)

"""The passage that comes closest to a quote that is not there, and in what it differs.

A suggestion for people, never a reason to accept. The place is voted for by the words that both share (as in seed
and extend), then the quote is aligned with a small window around it (semi-global edit distance over words, Sellers
1980), so the cost does not grow with the article.
"""

from dataclasses import dataclass

from validator.quotes.glyphs import HAN_NUMERALS
from validator.quotes.languages.pack import Pack
from validator.quotes.prepare import Prepared

_MAX_WORDS = 100  # of the quote that are aligned
_MAX_PLACES = 60  # of one word that may vote
_BUCKET = 8

_GLUE = str.maketrans("", "", "-'")

# (operation, words of the quote, words of the source): "same", "replaced", "added" (only in the quote), "left out"
Difference = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """The closest passage: character offsets, the source's own words, the word diff and the kind of difference.

    ``kind`` is one of negation, number, order, boundary, word, omission, addition, case, punctuation, attribution,
    ellipsis, bracket, ambiguous, none.
    """

    start: int
    end: int
    text: str
    difference: tuple[Difference, ...]
    kind: str

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "difference": [list(item) for item in self.difference],
        }


def passage_at(
    source: Prepared, start: int, end: int, kind: str, difference: tuple[Difference, ...] = ()
) -> Passage:
    """The words ``start`` to ``end`` (exclusive) of the source as a passage."""
    first, last = source.starts[start], source.ends[end - 1]
    return Passage(first, last, source.text[first:last], difference, kind)


def find_closest(
    source: Prepared, forms: tuple[str, ...], keys: tuple[str, ...]
) -> tuple[Passage, float] | None:
    """The closest passage and the share of the quote's words that stand in it, or None if no word is shared."""
    keys, forms = keys[:_MAX_WORDS], forms[:_MAX_WORDS]
    place = _vote(source, keys)
    if place is None:
        return None
    low = max(0, place - _BUCKET)
    high = min(len(source.keys), place + 2 * _BUCKET + len(keys) + len(keys) // 4)
    steps = _align(keys, source.keys[low:high])
    pairs = [(q, t + low if t is not None else None) for q, t in steps]
    matched = [t for q, t in pairs if q is not None and t is not None]
    if not matched:
        return None
    start, end = min(matched), max(matched) + 1
    difference = _difference(pairs, forms, keys, source)
    same = sum(1 for q, t in pairs if q is not None and t is not None and keys[q] == source.keys[t])
    kind = _kind(pairs, keys, source)
    return passage_at(source, start, end, kind, difference), same / len(keys)


def _vote(source: Prepared, keys: tuple[str, ...]) -> int | None:
    """Where the quote would begin if the words it shares with the text were in place."""
    votes: dict[int, float] = {}
    for index, key in enumerate(keys):
        places = source.positions.get(key, [])
        weight = 1 / (3 + len(places))
        for place in places[:_MAX_PLACES]:
            bucket = (place - index) // _BUCKET
            votes[bucket] = votes.get(bucket, 0.0) + weight
    if not votes:
        return None
    best = max(votes, key=lambda bucket: (votes[bucket] + votes.get(bucket + 1, 0.0), -bucket))
    return best * _BUCKET


def _align(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[tuple[int | None, int | None]]:
    """Align all of ``ours`` with the best stretch of ``theirs``; pairs of indices, None for a word without partner.

    A common word counts -2, any difference 1, and words of ``theirs`` before and after nothing.
    """
    width = len(theirs) + 1
    rows = [[0] * width]
    for i, word in enumerate(ours, 1):
        above, left = rows[-1], i
        row = [i]
        for j, other in enumerate(theirs):
            diagonal = above[j] - 2 if word == other else above[j] + 1
            gap = above[j + 1] if above[j + 1] < left else left
            left = gap + 1 if gap + 1 < diagonal else diagonal
            row.append(left)
        rows.append(row)
    lowest = min(rows[-1])
    j = max(index for index in range(width) if rows[-1][index] == lowest)
    i = len(ours)
    steps: list[tuple[int | None, int | None]] = []
    while i:
        here = rows[i][j]
        if j and here == rows[i - 1][j - 1] + (-2 if ours[i - 1] == theirs[j - 1] else 1):
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif here == rows[i - 1][j] + 1:
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None, j))
    return steps[::-1]


def _difference(
    pairs: list[tuple[int | None, int | None]],
    forms: tuple[str, ...],
    keys: tuple[str, ...],
    source: Prepared,
) -> tuple[Difference, ...]:
    """Runs of equal, replaced, added and left out words."""
    runs: list[tuple[str, list[str], list[str]]] = []
    for q, t in pairs:
        if q is None:
            name = "left out"
        elif t is None:
            name = "added"
        else:
            name = "same" if keys[q] == source.keys[t] else "replaced"
        if not runs or runs[-1][0] != name:
            runs.append((name, [], []))
        if q is not None:
            runs[-1][1].append(forms[q])
        if t is not None:
            runs[-1][2].append(source.forms[t])
    return tuple([(name, " ".join(ours), " ".join(theirs)) for name, ours, theirs in runs])


def _kind(pairs: list[tuple[int | None, int | None]], keys: tuple[str, ...], source: Prepared) -> str:
    """What kind of difference it is; the gravest one counts."""
    changed = [(q, t) for q, t in pairs if q is None or t is None or keys[q] != source.keys[t]]
    ours = [keys[q] for q, _ in changed if q is not None]
    theirs = [source.keys[t] for _, t in changed if t is not None]
    if not changed:
        return "none"
    if sorted(ours) == sorted(theirs):
        return "order"
    only_ours, only_theirs = tuple(set(ours) - set(theirs)), tuple(set(theirs) - set(ours))
    pack = source.pack or source.speech
    if pack is not None and (pack.find_negation(only_ours) or pack.find_negation(only_theirs)):
        return "negation"
    if any(_is_number(key, pack) for key in only_ours + only_theirs):
        return "number"
    if "".join(ours).translate(_GLUE) == "".join(theirs).translate(_GLUE):
        return "boundary"
    if not theirs:
        return "addition"
    if not ours:
        return "omission"
    q, t = changed[0]
    if len(changed) == 1 and q is not None and t is not None and q in (0, len(keys) - 1):
        whole, part = source.keys[t], keys[q]
        if len(whole) > len(part) + 1 and (whole.endswith(part) if q == 0 else whole.startswith(part)):
            return "boundary"
    return "word"


def _is_number(key: str, pack: Pack | None) -> bool:
    digits = any(char.isdigit() for char in key) or key[:1] in HAN_NUMERALS
    return digits or (pack is not None and pack.spaces and key in pack.numbers)

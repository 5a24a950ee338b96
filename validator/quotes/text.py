"""From characters to words that know where they came from.

A text is folded (one glyph for one meaning), cut into words, and every word keeps its place in the original. A word is
what may not be cut or changed: sign, currency, decimal point, percent, apostrophe and hyphen belong to it. What stands
between two words is reduced to its punctuation. Quote and article go through the same function, so they can only
differ where they really differ.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from validator.quotes.glyphs import (
    APOSTROPHES,
    CURRENCY,
    FOLD,
    INVISIBLE,
    LIGATURES,
    MARKS,
    PERCENT,
    PUNCTUATION,
    SINGLE_MARKS,
    VOWEL_SIGNS,
    WORD_FOLD,
)
from validator.quotes.word_places import Places, find_words, not_ascii, not_letters

_FOLDED = frozenset(FOLD)
_FOLDED_ASCII = tuple(filter(str.isascii, FOLD))
# Composed and visible: Latin and Cyrillic letters, quotation marks, dashes, the ellipsis, the euro.
_PLAIN = re.compile("[\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2039\u203a\u20ac]*")
_MOST_MARKS = 30  # composed in one go: more stand on no letter (UAX #15, Stream-Safe Text Format)
_LONG_RUN = re.compile(f"[{MARKS}]{{{_MOST_MARKS + 1}}}")
_NOT_MARKS = re.compile(f"[^{MARKS}]")
_SPECIAL = re.compile(f"[{INVISIBLE}{''.join(LIGATURES)}]")
# A soft hyphen at a line's end takes the line break with it.
_SKIPPED = re.compile(f"(?:\u00ad[ \t]*\r?\n[ \t]*|[{INVISIBLE}])+")
_JAMO = "[\u1100-\u115f][\u1161-\u11a7][\u11a8-\u11ff]?|[\uac00-\ud7a3][\u11a8-\u11c2]"

_ELISION = re.compile(
    rf"(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)[{APOSTROPHES}](?=[^\W\d_])", re.IGNORECASE
)
_SEAM = re.compile(r"(?<=[^\W\d_])[.–](?=[^\W\d_])")
_TOUCH = re.compile(f"[.–{APOSTROPHES}]")
_VOWEL_SIGN = re.compile(f"[{''.join(map(chr, VOWEL_SIGNS))}]")
_INNER_SPACE = re.compile(rf"\s+(?=[{PERCENT}{CURRENCY}°])|(?<=[{CURRENCY}])\s+")
_RUN_OF_SPACE = re.compile(r"[ \n]+")
_WRAP = re.compile(r"-[ ]*\n[ ]*")
_DOTS = re.compile(r"(?:\.[ \n]*){2,}\.|\.\.+|…+|⋯+|‥+")
_BRACKETED_DOTS = re.compile(r"\(…\)")
_TURKIC = str.maketrans("Iİ", "ıi")  # SpecialCasing.txt of the Unicode Standard, tr and az
_DASHES = re.compile("—+")
_MANY_WORDS = 20_000  # of a text; above, each is kept in memory once


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, as parallel sequences, with their places in it.

    ``forms``: the words as compared; ``keys``: the same in lower case and without optional vowel signs;
    ``starts``, ``ends``: character offsets in the original text; ``gaps``: the folded punctuation before each word
    (no spaces, no quotation marks); ``folded`` with ``folded_starts`` and ``folded_ends``: the folded text and the
    places in it, for whoever needs to see the marks; ``broken``: for a word broken at a line's end, by index, the
    other way to read it (``secu-rity`` for ``security``); ``folded_offsets``: the original offset of each folded
    character, None where they are the same.
    """

    forms: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[str, ...]
    folded: str
    folded_starts: tuple[int, ...]
    folded_ends: tuple[int, ...]
    broken: dict[int, str]


def fold(text: str) -> tuple[str, list[int] | None, list[int] | None]:
    """Fold characters; return the folded text and, where lengths changed, the original start and end of each one."""
    odd = "" if text.isascii() else not_ascii(text)
    if _PLAIN.fullmatch(odd) or (_is_composed(text, odd) and not _SPECIAL.search(odd)):
        return _fold_glyphs(text, odd), None, None
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for match in _SKIPPED.finditer(text):
        pieces.append(text[last : match.start()])
        offsets.extend(range(last, match.start()))
        last = match.end()
    pieces.append(text[last:])
    offsets.extend(range(last, len(text)))
    return _compose("".join(pieces), offsets)


def _is_composed(text: str, odd: str) -> bool:
    """Whether a text is in NFC; not asked of runs of marks so long that the answer would take quadratic time."""
    if _LONG_RUN.search(odd) or any(map(unicodedata.combining, set(_NOT_MARKS.findall(odd)))):
        return False
    return unicodedata.is_normalized("NFC", text)


def _compose(text: str, offsets: list[int]) -> tuple[str, list[int], list[int]]:
    """Compose letters with their marks (NFC), and take ligatures apart; ``offsets`` are each character's own."""
    alone = {char for char in set(text) if char in LIGATURES or not unicodedata.is_normalized("NFC", char)}
    pattern = rf"\w?[{MARKS}]{{1,{_MOST_MARKS}}}|{_JAMO}" + (
        f"|[{re.escape(''.join(sorted(alone)))}]" if alone else ""
    )
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for match in re.finditer(pattern, text):
        start, end = match.span()
        cluster = unicodedata.normalize("NFC", "".join([LIGATURES.get(char, char) for char in match.group()]))
        pieces += [text[last:start], cluster]
        starts += offsets[last:start] + [offsets[start]] * len(cluster)
        ends += [offset + 1 for offset in offsets[last:start]] + [offsets[end - 1] + 1] * len(cluster)
        last = end
    pieces.append(text[last:])
    starts += offsets[last:]
    ends += [offset + 1 for offset in offsets[last:]]
    composed = "".join(pieces)
    return _fold_glyphs(composed, not_ascii(composed)), starts, ends


def _fold_glyphs(text: str, odd: str) -> str:
    """Fold the glyphs of a text, of which ``odd`` are the characters that are not ASCII."""
    for char in _FOLDED_ASCII:
        if char in text:
            text = text.replace(char, FOLD[char])
    for char in _FOLDED.intersection(odd):  # a few glyphs at most: faster than translate over the whole text
        text = text.replace(char, FOLD[char])
    if "``" in text:  # ``as typewriters and TeX have it''
        text = text.replace("``", " “").replace("''", "” ")
    return text


def split_words(text: str, *, of_article: bool = False, casing: str = "") -> Words:
    """Cut a text into words. Linear in the length of the text.

    ``of_article``: it was made out of a page, and may be damaged as such texts are (``damage``). ``casing`` is that of
    the text's language: "turkic", where ı and i are two letters, I and İ their capitals; else empty.
    """
    if of_article:
        from validator.quotes.damage import mend_damage

        text = mend_damage(text)
    folded, char_starts, char_ends = fold(text)
    forms, starts, ends, odd = find_words(folded)
    wrapped: dict[int, tuple[str, str]] = {}
    if odd and any(_TOUCH.search(forms[index]) for index in odd):
        forms, starts, ends, odd = _split_touching(forms, starts, odd)
    for index in odd:
        form = forms[index]
        if "\n" in form and _WRAP.search(form):
            wrapped[index] = (_WRAP.sub("-", form), _WRAP.sub("", form))
        forms[index] = _clean(form)
    broken = _mend_line_ends(forms, wrapped)
    if len(forms) > _MANY_WORDS:
        forms = share(forms)
    gaps = _gaps(folded, starts, ends)
    folded_places = places = tuple(starts), tuple(ends)
    if char_starts is not None and char_ends is not None:
        places = tuple([char_starts[i] for i in starts]), tuple([char_ends[i - 1] for i in ends])
    return Words(
        tuple(forms),
        make_keys(forms, casing),
        *places,
        gaps,
        folded,
        *folded_places,
        broken,
    )


def share(forms: list[str]) -> list[str]:
    """The same words, each kept in memory once."""
    known: dict[str, str] = {}
    return list(map(known.setdefault, forms, forms))


def make_keys(forms: list[str], casing: str) -> tuple[str, ...]:
    """The words without case and without optional vowel signs."""
    if len(forms) > _MANY_WORDS:
        known = list(dict.fromkeys(forms))
        return tuple(map(dict(zip(known, _make_keys(known, casing), strict=True)).__getitem__, forms))
    return _make_keys(forms, casing)


def _make_keys(forms: list[str], casing: str) -> tuple[str, ...]:
    joined = "\n".join(forms)
    joined = (joined.translate(_TURKIC) if casing == "turkic" else joined).lower()
    if not joined.isascii() and _VOWEL_SIGN.search(joined):
        return tuple([form.translate(VOWEL_SIGNS) or form for form in joined.split("\n")])
    return tuple(joined.split("\n")) if forms else ()


def _split_touching(forms: list[str], starts: list[int], odd: list[int]) -> Places:
    """Cut the runs of characters in which two words only touch; ``odd`` are the numbers of those that may be such."""
    cut_forms: list[str] = []
    cut_starts: list[int] = []
    last = 0
    for index in odd:
        form, start = forms[index], starts[index]
        if not _TOUCH.search(form):
            continue
        parts = _seams(form)
        if len(parts) > 1:
            cut_forms += forms[last:index] + [form[first:after] for first, after in parts]
            cut_starts += starts[last:index] + [start + first for first, _ in parts]
            last = index + 1
    cut_forms += forms[last:]
    cut_starts += starts[last:]
    return cut_forms, cut_starts, list(map(add, cut_starts, map(len, cut_forms))), not_letters(cut_forms)


def _seams(raw: str) -> list[tuple[int, int]]:
    """Cut a run of characters where two words only touch: l'|accord, home.|The, cost–|benefit."""
    cuts = [0]
    for match in _SEAM.finditer(raw):
        left, mark, right = raw[match.start() - 1], match.group(), raw[match.end()]
        alone = match.start() - cuts[-1] == 1  # u.S, at the beginning of a quote
        if (mark == "." and left.islower() and right.isupper() and not alone) or (
            mark == "–" and _one_is_lower(raw, match)
        ):
            cuts += [match.start(), match.end()]
    cuts.append(len(raw))
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    elision = _ELISION.match(raw)
    if elision:
        parts[:1] = [(0, elision.end()), (elision.end(), parts[0][1])]
    return parts


def _one_is_lower(raw: str, dash: re.Match[str]) -> bool:
    left = raw[: dash.start()].rpartition("–")[2].rpartition("-")[2]
    return left[:1].islower() or raw[dash.end()].islower()


def _clean(raw: str) -> str:
    """A word as it is compared: one apostrophe, one hyphen, no line break, no bracket around its first letter."""
    form = raw if raw.isascii() and "`" not in raw else raw.translate(WORD_FOLD)
    if form[0] == "[":
        form = form[1] + form[3:]
    if " " in form or "\n" in form:
        form = _RUN_OF_SPACE.sub(" ", _INNER_SPACE.sub("", _WRAP.sub("-", form)))
    return form


def _mend_line_ends(forms: list[str], wrapped: dict[int, tuple[str, str]]) -> dict[int, str]:
    """Decide how to read words broken at a line's end; return the other reading of each."""
    if not wrapped:
        return {}
    known = {form for index, form in enumerate(forms) if index not in wrapped}
    broken = {}
    for index, (hyphenated, whole) in wrapped.items():
        left, _, right = hyphenated.partition("-")
        if not right[:1].islower() or not left.isalpha():
            continue  # 2019-2021, US-Russia: the hyphen is the word's own
        keeps = hyphenated in known or (whole not in known and left.isupper())
        forms[index], broken[index] = (hyphenated, whole) if keeps else (whole, hyphenated)
    return broken


def _gaps(folded: str, starts: list[int], ends: list[int]) -> tuple[str, ...]:
    """The punctuation before each word; gaps that look alike are folded once."""
    raws = [folded[end:start] for end, start in zip([0, *ends], starts, strict=False)]
    known = {raw: _fold_short_gap(raw) if len(raw) < 8 else fold_gap(raw) for raw in set(raws)}
    gaps = list(map(known.__getitem__, raws))
    if any(raw[:1] in SINGLE_MARKS for raw in known if raw):
        for index, raw in enumerate(raws):
            if index and raw and raw[0] in SINGLE_MARKS and folded[ends[index - 1] - 1] in "sSzZxX":
                gaps[index] = "'" + gaps[index]  # the ministers’ meeting, unless it turns out to be a mark
    return tuple(gaps)


@lru_cache(maxsize=1024)
def _fold_short_gap(raw: str) -> str:
    """The same, for gaps that all texts have."""
    return fold_gap(raw)


def fold_gap(raw: str) -> str:
    """Reduce what stands between two words to its punctuation."""
    gap = _DOTS.sub("…", raw).translate(PUNCTUATION)
    if len(gap) > 1:
        gap = _BRACKETED_DOTS.sub("…", _DASHES.sub("—", gap))
    return gap

"""From characters to words that know where they came from.

A text is folded (one glyph for one meaning), cut into words, and every word keeps its place in the original. A word is
what may not be cut or changed: sign, currency, decimal point, percent, apostrophe and hyphen belong to it. What stands
between two words is reduced to its punctuation. Quote and article go through the same function, so they can only
differ where they really differ.
"""

import re
import unicodedata
from dataclasses import dataclass

from .glyphs import (
    APOSTROPHES,
    CJK,
    CURRENCY,
    FOLD,
    HAN_NUMERALS,
    INVISIBLE,
    LIGATURES,
    MARKS,
    PERCENT,
    PUNCTUATION,
    SIGNS,
    SINGLE_MARKS,
    VOWEL_SIGNS,
    WORD_FOLD,
)

_FOLDED = frozenset(FOLD)
_SPECIAL = re.compile(f"[{INVISIBLE}{''.join(LIGATURES)}]")
# A soft hyphen at a line's end takes the line break with it.
_SKIPPED = re.compile(f"(?:\u00ad[ \t]*\r?\n[ \t]*|[{INVISIBLE}])+")
_JAMO = "[\u1100-\u115f][\u1161-\u11a7][\u11a8-\u11ff]?|[\uac00-\ud7a3][\u11a8-\u11c2]"

_X = f"(?:[^\\W_{CJK}]|[{MARKS}{SIGNS}])"
# Spaces inside a number, as many as careless typing or a wrapped line makes, but no blank line.
_SPACES = r"(?:[ ]{1,8}\n?[ ]{0,8}|\n[ ]{0,8})"
_NUMBER_GROUPS = rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+(?!\d)"
_JOIN = (
    rf"(?:[{APOSTROPHES}](?=\w)|(?<=[^\W\d_]\.[^\W\d_])\.-(?=\w)"  # don't, l’accord, 6'2, U.S.-led
    r"|-(?=\w)|(?<=\d)–(?=\d)|–(?=[^\W\d_])"  # leader-level, 3–5
    r"|-[ ]*\n[ ]*(?=\w)"  # a word broken at the end of a line
    r"|(?<=\d)[.,:٫٬](?=\d)"  # 1.5, 1,000, 12:30
    r"|(?<=[^\W\d_])\.(?=[^\W\d_])|/(?=\w)|_(?=[^\W_]))"  # U.S, and/or, a_b
)
_WORD = re.compile(
    # For speed: nothing begins with these, and most words are letters followed by nothing that could belong to them.
    r"(?![ \n,;!?\"“”])(?:"
    r"[A-Za-zÀ-ÖØ-öø-ʯЀ-ҁҊ-ԯ]++(?=[ \n,;!?)\"”»—]|\.(?:[ \n]|$))"
    rf"|[{HAN_NUMERALS}\d]*(?<=[\d{HAN_NUMERALS}])[{HAN_NUMERALS}][{HAN_NUMERALS}\d]*"
    rf"|\[[^\W\d_]\](?=[^\W\d_]){_X}+(?:{_JOIN}{_X}+)*"
    rf"|[{CJK}][\u3099\u309a]?"
    rf"|(?:(?<![\w)\]{PERCENT}])[-–](?=[{CURRENCY}]?\d)|(?<![\w.])\.(?=\d))?"
    rf"(?:[{CURRENCY}]{_SPACES}(?=\d))?"
    rf"(?:{_NUMBER_GROUPS}|{_X})(?:{_X}|{_JOIN}{_X})*"
    rf"(?:(?<=\d){_SPACES}(?:[{PERCENT}]|°[CF]?|[{CURRENCY}](?![\d{CURRENCY}])))?)"
)
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
_DASHES = re.compile("—+")


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
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _SPECIAL.search(text)):
        return _fold_glyphs(text), None, None
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


def _compose(text: str, offsets: list[int]) -> tuple[str, list[int], list[int]]:
    """Compose letters with their marks (NFC), and take ligatures apart; ``offsets`` are each character's own."""
    alone = {char for char in set(text) if char in LIGATURES or not unicodedata.is_normalized("NFC", char)}
    pattern = rf"\w?[{MARKS}]+|{_JAMO}" + (f"|[{re.escape(''.join(sorted(alone)))}]" if alone else "")
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
    return _fold_glyphs("".join(pieces)), starts, ends


def _fold_glyphs(text: str) -> str:
    for char in _FOLDED.intersection(text):  # a few glyphs at most: faster than translate over the whole text
        text = text.replace(char, FOLD[char])
    if "``" in text:  # ``as typewriters and TeX have it''
        text = text.replace("``", " “").replace("''", "” ")
    return text


def split_words(text: str) -> Words:
    """Cut a text into words. Linear in the length of the text."""
    folded, char_starts, char_ends = fold(text)
    spans = [match.span() for match in _WORD.finditer(folded)]
    forms = [folded[start:end] for start, end in spans]
    wrapped: dict[int, tuple[str, str]] = {}
    if not all(map(str.isalpha, forms)):
        forms, spans = _split_touching(forms, spans)
        for index, form in enumerate(forms):
            if not form.isalpha():
                if "\n" in form and _WRAP.search(form):
                    wrapped[index] = (_WRAP.sub("-", form), _WRAP.sub("", form))
                forms[index] = _clean(form)
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    broken = _mend_line_ends(forms, wrapped)
    gaps = _gaps(folded, starts, ends)
    folded_starts, folded_ends = tuple(starts), tuple(ends)
    if char_starts is not None and char_ends is not None:
        starts = [char_starts[i] for i in starts]
        ends = [char_ends[i - 1] for i in ends]
    return Words(
        tuple(forms),
        _keys(forms),
        tuple(starts),
        tuple(ends),
        gaps,
        folded,
        folded_starts,
        folded_ends,
        broken,
    )


def _keys(forms: list[str]) -> tuple[str, ...]:
    """The words without case and without optional vowel signs."""
    joined = "\n".join(forms).lower()
    if not joined.isascii() and _VOWEL_SIGN.search(joined):
        return tuple([form.translate(VOWEL_SIGNS) or form for form in joined.split("\n")])
    return tuple(joined.split("\n")) if forms else ()


def _split_touching(
    forms: list[str], spans: list[tuple[int, int]]
) -> tuple[list[str], list[tuple[int, int]]]:
    """Cut the runs of characters in which two words only touch."""
    cut_forms: list[str] = []
    cut_spans: list[tuple[int, int]] = []
    last = 0
    for index, form in enumerate(forms):
        if form.isalpha() or not _TOUCH.search(form):
            continue
        cut_forms += forms[last:index]
        cut_spans += spans[last:index]
        start = spans[index][0]
        for first, after in _seams(form):
            cut_forms.append(form[first:after])
            cut_spans.append((start + first, start + after))
        last = index + 1
    return cut_forms + forms[last:], cut_spans + spans[last:]


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
    known = {raw: fold_gap(raw) for raw in set(raws)}
    gaps = [known[raw] for raw in raws]
    if any(raw[:1] in SINGLE_MARKS for raw in known if raw):
        for index, raw in enumerate(raws):
            if index and raw and raw[0] in SINGLE_MARKS and folded[ends[index - 1] - 1] in "sSzZxX":
                gaps[index] = "'" + gaps[index]  # the ministers’ meeting, unless it turns out to be a mark
    return tuple(gaps)


def fold_gap(raw: str) -> str:
    """Reduce what stands between two words to its punctuation."""
    gap = _DOTS.sub("…", raw).translate(PUNCTUATION)
    if len(gap) > 1:
        gap = _BRACKETED_DOTS.sub("…", _DASHES.sub("—", gap))
    return gap

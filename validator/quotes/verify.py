"""One question, one answer: does this quote stand in this text?"""

from dataclasses import dataclass, replace

from validator.quotes.closest import Passage, find_closest, passage_at
from validator.quotes.cut_words import find_cut_word
from validator.quotes.edges import find_cut
from validator.quotes.languages.choose import pack_for, pack_of
from validator.quotes.literally import Range, find_joined, find_plainly
from validator.quotes.match import Match, Search, asks_otherwise, find_literal
from validator.quotes.parse import Quote, parse_quote
from validator.quotes.prepare import MAX_TEXT, Prepared, prepare

ACCEPTED = frozenset(("exact", "typographic", "elided", "edited", "joined"))
MAX_QUOTE = 20_000  # characters
MAX_WORDS = 2_000
_INTERRUPTED = "The speech is interrupted by its attribution."
_LITERAL = frozenset(("exact", "typographic"))
_NEAR = 0.5  # share of the quote's words that must stand in the closest passage for it to be called near
_MARKS = "\"“”„'‘’‚«»‹›「」『』 \t\r\n"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about a quote.

    ``verdict`` is one of exact, typographic, elided, edited, joined (accepted); ambiguous, case, near, not-quoted,
    absent, no-source-text, empty, too-long, invalid-input (refused; a caller that searched other articles may say
    elsewhere). ``start`` and ``end`` are character offsets in the original text, from the first word to the last;
    ``spans`` the single ranges of offsets where parts were left out; ``words`` the same ranges as word indices of the
    ``Prepared`` text; ``closest`` the passage that comes closest, for a refused quote; ``notes`` what a person should
    know, in sentences.
    """

    accepted: bool
    verdict: str
    start: int | None = None
    end: int | None = None
    spans: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[int, int], ...] = ()
    closest: Passage | None = None
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON: accepted, verdict, start, end, closest, notes."""
        return {
            "accepted": self.accepted,
            "verdict": self.verdict,
            "start": self.start,
            "end": self.end,
            "closest": self.closest.as_dict() if self.closest else None,
            "notes": list(self.notes),
        }


def refuse(verdict: str, *notes: str, closest: Passage | None = None) -> Verdict:
    """A verdict that does not accept."""
    return Verdict(False, verdict, closest=closest, notes=notes)


def verify(quote: str, text: str | Prepared, mode: str = "direct", language: str = "en") -> Verdict:
    """Decide whether ``quote`` stands verbatim in ``text``.

    ``mode`` is "direct" (the words must stand between quotation marks) or "reported" (anywhere). ``language`` is
    used when ``text`` is not prepared yet. Raises ValueError for another mode, TypeError if quote or text is not text.
    """
    if mode not in ("direct", "reported"):
        raise ValueError(f"mode must be 'direct' or 'reported', not {mode!r}")
    if not isinstance(quote, str):
        raise TypeError(f"a quote is text, not {type(quote).__name__}")
    if len(quote) > MAX_QUOTE:
        return refuse("too-long", f"The quote has {len(quote):,} characters; the limit is {MAX_QUOTE:,}.")
    length = len(text.text if isinstance(text, Prepared) else text)
    if length > MAX_TEXT:
        return refuse("too-long", f"The text has {length:,} characters; the limit is {MAX_TEXT:,}.")
    source = text if isinstance(text, Prepared) else prepare(text, language)
    if not source.keys:
        return refuse("no-source-text", "The source has no text to look in.")
    place = find_plainly(quote, source, mode == "direct")
    if place is not None and place[3] - place[2] <= MAX_WORDS and not _needs_care(quote, source, place):
        start, end, first, after = place
        return Verdict(True, "exact", start, end, ((start, end),), ((first, after),))
    pieces = find_joined(quote, source, mode == "direct") if place is None else None
    if pieces is not None and not _needs_care(quote, source, *pieces):
        spans, words = tuple([piece[:2] for piece in pieces]), tuple([piece[2:] for piece in pieces])
        verdict = Verdict(True, "joined", spans[0][0], spans[1][1], spans, words, None, (_INTERRUPTED,))
        if _may_differ(source, verdict) and words[1][1] - words[0][0] <= MAX_WORDS:
            return verdict
    return verify_carefully(quote, source, mode == "direct")


def _needs_care(quote: str, source: Prepared, *pieces: Range) -> bool:
    """Whether a plain quote stands where the source asks a question, or where it cuts off a negation or half a word."""
    first, after = pieces[0][2], pieces[-1][3]
    cut = find_cut(source, first, after) or find_cut_word(source, first, after)
    return cut is not None or asks_otherwise(
        source, after, quote[-1:], sum([end - begin for _, _, begin, end in pieces])
    )


def verify_carefully(quote: str, source: Prepared, direct: bool) -> Verdict:
    """The same answer without the fast yes, for a quote and a text of bounded length; the text has words."""
    parsed = parse_quote(quote, source)
    return _check_form(parsed) or _decide(source, parsed, direct)


def _check_form(quote: Quote) -> Verdict | None:
    """Refuse what cannot be a quote at all."""
    bracketed = sum(bracket.last - bracket.first for bracket in quote.brackets)
    if not quote.keys:
        return refuse("empty", "The quote holds no words.")
    if len(quote.keys) - bracketed == 0:
        return refuse("empty", "The quote holds no words outside its brackets.")
    if len(quote.keys) - bracketed == 1 and len("".join(quote.keys)) == 1:
        return refuse("empty", "A single letter proves nothing; quote at least a word.")
    if len(quote.keys) > MAX_WORDS:
        return refuse("too-long", f"The quote has {len(quote.keys):,} words; the limit is {MAX_WORDS:,}.")
    return None


def _decide(source: Prepared, quote: Quote, direct: bool) -> Verdict:
    search = Search(source, quote, direct)
    match = find_literal(search) or _carefully(search)
    if match is not None:
        verdict = _accept(source, quote, match)
        return verdict if _may_differ(source, verdict) else _refuse_unknown(source, match)
    from validator.quotes.damage import find_markup

    verdict = _explain(search)
    markup = find_markup(source.text)
    if markup:
        note = f"The text holds HTML (“{markup}”): decode it to plain text, and describe the text anew."
        verdict = replace(verdict, notes=(*verdict.notes, note))
    return verdict


def _may_differ(source: Prepared, verdict: Verdict) -> bool:
    """Whether the language of a text, and of the very passage, is known well enough to permit a difference."""
    if verdict.verdict in _LITERAL:
        return True
    if source.pack is None:
        return verdict.verdict == "joined" and source.speech is not None
    if verdict.verdict != "elided" or source.known_joins is not None:
        return True
    return pack_for(source.language, source.text[verdict.start : verdict.end]) is not None


def _refuse_unknown(source: Prepared, match: Match) -> Verdict:
    known = pack_of(source.language)
    where = (
        f"is not in {known.name}"
        if known
        else f"is in a language ({source.language!r}) that nothing is known of"
    )
    return refuse(
        "near",
        f"The text {where}, so a quote may leave nothing out and change nothing: quote word for word"
        + (", or say the language that it is in." if known else "."),
        closest=passage_at(source, match.ranges[0][0], match.ranges[-1][1], "none"),
    )


def _carefully(search: Search) -> Match | None:
    source, quote = search.source, search.quote
    if not (quote.brackets or quote.has_ellipsis or source.joins or source.groups or source.broken):
        return None
    if quote.brackets:
        inside = {index for bracket in quote.brackets for index in range(bracket.first, bracket.last)}
        keys = {key for index, key in enumerate(quote.keys) if index not in inside}
    else:
        keys = set(quote.keys)
    if not source.positions.keys() >= keys:
        return None
    from validator.quotes.careful import find_carefully

    return find_carefully(search)


def _accept(source: Prepared, quote: Quote, match: Match) -> Verdict:
    words = tuple([span for span in match.ranges if span[0] < span[1]])
    spans = tuple([(source.starts[first], source.ends[last - 1]) for first, last in words])
    start, end = spans[0][0], spans[-1][1]
    notes = []
    if match.elided:
        apart = " " if source.pack is None or source.pack.spaces else ""
        left_out = apart.join(match.omitted)
        notes.append(f"Left out: “{left_out}”." if left_out else "Nothing is left out.")
    if match.joined:
        notes.append(_INTERRUPTED)
    if match.edited:
        notes.append("Brackets of the quote or of the source were read as editorial.")
    if match.elided:
        verdict = "elided"
    elif match.edited or quote.free_case:
        verdict = "edited"
    elif match.joined:
        verdict = "joined"
    else:
        same = source.text[start:end] == quote.text[quote.starts[0] : quote.ends[-1]]
        verdict = "exact" if same else "typographic"
    return Verdict(True, verdict, start, end, spans, words, None, tuple(notes))


def _explain(search: Search) -> Verdict:
    """Say why a quote was refused, and show the closest passage."""
    source, quote, refused = search.source, search.quote, search.refused
    if "not-quoted" in refused or search.direct:
        anywhere = Search(source, quote, False)
        match = find_literal(anywhere) or _carefully(anywhere)
        if match is not None and not (match.elided and "boundary" in refused):
            start, end = match.ranges[0][0], match.ranges[-1][1]
            zones = source.zones[start:end]
            note = (
                "The words stand in the text, but run across the edge of the quotation marks."
                if any(zones)
                else "The words may be speech, but the text does not show for certain where it ends and whose it is."
                if any(first < end and start < after for first, after in source.doubts)
                else "The words stand in the text, but outside quotation marks: they are the reporter's."
            )
            passage = passage_at(source, start, end, "attribution")
            return Verdict(False, "not-quoted", passage.start, passage.end, (), (), passage, (note,))
        refused = {**anywhere.refused, **refused}
    for kind in ("case", "punctuation", "ambiguous", "negation", "omission", "boundary"):
        if kind in refused:
            start, end, note = refused[kind]
            passage = passage_at(source, start, end, kind)
            verdict = kind if kind in ("case", "ambiguous") else "near"
            return refuse(verdict, note[:1].upper() + note[1:] + ".", closest=passage)
    notes = [note[:1].upper() + note[1:] + "." for _, _, note in refused.values() if note]
    out_of_order = _is_out_of_order(search)
    if out_of_order:
        notes.append("The parts stand in the text, but not in this order.")
    inside = {index for bracket in quote.brackets for index in range(bracket.first, bracket.last)}
    plain = [index for index in range(len(quote.keys)) if index not in inside]
    found = find_closest(
        source, tuple([quote.forms[i] for i in plain]), tuple([quote.keys[i] for i in plain])
    )
    if found is None:
        return refuse("absent", *notes, "None of the quote's words stands in the text.")
    passage, share = found
    if out_of_order:
        passage = replace(passage, kind="order")
    elif passage.kind == "none" and quote.brackets:
        passage = replace(passage, kind="bracket")
        notes.append(
            "A bracket may add a few words or stand for a pronoun; never a number, a negation, or other words."
        )
    return refuse("near" if share >= _NEAR else "absent", *notes, closest=passage)


def _is_out_of_order(search: Search) -> bool:
    """Whether all parts of an elided quote stand in the text, but not in the quote's order."""
    source, quote = search.source, search.quote
    if not quote.has_ellipsis or "ellipsis" in search.refused:
        return False
    places = []
    for segment in quote.segments(source):
        keys = [quote.keys[item] for item in segment if isinstance(item, int)]
        places.append(source.key_text.find("\n" + "\n".join(keys) + "\n"))
    return min(places) >= 0 and places != sorted(places)

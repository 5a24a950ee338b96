"""Speech that a dash begins, in the languages that have the convention.

A paragraph begins with a dash and names who speaks (``– Vi blir, sier Ida Roo. – Broen står.``), or stands in a row of
such paragraphs. The speech ends where the attribution begins, and goes on behind it where the dash is repeated. Where a
language lets it go on without a second dash, nobody can tell whose words follow: they prove nothing. A list, a
parenthesis and a signature begin with a dash too, and are no speech.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from validator.quotes.languages.pack import Pack
from validator.quotes.paragraphs import Paragraph
from validator.quotes.zones.sayings import (
    find_end,
    introduces,
    is_attribution,
    may_be_attribution,
    names_speaker,
    trailing_words,
)

_ENDS_SENTENCE = tuple(".!?…:”“\"»'’)؟۔।")
_BREAK = re.compile(r"(?P<stop>[.](?=\s))|[,?!…;:](?=\s)|\s[–—-]+(?=\s)|[–—]+(?=\S)")
_RESUMES = re.compile(r"[\s.,;:!?…]*[–—-]+[\s.,;:]*")
_DASH = re.compile(r"\s*[–—-]+\s?")
_RUN = 30  # paragraphs that are looked at on each side
_NEIGHBOURS = 3  # paragraphs on each side that show a conversation
_INTRODUCED = re.compile(r":\s*[–—](?=\s?[^\W\d_])")
_OPENS = re.compile(r"[¿¡«“„\"'(\[…]*\s?(?:[^\W_]|$)")


@dataclass
class Spoken:
    """What a dash begins: its stretches with their certainty, and whether an attribution was found.

    ``named``: not one whose verb is known, but a word and a full name, as attributions have them.
    """

    stretches: list[tuple[int, int, bool]] = field(default_factory=list)
    attributed: bool = False
    named: bool = False


def find_dashed(folded: str, paragraphs: list[Paragraph], pack: Pack) -> Iterator[tuple[int, int, int, bool]]:
    """Each stretch of speech as (start, end, number of its paragraph, certain), in order."""
    heads = {
        number: begin
        for number, paragraph in enumerate(paragraphs)
        if (begin := _head(folded, paragraph, pack.dash)) is not None
    }
    spoken = {number: _read(folded, begin, paragraphs[number].end, pack) for number, begin in heads.items()}
    for number, paragraph in enumerate(paragraphs):
        if number in spoken:
            certain = (
                spoken[number].attributed
                or (spoken[number].named and not _in_list(folded, paragraphs, spoken, number))
                or _in_conversation(folded, paragraphs, spoken, number, pack)
            )
            for start, end, sure in spoken[number].stretches:
                yield start, end, number, sure and certain
        elif ":" in folded[paragraph.start : paragraph.end]:
            for match in _INTRODUCED.finditer(folded, paragraph.start, paragraph.end):
                if match.group()[-1] in pack.dash and introduces(
                    folded, paragraph.start, match.start(), pack
                ):
                    for start, end, sure in _read(folded, match.end(), paragraph.end, pack).stretches:
                        yield start, end, number, sure
                    break


def _in_list(folded: str, paragraphs: list[Paragraph], spoken: dict[int, Spoken], number: int) -> bool:
    """Whether a paragraph may be one of a list: a colon stands above it, or another dash beside it."""
    text = folded[paragraphs[number].start : paragraphs[number].end].rstrip()
    above = paragraphs[number - 1] if number else None
    told = above is not None and folded[above.start : above.end].rstrip().endswith(":")
    beside = [spoken[other] for other in (number - 1, number + 1) if other in spoken]
    return told or not text.endswith(_ENDS_SENTENCE) or not all(one.attributed or one.named for one in beside)


def _head(folded: str, paragraph: Paragraph, dashes: str) -> int | None:
    """Where the words begin behind a dash at the head of a paragraph, if they begin as speech does."""
    at = paragraph.start
    while folded[at] == " ":
        at += 1
    if folded[at] not in dashes:
        return None
    begin = at + 1
    while begin < paragraph.end and folded[begin] == " ":
        begin += 1
    if folded[at] == "-" and begin == at + 1:
        return None  # -5
    match = _OPENS.match(folded, begin, paragraph.end)
    if match is None or match.group()[-1:].islower():
        return None
    return begin


def _read(folded: str, begin: int, end: int, pack: Pack) -> Spoken:
    """Follow what a dash began, through its attributions, to the end of the paragraph."""
    found = Spoken()
    start = at = begin
    while True:
        match = _BREAK.search(folded, at, end)
        if match is None:
            stop = trailing_words(folded, start, end, pack, attributed=found.attributed)
            found.stretches.append((start, stop, True))
            return found
        at = match.end()
        behind_dash = match.group()[-1] in "–—-"
        if match["stop"]:
            resumed = _RESUMES.match(folded, at, end)
            if resumed and resumed.end() < end:  # a second dash without an attribution: another turn
                found.stretches.append((start, match.start(), True))
                start = at = resumed.end()
            continue
        clause = at
        if not behind_dash and (dash := _DASH.match(folded, at, end)):
            clause, behind_dash = dash.end(), True
        if is_attribution(folded, clause, end, pack):
            found.attributed = True
            found.stretches.append((start, match.start(), True))
            stop, at_dash = find_end(folded, clause, end, pack)
            resumed = _RESUMES.match(folded, stop, end)
            if resumed is None or resumed.end() >= end:
                rest = stop + 1
                if pack.dash_goes_on and folded[rest:end].strip():
                    found.stretches.append((rest, end, False))
                return found
            if at_dash and not behind_dash and folded[resumed.end()].islower():
                found.stretches.append((resumed.end(), end, False))  # a parenthesis of the attribution
                return found
            start = at = resumed.end()
        elif may_be_attribution(folded, clause, end, pack) or (
            behind_dash and not pack.dash_goes_on and folded[clause : clause + 2].lstrip()[:1].islower()
        ):
            found.stretches += [(start, match.start(), True), (match.end(), end, False)]
            found.named = start == begin and names_speaker(folded, begin, match.start(), clause, end, pack)
            # That it is speech is shown by an attribution further on.
            found.attributed = found.attributed or any(
                is_attribution(folded, other.end(), end, pack) for other in _BREAK.finditer(folded, at, end)
            )
            return found


def _in_conversation(
    folded: str, paragraphs: list[Paragraph], spoken: dict[int, Spoken], number: int, pack: Pack
) -> bool:
    """Whether a paragraph without an attribution stands in a conversation: not alone, nor in a list."""
    text = folded[paragraphs[number].start : paragraphs[number].end].rstrip()
    if not text.endswith(_ENDS_SENTENCE):
        return False
    first = last = number
    while first - 1 in spoken and number - first < _RUN:
        first -= 1
    while last + 1 in spoken and last - number < _RUN:
        last += 1
    if first:
        before = paragraphs[first - 1]
        words = folded[before.start : before.end].rstrip()
        if words.endswith(":"):
            return introduces(folded, before.start, before.start + len(words) - 1, pack)
    if first == last:
        return False
    turns = range(max(first, number - _NEIGHBOURS), min(last, number + _NEIGHBOURS) + 1)
    if any(spoken[other].attributed for other in turns):
        return True
    words = folded[paragraphs[turns[0]].start : paragraphs[turns[-1]].end]
    return "?" in words or any(word in pack.first_person for word in re.findall(r"[^\W\d_]+", words.lower()))

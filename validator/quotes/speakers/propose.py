"""Who speaks: for each quoted utterance, the likeliest speaker and how that was found. A proposal, never a verdict.

The words around an utterance are searched for an attribution, the best place first: between its two halves, right
behind it, right before it, elsewhere in its sentence. Without one, the headline takes the speaker of the same words
further down, and a paragraph of its own the speaker of the quote before.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from validator.quotes.prepare import Prepared
from validator.quotes.speakers.attributions import ends_abbreviation, find_attributions
from validator.quotes.speakers.carry import carry_over, starts_new_sentence
from validator.quotes.speakers.meant import Attribution
from validator.quotes.speakers.mentions import (
    Known,
    Mention,
    find_mentions,
    pack_of_text,
)
from validator.quotes.speakers.proposal import Confidence, Proposal
from validator.quotes.speakers.utterances import Utterance, find_utterances
from validator.quotes.zones.labels import fold_label

__all__ = ["Known", "Proposal", "propose_speakers"]

_DIRECT = 3  # words from a quote to the attribution that belongs to it
_SCARE_WORDS = 2  # so few words in quotation marks are often no speech
_SENTENCE = 300  # words of a sentence that are looked at
_SHOWN = 12  # words of an attribution that are shown


def propose_speakers(text: Prepared, known: Sequence[Known] = ()) -> list[Proposal]:
    """One proposal for each utterance of the text, in order."""
    paragraphs = text.paragraphs
    utterances = find_utterances(text)
    if not utterances:
        return []
    mentions = find_mentions(text, paragraphs, known)
    found = find_attributions(text, mentions, paragraphs)
    titles = _titles(text, mentions, found)
    proposals = [
        _in_label(text, utterance, known) or _propose(text, utterance, found, paragraphs, titles)
        for utterance in utterances
    ]
    proposals = carry_over(text, proposals, mentions, paragraphs)
    return [_without_guess(proposal) for proposal in proposals]


def _without_guess(proposal: Proposal) -> Proposal:
    """Where nothing is known, nobody is proposed; who it may be is told."""
    if proposal.confidence != "unknown" or not proposal.name:
        return proposal
    how = f"perhaps {proposal.name}, but the text does not show it: {proposal.how}"
    return Proposal(proposal.utterance, how=how)


def _in_label(text: Prepared, utterance: Utterance, known: Sequence[Known]) -> Proposal | None:
    """The speaker whose label stands before an utterance, as the text or a record gives the name in full."""
    label = text.label_of(utterance.first)
    pack = pack_of_text(text)
    if not label:
        return None
    if pack is not None and fold_label(label) in pack.labels:
        return Proposal(utterance, how=f"it stands behind the label {label!r}, which names nobody")
    last = label.split()[-1].lower()
    found = [entity for entity in known if any(last in name.lower().split() for name in entity.names)]
    name = found[0].names[0] if len(found) == 1 else label
    at = text.text.rfind(label, 0, text.starts[utterance.first])
    ids = tuple(entity.id for entity in found)
    how = f"it stands behind the label {label!r}"
    return Proposal(utterance, name, max(at, 0), max(at, 0) + len(label), "", ids, how, "sure")


def _titles(text: Prepared, mentions: Sequence[Mention], found: Sequence[Attribution]) -> dict[str, str]:
    """The longest printed office of each person."""
    offices = [(m.who, m.title, m.first) for m in mentions if m.title < m.first]
    offices += [(item.mention.who, *item.office) for item in found if item.mention and item.office]
    titles: dict[str, str] = {}
    for who, first, after in offices:
        office = " ".join(text.text[text.starts[first] : text.ends[after - 1]].split())
        titles[who] = max(titles.get(who, ""), office.removeprefix("the "), key=len)
    return titles


def _propose(
    text: Prepared,
    utterance: Utterance,
    found: Sequence[Attribution],
    paragraphs: Sequence[int],
    titles: dict[str, str],
) -> Proposal:
    for where, confidence, item in _candidates(text, utterance, found, paragraphs):
        proposal = _make(text, utterance, item, where, confidence, titles)
        if proposal:
            return proposal
    return Proposal(utterance)


def _candidates(
    text: Prepared, utterance: Utterance, found: Sequence[Attribution], paragraphs: Sequence[int]
) -> Iterator[tuple[str, Confidence, Attribution]]:
    """Attributions that may belong to an utterance, the likeliest first."""
    reach = utterance.first - 2 * _SENTENCE, utterance.after + 2 * _SENTENCE
    found = found[bisect_left(found, reach[0], key=_verb_of) : bisect_left(found, reach[1], key=_verb_of)]
    for number in sorted(utterance.broken):
        start, end = utterance.parts[number - 1][1], utterance.parts[number][0]
        for item in found:
            if start <= item.begin and item.end <= end:
                yield "in the middle of the quote", "sure", item
    first, after = utterance.first, utterance.after
    stop = _clause_end(text, after, paragraphs)
    behind = [item for item in found if after <= item.begin and item.end <= stop]
    begin = _clause_begin(text, first, paragraphs)
    ahead = [item for item in found if begin <= item.begin and item.end <= first]
    pack = pack_of_text(text)
    adjoins = after < stop and not (pack is not None and text.keys[after] in pack.conjunctions)
    right_behind = [item for item in behind if adjoins and not item.loose and _adjoins(text, after, item)]
    right_ahead = [item for item in ahead if _leads_in(text, item, first)]
    if right_behind and starts_new_sentence(text, after):
        right_ahead, right_behind = [*right_ahead], []
    for item in right_behind[:1] if not _colon(text, first) else ():
        yield "after the quote", "sure", item
    for item in reversed(right_ahead):
        yield "before the quote", "likely" if item.loose else "sure", item
    for item in right_behind[:1]:
        yield "after the quote", "likely", item
    for item in sorted(ahead, key=lambda item: (item.loose, -item.begin)):
        yield "earlier in the sentence", "unknown" if item.loose else "likely", item
    for item in behind if not starts_new_sentence(text, after) else ():
        yield "later in the sentence", "unknown" if item.loose else "likely", item


def _verb_of(item: Attribution) -> int:
    return item.verb


def _adjoins(text: Prepared, after: int, item: Attribution) -> bool:
    """Whether an attribution stands right behind an utterance, or after a word or two such as "later"."""
    return item.begin == after or (item.begin - after <= _DIRECT and not text.gaps[item.begin])


def _colon(text: Prepared, first: int) -> bool:
    return ":" in text.gaps[first]


def _leads_in(text: Prepared, item: Attribution, first: int) -> bool:
    """Whether an attribution leads to the quote: ``Quill told reporters: "…"``, ``she said the berth was "…"``."""
    between = range(item.end, first)
    if any(text.zones[index] for index in between):
        return False
    return _colon(text, first) or first - item.end <= _DIRECT * 2


def _clause_end(text: Prepared, after: int, paragraphs: Sequence[int]) -> int:
    """The end of the reporter's sentence that follows a quote, or of what stands before the next quote."""
    index = after
    while (
        index < min(len(text.keys), after + _SENTENCE)
        and not text.zones[index]
        and paragraphs[index] == paragraphs[after - 1]
        and not (index > after and _ends_sentence(text, index))
    ):
        index += 1
    return index


def _clause_begin(text: Prepared, first: int, paragraphs: Sequence[int]) -> int:
    """The beginning of the reporter's sentence that leads to a quote; other quotes inside it are passed over."""
    index = first
    while index > max(0, first - _SENTENCE) and paragraphs[index - 1] == paragraphs[first]:
        if (index < first and _ends_sentence(text, index)) or (index == first and "." in text.gaps[index]):
            break
        if (
            text.zones[index - 1]
            and ("." in text.gaps[index] or not text.gaps[index])
            and _whole(text, index - 1)
        ):
            break
        index -= 1
    return index


def _whole(text: Prepared, last: int) -> bool:
    """Whether the quote that ends with this word ends with a sentence of its own."""
    return text.text[text.ends[last] : text.ends[last] + 1] in tuple(".!?…")


def _ends_sentence(text: Prepared, index: int) -> bool:
    if text.zones[index] and text.zones[index - 1]:
        return False
    gap = text.gaps[index]
    return any(mark in gap for mark in "!?…") or ("." in gap and not ends_abbreviation(text, index))


def _make(
    text: Prepared,
    utterance: Utterance,
    item: Attribution,
    where: str,
    confidence: Confidence,
    titles: dict[str, str],
) -> Proposal | None:
    words = text.text[text.starts[item.begin] : text.ends[min(item.end, item.begin + _SHOWN) - 1]]
    shown = " ".join(words.split())
    mention = item.mention
    start, end = text.starts[item.first], text.ends[item.after - 1]
    if mention is None:
        if item.kind != "described" or confidence == "unknown":
            return None
        if "sentence" in where or item.loose:
            confidence = "unknown"
        described = " ".join(text.text[start:end].split())
        return Proposal(
            utterance,
            described,
            start,
            end,
            "",
            (),
            f"described {where}: ‘{shown}’",
            confidence,
            described=True,
        )
    how = f"named {where}: ‘{shown}’"
    if item.kind != "named":
        how = f"‘{shown}’ {where}, which seems to be {mention.who}"
        confidence = "unknown" if confidence == "unknown" or not item.sure else "likely"
    elif (mention.ids and not mention.sure) or len(mention.ids) > 1:
        confidence = "likely" if confidence == "sure" else confidence
    position = titles.get(mention.who, "")
    return Proposal(
        utterance,
        mention.who,
        text.starts[mention.first],
        text.ends[mention.after - 1],
        position,
        mention.ids,
        how,
        confidence,
    )

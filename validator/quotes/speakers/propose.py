"""Who speaks: for each quoted utterance, the likeliest speaker and how that was found. A proposal, never a verdict.

The words around an utterance are searched for an attribution, the best place first: between its two halves, right
behind it, right before it, elsewhere in its sentence. Without one, the headline takes the speaker of the same words
further down, and a paragraph of its own the speaker of the quote before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from validator.quotes.lexicon import CONJUNCTIONS
from validator.quotes.prepare import Prepared
from validator.quotes.speakers.attributions import Attribution, ends_abbreviation, find_attributions
from validator.quotes.speakers.mentions import Known, Mention, find_mentions
from validator.quotes.speakers.utterances import Utterance, find_utterances

__all__ = ["Known", "Proposal", "propose_speakers"]

Confidence = Literal["low", "medium", "high"]
_DIRECT = 3  # words from a quote to the attribution that belongs to it
_SCARE_WORDS = 2  # so few words in quotation marks are often no speech
_SHOWN = 12  # words of an attribution that are shown


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who seems to say an utterance.

    ``name`` is the speaker as the text names or describes them there or earlier, empty if nobody was found; ``start``
    and ``end`` are its character offsets in the text. ``position`` is the office printed with the name. ``ids`` are the
    known speakers that it may be: one if it is clear. ``how`` says in words how it was found. ``described`` tells that
    the text gives no name ("a senior official").
    """

    utterance: Utterance
    name: str = ""
    start: int | None = None
    end: int | None = None
    position: str = ""
    ids: tuple[str, ...] = ()
    how: str = "no attribution was found"
    confidence: Confidence = "low"
    described: bool = False


def propose_speakers(text: Prepared, known: Sequence[Known] = ()) -> list[Proposal]:
    """One proposal for each utterance of the text, in order."""
    paragraphs = text.paragraphs
    utterances = find_utterances(text)
    if not utterances:
        return []
    mentions = find_mentions(text, paragraphs, known)
    found = find_attributions(text, mentions, paragraphs)
    titles = _titles(text, mentions, found)
    proposals = [_propose(text, utterance, found, paragraphs, titles) for utterance in utterances]
    return _carry_over(text, proposals, paragraphs)


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
    for number in sorted(utterance.broken):
        start, end = utterance.parts[number - 1][1], utterance.parts[number][0]
        for item in found:
            if start <= item.begin and item.end <= end:
                yield "in the middle of the quote", "high", item
    first, after = utterance.first, utterance.after
    stop = _clause_end(text, after, paragraphs)
    behind = [item for item in found if after <= item.begin and item.end <= stop]
    begin = _clause_begin(text, first, paragraphs)
    ahead = [item for item in found if begin <= item.begin and item.end <= first]
    adjoins = after < stop and text.keys[after] not in CONJUNCTIONS
    right_behind = [item for item in behind if adjoins and not item.loose and _adjoins(text, after, item)]
    right_ahead = [item for item in ahead if _leads_in(text, item, first)]
    if right_behind and _new_sentence(text, after):
        right_ahead, right_behind = [*right_ahead], []
    for item in right_behind[:1] if not _colon(text, first) else ():
        yield "after the quote", "high", item
    for item in reversed(right_ahead):
        yield "before the quote", "medium" if item.loose else "high", item
    for item in right_behind[:1]:
        yield "after the quote", "medium", item
    for item in sorted(ahead, key=lambda item: (item.loose, -item.begin)):
        yield "earlier in the sentence", "low" if item.loose else "medium", item
    for item in behind if not _new_sentence(text, after) else ():
        yield "later in the sentence", "low" if item.loose else "medium", item


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


def _new_sentence(text: Prepared, after: int) -> bool:
    """Whether a sentence of the reporter's begins behind a quote: ``… yet." The talks``."""
    if after >= len(text.keys):
        return True
    gap = text.gaps[after]
    if "." in gap:
        return True
    return text.forms[after][:1].isupper() and not gap


def _clause_end(text: Prepared, after: int, paragraphs: Sequence[int]) -> int:
    """The end of the reporter's sentence that follows a quote, or of what stands before the next quote."""
    index = after
    while (
        index < len(text.keys)
        and not text.zones[index]
        and paragraphs[index] == paragraphs[after - 1]
        and not (index > after and _ends_sentence(text, index))
    ):
        index += 1
    return index


def _clause_begin(text: Prepared, first: int, paragraphs: Sequence[int]) -> int:
    """The beginning of the reporter's sentence that leads to a quote; other quotes inside it are passed over."""
    index = first
    while index > 0 and paragraphs[index - 1] == paragraphs[first]:
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
        if item.kind != "described":
            return None
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
        confidence = "low" if confidence == "low" or not item.sure else "medium"
    elif (mention.ids and not mention.sure) or len(mention.ids) > 1:
        confidence = "medium" if confidence == "high" else confidence
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


def _carry_over(text: Prepared, proposals: list[Proposal], paragraphs: Sequence[int]) -> list[Proposal]:
    """Give utterances without an attribution the speaker of the same words elsewhere, or of the quote before."""
    result: list[Proposal] = []
    for proposal in proposals:
        if proposal.name:
            result.append(proposal)
            continue
        same = _same_words(text, proposal, proposals)
        before = result[-1] if result else None
        if same:
            how = f"the same words stand elsewhere in the text, {same.how}"
            proposal = replace(same, utterance=proposal.utterance, how=how, confidence=_less(same.confidence))
        elif before and before.name and _goes_on(text, proposal.utterance, before.utterance, paragraphs):
            how = f"it goes on from the quote before ({before.name})"
            proposal = replace(before, utterance=proposal.utterance, how=how, confidence="low")
        result.append(proposal)
    return result


def _same_words(text: Prepared, proposal: Proposal, proposals: Sequence[Proposal]) -> Proposal | None:
    own = "\n" + "\n".join(proposal.utterance.keys(text)) + "\n"
    for other in proposals:
        if other.name and own in "\n" + "\n".join(other.utterance.keys(text)) + "\n" and own.count("\n") > 4:
            return other
    return None


def _goes_on(text: Prepared, own: Utterance, before: Utterance, paragraphs: Sequence[int]) -> bool:
    """Whether an utterance follows another in its paragraph, or has the next paragraph for itself."""
    distance = paragraphs[own.first] - paragraphs[before.after - 1]
    first, after = own.first - 1, own.after
    alone = (first < 0 or paragraphs[first] != paragraphs[own.first]) and (
        after == len(text.keys) or paragraphs[after] != paragraphs[own.after - 1]
    )
    said = len(own.keys(text)) > _SCARE_WORDS
    return said and (distance == 0 or (distance == 1 and alone))


def _less(confidence: Confidence) -> Confidence:
    return "medium" if confidence == "high" else "low"

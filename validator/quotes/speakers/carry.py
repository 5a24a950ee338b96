"""Who speaks where no attribution stands: from the same words elsewhere, the paragraph, or the quote before."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from validator.quotes.prepare import Prepared
from validator.quotes.speakers.mentions import Mention, may_be_person, starts_sentence
from validator.quotes.speakers.proposal import Confidence, Proposal
from validator.quotes.speakers.utterances import Utterance

_SCARE_WORDS = 2  # so few words in quotation marks are often no speech
_RUN = 4  # words that two people hardly share by chance
_MENTIONS = 150  # namings before an utterance that are looked at


def carry_over(
    text: Prepared, proposals: list[Proposal], mentions: Sequence[Mention], paragraphs: Sequence[int]
) -> list[Proposal]:
    """Give utterances without an attribution the speaker of the same words elsewhere, the subject of their own
    paragraph, or the speaker of the quote before.
    """
    result: list[Proposal] = []
    sharing = _by_run(text, proposals)
    for proposal in proposals:
        if proposal.name:
            result.append(proposal)
            continue
        same = _same_words(text, proposal, sharing)
        before = result[-1] if result else None
        subject = _subject_of_paragraph(text, proposal.utterance, before, mentions, paragraphs)
        if same:
            how = f"the same words stand elsewhere in the text, {same.how}"
            proposal = replace(same, utterance=proposal.utterance, how=how, confidence=_less(same.confidence))
        elif subject and not text.label_of(proposal.utterance.first):
            how = f"{subject.who} is the subject of its paragraph"
            proposal = Proposal(
                proposal.utterance,
                subject.who,
                text.starts[subject.first],
                text.ends[subject.after - 1],
                "",
                subject.ids,
                how,
                "likely",
            )
        elif before and before.name and _goes_on(text, proposal.utterance, before.utterance, paragraphs):
            how = f"it goes on from the quote before ({before.name})"
            proposal = replace(before, utterance=proposal.utterance, how=how, confidence="unknown")
        result.append(proposal)
    return result


def _subject_of_paragraph(
    text: Prepared,
    utterance: Utterance,
    before: Proposal | None,
    mentions: Sequence[Mention],
    paragraphs: Sequence[int],
) -> Mention | None:
    """Who a sentence of the paragraph begins with, right before an utterance and behind the quote before it."""
    number = paragraphs[utterance.first]
    begin = before.utterance.after if before else 0
    low = bisect_left(mentions, begin, key=_first_of)
    stop = bisect_left(mentions, utterance.first, key=_first_of)
    found = [
        mention
        for mention in mentions[max(low, stop - _MENTIONS) : stop]
        if paragraphs[mention.first] == number
        and may_be_person(mention)
        and starts_sentence(text, mention.title, paragraphs)
        and not text.keys[mention.after - 1].endswith("'s")
    ]
    said = len(utterance.keys(text)) > _SCARE_WORDS
    return found[-1] if found and said and starts_new_sentence(text, utterance.after) else None


def _by_run(text: Prepared, proposals: Sequence[Proposal]) -> dict[tuple[str, ...], Proposal]:
    """Each run of four words that somebody is known to say, with the first who says it."""
    found: dict[tuple[str, ...], Proposal] = {}
    for proposal in proposals:
        keys = proposal.utterance.keys(text) if proposal.name else ()
        for at in range(len(keys) - _RUN + 1):
            found.setdefault(keys[at : at + _RUN], proposal)
    return found


def _same_words(
    text: Prepared, proposal: Proposal, sharing: dict[tuple[str, ...], Proposal]
) -> Proposal | None:
    """Who says all of these words elsewhere, and more perhaps."""
    keys = proposal.utterance.keys(text)
    other = sharing.get(keys[:_RUN]) if len(keys) >= _RUN else None
    if other is None:
        return None
    said = "\n".join(("", *other.utterance.keys(text), ""))
    return other if "\n".join(("", *keys, "")) in said else None


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
    return "likely" if confidence == "sure" else "unknown"


def _first_of(mention: Mention) -> int:
    return mention.first


def starts_new_sentence(text: Prepared, after: int) -> bool:
    """Whether a sentence of the reporter's begins behind a quote: ``… yet." The talks``."""
    if after >= len(text.keys):
        return True
    gap = text.gaps[after]
    if "." in gap:
        return True
    return text.forms[after][:1].isupper() and not gap

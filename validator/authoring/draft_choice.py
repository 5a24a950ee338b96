"""Which utterances of a text are worth a draft: each that no record holds yet, once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from validator.corpus.records import Corpus, Record
from validator.rules.duplicates import fold
from validator.rules.readers import retired, words

if TYPE_CHECKING:
    from validator.quotes.prepare import Prepared
    from validator.quotes.speakers.propose import Proposal
    from validator.quotes.speakers.utterances import Utterance

_MIN_REPEATED = 4
"""Two utterances that share fewer words than this may do so by chance."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An utterance worth a draft, with its likely speaker.

    `part`: records hold other words of the same utterance; `number`: its place among the drafts of an utterance that
    several attributions interrupt, from 1, else 0; `same`: the ids of statements with the same words.
    """

    proposal: Proposal
    part: bool = False
    number: int = 0
    same: tuple[str, ...] = ()


def choose_utterances(
    text: Prepared, proposals: Sequence[Proposal], held: Collection[int], statements: Iterable[Record] = ()
) -> list[Choice]:
    """The utterances worth a draft, each once. `held` are the words that records hold already.

    What is left of an utterance of which records hold a part is a choice of its own; an utterance that another one
    contains is none.
    """
    from validator.quotes.speakers.utterances import split_chain, write_quote

    chosen: list[Choice] = []
    for proposal in proposals:
        own = {index for part in proposal.utterance.parts for index in range(*part)}
        if own.isdisjoint(held):
            chain = split_chain(proposal.utterance)
            chosen += [
                Choice(replace(proposal, utterance=piece), number=number if len(chain) > 1 else 0)
                for number, piece in enumerate(chain, 1)
            ]
        else:
            pieces = _free_pieces(proposal.utterance, held)
            chosen += [Choice(replace(proposal, utterance=piece), part=True) for piece in pieces]
    recorded: dict[str, tuple[str, ...]] = {}
    for statement in statements:
        quote = fold(words(statement.data, "quote"))
        recorded[quote] = (*recorded.get(quote, ()), statement.id)
    repeated = _repeated(text, chosen)
    return [
        replace(choice, same=recorded.get(fold(write_quote(text, choice.proposal.utterance)), ())[:3])
        for number, choice in enumerate(chosen)
        if number not in repeated
    ]


def same_draft(choice: Choice, corpus: Corpus) -> Record | None:
    """The draft that has the same words of the same speaker, if it is one: then another article needs no new one.

    Only a draft may rest on the article's own, and a few words may be said twice by chance.
    """
    ids = choice.proposal.ids
    if len(choice.same) != 1 or len(ids) != 1 or choice.part or choice.number:
        return None
    (record,) = corpus.by_id[choice.same[0]][:1]
    few = len(words(record.data, "quote").split()) < _MIN_REPEATED
    same = record.data.get("draft") is True and record.data.get("speaker") == ids[0]
    return record if same and not few and not retired(record) else None


def _free_pieces(utterance: Utterance, held: Collection[int]) -> Iterator[Utterance]:
    """What is left of an utterance of which records hold a part: runs of four words and more."""
    from validator.quotes.speakers.utterances import Utterance

    for first, after in utterance.parts:
        start = first
        for index in range(first, after + 1):
            if index == after or index in held:
                if index - start >= _MIN_REPEATED:
                    yield Utterance(((start, index),), frozenset())
                start = index + 1


def _repeated(text: Prepared, chosen: Sequence[Choice]) -> set[int]:
    """The numbers of those utterances that another one says as well; only such as share a run of words are compared."""
    keys = [choice.proposal.utterance.keys(text) for choice in chosen]
    sharing: dict[tuple[str, ...], set[int]] = {}
    for number, own in enumerate(keys):
        for run in {own, *(own[at : at + _MIN_REPEATED] for at in range(len(own) - _MIN_REPEATED + 1))}:
            sharing.setdefault(run, set()).add(number)
    found: set[int] = set()
    for number, own in enumerate(keys):
        for other in sharing[own[:_MIN_REPEATED]] - {number}:
            mine, theirs = chosen[number].proposal, chosen[other].proposal
            if _repeats(mine, own, theirs, keys[other], earlier=other < number):
                found.add(number)
                break
    return found


def _repeats(
    own: Proposal, mine: tuple[str, ...], other: Proposal, theirs: tuple[str, ...], *, earlier: bool
) -> bool:
    """Whether another utterance says the same words, or these and more; of equals the surer, then the first stays."""
    if own.ids and other.ids and own.ids != other.ids and "unknown" not in (own.confidence, other.confidence):
        return False  # two people who use the same words
    if mine == theirs:
        order = ("unknown", "likely", "sure")
        ranks = order.index(own.confidence), order.index(other.confidence)
        return ranks[0] < ranks[1] or (ranks[0] == ranks[1] and earlier)
    if len(mine) < _MIN_REPEATED or len(mine) >= len(theirs):
        return False
    return "\n" + "\n".join(mine) + "\n" in "\n" + "\n".join(theirs) + "\n"

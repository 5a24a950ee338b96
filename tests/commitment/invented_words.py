"""Invented texts for the commitment tests: words without a meaning, quotations, punctuation; seeded, so repeatable."""

from itertools import pairwise
from random import Random

from validator.evidence.commitment.proof import Commitment, commit
from validator.evidence.commitment.tree import LeafRange
from validator.evidence.commitment.words import Word

SYLLABLES = ("ba", "do", "ke", "li", "mu", "na", "pa", "ro", "su", "ti", "vo", "ze")
VOCABULARY = tuple(a + b + c for a in SYLLABLES for b in SYLLABLES for c in ("", "n", "rek"))


def invent_words(count: int, random: Random) -> tuple[Word, ...]:
    words: list[Word] = []
    zone = 0
    for _ in range(count):
        resumes = 0
        if random.random() < 0.06:
            zone = 0 if zone else 1
            resumes = random.choice((0, 0, 3)) if zone else 0
        elif zone:
            zone += 1
        before = random.choice(("", "", "", "", "", ",", ".", "—"))
        words.append(Word(zone, resumes, before, random.choice(VOCABULARY)))
    return tuple(words)


def invent_text(count: int, random: Random) -> Commitment:
    words = invent_words(count, random)
    return commit(" ".join(word.before + word.surface for word in words).encode(), words)


def invent_spans(count: int, random: Random, most: int = 3) -> list[LeafRange]:
    """One to `most` spans, with at least one word between any two."""
    for _ in range(random.randint(0, 20)):
        cuts = sorted(random.sample(range(count + 1), 2 * random.randint(1, most)))
        spans = list(zip(cuts[::2], cuts[1::2], strict=True))
        if all(earlier[1] < later[0] for earlier, later in pairwise(spans)):
            return spans
    start = random.randrange(count)
    return [(start, min(count, start + random.randint(1, 40)))]


def copy_quote(commitment: Commitment, spans: list[LeafRange]) -> list[Word]:
    """The words of a faithful quote: no zones, and nothing before its first word."""
    quote = [
        word._replace(zone=0, resumes=0) for start, stop in spans for word in commitment.words[start:stop]
    ]
    return [quote[0]._replace(before=""), *quote[1:]]

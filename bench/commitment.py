"""How large and how fast commitments and proofs are, on an invented article of 3 KB.

    python bench/commitment.py

Prints medians (and the largest proof). The article is made up of the same words on every run.
"""

from base64 import urlsafe_b64decode
from random import Random
from statistics import median
from time import perf_counter

from validator.evidence.commitment import check_quote, commit_text, prove_quote
from validator.evidence.commitment.proof import check
from validator.evidence.commitment.source import read_quote
from validator.quotes.prepare import prepare
from validator.quotes.verify import verify

SIZE = 3_000
"""Bytes of the article."""

QUOTED = 30
"""Words of each quote."""

SYLLABLES = (
    "ba",
    "do",
    "ke",
    "li",
    "mu",
    "na",
    "pa",
    "ro",
    "su",
    "ti",
    "vo",
    "ze",
    "an",
    "er",
    "il",
    "om",
    "ut",
)


def invent_article(random: Random) -> str:
    """Paragraphs of narration, and speeches long enough to quote from, in words of two to ten letters."""
    paragraphs: list[str] = []
    while len("\n\n".join(paragraphs).encode()) < SIZE:
        speech = " ".join(_invent_word(random) for _ in range(60))
        narration = " ".join(_invent_word(random) for _ in range(25))
        paragraphs.append(
            f"“{speech.capitalize()},” said {_invent_word(random).title()}. {narration.capitalize()}."
        )
    return "\n\n".join(paragraphs)


def _invent_word(random: Random) -> str:
    return "".join(random.choices(SYLLABLES, k=random.choice((1, 1, 2, 2, 2, 3, 3, 4))))


def measure(times: int, action: object, *arguments: object) -> float:
    """The median time of a call, in milliseconds."""
    assert callable(action)
    durations = []
    for _ in range(times):
        start = perf_counter()
        action(*arguments)
        durations.append(perf_counter() - start)
    return median(durations) * 1000


def main() -> None:
    text = invent_article(Random(3))
    data = text.encode()
    source = prepare(text)
    commitment = commit_text(data, source)
    quotes = [
        text[source.starts[i] : source.ends[i + QUOTED - 1]]
        for i in range(len(source.forms) - QUOTED)
        if source.zones[i] and set(source.zones[i : i + QUOTED]) == {source.zones[i]}
    ]
    quotes = [quote for quote in quotes if verify(quote, source).accepted]
    proofs = [prove_quote(commitment, source, quote) for quote in quotes]
    sizes = [len(urlsafe_b64decode(proof + "=" * (-len(proof) % 4))) for proof in proofs]
    cases = list(zip(proofs, quotes, map(read_quote, quotes), strict=True))
    checking = median(measure(3, check, commitment.root, proof, words) for proof, _, words in cases)
    deciding = median(measure(3, check_quote, commitment.root, proof, quote) for proof, quote, _ in cases)
    proving = measure(20, prove_quote, commitment, source, quotes[0])
    print(f"article: {len(data):,} bytes, {len(source.forms)} words; {len(quotes)} quotes of {QUOTED} words")
    print(f"proof of one quote, before encoding: {median(sizes):.0f} bytes (largest {max(sizes)})")
    print(f"commit to the article: {measure(50, commit_text, data, source):.2f} ms (bound 10)")
    print(f"prove one quote: {proving:.2f} ms")
    print(
        f"verify one proof: {checking:.2f} ms (bound 1); with the matcher on what it discloses: {deciding:.2f} ms"
    )


if __name__ == "__main__":
    main()

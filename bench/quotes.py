"""How fast quotes are checked: ``python bench/quotes.py [--json FILE] [--articles N] [--quotes N] [--jobs N]``.

Articles and quotes are generated (the same ones on every run). Measured: preparing an article of about 3 KB, its sample
of 5-grams, verifying genuine quotes on it (as it is done, and by the careful path alone), refusing falsified ones with
their closest passage, the editor's rules on a statement, an article of 10 MB, and many quotes over many articles on
several processes. Figures are medians in milliseconds unless named otherwise; those of the editor's rules are processor
time.
"""

import argparse
import json
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from corpus import write

from validator.corpus.config import Dataset
from validator.corpus.reading import read_corpus
from validator.evidence.archive import Archive
from validator.evidence.overlap import sample
from validator.quotes.prepare import Prepared, prepare
from validator.quotes.verify import verify, verify_carefully
from validator.rules.context import Context
from validator.rules.editing import condition_outside_span, negation_outside_span, short_quote
from validator.rules.headlines import headline_differs
from validator.rules.speaking import another_speaker_named, crosses_attribution, speaker_not_near
from validator.schema.loading import load_schemas, shipped_folder

SYLLABLES = [
    "ba",
    "de",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xa",
    "yo",
    "zi",
    "cho",
    "sta",
    "bre",
    "gli",
    "nor",
]
LIMITS = {
    "prepare": 1.0,
    "sample": 0.3,
    "accept": 0.03,
    "joined": 0.05,
    "refuse": 1.5,
    "editor": 0.1,
    "many": 90.0,
}
NEGATIONS = ("not", "no", "nor")
"""Of those in English, the ones that invented words may be."""
EDITOR = (
    negation_outside_span,
    condition_outside_span,
    speaker_not_near,
    another_speaker_named,
    crosses_attribution,
    headline_differs,
)


def make_article(seed: int, size: int = 3000) -> tuple[str, list[str]]:
    """An invented article of about ``size`` characters and what is said in it."""
    rng = random.Random(seed)
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(400)]
    common = [
        "the",
        "of",
        "and",
        "to",
        "in",
        "we",
        "is",
        "that",
        "it",
        "for",
        "not",
        "was",
        "on",
        "as",
        "are",
        "with",
    ]

    def sentence(least: int, most: int) -> str:
        words = [
            rng.choice(common) if rng.random() < 0.45 else rng.choice(vocabulary)
            for _ in range(rng.randint(least, most))
        ]
        words[len(words) // 2] += ","
        return " ".join(words).capitalize()

    parts, said, length = [sentence(5, 9)], [], 0
    while length < size:
        kind = rng.random()
        first, second = sentence(8, 30), sentence(6, 25)
        if kind < 0.4:
            part = f"{first}. {second}."
        elif kind < 0.7:
            said += [first, second]
            part = f"“{first},” {rng.choice(vocabulary).title()} said on Monday. “{second}.”"
        else:
            said.append(first)
            part = f"{second}: “{first}.”"
        parts.append(part)
        length += len(part) + 2
    return "\n\n".join(parts), said


def make_quotes(seed: int, said: list[str], count: int) -> list[tuple[str, bool]]:
    """Quotes from what is said, three of four genuine, one falsified in one word."""
    rng = random.Random(seed)
    quotes = []
    for number in range(count):
        words = rng.choice(said).split()
        start = rng.randrange(0, max(1, len(words) - 6))
        end = start + rng.randint(5, 25)
        while words[end : end + 1] and words[end].lower().strip(",") in NEGATIONS:
            end += 1  # that may not be left off
        while start and words[start - 1].lower() in NEGATIONS:
            start -= 1
        piece = words[start:end]
        if number % 4 == 3:
            piece[len(piece) // 2] = "quarrelsome"
        quotes.append((" ".join(piece), number % 4 != 3))
    return quotes


def median_ms(work: Callable[[], object], repeat: int = 7) -> float:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measure_single() -> dict[str, float]:
    """Medians over articles and quotes on one process."""
    preparing: list[float] = []
    sampling: list[float] = []
    accepting: list[float] = []
    carefully: list[float] = []
    refusing: list[float] = []
    joined: list[float] = []
    for seed in range(40):
        text, said = make_article(seed)
        preparing.append(median_ms(lambda text=text: prepare(text), 3))  # type: ignore[misc]
        sampling.append(median_ms(lambda text=text: sample(text), 3))  # type: ignore[misc]
        source = prepare(text)
        verify("warm up", source)
        for quote, genuine in make_quotes(seed, said, 24):
            took = median_ms(lambda quote=quote, source=source: verify(quote, source), 3)  # type: ignore[misc]
            assert verify(quote, source).accepted is genuine, quote
            (accepting if genuine else refusing).append(took)
            if genuine:
                carefully.append(
                    median_ms(lambda quote=quote, source=source: verify_carefully(quote, source, True), 3)  # type: ignore[misc]
                )
        source = prepare(f"{text}\n\n“{said[0]},” she said. “{said[1].capitalize()}.”\n")
        quote = f"{said[0]}. {said[1].capitalize()}"
        assert verify(quote, source).verdict == "joined", quote
        joined.append(median_ms(lambda quote=quote, source=source: verify(quote, source), 3))  # type: ignore[misc]
    big, said = make_article(99, 10_000_000)
    start = time.perf_counter()
    prepared = prepare(big)
    prepared_s = time.perf_counter() - start
    start = time.perf_counter()
    assert verify(said[-1], prepared).accepted
    return {
        "prepare": statistics.median(preparing),
        "sample": statistics.median(sampling),
        "accept": statistics.median(accepting),
        "accept_slowest": max(accepting),
        "accept_carefully": statistics.median(carefully),
        "joined": statistics.median(joined),
        "refuse": statistics.median(refusing),
        "refuse_slowest": max(refusing),
        "prepare_10_mb_s": prepared_s,
        "first_quote_in_10_mb_s": time.perf_counter() - start,
    }


def measure_editor(times: int = 7) -> dict[str, float]:
    """The editor's rules on statements whose quotes and articles have been looked at before."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, 250, texts=True)  # some 50 articles: as many as are kept
        schemas, _errors = load_schemas(shipped_folder())
        corpus = read_corpus(Dataset(folder), schemas)
        context = Context(Archive(folder / "archive"), date(2033, 1, 1), corpus)
        statements = [record for record in corpus.records if record.kind == "statement"]
        taken = []
        for number in range(times + 1):
            start = time.process_time()
            for record in statements:
                assert not list(short_quote.check(record, context))
                for link in corpus.links(record):
                    if link.id.startswith("article-"):
                        for rule in EDITOR:
                            assert not list(rule.check(link, context)), rule.code
            if number:
                taken.append((time.process_time() - start) * 1000 / len(statements))
    return {"editor": statistics.median(taken)}


def check_article(task: tuple[int, int]) -> tuple[int, float, float]:
    """Prepare one article and verify its quotes; return how many, the seconds it took, and the processor's seconds."""
    seed, count = task
    text, said = make_article(seed)
    quotes = make_quotes(seed, said, count)
    start, processor = time.perf_counter(), time.process_time()
    source: Prepared = prepare(text)
    for quote, genuine in quotes:
        assert verify(quote, source).accepted is genuine, quote
    return count, time.perf_counter() - start, time.process_time() - processor


def measure_many(articles: int, quotes: int, jobs: int) -> dict[str, float]:
    """Many quotes over many articles; the time to invent them is not counted."""
    tasks = [(seed, quotes // articles) for seed in range(articles)]
    with multiprocessing.Pool(jobs) as pool:
        results = pool.map(check_article, tasks, chunksize=100)
    return {
        "many_quotes": sum(count for count, _, _ in results),
        "many": sum(seconds for _, seconds, _ in results) / jobs,
        "many_processor": sum(seconds for _, _, seconds in results) / jobs,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how fast quotes are checked.")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    figures = (
        measure_single() | measure_editor() | measure_many(options.articles, options.quotes, options.jobs)
    )
    rows = [
        ("prepare an article of 3 KB", "prepare", "ms"),
        ("sample an article of 3 KB", "sample", "ms"),
        ("accept a quote, prepared article", "accept", "ms"),
        ("  the slowest", "accept_slowest", "ms"),
        ("  by the careful path alone", "accept_carefully", "ms"),
        ("accept a quote around its attribution", "joined", "ms"),
        ("refuse a quote, with closest passage", "refuse", "ms"),
        ("  the slowest", "refuse_slowest", "ms"),
        ("the editor's rules on a statement", "editor", "ms"),
        ("prepare 10 MB", "prepare_10_mb_s", "s"),
        ("first quote in 10 MB", "first_quote_in_10_mb_s", "s"),
        (
            f"{figures['many_quotes']:,} quotes, {options.articles:,} articles, {options.jobs} jobs",
            "many",
            "s",
        ),
    ]
    for label, name, unit in rows:
        limit = f"  (limit {LIMITS[name]:g})" if name in LIMITS else ""
        print(f"{label:<48} {figures[name]:>10.3f} {unit}{limit}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""How fast quotes are checked: ``python bench/quotes.py [--json FILE] [--articles N] [--quotes N] [--jobs N]``.

Articles and quotes are generated (the same ones on every run). Measured: preparing an article of about 3 KB, verifying
genuine quotes on it, refusing falsified ones with their closest passage, an article of 10 MB, and many quotes
over many articles on several processes. Figures are medians in milliseconds unless named otherwise.
"""

import argparse
import json
import multiprocessing
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from validator.quotes import Prepared, prepare, verify

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
LIMITS = {"prepare": 2.0, "accept": 0.3, "refuse": 1.5, "many": 90.0}


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
        piece = words[start : start + rng.randint(5, 25)]
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
    accepting: list[float] = []
    refusing: list[float] = []
    for seed in range(40):
        text, said = make_article(seed)
        preparing.append(median_ms(lambda text=text: prepare(text), 3))  # type: ignore[misc]
        source = prepare(text)
        verify("warm up", source)
        for quote, genuine in make_quotes(seed, said, 24):
            took = median_ms(lambda quote=quote, source=source: verify(quote, source), 3)  # type: ignore[misc]
            assert verify(quote, source).accepted is genuine, quote
            (accepting if genuine else refusing).append(took)
    big, said = make_article(99, 10_000_000)
    start = time.perf_counter()
    prepared = prepare(big)
    prepared_s = time.perf_counter() - start
    start = time.perf_counter()
    assert verify(said[-1], prepared).accepted
    return {
        "prepare": statistics.median(preparing),
        "accept": statistics.median(accepting),
        "accept_slowest": max(accepting),
        "refuse": statistics.median(refusing),
        "refuse_slowest": max(refusing),
        "prepare_10_mb_s": prepared_s,
        "first_quote_in_10_mb_s": time.perf_counter() - start,
    }


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
    figures = measure_single() | measure_many(options.articles, options.quotes, options.jobs)
    rows = [
        ("prepare an article of 3 KB", "prepare", "ms"),
        ("accept a quote, prepared article", "accept", "ms"),
        ("  the slowest", "accept_slowest", "ms"),
        ("refuse a quote, with closest passage", "refuse", "ms"),
        ("  the slowest", "refuse_slowest", "ms"),
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

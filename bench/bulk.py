"""Extracted records in bulk: ``python bench/bulk.py [--records N] [--files N] [--break [EVERY]] [--json FILE]``.

Invented records of about 700 bytes in JSON Lines, the same at every call: of every fifty 46 are statements, each with
words of the article before them, whose text of about 3 KB lies in archive/; the others are that article, a person, an
organization and an event. `onrecord validate` reads and judges them all. The bounds, for 1,000,000 records: 60 seconds
and 2 GB.

With --break, one line in a thousand (or in EVERY) is broken: a made-up quote, a line cut short, or a reference to
nothing. Then exactly these lines must be reported, each for its reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from measure import Cost, load, onrecord, run

BLOCK = 50
"""Records that belong to one article."""

MICROSECONDS, MEGABYTES = 60, 2_000
"""The bounds: of elapsed time for each record, and of memory for all processes together."""

REASONS = ("quote-not-in-source", "syntax", "unknown-reference")
"""What a broken line is reported for: the words were made up, the line was cut short, the event does not exist."""

CODES = {"json-syntax": "syntax", "yaml-syntax": "syntax"}
"""Codes that say the same of a line cut short: JSON is YAML, so that either reader may refuse it."""

SYLLABLES = (
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
    "cho",
    "sta",
    "bre",
    "gli",
    "nor",
)
VOICES = 16
"""Paragraphs of an article, in each of which one of two people says three sentences."""


def vocabulary() -> tuple[list[str], list[str]]:
    """Invented words, and sentences of them for the notes."""
    source = random.Random("bulk")
    words = sorted({"".join(source.choices(SYLLABLES, k=source.choice((1, 2, 2, 3)))) for _ in range(900)})
    return words, [" ".join(source.choices(words, k=28)).capitalize() + "." for _ in range(997)]


def blocks(number: int) -> Iterator[tuple[str, list[str], str]]:
    """The blocks of `number` records: the name of an article's text, the lines of JSON, and the text.

    In a block come the article, a person, an organization, an event and the statements. Each but the first refers to
    the person of the block before, too.
    """
    words, notes = vocabulary()
    for block in range(0, number, BLOCK):
        nth = block // BLOCK
        source = random.Random(nth)
        speakers = (nth, max(nth - 1, 0))
        drawn = iter(source.choices(words, k=VOICES * 3 * 8))
        said = [" ".join(next(drawn) for _ in range(8)).capitalize() for _ in range(VOICES * 3)]
        paragraphs = [
            f"“{'. '.join(said[3 * voice : 3 * voice + 3])},” said Person {speakers[voice % 2]}."
            for voice in range(VOICES)
        ]
        text = "\n\n".join(paragraphs) + "\n"
        lines = [*_described(nth, speakers, text, notes), *_statements(nth, speakers, said, notes)]
        yield f"{nth}.txt", lines[: number - block], text


def _described(nth: int, speakers: tuple[int, int], text: str, notes: list[str]) -> Iterator[str]:
    """The article, the person, the organization and the event of a block."""
    month = f"2021-{nth % 12 + 1:02d}"
    note = " ".join(notes[(nth * 7 + step) % len(notes)] for step in range(2))
    ends = f'"origin": {{"method": "extracted", "tool": "bench", "confidence": 0.9}}, "notes": "{note}"}}'
    digest = hashlib.sha256(text.encode()).hexdigest()
    yield (
        f'{{"schema": "article/1", "id": "article-{nth}", "title": "{notes[nth % len(notes)][:60].strip()}", '
        f'"publisher": "organization-{nth}", "published": "{month}-28", "language": "en", "genre": "news", '
        f'"text": {{"sha256": "{digest}"}}, {ends}'
    )
    yield (
        f'{{"schema": "person/1", "id": "person-{nth}", "name": "Person {nth}", '
        f'"other_names": [{{"name": "P. {nth}"}}], {ends}'
    )
    yield (
        f'{{"schema": "organization/1", "id": "organization-{nth}", "name": "Organization {nth}", "type": "media", '
        f"{ends}"
    )
    present = ", ".join(
        f'{{"participant": "person-{person}", "role": "speaker"}}' for person in dict.fromkeys(speakers)
    )
    yield (
        f'{{"schema": "event/1", "id": "event-{nth}", "title": "Briefing {nth}", "type": "briefing", '
        f'"status": "occurred", "date": "{month}-20", "participants": [{present}], "sources": [{{"article": '
        f'"article-{nth}", "evidence": "said Person {nth}"}}], {ends}'
    )


def _statements(nth: int, speakers: tuple[int, int], said: list[str], notes: list[str]) -> Iterator[str]:
    """The statements of a block: what is said in its article."""
    day = f"2021-{nth % 12 + 1:02d}-20"
    for number, quote in enumerate(said[: BLOCK - 4]):
        at = nth * 31 + number * 3
        note = f"{notes[at % len(notes)]} {notes[(at + 1) % len(notes)]}"
        yield (
            f'{{"schema": "statement/1", "id": "statement-{nth}-{number}", '
            f'"speaker": "person-{speakers[number // 3 % 2]}", "said": "{day}", "event": "event-{nth}", '
            f'"mode": "direct", "quote": "{quote}", "language": "en", "sources": [{{"article": "article-{nth}"}}], '
            f'"origin": {{"method": "extracted", "tool": "bench", "confidence": 0.8}}, "notes": "{note}"}}'
        )


def spoil(line: str, reason: str) -> str:
    """A line of a statement with one mistake."""
    if reason == "syntax":
        return line[: len(line) // 2]
    if reason == "unknown-reference":
        return line.replace('"event": "event-', '"event": "no-event-', 1)
    return line.replace('"quote": "', '"quote": "Nobody ever said such things and ', 1)


def write(folder: Path, number: int, files: int, every: int) -> set[tuple[str, int, str]]:
    """Write the dataset; the lines that are broken in it, each as its file, its number and the reason.

    With `every` above 0, the first statement in each so many lines is broken.
    """
    for name in ("records", "archive"):
        (folder / name).mkdir(parents=True)
    (folder / "onrecord.yaml").write_text("title: Invented records in bulk\n", encoding="utf-8")
    spoilt: set[tuple[str, int, str]] = set()
    written, due = 0, 0
    stream, share = None, -1
    for text_name, lines, text in blocks(number):
        (folder / "archive" / text_name).write_text(text, encoding="utf-8")
        if stream is None or written * files // number > share:
            if stream:
                stream.close()
            share, line_number = written * files // number, 0
            stream = (folder / "records" / f"part-{share:03d}.jsonl").open("w", encoding="utf-8")
        for line in lines:
            line_number += 1
            if every and written >= due and line.startswith('{"schema": "statement/'):
                reason = REASONS[len(spoilt) % len(REASONS)]
                line = spoil(line, reason)
                due = (written // every + 1) * every
                spoilt.add((f"records/part-{share:03d}.jsonl", line_number, reason))
            stream.write(line + "\n")
            written += 1
    if stream:
        stream.close()
    return spoilt


def judge(report: dict[str, Any], number: int, spoilt: set[tuple[str, int, str]]) -> list[str]:
    """What a report lacks, or says too much of; nothing if it is just right."""
    found = {
        (
            finding["location"]["file"],
            finding["location"]["line"],
            CODES.get(finding["code"], finding["code"]),
        )
        for finding in report["findings"]
        if finding["severity"] != "info"
    }
    wrong = [f"not reported: {file}:{line} {code}" for file, line, code in sorted(spoilt - found)]
    wrong += [f"reported for nothing: {file}:{line} {code}" for file, line, code in sorted(found - spoilt)]
    unread = sum(1 for *_, reason in spoilt if reason == "syntax")
    checked = sum(report["counts"]["records"].values())
    if checked not in (number, number - unread):
        wrong.append(f"{checked:,} records were checked, not {number:,}")
    if report["counts"]["evidence"].get("unchecked"):
        wrong.append(f"{report['counts']['evidence']['unchecked']:,} quotes were not checked")
    return wrong


def print_cost(cost: Cost, number: int) -> None:
    """The figures of a run, beside the bounds."""
    each = cost.elapsed / number * 1e6
    peak = cost.largest if cost.together is None else cost.together
    print(
        f"elapsed    {cost.elapsed:9.2f} s   {each:.1f} us a record (bound {MICROSECONDS}){over(each, MICROSECONDS)}"
    )
    print(f"processor  {cost.processor:9.2f} s   {cost.processor / number * 1e6:.1f} us a record")
    whose = "of the largest process" if cost.together is None else "of all processes"
    megabytes = peak * 1024**2 / 1e6
    print(
        f"memory     {megabytes:9.0f} MB  {whose} (bound {MEGABYTES:,} for 1,000,000){over(megabytes, MEGABYTES)}"
    )


def over(figure: float, bound: float) -> str:
    return f": {figure / bound:.1f} times the bound" if figure > bound else ""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=50_000, metavar="N")
    parser.add_argument(
        "--files", type=int, default=1, metavar="N", help="into how many files they are split"
    )
    parser.add_argument("--break", dest="every", type=int, nargs="?", const=1_000, default=0, metavar="EVERY")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "bulk")
        begun = time.perf_counter()
        spoilt = write(root, options.records, options.files, options.every)
        size = sum(path.stat().st_size for path in (root / "records").iterdir())
        print(
            f"{options.records:,} records of {size / options.records:.0f} bytes, {options.files} JSON Lines; {load()}"
        )
        print(f"written in {time.perf_counter() - begun:.1f} s, of which {len(spoilt):,} broken")
        cost, code, said = run(onrecord("validate", "--no-cache", "--format", "json"), root, memory=True)
    try:
        report = json.loads(said)
    except ValueError:
        print(f"onrecord ended with {code}: {said[-1000:]}")
        return 1
    wrong = judge(report, options.records, spoilt)
    if wrong:
        print("\n".join([*wrong[:20], f"the report is wrong in {len(wrong):,} points: no figures"]))
        return 1
    print_cost(cost, options.records)
    print(f"the report is right: {len(spoilt):,} broken lines and nothing else")
    if options.json:
        figures = {"records": options.records, "files": options.files, "broken": len(spoilt), **asdict(cost)}
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

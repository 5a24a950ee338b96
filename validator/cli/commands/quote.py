"""`onrecord quote`: does this quote stand in this text? For one quote, or for a stream of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from validator.cli.commands import CLEAN, FINDINGS

if TYPE_CHECKING:
    from validator.cli.commands import Commands
    from validator.quotes.verify import Verdict


def add_parser(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "quote",
        help="does this quote stand in this text?",
        description="Check one quote against a text file, or (--jsonl) any number of them from standard input: "
        'lines like {"quote": "...", "text_file": "article.txt"} or {"quote": "...", "text": "..."}, with "mode" and '
        '"language" if you like; the verdicts come out as JSON, one a line, in the same order. No dataset is needed.',
        epilog="Exit code: 0 if the quote stands in the text, 1 if it does not; with --jsonl 0, once all lines are "
        "answered.",
    )
    parser.add_argument("words", nargs="?", metavar="WORDS", help="the quoted words")
    parser.add_argument("--text", type=Path, metavar="FILE", help="the article's text, UTF-8")
    parser.add_argument(
        "--mode",
        choices=("direct", "reported"),
        default="direct",
        help="direct: the words must stand in quotation marks; reported: anywhere (default: direct)",
    )
    parser.add_argument(
        "--language", default="en", metavar="TAG", help="of the text, such as de (default: en)"
    )
    parser.add_argument("--jsonl", action="store_true", help="read JSON Lines from standard input")
    parser.set_defaults(command=run)


def run(words: str | None, text: Path | None, mode: str, language: str, *, jsonl: bool) -> int:
    """Answer. Raises UsageError if neither or both forms are asked for, or the text can't be read."""
    from validator.corpus.config import UsageError

    if jsonl:
        if words or text:
            raise UsageError("--jsonl reads everything from standard input; leave WORDS and --text out")
        return _stream()
    if not words or not text:
        raise UsageError('give the words and the text: onrecord quote --text article.txt "the words"')
    try:
        article = text.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{str(text)!r} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{str(text)!r} is not UTF-8 (byte {error.start + 1})") from error
    from validator.quotes.prepare import prepare
    from validator.quotes.stream import answer

    verdict = answer(words, prepare(article, language), mode)
    for line in _lines(verdict, article, str(text)):
        print(line)
    return CLEAN if verdict.accepted else FINDINGS


def _stream() -> int:
    """Answer each line as soon as it is read."""
    import json

    from validator.quotes.stream import verify_lines

    for answer in verify_lines(sys.stdin.buffer):
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return CLEAN


def _lines(verdict: Verdict, text: str, file: str) -> list[str]:
    """The verdict in words, with the place in the text."""
    from validator.report.escape import printable
    from validator.rules.quotes import differences
    from validator.source.locate import Lines

    lines = [f"{'accepted' if verdict.accepted else 'refused'}: {verdict.verdict}"]
    passage = verdict.closest
    start, end = (passage.start, passage.end) if passage else (verdict.start, verdict.end)
    if start is not None and end is not None:
        place = Lines(text).location(file, start, end)
        name = "the closest passage" if passage else "it stands here"
        lines.append(
            f"  {printable(file)}:{place.line}:{place.column}: {name}: {printable(text[start:end])!r}"
        )
    lines += [f"  {printable(note)}" for note in (*verdict.notes, *differences(passage))]
    return lines

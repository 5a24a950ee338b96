"""Many questions, one a line: JSON Lines in, JSON Lines out, in the same order.

An input line is an object ``{"quote": ..., "text": ...}`` or ``{"quote": ..., "text_file": ...}`` with optional
``"mode"`` ("direct" or "reported") and ``"language"``. Every line gets one answer; a line that cannot be answered is
refused with the verdict "invalid-input" and a note, and the next line is read.
"""

import json
import stat
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from validator.quotes.left_off import tell_left_off
from validator.quotes.prepare import MAX_TEXT, Prepared, prepare
from validator.quotes.verify import Verdict, refuse, verify

_CACHED_CHARACTERS = 4_000_000  # of the texts that are kept prepared
_MODES = ("direct", "reported")


class _BadLineError(Exception):
    """A line that cannot be answered; the message says why."""


class _Texts:
    """Prepared texts, the most recently used ones kept while they are not too many characters together."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], Prepared] = OrderedDict()
        self._characters = 0

    def prepared(self, text: str, language: str) -> Prepared:
        """The text, prepared now or before."""
        return self._get(("text", text, language), text)

    def read(self, file: str, language: str) -> Prepared:
        """The file's text, prepared now or before; read again only when its size or time has changed."""
        path = Path(file)
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise _BadLineError(f"text_file {file!r} is not an ordinary file")
            if status.st_size > 4 * MAX_TEXT:
                raise _BadLineError(f"text_file {file!r} is too large: {status.st_size:,} bytes")
            key = (f"{file}\0{status.st_size}\0{status.st_mtime_ns}", "", language)
            return (
                self._get(key, None)
                if key in self._kept
                else self._get(key, path.read_bytes().decode("utf-8"))
            )
        except UnicodeDecodeError as error:
            raise _BadLineError(f"text_file {file!r} is not UTF-8: byte {error.start}") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise _BadLineError(f"text_file {file!r} cannot be read: {reason}") from None

    def _get(self, key: tuple[str, str, str], text: str | None) -> Prepared:
        found = self._kept.get(key)
        if found is not None or text is None:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._kept[key] = prepare(text, key[2])
        self._characters += len(text)
        while self._characters > _CACHED_CHARACTERS and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._characters -= len(dropped.text)
        return made


def verify_lines(lines: Iterable[bytes | str]) -> Iterator[dict[str, object]]:
    """Answer each line in turn, a blank one too, so that answers and lines can be paired. Never raises on a line."""
    texts = _Texts()
    for line in lines:
        try:
            yield _answer(line, texts)
        except _BadLineError as error:
            yield refuse("invalid-input", str(error)).as_dict()


def _answer(line: bytes | str, texts: _Texts) -> dict[str, object]:
    try:
        task = json.loads(line if isinstance(line, str) else line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _BadLineError(f"the line is not UTF-8: byte {error.start}") from None
    except (ValueError, RecursionError) as error:
        raise _BadLineError(f"the line is not JSON: {error}") from None
    if not isinstance(task, dict):
        raise _BadLineError("the line is not a JSON object")
    mode = _string(task, "mode", "direct")
    if mode not in _MODES:
        raise _BadLineError(f"mode is {mode!r}; it must be 'direct' or 'reported'")
    quote, language = _string(task, "quote"), _string(task, "language", "en")
    if ("text" in task) == ("text_file" in task):
        raise _BadLineError("give either text or text_file")
    if "text" in task:
        source = texts.prepared(_string(task, "text"), language)
    else:
        source = texts.read(_string(task, "text_file"), language)
    return answer(quote, source, mode).as_dict()


def answer(quote: str, source: Prepared, mode: str) -> Verdict:
    """The verdict on a quote, with notes on what it leaves off of its sentence if it is accepted as speech."""
    verdict = verify(quote, source, mode)
    if verdict.accepted and mode == "direct":
        return replace(verdict, notes=(*verdict.notes, *tell_left_off(source, verdict.words)))
    return verdict


def _string(task: dict[str, object], name: str, default: str | None = None) -> str:
    value = task.get(name, default)
    if value is None:
        raise _BadLineError(f"{name} is missing" if name not in task else f"{name} is null, not text")
    if not isinstance(value, str):
        raise _BadLineError(f"{name} is {type(value).__name__}, not text")
    return value

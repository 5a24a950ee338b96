"""Which pack holds for a text: that of its declared language, unless the text plainly is in another one."""

import pkgutil
import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from importlib import import_module

from validator.quotes import languages
from validator.quotes.glyphs import MARKS
from validator.quotes.languages.pack import Pack, read_pack

_ALIASES = {
    **dict.fromkeys(("nb", "nn"), "no"),
    **dict.fromkeys(("hr", "bs", "sh", "cnr"), "sr"),
    **dict.fromkeys(("yue", "cmn", "wuu"), "zh"),
    **dict.fromkeys(("fil",), "tl"),
    "iw": "he",
    "in": "id",
    "prs": "fa",
    "ms": "id",
    "zsm": "id",
    "swh": "sw",
    "azj": "az",
}
_SAMPLE = 2000  # characters that are looked at
_FEW = 3  # little words; fewer show nothing
_RARE = 6  # of so many words, one is a little word in a text of the language; if fewer are, others are tried
_SHOWN = 100  # words whose script is looked at
_LETTERS = 4  # fewer letters show no script
_ASCII = re.compile("[a-z]+(?:'(?=[a-z]))?")
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*(?:'(?=\w))?")


@cache
def codes() -> tuple[str, ...]:
    """The languages that have a pack, in order."""
    found = (module.name for module in pkgutil.iter_modules(languages.__path__))
    return tuple(sorted(name for name in found if 2 <= len(name) <= 3))


@cache
def pack_of(language: str) -> Pack | None:
    """The pack of a language, given by its tag (BCP 47: `pt-BR`), or None."""
    code = language.lower().replace("_", "-").partition("-")[0]
    code = _ALIASES.get(code, code)
    return read_pack(import_module(f"{languages.__name__}.{code}")) if code in codes() else None


def pack_for(language: str, text: str) -> Pack | None:
    """The pack for a text that is declared to be in a language; None if there is none, or the text is in another.

    A text too short to show anything is taken for what it is declared to be. Only the beginning of a long one is read.
    """
    return choose(language, text)[0]


def choose(language: str, text: str) -> tuple[Pack | None, Pack | None]:
    """The pack for a text as ``pack_for`` has it, and the one that tells who speaks in it.

    The second is that of the language that the text plainly is in, if it is another one than declared; it permits no
    quote to differ from its source.
    """
    pack = pack_of(language)
    if pack is None:
        return None, None
    sample = text[:_SAMPLE].lower().replace("’", "'")
    words = (_ASCII if sample.isascii() else _WORD).findall(sample)
    script, own = _script(words), _count(pack, words)
    if script and script not in _scripts(pack):
        return None, _best(script, words)[0]
    for other in _kin(pack):
        if _outweighs(_count(other, words), own):
            return None, other
    if len(words) < 3 * _FEW or own * _RARE >= len(words):
        return pack, pack
    best, count = _best(script, words)
    return (None, best) if best and count >= max(own + _FEW, 3 * own) else (pack, pack)


def _best(script: str, words: Collection[str]) -> tuple[Pack | None, int]:
    """The first pack of a script of which most little words are among these, and how many are."""
    packs, known = _packs(script)
    counts = [0 if pack.spaces else _count(pack, words) for pack in packs]
    for word in words:
        for number in known.get(word, ()):
            counts[number] += 1
    best = max(range(len(packs)), key=counts.__getitem__, default=None)
    return (None, 0) if best is None else (packs[best], counts[best])


@cache
def _packs(script: str) -> tuple[list[Pack], dict[str, list[int]]]:
    """The packs of a script, and in which of them, by number, a word between spaces is a little word."""
    packs = [pack for code in codes() if (pack := pack_of(code)) and script in _scripts(pack)]
    known: dict[str, list[int]] = {}
    for number, pack in enumerate(packs):
        for word in pack.function.words if pack.spaces else ():
            known.setdefault(word, []).append(number)
    return packs, known


def _outweighs(other: int, own: int) -> bool:
    return other >= own + _FEW and other * 3 > own * 4


def _kin(pack: Pack) -> list[Pack]:
    return [other for code in pack.kin if (other := pack_of(code))]


def _count(pack: Pack, words: Collection[str]) -> int:
    """How many of the words are little words of a language."""
    if pack.spaces:
        return sum(map(pack.function.words.__contains__, words))
    run = " ".join(words)
    return sum(map(run.count, pack.function.words))


def _script(words: Sequence[str]) -> str:
    """The script that most of a text's words begin in, or "" if there are not enough of them."""
    shown = words[:_SHOWN]
    if (letters := "".join(shown)).isascii():
        return "LATIN" if len(letters) >= _LETTERS else ""
    counts: dict[str, int] = {}
    total = 0
    for word in shown:
        name = _script_of(word[0])
        counts[name] = counts.get(name, 0) + len(word)
        total += len(word)
    best = max(counts, key=lambda name: counts[name], default="")
    return best if total >= _LETTERS and counts[best] * 3 > total * 2 else ""


@cache
def _scripts(pack: Pack) -> frozenset[str]:
    return frozenset(_script_of(word[0]) for word in (*pack.function.words, *pack.negations.words))


@cache
def _script_of(char: str) -> str:
    """The script of a letter, by the first word of its Unicode name; Chinese and Japanese count as one."""
    name = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC") else name

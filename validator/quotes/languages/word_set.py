"""Words and patterns of words, as a language's file lists them."""

import unicodedata
from collections.abc import Sequence


class WordSet:
    """Words in lower case, as ``Words.keys`` are; written as one string with spaces between.

    ``word`` is that word, ``word*`` all that begin so, ``*word`` all that end so, ``*word*`` all that hold it, and
    ``two_words`` the words one after the other (``*two_wor*``: the first may begin, the last end otherwise). Raises
    ValueError for an entry that is none of these.

    >>> nope = WordSet("not *n't far_from")
    >>> "isn't" in nope, "knot" in nope, nope.find(["so", "far", "from", "it"])
    (True, False, 'far from')
    """

    __slots__ = ("_beginnings", "_endings", "_inside", "_letters", "_phrases", "_tails", "entries", "words")

    def __init__(self, listed: str) -> None:
        self.entries = tuple(unicodedata.normalize("NFC", listed).replace("\u200c", "").split())
        plain: list[str] = []
        beginnings: list[str] = []
        endings: list[str] = []
        inside: list[str] = []
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        tails: list[str] = []  # of the first words of those phrases whose first word may begin otherwise
        for entry in self.entries:
            bare = entry.strip("*")
            if not bare or "*" in bare or bare != bare.lower():
                raise ValueError(f"{entry!r} is no word in lower case, with * before or behind")
            if "_" in bare:
                parts = tuple((bare + "*" * entry.endswith("*")).split("_"))
                self._phrases.setdefault(parts[0], []).append(parts)
                if entry.startswith("*"):
                    tails.append(parts[0])
            elif entry.startswith("*"):
                (inside if entry.endswith("*") else endings).append(bare)
            elif entry.endswith("*"):
                beginnings.append(bare)
            else:
                plain.append(bare)
        self.words = frozenset(plain)
        self._letters: tuple[str, ...] | None = None
        self._tails = tuple(tails)
        self._beginnings, self._endings, self._inside = tuple(beginnings), tuple(endings), tuple(inside)

    @property
    def letters(self) -> tuple[str, ...]:
        """The entries without their signs, as they stand in a run of letters without spaces."""
        if self._letters is None:  # of most packs, nobody asks
            self._letters = tuple(entry.strip("*").replace("_", "") for entry in self.entries)
        return self._letters

    def __contains__(self, key: str) -> bool:
        return (
            key in self.words
            or (bool(self._beginnings) and key.startswith(self._beginnings))
            or (bool(self._endings) and key.endswith(self._endings))
            or (bool(self._inside) and any(part in key for part in self._inside))
        )

    def closeness(self, key: str) -> int:
        """How closely the entries describe a word: by how many letters, and above all if one is the word itself."""
        if key in self.words:
            return len(key) + 1
        if key not in self:
            return 0
        parts = [part for part in self._beginnings if key.startswith(part)]
        parts += [part for part in self._endings if key.endswith(part)]
        parts += [part for part in self._inside if part in key]
        return max(map(len, parts))

    def __bool__(self) -> bool:
        return bool(self.entries)

    def length_at(self, keys: Sequence[str], index: int) -> int:
        """How many words from this one on are one of the entries; 0 if none is."""
        key = keys[index]
        if key in self._phrases or (self._tails and key.endswith(self._tails)):
            for first in self._firsts(key):
                for parts in self._phrases[first]:
                    if _are_phrase(keys[index + 1 : index + len(parts)], parts[1:]):
                        return len(parts)
        return int(key in self)

    def _firsts(self, key: str) -> list[str]:
        """The first words of those entries of several words that may begin with this one."""
        firsts = [key] if key in self._phrases else []
        if self._tails and key.endswith(self._tails):
            firsts += [tail for tail in self._tails if key.endswith(tail) and tail != key]
        return firsts

    def places(self, keys: Sequence[str]) -> list[int]:
        """Where in a text one of the entries begins. Each word is looked at once, however often it stands there."""
        beginning = {key for key in set(keys) if key in self or self._firsts(key)}
        return [i for i, key in enumerate(keys) if key in beginning and self.length_at(keys, i)]

    def find(self, keys: Sequence[str]) -> str | None:
        """The first of the words that is one of the entries, or begins one of several words."""
        for index in range(len(keys)):
            length = self.length_at(keys, index)
            if length:
                return " ".join(keys[index : index + length])
        return None

    def find_in_run(self, run: str) -> str | None:
        """The first entry that stands anywhere in a run of characters, for scripts without spaces."""
        found = [(at, entry) for entry in self.letters if (at := run.find(entry)) >= 0]
        return min(found)[1] if found else None


def _are_phrase(keys: Sequence[str], parts: tuple[str, ...]) -> bool:
    """Whether words are the further ones of an entry, the last of which may go on."""
    last = parts[-1].removesuffix("*")
    if len(keys) != len(parts) or tuple(keys[:-1]) != parts[:-1]:
        return False
    return keys[-1] == last or (parts[-1] != last and keys[-1].startswith(last))

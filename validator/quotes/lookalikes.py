"""Letters that look alike and are not the same: said with their code points, since nobody can see the difference.

The pairs are those that keyboards and scanners mix up in practice, after the confusables of UTS #39; letters of one
name in two scripts (LATIN SMALL LETTER A, CYRILLIC SMALL LETTER A) need no list.
"""

import unicodedata

_LATIN = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυχγα" + "ıƖǀ|" + "օհոսԼՕ",
        "ABESIJKMHOPCTYXaesijopcyxdqwh" + "ABEZHIKMNOPTYXovikpuxya" + "ill" + "l" + "ohnuLO",
        strict=True,
    )
)
_ALSO = {"ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ە": "ه", "ة": "ه", "0": "O", "1": "l", "I": "l"}


def name_lookalikes(ours: str, theirs: str) -> list[str]:
    """For words that look the same, each pair of letters by which they differ, in words; nothing for other words."""
    if len(ours) != len(theirs):
        return []
    pairs = [(own, other) for own, other in zip(ours, theirs, strict=True) if own != other]
    if not all(_look_alike(own, other) for own, other in pairs):
        return []
    return [f"{_name(own)} for {_name(other)}" for own, other in dict.fromkeys(pairs)]


def _look_alike(one: str, other: str) -> bool:
    shapes = [_ALSO.get(char, _LATIN.get(char, char)) for char in (one, other)]
    shapes = [_ALSO.get(shape, shape) if shape.isascii() else shape for shape in shapes]
    if shapes[0] == shapes[1] or unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other):
        return True
    names = [unicodedata.name(char, "").split() for char in (one, other)]
    return (
        all(names)
        and names[0][-1] == names[1][-1]
        and names[0][0] != names[1][0]
        and one.islower() == other.islower()
    )


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"

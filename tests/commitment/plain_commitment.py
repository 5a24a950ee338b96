"""commitment/1 and commitment/2 a second time, straight from docs/commitment.md and sharing no code with the product.

It is slow and recursive on purpose: it splits a text of n words after the largest power of two below n, as the
document defines the tree, and knows no levels.
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256

PlainWord = tuple[int, int, str, str]


def number(value: int) -> bytes:
    return bytes([value]) if value < 128 else bytes([value % 128 + 128]) + number(value // 128)


def string(text: str) -> bytes:
    return number(len(text.encode())) + text.encode()


def leaf(word: PlainWord) -> bytes:
    zone, resumes, before, surface = word
    return number(zone) + number(resumes) + string(before) + surface.encode()


def digest(version: int, tag: str, *parts: bytes) -> bytes:
    return sha256(b"commitment/%d " % version + tag.encode() + b"\0" + b"".join(parts)).digest()


def u32(value: int) -> bytes:
    return value.to_bytes(4, "big")


def split(size: int) -> int:
    half = 1
    while half * 2 < size:
        half *= 2
    return half


def seed(text: bytes, leaves: list[bytes], version: int) -> bytes:
    cut = b"".join(u32(len(data)) + data for data in leaves)
    return digest(version, "seed", len(text).to_bytes(8, "big"), text, cut)[:16]


def children(parent: bytes, version: int) -> tuple[bytes, bytes]:
    both = digest(version, "expand", parent)
    return both[:16], both[16:]


def salts(parent: bytes, size: int, version: int) -> list[bytes]:
    if size == 1:
        return [parent]
    left, right = children(parent, version)
    return salts(left, split(size), version) + salts(right, size - split(size), version)


def node(first: int, leaves: list[bytes], own_salts: list[bytes], version: int) -> bytes:
    size = len(leaves)
    if size == 1:
        return digest(version, "leaf", u32(first), own_salts[0], leaves[0])[:16]
    half = split(size)
    left = node(first, leaves[:half], own_salts[:half], version)
    right = node(first + half, leaves[half:], own_salts[half:], version)
    return digest(version, "node", u32(first), u32(size), left, right)[:16]


def root(text: bytes, leaves: list[bytes], version: int = 1, language: str = "") -> bytes:
    """The root. From version 2 on, the last leaf is the end of the text, and the language is bound."""
    top = node(0, leaves, salts(seed(text, leaves, version), len(leaves), version), version)
    return digest(version, "root", u32(len(leaves)), string(language) if version > 1 else b"", top)


def values(text: bytes, leaves: list[bytes], disclosed: set[int], version: int) -> list[bytes]:
    all_salts = salts(seed(text, leaves, version), len(leaves), version)

    def walk(first: int, size: int, parent: bytes) -> list[bytes]:
        inside = sum(i in disclosed for i in range(first, first + size))
        if inside == size:
            return [parent]
        if inside == 0:
            return [node(first, leaves[first : first + size], all_salts[first : first + size], version)]
        half = split(size)
        left, right = children(parent, version)
        return walk(first, half, left) + walk(first + half, size - half, right)

    return walk(0, len(leaves), seed(text, leaves, version))


def in_full(word: PlainWord) -> bytes:
    zone, resumes, before, surface = word
    return number(zone) + number(resumes) + string(before) + string(surface)


def edits(source: Sequence[PlainWord], firsts: set[int], quote: Sequence[PlainWord]) -> bytes:
    """The edits that lead from the quote to the disclosed words, of which `firsts` begin a span, as bytes."""

    def agree(i: int, j: int) -> bool:
        if i >= len(source) or j >= len(quote) or source[i][3] != quote[j][3]:
            return False
        if i in firsts:
            return True
        zone, resumes, before, _ = source[i]
        earlier = source[i - 1][0]
        return before == quote[j][2] and resumes == 0 and zone == (earlier + 1 if earlier else 0)

    written = b""
    i = j = copied = 0
    while i < len(source):
        if agree(i, j):
            i, j, copied = i + 1, j + 1, copied + 1
            continue
        given, skipped = 32, 0
        pairs = ((g, d - g) for d in range(1, 33) for g in range(min(d, len(source) - i) + 1))
        for g, s in pairs:
            if i + g == len(source) or agree(i + g, j + s):
                given, skipped = g, s
                break
        written += number(copied) + number(skipped) + number(given)
        written += b"".join(map(in_full, source[i : i + given]))
        i, j, copied = i + given, j + skipped, 0
    if j < len(quote):
        written += number(copied) + number(len(quote) - j) + number(0)
    return written


def proof(
    text: bytes, words: Sequence[PlainWord], spans: list[tuple[int, int]], quote: Sequence[PlainWord]
) -> str:
    data = number(len(words))
    source: list[PlainWord] = []
    firsts: set[int] = set()
    reached = 0
    for start, stop in spans:
        more = (start, stop) != spans[-1]
        zone, resumes, before, _ = words[start]
        data += number(start - reached) + number((stop - start - 1) * 2 + more)
        data += number(zone) + number(resumes) + string(before)
        reached = stop + 1
        firsts.add(len(source))
        source += words[start:stop]
    disclosed = {i for start, stop in spans for i in range(start, stop)}
    data += b"".join(values(text, [leaf(word) for word in words], disclosed, 1))
    return urlsafe_b64encode(data + edits(source, firsts, quote)).rstrip(b"=").decode()


def second_proof(
    text: bytes,
    words: Sequence[PlainWord],
    language: str,
    span: tuple[int, int],
    beside: tuple[int, int],
    quote: Sequence[PlainWord],
) -> str:
    """A proof of commitment/2. The last of the words is the end of the text."""
    (start, stop), (left, right) = span, beside
    zone, resumes, before, _ = words[start]
    data = b"\0\2" + string(language) + number(len(words) - 1)
    data += number(start) + number((stop - start - 1) * 2) + number(zone) + number(resumes) + string(before)
    for few in (words[start - left : start], words[stop : stop + right]):
        data += number(len(few)) + b"".join(map(in_full, few))
    disclosed = set(range(start - left, stop + right))
    data += b"".join(values(text, [leaf(word) for word in words], disclosed, 2))
    data += edits(words[start:stop], {0}, quote)
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def goes_on(words: dict[int, PlainWord], i: int) -> bool | None:
    """Whether the sentence and the speech go on from word i - 1 to word i; None if that can't be told."""
    if i not in words:
        return None
    zone, _, before, _ = words[i]
    if zone == 1 or set(before) & set(".!?…;:"):
        return False
    if zone > 1:
        return True
    return None if i - 1 not in words else words[i - 1][0] == 0


def shows_beside(words: dict[int, PlainWord], count: int, span: tuple[int, int]) -> bool:
    """Whether, of a text of so many words, those disclosed hold what is looked at beside a quote."""
    start, stop = span
    for i in range(start, max(start - 12, 0), -1):
        if goes_on(words, i) is False:
            break
        if goes_on(words, i) is None or i - 1 not in words:
            return False
    for i in range(stop, stop + 6):
        if i == count or (i in words and not goes_on(words, i)):
            return i in words
        if i not in words:
            return False
        if words[i][0] != (words[i - 1][0] + 1 if words[i - 1][0] else 0):
            return True
    return True

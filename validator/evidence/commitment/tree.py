"""A salted Merkle tree over byte leaves, from which spans of leaves can be disclosed and the rest kept secret.

Two binary trees of the same shape lie over the same leaves:

* the *seed tree* runs downwards: every seed yields the seeds of its two children, and the seed of a leaf is
  its salt (Goldreich, Goldwasser and Micali, "How to construct random functions", J. ACM 33(4), 1986);
* the *hash tree* runs upwards: salted leaf hashes are joined pair by pair into one root (Merkle, "A digital
  signature based on a conventional encryption function", CRYPTO 1987).

Disclosing leaves means giving, for every largest subtree that is wholly disclosed, its seed, and for every
largest subtree that is wholly hidden, its hash. Whoever has the disclosed leaves can then compute the root;
the salts of the hidden leaves stay unknown, so no guess at a hidden leaf can be tested.

The shape is that of RFC 6962, section 2.1: nodes are joined in pairs from the left, and the odd one at the end
of a level moves up as it is. A node is named by its level (0 for leaves) and its index in the level.

SHA-256 (FIPS 180-4) is used throughout, because every platform has it. Each kind of input starts with a tag of
its own, so that no leaf can pass for a node; leaves and nodes also say where they stand, so that none fits at another
place. Seeds, salts, leaf hashes and node hashes are cut to 16 bytes; the root keeps all 32.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

NODE_BYTES = 16
ROOT_BYTES = 32
MAX_LEAVES = 1 << 24

LeafRange = tuple[int, int]
"""The leaves from the first number up to, and without, the second."""


class Tags(NamedTuple):
    """What sets the inputs of the hash apart: each use of it in each version of the format begins with its own."""

    seed: bytes
    expand: bytes
    leaf: bytes
    node: bytes
    root: bytes


TAGS = {
    version: Tags(*(b"commitment/%d %s\0" % (version, use.encode()) for use in Tags._fields))
    for version in (1, 2)
}


class Scheme(NamedTuple):
    """The version of the format; and what the root binds beside the leaves: from version 2 on, the code of the
    language in which the text was read, or nothing."""

    version: int
    language: str = ""

    @property
    def tags(self) -> Tags:
        return TAGS[self.version]

    @property
    def bound(self) -> bytes:
        """The language as the root has it: its length, and its letters."""
        code = self.language.encode()
        return b"" if self.version == 1 else bytes([len(code)]) + code


FIRST = Scheme(1)


@dataclass(frozen=True, slots=True)
class Tree:
    """Both trees over `count` leaves. Whoever holds it can disclose any leaf, so it is never published.

    `seeds` and `hashes` have one list a level, leaves first; a seed or a hash has 16 bytes, `root` has 32.
    """

    count: int
    seeds: tuple[list[bytes], ...]
    hashes: tuple[list[bytes], ...]
    root: bytes


def derive_seed(text: bytes, leaves: Sequence[bytes], tags: Tags) -> bytes:
    """The seed of the whole tree, 16 bytes: a hash of the text's bytes and of the leaves made from them.

    Only who has the whole text can compute it. The tag sets it apart from the text's plain SHA-256, which
    is published. The leaves go in because a text that is one day cut into other leaves must get other salts: else the
    salt disclosed for a leaf of the one cutting would lay open a hidden leaf of the other.
    """
    digest = sha256(tags.seed)
    digest.update(len(text).to_bytes(8, "big"))
    digest.update(text)
    for leaf in leaves:
        digest.update(len(leaf).to_bytes(4, "big"))
        digest.update(leaf)
    return digest.digest()[:NODE_BYTES]


def grow(text: bytes, leaves: Sequence[bytes], scheme: Scheme = FIRST) -> Tree:
    """The tree over `leaves`, which were made from `text`.

    Raises ValueError if there are no leaves, or more than MAX_LEAVES.
    """
    count = len(leaves)
    if not 1 <= count <= MAX_LEAVES:
        raise ValueError(f"a commitment covers 1 to {MAX_LEAVES} words, not {count}")
    tags = scheme.tags
    seeds = _grow_seeds(derive_seed(text, leaves, tags), count, tags)
    hashes = _grow_hashes(0, seeds[0], leaves, tags)
    return Tree(count, seeds, hashes, _hash_root(count, hashes[-1][0], scheme))


def disclose(tree: Tree, spans: Sequence[LeafRange]) -> tuple[bytes, ...]:
    """What a proof for `spans` carries: seeds of disclosed and hashes of hidden subtrees, from left to right.

    Raises ValueError if the spans are not as `check_spans` demands.
    """
    check_spans(tree.count, spans)
    return tuple(
        (tree.seeds if disclosed else tree.hashes)[level][index]
        for level, index, disclosed in _cover(tree.count, spans)
    )


def count_values(count: int, spans: Sequence[LeafRange]) -> int:
    """How many values of 16 bytes a proof for `spans` out of `count` leaves carries; at most about
    2 * log2(count) for each span."""
    return sum(1 for _ in _cover(count, spans))


def compute_root(
    count: int,
    spans: Sequence[LeafRange],
    values: Sequence[bytes],
    leaves: Sequence[bytes],
    scheme: Scheme = FIRST,
) -> bytes:
    """The root, 32 bytes, of a tree of `count` leaves in which `leaves` stand at `spans`.

    `values` is what `disclose` gave. The time is proportional to the disclosed leaves; it does not depend on `count`
    beyond its logarithm. Raises ValueError if the numbers of spans, values and leaves do not fit each other.
    """
    check_spans(count, spans)
    if len(leaves) != sum(stop - start for start, stop in spans):
        raise ValueError("the number of leaves is not the number that the spans disclose")
    cover = list(_cover(count, spans))
    if len(values) != len(cover):
        raise ValueError("the number of values is not the number that the spans need")
    nodes: dict[tuple[int, int], bytes] = {}
    used = 0
    for (level, index, disclosed), value in zip(cover, values, strict=True):
        nodes[level, index] = value
        if disclosed:
            first = index << level
            size = min(1 << level, count - first)
            salts = _grow_seeds(value, size, scheme.tags)[0]
            hashes = _grow_hashes(first, salts, leaves[used : used + size], scheme.tags)
            nodes[level, index] = hashes[-1][0]
            used += size
    return _hash_root(count, _join(count, *_top(count), nodes, scheme.tags), scheme)


def check_spans(count: int, spans: Sequence[LeafRange]) -> None:
    """Raises ValueError unless there is a span and they lie, in order, inside the `count` leaves, none empty, and
    with at least one leaf between any two of them (so that a set of leaves can be written in one way only)."""
    if not 1 <= count <= MAX_LEAVES:
        raise ValueError(f"a commitment covers 1 to {MAX_LEAVES} words, not {count}")
    if not spans:
        raise ValueError("there is no span to disclose")
    earliest = 0
    for start, stop in spans:
        if not earliest <= start < stop <= count:
            raise ValueError("the spans are empty, out of order, adjacent or outside the text")
        earliest = stop + 1


def _top(count: int) -> tuple[int, int]:
    return (count - 1).bit_length(), 0


def _cover(count: int, spans: Sequence[LeafRange]) -> Iterator[tuple[int, int, bool]]:
    """The largest subtrees that are wholly disclosed (True) or wholly hidden (False), from left to right."""
    pending = [_top(count)]
    current = 0
    while pending:
        level, index = pending.pop()
        first = index << level
        if first >= count:
            continue
        last = min(first + (1 << level), count)
        while current < len(spans) and spans[current][1] <= first:
            current += 1
        start, stop = spans[current] if current < len(spans) else (count, count)
        if start >= last:
            yield level, index, False
        elif start <= first and last <= stop:
            yield level, index, True
        else:
            pending += [(level - 1, 2 * index + 1), (level - 1, 2 * index)]


def _grow_seeds(seed: bytes, count: int, tags: Tags) -> tuple[list[bytes], ...]:
    """The seeds of the subtree of `count` leaves whose seed is `seed`, one list a level, leaves first."""
    seeds = [[seed]]
    level, _ = _top(count)
    while level:
        level -= 1
        width = ((count - 1) >> level) + 1
        below: list[bytes] = []
        for parent in seeds[-1]:
            if len(below) + 1 < width:
                digest = sha256(tags.expand + parent).digest()
                below += (digest[:NODE_BYTES], digest[NODE_BYTES:])
            else:
                below.append(parent)
        seeds.append(below)
    return tuple(reversed(seeds))


def _grow_hashes(
    first: int, salts: Sequence[bytes], leaves: Iterable[bytes], tags: Tags
) -> tuple[list[bytes], ...]:
    """The hashes of the subtree whose leaves begin at `first`, one list a level, leaves first."""
    count = len(salts)
    hashes = [
        [
            sha256(tags.leaf + i.to_bytes(4, "big") + salt + leaf).digest()[:NODE_BYTES]
            for i, (salt, leaf) in enumerate(zip(salts, leaves, strict=True), start=first)
        ]
    ]
    size = 2
    while len(below := hashes[-1]) > 1:
        above = [
            _hash_node(first + start, min(size, count - start), left, right, tags)
            for start, left, right in zip(range(0, count, size), below[::2], below[1::2], strict=False)
        ]
        hashes.append(above + below[len(above) * 2 :])
        size *= 2
    return tuple(hashes)


def _join(count: int, level: int, index: int, nodes: dict[tuple[int, int], bytes], tags: Tags) -> bytes:
    """The hash of a node, from the hashes of the subtrees that cover it."""
    known = nodes.get((level, index))
    if known is not None:
        return known
    left = _join(count, level - 1, 2 * index, nodes, tags)
    middle = (2 * index + 1) << (level - 1)
    if middle >= count:
        return left
    right = _join(count, level - 1, 2 * index + 1, nodes, tags)
    first = index << level
    return _hash_node(first, min(1 << level, count - first), left, right, tags)


def _hash_node(first: int, size: int, left: bytes, right: bytes, tags: Tags) -> bytes:
    place = first.to_bytes(4, "big") + size.to_bytes(4, "big")
    return sha256(tags.node + place + left + right).digest()[:NODE_BYTES]


def _hash_root(count: int, top: bytes, scheme: Scheme) -> bytes:
    return sha256(scheme.tags.root + count.to_bytes(4, "big") + scheme.bound + top).digest()

"""Where the proofs of quoted words stand in a record, and whether they hold.

The object that holds the reference to an article (a source entry, as a rule) has `proofs`: for each field whose words
must stand in that article, one proof for each piece of words, in the order in which the record gives them.

    sources:
      - article: port-courier-2031-03-05-talks
        evidence: the two ministers met in the harbour hall
        proofs:
          evidence:
            - 'EgYIAgAANC4lcMPN...'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from validator.corpus.records import Claim, Link, Record, reading
from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, at

if TYPE_CHECKING:
    from validator.evidence.commitment import Proved

KEY = "proofs"


class Piece(NamedTuple):
    """Words that must stand in an article; the place of their proof; and the proof, if there is one.

    `name` is the field's name under `proofs`.
    """

    claim: Claim
    name: str
    place: KeyPath
    proof: str | None


@lru_cache(maxsize=1)
def pieces(link: Link) -> tuple[Piece, ...]:
    """The words that must stand in the article which `link` names, with their proofs. Several rules ask for them."""
    proofs = proofs_of(link)
    counts: dict[str, int] = {}
    found = []
    for claim in link.claims:
        name = _name(claim.path)
        number = counts.get(name, 0)
        counts[name] = number + 1
        proof = at(proofs, (name, number)) if proofs else None
        place = (*link.path[:-1], KEY, name, number)
        found.append(Piece(claim, name, place, proof if isinstance(proof, str) else None))
    return tuple(found)


def without_proof(claim: Claim) -> Piece:
    """Words beside whose source there are no proofs at all, so that nobody asks for the place of theirs."""
    return Piece(claim, "", (), None)


def spare(link: Link) -> Iterator[KeyPath]:
    """The places of proofs that belong to no words: the words are gone, or there are more proofs than words."""
    found = proofs_of(link)
    if not found:
        return
    words = Counter(_name(claim.path) for claim in link.claims)
    for name in names(link):
        proofs = found.get(name)
        for number in range(words[name], len(proofs) if isinstance(proofs, list) else 0):
            yield (*link.path[:-1], KEY, name, number)


def proofs_of(link: Link) -> dict[str, Any]:
    """The proofs that stand beside a reference, by the names of the fields; empty if there are none."""
    found = at(link.record.data, (*link.path[:-1], KEY))
    return found if isinstance(found, dict) else {}


def names(link: Link) -> list[str]:
    """The names that proofs beside a reference have, in the order of the schema: those of its verbatim fields."""
    uses = link.record.schema.verbatim_uses.get(link.field.pattern, ())
    return list(dict.fromkeys(_name(use.field.pattern) for use in uses))


def has_place(link: Link, name: str) -> bool:
    """Whether the schema has a place for the proofs of a verbatim field beside the reference."""
    return (*link.field.pattern[:-1], KEY, name) in link.record.schema.patterns


def check_piece(piece: Piece, article: Record) -> Proved | str:
    """What the proof of a piece shows, or in a sentence why it shows nothing. The piece must have a proof."""
    root = article.text.get("commitment")
    if not isinstance(root, str):
        return f"the record of {article.id!r} has no commitment that a proof could be checked against"
    assert piece.proof is not None
    return _check(root, piece.proof, piece.claim.words, *reading(article, piece.claim.quoted))


@lru_cache(maxsize=1024)
def _check(root: str, proof: str, words: str, mode: str, language: str) -> Proved | str:
    from validator.evidence.commitment import ProofError, check_quote

    try:
        return check_quote(root, proof, words, mode, language)
    except ProofError as error:
        return str(error)


def _name(path: KeyPath) -> str:
    return next(part for part in reversed(path) if isinstance(part, str) and part != ITEMS)

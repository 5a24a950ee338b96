"""Attest: from records and the texts of their articles, the records with commitments and proofs.

An article's record gets the hash of its text, the number of its words, and the commitment; the object that holds a
reference to an article gets the proofs of the words that must stand there. What a proof is, and what it shows and
hides: `validator.evidence.commitment`. Nothing is written to a file here.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from validator.authoring.changed_text import changed_text, other_commitment
from validator.authoring.salting import is_salted
from validator.corpus.at_hand import passed_over
from validator.corpus.records import Link, Record, reading
from validator.evidence.archive import Absent, ArticleText
from validator.evidence.commitment import NEWEST, Commitment, prove_quote
from validator.evidence.commitment.encode import read_proof
from validator.evidence.proofs import KEY, has_place, names, pieces, proofs_of
from validator.findings.finding import Problem
from validator.findings.paths import at
from validator.findings.rule import Rule
from validator.rules.context import Context
from validator.rules.proofs import quote_unproved
from validator.rules.quotes import quote_not_in_source

_TEXT_KEYS = ("sha256", "file", "words", "commitment")
"""The keys of an article's text, in the order in which they are written. `file` is the curator's own."""


FEW_HIDDEN = 8
"""Words of a text, up to which they could be guessed together: the published hash tells who guesses right."""
SHORT = 20
"""Words of a whole text that may be a form with a few fields filled in: the rest of it is as good as known."""


@dataclass
class Attestation:
    """What there is to write, and to say.

    `wanted` are the data of each record that changes, as they should be; `hits` is what a person has to look at;
    `left` are records that should change and can't, each with a sentence why. `articles` and `pieces` count articles
    and pieces of quoted words: under "attested", or under a word for why not. `guessable` are the articles of which the
    proofs give nearly everything away, or whose texts are short, with the number of the words that are still hidden.
    """

    wanted: list[tuple[Record, dict[str, Any]]] = field(default_factory=list)
    hits: list[tuple[Record, Rule, Problem]] = field(default_factory=list)
    left: list[tuple[Record, str]] = field(default_factory=list)
    articles: Counter[str] = field(default_factory=Counter)
    pieces: Counter[str] = field(default_factory=Counter)
    guessable: list[tuple[Record, int]] = field(default_factory=list)
    renewed: int = 0


def attest(
    context: Context, files: Collection[str] | None = None, salted: Collection[str] = ()
) -> Attestation:
    """Attest all records; or those in some files, and with them the articles that they name or are named by.

    Of articles that were just `salted`, everybody knows why their commitments are others.
    """
    done = Attestation()
    work = _Attesting(context, done, {}, salted)
    links: dict[tuple[str, int], list[Link]] = {}
    for record in context.corpus.records:
        for link in context.corpus.links(record):
            if link.target and link.target.schema.text_field and names(link):
                links.setdefault(_position(link.target), []).append(link)
    for article in context.corpus.records:
        if article.schema.text_field:
            own = links.get(_position(article), [])
            chosen = own
            if files is not None and article.file not in files:
                chosen = [link for link in own if link.record.file in files]
                if not chosen:
                    continue
            made: _Made | None = None
            with passed_over(article.file, article.document, article.id):
                made = work.attest(article, own, chosen)
            if made:
                work.write(article, made)
    for record in context.corpus.records:
        data = work.wanted.get(_position(record), record.data)
        if data != record.data:
            if record.schema.is_valid(data):
                done.wanted.append((record, data))
            else:
                done.left.append((record, f"with its proofs it would not fit {record.schema.name}"))
    return done


def _position(record: Record) -> tuple[str, int]:
    return record.file, record.document


@dataclass
class _Made:
    """What is to be written of one article: into its own record, and beside references to it."""

    text: dict[str, Any] = field(default_factory=dict)
    proofs: list[tuple[Link, dict[str, list[str]]]] = field(default_factory=list)


@dataclass
class _Attesting:
    """One article after another; `wanted` are the data of records, by their position, as they should be."""

    context: Context
    done: Attestation
    wanted: dict[tuple[str, int], dict[str, Any]]
    salted: Collection[str] = ()

    def attest(self, article: Record, links: Sequence[Link], chosen: Sequence[Link]) -> _Made:
        """Commit to an article's text, and prove the words of the chosen links; of all, if the commitment is new."""
        text = self.context.text_of(article)
        if isinstance(text, Absent):
            return self._leave(article, links, chosen, text)
        commitment = self.context.commitment(article, text, _version(article))
        if commitment is None:
            self.done.articles["no-source-text"] += 1
            self.done.pieces["no-source-text"] += _count(chosen)
            return _Made()
        self.done.articles["attested"] += 1
        if article.text.get("commitment") != commitment.root:
            chosen = links
            known = self.context.commitment(article, text)
            if known and article.text.get("commitment") == known.root:
                self.done.renewed += 1
            elif article.id not in self.salted and (
                problem := other_commitment(article, links, text, self.context)
            ):
                self.done.hits.append((article, *problem))
        made = _Made({"sha256": text.sha256, "words": commitment.count, "commitment": commitment.root})
        shown: set[int] = set()
        for link in chosen:
            proofs = self._prove(article, link, text, commitment)
            shown.update(
                *(range(*span) for proof in chain(*proofs.values()) for span in read_proof(proof).shown)
            )
            made.proofs.append((link, proofs))
        hidden = commitment.count - len(shown - {commitment.count})
        few = hidden <= FEW_HIDDEN or commitment.count <= SHORT
        salted = is_salted(text.text) and commitment.count - 1 not in shown
        if few and chosen == links and not salted:
            self.done.guessable.append((article, hidden))
        return made

    def write(self, article: Record, made: _Made) -> None:
        """Put down what was made of an article."""
        if made.text:
            _write_text(self._data(article), article, made.text)
        for link, proofs in made.proofs:
            _write_proofs(self._data(link.record), link, proofs)

    def _data(self, record: Record) -> dict[str, Any]:
        position = _position(record)
        if position not in self.wanted:
            self.wanted[position] = copy.deepcopy(record.data)
        return self.wanted[position]

    def _leave(self, article: Record, links: Iterable[Link], chosen: Sequence[Link], text: Absent) -> _Made:
        """Nothing can be proved without the text; only proofs of words that are gone can go."""
        self.done.articles[text.code] += 1
        self.done.pieces[text.code] += _count(chosen)
        problem = changed_text(article, links, self.context)
        if problem:
            self.done.hits.append((article, *problem))
        made = _Made()
        for link in chosen:
            numbers = Counter(piece.name for piece in pieces(link))
            kept = {name: proofs[: numbers[name]] for name, proofs in proofs_of(link).items()}
            made.proofs.append((link, kept))
        return made

    def _prove(
        self, article: Record, link: Link, text: ArticleText, commitment: Commitment
    ) -> dict[str, list[str]]:
        """The proofs of a link's words by the names of their fields; where one fails, none of its name."""
        source = self.context.prepared(article, text)
        proofs: dict[str, list[str]] = {}
        failed: set[str] = set()
        for piece in pieces(link):
            if not has_place(link, piece.name):
                self.done.pieces["no-place"] += 1
                continue
            mode, _ = reading(article, piece.claim.quoted)
            proof = ""
            try:
                with passed_over(link.record.file, link.record.document, link.record.id):
                    proof = prove_quote(commitment, source, piece.claim.words, mode)
            except ValueError as error:
                self._report(link, piece.claim.path, str(error))
            if proof:
                self.done.pieces["attested"] += 1
                proofs.setdefault(piece.name, []).append(proof)
            else:
                failed.add(piece.name)
                self.done.pieces["refused"] += 1
        return {name: found for name, found in proofs.items() if name not in failed}

    def _report(self, link: Link, path: tuple[str | int, ...], reason: str) -> None:
        """Say why words have no proof: as a rule, because they do not stand in the text."""
        refused = [
            result
            for result in quote_not_in_source.check(link, self.context)
            if isinstance(result, Problem) and result.path == path
        ]
        if refused:
            self.done.hits.append((link.record, quote_not_in_source, refused[0]))
        else:
            hint = "quote fewer words, or leave fewer out"
            problem = Problem(path, f"no proof can be made: {reason}", hint=hint)
            self.done.hits.append((link.record, quote_unproved, problem))


def _version(article: Record) -> int:
    """The newest version of commitments that the schema of an article has a place for."""
    described = article.schema.text_field
    assert described
    data = copy.deepcopy(article.data)
    at(data, described.pattern)["commitment"] = f"commitment/{NEWEST}:{'A' * 43}"
    return NEWEST if article.schema.is_valid(data) else NEWEST - 1


def _count(links: Iterable[Link]) -> int:
    return sum(1 for link in links for _ in pieces(link))


def _write_text(data: dict[str, Any], article: Record, found: dict[str, Any]) -> None:
    """Write what was found of the text into an article's data, as far as the schema has a place for it."""
    described = article.schema.text_field
    assert described
    places = {field.pattern for field in article.schema.fields}
    entry = at(data, described.pattern)
    previous: tuple[str, ...] = ()
    for key in _TEXT_KEYS:
        if key in found and (*described.pattern, key) in places:
            _put(entry, key, found[key], previous)
        previous = (*previous, key)


def _write_proofs(data: dict[str, Any], link: Link, found: dict[str, list[str]]) -> None:
    """Put the proofs of a link's words beside its reference, those that it has now or none."""
    holder = at(data, link.path[:-1])
    if not isinstance(holder, dict):
        return
    own = [name for name in names(link) if has_place(link, name)]
    proofs = {
        name: proof for name, proof in holder.get(KEY, {}).items() if name not in own or found.get(name)
    }
    proofs |= {name: found[name] for name in own if found.get(name)}
    if proofs:
        _put(holder, KEY, proofs, (str(link.path[-1]), *own))
    else:
        holder.pop(KEY, None)


def _put(mapping: dict[str, Any], key: str, value: Any, after: Collection[str]) -> None:
    """Set a key; if it is new, it comes after the last of some others, or first."""
    if key in mapping:
        mapping[key] = value
        return
    items = list(mapping.items())
    place = max((number for number, (name, _) in enumerate(items, 1) if name in after), default=0)
    items.insert(place, (key, value))
    mapping.clear()
    mapping.update(items)

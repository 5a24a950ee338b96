"""Proofs: what shows, without the text, that quoted words stand in an article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from validator.corpus.records import Group, Link, Record, named_in
from validator.evidence.archive import TOO_LARGE, Absent, ArticleText
from validator.evidence.proofs import KEY, Piece, check_piece, has_place, pieces, proofs_of, spare
from validator.findings.finding import KeyPath, Problem, RecordPlace, Severity
from validator.findings.paths import at
from validator.rules.applies import credits_words, has_proofs, has_text, may_have_proofs
from validator.rules.context import Context
from validator.rules.shapes import group_rule, link_rule, record_rule

if TYPE_CHECKING:
    from validator.evidence.commitment import Word

_FIRST = "commitment/1:"
_ATTEST = "run 'onrecord attest' where the article's text is at hand"


@record_rule("commitment-mismatch", concerns=has_text, needs_text=True)
def commitment_mismatch(record: Record, context: Context) -> Iterator[Problem]:
    """The commitment or the number of words in an article's record does not belong to its text.

    Whoever lacks the text checks quotes against the commitment. If it was made from another text, or changed, they
    check against something that nobody published. The text itself is the right one: its hash is that of the record.

    To mend it: run `onrecord attest`, which writes both anew.
    """
    described = record.schema.text_field
    commitment, words = record.text.get("commitment"), record.text.get("words")
    if described is None or (commitment is None and words is None):
        return
    text = context.text_of(record)
    if isinstance(text, Absent):
        return
    true = context.commitment(record, text)
    count = true.count if true else 0
    if commitment is not None and commitment != (true and true.root):
        yield Problem(
            (*described.pattern, "commitment"),
            "the commitment does not belong to the text in the archive",
            hint="run 'onrecord attest': it writes the commitment and all proofs anew",
        )
    elif words not in (None, count):
        yield Problem(
            (*described.pattern, "words"),
            f"the text in the archive has {count} words, not {words}",
            hint="run 'onrecord attest': it writes the number anew",
        )


@record_rule("older-commitment", Severity.WARNING, concerns=has_text)
def older_commitment(record: Record, context: Context) -> Iterator[Problem]:
    """The proofs of quotes from an article show nothing of what stands beside them.

    They are of the first version, `commitment/1`, and hold; but "raise the fare" has such a proof if the article says
    "we will not raise the fare", and without the text nobody can tell. Those of `commitment/2` show the words beside
    the quote, and there is a warning where one of them turns its meaning. Nothing is said where the text is at hand.

    To mend it: move the article's record to `article/2` (`onrecord migrate`), and run `onrecord attest` where the text
    is at hand. It makes all proofs of the article anew.
    """
    described = record.schema.text_field
    commitment = record.text.get("commitment")
    if described is None or not isinstance(commitment, str) or not commitment.startswith(_FIRST):
        return
    if isinstance(context.text_of(record), Absent):
        yield Problem(
            (*described.pattern, "commitment"),
            "proofs under this commitment do not show what stands beside the words: nobody would see a 'not' there",
            hint="move the record to article/2 ('onrecord migrate'), and run 'onrecord attest' where its text is",
        )


@link_rule("proof-fails", concerns=has_proofs)
def proof_fails(link: Link, context: Context) -> Iterator[Problem]:
    """A proof does not show that the quoted words stand in the article.

    The words, the source, the proof or the article's commitment was changed after the proof was made. Even a single
    letter makes a proof fail, so this does not tell a slip of the pen from a falsified quote; the article does.

    To mend it: compare the words with the article. If they are right, run `onrecord attest` where the article's text is
    at hand; if not, restore them.
    """
    article = link.target
    if article is None or not proofs_of(link) or article.schema.text_field is None:
        return
    for piece in pieces(link):
        if piece.proof is not None:
            yield from _check(link, piece, article, context)
    for path in spare(link):
        yield Problem(
            path,
            "this is a proof of words that are not here",
            hint="restore the words that it belongs to, or delete the proof ('onrecord attest' does)",
        )


def _check(link: Link, piece: Piece, article: Record, context: Context) -> Iterator[Problem]:
    found = check_piece(piece, article)
    text = context.text_of(article)
    if isinstance(text, Absent):
        if isinstance(found, str):
            yield Problem(
                piece.claim.path,
                f"the proof that these words stand in {link.id!r} fails",
                hint=f"compare the words with the article; if they are right, {_ATTEST}",
                detail=(found,),
                related=(_place(link.record, piece.place, "the proof"),),
                properties={"article": link.id},
            )
        elif article.text.get("words", found.disclosure.count) != found.disclosure.count:
            described = article.schema.text_field
            assert described
            yield Problem(
                piece.place,
                f"the proof is of a text of {found.disclosure.count} words, which {link.id!r} is not said to have",
                hint=f"correct the number of words in the article's record, or {_ATTEST}",
                related=(_place(article, (*described.pattern, "words"), "the number of words"),),
                properties={"article": link.id},
            )
    elif isinstance(found, str) and _is_its_own_fault(piece, article, text, context):
        yield Problem(
            piece.place,
            f"this proof fails, although the words stand in {link.id!r}",
            hint="run 'onrecord attest': it writes the proof anew",
            detail=(found,),
            related=(_place(link.record, piece.claim.path, "the words"),),
            properties={"article": link.id},
        )


def _is_its_own_fault(piece: Piece, article: Record, text: ArticleText, context: Context) -> bool:
    """Whether the words and the commitment are right. (Else another finding says what is wrong.)"""
    commitment = article.text.get("commitment")
    if commitment is not None:
        true = context.commitment(article, text)
        if true is None or true.root != commitment:
            return False
    return context.verify(piece.claim.words, article, text, quoted=piece.claim.quoted).accepted


def _place(record: Record, path: KeyPath, message: str) -> RecordPlace:
    return RecordPlace(record.file, record.document, path, message)


def _hidden(piece: Piece, article: Record) -> int:
    """How many words that the quote leaves out its proof does not show."""
    found = check_piece(piece, article) if piece.proof is not None else ""
    return 0 if isinstance(found, str) else found.hidden


@link_rule("quote-unproved", concerns=credits_words)
def quote_unproved(link: Link, context: Context) -> Iterator[Problem]:
    """Nothing shows that quoted words stand in the article: its text is not at hand, and there is no proof.

    Whoever gets the dataset would have to take the quote on trust. For direct quotes this is an error, for
    evidence a warning. A proof that hides the words which the quote leaves out is none: a "not" may be among them.

    To mend it: run `onrecord attest` where the article's text is at hand, and commit what it writes: the proofs, which
    can be checked without the text.
    """
    article = link.target
    if article is None or article.schema.text_field is None:
        return
    text = context.text_of(article)
    if not isinstance(text, Absent) or text is TOO_LARGE:  # then one finding says why no text was found
        return
    for piece in pieces(link):
        hidden = _hidden(piece, article)
        if piece.proof is not None and not hidden:
            continue
        placed = has_place(link, piece.name)
        lacking = f"the proof hides the {hidden} words that are left out" if hidden else "there is no proof"
        yield Problem(
            piece.claim.path,
            f"nothing shows that these words stand in {link.id!r} as they are quoted: {lacking}, and {text.reason}"
            if hidden
            else f"nothing shows that these words stand in {link.id!r}: {lacking}, and {text.reason}",
            hint=_ATTEST
            if placed
            else f"the schema {link.record.schema.name} has no place for proofs; check this where the text is at hand",
            severity=None if piece.claim.quoted else Severity.WARNING,
            properties={"article": link.id},
        )


def _texts_of(record: Record, context: Context) -> set[tuple[int, str, int]]:
    """Of what texts the proofs in a record are, by what they say first: version, language, and number of words."""
    from validator.evidence.commitment.encode import text_of

    beside = {path[:-1] for path, _, _ in named_in(record, record.schema.quoting)}
    found = (proofs for path in beside if isinstance(proofs := at(record.data, (*path, KEY)), dict))
    lists = (proofs for named in found for proofs in named.values() if isinstance(proofs, list))
    texts = (text_of(proof) for proofs in lists for proof in proofs if isinstance(proof, str))
    return {text for text in texts if text is not None}


class _Shown(NamedTuple):
    """A word of an article's text, and the proof that shows it."""

    number: int
    word: Word
    record: Record
    piece: Piece
    article: Record


@group_rule("proofs-disagree", key=_texts_of, any_size=True, concerns=may_have_proofs)
def proofs_disagree(group: Group, context: Context) -> Iterator[tuple[Record, Problem]]:
    """Two proofs that belong to one commitment contradict each other.

    Each of them holds by itself, and both can't be of one text: they show two words at one place, or words inside of a
    quotation that by the other proof are outside. Whoever made the commitment made it up, or found two texts for one
    hash; nothing that is proved by it can be relied on. The commitment may stand in the records of several articles.

    To mend it: get the article's text, and run `onrecord attest`.
    """
    by_root: dict[str, list[_Shown]] = {}
    for record in group.records:
        for link in context.corpus.links(record):
            for shown in _shown(link):
                by_root.setdefault(shown.article.text["commitment"], []).append(shown)
    for words in by_root.values():
        words.sort(key=lambda one: one.number)
        if any(_contradict(one, other) for one, other in pairwise(words)):
            yield from _contradictions([one for one in words if _holds(one)])


def _contradictions(words: list[_Shown]) -> Iterator[tuple[Record, Problem]]:
    told = set()
    for one, other in pairwise(words):
        pair = tuple((shown.record.file, shown.record.document, shown.piece.place) for shown in (one, other))
        if pair in told or not _contradict(one, other):
            continue
        told.add(pair)
        for here, there in ((one, other), (other, one)):
            yield (
                here.record,
                Problem(
                    here.piece.place,
                    f"this proof and another one can't both be of the text of {here.article.id!r}: by this one, "
                    f"word {here.number + 1} is {_describe(here.word)}; by the other, word {there.number + 1} is "
                    f"{_describe(there.word)}",
                    hint="get the article's text, and run 'onrecord attest': it makes commitment and proofs anew",
                    related=(_place(there.record, there.piece.place, "the other proof"),),
                    properties={"article": here.article.id},
                ),
            )


def _shown(link: Link) -> Iterator[_Shown]:
    """The words that the proofs beside a reference say they show. Whether that is so, is asked when it matters."""
    from validator.evidence.commitment import ProofError
    from validator.evidence.commitment.encode import read_proof
    from validator.evidence.commitment.proof import claimed
    from validator.evidence.commitment.source import read_quote

    article = link.target
    if article is None or not proofs_of(link) or not isinstance(article.text.get("commitment"), str):
        return
    for piece in pieces(link):
        if piece.proof is not None:
            try:
                disclosure = claimed(read_proof(piece.proof), read_quote(piece.claim.words))
            except ProofError:
                continue  # another finding says so
            for number, word in disclosure.numbered():
                yield _Shown(number, word, link.record, piece, article)


def _holds(shown: _Shown) -> bool:
    return not isinstance(check_piece(shown.piece, shown.article), str)


def _contradict(one: _Shown, other: _Shown) -> bool:
    """Whether two words, the second at the same place or behind, are not of one text.

    A word inside of a quotation says how many words of it stand before, all in the same quotation. That is asked of the
    nearest known word before it, which says the same of those before itself.
    """
    apart = other.number - one.number
    if not apart:
        return one.word != other.word
    return other.word.zone > apart and one.word.zone != other.word.zone - apart


def _describe(word: Word) -> str:
    form = word.surface.partition("\n")[0]
    where = f"word {word.zone} of a quotation" if word.zone else "outside of quotations"
    return f"“{form}”, {where}" if form else "the end of the text"

"""What a rule may ask besides the record, link or group that it is given."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from validator.corpus.records import IDS, Corpus, Link, Record, reading
from validator.evidence.archive import KEPT, Absent, Archive, ArticleText
from validator.findings.suggest import Vocabulary

if TYPE_CHECKING:
    from validator.evidence.commitment import Commitment
    from validator.evidence.quoted import FoundWords
    from validator.quotes.prepare import Prepared
    from validator.quotes.verify import Verdict
    from validator.quotes.word_index import WordIndex

MAX_SUGGESTIONS = 3
ONE_BY_ONE = 3
"""How often all texts are asked for words before an index of them is made, which takes about as long as that."""

TextName = tuple[str, str]
"""The hash and the file of a text, as an article's record gives them; either may be empty."""


@dataclass
class Context:
    """The day of the run, the texts of the archive, and the corpus for explanations.

    A rule's verdict depends on its record, link or group, the day and the texts alone; `nearest_id` and the like only
    help to explain a finding. With `unhashed`, a text may be known by the name of its file alone, where the record has
    no hash of it yet: whoever attests it has it before them.
    """

    archive: Archive
    today: date
    corpus: Corpus = field(repr=False)
    unhashed: bool = False
    # The record is kept beside its text, so that no other one gets its number.
    _texts: dict[int, tuple[Record, ArticleText | Absent]] = field(
        default_factory=dict, init=False, repr=False
    )
    # The samples of texts (validator.evidence.overlap), by what names them: made once, they serve all processes.
    samples: dict[TextName, array[int]] = field(default_factory=dict, init=False, repr=False)
    _index: WordIndex | None = field(default=None, init=False, repr=False)
    _searches: int = field(default=0, init=False, repr=False)
    _ids: dict[frozenset[str], Vocabulary] = field(default_factory=dict, init=False, repr=False)
    # Several rules ask for the spans of a link, one rule after another.
    spans: tuple[Link, tuple[FoundWords, ...]] | None = field(default=None, init=False, repr=False)

    def text_of(self, article: Record) -> ArticleText | Absent:
        """The archived text of an article, or why it can't be had."""
        known = self._texts.get(id(article))
        if known is None:
            if len(self._texts) >= KEPT:
                del self._texts[next(iter(self._texts))]
            known = self._texts[id(article)] = article, self._text_of(article)
        return known[1]

    def _text_of(self, article: Record) -> ArticleText | Absent:
        entry = article.text
        if not entry:
            return Absent("no-text-entry", "the article record does not describe a text")
        found = self.archive.find(*name_of_text(article))
        named_only = self.unhashed and "sha256" not in entry
        if isinstance(found, ArticleText) and found.sha256 != entry.get("sha256") and not named_only:
            # Nothing is shown of it either: whatever the record names as its file would be.
            return Absent("text-changed", "the text in the archive is not the one that the record describes")
        return found

    def verify(self, words: str, article: Record, text: ArticleText, *, quoted: bool) -> Verdict:
        """Whether words stand in the text of an article; `quoted`: as direct speech."""
        return _verify(words, text.text, *reading(article, quoted))

    def commitment(self, article: Record, text: ArticleText, version: int = 0) -> Commitment | None:
        """The commitment to the text of an article, of the version that its record has if no other is asked for.

        None if the text holds no words.
        """
        from validator.evidence.commitment import NEWEST, commit_text, version_of

        version = version or version_of(article.text.get("commitment")) or NEWEST
        try:
            return commit_text(text.data, self.prepared(article, text), version)
        except ValueError:
            return None

    def prepared(self, article: Record, text: ArticleText) -> Prepared:
        """The text of an article, ready to look for words in it."""
        return prepare_text(text.text, reading(article, quoted=False)[1])

    def articles_with(self, words: str, quoted: bool, but: str) -> list[str]:
        """The ids of other articles that hold these words, three at the most: a suggestion, never a verdict."""
        return [article.id for article in islice(self.holding(words, quoted, but), MAX_SUGGESTIONS)]

    def holding(self, words: str, quoted: bool, but: str) -> Iterator[Record]:
        """The articles that hold these words, without those that are called `but`, in their order.

        Most texts are ruled out by a plain search for the longest words of the quote.
        """
        rare = sorted(
            {word for word in words.split() if word.isalpha()}, key=lambda word: (-len(word), word)
        )[:4]
        for article in self._likely(words):
            text = self.text_of(article)
            if article.id == but or isinstance(text, Absent) or not all(word in text.text for word in rare):
                continue
            if self.verify(words, article, text, quoted=quoted).accepted:
                yield article

    def _likely(self, words: str) -> Iterable[Record]:
        """The articles whose texts may hold these words, in their order."""
        articles = self.corpus.articles()
        self._searches += 1
        if self._searches <= ONE_BY_ONE and self._index is None:
            return articles
        numbers = self.index_texts().may_hold(words)
        return articles if numbers is None else (articles[number] for number in numbers)

    def index_texts(self) -> WordIndex:
        """The index of all texts, made at the first call: from then on, looking for words takes no time."""
        if self._index is None:
            from validator.quotes.word_index import WordIndex

            texts = (self.text_of(article) for article in self.corpus.articles())
            self._index = WordIndex(None if isinstance(text, Absent) else text.text for text in texts)
        return self._index

    def find(self, name: object) -> Record | None:
        """The record with an id, if there is exactly one that can be used.

        A rule may ask for records that its own record refers to, so that a change concerns no others; only one
        that is marked as following chains may go further.
        """
        named = self.corpus.named(name) if isinstance(name, str) else ()
        return named[0] if len(named) == 1 else None

    @property
    def complete(self) -> bool:
        """Whether every record could be read, so that what is not there is really missing."""
        return self.corpus.complete

    def nearest_id(self, name: str, kinds: Iterable[str]) -> str | None:
        """The id of a record of some kinds that resembles a name most, if one does."""
        self.corpus.asked.add(IDS)
        wanted = frozenset(kinds)
        if wanted not in self._ids:
            self._ids[wanted] = Vocabulary(self.corpus.ids_of(wanted))
        return self._ids[wanted].nearest(name)


def name_of_text(article: Record) -> TextName:
    """What an article's record says of where its text is."""
    entry = article.text
    return str(entry.get("sha256", "")), str(entry.get("file", ""))


@lru_cache(maxsize=512)
def _verify(words: str, text: str, mode: str, language: str) -> Verdict:
    """Several rules ask for the same verdict."""
    from validator.quotes.verify import verify

    return verify(words, prepare_text(text, language), mode=mode, language=language)


@lru_cache(maxsize=64)
def prepare_text(text: str, language: str) -> Prepared:
    """A text, ready to look for words in it; the last ones are kept."""
    from validator.quotes.prepare import prepare

    return prepare(text, language)

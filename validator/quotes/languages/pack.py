"""The shape of a language's file, and the check that one has it.

A file is a Python module of constants and nothing else: types and lint see it, and nothing has to be parsed. Each is
read only when a text of its language is. A constant is named as the field below, in capitals.
"""

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from types import ModuleType

from validator.quotes.languages.word_set import WordSet

_NONE = WordSet("")


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """What is known of one language. Word lists are ``WordSet``s, whose entries a file writes as one string.

    ``code`` is the primary subtag of BCP 47, ``name`` the language's English name. The rest, by what it is for:

    What may not be left out, or put into brackets: ``negations`` (words and affixes); ``excused`` (what looks like one
    of those, or of the next two, and is none); ``reversing`` (refuse, deny, fail, far from); ``restricting`` (if,
    unless, only, almost, perhaps); ``conditions`` (words that begin a condition or an exception: if, provided, except;
    where verbs stand last, those that end one, too); ``limits`` (only, almost, perhaps, which cut down the word beside
    them); ``governing`` (words that a clause hangs on: to, that); ``infinitives`` (endings of
    verbs that hang on another one).

    Brackets: ``pronouns`` (they alone may be replaced), ``first_person`` among them, ``determiners`` (articles,
    demonstratives, possessives), ``genitive`` (endings of a name, or words behind it, that make it a determiner),
    ``of`` (prepositions for the same), ``quantifiers``, ``numbers``, ``adverbs``, ``auxiliaries``.

    Attributions: ``saying`` (every verb of saying, in each form that a reporter uses), among them ``asking``,
    ``replying`` (which show another speaker) and ``continuing`` (which show the same one); ``subject_pronouns`` (those
    that a reporter uses for a speaker: he, she, they); ``conjunctions``; ``titles`` (that stand before a name);
    ``abbreviations`` (whose full stop ends no sentence); ``relatives`` (words that begin a clause about the speaker);
    ``bare`` (an attribution follows its speech without a comma).

    Omissions: ``prepositions`` (they begin a phrase that may be left out whole: "on Monday"), ``postpositions``
    (words, or endings, that close one), ``time`` (words that show that one tells when: Monday, May, evening, years),
    ``relative_time`` (which of the times: last, next), ``hedges`` (words that show that one weakens: "in *theory*",
    "on *paper*", "with *luck*"), ``particles`` (of a verb which may stand far before: "gave the boat *up*"),
    ``drops_that`` (a clause may hang on another one with nothing between: "we know the thief sold it"),
    ``reflexives`` (possessives that no subject has), ``comparing`` (than: what follows is what the rest is measured
    against), ``verb_last`` (a clause's verb is its last word, so that words left out before it hold none),
    ``and_prefix`` ("and", where it is written together with the word behind it).

    Questions: ``question_marks``; ``question_particles`` (words that make a question at the end of a sentence).

    The language itself: ``function`` (its most frequent little words, by which it is recognised); ``questions`` (words
    that show a question without its mark); ``spaces`` (False if its script has none between words); ``casing``
    ("turkic" where i and ı are two letters, else ""); ``kin`` (languages so near that a text may be taken for one).

    Conventions: ``marks`` (pairs of quotation marks, the usual one first, each as two characters); ``dash`` (the dashes
    that begin speech, "" where none does); ``dash_goes_on`` (speech may go on after its attribution without a second
    dash); ``inside`` (an attribution may be printed inside the marks between commas: "A, säger X. B."); ``labels``
    (words before a colon that begin a turn of an interview); ``omission`` (signs of an omission of its own).
    """

    code: str
    name: str
    negations: WordSet
    excused: WordSet
    reversing: WordSet
    restricting: WordSet
    conditions: WordSet
    limits: WordSet
    governing: WordSet
    pronouns: WordSet
    first_person: WordSet
    determiners: WordSet
    genitive: WordSet
    of: WordSet
    quantifiers: WordSet
    numbers: WordSet
    adverbs: WordSet
    auxiliaries: WordSet
    saying: WordSet
    asking: WordSet
    replying: WordSet
    continuing: WordSet
    subject_pronouns: WordSet
    conjunctions: WordSet
    titles: WordSet
    abbreviations: WordSet
    function: WordSet
    questions: WordSet
    labels: WordSet
    relatives: WordSet
    infinitives: WordSet
    marks: tuple[str, ...]
    prepositions: WordSet = _NONE
    postpositions: WordSet = _NONE
    time: WordSet = _NONE
    relative_time: WordSet = _NONE
    hedges: WordSet = _NONE
    particles: WordSet = _NONE
    reflexives: WordSet = _NONE
    comparing: WordSet = _NONE
    drops_that: bool = False
    dash: str = ""
    dash_goes_on: bool = False
    inside: bool = False
    omission: tuple[str, ...] = ()
    spaces: bool = True
    casing: str = ""
    kin: tuple[str, ...] = ()
    bare: bool = False
    question_marks: str = "?"
    verb_last: bool = False
    and_prefix: str = ""
    question_particles: tuple[str, ...] = ()

    def says(self, key: str) -> bool:
        """Whether a word is a verb of saying, of whatever sort."""
        return key in self.saying or key in self.asking or key in self.replying or key in self.continuing

    def find_negation(self, keys: Sequence[str]) -> str | None:
        """The first negation among words of the language."""
        return self._find(keys, self.negations)

    def find_turn(self, keys: Sequence[str]) -> str | None:
        """The first word that turns, weakens or restricts what is said: a negation, "refuse", "only", "if"."""
        return self._find(keys, self.negations, self.reversing, self.restricting)

    def _find(self, keys: Sequence[str], *lists: WordSet) -> str | None:
        if not self.spaces:
            run = "".join(keys)
            for entry in self.excused.entries:
                run = run.replace(entry.strip("*"), "\n")
            return next((found for words in lists if (found := words.find_in_run(run))), None)
        index = 0
        while index < len(keys):
            key = keys[index]
            excused = self.excused.length_at(keys, index)
            length = max(words.length_at(keys, index) for words in lists)
            if (
                length and excused == 1
            ):  # whichever entry is nearer to the word: "unter*" excuses no "unterlass*"
                closeness = max(words.closeness(key) for words in lists)
                length = length if closeness > self.excused.closeness(key) else 0
            if length and excused < 2:
                return " ".join(keys[index : index + length])
            index += max(excused, 1)
        return None


_MAY_BE_EMPTY = frozenset(
    [
        "excused",
        "governing",
        "first_person",
        "determiners",
        "genitive",
        "of",
        "adverbs",
        "auxiliaries",
        "titles",
        "abbreviations",
        "labels",
        "relatives",
        "infinitives",
    ]
)


def read_pack(module: ModuleType) -> Pack:
    """The pack that a language's file holds. Raises ValueError, naming the constant, if it does not have the shape."""
    given = {name: value for name, value in vars(module).items() if name.isupper()}
    values: dict[str, object] = {}
    for field in fields(Pack):
        name = field.name.upper()
        if name not in given:
            if field.default is MISSING:
                raise ValueError(f"{module.__name__}: {name} is missing")
            continue
        value = given.pop(name)
        expected = str if field.type is WordSet else getattr(field.type, "__origin__", field.type)
        if not isinstance(value, expected):  # type: ignore[arg-type]
            raise ValueError(f"{module.__name__}: {name} must be {expected!r}")
        if not value and field.default is MISSING and field.name not in _MAY_BE_EMPTY:
            raise ValueError(f"{module.__name__}: {name} is empty")
        values[field.name] = WordSet(value) if field.type is WordSet else value
    if given:
        raise ValueError(f"{module.__name__}: no field is called {', '.join(sorted(given))}")
    return Pack(**values)  # type: ignore[arg-type]

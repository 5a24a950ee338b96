"""What the reporter says of who speaks, between two pieces of speech: ``"A," he said. "B"``.

An attribution is known by its structure: one verb of saying and its subject, in whatever order the language has, with
nothing beside them but what tells more of the two. What is not recognised as one is none, and joins nothing.
"""

from collections.abc import Sequence
from itertools import pairwise

from validator.quotes.bystanders import names_bystander
from validator.quotes.languages.pack import Pack
from validator.quotes.said import Attribution
from validator.quotes.text import Words
from validator.quotes.unspaced import read_run

MAX_WORDS = 40  # in an attribution
_FEW = 5  # words of one whose verb is in no list
_PARTED = 2  # words of a verb and its particle
_SIGNS = frozenset("!?;…")
Verbs = list[tuple[int, int, str]]
"""Verbs of saying among some words: the first word of each, how many it has, and its manner."""
# These say how something was said, not that it was not: "he said without a smile".
_MANNER = frozenset(
    (
        "without",
        "no",
        "ohne",
        "sans",
        "sin",
        "senza",
        "sem",
        "utan",
        "uten",
        "uden",
        "zonder",
        "bez",
        "без",
        "fără",
    )
)
# These name a source beside the one who speaks: "he said, according to the paper".
SOURCES = frozenset(
    (
        "according",
        "selon",
        "laut",
        "zufolge",
        "so",
        "enligt",
        "ifølge",
        "volgens",
        "aldus",
        "według",
        "zdaniem",
        "podle",
        "podľa",
        "според",
        "према",
        "prema",
        "según",
        "segundo",
        "secondo",
        "potrivit",
        "conform",
        "mukaan",
        "szerint",
        "göre",
        "menurut",
        "σύμφωνα",
        "حسب",
        "وفق",
        "وفقا",
        "словам",
        "мнению",
        "словами",
    )
)
_INVERTED = ("-il", "-elle", "-on", "-ils", "-elles")  # dit-il, explique-t-elle, a-t-il


def read_attribution(words: Words, start: int, end: int, pack: Pack) -> Attribution | None:
    """The attribution that the words from ``start`` to ``end`` are, wholly and without anything more; None if not."""
    if end <= start or words.keys[start] in pack.conjunctions:
        return None
    if words.keys[start] in pack.relatives and words.keys[start] not in pack.determiners:
        return None  # "Mara", who said so
    if any(ends_sentence(words, index, pack) for index in range(start + 1, end)):
        return None
    if not pack.spaces:
        if any("," in words.gaps[index] for index in range(start + 1, end)):
            return None  # what somebody else does besides, for all that is known
        return read_run("".join(words.keys[start:end]), pack)
    if end - start > MAX_WORDS:
        return None
    found = None
    for first, after in _clauses(words, start, end, pack):
        if first > start and words.keys[first] in pack.relatives:
            if found is not None and found[1] == first and _ends_with_another(*found[2:], pack):
                return None  # "Holt told Lowe, who shook his head."
            continue
        keys = with_particle(words.keys[first:after], pack)
        verbs = _verbs(keys, pack)
        if not verbs or (found is not None and _is_aside(keys, verbs, pack)):
            continue
        if found is not None or (first > start and words.keys[first] in pack.conjunctions):
            return None  # a second verb of saying: of somebody else, for all that is known
        found = first, after, keys, verbs
    if names_bystander(words, start, end, pack):
        return None
    return _read_clause(words, *found, pack) if found else _read_unlisted(words, start, end, pack)


def _ends_with_another(keys: Sequence[str], verbs: Verbs, pack: Pack) -> bool:
    """Whether somebody stands before the verb of a clause and somebody else behind it, so that "who" may be either."""
    stop = verbs[-1][0] + verbs[-1][1]
    behind = _subject(keys, range(stop, len(keys)), pack)
    return bool(_subject(keys, range(verbs[0][0]), pack)) and bool(behind)


def ends_sentence(words: Words, index: int, pack: Pack) -> bool:
    """Whether a sentence ends right before this word; "5 p.m. on", "(R-Ore.)", "J. Dorn", "5. Mai" end none."""
    gap = words.gaps[index]
    if not gap:
        return False
    if not _SIGNS.isdisjoint(gap):
        return True
    if "." not in gap or ".)" in gap:
        return False
    previous = words.keys[index - 1]
    if words.forms[index][0].islower() and gap == ".":
        return False
    if gap == "." and pack.spaces and len(words.forms[index]) == 1 and _touches(words, index):
        return False  # Ph.D.
    short = len(previous) == 1 and previous.isalpha() and pack.spaces
    return not (short or previous in pack.abbreviations or (previous.isdigit() and len(previous) < 3))


def _touches(words: Words, index: int) -> bool:
    """Whether no space stands between a word and the one before it."""
    return not any(map(str.isspace, words.folded[words.folded_ends[index - 1] : words.folded_starts[index]]))


def _clauses(words: Words, start: int, end: int, pack: Pack) -> list[tuple[int, int]]:
    """The words cut at commas, dashes, brackets and relative pronouns."""
    cuts = [
        index
        for index in range(start, end)
        if index == start or words.gaps[index].strip(".'") or words.keys[index] in pack.relatives
    ]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def with_particle(keys: Sequence[str], pack: Pack) -> Sequence[str]:
    """The words with the particle of a verb, where it closes the clause, beside its verb: "slår Ida Roo | fast"."""
    for index, key in enumerate(keys[:-2]):
        lists = (pack.saying, pack.replying, pack.continuing)
        if any(verbs.length_at((key, keys[-1]), 0) == _PARTED for verbs in lists):
            return [*keys[: index + 1], keys[-1], *keys[index + 1 : -1]]
    return keys


def _verbs(keys: Sequence[str], pack: Pack) -> Verbs:
    """The verbs of saying among words."""
    found: Verbs = []
    for index, key in enumerate(keys):
        if found and index < found[-1][0] + found[-1][1]:
            continue
        base = _without_pronoun(key) if "-" in key else key
        for manner, verbs in (
            ("replies", pack.replying),
            ("asks", pack.asking),
            ("continues", pack.continuing),
            ("says", pack.saying),
        ):
            length = verbs.length_at(keys, index) or int(base in verbs)
            if length:
                found.append((index, length, manner))
                break
    strong = [
        verb for verb in found if keys[verb[0]] not in pack.function and keys[verb[0]] not in pack.titles
    ]
    return strong or found


def _is_aside(keys: Sequence[str], verbs: Verbs, pack: Pack) -> bool:
    """Whether a further clause names no speaker: "according to the paper", "when asked"."""
    begin, length, manner = verbs[0]
    asked = manner == "asks" and not _subject(keys, range(begin + length, len(keys)), pack)
    return len(verbs) == 1 and (keys[begin] in SOURCES or (asked and keys[0] in pack.conjunctions))


def _without_pronoun(key: str) -> str:
    for ending in _INVERTED:
        if key.endswith(ending):
            return key.removesuffix(ending).removesuffix("-t")
    return key


def _read_clause(
    words: Words, first: int, after: int, keys: Sequence[str], verbs: Verbs, pack: Pack
) -> Attribution | None:
    if len(verbs) == 2 and _is_second_deed(keys, verbs[1], pack):
        keys, verbs = keys[: verbs[1][0] - 1], verbs[:1]
    if any(later[0] > verb[0] + verb[1] for verb, later in pairwise(verbs)):
        return None  # two verbs that do not stand together
    if pack.find_negation([key for key in keys if key not in _MANNER]):
        return None
    begin, stop = verbs[0][0], verbs[-1][0] + verbs[-1][1]
    before = [index for index in range(begin) if keys[index] not in pack.auxiliaries]
    subject = _subject(keys, before, pack) or _subject(keys, range(stop, len(keys)), pack)
    inverted = [key.rpartition("-")[2] for key in keys if key.endswith(_INVERTED)]
    pronouns = frozenset(key for key in (*subject, *inverted) if key in pack.subject_pronouns)
    if any(key in pack.first_person for key in subject):
        return None  # the reporter's own words, or the speaker's
    names = frozenset() if pronouns else frozenset(subject)
    manners = [manner for _, _, manner in verbs]
    manner = next((name for name in ("replies", "asks", "continues") if name in manners), "says")
    titles = frozenset(key for key in names if key in pack.titles)
    small = {words.keys[index] for index in range(first, after) if words.forms[index].islower()}
    return Attribution(manner, names, titles, pronouns, qualities=(names - titles) & small)


def _is_second_deed(keys: Sequence[str], verb: tuple[int, int, str], pack: Pack) -> bool:
    """Whether a verb says only what the same subject did besides: "said Holt | and smiled"."""
    begin, length, manner = verb
    last = begin + length == len(keys)
    return last and manner in ("says", "continues") and begin > 1 and keys[begin - 1] in pack.conjunctions


def _subject(keys: Sequence[str], places: Sequence[int], pack: Pack) -> list[str]:
    """The words that name somebody, from the first of these places up to the first little word behind them."""
    subject: list[str] = []
    for index in places:
        key = keys[index]
        if key in pack.subject_pronouns or key in pack.first_person:
            return [*subject, key]
        if key in pack.determiners or key in pack.adverbs or key in pack.auxiliaries:
            if subject:
                break
            continue
        if key in pack.pronouns and not subject:
            continue  # himself, się
        if key in pack.function and key not in pack.titles:
            if subject or key not in pack.of:
                break
            continue
        subject.append(key)
    return subject


def _read_unlisted(words: Words, start: int, end: int, pack: Pack) -> Attribution | None:
    """``laughs Ames``, ``Ames laughs``: one word that is none of the known sorts, and beside it a name only.

    A reflexive, an auxiliary or a title beside it are passed over: ``s'est réjouie Mme Ames``, ``cieszy się Ames``.
    """
    if not 2 <= end - start <= _FEW + 2 or any(
        words.gaps[index].strip(".'") for index in range(start + 1, end)
    ):
        return None
    named = [words.forms[index][0].isupper() for index in range(start, end)]
    beside = [
        index
        for index in range(start, end)
        if named[index - start] or not _is_beside_verb(words.keys[index], pack)
    ]
    forms, keys = [words.forms[index] for index in beside], [words.keys[index] for index in beside]
    if not 2 <= len(beside) <= _FEW:
        return None
    lower = [index for index, form in enumerate(forms) if not form[0].isupper()]
    if len(lower) != 1 or lower[0] not in (0, len(forms) - 1):
        return None
    verb = keys[lower[0]]
    if not verb.isalpha() or is_known_word(verb, pack):
        return None
    names = frozenset(keys) - {verb}
    return Attribution("says", names, frozenset(key for key in names if key in pack.titles), known=False)


def _is_beside_verb(key: str, pack: Pack) -> bool:
    """Whether a small word may belong to a verb, or to a name, of an attribution: "się", "s'est", "mayor"."""
    if key in pack.subject_pronouns or key in pack.first_person or key in pack.negations:
        return False
    reflexive = key in pack.pronouns and key in pack.function and key not in pack.determiners
    return reflexive or key in pack.titles or (key in pack.auxiliaries and key not in pack.restricting)


def is_known_word(key: str, pack: Pack) -> bool:
    """Whether a word is of one of the sorts that a pack lists, and so neither a noun nor a verb that it does not."""
    return any(
        key in listed
        for listed in (
            pack.function,
            pack.determiners,
            pack.pronouns,
            pack.conjunctions,
            pack.negations,
            pack.quantifiers,
            pack.numbers,
            pack.adverbs,
            pack.auxiliaries,
            pack.titles,
            pack.of,
            pack.governing,
            pack.relatives,
            pack.questions,
            pack.restricting,
        )
    )

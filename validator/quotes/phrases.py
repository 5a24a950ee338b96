"""Which words of a sentence are a phrase that may be left out whole, as far as their edges and little words show."""

from collections.abc import Sequence
from itertools import pairwise

from validator.quotes.attribution import SOURCES, is_known_word
from validator.quotes.languages.pack import Pack
from validator.quotes.prepare import Prepared

_HAN = "\u3400"  # the first Chinese character; kana come before
_ADJUNCT = 10  # words of a phrase that a preposition begins
_PAIR = 2  # words of an entry that says that the first of them means something else
_CLOSED = 4  # of one that a postposition, or an ending, closes: the verb might be among more


def is_phrase(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> bool:
    """Whether words are a phrase that may be left out whole, as far as their edges and little words show.

    Before a conjunction or a comma others have a verb of their own. Elsewhere what follows may hang on what is left out
    ("We know | the thief | sold it"), so that it has to be an adjunct, adverbs, or what stands between an article and
    its noun; a word of none of the known sorts may be the verb. Where verbs stand last, the beginning shows nothing.
    """
    following = source.keys[start] if start < len(source.keys) else ""
    first, comma = source.keys[spoken[0]], source.gaps[start : start + 1] in ((",",), (", ",))
    if (
        comma
        and not source.gaps[spoken[0]].strip("'")
        and first in pack.auxiliaries
        and first not in pack.governing
    ):
        return (
            following in pack.conjunctions
        )  # "was accused, ... to have lost": what follows hangs on the verb
    closing = source.gap_behind(start).strip("'")
    if not pack.spaces:
        return bool(closing) or _is_closed_run(source, spoken, pack)
    if pack.verb_last and not closing:
        # What a comma, or a verb, ends was a clause, and what follows may have another subject.
        verb = source.keys[spoken[-1]] in pack.auxiliaries or pack.says(source.keys[spoken[-1]])
        return not (verb and following not in pack.conjunctions) and not any(
            source.gaps[index].strip("'") for index in spoken[1:]
        )
    if pack.verb_last or (closing and closing != ","):
        return True
    if pack.and_prefix and following.startswith(pack.and_prefix):
        return True
    if following in pack.conjunctions:
        if _ends_open(source, spoken[0], pack):
            return False
        apart = closing and source.gaps[spoken[0]].strip("'")
        return bool(apart) or _has_subject(source, start + 1, pack) or not _opens_clause(source, spoken, pack)
    if source.keys[spoken[-1]] in pack.conjunctions:
        return _has_subject(source, start, pack) or not _opens_clause(source, spoken[:-1], pack)
    own = (
        following in pack.subject_pronouns or following in pack.auxiliaries
    )  # a clause of its own, or its verb
    if closing and (own or source.gaps[spoken[0]].strip("'")):
        return not _is_comment(source, spoken, pack)
    return _is_inner(source, spoken, pack) or _is_adverbial(source, spoken, start, pack)


def _is_comment(source: Prepared, spoken: Sequence[int], pack: Pack) -> bool:
    """Whether what stands between commas may say how far something holds: "so the label", "at any rate it says so"."""
    keys = [source.keys[index] for index in spoken]
    if keys[0] in SOURCES:
        return True
    opens = (pack.governing, pack.relatives, pack.questions)
    if keys[0] in pack.prepositions and any(
        keys[at] in words
        and not (keys[at] in pack.prepositions or keys[at] in pack.determiners)
        and pack.excused.length_at(keys, at) < _PAIR
        for at in range(1, min(3, len(keys)))
        for words in opens
    ):
        return True  # "ao que consta", "à ce qu'il paraît"
    return (
        keys[0] in pack.adverbs
        and not any(key in pack.time for key in keys)
        and keys[0] not in pack.conjunctions
        and not all(
            key in pack.adverbs or key in pack.prepositions or key in pack.determiners for key in keys[:2]
        )
    )


def _ends_open(source: Prepared, index: int, pack: Pack) -> bool:
    """Whether the word before this one is an article whose noun begins here: "the | roof", and "and" behind it."""
    before = source.keys[index - 1] if index and not source.gaps[index].strip("'") else ""
    return before in pack.determiners and before not in pack.pronouns


def _has_subject(source: Prepared, index: int, pack: Pack) -> bool:
    """Whether a clause that begins with this word has a subject of its own there, or is an adjunct."""
    if index >= len(source.keys):
        return True
    key = source.keys[index]
    return any(key in words for words in (pack.pronouns, pack.determiners, pack.prepositions))


def _opens_clause(source: Prepared, spoken: Sequence[int], pack: Pack) -> bool:
    """Whether a clause with a subject of its own begins among words, on which what follows them might hang."""
    lists = (pack.relatives, pack.governing, pack.questions, pack.subject_pronouns)
    keys = [source.keys[index] for index in spoken[1:]]
    return any(
        key in words
        and not any(key in others for others in (pack.determiners, pack.prepositions, pack.auxiliaries))
        for key in keys
        for words in lists
    )


def _is_closed_run(source: Prepared, spoken: Sequence[int], pack: Pack) -> bool:
    """Whether words without spaces are an adjunct: a preposition begins them, or what closes one ends them."""
    run = "".join(source.keys[index] for index in spoken)
    if any(source.gaps[index].strip("'") for index in spoken[1:]) or _asks(run, pack):
        return False
    begins = any(run.startswith(entry) for entry in pack.prepositions.entries)
    return begins or any(run.endswith(entry.strip("*")) for entry in pack.postpositions.entries)


def _asks(run: str, pack: Pack) -> bool:
    """Whether a word that asks stands in a run; the small ones of Japanese are parts of too many others."""
    return any(entry in run for entry in pack.questions.entries if len(entry) > 1 or entry >= _HAN)


def _is_inner(source: Prepared, spoken: Sequence[int], pack: Pack) -> bool:
    """Whether words stand between an article and its noun: "the | old and rusty | pier"."""
    before = source.keys[spoken[0] - 1]
    article = before in pack.determiners and before not in pack.pronouns and before not in pack.first_person
    return (article or before in pack.of) and not _opens_clause(source, spoken, pack)


def _is_adverbial(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> bool:
    keys = [source.keys[index] for index in spoken]
    at = 0
    while at < len(keys) and keys[at] in pack.adverbs and not pack.prepositions.length_at(keys, at):
        at += 1
    if at == len(keys) or _is_time(keys, pack):
        return True
    if is_adjunct(source, spoken[at:], pack):
        return True
    first, following = keys[at], source.keys[start] if start < len(source.keys) else ""
    if first in pack.prepositions or first in pack.of:
        return False  # more than the one phrase
    if first in pack.auxiliaries and first not in pack.governing:
        return False
    if first in pack.pronouns and first not in pack.determiners and first not in pack.relatives:
        return False
    clausal = first in pack.relatives or first in pack.governing or first in pack.conjunctions
    if clausal and first not in pack.determiners:
        little = all(key in pack.determiners for key in keys[at + 1 :])
        return little or any(following in words for words in (pack.prepositions, pack.of, pack.adverbs))
    if first in pack.determiners and pack.drops_that and first not in pack.reflexives:
        return False
    if any(
        key in pack.conjunctions and behind in pack.determiners for key, behind in pairwise(keys[at + 1 :])
    ):
        return False
    return is_known_word(first, pack)


def _is_time(keys: Sequence[str], pack: Pack) -> bool:
    """Whether words tell when and nothing else: "next Monday", "last week"."""
    beside = (pack.relative_time, pack.determiners, pack.numbers, pack.adverbs)
    told = [key in pack.time for key in keys]
    return any(told) and all(
        is_time or any(key in words for words in beside) or key.isdecimal()
        for key, is_time in zip(keys, told, strict=True)
    )


def opens(keys: Sequence[str], at: int, pack: Pack) -> int:
    """How many words from this one on are a preposition."""
    return max(pack.prepositions.length_at(keys, at), int(keys[at] in pack.of))


def is_adjunct(source: Prepared, spoken: Sequence[int], pack: Pack) -> bool:
    """Whether words are a phrase of time, place or manner: a preposition and what it governs, or what is closed by one.

    Inside, nothing may begin a clause. Where a clause may hang on another one with nothing between, an article has to
    stand behind a preposition; elsewhere it begins something of its own ("in the coat saw | the thief").
    """
    keys = [source.keys[index] for index in spoken]
    if not keys or len(keys) > _ADJUNCT or any(_breaks(source, index, pack) for index in spoken[1:]):
        return False
    begun = opens(keys, 0, pack)
    apart = source.gaps[spoken[0]] == ","
    if begun == 1 and keys[0] in pack.of and not apart and _begins_sentence(source, spoken[0]):
        return False  # "The mayor | of the next town | is a thief": another one
    if not begun:
        return keys[-1] in pack.postpositions and len(keys) <= _CLOSED
    for index in range(begun, len(keys)):
        key, before = keys[index], keys[index - 1]
        governed = index == begun or before in pack.prepositions or before in pack.of
        if index > begun and (key in pack.prepositions or key in pack.of):
            continue
        if key in pack.conjunctions and keys[index + 1 : index + 2] and keys[index + 1] in pack.prepositions:
            continue  # in summer and in winter
        if key in pack.determiners:
            beside = governed or before in pack.determiners or before in pack.quantifiers
            if pack.drops_that and not beside:
                return False
        elif key in pack.subject_pronouns or (key in pack.pronouns and pack.drops_that):
            if not governed:
                return False
        elif key in pack.prepositions or key in pack.of or key in pack.numbers:
            continue
        elif source.forms[spoken[index]][0].isupper():
            continue  # May
        elif any(
            key in words
            for words in (pack.conjunctions, pack.relatives, pack.governing, pack.auxiliaries, pack.questions)
        ):
            return False
    return True


def _breaks(source: Prepared, index: int, pack: Pack) -> bool:
    """Whether punctuation before a word breaks a phrase; the full stop of "St. Mary" and "No. 5" does not."""
    gap = source.gaps[index].strip("'")
    shortened = gap == "." and source.keys[index - 1] in pack.abbreviations
    return bool(gap) and not (shortened and not source.forms[index][0].islower())


def _begins_sentence(source: Prepared, index: int) -> bool:
    """Whether the two words before this one, an article and its noun, are the first of a sentence."""
    return any(source.starts_sentence(begin) for begin in range(max(index - 2, 0), index))


def is_aside(source: Prepared, spoken: Sequence[int], start: int) -> bool:
    """Whether words stand between two commas, two dashes or brackets, and are an apposition as far as that shows.

    One has a little word inside ("a body of nine people"); "a poll found" has none, and is somebody else's word.
    A clause about what stands before may be the one that says which is meant ("people who steal are thieves").
    """
    pack = source.pack
    if pack is None or not spoken:
        return False
    before, behind = source.gaps[spoken[0]].strip("'"), source.gap_behind(start).strip("'")
    first = source.keys[spoken[0]]
    own = (key for index in spoken if (key := source.keys[index]) in pack.first_person)
    if counts(first, pack) or any(key not in pack.numbers for key in own):
        return False
    if first in pack.relatives or first in pack.conjunctions or first in pack.governing:
        return False
    if (before, behind) == ("(", ")"):
        return True
    inner = [source.keys[index] for index in spoken[1:-1]]
    if not any(
        (key in pack.function or key in pack.prepositions)
        and key not in pack.auxiliaries
        and key not in pack.pronouns
        for key in inner
    ):
        return False
    if (before, behind) == ("—", "—"):
        return True
    pointing = first in pack.determiners and first in pack.pronouns
    return before == behind == "," and not pointing and not any(source.gaps[index] for index in spoken[1:])


def counts(key: str, pack: Pack) -> bool:
    """Whether a word says how many: "half of it", "some of them"."""
    return key not in pack.determiners and (key in pack.quantifiers or key in pack.numbers)

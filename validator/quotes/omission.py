"""What a quote may leave out: nothing that turns, weakens or restricts what is said, and nobody else's words."""

from collections.abc import Sequence

from validator.quotes.attribution import is_known_word
from validator.quotes.languages.choose import pack_of
from validator.quotes.languages.pack import Pack
from validator.quotes.prepare import Prepared

_CLAUSE = 3  # words: an article, a noun, and what may be a verb
MAX_OMITTED = 60  # words left out by all ellipses together; two CJK characters count as one word

Problem = tuple[str, str]
"""The kind of the problem (as of ``Passage``), and a note that says it."""


def find_problem(source: Prepared, spoken: Sequence[int], start: int) -> Problem | None:
    """Why the words with these numbers may not be left out before the word ``start``; None if they may."""
    pack = source.pack
    keys = [source.keys[index] for index in spoken]
    if any("?" in source.gaps[index] for index in [*spoken[1:], start]):
        return "omission", "among the words left out a question ends"
    label = _find_label(source, spoken, start)
    if label:
        return "omission", f"among the words left out somebody else begins to speak (“{label}:”)"
    if pack is None:
        return None  # refused for that already
    negation = pack.find_negation(keys) or _negation_of_kin(keys, pack)
    if negation:
        return "negation", f"the words left out contain “{negation}”"
    turn = pack.find_turn(keys)
    if turn:
        return "omission", f"the words left out contain “{turn}”, which turns or restricts what is said"
    following = source.keys[start] if start < len(source.keys) else ""
    if keys and _governs(source, keys, start, following, pack):
        return "omission", f"what follows the ellipsis hangs on the words left out (“{keys[-1]}”)"
    if keys and following in pack.infinitives and following not in pack.function:
        return "omission", f"“{following}”, behind the ellipsis, may hang on the words left out"
    if spoken and source.gaps[spoken[0]].strip("'") and _counts(keys[0], pack):
        return "omission", f"“{keys[0]}”, with which the words left out begin, may say of how many it is true"
    if spoken and not _is_phrase(source, spoken, start, pack):
        return "omission", f"“{keys[0]}”, with which the words left out begin, may be a verb"
    me = _find_listener(source, spoken, start, pack)
    if me:
        return (
            "omission",
            f"the words left out are an insertion with “{me}”, which may say whose word it is",
        )
    verb = _find_saying(source, spoken, start, pack)
    if verb:
        return "omission", f"the words left out contain “{verb}”: they may say whose words these are"
    return None


def _governs(source: Prepared, keys: Sequence[str], start: int, following: str, pack: Pack) -> bool:
    """Whether what follows hangs on the last of the words left out: "a copy of | the painting", "the man who | lied".

    In German and its kin an article may be the relative: "den, der | das Geld nahm".
    """
    last = keys[-1]
    if len(keys) > 1 and last in pack.governing:
        return True
    if not pack.spaces or pack.verb_last or source.gaps[start : start + 1] not in ((), ("",), ("'",)):
        return False
    if last in pack.determiners:
        return last in pack.relatives and following in pack.determiners
    others = (pack.pronouns, pack.conjunctions, pack.adverbs, pack.negations, pack.auxiliaries, pack.numbers)
    small = last in pack.function and not any(last in words for words in others)
    return last in pack.relatives or (len(keys) > 1 and (small or last in pack.of))


def _is_phrase(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> bool:
    """Whether words are a phrase that may be left out whole, as far as their edges show.

    It is one before a conjunction or a comma, behind which others have a verb of their own; and it is one if it begins
    with a little word, or behind an article, since a word of none of the known sorts may be the verb ("lost"), without
    which what stood beside it becomes what happened. Where verbs stand last, the beginning shows nothing.
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
    if not pack.spaces or pack.verb_last or source.gaps[start : start + 1] not in ((), ("",), ("'",)):
        return True
    if pack.and_prefix and following.startswith(pack.and_prefix):
        return True
    if following in pack.conjunctions or source.keys[spoken[-1]] in pack.conjunctions:
        return True
    before = source.keys[spoken[0] - 1]
    if (before in pack.determiners and before not in pack.first_person) or before in pack.of:
        return True
    for index in spoken:
        key = source.keys[index]
        if key in pack.relatives:
            return True
        if (key in pack.auxiliaries and key not in pack.governing) or key in pack.subject_pronouns:
            return False
        if key not in pack.adverbs:
            return is_known_word(key, pack)
    return True


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
    if _counts(first, pack) or any(key not in pack.numbers for key in own):
        return False
    if first in pack.relatives or first in pack.conjunctions or first in pack.governing:
        return False
    if (before, behind) == ("(", ")"):
        return True
    inner = [source.keys[index] for index in spoken[1:-1]]
    if not any(
        key in pack.function and key not in pack.auxiliaries and key not in pack.pronouns for key in inner
    ):
        return False
    if (before, behind) == ("—", "—"):
        return True
    pointing = first in pack.determiners and first in pack.pronouns
    return before == behind == "," and not pointing and not any(source.gaps[index] for index in spoken[1:])


def _counts(key: str, pack: Pack) -> bool:
    """Whether a word says how many: "half of it", "some of them"."""
    return key not in pack.determiners and (key in pack.quantifiers or key in pack.numbers)


def _find_label(source: Prepared, spoken: Sequence[int], start: int) -> str | None:
    """A speaker's label among words: ``Q:``, ``QUILL:``."""
    for index, after in zip(spoken, [*spoken[1:], start], strict=False):
        form = source.forms[index]
        if source.gaps[after][:1] == ":" and (
            form.isupper() or (source.pack is not None and source.keys[index] in source.pack.labels)
        ):
            return form
    return None


def _negation_of_kin(keys: Sequence[str], pack: Pack) -> str | None:
    """A negation of a language that this one is easily taken for, unless it is a usual word here."""
    for kin in filter(None, map(pack_of, pack.kin if pack.spaces else ())):
        for key in keys:
            own = (
                key in pack.function
                or key in pack.pronouns
                or key in pack.determiners
                or key in pack.conjunctions
            )
            if key in kin.negations.words and not own:
                return key
    return None


def _find_listener(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> str | None:
    """A pronoun in an insertion that is no relative clause: "…, the minister assured me, …", "…, it seems, …"."""
    if not spoken or not pack.spaces or not (source.gaps[spoken[0]].strip("'") and source.gap_behind(start)):
        return None
    keys = [source.keys[index] for index in spoken]
    if any(mark in source.gaps[index] for index in spoken[:1] for mark in ".!?"):
        return None  # whole sentences
    if any(key in pack.relatives or key in pack.conjunctions for key in keys[:2]):
        return None
    short = len(keys) == _CLAUSE and keys[0] in pack.determiners and keys[1] not in pack.function
    if keys[0] in pack.subject_pronouns or short:
        return keys[0]  # it seems; a poll found
    own = (key for key in keys if key in pack.first_person)
    return next((key for key in own if key not in pack.determiners and key not in pack.numbers), None)


def _find_saying(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> str | None:
    """A verb of saying among words, unless it is a noun there ("the note"). "Told me" is one, whoever told."""
    if not pack.spaces:
        run = "".join([source.keys[index] for index in spoken])
        lists = (pack.saying, pack.asking, pack.replying)
        entries = [entry for listed in lists for entry in listed.entries if len(entry) > 1 or entry in "说說"]
        return next((entry for entry in entries if entry in run), None)
    inserted = (
        spoken
        and source.gaps[spoken[0]].strip("'")
        and source.gap_behind(start)
        and not any(source.gaps[index].strip("'") for index in spoken[1:])
    )
    for index in spoken:
        key = source.keys[index]
        verb = key.partition("-")[0]  # disse-me
        if key in pack.function or key in pack.titles or not (verb in pack.saying or verb in pack.asking):
            continue
        before = source.keys[index - 1] if index else ""
        if not source.gaps[index].strip("'") and (
            (before in pack.determiners and before not in pack.pronouns)
            or before in pack.of
            or before in pack.numbers
            or before in pack.quantifiers
        ):
            continue  # a noun
        near = range(max(index - 2, 0), min(index + 3, len(source.keys)))
        passive = index > 1 and before in pack.auxiliaries and source.keys[index - 2] in pack.auxiliaries
        if (
            (inserted and not passive)
            or before not in pack.auxiliaries
            or any(_names(source, other, pack) for other in near)
        ):
            return key
    return None


def _names(source: Prepared, index: int, pack: Pack) -> bool:
    """Whether a word may name who says something, or begin what he says."""
    key = source.keys[index]
    named = source.forms[index][0].isupper() and not source.starts_sentence(index)
    return named or key in pack.subject_pronouns or key in pack.governing

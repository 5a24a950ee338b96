"""What a quote may leave out: nothing that turns, weakens or restricts what is said, and nobody else's words."""

from collections.abc import Sequence

from validator.quotes.harmless import find_bare_aside, find_hedge, find_left_over, find_source
from validator.quotes.languages.choose import pack_of
from validator.quotes.languages.pack import Pack
from validator.quotes.phrases import counts, is_adjunct, is_phrase
from validator.quotes.prepare import UNKNOWN, Prepared

_LABEL = 3  # words of one
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
    said = [source.keys[index] for index in spoken if not _only_looks_so(source, index, pack)]
    negation = pack.find_negation(said) or _negation_of_kin(said, pack)
    if negation:
        return "negation", f"the words left out contain “{negation}”"
    turn = pack.find_turn(said)
    if turn and not _tells_when(keys, pack):
        return "omission", f"the words left out contain “{turn}”, which turns or restricts what is said"
    following = source.keys[start] if start < len(source.keys) else ""
    if keys and _governs(source, keys, start, following, pack):
        return "omission", f"what follows the ellipsis hangs on the words left out (“{keys[-1]}”)"
    apart = spoken and source.gaps[spoken[0]] == "," == source.gap_behind(start)
    if (
        keys
        and following in pack.infinitives
        and following not in pack.function
        and not (apart and is_adjunct(source, spoken, pack))
    ):
        return "omission", f"“{following}”, behind the ellipsis, may hang on the words left out"
    hedge = find_hedge(source, spoken, pack)
    if hedge:
        return "omission", f"“{hedge}”, among the words left out, may say how far it is true"
    whose = find_source(source, spoken, start, pack)
    if whose:
        return "omission", f"the words left out may say whose word it is (“{whose}”)"
    left_over = find_left_over(source, spoken, start, pack) or find_bare_aside(source, spoken, start, pack)
    if left_over:
        return (
            "omission",
            f"“{left_over}”, among the words left out, is not known to be harmless where it stands",
        )
    particle = _find_particle(source, spoken, start, pack)
    if particle:
        return "omission", f"“{particle}”, among the words left out, may belong to a verb that is quoted"
    timed = any(key in pack.time for key in keys[:2])
    if spoken and source.gaps[spoken[0]].strip("'") and counts(keys[0], pack) and not timed:
        return "omission", f"“{keys[0]}”, with which the words left out begin, may say of how many it is true"
    which = _find_which(keys, pack)
    if which:
        return "omission", f"“{which}”, among the words left out, may say which is meant"
    if _narrows(source, spoken, pack):
        return "omission", "the words left out may say of whom it is true"
    if spoken and not is_phrase(source, spoken, start, pack):
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


def _only_looks_so(source: Prepared, index: int, pack: Pack) -> bool:
    """Whether a word has a capital in the midst of a sentence, and is "No." before a figure or a name that begins, or
    ends, as a word that turns the meaning does: Nemunas, the river. German nouns show nothing.
    """
    form, key = source.forms[index], source.keys[index]
    if not form[0].isupper() or pack.code == "de" or source.starts_sentence(index):
        return False
    if form == "No" and source.gap_behind(index + 1) == ".":
        return index + 1 < len(source.keys) and source.keys[index + 1].isdecimal()
    turning = [words for words in (pack.negations, pack.reversing, pack.restricting) if key in words]
    return form[1:].islower() and bool(turning) and not any(key in words.words for words in turning)


def _tells_when(keys: Sequence[str], pack: Pack) -> bool:
    """Whether words are a phrase of time whose preposition is "if" elsewhere: Nordic "om en uke", in a week."""
    if len(keys) != _CLAUSE or not (keys[0] in pack.restricting and keys[0] in pack.prepositions):
        return False
    counted = keys[1] in pack.numbers or keys[1].isdecimal() or keys[1] in pack.determiners
    return counted and keys[2] in pack.time and not pack.find_turn(keys[1:])


def _governs(source: Prepared, keys: Sequence[str], start: int, following: str, pack: Pack) -> bool:
    """Whether what follows hangs on the last of the words left out: "a copy of | the painting", "the man who | lied".

    In German and its kin an article may be the relative: "den, der | das Geld nahm".
    """
    last = keys[-1]
    if (len(keys) > 1 and last in pack.governing) or _compares(keys, pack):
        return True
    if not pack.spaces or pack.verb_last or source.gaps[start : start + 1] not in ((), ("",), ("'",)):
        return False
    if last in pack.determiners:
        return last in pack.relatives and following in pack.determiners
    others = (pack.pronouns, pack.conjunctions, pack.adverbs, pack.negations, pack.auxiliaries, pack.numbers)
    small = last in pack.function and not any(last in words for words in (*others, pack.postpositions))
    return last in pack.relatives or (len(keys) > 1 and (small or last in pack.of))


def _compares(keys: Sequence[str], pack: Pack) -> bool:
    """Whether what follows is what something is measured against: "more costly than | safe", "than it is | safe"."""
    at = next((at for at in reversed(range(len(keys))) if keys[at] in pack.comparing), None)
    if at is None:
        return False
    small = (pack.pronouns, pack.determiners, pack.auxiliaries)
    return all(any(key in words for words in small) for key in keys[at + 1 :])


def _find_which(keys: Sequence[str], pack: Pack) -> str | None:
    """A word that says which of several, where it is no time: "the | previous | mayor"."""
    if any(key in pack.time for key in keys):
        return None
    return next((key for key in keys if key in pack.relative_time and key not in pack.adverbs), None)


def _narrows(source: Prepared, spoken: Sequence[int], pack: Pack) -> bool:
    """Whether the words stand right behind one that says of how many it is true: "everyone | with papers"."""
    if not spoken or not spoken[0] or not pack.spaces or source.gaps[spoken[0]]:
        return False
    before = source.keys[spoken[0] - 1]
    return before in pack.quantifiers and before not in pack.determiners and before not in pack.adverbs


def _find_particle(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> str | None:
    """A particle of a verb that stands before: "gave the boat | up |, and left", "gab | auf | und ging"."""
    keys = [source.keys[index] for index in spoken]
    for at, key in enumerate(keys):
        whole = pack.prepositions.length_at(keys, at) > 1  # back to
        if key not in pack.particles or whole or (key in pack.determiners and at + 1 < len(keys)):
            continue
        behind = keys[at + 1] if at + 1 < len(keys) else ""
        closed = not behind or source.gaps[spoken[at + 1]].strip("'") or behind in pack.prepositions
        if closed or behind in pack.conjunctions or key not in pack.prepositions:
            return key
    return None


def _find_label(source: Prepared, spoken: Sequence[int], start: int) -> str | None:
    """A speaker's label among words: ``Q:``, ``QUILL:``, or whatever begins a sentence and has a colon behind it."""
    for index, after in zip(spoken, [*spoken[1:], start], strict=False):
        if source.gap_behind(after)[:1] != ":":
            continue
        form = source.forms[index]
        if form.isupper() or (source.pack is not None and source.keys[index] in source.pack.labels):
            return form
        width = _LABEL if source.pack is None or source.pack.spaces else 2 * _LABEL
        for first in range(index, max(index - width, spoken[0] - 1), -1):
            if source.starts_sentence(first) and (form.isupper() or not form.islower()):
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
    told = any(key in pack.time for key in keys)
    short = short and not told and keys[0] not in pack.of and keys[0] not in pack.prepositions
    if keys[0] in pack.subject_pronouns or short:
        return keys[0]  # it seems; a poll found
    own = (key for key in keys if key in pack.first_person and key not in pack.prepositions)
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
    if key == UNKNOWN:
        return True
    named = source.forms[index][0].isupper() and not source.starts_sentence(index)
    return named or key in pack.subject_pronouns or key in pack.governing

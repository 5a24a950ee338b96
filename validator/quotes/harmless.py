"""Which words of a phrase may turn or weaken what is said, although no list calls them that: "in theory", "nowise"."""

from collections.abc import Sequence

from validator.quotes.attribution import SOURCES, is_known_word
from validator.quotes.languages.pack import Pack
from validator.quotes.phrases import opens
from validator.quotes.prepare import Prepared

_SHORT = 6  # words of a phrase in which one word may weaken what is said
_SHORT_RUN = 12  # letters, where each is a word
# Before a name, and with the verb behind it, these say who finds it so.
_FOR = frozenset(
    (
        *("for", "für", "pour", "para", "per", "voor", "för", "dla", "pro", "pre", "za", "для", "за", "για"),
        *("pentru", "bagi", "vir", "fyrir", "kwa"),
    )
)
_BARE = 2
_FEW = 4


def find_hedge(source: Prepared, spoken: Sequence[int], pack: Pack) -> str | None:
    """What shows that a short phrase weakens what is said ("in theory"), or that nothing shows that it does not.

    In the midst of a sentence, a preposition and a bare word behind it are mostly an idiom; one that tells when, or
    names somebody or a place, is none.
    """
    keys = [source.keys[index] for index in spoken]
    if not pack.spaces:
        run = "".join(keys)
        return pack.hedges.find_in_run(run) if len(run) <= _SHORT_RUN else None
    if not keys or len(keys) > _SHORT:
        return None
    hedge = pack.hedges.find(keys)
    if not hedge and any(key in pack.time for key in keys):
        return None
    if hedge or len(keys) > _BARE or any(source.gaps[index].strip("'") for index in spoken):
        return hedge
    begins, closes = pack.prepositions.length_at(keys, 0), keys[-1] in pack.postpositions
    if not begins and not closes:
        return None
    content = spoken if closes else spoken[begins:]
    small = (pack.determiners, pack.pronouns, pack.numbers, pack.adverbs, pack.titles)
    plain = [
        index
        for index in content
        if (
            source.forms[index][:1].islower() or pack.code == "de"
        )  # where nouns are large, nothing shows a name
        and not any(source.keys[index] in words for words in small)
    ]
    return " ".join(keys) if plain and len(content) == 1 else None


def find_source(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> str | None:
    """What shows that words name somebody whose word it is: "so | Kai Holt", and "for | Kai Holt | is"."""
    if not pack.spaces or len(spoken) < _BARE:
        return None
    first, following = source.keys[spoken[0]], source.keys[start] if start < len(source.keys) else ""
    apart = source.gaps[spoken[0]] == "," or any(
        source.starts_sentence(index) for index in range(max(spoken[0] - _BARE, 0), spoken[0])
    )
    opinion = first in _FOR and (following in pack.auxiliaries or apart)
    if first not in SOURCES and not opinion:
        return None
    return first if any(_is_name(source, index) for index in spoken[1:]) else None


def find_bare_aside(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> str | None:
    """A few words between commas, or one or two before "and", that nothing shows to be harmless: ", in vain,".

    Shown is a time, a name, a place or an apposition.
    """
    keys = [source.keys[index] for index in spoken]
    if (
        not pack.spaces
        or not keys
        or len(keys) > _FEW
        or any(source.gaps[index].strip("'") for index in spoken[1:])
    ):
        return None
    before, behind_them = source.gaps[spoken[0]], source.gap_behind(start)
    joined = not before and not behind_them and len(keys) <= _BARE
    joined = joined and start < len(source.keys) and source.keys[start] in pack.conjunctions
    if not joined and not before == "," == behind_them:
        return None
    begun = opens(keys, 0, pack)
    behind = keys[begun] if begun < len(keys) else ""
    owned = (pack.determiners, pack.numbers, pack.pronouns, pack.first_person, pack.titles)
    defined = behind.isdecimal() or any(behind in words for words in owned)
    defined = defined or (begun > 0 and (keys[-1] in pack.first_person or keys[-1] in pack.determiners))
    leads = keys[0] in pack.relatives or keys[0] in pack.titles
    # "As you know" is nobody else's word; "as the paper wrote" is.
    own = keys[0] not in pack.questions or any(key in pack.first_person for key in keys)
    shown = (
        any(key in pack.time or key[0].isdecimal() for key in keys)
        or (len(keys) > 1 and (defined or any(key in pack.numbers for key in keys)))
        or leads
        or (keys[0] in pack.conjunctions and own)
        or any(opens(keys, at, pack) for at in range(1, len(keys) - 1))
        or (keys[-1] in pack.postpositions and len(keys) > 1)
        or any(_is_name(source, index) and pack.code != "de" for index in spoken)
    )
    plain = (key for key in keys if not (is_known_word(key, pack) or opens([key], 0, pack)))
    return None if shown else next(plain, None)


def find_left_over(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> str | None:
    """A word in a phrase of time, or of any sort behind "is", that nothing there accounts for: it may turn the rest.

    "In that year | nowise": a preposition, or an article behind it, has room for one word that no list knows; a word of
    time, a name, or what closes the phrase takes that room. Nothing tells an adverb behind a noun from a noun behind
    one ("after two years | work"), so that both are refused; not so in what has a verb of its own, or is set apart.
    """
    keys = [source.keys[index] for index in spoken]
    if not pack.spaces or not keys or any(source.gaps[index].strip("'") for index in spoken[1:]):
        return None
    timed = any(_closes(keys, at, pack, of_time=True) for at in range(len(keys)))
    if not timed and not _is_beside_predicate(source, spoken, start, pack):
        return None
    if source.gaps[spoken[0]].strip("'") and source.gap_behind(start).strip("'"):
        return None
    following = source.keys[start] if start < len(source.keys) else ""
    goes_on = following in pack.conjunctions or bool(
        pack.and_prefix and following.startswith(pack.and_prefix)
    )
    begins = is_known_word(keys[0], pack) or opens(keys, 0, pack) or _closes(keys, 0, pack)
    if goes_on and (pack.verb_last or not begins):
        return None  # a verb, and what belongs to it
    room, closed, at = False, False, 0
    while at < len(keys):
        opening, closing = opens(keys, at, pack), _closes(keys, at, pack)
        counted = max(pack.numbers.length_at(keys, at), int(keys[at].isdecimal()))
        if opening or keys[at] in pack.conjunctions:
            room, closed = True, False
        elif keys[at] in pack.determiners or keys[at] in pack.quantifiers:
            room = not closed
        elif closing or _is_name(source, spoken[at]):
            room, closed = False, True
        elif not (counted or keys[at] in pack.adverbs.words or _is_small(keys[at], pack)):
            behind = at + 1 < len(keys) and (_closes(keys, at + 1, pack, strictly=True) > 0)
            later = (
                goes_on and not closed and any(_goes_on(keys, other, pack) for other in range(at, len(keys)))
            )
            if not room and not (at and (behind or later)):
                return keys[at]
            room = False
        at += max(opening, closing, counted, 1)
    return None


def _is_beside_predicate(source: Prepared, spoken: Sequence[int], start: int, pack: Pack) -> bool:
    """Whether an adjunct stands between "is" and what is said of the subject: "was | in the town | safe"."""
    keys = [source.keys[index] for index in spoken]
    before = source.keys[spoken[0] - 1] if spoken[0] and not source.gaps[spoken[0]].strip("'") else ""
    following = source.keys[start] if start < len(source.keys) else ""
    adjunct = any(opens(keys, at, pack) or _closes(keys, at, pack) for at in range(len(keys)))
    return adjunct and before in pack.auxiliaries and following not in pack.conjunctions


def _goes_on(keys: Sequence[str], at: int, pack: Pack) -> bool:
    return opens(keys, at, pack) > 0 or _closes(keys, at, pack, of_time=True) > 0


def _is_name(source: Prepared, index: int) -> bool:
    """Whether a word is written as a name is, or as German nouns are."""
    form = source.forms[index]
    return form[0].isupper() and not form[1:2].isupper() and not source.starts_sentence(index)


def _closes(
    keys: Sequence[str], at: int, pack: Pack, *, of_time: bool = False, strictly: bool = False
) -> int:
    """How many words from this one on tell when, or close a phrase; ``strictly`` not by their ending alone."""
    long = max(pack.time.length_at(keys, at), int(keys[at].rpartition("'")[2] in pack.time))
    if of_time:
        return long
    closing = pack.postpositions.length_at(keys, at)
    return max(long, 0 if strictly and closing == 1 and keys[at] not in pack.postpositions.words else closing)


def _is_small(key: str, pack: Pack) -> bool:
    small = (pack.function, pack.pronouns, pack.auxiliaries, pack.titles, pack.relative_time)
    return any(key in words for words in small)

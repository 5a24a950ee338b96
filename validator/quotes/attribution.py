"""Where one speech goes on after its attribution: ``"A," he said. "B"``.

Two zones are one speech only if they stand in one paragraph and nothing but one short attribution lies between them.
Whatever looks like more than that (a second verb of saying, a second sentence, narration, the words of a partial
quote, another speaker named behind the second zone) keeps them apart.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from validator.quotes.glyphs import CJK
from validator.quotes.lexicon import (
    ABBREVIATIONS,
    CONJUNCTIONS,
    GOES_ON,
    MANNER,
    SPEECH_VERBS,
    SUBJECT_PRONOUNS,
    count_speech_verbs,
    find_negation,
)
from validator.quotes.text import Words

_MAX_WORDS = 20  # in an attribution
_MAX_CHARACTERS = 24  # in scripts without spaces
_CJK_WORD = re.compile(f"[{CJK}]$")
_INNER_RUSSIAN = re.compile(
    r"(?:сказал|заявил|отметил|подчеркнул|добавил|сообщил|продолжил|пояснил|объяснил|уточнил|считает|говорит|"
    r"рассказал|ответил|признал|напомнил|указал|заметил|сказав|сказала|заявив|заявила|зазначи|дода[вл]|наголоси|"
    r"підкресли|повідоми|поясни|продовжи|каже)\w*$"
)
_INVERTED = re.compile(r"(\w+?)(?:-t)?-(?:il|elle|on|ils|elles)$")  # dit-il, explique-t-elle, a-t-il
_INNER_HINT = re.compile(r"[—–-]\s?[а-яіїє]|\w-(?:il|elle|on)s?\b|[,!?]\s(?:a|ont|\w+e|\w+it|conclut)\s")
_PARTICIPLE = re.compile(
    "(?:dit|déclaré|ajouté|affirmé|expliqué|souligné|poursuivi|estimé|assuré|précisé|indiqué|lancé|insisté|conclu|"
    "rappelé|répondu|confié)$"
)
_PRESENT = frozenset(
    (
        "explique",
        "affirme",
        "ajoute",
        "poursuit",
        "estime",
        "assure",
        "précise",
        "souligne",
        "insiste",
        "rappelle",
        "conclut",
    )
)
_GOES_ON_CJK = re.compile("[他她]|[并並还還]|随后|隨後|接着|接著|补充|補充")
_SAME_SPEAKER_CJK = re.compile("补充|補充|接着|付け加え|他|她|彼|氏は続け|続け")

Span = tuple[int, int, int]


def split_at_inner_attribution(
    words: Words, numbers: list[int], spans: list[Span]
) -> tuple[list[int], list[Span]]:
    """Take attributions out of zones: ``«A, — сказал он. — B»`` and ``« A, a-t-il dit, B »`` are two zones each.

    Only Russian, Ukrainian and French print an attribution inside the marks; elsewhere such words are the speaker's.
    """
    inside = [
        [
            index
            for index, gap in enumerate(words.gaps[first + 1 : after], first + 1)
            if gap and (gap[-1] in ",!?" or "—" in gap)
        ]
        for first, after, _ in spans
    ]
    if not any(
        _inner_attribution(words, index, span[1])
        for span, within in zip(spans, inside, strict=True)
        for index in within
    ) or not _INNER_HINT.search(words.folded):
        return numbers, spans
    result: list[Span] = []
    fresh = max(numbers, default=0)
    for (first, after, paragraph), within in zip(spans, inside, strict=True):
        begin = first
        for index in within:
            if index < begin:
                continue
            end = _inner_attribution(words, index, after)
            if end is None:
                continue
            numbers[index:end] = [0] * (end - index)
            result.append((begin, index, paragraph))
            begin = end
            if end < after:
                fresh += 1
                old = numbers[end]
                stop = end
                while stop < after and numbers[stop] == old:
                    numbers[stop] = fresh
                    stop += 1
        if begin < after:
            result.append((begin, after, paragraph))
    return numbers, result


def _inner_attribution(words: Words, index: int, after: int) -> int | None:
    """The word after an attribution that begins at this word inside a zone, or None."""
    gap, key = words.gaps[index], words.keys[index]
    if "—" in gap and len(gap) > 1 and _INNER_RUSSIAN.match(key):
        for end in range(index + 1, min(index + _MAX_WORDS, after) + 1):
            if end == after:
                return end if after - index <= 6 else None
            if "—" in words.gaps[end] and len(words.gaps[end]) > 1:
                return end
    elif gap and gap[-1] in ",!?" and _begins_french_attribution(words, index, after):
        for end in range(index + 1, min(index + _MAX_WORDS, after) + 1):
            if end == after or words.gaps[end][:1] in (",", ";") or _ends_sentence(words, end):
                return end
    return None


def _begins_french_attribution(words: Words, index: int, after: int) -> bool:
    verb = words.keys[index]
    inverted = _INVERTED.match(verb) if "-" in verb else None
    if inverted:
        verb = inverted.group(1)
    if index + 1 >= after:
        return bool(inverted) and verb in SPEECH_VERBS
    if verb == "s'":
        return words.keys[index + 1].startswith(("exclame-t-", "interroge-t-"))
    if verb in ("a", "ont"):
        return bool(_PARTICIPLE.match(words.keys[index + 1]))
    if verb in _PRESENT and not inverted:
        return words.keys[index + 1] in ("le", "la", "l'", "m", "mme") or words.forms[index + 1][0].isupper()
    return bool(inverted) and verb in SPEECH_VERBS


def find_joins(words: Words, numbers: Sequence[int], spans: Sequence[Span]) -> dict[int, int]:
    """Map the last word of each zone to the first word of the zone that goes on with the same speech."""
    joins = {}
    for (first, end, paragraph), (start, second_end, second_paragraph) in pairwise(spans):
        if (
            paragraph == second_paragraph
            and end < start
            and is_attribution(words, end, start)
            and not (":" in words.gaps[first] and _names_somebody(words, end, start))
            and not _names_another_speaker(words, end, start, second_end, numbers)
        ):
            joins[end - 1] = start
    return joins


def _names_somebody(words: Words, start: int, end: int) -> bool:
    """Whether an attribution names its speaker anew; behind speech that was introduced already, that is another one."""
    keys = words.keys[start:end]
    if _CJK_WORD.match(keys[0]):
        return not _GOES_ON_CJK.match("".join(keys))
    return SUBJECT_PRONOUNS.isdisjoint(keys) and not any(GOES_ON.match(key) for key in keys)


def is_attribution(words: Words, start: int, end: int) -> bool:
    """Whether the words from ``start`` to ``end`` are one complete attribution between two zones, and nothing more."""
    keys, gaps = words.keys[start:end], words.gaps
    in_characters = sum(1 for key in keys if _CJK_WORD.match(key)) > len(keys) / 2
    if len(keys) > (_MAX_CHARACTERS if in_characters else _MAX_WORDS):
        return False
    if keys[0] in CONJUNCTIONS or find_negation(tuple([key for key in keys if key not in MANNER])):
        return False
    if not gaps[start].strip("()") and not in_characters:
        return False
    closing = gaps[end].strip("()")
    if not closing or closing[-1] not in (",.—:" if in_characters else ",.—"):
        return False
    if closing[-1] == ":" and not _GOES_ON_CJK.match("".join(keys)):
        return False  # 会长说：“…”: it introduces somebody else's words
    if closing == "," and gaps[start] == "." and not in_characters:
        return False  # "We stay." Moor said, "Good.": it belongs to what follows
    if ";" in closing or any(_ends_sentence(words, index) for index in range(start + 1, end)):
        return False
    verbs = count_speech_verbs(keys)
    return verbs == 1 or (in_characters and verbs >= 1)


def _ends_sentence(words: Words, index: int) -> bool:
    """Whether a sentence ends right before this word."""
    gap = words.gaps[index]
    if any(mark in gap for mark in "!?;…"):
        return True
    previous = words.keys[index - 1]
    return "." in gap and not ((len(previous) == 1 and previous.isalpha()) or previous in ABBREVIATIONS)


def _names_another_speaker(
    words: Words, start: int, end: int, second_end: int, numbers: Sequence[int]
) -> bool:
    """Whether the second zone has an attribution of its own that does not clearly name the first one's speaker."""
    count = len(numbers)
    if second_end >= count or numbers[second_end]:
        return False
    gap = words.gaps[second_end]
    stop = second_end + 1
    while (
        stop < min(count, second_end + _MAX_CHARACTERS)
        and not numbers[stop]
        and not _ends_sentence(words, stop)
    ):
        stop += 1
    own, other = words.keys[start:end], words.keys[second_end:stop]
    if "." in gap and not _CJK_WORD.match(other[0]):
        return False
    if "\n" in words.folded[words.folded_ends[second_end - 1] : words.folded_starts[second_end]]:
        return False
    if stop < count and numbers[stop] and ":" in words.gaps[stop]:
        return False  # it introduces what follows
    if not count_speech_verbs(other):
        # ..., growled Moor.
        names = _names(words, second_end, stop)
        return (
            gap == ","
            and len(other) <= 4
            and bool(names)
            and names.isdisjoint(_names(words, start, end))
            and SUBJECT_PRONOUNS.isdisjoint(other)
        )
    if _CJK_WORD.match(other[0]):
        return own != other and not _SAME_SPEAKER_CJK.search("".join(other))
    pronouns, own_pronouns = SUBJECT_PRONOUNS.intersection(other), SUBJECT_PRONOUNS.intersection(own)
    if pronouns:
        return bool(own_pronouns) and pronouns.isdisjoint(own_pronouns)
    if any(GOES_ON.match(key) for key in other):
        return False
    return _names(words, start, end).isdisjoint(_names(words, second_end, stop))


def _names(words: Words, start: int, end: int) -> set[str]:
    return {form for form in words.forms[start:end] if form[:1].isupper()}

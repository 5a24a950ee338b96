"""Where one speech goes on after its attribution, and where an attribution is printed inside the marks.

Two zones are one speech only if they stand in one paragraph, nothing but one attribution lies between them, and
nothing names a second speaker. An attribution inside the marks is the reporter's: it is taken out of its zone.
"""

from collections.abc import Sequence
from itertools import pairwise

from validator.quotes.attribution import ends_sentence, is_known_word, read_attribution
from validator.quotes.languages.pack import Pack
from validator.quotes.said import Attribution
from validator.quotes.text import Words

_MAX_INSIDE = 20  # words of an attribution inside the marks
_MAX_LAST = 8  # of one that ends the zone
_MAX_OFFICE = 6  # of what its speaker is: "mayor of Newtown"
_MAX_BEHIND = 32  # words behind a zone that are looked at
_SHORT = 6  # words behind a zone that are taken for an attribution nobody can read

ZoneWords = tuple[int, int, int]


def split_at_inner_attribution(
    words: Words, numbers: list[int], spans: list[ZoneWords], pack: Pack | None
) -> tuple[list[int], list[ZoneWords], frozenset[int]]:
    """Take attributions out of zones: ``«A, — сказал он. — B»`` and ``« A, a-t-il dit, B »`` are two zones each.

    Where a language does not print attributions so, such words are the speaker's. Also returned: the first words of
    what was taken out although nobody knows for certain that it is an attribution; nothing is joined across it.
    """
    if pack is None or not (pack.dash or pack.inside):
        return numbers, spans, frozenset()
    result: list[ZoneWords] = []
    doubtful = set()
    fresh = max(numbers, default=0)
    for first, after, paragraph in spans:
        begin, own = first, numbers[first]
        for index in range(first + 1, after):
            gap = words.gaps[index]
            if index < begin or not gap or not (gap[-1] in ",!?…" or "—" in gap):
                continue
            found = _inner_attribution(words, index, after, pack)
            if found is None:
                continue
            end, certain = found
            if not certain:
                doubtful.add(index)
            if begin < index:
                result.append((begin, index, paragraph))
            numbers[begin:end] = [own] * (index - begin) + [0] * (end - index)
            fresh += 1
            begin, own = end, fresh
        if begin < after:
            numbers[begin:after] = [own] * (after - begin)
            result.append((begin, after, paragraph))
    return numbers, result, frozenset(doubtful)


def _inner_attribution(words: Words, index: int, after: int, pack: Pack) -> tuple[int, bool] | None:
    """The word after an attribution that begins at this word inside a zone, and whether it is surely one."""
    gap = words.gaps[index]
    dashed = "—" in gap and bool(pack.dash)
    if not dashed and not (pack.inside and gap[-1] in ",!?"):
        return None
    if not _may_begin(words, index, after, pack):
        return None
    for end in range(index + 1, min(index + _MAX_INSIDE, after) + 1):
        if end == after:
            closed = end - index <= _MAX_LAST
        elif dashed:
            closed = "—" in words.gaps[end]
        else:
            closed = words.gaps[end][:1] in (",", ";") or ends_sentence(words, end, pack)
        if not closed:
            if end < after and ends_sentence(words, end, pack):
                return None
            continue
        found = read_attribution(words, index, end, pack)
        if found is None or not (found.names or found.pronouns or (dashed and found.manner == "continues")):
            return None
        return (_behind_office(words, end, after, pack) if found.names else end), found.known
    return None


def _behind_office(words: Words, end: int, after: int, pack: Pack) -> int:
    """The word behind an office that stands behind a speaker's name: "précise Anne Blin, maire de Villebourg. …"."""
    keys, forms = words.keys, words.forms
    if end + 2 >= after or words.gaps[end] != "," or keys[end] not in pack.titles or not forms[end].islower():
        return end
    if not (keys[end + 1] in pack.of or keys[end + 1] in pack.prepositions):
        return end  # "mayor Lind has sold it": the speech goes on
    for stop in range(end + 2, min(end + _MAX_OFFICE, after) + 1):
        if stop == after or words.gaps[stop].strip("'"):
            closed = stop == after or words.gaps[stop] == "," or ends_sentence(words, stop, pack)
            return stop if closed and forms[stop - 1][0].isupper() else end
    return end


def _may_begin(words: Words, index: int, after: int, pack: Pack) -> bool:
    """Whether a verb of saying, or one that nobody listed, stands first or second; asked first, since that is cheap."""
    key = words.keys[index]
    near = words.keys[index : min(index + 3, after)]
    if any(pack.says(word) or "-" in word for word in near):
        return not words.forms[index][0].isupper() or not pack.says(key)
    following = words.forms[index + 1] if index + 1 < after else ""
    return words.forms[index][0].islower() and following[:1].isupper() and not is_known_word(key, pack)


def find_joins(
    words: Words,
    numbers: Sequence[int],
    spans: Sequence[ZoneWords],
    pack: Pack | None,
    doubtful: frozenset[int],
) -> dict[int, int]:
    """Map the last word of each zone to the first word of the zone that goes on with the same speech."""
    joins: dict[int, int] = {}
    if pack is None:
        return joins
    for (first, end, paragraph), (start, second_end, second_paragraph) in pairwise(spans):
        if (
            paragraph != second_paragraph
            or end >= start
            or end in doubtful
            or not _stands_between(words, end, start, pack)
        ):
            continue
        speaker = read_attribution(words, end, start, pack)
        if speaker is None:
            continue
        closing = words.gaps[start].strip("()")
        if speaker.names and speaker.manner != "continues" and (":" in words.gaps[first] or ":" in closing):
            continue  # each speech is introduced: “A.” The mayor said: “B.”
        if ":" in closing and speaker.manner != "continues":
            continue
        if speaker.manner == "asks" and "?" in words.gaps[end] and "?" not in _gap_behind(words, second_end):
            continue  # a question, and its answer
        if not _names_another_speaker(words, speaker, second_end, numbers, pack):
            joins[end - 1] = start
    return joins


def _stands_between(words: Words, start: int, end: int, pack: Pack) -> bool:
    """Whether the punctuation is that of an attribution between two zones."""
    opening, closing = words.gaps[start].strip("()"), words.gaps[end].strip("()")
    if not opening and pack.spaces and not (pack.bare and pack.says(words.keys[start])):
        return False  # the words of a partial quote
    if not closing or closing[-1] not in ",.—:" or any(mark in closing for mark in ";!?"):
        return False
    if ":" in closing and "." in opening and pack.spaces:
        return False  # “A.” She added: “B.”
    # "We stay." Moor said, "Good.": it belongs to what follows
    return not (closing == "," and opening == "." and pack.spaces)


def _gap_behind(words: Words, index: int) -> str:
    """The punctuation behind the word before ``index``, at the end of the text too."""
    return words.gaps[index] if index < len(words.gaps) else words.folded[words.folded_ends[index - 1] :]


def _names_another_speaker(
    words: Words, speaker: Attribution, second_end: int, numbers: Sequence[int], pack: Pack
) -> bool:
    """Whether the second zone has an attribution of its own that does not clearly name the first one's speaker."""
    count = len(numbers)
    if second_end >= count or numbers[second_end]:
        return False
    gap = words.gaps[second_end]
    stop = second_end + 1
    while (
        stop < min(count, second_end + _MAX_BEHIND)
        and not numbers[stop]
        and not ends_sentence(words, stop, pack)
        and "\n" not in words.folded[words.folded_ends[stop - 1] : words.folded_starts[stop]]
    ):
        stop += 1
    first = words.forms[second_end]
    own = pack.bare  # “A.” said X. “B.” said Y.
    if "." in gap and pack.spaces and not own and not gap.endswith(",") and not first[0].islower():
        return False  # a new sentence
    if "\n" in words.folded[words.folded_ends[second_end - 1] : words.folded_starts[second_end]]:
        return False
    if stop < count and numbers[stop] and ":" in words.gaps[stop]:
        return False  # it introduces what follows
    other = read_attribution(words, second_end, stop, pack)
    if other is not None:
        return not other.may_be(speaker)
    if not pack.spaces and not gap:
        return True  # 「B」と市長は返した
    keys = words.keys[second_end:stop]
    if keys[0] in pack.conjunctions or keys[0] in pack.relatives:
        return False
    opens = (pack.determiners, pack.subject_pronouns, pack.auxiliaries)
    if keys[0] in pack.function and not any(keys[0] in words for words in opens):
        return False
    shared = speaker.names.intersection(keys) or speaker.pronouns.intersection(keys)
    said = any(map(pack.says, keys))
    beside = gap.endswith((",", "—")) or own  # whoever does what nobody listed
    return not shared and (said or (beside and len(keys) <= _SHORT))

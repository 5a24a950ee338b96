"""Who is said to have said something: the attributions in the reporter's own words.

An attribution is a verb of saying with its subject: "Mara Quill said", "said the minister", "according to Quill", "she
added". Whom a pronoun or an office means is found in `validator.quotes.speakers.meant`.
"""

from collections.abc import Sequence
from dataclasses import replace

from validator.quotes.attribution import is_known_word
from validator.quotes.languages.pack import Pack
from validator.quotes.prepare import Prepared
from validator.quotes.speakers.meant import Attribution, trace_back
from validator.quotes.speakers.mentions import (
    Mention,
    bare,
    is_pronoun,
    is_title,
    pack_of_text,
)
from validator.quotes.speakers.offices import BETWEEN, CUTS, DETERMINERS, LINKS, LOOSE_VERBS, PASSIVE

_REACH = 12  # words from a verb to its subject
_VERB_SECOND = ("de", "nl", "sv", "no", "da")
_VERB = 4  # characters of the longest verb in scripts without spaces
_NEVER_TURNED = (
    "told",
    "tells",
    "tell",
    "telling",
)  # what stands behind them is whom somebody told: "a pilot told Coast Wire"


def find_attributions(
    text: Prepared, mentions: Sequence[Mention], paragraphs: Sequence[int]
) -> list[Attribution]:
    """All attributions of a text, in order, pronouns and offices traced back as far as possible."""
    by_start = {mention.first: mention for mention in mentions} | {m.title: m for m in mentions}
    by_end = {mention.after: mention for mention in mentions}
    found = []
    pack = pack_of_text(text)
    for index in range(len(text.keys)) if pack else ():
        loose = _is_verb(text, index)
        if loose is not None:
            subject = _subject(text, index, by_start, by_end)
            if subject:
                found.append(replace(subject, loose=loose))
    return trace_back(text, found, mentions, paragraphs)


def _is_verb(text: Prepared, index: int) -> bool | None:
    """None: no verb of saying; else whether it is a loose one."""
    key, pack = text.keys[index], pack_of_text(text)
    loose = key in LOOSE_VERBS
    if pack is None or text.zones[index] or not (loose or says_at(text, index, pack)):
        return None
    if text.forms[index][:1].isupper() and not starts_clause(text, index):
        return None
    if index and not text.gaps[index] and text.keys[index - 1] in PASSIVE and key not in ("according",):
        return None
    if key == "according" and text.keys[index + 1 : index + 2] != ("to",):
        return None
    if key == "so" and not (index and text.zones[index - 1]):
        return None
    return loose


def says_at(text: Prepared, index: int, pack: Pack) -> bool:
    """Whether a verb of saying begins with this word."""
    key = text.keys[index]
    lists = (pack.saying, pack.asking, pack.replying, pack.continuing)
    if not pack.spaces:
        run = "".join(text.keys[index : index + _VERB])
        inside = "".join(text.keys[max(0, index - 1) : index + 1])
        return any(run.startswith(words.entries) for words in lists) and not any(
            inside in words.entries for words in lists
        )
    if pack.says(key) or any(words.length_at(text.keys[index : index + 3], 0) for words in lists):
        return True
    return "-" in key and pack.says(key.partition("-")[0])  # dit-elle


def starts_clause(text: Prepared, index: int) -> bool:
    """Whether something new begins with this word: after punctuation or a quotation mark."""
    return index == 0 or bool(text.gaps[index]) or bool(text.zones[index - 1]) or "\n" in text.raw_gap(index)


def _subject(
    text: Prepared, verb: int, by_start: dict[int, Mention], by_end: dict[int, Mention]
) -> Attribution | None:
    if text.keys[verb] in ("according", "selon", "so", "laut"):
        return _subject_after(text, verb, verb + 2 if text.keys[verb] == "according" else verb + 1, by_start)
    if "-" in text.keys[verb] and is_pronoun(text.keys[verb].rsplit("-", 1)[-1], pack_of_text(text)):
        return Attribution(verb, verb, verb + 1, "pronoun")
    before = _subject_before(text, verb, by_end)
    if before is None and (text.keys[verb] in _NEVER_TURNED or not _may_turn(text, verb)):
        return None
    return before or _subject_after(text, verb, verb + 1, by_start)


def _may_turn(text: Prepared, verb: int) -> bool:
    """Whether a subject may stand behind its verb: behind a quote, or where the verb is the second part of a sentence.

    ("Gestern sagte der Minister"; but "a partner recalled an incident")
    """
    pack = pack_of_text(text)
    if verb == 0 or text.gaps[verb] or text.zones[verb - 1] or pack is None or not pack.spaces:
        return True
    return pack.code in _VERB_SECOND or text.keys[verb - 1] in BETWEEN


def _subject_before(text: Prepared, verb: int, by_end: dict[int, Mention]) -> Attribution | None:
    """The subject in front of a verb: a name, a pronoun, an office, or a name with an office between commas."""
    at = verb
    while at > 0 and not text.gaps[at] and not text.zones[at - 1]:
        key = text.keys[at - 1]
        if key not in BETWEEN and not (key.endswith("ly") and at not in by_end):
            break
        at -= 1
    if at == 0 or text.zones[at - 1]:
        return None
    if text.gaps[at]:
        return _before_commas(text, verb, at, by_end) if text.gaps[at] in (",", ")") else None
    return _ending_at(text, verb, at, by_end)


def _ending_at(text: Prepared, verb: int, at: int, by_end: dict[int, Mention]) -> Attribution | None:
    if at in by_end:
        mention = by_end[at]
        if _hangs_on_preposition(text, mention):
            return None
        if text.keys[at - 1].endswith("'s") and text.forms[at - 1] != mention.who:
            return None
        return Attribution(verb, mention.title, at, "named", mention)
    key = text.keys[at - 1]
    if is_pronoun(key, pack_of_text(text)):
        return Attribution(verb, at - 1, at, "pronoun")
    if key in ("who", "которая", "который", "qui"):
        return Attribution(verb, at - 1, at, "relative")
    start = _noun_phrase_before(text, at)
    if start is None or at - start < 2 or key in LINKS or _is_small_word(text, at - 1):
        return None
    return Attribution(verb, start, at, "described")


def _is_small_word(text: Prepared, index: int) -> bool:
    """Whether a word can be the last of no noun phrase."""
    pack = pack_of_text(text)
    return pack is not None and any(
        text.keys[index] in words for words in (pack.conjunctions, pack.of, pack.determiners)
    )


def _hangs_on_preposition(text: Prepared, mention: Mention) -> bool:
    """Whether a word that nobody knows as a name is no subject: "Auf Deutsch sagte sie"."""
    first, pack = mention.title, pack_of_text(text)
    if pack is None or mention.ids or not first or text.gaps[first]:
        return False
    key = text.keys[first - 1]
    if mention.after - first > 1:  # "a partner at Ports Global said", not "according to Ada Quill"
        if key in pack.determiners and first > 1 and not text.gaps[first - 1]:
            key = text.keys[first - 2]
        return key in pack.prepositions and not mention.person
    excused = (pack.conjunctions, pack.pronouns, pack.auxiliaries, pack.subject_pronouns)
    return (key in pack.of or key in pack.function.words) and not any(key in words for words in excused)


def _before_commas(text: Prepared, verb: int, at: int, by_end: dict[int, Mention]) -> Attribution | None:
    """``Mara Quill, the ports minister, said`` and ``the ports minister, Mara Quill, said``."""
    for index in range(at - 1, max(0, at - _REACH) - 1, -1):
        if text.zones[index] or any(mark in text.gaps[index] for mark in ".!?;:—"):
            return None
        if text.gaps[index] == "," or text.gaps[index] == "(":
            own = by_end.get(at)
            if own is not None and own.title >= index and _is_apposition(text, index, own.title):
                start = _noun_phrase_before(text, index)
                if start is None:
                    return Attribution(verb, own.first, at, "named", own)
                return Attribution(verb, start, at, "named", own, office=(start, index))
            named = by_end.get(index)
            return (
                Attribution(verb, named.title, index, "named", named, office=(index, at)) if named else None
            )
    return None


def _is_apposition(text: Prepared, first: int, name: int) -> bool:
    """Whether only small words stand between a comma and a name with its office: ``a pilot, retired captain Lind,``."""
    between = range(first, name)
    return len(between) <= 2 and all(
        text.forms[index].islower()
        and bare(text.keys[index]) not in LINKS
        and not is_pronoun(text.keys[index], pack_of_text(text))
        for index in between
    )


def _noun_phrase_before(text: Prepared, at: int) -> int | None:
    """Where a phrase such as "a senior official at the ministry" begins, given the word after it."""
    start = None
    for index in range(at - 1, max(0, at - _REACH) - 1, -1):
        key = text.keys[index]
        if text.zones[index] or bare(key) != key:
            break
        if _is_determiner(text, index):
            start = index
            if index < 2 or text.keys[index - 1] not in LINKS or text.gaps[index]:
                break
        elif start is not None and key not in LINKS and not _noun_like(text, index, start):
            break
        if text.gaps[index].strip("()") or text.zones[index - 1]:
            break
    return start


def _noun_like(text: Prepared, index: int, start: int) -> bool:
    pack = pack_of_text(text)
    return start - index <= 4 and not (pack is not None and says_at(text, index, pack))


def _is_determiner(text: Prepared, index: int) -> bool:
    pack = pack_of_text(text)
    return text.keys[index] in DETERMINERS or (pack is not None and text.keys[index] in pack.determiners)


def _subject_after(text: Prepared, verb: int, at: int, by_start: dict[int, Mention]) -> Attribution | None:
    """The subject behind a verb: ``said Mara Quill``, ``said the minister``, ``according to Quill``."""
    count = len(text.keys)
    if at >= count or text.zones[at] or text.gaps[at]:
        return None
    if is_pronoun(text.keys[at], pack_of_text(text)):
        return Attribution(verb, at, at + 1, "pronoun")
    determined, pack = _is_determiner(text, at), pack_of_text(text)
    small = (pack.of, pack.conjunctions, LINKS) if pack else ()
    if not determined and any(text.keys[at] in words for words in small):
        return None  # "schreibt auf Facebook"
    end = at
    while end < min(count, at + _REACH) and not text.zones[end] and (end == at or not text.gaps[end]):
        if end in by_start and not (determined and any(text.keys[end - 1] in words for words in small)):
            mention = by_start[end]
            if not (determined and _describes(text, mention)):
                return Attribution(verb, at, mention.after, "named", mention)
            end = mention.after - 1
        if text.keys[end] in CUTS:
            break
        if end > at and not determined and not is_title(text.keys[end - 1], pack_of_text(text)):
            break
        end += 1
    if determined and end - at > 1 and not _is_clause(text, at, end):
        return Attribution(verb, at, end, "described")
    return None


def _describes(text: Prepared, mention: Mention) -> bool:
    """Whether a name only says what somebody belongs to: "a former Ports Global worker"."""
    after, pack = mention.after, pack_of_text(text)
    if pack is None or mention.ids or mention.person or after >= len(text.keys):
        return False
    if text.zones[after] or text.gaps[after] or not text.forms[after][:1].islower():
        return False
    key = text.keys[after]
    return not (is_known_word(key, pack) or key in pack.prepositions or says_at(text, after, pack))


def _is_clause(text: Prepared, first: int, after: int) -> bool:
    """Whether words are more or less than a noun phrase: "the South will pay a price for the"."""
    pack = pack_of_text(text)
    if pack is None:
        return False
    inside = any(key in pack.auxiliaries and key not in pack.relatives for key in text.keys[first:after])
    return inside or text.keys[after - 1] in pack.prepositions or _is_small_word(text, after - 1)


def ends_abbreviation(text: Prepared, index: int) -> bool:
    """Whether the full stop before this word belongs to an abbreviation (``Mr. Quill``)."""
    previous, pack = text.keys[index - 1] if index else "", pack_of_text(text)
    return (pack is not None and previous in pack.abbreviations) or (
        len(previous) == 1 and previous.isalpha()
    )

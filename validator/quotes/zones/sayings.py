"""Attributions in the running text: ``, sier Tor Vik til avisen.`` or ``— dijo la ministra—``.

Only as much of grammar as a convention of speech needs: that a clause holds a verb of saying with a subject that is not
the speaker, and where it ends. In doubt a clause is one: what is taken for an attribution is not taken for speech.
"""

import re
from collections.abc import Sequence

from validator.quotes.attribution import is_known_word, with_particle
from validator.quotes.languages.pack import Pack

_REACH = 260  # characters of an attribution that are looked at
_FULL_NAME = 2  # words
_SENTENCE = 3  # words that somebody says at least
_VERB_WITHIN = 6  # words from its beginning to its verb
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_SENTENCE_END = re.compile(r"[.!?…;](?=[\s\"'”’»)]|$)|[؟۔।]")
_DASH = re.compile(r"\s[–—-]+(?=\s|$)|[–—]+")
_CLAUSE = re.compile(r"[,!?…](?=\s)(?:\s[–—-]+(?=\s))?|\s[–—-]+(?=\s)")
_INVERTED = re.compile(r"(?:-t)?-(?:ils?|elles?|on|je|tu|nous|vous|se|me|te|lhe|nos|ei|eu|os)$")
_VERB_AND_NAME = re.compile(
    r"\s*([^\W\d_]+)(?:\s(?=[a-zà-öø-ÿа-яёіїєα-ω])[^\W\d_]+)?"
    r"(?:\s(?![a-zà-öø-ÿа-яёіїєα-ωά-ώ])[^\W\d_][\w.'’-]*)+(?=\s*(?:[.,;:!?]|$))"
)
_LAST_CLAUSE = re.compile(r",\s([^\W\d_]+)(?:\s[^\W\d_]+){1,2}[.!?]?\s*$")


def find_end(folded: str, start: int, end: int, pack: Pack) -> tuple[int, bool]:
    """Where an attribution that begins at ``start`` ends: at a dash (then True), or with its sentence."""
    dash = _DASH.search(folded, start, end)
    limit = dash.start() if dash else end
    for match in _SENTENCE_END.finditer(folded, start, limit):
        if not _abbreviates(folded, start, match.start(), pack):
            return match.start(), False
    return limit, dash is not None


def _abbreviates(folded: str, start: int, stop: int, pack: Pack) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation or an initial."""
    if folded[stop] != ".":
        return False
    begin = stop
    while begin > start and (folded[begin - 1].isalnum() or folded[begin - 1] == "."):
        begin -= 1
    word = folded[begin:stop].lower()
    return (len(word) == 1 and word.isalpha()) or word in pack.abbreviations or "." in word


def is_attribution(folded: str, start: int, end: int, pack: Pack) -> bool:
    """Whether the clause from ``start``, up to its sentence's end or a dash, says who speaks."""
    stop, _ = find_end(folded, start, min(end, start + _REACH), pack)
    forms = [match.group().rstrip(".") for match in _WORD.finditer(folded, start, stop)]
    keys = with_particle([form.lower() for form in forms], pack)
    for index in range(min(len(keys), _VERB_WITHIN)):
        if _says(keys, index, pack):
            return _is_subject(forms[:index], keys[:index], pack) and not any(
                key in pack.first_person for key in keys[: index + 3]
            )
    return False


def _is_subject(forms: Sequence[str], keys: Sequence[str], pack: Pack) -> bool:
    """Whether the words before a verb of saying may be its subject: not "and then everybody says"."""
    if not keys:
        return True
    if keys[0] in pack.conjunctions:
        return False
    if forms[0].islower() and keys[0] in pack.function:
        allowed = (pack.subject_pronouns, pack.determiners, pack.auxiliaries, pack.pronouns)
        if not any(keys[0] in words for words in allowed):
            return False
    return len(keys) < 3 or any(not form.islower() for form in forms) or keys[0] in pack.determiners


def _says(keys: Sequence[str], index: int, pack: Pack) -> bool:
    key = keys[index]
    if pack.says(key):
        return True
    if "-" in key and pack.says(_INVERTED.sub("", key)):
        return True
    return any(
        words.length_at(keys, index) for words in (pack.saying, pack.asking, pack.replying, pack.continuing)
    )


def may_be_attribution(folded: str, start: int, end: int, pack: Pack) -> bool:
    """Whether a clause looks like an attribution with a verb that is not known: a small word or two, then a name."""
    match = _VERB_AND_NAME.match(folded, start, min(end, start + _REACH))
    return match is not None and match.group(1).islower() and match.group(1) not in pack.function


def names_speaker(folded: str, begin: int, stop: int, clause: int, end: int, pack: Pack) -> bool:
    """Whether some words of speech are followed by a word that is no known one, a full name, and no more.

    So ``– Vi spiller ute i kveld, røper dirigent Ola Berg.`` is read, whatever ``røper`` is.
    """
    match = _VERB_AND_NAME.match(folded, clause, min(end, clause + _REACH))
    if match is None or folded[match.end() : end].strip(" .!?…"):
        return False
    forms = match.group().split()
    verb, names = forms[0].lower(), [form for form in forms if form[0].isupper()]
    known = is_known_word(verb, pack) or verb in pack.prepositions or verb in pack.of or verb in pack.titles
    spoken = len(_WORD.findall(folded, begin, stop))
    return not known and len(names) >= _FULL_NAME and spoken >= _SENTENCE


def trailing_words(folded: str, start: int, end: int, pack: Pack, *, attributed: bool = False) -> int:
    """Where a last clause of two or three small words begins, that may be a verb with its subject; else ``end``.

    ``attributed``: who speaks was told before, so that the words must all be unknown ones to be somebody else's.
    """
    match = _LAST_CLAUSE.search(folded, max(start, end - 80), end)
    if match is None or not match.group(1).islower() or match.group(1) in pack.function:
        return end
    words = [word.lower() for word in _WORD.findall(folded, match.start(), match.end())]
    if attributed and any(is_known_word(word.rstrip("."), pack) for word in words):
        return end
    return match.start()


def introduces(folded: str, start: int, colon: int, pack: Pack) -> bool:
    """Whether the words before a colon introduce speech: ``Rektor Ida Roo sier:``."""
    keys = [
        match.group().rstrip(".").lower() for match in _WORD.finditer(folded, max(start, colon - 120), colon)
    ]
    return any(_says(keys, index, pack) for index in range(max(0, len(keys) - 8), len(keys)))


def is_said_behind(folded: str, start: int, end: int, pack: Pack | None) -> bool:
    """Whether an attribution seems to stand behind the first clause of a stretch."""
    for match in _CLAUSE.finditer(folded, start, end):
        if pack is None:
            if _VERB_AND_NAME.match(folded, match.end(), min(end, match.end() + _REACH)):
                return True
        elif is_attribution(folded, match.end(), end, pack):
            return True
    return False

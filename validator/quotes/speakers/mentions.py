"""Who is named where: the names of people and organizations in the reporter's own words.

A name is a run of capitalised words, or a name that is known beforehand (the only way in scripts without capitals).
What stands before it and says an office ("Ports Minister Mara Quill") is kept apart from it. All of this is guesswork,
good enough to propose a speaker and never to decide on one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from validator.quotes.languages.pack import Pack
from validator.quotes.prepare import Prepared
from validator.quotes.speakers.offices import (
    BEFORE_OFFICES,
    BODIES,
    INSIDE_NAMES,
    MEN,
    NOT_NAMES,
    OFFICES,
    WOMEN,
)

_MAX_TITLE = 8


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody with a record: the id, all names, and whether it is a person (else an organization)."""

    id: str
    names: tuple[str, ...]
    person: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of somebody in a text.

    ``first`` to ``after`` are the words of the name, ``title`` is the first word of the office printed before it (equal
    to ``first`` if there is none). ``who`` is the fullest form of the name that the text has, and the same for all
    mentions of one person; ``ids`` are the known ones it may be; ``sure``: the text gives a known name in full.
    """

    first: int
    after: int
    title: int
    who: str
    ids: tuple[str, ...] = ()
    sure: bool = False
    person: bool = False


def pack_of_text(text: Prepared) -> Pack | None:
    """What is known of the language that a text is in."""
    return text.speech or text.pack


def is_title(key: str, pack: Pack | None = None) -> bool:
    """Whether a word names an office or addresses somebody (minister, Mr)."""
    bare_key = key.removesuffix("'s")
    return bare_key in OFFICES or (pack is not None and bare_key in pack.titles)


def gender_of(keys: Sequence[str]) -> str:
    """f, m, or nothing: what a title or pronoun among the words gives away."""
    if any(key in WOMEN for key in keys):
        return "f"
    return "m" if any(key in MEN for key in keys) else ""


def bare(key: str) -> str:
    """A word without the possessive ending."""
    return key.removesuffix("'s")


def starts_sentence(text: Prepared, index: int, paragraphs: Sequence[int]) -> bool:
    """Whether a sentence of the reporter's begins with this word."""
    if index == 0 or paragraphs[index] != paragraphs[index - 1]:
        return True
    return text.starts_sentence(index) and not text.zones[index - 1]


def find_mentions(text: Prepared, paragraphs: Sequence[int], known: Sequence[Known]) -> list[Mention]:
    """All namings in the reporter's own words, in order."""
    found = {mention.first: mention for mention in _find_known(text, known)}
    taken = {index for mention in found.values() for index in range(mention.first, mention.after)}
    for first, after in _capital_runs(text, paragraphs):
        if not taken.intersection(range(first, after)):
            after = _without_party(text, first, after)
            name = _name_of_run(text, first, after)
            if name < after and not _is_determined(text, first, name, after):
                found[name] = Mention(name, after, name, _printed(text, name, after))
    mentions = [_with_title(text, found[first], paragraphs) for first in sorted(found)]
    return _same_people(text, mentions, known)


def _find_known(text: Prepared, known: Sequence[Known]) -> list[Mention]:
    """Full names and other names of known people and organizations, the longest at each place."""
    from validator.quotes.text import split_words

    by_first: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for entity in known:
        for name in entity.names:
            keys = split_words(name).keys
            if keys:
                by_first.setdefault(keys[0], []).append((keys, entity))
    found = []
    index = 0
    while by_first and index < len(text.keys):
        after = index + 1
        if not text.zones[index] and bare(text.keys[index]) in by_first:
            matches = [
                (len(keys), entity)
                for keys, entity in by_first[bare(text.keys[index])]
                if _stands_at(text, index, keys)
            ]
            if matches:
                length = max(size for size, _ in matches)
                entities = [entity for size, entity in matches if size == length]
                after = index + length
                who = _printed(text, index, after)
                ids = tuple(dict.fromkeys(entity.id for entity in entities))
                person = any(entity.person for entity in entities)
                found.append(Mention(index, after, index, who, ids, length > 1 or not person, person))
        index = after
    return found


def _printed(text: Prepared, first: int, after: int) -> str:
    """A name as the text prints it, without the possessive ending."""
    words = " ".join(text.text[text.starts[first] : text.ends[after - 1]].split())
    return words[:-2] if text.keys[after - 1].endswith("'s") else words


def _stands_at(text: Prepared, index: int, keys: tuple[str, ...]) -> bool:
    words = [
        *text.keys[index : index + len(keys) - 1],
        bare(text.keys[min(index + len(keys), len(text.keys)) - 1]),
    ]
    has_case = keys[0][:1].upper() != keys[0][:1]
    return tuple(words) == keys and (not has_case or text.forms[index][:1].isupper())


def _capital_runs(text: Prepared, paragraphs: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words outside of quotation marks, with small words such as "of" inside."""
    runs: list[tuple[int, int]] = []
    start = -1
    end = -1
    for index, form in enumerate(text.forms):
        goes_on = start >= 0 and not text.gaps[index] and paragraphs[index] == paragraphs[index - 1]
        capital = form[:1].isupper() and not text.zones[index] and _may_name(text, index, paragraphs)
        if start >= 0 and not (
            goes_on and not text.zones[index] and (capital or text.keys[index] in INSIDE_NAMES)
        ):
            runs.append((start, end))
            start = -1
        if capital:
            start, end = (index if start < 0 else start), index + 1
            if form.endswith(("'s", "’s")):
                runs.append((start, end))
                start = -1
    if start >= 0:
        runs.append((start, end))
    return runs


def _may_name(text: Prepared, index: int, paragraphs: Sequence[int]) -> bool:
    key = text.keys[index]
    if key in NOT_NAMES or (len(key) == 1 and key == "i"):
        return False
    pack = pack_of_text(text)
    if pack is not None and (key in pack.subject_pronouns or key in pack.pronouns):
        return False
    if not starts_sentence(text, index, paragraphs):
        return key not in ("i", "i'm", "i've", "i'd")
    return pack is None or not _is_small(key, pack)


def _is_small(key: str, pack: Pack) -> bool:
    """Whether a word is one that a sentence may begin with, and no name does."""
    lists = (pack.pronouns, pack.determiners, pack.conjunctions, pack.negations, pack.of, pack.adverbs)
    return key in pack.function.words or any(key in words for words in lists)


def _name_of_run(text: Prepared, first: int, after: int) -> int:
    """Where the name begins in a run such as "Solace Board of Ports Spokesman Ned Oja"; ``after`` if nowhere."""
    pack = pack_of_text(text)
    titles = [index for index in range(first, after) if is_title(text.keys[index], pack)]
    if not titles:
        return first
    name = titles[-1] + 1
    if name < after and text.keys[name] in INSIDE_NAMES:  # Head of Harbour Board Quill
        return after - 1 if after - name > 2 else after
    return name


def _is_determined(text: Prepared, first: int, name: int, after: int) -> bool:
    """Whether a single capitalised word is a noun, to be seen from the article before it: "der Ausschuss"."""
    pack = pack_of_text(text)
    if pack is None or not first or name > first or after - first > 1 or text.gaps[first]:
        return False
    before = text.keys[first - 1]
    return before in pack.determiners


def _without_party(text: Prepared, first: int, after: int) -> int:
    """Where a person's name ends in "Ingrid Voss of the Harbour Party"; "Solace Board of Ports" is all one name."""
    keys = text.keys[first:after]
    at = keys.index("of") if "of" in keys else 0
    if at < 2 or keys[at - 1] in BODIES or any(is_title(key) or key in INSIDE_NAMES for key in keys[:at]):
        return after
    return first + at


def _with_title(text: Prepared, mention: Mention, paragraphs: Sequence[int]) -> Mention:
    """Look for an office right before the name, in capitals or not: "the Solace ports minister Mara Quill"."""
    pack = pack_of_text(text)
    start = mention.first
    seen_title = False
    for index in range(mention.first - 1, max(-1, mention.first - _MAX_TITLE - 1), -1):
        gap = text.gaps[index + 1]
        if (
            gap.strip("()")
            or gap.startswith(")")
            or text.zones[index]
            or paragraphs[index] != paragraphs[index + 1]
        ):
            break
        key = text.keys[index]
        capital = text.forms[index][:1].isupper() and key not in NOT_NAMES
        small = seen_title and key in ("of", "for") and index > 0 and not text.gaps[index]
        if not (is_title(key, pack) or capital or small or key in BEFORE_OFFICES):
            break
        if pack is not None and key in pack.pronouns and not (capital and key == "us"):
            break
        seen_title = seen_title or is_title(key, pack)
        if not small:
            start = index
    return replace(mention, title=start, person=mention.person or seen_title) if seen_title else mention


def _same_people(text: Prepared, mentions: list[Mention], known: Sequence[Known]) -> list[Mention]:
    """Let a family name stand for whoever the text gives in full, or for the only known person of that name."""
    full: dict[str, set[str]] = {}
    by_who: dict[str, Mention] = {}
    for mention in mentions:
        by_who.setdefault(mention.who, mention)
        if mention.after - mention.first > 1:
            full.setdefault(_family_name(mention.who), set()).add(mention.who)
    family: dict[str, set[str]] = {}
    for entity in known:
        for name in entity.names:
            if entity.person and len(name.split()) > 1:
                family.setdefault(_family_name(name), set()).add(entity.id)
    result = []
    for mention in mentions:
        single = mention.after - mention.first == 1
        whole = full.get(mention.who.lower(), set()) if single else set()
        if len(whole) == 1:
            other = by_who[next(iter(whole))]
            mention = replace(
                mention, who=other.who, ids=mention.ids or other.ids, sure=other.sure, person=True
            )
        if single and not mention.ids and mention.who.lower() in family:
            mention = replace(mention, ids=tuple(sorted(family[mention.who.lower()])), person=True)
        result.append(mention)
    titled = {mention.who for mention in result if mention.person}
    return [replace(m, person=True) if m.who in titled and not m.person else m for m in result]


def may_be_person(mention: Mention) -> bool:
    """Whether a mention is of a person, or has the form of one's full name and of nothing else: "Marta Ilves"."""
    if mention.person:
        return True
    words = mention.who.lower().split()
    return (
        not mention.ids and 2 <= len(words) <= 3 and not any(w in BODIES or w in INSIDE_NAMES for w in words)
    )


def _family_name(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower() if name.strip() else ""


def is_pronoun(key: str, pack: Pack | None) -> bool:
    """Whether a word may stand for a speaker: he, she, they."""
    return pack is not None and key in pack.subject_pronouns and key not in pack.first_person

"""An attribution, and who is meant by it: a pronoun or an office is traced back to the person last named who fits."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from validator.quotes.prepare import Prepared
from validator.quotes.speakers.mentions import (
    Mention,
    gender_of,
    is_title,
    may_be_person,
    pack_of_text,
    starts_sentence,
)

_MENTIONS = 150  # namings before an attribution, and behind it, among which the one meant is looked for


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of saying (word ``verb``) and its subject (words ``first`` to ``after``).

    ``mention`` is who is meant, directly or traced back; ``kind``: named, pronoun or described. ``begin`` to ``end``
    are the words of both, to show; ``sure`` is False where somebody else may well be meant; ``loose`` for a verb that
    only introduces a few words. ``office`` holds the words of an office between commas, behind or before the name.
    """

    verb: int
    first: int
    after: int
    kind: str
    mention: Mention | None = None
    sure: bool = True
    loose: bool = False
    office: tuple[int, int] | None = None

    @property
    def begin(self) -> int:
        """The first word of verb and subject."""
        return min(self.verb, self.first)

    @property
    def end(self) -> int:
        """The word after verb and subject."""
        return max(self.verb + 1, self.after)


def trace_back(
    text: Prepared, found: list[Attribution], mentions: Sequence[Mention], paragraphs: Sequence[int]
) -> list[Attribution]:
    """Say for each pronoun and office who is meant: mostly the one who spoke last."""
    genders: dict[str, str] = {}
    for mention in mentions:
        gender = gender_of(text.keys[mention.title : mention.first])
        if gender:
            genders.setdefault(mention.who, gender)
    spoke: list[tuple[int, Mention]] = []
    result = []
    for item in found:
        if item.mention is None:
            item = _meant(text, item, spoke, mentions, genders, paragraphs)
        elif not item.loose:
            full_name = not item.mention.ids and " " in item.mention.who
            item = replace(item, mention=replace(item.mention, person=item.mention.person or full_name))
        if item.mention is not None:
            spoke.append((item.verb, item.mention))
            gender = gender_of(text.keys[item.first : item.after])
            if gender and item.kind in ("pronoun", "described"):
                genders.setdefault(item.mention.who, gender)
        result.append(item)
    return result


def _meant(
    text: Prepared,
    item: Attribution,
    spoke: list[tuple[int, Mention]],
    mentions: Sequence[Mention],
    genders: dict[str, str],
    paragraphs: Sequence[int],
) -> Attribution:
    at = bisect_left(mentions, item.first, key=_first_of)
    mentions = mentions[max(0, at - _MENTIONS) : at + _MENTIONS]
    before = [mention for mention in mentions if mention.after <= item.first]
    if item.kind == "relative":
        near = [mention for mention in before if paragraphs[mention.first] == paragraphs[item.first]]
        people = [mention for mention in near if mention.person or mention.title < mention.first]
        meant = (people or near)[-1:]
        return replace(item, kind="named", mention=meant[0]) if meant else item
    keys = text.keys[item.first : item.after]
    gender = gender_of(keys)
    offices = {key for key in keys if is_title(key, pack_of_text(text))}
    if item.kind == "described":
        same_office = [
            mention
            for mention in mentions
            if offices & set(text.keys[mention.title : mention.first]) and _fits(mention, gender, genders)
        ]
        if same_office and len({mention.who for mention in same_office}) == 1:
            return replace(item, mention=same_office[0])
        earlier = [mention for mention in same_office if mention.after <= item.first]
        if earlier:
            return replace(item, mention=earlier[-1], sure=False)
        if not offices or keys[0] in ("a", "an", "one", "another", "ein", "eine", "un", "une"):
            return item  # "a senior official": nobody who is named
    last = next(
        ((verb, m) for verb, m in reversed(spoke[-_MENTIONS:]) if m.person and _fits(m, gender, genders)),
        (-1, None),
    )
    since = [
        mention
        for mention in before
        if mention.first > last[0]
        and may_be_person(mention)
        and _fits(mention, gender, genders)
        and starts_sentence(text, mention.title, paragraphs)
        and not text.keys[mention.after - 1].endswith("'s")
    ]
    if since:
        return replace(item, mention=since[-1], sure=last[1] is None or since[-1].who == last[1].who)
    if last[1] is not None:
        return replace(item, mention=last[1], sure=item.kind == "pronoun")
    others = [mention for mention in before if mention.person and _fits(mention, gender, genders)]
    others = others or [mention for _, mention in spoke]
    return replace(item, mention=others[-1], sure=False) if others else item


def _first_of(mention: Mention) -> int:
    return mention.first


def _fits(mention: Mention, gender: str, genders: dict[str, str]) -> bool:
    return not gender or genders.get(mention.who, gender) == gender

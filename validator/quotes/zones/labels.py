"""Speech behind a label: interviews and transcripts (``QUILL: …``, ``Q: …``, ``— Moderator — …``).

The words behind a label are that speaker's, up to the next label. What has a colon need not be a label, though: boxes
of facts, captions and lists look the same. Labels are those of a conversation, in which they take turns and somebody
asks, or speaks of themselves. Between two turns, whatever may be the reporter's proves nothing; and nobody can tell
where the last turn ends, unless it is with its paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from validator.quotes.languages.pack import Pack
from validator.quotes.paragraphs import Paragraph

_NAME = r"[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){0,5}"
_LABEL = re.compile(
    rf"[*_ ]*(?:(?P<dash>[—–-]{{1,2}})[ ]?)?(?P<label>{_NAME})(?:[ ]?[(\[][^()\[\]\n]{{1,40}}[)\]])?"
    rf"[*_ ]*(?:[:：][*_ ]*|(?P<close>[ ]?[—–-]{{1,2}}[ ]?)|(?<=^.)\.[ ])"
)
_LETTER = re.compile(r"[*_ ]*(?P<label>[^\W\d_])(?:\.|:|：)[*_]*[ ]")
_LARGE = "[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]"
_INLINE = re.compile(
    r"(?:(?<=[.?!…][ ])|(?<=[.?!…][”\"’»][ ])|(?<=[“\"„«‘\n]))"
    r"(?P<label>[^\W\d_](?:[^\W\d_a-zà-öø-ÿа-яё]{0,30}[^\W\d_])?"
    rf"|{_LARGE}(?:(?:{_LARGE}|[.'’ -]){{0,30}}{_LARGE}))[:：][ ]"
)
_SMALL = re.compile(r"[^\W\d_]+")
_GAP = 12  # paragraphs of one turn at most
_SEARCHED = 100_000  # characters in which a label's name is looked for
_ASKS = ("?", "？", "؟")
_ENDS = tuple(".!?…”»\"'’。！？؟۔।)")


@dataclass(frozen=True, slots=True)
class Head:
    """A label at the head of a paragraph: its number, the label as printed, and where the words behind it begin.

    ``end`` is where they end in that paragraph; ``inline`` says that the label stands behind another turn in it.
    """

    paragraph: int
    label: str
    begin: int
    end: int
    inline: bool = False

    @property
    def key(self) -> str:
        """The label as it is compared."""
        return fold_label(self.label)


Turn = tuple[int, int, int, int, bool, str]
"""Start, end, number of the turn, number of the paragraph, certain, label."""


def fold_label(label: str) -> str:
    """A label as it is compared: without case, full stops, and what stands in brackets."""
    return " ".join(re.sub(r"[(\[].*|[.:*_]", "", label).lower().split())


def find_turns(folded: str, paragraphs: list[Paragraph], pack: Pack | None) -> Iterator[Turn]:
    """The speech behind the labels of a text, in order."""
    heads = [
        head
        for number, paragraph in enumerate(paragraphs)
        for head in _heads(folded, number, paragraph, pack)
    ]
    turn = 0
    for conversation in _conversations(folded, paragraphs, heads, pack):
        names = {word for head in conversation for word in head.key.split() if len(word) > 2}
        for index, head in enumerate(conversation):
            turn += 1
            alone = not folded[head.begin : head.end].strip()
            own = head.paragraph + alone  # a label on a line of its own
            following = conversation[index + 1] if index + 1 < len(conversation) else None
            stop = following.paragraph if following else min(own + 1, len(paragraphs))
            stop += following is not None and following.inline
            certain = True
            for number in range(own, stop):
                paragraph = paragraphs[number]
                start, end = paragraph.start, paragraph.end
                if number == head.paragraph:
                    start, end = head.begin, head.end
                if number > own:
                    text = folded[start:end].strip()
                    if _is_aside(text):
                        continue
                    certain = certain and names.isdisjoint(_SMALL.findall(text.lower()))
                yield start, end, turn, number, certain, head.label


def _heads(folded: str, number: int, paragraph: Paragraph, pack: Pack | None) -> Iterator[Head]:
    """The label at the head of a paragraph; behind it those inside, where a whole exchange stands in one paragraph.

    (``LOWE: Will it run? HOLT: It will.``) There all labels are in capitals, or known ones, and somebody asks.
    """
    head = _head(folded, number, paragraph, pack)
    if head is None:
        return
    inside = [
        match
        for match in _INLINE.finditer(folded, head.begin, paragraph.end)
        if match.start() > head.begin and _is_loud(match["label"], pack)
    ]
    asks = any(folded[head.begin : match.start()].rstrip()[-1:] in _ASKS for match in inside)
    if not inside or not asks or not _is_loud(head.label, pack):
        yield head
        return
    ends = [*(match.start() for match in inside), paragraph.end]
    yield replace(head, end=ends[0])
    for match, end in zip(inside, ends[1:], strict=True):
        yield Head(number, match["label"], match.end(), end, inline=True)


def _is_loud(label: str, pack: Pack | None) -> bool:
    """Whether a label is in capitals, or one that the language has for conversations."""
    return (len(label) > 1 and label.isupper()) or (pack is not None and fold_label(label) in pack.labels)


def _head(folded: str, number: int, paragraph: Paragraph, pack: Pack | None) -> Head | None:
    """The label at the head of a paragraph, if it may be one."""
    start, end = paragraph.start, paragraph.end
    letter = _LETTER.match(folded, start, end)
    if letter and pack and letter["label"].lower() in pack.labels:
        return Head(number, letter["label"], letter.end(), end)
    match = _LABEL.match(folded, start, min(end, start + 120))
    if match is None or bool(match["dash"]) != bool(match["close"]):
        return None
    label = match["label"].strip()
    known = pack is not None and fold_label(label) in pack.labels
    if not known and not _is_name(label):
        return None
    return Head(number, label, match.end(), end)


def _is_name(label: str) -> bool:
    """Whether a label is written as names are: its first and last word large, if its script knows large letters."""
    words = label.split()
    return all(not word[0].islower() for word in (words[0], words[-1])) and len(words) <= 6


def _conversations(
    folded: str, paragraphs: list[Paragraph], heads: list[Head], pack: Pack | None
) -> Iterator[list[Head]]:
    """The runs of labels that take turns."""
    run: list[Head] = []
    for head in [*heads, None]:
        if run and (head is None or head.paragraph - run[-1].paragraph > _GAP):
            if _is_conversation(folded, paragraphs, run, pack):
                yield run
            run = []
        if head is not None:
            run.append(head)


def _is_conversation(folded: str, paragraphs: list[Paragraph], run: list[Head], pack: Pack | None) -> bool:
    keys = [head.key for head in run]
    if len(set(keys)) < 2:
        return False
    turns = [folded[head.begin : head.end].rstrip() for head in run]
    asked = [turn.endswith(("?", "？", "؟", ";", "?”", '?"')) for turn in turns]
    known = [pack is not None and key in pack.labels for key in keys]
    if sum(known) >= 2:
        return True
    if len(run) == 2:
        return asked[0] and (
            any(known) or run[1].inline or all(_is_named_elsewhere(folded, head) for head in run[1:])
        )
    if len(set(keys)) * 2 > len(keys) + 1:  # they take no turns
        return any(known) and any(asked)
    first_person = pack.first_person if pack else ()
    of_themselves = sum(
        any(word in first_person for word in _SMALL.findall(turn.lower()[:400])) for turn in turns
    )
    return any(known) or any(asked) or of_themselves >= 2


def _is_named_elsewhere(folded: str, head: Head) -> bool:
    """Whether the last word of a label stands in the text outside of this label: a name, more likely than a heading."""
    word = head.label.split()[-1]
    return (
        len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)(?!\s?[:：])", folded[:_SEARCHED], re.IGNORECASE)) > 0
    )


def _is_aside(text: str) -> bool:
    """Whether a paragraph between two labels is a heading or a note: ``(Applause.)``."""
    return not text.endswith(_ENDS) or (text[0] in "([" and text[-1] in ")]")


def split_at_labels(folded: str, start: int, end: int, pack: Pack | None) -> list[tuple[int, int, str]]:
    """Speech cut at the labels inside of it (``Q: Where is it? AMES: It is safe.``): start, end, label of each part."""
    found = [
        match
        for match in _INLINE.finditer(folded, max(start - 1, 0), end)
        if match.start() >= start
        and (len(match["label"]) > 1 or (pack and match["label"].lower() in pack.labels))
    ]
    if not found or (len(found) < 2 and found[0].start() > start):
        return [(start, end, "")]
    parts = [(start, found[0].start(), "")] if found[0].start() > start else []
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else end
        parts.append((match.end(), stop, match["label"]))
    return parts

"""What is proposed."""

from dataclasses import dataclass
from typing import Literal

from validator.quotes.speakers.utterances import Utterance

Confidence = Literal["unknown", "likely", "sure"]
"""Nothing is known; it was traced back; it stands right beside the words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who seems to say an utterance.

    ``name`` is the speaker as the text names or describes them there or earlier, empty if nobody was found; ``start``
    and ``end`` are its character offsets in the text. ``position`` is the office printed with the name. ``ids`` are the
    known speakers that it may be: one if it is clear. ``how`` says in words how it was found. ``described`` tells that
    the text gives no name ("a senior official").
    """

    utterance: Utterance
    name: str = ""
    start: int | None = None
    end: int | None = None
    position: str = ""
    ids: tuple[str, ...] = ()
    how: str = "no attribution was found"
    confidence: Confidence = "unknown"
    described: bool = False

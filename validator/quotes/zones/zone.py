"""What a zone is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["marks", "dash", "label"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of speech, ``start`` to ``end`` in the folded text, marks, dashes and labels themselves left out.

    ``kind`` is the convention that shows it. ``speech`` is the same number for the parts of one speech that continues
    over paragraphs; ``paragraph`` is the paragraph's number. A zone that is not ``certain`` proves nothing: it may be
    speech, and what is said about it has to say so. ``label`` is the printed name of a speaker that stands before it.
    """

    start: int
    end: int
    speech: int
    paragraph: int
    kind: Kind = "marks"
    certain: bool = True
    label: str = ""

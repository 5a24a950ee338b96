"""Questions that a draft has for a person, and that still stand in a record which is called finished."""

from __future__ import annotations

import re

from validator.findings.finding import Problem, cut_short
from validator.findings.rule import message

REVIEW = "REVIEW:"
"""What the comment of such a question begins with."""
_COMMENT = re.compile(rf"(?:^|[ \t])#[ \t]*({REVIEW}.*)", re.MULTILINE)

Question = tuple[str, tuple[int, int]]
"""The words of a comment, and where they stand (character offsets)."""


@message("question-left", "file")
def question_left(question: Question, more: int) -> Problem:
    """A finished record still has a question of its draft.

    `onrecord draft` marks what it could only guess, such as the speaker or the day, with a comment that begins with
    `REVIEW:`. Without `draft: true` the record goes into the dataset, and the guess passes for what a person has found
    out.

    To mend it: settle the question and delete its comment; or put `draft: true` back until that is done.
    """
    words, span = question
    return Problem(
        (),
        f"a question of the draft is still open here: {cut_short(words.removeprefix(REVIEW).strip())!r}",
        hint="compare the record with the article and delete the comment, or put 'draft: true' back",
        detail=(f"and {more} more in this record",) if more else (),
        span=span,
    )


def find_questions(text: str, start: int, end: int) -> tuple[Question, ...]:
    """The comments with a question between two places of a YAML text, if they are comments."""
    if text.find(REVIEW, start, end) < 0:
        return ()
    found = _COMMENT.finditer(text, start, end)
    return tuple((words, match.span(1)) for match in found if (words := match[1].rstrip()))

"""JSON with comments, as editors and their settings files have it (`.jsonc`): comments, and a comma behind the last."""

from __future__ import annotations

import re

_COMMENT = (
    r"//[^\r\n]*+|/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/)?"  # to the end where it is not closed: read once only
)
_TOKENS = re.compile(rf'"(?:[^"\\\n]|\\.)*+"?|{_COMMENT}|,', re.DOTALL)
_BLANK = re.compile(r"[^\r\n]")
_CLOSES = re.compile(rf"(?:\s++|{_COMMENT})*+[\]}}]")


def without_comments(text: str) -> str:
    """A text with spaces in the place of comments and of commas before a closing bracket, so that places stay true.

    Nothing within quotation marks changes, so sound JSON stays as it is.
    """
    if "/" not in text and not re.search(r",\s*[\]}]", text):
        return text

    def blank(found: re.Match[str]) -> str:
        token = found[0]
        if token[0] == '"' or (token == "," and not _CLOSES.match(text, found.end())):
            return token
        if token[:2] == "/*" and (len(token) < 4 or token[-2:] != "*/"):
            return token  # a mistake, which the reader tells
        return _BLANK.sub(" ", token)

    return _TOKENS.sub(blank, text)

"""From which field a column comes, as text: `sources[].article`; keys that are no plain words stand in quotation marks.

Unlike the paths in findings it can be read back, whatever a key holds: `sources[]."dc.title"`.
"""

from __future__ import annotations

import json
import re

from validator.findings.paths import ITEMS, Pattern

_PLAIN = re.compile(r'[^.\[\]"\s\x00-\x1f]+')
_PART = re.compile(r'\[\]|"(?:[^"\\]|\\.)*"|[^.\[\]"]+')


def write_path(pattern: Pattern) -> str:
    """`("sources", "[]", "dc.title")` -> `sources[]."dc.title"`."""
    text = ""
    for part in pattern:
        if part == ITEMS:
            text += part
        else:
            text += ("." if text else "") + (part if _PLAIN.fullmatch(part) else json.dumps(part))
    return text


def read_path(text: str) -> Pattern:
    """`sources[]."dc.title"` -> `("sources", "[]", "dc.title")`."""
    return tuple(json.loads(part) if part[0] == '"' else part for part in _PART.findall(text))

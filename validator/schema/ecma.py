"""Patterns as ECMA-262 means them, for an engine that means something else by some of them.

JSON Schema asks for the regular expressions of ECMA-262 (section 22.2, with the flag `u`). The engine of jsonschema-rs
is another one: `[^]`, `[\\b]`, `\\0`, `\\k<name>`, surrogate pairs and a `{` that is no repetition are errors to it,
`.` also matches U+2028, and `\\b` goes by all letters there are. Such parts of a pattern are rewritten; the rest stays.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from validator.schema.addresses import DATA, NAMED, REFERENCES
from validator.schema.backtracking import longest

MAX_BYTES = 32 * 1024 * 1024
"""Memory that one compiled pattern may take. `.{0,20000}` takes some 20 MB."""
MAX_WEIGHT = 200_000
"""How much the patterns of a schema may ask for together: each character counts, as often as it is repeated."""

_TOKEN = re.compile(
    r"""
    (?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})
    | (?P<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})
    | (?P<named>\\k<(?P<name>[^>]*)>)
    | (?P<nul>\\0(?![0-9]))
    | (?P<word>\\[bB])
    | (?P<escape>\\[pPu]\{[^}]*\}|\\.)
    | (?P<empty>\[\])
    | (?P<any>\[\^\])
    | (?P<open>\[)
    | (?P<close>\])
    | (?P<dot>\.)
    | (?P<group>\((?!\?)|\(\?<(?![=!])(?P<called>[^>]*)>)
    | (?P<repeat>\{[0-9]+(?:,[0-9]*)?\})
    | (?P<brace>\{)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ANY, _NONE = r"[\s\S]", r"[^\s\S]"
_DOT = r"[^\n\r\u2028\u2029]"
_W, _START, _END = "[A-Za-z0-9_]", "(?<![A-Za-z0-9_])", "(?![A-Za-z0-9_])"
_OTHER = {
    r"\b": f"(?:(?<={_W}){_END}|{_START}(?={_W}))",
    r"\B": f"(?:(?<={_W})(?={_W})|{_START}{_END})",
    r"\<": "<",
    r"\>": ">",
}
# In UTF-16, one character beyond U+FFFF is two; patterns that were written for that name both halves.
_HALVES = re.compile(r"\[\\u[dD]800-\\u[dD][bB][fF]{2}\]\[\\u[dD][cC]00-\\u[dD][fF]{3}\]")
_BEYOND = r"[\x{10000}-\x{10FFFF}]"
_CLASS_ESCAPES = frozenset([r"\d", r"\D", r"\w", r"\W", r"\s", r"\S"])


@lru_cache(maxsize=4096)
def rewritten(pattern: str) -> str:
    """The same pattern for the engine."""
    numbers = _group_numbers(pattern)
    parts: list[str] = []
    inside = False  # of a class, `[...]`
    after_class_escape = False
    text = (
        _HALVES.sub(lambda _: "\0", pattern) if _HALVES.search(pattern) and "\0" not in pattern else pattern
    )
    for found in _TOKEN.finditer(text):
        kind, token = found.lastgroup, found[0]
        if found["named"]:
            kind = "named"
        elif found["group"]:
            kind = "group"
        if inside:
            parts.append(_in_class(str(kind), token, after_class_escape))
            after_class_escape = token in _CLASS_ESCAPES
            inside = token != "]"
        else:
            parts.append(_outside(str(kind), token, found["name"], numbers))
            inside = kind == "open"
    return "".join(parts)


def _group_numbers(pattern: str) -> dict[str, int]:
    """The numbers of the groups that have names."""
    found: dict[str, int] = {}
    number, inside = 0, False
    for token in _TOKEN.finditer(pattern):
        inside = token[0] != "]" if inside else token.lastgroup == "open"
        if not inside and token["group"]:
            number += 1
            if token["called"]:
                found.setdefault(token["called"], number)
    return found


def _outside(kind: str, token: str, name: str | None, numbers: dict[str, int]) -> str:
    if token == "\0":
        return _BEYOND
    if kind == "pair":
        return f"\\x{{{_code(token):X}}}"
    if kind == "named":
        return f"(?:\\{numbers[name]})" if name in numbers else token
    simple = {"lone": _NONE, "nul": r"\x00", "empty": _NONE, "any": _ANY, "dot": _DOT, "brace": r"\{"}
    return simple.get(kind) or _OTHER.get(token, token)


def _in_class(kind: str, token: str, after_class_escape: bool) -> str:
    if kind == "pair":
        return f"\\x{{{_code(token):X}}}"
    if token == r"\b":
        return r"\x08"
    if kind == "nul":
        return r"\x00"
    if token == "-" and after_class_escape:
        return r"\-"
    if kind == "lone":
        return ""
    return r"\[" if token == "[" else token


def _code(pair: str) -> int:
    high, low = int(pair[2:6], 16), int(pair[8:12], 16)
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)


def weight(pattern: str) -> int:
    """How many characters a pattern asks for at most, where `{n,m}` stands for as many as it allows."""
    sums, last = [0], 0
    inside = False
    for token in _TOKEN.finditer(pattern):
        text = token[0]
        if inside:
            inside = text != "]"
            continue
        if token["repeat"]:
            times = max(map(int, re.findall(r"[0-9]+", text)))
            sums[-1] += last * (max(times, 1) - 1)
            last *= max(times, 1)
        elif text.startswith("("):
            sums.append(0)
        elif text == ")" and len(sums) > 1:
            last = sums.pop() + 1
            sums[-1] += last
        else:
            inside = token.lastgroup == "open"
            last = 1
            sums[-1] += 1
    return sum(sums)


def prepared(node: Any, idle: Container[int] = (), names: bool = False, *, refused: bool = False) -> Any:
    """A schema for the engine: its patterns rewritten, its references written as addresses are.

    A pattern that may take long is asked only for texts that are short enough (`validator.schema.backtracking`); a
    longer one never passes for that: where what fits is `refused`, under `not`, it counts as one that fits.
    Those of `idle` schemas (the `id` of each, that of Python), which lead nowhere, are left out. `names`: the keys are
    names that a schema gives, and no keywords.
    """
    if isinstance(node, list):
        return [prepared(item, idle, refused=refused) for item in node]
    if not isinstance(node, dict):
        return node
    found = {}
    for key, value in node.items():
        if names:
            found[key] = prepared(value, idle, refused=refused)
        elif key == "pattern" and isinstance(value, str):
            found[key] = rewritten(value)
        elif key == "patternProperties" and isinstance(value, dict):
            found[key] = _prepared_keys(value, idle)
        elif key in REFERENCES and isinstance(value, str):
            if id(node) not in idle:
                found[key] = quote(value, safe="%/:?#[]@!$&'()*+,;=~")
        else:
            below = refused != (key == "not")
            found[key] = value if key in DATA else prepared(value, idle, key in NAMED, refused=below)
    if not names and isinstance(node.get("pattern"), str):
        most = longest(node["pattern"])
        if most is not None:  # what stands first in a list is asked first
            asked = {"pattern": found.pop("pattern")}
            within = (
                [{"anyOf": [{"minLength": most + 1}, asked]}] if refused else [{"maxLength": most}, asked]
            )
            found["allOf"] = [*found.get("allOf", ()), *within]
    return found


def _prepared_keys(patterns: dict[str, Any], idle: Container[int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for pattern, below in patterns.items():
        key = rewritten(pattern)
        while key in found:  # two that mean the same are two still
            key += "(?:)"
        found[key] = prepared(below, idle)
    return found


def patterns_of(node: dict[str, Any]) -> Iterator[str]:
    """Every pattern of a schema, without those of the schemas in it."""
    if isinstance(node.get("pattern"), str):
        yield node["pattern"]
    yield from patterns_of_keys(node)


def patterns_of_keys(node: dict[str, Any]) -> Iterable[str]:
    """The patterns that choose among keys."""
    patterns = node.get("patternProperties")
    return patterns if isinstance(patterns, dict) else ()

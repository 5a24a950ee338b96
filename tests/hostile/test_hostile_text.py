"""Text made to hurt: each is read or refused with a finding, in bounded time and memory."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from validator.findings.rule import MAX_HITS
from validator.source.document import parse, parse_json
from validator.source.limits import MAX_RECORD

SECONDS = 10.0
"""A generous bound: each takes a fraction of a second on an idle machine, and could take minutes."""


def bomb(width: int, depth: int) -> str:
    lines = [f"a0: &a0 [{','.join('x' * width)}]"]
    lines += [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * width)}]" for i in range(1, depth)]
    return "\n".join(lines) + "\n"


# What it is, the text, and the rules that fire (empty: it is read).
YAML: dict[str, tuple[Callable[[], str], set[str]]] = {
    "an alias bomb": (lambda: bomb(9, 12), {"yaml-syntax"}),
    "many aliases of little": (lambda: "a: &a [1, 2]\nb:\n" + "- *a\n" * 10_000, set()),
    "10,000 levels, flow": (lambda: "a: " + "[" * 10_000 + "]" * 10_000, {"nesting-too-deep"}),
    "100,000 levels, never closed": (lambda: "a: " + "[" * 100_000, {"nesting-too-deep"}),
    "10,000 levels, block": (lambda: "- " * 10_000 + "1", {"nesting-too-deep"}),
    "levels of mappings": (
        lambda: "".join(" " * i + "a:\n" for i in range(1500)) + " " * 1500 + "1",
        {"nesting-too-deep"},
    ),
    "levels of keys": (lambda: "? " * 4_000 + "a", {"nesting-too-deep"}),
    "a slope of keys": (lambda: "? " * 20_000 + "a", {"nesting-too-deep"}),
    "a slope of lists": (lambda: "- " * 20_000 + "a", {"nesting-too-deep"}),
    "nothing but dividing lines": (lambda: "---\n" * 10_000, {"empty-file"}),
    "a mapping as a key": (lambda: "a: 1\n? {b: c}\n: d\n", {"yaml-key-type"}),
    "a NUL byte": (lambda: "a: \x00b", {"control-character"}),
    "half a character": (lambda: 'a: "\\ud83d"', {"yaml-syntax"}),
    "a number of 5,000 digits": (lambda: "a: " + "9" * 5_000, {"yaml-syntax"}),
    "an octal number of 100,000 digits": (
        lambda: "a: 0o" + "7" * 100_000,
        {"yaml-syntax"},
    ),
    "a number beyond all floats": (lambda: "a: 1.0e+999999", {"number-not-finite"}),
    "a tag on a number beyond all floats": (lambda: "a: !!float 1" + "0" * 400, {"number-not-finite"}),
    "20,000 numbers beyond all floats": (lambda: "a:\n" + "- .inf\n" * 20_000, {"number-not-finite"}),
    "20,000 times one key": (lambda: "a: 1\n" * 20_000, {"duplicate-key"}),
    "20,000 anchors": (lambda: "".join(f"k{i}: &a{i} v\n" for i in range(20_000)), set()),
    "20,000 traps": (lambda: "".join(f"k{i}: NO\n" for i in range(20_000)), {"yaml-ambiguous-value"}),
    "a key of a million letters": (lambda: "a" * 1_000_000 + ": 1", {"yaml-syntax"}),
    "100,000 keys": (lambda: "".join(f"k{i}: {i}\n" for i in range(100_000)), set()),
    "a million quotation marks": (lambda: "a: '" + "x''" * 1_000_000, {"yaml-syntax"}),
    "200,000 colons": (lambda: "a: " + "1:" * 200_000 + "x", set()),
    "a million digits and underscores": (lambda: "a: " + "1_" * 500_000 + "x", set()),
    "dates without end": (lambda: "a: " + "2031-03-04 -" * 50_000 + "x", set()),
    "stars": (lambda: "a: " + "*" * 500_000, {"yaml-syntax"}),
    "spaces": (lambda: "a: -" + " \t" * 500_000 + "y\n", {"yaml-syntax"}),
    "blank lines": (lambda: "a: |\n" + "\n \n" * 200_000 + "  x", set()),
    "document markers": (lambda: "---\n" * 20_000, {"empty-file"}),
    "headers of block scalars": (lambda: "".join(f"k{i}: |\n" for i in range(20_000)), set()),
    "a record of 9 million characters": (lambda: "a: " + "x" * (MAX_RECORD + 1), {"record-too-large"}),
}


@pytest.mark.parametrize("name", YAML)
def test_yaml(name: str) -> None:
    make, expected = YAML[name]
    text = make()
    begun = time.process_time()
    documents, hits = parse(text)
    assert time.process_time() - begun < SECONDS
    assert {rule.code for rule, _ in hits} == expected
    assert bool(documents) is not any(rule.severity == "error" for rule, _ in hits)


JSON: dict[str, tuple[Callable[[], str], set[str]]] = {
    "100,000 lists": (lambda: "[" * 100_000 + "]" * 100_000, {"nesting-too-deep"}),
    "100 lists": (lambda: "[" * 100 + "]" * 100, {"nesting-too-deep"}),
    "50,000 objects": (lambda: '{"a":' * 50_000 + "1" + "}" * 50_000, {"nesting-too-deep"}),
    "a number of 5,000 digits": (lambda: '{"a": ' + "9" * 5_000 + "}", {"json-syntax"}),
    "a number beyond all floats": (lambda: '{"a": 1e999999}', {"number-not-finite"}),
    "20,000 numbers beyond all floats": (lambda: "[" + "1e999," * 20_000 + "1]", {"number-not-finite"}),
    "NaN": (lambda: '{"a": NaN}', {"json-syntax"}),
    "half a character": (lambda: '{"a": "\\ud83d"}', {"json-syntax"}),
    "half a character as a key": (lambda: '{"\\uDE00": 1}', {"json-syntax"}),
    "a whole character": (lambda: '{"a": "\\ud83d\\ude00"}', set()),
    "a key twice": (lambda: '{"a": {"b": 1, "b": 2}}', {"duplicate-key"}),
    "a comma too many": (lambda: '{"a": 1,}', {"json-syntax"}),
    "no JSON at all": (lambda: "\x00\x01", {"json-syntax"}),
    "nothing": (lambda: " \n", {"empty-file"}),
    "a million marks": (lambda: '{"a": "' + '\\"' * 1_000_000, {"json-syntax"}),
    "9 million characters": (lambda: '"' + "x" * MAX_RECORD + '"', {"record-too-large"}),
}


@pytest.mark.parametrize("name", JSON)
def test_json(name: str) -> None:
    make, expected = JSON[name]
    text = make()
    begun = time.process_time()
    documents, hits = parse_json(text)
    assert time.process_time() - begun < SECONDS
    assert {rule.code for rule, _ in hits} == expected
    assert bool(documents) is not bool(expected)


def test_a_record_full_of_problems_tells_the_first_and_says_that_there_are_more() -> None:
    _, hits = parse("".join(f"k{i}: NO\n" for i in range(1_000)))
    assert len(hits) == MAX_HITS
    assert "more problems" in hits[-1][1].detail[-1]

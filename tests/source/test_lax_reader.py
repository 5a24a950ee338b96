"""What the fast reader takes although it is no YAML 1.2 is refused, and what it reads is what a look at the nodes says.

Whatever else stands in a record: an anchor given twice, say, sends all of it the careful way.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.source.dialect import PLAIN
from validator.source.document import parse
from validator.source.nodes import inspect

REFUSED = [
    ("? a\nb\n", "yaml-syntax"),
    ("? a\n|\n  b\n", "yaml-syntax"),
    ("k:\n  ? a\n  b\n", "yaml-syntax"),
    ("- ? a\n  b\n", "yaml-syntax"),
    ("? a\n- b\n", "yaml-syntax"),
    ("k: ?\n   'x'\n", "yaml-syntax"),
    ("a\n: b\n", "yaml-syntax"),
    ("k: [a, b]:? a\n: b\n", "yaml-syntax"),
    ("- 'y':x\n", "yaml-syntax"),
    ("- -\n\n <\n", "yaml-syntax"),
    ("k: !\n  !\n", "yaml-syntax"),
    ("k: |\n  a\n !\n", "yaml-syntax"),
    ("k: !\u00a0 3\n", "yaml-tag"),
    ("k: !\u0085 3\n", "yaml-tag"),
    ("k: !\u2028 |\n  a\n", "yaml-tag"),
]
READ = [
    ("? a\n: b\n", {"a": "b"}),
    ("? a\n", {"a": None}),
    ("k: -\u00a0a\n", {"k": "-\u00a0a"}),
    ("k: ?\u0085a\n", {"k": "?\u0085a"}),
    ("k: ! 3\n", {"k": "3"}),
    ("k: {'a':1}\n", {"k": {"a": 1}}),
    ("q: Quoi ? Non, oui !\n", {"q": "Quoi ? Non, oui !"}),
]
BESIDE = ("", "d: &b 1\ne: &b 2\n", "d: !!str 1\n", "d: >\n  a\n\n   b\n")


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_is_no_yaml_is_refused_whatever_stands_beside_it(text: str, code: str, beside: str) -> None:
    if text.startswith("- "):
        text = "l:\n" + "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())
    _, hits = parse(beside + text)
    assert code in {rule.code for rule, _ in hits}


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize(("text", "data"), READ)
def test_what_is_yaml_is_read_whatever_stands_beside_it(text: str, data: dict[str, Any], beside: str) -> None:
    ((found,), hits) = parse(beside + text)
    assert not [rule.code for rule, _ in hits if rule.code == "yaml-syntax"]
    assert {key: found.data[key] for key in data} == data


def test_a_comment_behind_a_no_break_space_cuts_a_value_too() -> None:
    _, hits = parse("quote: It will open\u00a0 #when\n")
    assert [rule.code for rule, _ in hits] == [
        rule.code for rule, _ in parse("quote: It will open #when\n")[1]
    ]


PIECES = (
    *"ab:- ,[]{}?&*!|>'\"%@`#\n\t0x1.~<=é\u0085\u2028\u00a0\\/",
    *(
        "- ",
        "a: ",
        "? ",
        "&a ",
        "*a",
        "|\n  ",
        "\n  ",
        "<<: ",
        "!!str ",
        ": ",
        "\r\n",
        "a: b\n",
        "[a, b]",
        "'y'",
        " # c\n",
    ),
)


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=14).map("".join))
@settings(max_examples=800, deadline=None)
def test_what_is_read_without_a_word_is_what_the_nodes_say(text: str) -> None:
    chunk = f"k: {text}\n"
    documents, hits = parse(chunk)
    # Of a list, the reader takes one more item from a line that is indented too little (docs/reliability.md).
    if len(documents) != 1 or hits or "\n " in chunk:
        return
    assert inspect(chunk, 0, PLAIN) == (documents[0].data, [])

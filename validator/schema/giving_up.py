"""Texts for which a pattern of a schema is given up (`validator.schema.leaves`): nobody knows whether they fit it.

To the fast engine such a text has not the form. That is safe where a schema asks for one: the record is refused. Under
`if`, `not`, `oneOf` or `contains`, and for the names of keys, it may turn a no into a yes. There the careful engine
decides, which notices when its answer hangs on such a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import is_
from typing import Any

from validator.schema.addresses import nodes_in
from validator.schema.backtracking import goes_back
from validator.schema.ecma import patterns_of, patterns_of_keys
from validator.schema.leaves import GaveUpError, matches

_TURNING = ("if", "not", "oneOf", "contains")
_SHORT = 12
"""A text of so few characters is never given up: it takes no 100,000 steps."""


def doubtful(documents: Iterable[Any]) -> tuple[str, ...]:
    """The patterns of a schema, and of those that it may refer to, whose giving up may make a record fit.

    Where a schema turns answers round anywhere, these are all that go back: references lead from anywhere to anywhere.
    """
    own = tuple(documents)
    for known, patterns in _last:
        if len(known) == len(own) and all(map(is_, known, own)):
            return patterns
    nodes = [node for document in own for node in nodes_in(document)]
    turning = any(keyword in node for node in nodes for keyword in _TURNING)
    of_node = patterns_of if turning else patterns_of_keys
    patterns = tuple(dict.fromkeys(found for node in nodes for found in of_node(node) if goes_back(found)))
    _last[:] = [(own, patterns)]
    return patterns


_last: list[tuple[tuple[Any, ...], tuple[str, ...]]] = []
"""What was found of the last documents: all kinds of a dataset share one folder of schemas."""


def any_given_up(patterns: Iterable[str], data: Any) -> bool:
    """Whether one of these patterns is given up for any text of a record, be it a value or a key."""
    texts = [text for text in dict.fromkeys(_texts(data)) if len(text) >= _SHORT]
    return any(_is_given_up(pattern, text) for pattern in patterns for text in texts)


def _is_given_up(pattern: str, text: str) -> bool:
    try:
        matches(pattern, text)
    except GaveUpError:
        return True
    return False


def _texts(data: Any) -> Iterator[str]:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from (key for key in value if isinstance(key, str))
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value

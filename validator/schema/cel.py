"""Further rules of a schema (`x-rules`), written in CEL, the Common Expression Language (github.com/cel-expr/cel-spec).

CEL was made for rules that strangers write: it has no loops and no side effects, and reaches nothing but what it is
given. An expression sees `self`, the data at the place that the schema describes; `refs`, a map from each id
that the record refers to, to that record's data: `refs[self.event].date`; `record`, the data of the record as a whole;
and `file`, the path of its file in the dataset.

The library is `cel-expr-python`, the C++ implementation by the language's authors (Apache-2.0, no dependencies, wheels
for Linux, macOS and Windows). Measured on one core with `self.mode == 'direct' || !has(self.quote)`:

    package                    import    compile   evaluate   bounded
    cel-expr-python 0.1          5 ms    0.13 ms     23 us    yes: 10,000 iterations, depth 32, RE2
    common-expression-language 375 ms    0.07 ms     95 us    no: three nested all() over 300 items took 17 s
    cel-python 0.5             116 ms    0.40 ms    700 us    no

It also checks names and types when it compiles, so that a mistake is found in the schema and not in a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from validator.findings.finding import KeyPath
from validator.schema.fields import Requirement, SchemaError
from validator.schema.memory_limit import bounded_memory
from validator.schema.schema import Schemas

MAX_LENGTH = 2000
"""Characters that an expression may have."""

MAX_KNOWN = 1000
"""Answers of an expression that are kept."""
MAX_KEPT = 100
"""Characters of a value whose answer is kept."""
OTHERS = frozenset(("refs", "record", "file"))
"""What an expression may read beside `self`."""
_SIMPLE = frozenset({str, int, bool, type(None)})

TOO_MUCH = "there is too much to go through"
"""How the reason of an `EvaluationError` begins when the expression was stopped."""

MAX_BYTES = 64 * 1024 * 1024
"""Memory that an expression may take for one record. Of a thousand letters, twenty `map(x, x + x)` make a gigabyte."""

TOO_LARGE = f"what it puts together takes more than {MAX_BYTES // 1024 // 1024} MiB"
"""The reason of an `EvaluationError` when memory was too small for it."""

NO_ANSWER = "the result is neither true nor false, but "
"""How it begins when an expression comes to something else; the library's name of its type follows."""

_ERROR = re.compile(r"ERROR: <input>:(\d+):(\d+): (.*)")
_STATUS = re.compile(r"^[A-Z_]+: ")


class EvaluationError(Exception):
    """An expression has no answer for a record: a key is missing, a type does not fit, there is too much to do.

    The words are the library's; `validator.schema.cel_errors` has ours.
    """


@dataclass(frozen=True)
class Program:
    """A compiled expression.

    `keys` are those that it reads of `self` (None: perhaps all), since handing a value over costs more than
    evaluating; of those among `asked` it only asks whether they are there. `uses` are the names that it reads beside
    `self`. One that `grows` may put together more than it was given, which only `+` does.
    """

    compiled: Any
    keys: frozenset[str] | None
    asked: frozenset[str]
    uses: frozenset[str]
    grows: bool = False
    _known: dict[Any, bool] = field(default_factory=dict, repr=False)

    def holds(self, value: Any, others: dict[str, Any]) -> bool:
        """Whether the expression is true of a value; `others` are those of the names that it `uses`.

        Raises EvaluationError if it is neither true nor false.
        """
        if self.keys is None or not isinstance(value, dict):
            return self._evaluate(value, others)
        read = {key: True if key in self.asked else value[key] for key in self.keys if key in value}
        if self.uses:
            return self._evaluate(read, others)
        if not all(type(found) in _SIMPLE and len(str(found)) <= MAX_KEPT for found in read.values()):
            return self._evaluate(read, others)
        same = tuple([(key, type(found), found) for key, found in read.items()])
        known = self._known.get(same)  # many records have the same mode, type or status
        if known is None:
            known = self._evaluate(read, others)
            if len(self._known) < MAX_KNOWN:
                self._known[same] = known
        return known

    def _evaluate(self, value: Any, others: dict[str, Any]) -> bool:
        try:
            with bounded_memory(MAX_BYTES) if self.grows else nullcontext():
                result = self.compiled.eval(data={"self": value, **others}, arena=_arena())
        except MemoryError as error:
            _arenas.clear()
            raise EvaluationError(TOO_LARGE) from error
        except RuntimeError as error:
            raise EvaluationError(_plain(str(error))) from error
        answer = result.value()
        if isinstance(answer, bool):  # asking for the type takes longer
            return answer
        from cel_expr_python import cel

        if result.type() == cel.Type.ERROR:
            raise EvaluationError(_plain(str(answer)))
        raise EvaluationError(f"{NO_ANSWER}{result.type().name()}")


_arenas: list[Any] = []


def _arena() -> Any:
    """Memory for the library to evaluate in. Making it takes longer than evaluating, so that 16 evaluations share one;
    not all of them, since it is only freed as a whole.
    """
    if not _arenas:
        _arenas.extend([_library().Arena()] * 16)
    return _arenas.pop()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep signals back: a library in C++ in which Python raises an exception for one ends the whole process."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGPROF})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def _library() -> Any:
    with _uninterrupted():
        from cel_expr_python import cel
    return cel


@cache
def _environment() -> Any:
    cel = _library()
    dynamic = cel.Type.DYN
    by_name = cel.Type.Map(cel.Type.STRING, dynamic)
    with _uninterrupted():
        return cel.NewEnv(
            variables={"self": dynamic, "refs": by_name, "record": by_name, "file": cel.Type.STRING}
        )


@cache
def compile_requirement(requirement: Requirement) -> Program:
    """Compile an expression, once. Raises SchemaError with its place if it is not sound."""
    cel = _library()

    def wrong(said: str, hint: str) -> SchemaError:
        return SchemaError(requirement.file, f"the expression {said}", (*requirement.path, "require"), hint)

    text = requirement.require
    if len(text) > MAX_LENGTH:
        raise wrong(f"has {len(text)} characters; {MAX_LENGTH} are allowed", "divide it into several rules")
    try:
        compiled = _environment().compile(text)
    except RuntimeError as error:
        match = _ERROR.search(str(error))
        if not match:
            said = _plain(str(error))
            raise wrong(f"can't be used: {said}", _way_out(said)) from error
        place = f"column {match[2]}" if match[1] == "1" else f"line {match[1]}, column {match[2]}"
        said = _plain(match[3])
        raise wrong(f"is not sound at {place}: {said}", _way_out(said)) from error
    kind = compiled.return_type()
    if kind not in (cel.Type.BOOL, cel.Type.DYN):
        raise wrong(
            f"must be true or false, but gives {kind.name()}", "end in a comparison: size(self.list) > 0"
        )
    keys = _keys_read(text)
    asked = frozenset(key for key in keys or () if _only_asks(text, key))
    return Program(compiled, keys, asked, OTHERS.intersection(re.findall(r"[a-z]+", text)), "+" in text)


_BINDS = re.compile(r"\.\s*(?:map|filter|all|exists|exists_one)\s*\(")


def multiplies(requirement: Requirement) -> bool:
    """Whether an expression may take far longer than what it is given is long: it names what it puts together."""
    return _BINDS.search(requirement.require) is not None


def _only_asks(text: str, key: str) -> bool:
    """Whether an expression asks for a key of `self` and never looks at its value."""
    everywhere = re.findall(rf"\bself\.{key}\b", text)
    return len(everywhere) == len(re.findall(rf"\bhas\(\s*self\.{key}\s*\)", text))


_LANGUAGE = "correct the expression; docs/settings.md shows what it may say (the language is CEL)"
_WAYS_OUT = {
    "undeclared reference": "a rule sees self, record, refs and file only: self.key is a key of the record",
    "no matching overload": "combine values of one type only: int(...), double(...) and string(...) turn them",
    "recursion limit": "write it with fewer brackets in each other, or divide it into several rules",
}


def _way_out(said: str) -> str:
    return next((hint for words, hint in _WAYS_OUT.items() if words in said), _LANGUAGE)


def _keys_read(text: str) -> frozenset[str] | None:
    """The keys of `self` that an expression can read; None if `self` stands anywhere without `.key` after it."""
    keys = re.findall(r"\bself\.([A-Za-z_][A-Za-z0-9_]*)", text)
    return frozenset(keys) if len(keys) == len(re.findall(r"\bself\b", text)) else None


def _plain(said: str) -> str:
    """What the library says, without its own codes; the first line."""
    first = said.splitlines()[0] if said else "no reason given"
    first = re.sub(r" \[[A-Z_]+\]$", "", _STATUS.sub("", first)).replace(" (in container '')", "")
    first = first.replace("mismatched input '<EOF>'", "the expression ends too early")
    return first.replace("Iteration budget exceeded", f"{TOO_MUCH} (10,000 steps are allowed)")


def compile_all(schemas: Schemas) -> list[SchemaError]:
    """Compile every further rule of the schemas; what is wrong with them, with its place."""
    found: dict[tuple[str, KeyPath], SchemaError] = {}
    for schema in schemas.all:
        for requirement in schema.requirements:
            try:
                compile_requirement(requirement)
            except SchemaError as error:
                found[error.file, error.path] = error
    return list(found.values())

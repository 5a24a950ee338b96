"""Every parser against generated input: it answers, in its own words, within bounded time. Nothing else may come out.

In `make test` each gets a few hundred inputs; `make fuzz` goes on for minutes (FUZZ_MINUTES, for each parser).
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator import edtf
from validator.check import check
from validator.corpus.change import change_since
from validator.corpus.config import Dataset, UsageError, load_dataset, parse_settings
from validator.corpus.globs import literal_folder, matches
from validator.evidence.commitment import ProofError, check_quote
from validator.findings.finding import Problem
from validator.findings.paths import follow, format_pattern, parse_pattern
from validator.findings.rule import Rule
from validator.quotes.prepare import prepare
from validator.quotes.verify import verify
from validator.report.baseline import load_baseline
from validator.report.escape import printable
from validator.report.json import render
from validator.report.text import render as render_text
from validator.report.waivers import load_waivers
from validator.schema.cel import EvaluationError, compile_requirement
from validator.schema.fast import engine
from validator.schema.fields import BASE, Requirement, SchemaError
from validator.schema.resources import Resources, described_fields, parse_schema
from validator.source.document import parse, parse_json, parse_lines
from validator.source.files import decode
from validator.source.json_text import JsonPlaces
from validator.source.places import Places
from validator.source.tree import UNPLACED
from validator.source.walk import nodes_of

MINUTES = float(os.environ.get("FUZZ_MINUTES", "0"))
SECONDS = 5.0
"""What one input of some hundred characters may take, on a busy machine."""


def fuzz(
    name: str, inputs: st.SearchStrategy[Any], target: Callable[[Any], object], examples: int = 100
) -> Any:
    """A test that gives inputs to a target, once or for as long as was asked for."""

    @given(inputs)
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    def once(value: Any) -> None:
        begun = time.process_time()
        target(value)
        assert time.process_time() - begun < SECONDS

    return pytest.param(once, id=name)


def soup(*tokens: str) -> st.SearchStrategy[str]:
    """Text made of a language's own tokens, and of anything else."""
    return st.lists(st.sampled_from(tokens) | st.text(max_size=4), max_size=40).map("".join)


YAML = soup(
    "a: ", "- ", "? ", ": ", "{", "}", "[", "]", ",", "\n", "\n  ", "\n    ", "|\n", ">-\n", "|2+\n", "'", '"', "&a ",
    "*a", "!!str ", "!x ", "<<: ", "---\n", "...\n", "# c", "%YAML 1.2\n", "\t", "\\",
    "\\ud83d", "NO", "1:30", "0o7", "1_0",
    "\r\n", "~", ".inf", "-", "\ufeff", "\x00", "\x85", "\u2028",
)  # fmt: skip
JSON = soup(
    "{", "}", "[", "]", ",", ":", '"', '"a"', '"a":', "1", "-", "1e9", "null", "true", "NaN", "\\", "\\u0041",
    '"\\ud83d"',
    " ", "\n", "\t", "\ufeff", "//", "'",
)  # fmt: skip
EDTF = soup(
    *"0123456789-/~?%XYZT:.,+ ", "2031", "-03", "-04", "..", "/..", "T12:30:00Z", "Y17E7", "-21", "2031-03-04"
)
GLOB = soup("*", "**", "/", "?", "a", ".yaml", "..", "[", "\\", "\n")
PATTERN = soup("a", ".", "[]", "[0]", "[", "]", "..", "b")
CEL = soup(
    "self",
    ".a",
    "[0]",
    "(",
    ")",
    " == ",
    " && ",
    "1",
    "'x'",
    "has(",
    ".all(x, ",
    "size(",
    "!",
    "refs",
    "?",
    ":",
    ",",
)
WORDS = soup(
    "we ", "are ", "not ", "ready ", "“", "”", '"', "'", "«", "»", "...", "…", "[", "]",
    "(", ")", ", ", ". ", "he said",
    "\n\n",
    "- ", "—", "\u00ad", "\u200b", "5", "%", "U.S. ", "\u202e",
)  # fmt: skip
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "b", "id"]) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=10,
)
PATHS = st.lists(st.sampled_from(["a", "b", "id", 0, 1, 7]), max_size=4).map(tuple)


def read_yaml(text: str) -> None:
    documents, hits = parse(text)
    assert documents or hits
    for document in documents:
        assert 0 <= document.start <= document.end <= len(text)
    well_said(hits, text)


def read_nodes(text: str) -> None:
    with contextlib.suppress(*UNPLACED):
        nodes_of(text)


def read_json_lines(text: str) -> None:
    documents, hits = parse_lines(text)
    assert documents or hits
    lines = text.split("\n")
    for document in documents:
        assert text[document.start : document.end] == lines[document.index].lstrip(" \t\r")
    well_said(hits, text)


def read_json_text(text: str) -> None:
    documents, hits = parse_json(text)
    assert bool(documents) is not bool(hits)
    for document in documents:
        assert json.loads(text) == document.data or document.data != document.data
    well_said(hits, text)


def well_said(hits: list[tuple[Rule, Problem]], text: str) -> None:
    """Every problem has words, and a place inside the text."""
    for rule, problem in hits:
        assert rule.code
        assert problem.message
        if problem.span:
            assert 0 <= problem.span[0] <= problem.span[1] <= len(text) + 1


def well_told(error: Exception) -> None:
    assert str(error)


def read_bytes(data: bytes) -> None:
    text = decode(data)
    if isinstance(text, str):
        read_yaml(text)
        read_json_lines(text)
        parse_settings(text)
    else:
        assert text[0].code == "not-utf8"


def find_places(case: tuple[str, tuple[str | int, ...]]) -> None:
    text, path = case
    for places in (Places(text, 3), JsonPlaces(text, 3)):
        for side in ("key", "value"):
            start, end = places.find(path, side)
            assert 3 <= start <= end <= len(text) + 4


def places_of_json(case: tuple[Any, bool]) -> None:
    """Each value of a JSON text is found where it stands."""
    data, compact = case
    text = json.dumps(data, indent=None if compact else 2, ensure_ascii=compact)
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    places = JsonPlaces(text, 0)
    while waiting:
        path, value = waiting.pop()
        if path:
            assert json.dumps(json.loads(text[slice(*places.find(path))])) == json.dumps(value)
        if isinstance(value, dict):
            waiting += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), item) for index, item in enumerate(value)]


def read_date(text: str) -> None:
    try:
        span = edtf.parse(text)
    except edtf.EdtfError as error:
        well_told(error)
    else:
        assert edtf.read(text) == span


def match_glob(case: tuple[str, str]) -> None:
    file, pattern = case
    matches(file, pattern)
    matches(pattern * 20, file * 20)
    assert "*" not in literal_folder(pattern)


def follow_path(case: tuple[str, Any]) -> None:
    pattern = parse_pattern(case[0])
    assert parse_pattern(format_pattern(pattern)) == pattern
    list(follow(case[1], pattern))


def evaluate(case: tuple[str, Any]) -> None:
    requirement = Requirement((), case[0], "a", "b", "c", ())
    try:
        program = compile_requirement(requirement)
        assert program.holds(case[1], {}) in (True, False)
    except (SchemaError, EvaluationError) as error:
        well_told(error)


def match_quote(case: tuple[str, str, str]) -> None:
    quote, text, language = case
    for mode in ("direct", "reported"):
        verdict = verify(quote, prepare(text, language), mode, language)
        assert verdict.verdict


def check_proof(case: tuple[bytes, bytes, str]) -> None:
    root, proof, quote = case
    for text in (base64.urlsafe_b64encode(proof).decode().rstrip("="), proof.decode("latin-1")):
        with pytest.raises(ProofError):
            check_quote("commitment/1:" + base64.urlsafe_b64encode(root).decode().rstrip("="), text, quote)


def read_files(case: tuple[bytes, str]) -> None:
    """Settings, waivers, a baseline, records: whatever stands in them, there is a report."""
    data, name = case
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "records").mkdir()
        (root / "onrecord.yaml").write_text("title: x\n", "utf-8")
        (root / name).write_bytes(data)
        load_waivers(root, {})
        try:
            assert isinstance(load_baseline(root / name), Counter)
        except UsageError as error:
            well_told(error)
        dataset, hits = load_dataset(root)
        report = check(dataset, hits, today=date(2031, 6, 1))
        assert report.findings
        json.loads(render(report).encode("utf-8"))
        assert all(line.isprintable() for line in render_text(report))


def read_schema(data: bytes) -> None:
    try:
        document = parse_schema(data, "s.json")
    except SchemaError as error:
        well_told(error)
        return
    use_schema((document, {"a": 1}))


def use_schema(case: tuple[Any, Any]) -> None:
    document, data = case
    if not isinstance(document, dict):
        return
    resources = Resources(f"{BASE}/s.json", document, {f"{BASE}/s.json": document})
    described_fields(resources)
    try:
        compiled = engine(resources, formats=True)
    except ValueError as error:
        well_told(error)
        return
    assert compiled.is_valid(data) is not any(True for _ in compiled.iter_errors(data))


def show(text: str) -> None:
    assert printable(text).isprintable()


SCHEMA_WORDS = ["type", "properties", "items", "$ref", "$id", "allOf", "not", "if", "required", "enum", "pattern",
                "const", "a", "$schema", "definitions", "format", "prefixItems", "additionalProperties", "$dynamicRef",
                "id"]  # fmt: skip
SCHEMA_VALUES = st.sampled_from(
    ["string", "object", "#", "#/definitions/a", "a", "date", "^a", "(", "http://x/", [], ["a"], True]
)
SCHEMAS = st.recursive(
    SCHEMA_VALUES,
    lambda inner: (
        st.dictionaries(st.sampled_from(SCHEMA_WORDS), inner, max_size=4) | st.lists(inner, max_size=2)
    ),
)
FILES = st.sampled_from(
    ["onrecord.yaml", "waivers.yaml", "records/a.yaml", "records/a.jsonl", "baseline.json"]
)
BYTES = st.binary(max_size=200) | YAML.map(lambda text: text.encode("utf-8", "surrogatepass"))
TARGETS = [
    fuzz("yaml", YAML, read_yaml),
    fuzz("json-lines", JSON, read_json_lines),
    fuzz("json", JSON, read_json_text),
    fuzz("bytes", BYTES, read_bytes),
    fuzz("node-tree", YAML, read_nodes),
    fuzz("places", st.tuples(YAML | JSON, PATHS), find_places),
    fuzz("places-of-json", st.tuples(DATA, st.booleans()), places_of_json),
    fuzz("edtf", EDTF, read_date),
    fuzz("globs", st.tuples(GLOB, GLOB), match_glob),
    fuzz("paths", st.tuples(PATTERN, DATA), follow_path),
    fuzz("expressions", st.tuples(CEL, DATA), evaluate),
    fuzz("quotes", st.tuples(WORDS, WORDS, st.sampled_from(["en", "fr", "ru", "xx"])), match_quote),
    fuzz("proofs", st.tuples(st.binary(max_size=40), st.binary(max_size=200), WORDS), check_proof),
    fuzz("files", st.tuples(BYTES, FILES), read_files, 10),
    fuzz("schema-files", st.binary(max_size=100) | JSON.map(str.encode), read_schema),
    fuzz("schemas", st.tuples(SCHEMAS, DATA), use_schema),
    fuzz("report", st.text(), show),
]  # fmt: skip


@pytest.mark.parametrize("once", TARGETS)
def test_a_parser_on_anything(once: Callable[[], None]) -> None:
    end = time.monotonic() + 60 * MINUTES
    once()
    while time.monotonic() < end:
        once()


@pytest.mark.parametrize(
    "revision", ["", "-p", "--output=x", "HEAD\n", "\x00", "a b", "\ud800", "^", "@{-1}", "'; ls"]
)
def test_a_revision_is_never_an_option(revision: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        change_since(Dataset(tmp_path), revision)
    assert list(tmp_path.iterdir()) == []

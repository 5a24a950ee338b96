"""Further rules of a schema, in CEL: what they see, what they find, and what is wrong with them themselves."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_dataset import VISIT, build, codes, port, run, visit

from validator.findings.finding import format_path
from validator.report.report import Report
from validator.schema.cel import MAX_LENGTH, EvaluationError, compile_requirement
from validator.schema.fields import Requirement, SchemaError

MESSAGE = "Say when the visit was."


def requirement(text: str) -> Requirement:
    return Requirement((), text, "a-code", MESSAGE, "visit/v1.json", ("x-rules", 0))


def holds(text: str, value: Any, refs: dict[str, Any] | None = None) -> bool:
    return compile_requirement(requirement(text)).holds(value, {"refs": refs or {}})


def check_visit(folder: Path, text: str, code: str = "visit-without-day", **fields: Any) -> Report:
    rules = [{"require": text, "code": code, "message": MESSAGE}]
    records = {"a.yaml": port("a", opened="2031-03-04"), "v.yaml": visit("v", **fields)}
    return run(build(folder, records, visit={**VISIT, "x-rules": rules}))


def test_a_finding_has_the_code_and_the_message_of_the_schema(tmp_path: Path) -> None:
    report = check_visit(tmp_path, "has(self.day)")
    (finding,) = report.findings
    assert (finding.code, finding.message, finding.record) == ("visit-without-day", MESSAGE, "v")
    assert not report.clean
    assert check_visit(tmp_path / "right", "has(self.day)", day="2031").clean


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("self.name == 'Гавань'", {"name": "Гавань"}, True),
        ("self.number == 3", {"number": 3}, True),
        ("self.number == 3.0", {"number": 3}, True),
        ("self.number > 2.5", {"number": 3}, True),
        ("self.number < 2", {"number": 1.5}, True),
        ("self.flag", {"flag": True}, True),
        ("self.flag == true", {"flag": False}, False),
        ("self.nothing == null", {"nothing": None}, True),
        ("self.day == '2031-03-04'", {"day": "2031-03-04"}, True),
        ("self.guests.all(g, g != '')", {"guests": ["Ada", ""]}, False),
        ("size(self.guests) == 2", {"guests": ["Ada", ""]}, True),
        ("self.day.matches('^2031')", {"day": "2031-03"}, True),
        ("!has(self.day) || self.day < '2032'", {}, True),
        ("self['a-b'] == 1", {"a-b": 1, "c": 2}, True),
        ("self.guests.exists(self, self == 'Ada')", {"guests": ["Ada"]}, True),
        ("refs['a'].opened == '2031'", {}, True),
        ("self.port in refs && refs[self.port].opened != '2031'", {"port": "a"}, False),
    ],
)
def test_what_an_expression_sees(text: str, value: dict[str, Any], expected: bool) -> None:
    assert holds(text, value, {"a": {"opened": "2031"}}) is expected


@pytest.mark.parametrize(
    ("text", "said", "way_out"),
    [
        ("self.day =", "column 10", "correct the expression"),
        ("has(self.day) &&\n nothing.at.all", "line 2, column 12", "self, record, refs and file only"),
        ("day == '2031'", "undeclared reference to 'day'", "self, record, refs and file only"),
        ("open('/etc/passwd') == ''", "undeclared reference to 'open'", "self, record, refs and file only"),
        ("'a' + 1 == 'a'", "no matching overload", "one type"),
        ("size(self.guests)", "must be true or false", "comparison"),
        ("'yes'", "must be true or false", "comparison"),
        ("(" * 40 + "true" + ")" * 40, "recursion limit", "fewer brackets"),
        ("true" + " || true" * MAX_LENGTH, "characters", "several rules"),
    ],
)
def test_a_mistake_is_found_in_the_schema(text: str, said: str, way_out: str, tmp_path: Path) -> None:
    report = check_visit(tmp_path, text)
    (finding,) = report.findings
    assert (finding.code, finding.location.file) == ("invalid-schema", "schemas/visit/v1.json")
    assert format_path(finding.location.path) == "x-rules[0].require"
    assert finding.location.line > 0
    assert said in finding.message
    assert way_out in finding.hint


UNANSWERED: list[tuple[str, dict[str, Any], str, str]] = [
    ("self.day == '2031'", {}, "the key 'day' is not there", "has(self.day)"),
    ("self['day'] == '2031'", {}, "the key 'day' is not there", "'day' in self"),
    ("self.stops.all(s, s.left != '')", {"stops": [{}]}, "the key 'left' is not there", "has(s.left)"),
    ("self.dya == '2031'", {}, "the schema describes no such field", "did you mean 'day'?"),
    ("self.guests[3] == 'Ada'", {"guests": []}, "entry 3 of a list", "size(self.list) > 3"),
    ("refs['b'].opened == '2031'", {"port": "a"}, "no record with the id 'b'", "self.key in refs"),
    ("1 / 0 == 1", {}, "divides by zero", "!= 0"),
    ("self.guests", {"guests": []}, "neither true nor false, but a list", "size(self.list) > 0"),
    ("self.day", {"day": "2031"}, "neither true nor false, but text", "comparison"),
    ("self.day < 3", {"day": "2031"}, "'<' can't be applied to text and a whole number", "type(self.key)"),
    ("self.number < 3", {"number": None}, "nothing (null) and a whole number", "self.key != null"),
    (
        "self.number.startsWith('a')",
        {"number": 1.5},
        "'startsWith' can't be applied to a number",
        "type(self.key)",
    ),
    ("self.day.year == 3", {"day": "2031"}, "has no keys", "type(self.key) == map"),
    ("self.day[0] == '2'", {"day": "2031"}, "no list and no mapping", "type(self.key) == list"),
    ("self.day.all(d, d > 1)", {"day": "2031"}, "go through a list", "type(self.key) == list"),
    ("'a' in self.day", {"day": "2031"}, "looks into a list", "type(self.key) == list"),
    ("self.day && true", {"day": "2031"}, "join what is true or false", "compare"),
    ("!self.number", {"number": None}, "join what is true or false", "compare"),
    ("int(self.guests[0]) > 1", {"guests": ["May"]}, "can't be turned", "matches"),
    ("timestamp(self.day) == timestamp(self.day)", {"day": "2031"}, "can't be turned", "matches"),
    ("self.day.matches('(')", {"day": "2031"}, "regular expression", "RE2"),
    ("self.number * self.number > 1", {"number": 2**62}, "becomes larger", "how large"),
]


@pytest.mark.parametrize(
    ("text", "fields", "said", "way_out"), UNANSWERED, ids=[case[0] for case in UNANSWERED]
)
def test_an_expression_without_an_answer_is_a_finding_of_its_own(
    text: str, fields: dict[str, Any], said: str, way_out: str, tmp_path: Path
) -> None:
    report = check_visit(tmp_path, text, **fields)
    assert codes(report) == {"rule-not-evaluated": 1}
    (finding,) = report.findings
    assert "'visit-without-day'" in finding.message
    assert said in finding.message
    assert way_out in finding.hint
    assert "overload" not in finding.message


def test_an_expression_that_was_stopped_is_not_told_to_ask_for_keys(tmp_path: Path) -> None:
    guests = [f"guest {number}" for number in range(200)]
    text = "self.guests.all(a, self.guests.all(b, self.guests.all(c, a + b != c)))"
    (finding,) = check_visit(tmp_path, text, guests=guests).findings
    assert "10,000 steps" in finding.message
    assert "simplify" in finding.hint


@pytest.mark.parametrize("keyword", ["x-not-before", "x-not-after", "x-verbatim"])
def test_a_path_that_leads_nowhere_is_shown_in_the_schema(keyword: str, tmp_path: Path) -> None:
    field = {"type": "string", keyword: "dya"} | ({} if keyword == "x-verbatim" else {"format": "edtf"})
    properties = {**VISIT["properties"], "extra": field}  # type: ignore[dict-item]
    report = run(build(tmp_path, {"a.yaml": port("a")}, visit={**VISIT, "properties": properties}))
    (finding,) = report.findings
    assert (finding.code, format_path(finding.location.path)) == (
        "invalid-schema",
        f"properties.extra.{keyword}",
    )


def test_a_reference_that_leads_nowhere_is_one_finding(tmp_path: Path) -> None:
    report = check_visit(tmp_path, "refs[self.port].opened != ''", port="nowhere")
    assert codes(report) == {"unknown-reference": 1}


def test_a_rule_of_a_part_sees_that_part(tmp_path: Path) -> None:
    stops = dict(VISIT["properties"]["stops"])  # type: ignore[index]
    stops["items"] = {
        **stops["items"],
        "x-rules": [{"require": "has(self.left)", "code": "stop-without-end", "message": "When?"}],
    }
    schema = {**VISIT, "properties": {**VISIT["properties"], "stops": stops}}  # type: ignore[dict-item]
    entries = [{"port": "a"}, {"port": "a", "left": "2031-04"}, {}]
    report = run(build(tmp_path, {"a.yaml": port("a"), "v.yaml": visit("v", stops=entries)}, visit=schema))
    assert [format_path(f.location.path) for f in report.findings] == ["stops[0]", "stops[2]"]


@pytest.mark.parametrize("branch", ["then", "anyOf"])
def test_a_rule_in_a_branch_is_refused(branch: str, tmp_path: Path) -> None:
    inner = {"x-rules": [{"require": "true", "code": "a-code", "message": "m"}]}
    extra: Any = {"if": {"required": ["day"]}, "then": inner} if branch == "then" else {"anyOf": [inner]}
    report = run(build(tmp_path, {"a.yaml": port("a")}, visit={**VISIT, **extra}))
    assert codes(report) == {"invalid-schema": 1}
    assert "condition" in report.findings[0].message


def test_a_rule_where_nothing_looks_is_refused(tmp_path: Path) -> None:
    inner = {"x-rules": [{"require": "true", "code": "a-code", "message": "m"}]}
    report = run(build(tmp_path, {"a.yaml": port("a")}, visit={**VISIT, "not": inner}))
    assert codes(report) == {"invalid-schema": 1}
    assert "no effect" in report.findings[0].message


def test_a_code_that_is_taken_is_refused(tmp_path: Path) -> None:
    report = check_visit(tmp_path, "true", code="duplicate-id")
    assert codes(report) == {"invalid-schema": 1}
    assert "belongs to a rule of OnRecord" in report.findings[0].message


@pytest.mark.parametrize("size", [5, 100, 1000])
def test_nested_loops_are_cut_off(size: int) -> None:
    text = "self.l.all(a, self.l.all(b, self.l.all(c, self.l.all(d, a + b + c + d >= 0))))"
    begun = time.process_time()
    if size > 10:
        with pytest.raises(EvaluationError, match="10,000 steps"):
            holds(text, {"l": list(range(size))})
    else:
        assert holds(text, {"l": list(range(size))})
    assert time.process_time() - begun < 2


def test_a_regular_expression_takes_linear_time() -> None:
    begun = time.process_time()
    assert not holds("self.s.matches('^(a+)+$')", {"s": "a" * 200_000 + "b"})
    assert time.process_time() - begun < 2


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(value=values)
@example(value="\ud800")
@example(value=2**70)
@example(value={"day": {"day": ["day"]}})
def test_any_value_gives_an_answer_or_says_why_not(value: Any) -> None:
    for text in ("self.day == 1", "self == self", "has(self.day) || size(self) > 2", "string(self) == 'a'"):
        with contextlib.suppress(EvaluationError):
            assert holds(text, value) in (True, False)


@settings(max_examples=200)
@given(text=st.text(st.sampled_from("self.day()[]{}|&!?:'\"0<=+-*/,in "), max_size=40) | st.text(max_size=20))
def test_any_text_is_an_expression_or_a_mistake_in_the_schema(text: str) -> None:
    with contextlib.suppress(SchemaError):
        compile_requirement(requirement(text))


def test_only_the_keys_that_are_read_are_handed_over() -> None:
    keys = [compile_requirement(requirement(t)).keys for t in ("self.a > self.b", "self.a in self", "true")]
    assert keys == [{"a", "b"}, None, set()]


def test_without_further_rules_the_library_is_not_loaded(tmp_path: Path) -> None:
    build(tmp_path, {"a.yaml": port("a")})
    program = (
        "import sys; from validator.cli.main import main; code = main(['validate']); "
        "sys.exit(code or 'cel_expr_python' in str(list(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system bounds what a step may take")
def test_an_expression_that_grows_without_end_costs_its_record_only(tmp_path: Path) -> None:
    doubled = "[self.name]" + ".map(x, x + x)" * 24 + "[0] != ''"
    with pytest.raises(EvaluationError, match="more than 64 MiB"):
        holds(doubled, {"name": "a" * 1000})
    assert holds("self.name + 'b' == 'ab'", {"name": "a"})  # and memory is as free as before
    report = check_visit(tmp_path, doubled.replace("name", "day"), day="2031")
    assert [finding.code for finding in report.findings] == ["rule-not-evaluated"]
    assert "put fewer texts or lists together" in report.findings[0].hint

"""The cases of the rules: each says where its rule finds something, and `expected.txt` in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import FOLDER, SHOWN, Case, cases_of, expected_of, render
from odd import first_crash

from validator.catalogue import all_rules

CODES = [rule.code for rule in all_rules()]
WITH_CASES = [code for code in CODES if (FOLDER / code / "cases.yaml").is_file()]
CASES = [case for code in WITH_CASES for case in cases_of(code).values()]


def test_every_rule_has_its_cases() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert folders == set(CODES) == set(WITH_CASES)
    assert len(CODES) == len(set(CODES))
    for code in CODES:
        assert tuple(cases_of(code))[:2] == SHOWN, code


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}: {case.name}")
def test_what_a_rule_finds(case: Case, tmp_path: Path) -> None:
    found = case.check(tmp_path)
    assert not case.others(found)
    found = [finding for finding in found if finding.code == case.code]
    assert case.summarize(found) == list(case.finds)
    assert render(found) == expected_of(case.code).get(case.name, ""), "see it, then: make snapshots"
    for finding in found:
        assert finding.hint or finding.fix
        assert not finding.message[0].isupper()


@pytest.mark.parametrize("code", CODES)
def test_what_is_expected_is_of_cases(code: str) -> None:
    assert list(expected_of(code)) == [name for name, case in cases_of(code).items() if case.finds]


def test_every_page_says_what_why_and_how() -> None:
    for rule in all_rules():
        title, *rest = rule.page.split("\n\n")
        assert title.rstrip(")").endswith("."), rule.code
        assert len(title) <= 120, rule.code
        assert any(part.startswith("To mend it: ") for part in rest), rule.code


@pytest.mark.parametrize("code", CODES)
def test_only_rules_that_need_a_text_are_silent_without_the_archive(code: str, tmp_path: Path) -> None:
    found = cases_of(code)["wrong"].check(tmp_path, texts=False)
    silent = {rule.code for rule in all_rules() if rule.needs_text} | {"archive-too-large"}
    assert (code in {finding.code for finding in found}) == (code not in silent)


def test_no_rule_minds_a_value_of_another_shape() -> None:
    assert first_crash() == ""

"""Every rule fires on its wrong example, at the expected place and alone, and nothing fires on its right one."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_examples import FOLDER, Example, summarize

from validator.catalogue import all_rules

CODES = [rule.code for rule in all_rules()]


def test_every_rule_has_its_examples() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert folders == set(CODES)
    assert len(CODES) == len(set(CODES)) >= 45


@pytest.mark.parametrize("code", CODES)
def test_fires_on_its_wrong_example_alone(code: str, tmp_path: Path) -> None:
    example = Example(code)
    found = summarize(example.find("wrong", tmp_path))
    assert found == example.expected
    assert {finding["code"] for finding in found} == {code}


@pytest.mark.parametrize("code", CODES)
def test_is_silent_on_its_right_example(code: str, tmp_path: Path) -> None:
    assert summarize(Example(code).find("right", tmp_path)) == []


def test_every_page_says_what_why_and_how() -> None:
    for rule in all_rules():
        title, *rest = rule.page.split("\n\n")
        assert title.rstrip(")").endswith("."), rule.code
        assert len(title) <= 120, rule.code
        assert any(part.startswith("To mend it: ") for part in rest), rule.code


def test_every_message_has_a_way_out(tmp_path: Path) -> None:
    for rule in all_rules():
        for finding in Example(rule.code).find("wrong", tmp_path / rule.code):
            assert finding.hint or finding.fix, rule.code
            assert not finding.message[0].isupper(), rule.code


@pytest.mark.parametrize("code", CODES)
def test_only_rules_that_need_a_text_are_silent_without_the_archive(code: str, tmp_path: Path) -> None:
    example = Example(code)
    found = example.find("wrong", tmp_path, texts=False)
    silent = {rule.code for rule in all_rules() if rule.needs_text} | {"archive-too-large"}
    assert (code in {finding.code for finding in found}) == (code not in silent)

"""docs/rules.md is what the rules and their examples say today."""

from __future__ import annotations

from rules_page import PAGE, render


def test_the_page_of_the_rules_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == render(), (
        "docs/rules.md is stale; run: python tests/rules/rules_page.py"
    )

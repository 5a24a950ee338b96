"""Write the example report down in every form: `python tests/report/golden.py`. `git diff` shows what changed."""

from __future__ import annotations

from pathlib import Path

from example import written

from validator.report.forms import FORMS

GOLDEN = Path(__file__).with_name("forms")


def file_of(form: str) -> Path:
    """Where a form of the report is written down."""
    return GOLDEN / f"{form}{FORMS[form] or '.txt'}"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in FORMS:
        file_of(name).write_text(written(name), "utf-8")

"""Write down what the program says of each case of the rules: `python tests/rules/snapshots.py [CODE...]`.

What changed is for a person to read (`git diff tests/rules`). Where a rule finds something is not written here: that is
said in `cases.yaml`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from cases import FOLDER, cases_of, render, write_expected


def main(codes: list[str]) -> None:
    """Write `expected.txt` of these rules, or of all."""
    for code in codes or sorted(path.parent.name for path in FOLDER.glob("*/cases.yaml")):
        said = {}
        for name, case in cases_of(code).items():
            with tempfile.TemporaryDirectory() as scratch:
                found = case.check(Path(scratch))
            said[name] = render([finding for finding in found if finding.code == code])
        write_expected(code, said)


if __name__ == "__main__":
    main(sys.argv[1:])

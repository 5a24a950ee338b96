"""How the program reaches its users: workflows whose actions are pinned, and packages that anybody can build again."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml")) + sorted(ROOT.glob("action.yml"))


def test_the_workflows_have_no_finding() -> None:
    """Held against zizmor's rules, without a connection."""
    done = subprocess.run(
        [Path(sys.executable).parent / "zizmor", "--offline", "--no-progress", "--persona=pedantic", *WORKFLOWS],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text("utf-8"))
    assert [
        name for name in used if not re.search(r"@[0-9a-f]{40}$", name) and not name.startswith("./")
    ] == []

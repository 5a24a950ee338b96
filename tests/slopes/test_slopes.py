"""Nothing that a stranger can make large takes time out of proportion to its size (`make slopes` gives the table)."""

from __future__ import annotations

from pathlib import Path

import pytest
from growing import WHOLE_RECORDS
from slope import cases, steep, template

MOST = 8_000


@pytest.fixture(name="base", scope="module")
def dataset_without_proofs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize(("name", "command"), list(cases()))
def test_time_grows_in_proportion(name: str, command: str, base: Path) -> None:
    most = MOST // 8 if name in WHOLE_RECORDS else MOST
    said = steep(name, command, base, most)
    # Two runs on a busy machine say little about a power; what really is steep is so again.
    assert not said or not (again := steep(name, command, base, most)), f"{said}; again: {again}"

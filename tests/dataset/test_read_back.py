"""What a build wrote is read back before it takes the place of the last dataset."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.cli.main import main
from validator.dataset import jsonl
from validator.dataset.readback import same
from validator.dataset.views import create_views

JSON: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.sampled_from([0.0, 1.0, 0.5])
    | st.sampled_from(["", "a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)


@given(JSON, JSON)
def test_same_is_the_same_json(first: Any, second: Any) -> None:
    def canonical(value: Any) -> Any:
        if isinstance(value, dict):
            return sorted((key, canonical(child)) for key, child in value.items()), "object"
        if isinstance(value, list):
            return [canonical(child) for child in value], "array"
        return value, type(value) if isinstance(value, (bool, str, type(None))) else "number"

    assert same(first, first)
    assert same(first, second) == (
        repr(canonical(first)).replace(".0", "") == repr(canonical(second)).replace(".0", "")
    )


@pytest.mark.parametrize("part", ["jsonl", "sqlite"])
def test_a_build_that_writes_something_else_is_refused(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "harbour"]) == 0
    monkeypatch.chdir(tmp_path / "harbour")
    assert main(["build"]) == 0
    before = {path: path.read_bytes() for path in Path("dist").rglob("*") if path.is_file()}
    if part == "jsonl":
        right = jsonl._line
        monkeypatch.setattr(jsonl, "_line", lambda *given: right(*given).replace("not set", "set"))
    else:

        def damage(connection: Any) -> None:
            create_views(connection)
            connection.execute("UPDATE statement SET quote = replace(quote, 'not set', 'set')")

        monkeypatch.setattr("validator.dataset.sqlite.create_views", damage)
    capsys.readouterr()
    assert main(["build"]) == 3
    assert "'2024-03-05-quill-no-date-yet' does not come back" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in Path("dist").rglob("*") if path.is_file()} == before
    assert not os.path.lexists(".dist.building")

"""`onrecord format`: the layout of any YAML keeps its data and its comments, and is its own layout."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parent.parent / "source"))
from yaml_writer import KEYS, documents

from validator.authoring.layout import Layout, _alike, layout
from validator.authoring.trivia import comments_of
from validator.cli.commands.init import write_dataset
from validator.cli.main import main
from validator.corpus.config import load_dataset
from validator.corpus.documents import Source
from validator.corpus.kinds import all_schemas
from validator.schema.schema import Schemas
from validator.source.document import parse, split

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("layout.yaml").read_text("utf-8"), yaml.CSafeLoader
)
ORDER = ["said", "12", "a", "quote", "bee"]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Schemas:
    root = tmp_path_factory.mktemp("kinds")
    inner = {
        "type": ["object", "array"],
        "properties": {key: {} for key in reversed(ORDER)},
        "items": {"$ref": "#"},
    }
    (root / "any.json").write_text(json.dumps({"properties": dict.fromkeys(ORDER, inner)}), "utf-8")
    kinds = "kinds: {any: {files: '*.yaml', schema: any.json}}\n"
    (root / "onrecord.yaml").write_text(f"title: Any\n{kinds}", "utf-8")
    found, hits, errors = all_schemas(load_dataset(root)[0])
    assert not hits
    assert not errors
    return found


def laid_out(text: str, schemas: Schemas) -> Layout:
    return layout(Source(Path("a.yaml"), "a.yaml", text, (), False), schemas)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["is"])
def test_case(case: dict[str, Any], schemas: Schemas) -> None:
    done = laid_out(case["text"], schemas)
    assert done.text == case.get("becomes", case["text"])
    assert [f"{line}: {reason}" for line, reason in done.left] == case.get("left", [])
    assert laid_out(done.text, schemas).text == done.text


_FEW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=250)


@_FEW
@given(st.lists(documents(), min_size=1, max_size=3))
def test_no_value_and_no_comment_changes_and_twice_is_as_once(schemas: Schemas, texts: list[str]) -> None:
    text = "---\n".join(one if one.endswith("\n") else f"{one}\n" for one in texts)
    before, hits = parse(text)
    done = laid_out(text, schemas)
    after, new_hits = parse(done.text)
    assert len(after) == len(before)
    assert all(_alike(one.data, two.data) for one, two in zip(before, after, strict=True))
    assert len(new_hits) <= len(hits)
    assert laid_out(done.text, schemas) == Layout(done.text, laid_out(done.text, schemas).left)
    plain = text.replace("\r\n", "\n"), done.text.replace("\r\n", "\n")
    found = [Counter(c for start, end in split(one) for c in comments_of(one[start:end])) for one in plain]
    assert found[0] == found[1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(documents())
def test_nearly_all_that_can_be_read_is_laid_out(schemas: Schemas, text: str) -> None:
    """What the layout can't keep are comments in odd places; random YAML without them is always laid out."""
    plain = "".join(
        line for line in text.splitlines(keepends=True) if " # c" not in line and "# c" not in line
    )
    documents_, hits = parse(plain)
    if hits or not documents_ or not isinstance(documents_[0].data, dict):
        return
    assert laid_out(plain, schemas).left == ()


@_FEW
@given(st.permutations(ORDER), KEYS)
def test_the_order_of_keys_does_not_depend_on_theirs(schemas: Schemas, keys: list[str], more: str) -> None:
    lines = "".join(f"# above {key}\n'{key}': 1 # behind {key}\n" for key in keys)
    done = laid_out(lines, schemas)
    assert done.text == "".join(f"# above {key}\n'{key}': 1 # behind {key}\n" for key in ORDER)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_dataset(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_dataset_has_the_layout(root: Path) -> None:
    assert main(["format", "--check"]) == 0
    assert main(["new", "statement", "something-said"]) == 0
    assert main(["format", "--check"]) == 0


def test_the_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = root / "records/people/ada-quill.yaml"
    good = person.read_text("utf-8")
    person.write_text("\ufeff" + good.replace("name: Ada Quill", "name:   'Ada Quill'"), "utf-8")
    assert main(["format", "--check"]) == 1
    assert "records/people/ada-quill.yaml: would be laid out anew" in capsys.readouterr().out
    assert main(["format", "--diff"]) == 0
    assert "-name:   'Ada Quill'\n+name: Ada Quill\n" in capsys.readouterr().out
    assert main(["format", "records/events"]) == 0
    assert main(["format", "--check", "records/people"]) == 1
    assert main(["format"]) == 0
    assert person.read_bytes() == good.encode()
    assert main(["format", "--check"]) == 0
    assert main(["format", "archive"]) == 2
    (root / "records/more.jsonl").write_text('{"id": 1}\n', "utf-8")
    assert main(["format"]) == 0
    assert "1 file of JSON or TOML passed over" in capsys.readouterr().out


def test_of_a_text_with_front_matter_nothing_is_laid_out(schemas: Schemas) -> None:
    text = "---\nb: 1\na: 2\n---\n# A rope\n\n---\nb: 1\na: 2\n"
    assert layout(Source(Path("rope.md"), "rope.md", text, (), False), schemas) == Layout(text)

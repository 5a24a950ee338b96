"""Records and texts in tables, and whatever can be wrong with files: told as the local engine tells it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from spark_data import invented, master

from validator.cli.main import main
from validator.source import pieces
from validator.spark import files, judging, stages

pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"
)


MANY = ["--max-findings", "100000"]


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "data"
    invented(root, 90, seed=9)
    monkeypatch.chdir(root)
    return root


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """A report with its findings in an order of their own: those at one place have none."""
    assert main(["validate", "--as-of", "2031-06-01", "--format", "json", *MANY, *arguments]) in (0, 1)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    found["findings"].sort(key=json.dumps)
    return found


def on_spark(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    return report(capsys, "--engine", "spark", "--spark", master(), *arguments)


def test_records_and_texts_in_tables(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for path in (dataset / "records").rglob("*.jsonl"):  # what can't be read has no place in a table of texts
        lines = [line for line in path.read_bytes().split(b"\n") if line.strip() and b"\xff" not in line]
        path.write_bytes(b"\n".join(lines) + b"\n")
    texts = [path.read_text("utf-8") for path in sorted((dataset / "archive").iterdir())]
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    here = report(capsys, "--no-cache")
    for path in sorted((dataset / "records").rglob("*.jsonl")):
        table = pa.table({"record": path.read_text("utf-8").removesuffix("\n").split("\n")})
        pq.write_table(table, path.with_suffix(".parquet"), row_group_size=7)
        path.unlink()
    (dataset / "archive").rename(dataset.parent / "elsewhere")
    pq.write_table(pa.table({"sha256": hashes, "text": texts}), dataset.parent / "texts.parquet")
    there = on_spark(capsys, "--texts", str(dataset.parent / "texts.parquet"))
    there = json.loads(json.dumps(there).replace(".parquet", ".jsonl"))
    for one, other in zip(there["findings"], here["findings"], strict=True):
        assert one == other
    assert there == here


def test_a_damaged_table_is_told_and_costs_no_other(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = dataset / "records" / "more"
    folder.mkdir()
    table = pa.table({"record": [None, "", '{"schema": "person/1"}', '{"id": "a\nb"}'] * 500})
    pq.write_table(table, folder / "empty.parquet")
    data = (folder / "empty.parquet").read_bytes()
    (folder / "cut.parquet").write_bytes(data[: len(data) // 2])
    (folder / "hole.parquet").write_bytes(data[:4] + bytes(len(data) // 3) + data[4 + len(data) // 3 :])
    pq.write_table(pa.table({"other": [1]}), folder / "other.parquet")
    found = on_spark(capsys)["findings"]
    by_file: dict[str, list[str]] = {}
    for one in found:
        by_file.setdefault(Path(one["location"]["file"]).name, []).append(one["code"])
    assert (
        by_file["cut.parquet"] == by_file["hole.parquet"] == by_file["other.parquet"] == ["unreadable-file"]
    )
    assert by_file["empty.parquet"].count("not-a-record") == 1000
    assert by_file["empty.parquet"].count("json-syntax") == 500
    assert len(by_file) == 5


@pytest.mark.sail_says_enough
def test_records_below_a_uri(
    dataset: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are named, and told, as if they lay in the records folder, in pieces or whole."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    here = report(capsys, "--no-cache")
    far = dataset.parent / "far away: 100% é"
    (dataset / "records").rename(far)
    (far / "_temporary").mkdir()
    (far / "_temporary" / "part.jsonl").write_text("of no concern\n", "utf-8")
    assert on_spark(capsys, "--records", str(far)) == here
    monkeypatch.setattr(files, "LARGE", 3000)
    monkeypatch.setattr(pieces, "PIECE", 3000)
    assert on_spark(capsys, "--records", f"{far.as_uri()}/*") == here
    assert on_spark(capsys, "--records", f"{far}/*/*.jsonl") == here
    people = report(capsys, "--engine", "spark", "--spark", master(), "--records", f"{far}/people/all.jsonl")
    assert {one["location"]["file"] for one in people["findings"]} == {"records/all.jsonl"}
    lines = (far / "people/all.jsonl").read_bytes().replace(b"\xff", b"?").removesuffix(b"\n").split(b"\n")
    (far / "people/all.jsonl").unlink()
    pq.write_table(pa.table({"record": lines}), far / "people/all.parquet", row_group_size=7)
    (far / "people/cut.parquet").write_bytes((far / "people/all.parquet").read_bytes()[:-50])
    found = on_spark(capsys, "--records", f"{far}/peop*")["findings"]
    by_file = {one["location"]["file"]: one["code"] for one in found}
    assert by_file["records/people/cut.parquet"] == "unreadable-file"
    assert "records/people/all.parquet" in by_file


@pytest.mark.sail_says_enough
@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("nowhere", "there is no|can't be looked at"),
        ("records/*/no*.jsonl", "there are no records at"),
        ("ftp://example.org/records", "can't be looked at: Unrecognized filesystem"),
    ],
)
def test_records_that_are_not_there(
    uri: str, words: str, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", "--engine", "spark", "--spark", master(), "--records", uri]) == 2
    assert re.search(words, capsys.readouterr().err)
    assert main(["validate", "--records", uri]) == 2
    assert "--engine spark" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["validate", "--engine", "spark", "--records", ""])
    assert "it is empty" in capsys.readouterr().err


def test_broken_lines_huge_lines_and_large_files(
    dataset: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is cut into pieces as the local engine cuts it; a line may be larger than a piece, or than any record."""
    lines = (dataset / "records/statements/all.jsonl").read_bytes().splitlines()
    place = dataset / "records/statements/large.jsonl"
    filler = json.dumps({"schema": "event/1", "id": "x", "notes": "w " * 2000}).encode()
    with place.open("wb") as file:
        file.write(b"\xef\xbb\xbf" + b"\n".join(lines) + b"\n")
        file.write(b'{"id": "' + b"a" * (9 << 20) + b'"}\n')
        file.write(b"\n" * 5 + b"\n".join([filler] * 2000) + b"\n\xff\xfe\n")
        file.write(b"\n".join(lines))
    (dataset / "records/statements/nothing.jsonl").write_bytes(b"")
    (dataset / "records/statements/blank.ndjson").write_bytes(b"\n \n")
    (dataset / "records/statements/wide.jsonl").write_text('{"id": "a"}', "utf-16")
    assert place.stat().st_size > 16 << 20
    assert on_spark(capsys) == report(capsys, "--no-cache")


def test_half_of_all_records_share_a_key(
    dataset: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One article that half of the records quote, one id that many claim, and slots far too small for either."""
    for name in ("SLOT", "BUCKET"):
        monkeypatch.setattr(stages, name, 5)
    path = dataset / "records/statements/all.jsonl"
    record = {
        "schema": "statement/1",
        "id": "said-0",
        "mode": "direct",
        "said": "2031-03-04",
        "language": "en",
    }
    record |= {"speaker": "person-1", "quote": "The harbour stays open to every ship"}
    sources = {"sources": [{"article": "article-1"}], "origin": {"method": "curated"}}
    with path.open("a", encoding="utf-8") as file:
        for number in range(90):
            also = {"id": f"said-{number}" if number % 2 else "said-0"}
            file.write(json.dumps({**record, **sources, **also}) + "\n")
    here = report(capsys, "--no-cache")
    there = on_spark(capsys)
    assert there == here


@pytest.mark.sail_says_enough
def test_long_chains_and_circles(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a rule follows farther than one step: each round of questions may double the way."""
    shutil.rmtree(dataset / "records")
    (dataset / "records").mkdir()
    with (dataset / "records/chain.jsonl").open("w", encoding="utf-8") as file:
        for number in range(60):
            record = {"schema": "event/1", "id": f"event-{number:03}", "title": "Talks", "type": "meeting"}
            record |= {"date": "2031-03-04", "status": "occurred"}
            more = {"origin": {"method": "curated"}, "part_of": f"event-{(number + 1) % 60:03}"}
            file.write(json.dumps({**record, **more, "sources": [{"article": "a", "evidence": "x"}]}) + "\n")
        for number in range(120):
            person = {"schema": "person/1", "id": f"person-{number:03}", "name": f"Ada Quill {number}"}
            following = {"replaced_by": f"person-{number + 1:03}"} if number < 119 else {}
            file.write(json.dumps({**person, **following, "origin": {"method": "curated"}}) + "\n")
    assert on_spark(capsys) == report(capsys, "--no-cache")


@pytest.mark.sail_says_enough
def test_kinds_of_the_datasets_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their schemas are sent along, ids may be anything, and a name that looks like a question is only a name."""
    monkeypatch.chdir(tmp_path)
    schema = {"type": "object", "required": ["name"], "additionalProperties": {"type": "string"}}
    Path("person.json").write_text(
        json.dumps({**schema, "properties": {"name": {"pattern": "[a-z]"}}}), "utf-8"
    )
    Path("onrecord.yaml").write_text(
        "title: Ships\nkinds:\n  person: {files: people/*.jsonl, schema: person.json, id: name, unique: [nick], "
        "references: {friend: person}}\n  ship: {files: ships/*.jsonl, schema: person.json, id: name}\n",
        "utf-8",
    )
    Path("people").mkdir()
    odd = ["\0nearest", "\0text" + "0" * 64, '\0holds["a", true, "b"]', "", "Ada", "ada", "Ådå", "a\tb"]
    people = [
        {"name": f"p{n} {name}", "friend": f"p{n + 1} {name}", "nick": name} for n, name in enumerate(odd)
    ]
    people += [{"name": name, "friend": other} for name in odd for other in reversed(odd)]
    lines = [json.dumps(person) for person in people]
    Path("people/all.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    here = report(capsys, "--no-cache")
    assert len(here["counts"]["rules"]) > 3
    assert on_spark(capsys) == here


@pytest.mark.sail_says_enough
def test_a_group_of_too_many_is_told(
    dataset: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error at its first record, and costs no other group."""
    monkeypatch.setattr(judging, "MAX_MEMBERS", 3)
    path = dataset / "records/people/all.jsonl"
    person = {"schema": "person/1", "id": "zoe", "name": "Zoe Alone", "origin": {"method": "curated"}}
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(person) + "\n" for _ in range(5))
    found = on_spark(capsys)["findings"]
    given_up = [one for one in found if one["code"] == "not-judged"]
    assert "zoe" in {one["record"] for one in given_up}
    assert all("more than 50,000 records" in one["message"] for one in given_up)
    assert any(
        "the others that share 'zoe', by the rule 'duplicate-id'" in one["message"] for one in given_up
    )
    assert all("a stopgap" in one["hint"] for one in given_up)
    assert {"duplicate-id", "unknown-reference"} <= {one["code"] for one in found}

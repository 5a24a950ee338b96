"""Attacks by whoever writes the records or the schemas: the command ends, says what is wrong, and checks the rest.

Each runs in a process of its own, since what goes wrong here ends the process or takes its memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.evidence.archive import MAX_BYTES, MAX_TEXT_BYTES

PERSON = "schema: person/1\nid: {id}\nname: Ada Quill\norigin: {{method: curated}}\n"
SECONDS = 20
"""Of processor time."""
MEMORY = 2 << 30
"""Bytes of address space, which is more than what is used of it."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A dataset with one sound record."""
    (tmp_path / "onrecord.yaml").write_text("title: Harbour talks\n", "utf-8")
    people = tmp_path / "records" / "people"
    people.mkdir(parents=True)
    (people / "ada-quill.yaml").write_text(PERSON.format(id="ada-quill"), "utf-8")
    return tmp_path


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def validate(root: Path) -> dict[str, Any]:
    """The report of the command, which must end by itself, in time, with little memory and in order."""
    done = subprocess.run(
        [sys.executable, "-m", "validator.cli.main", "validate", "--format", "json", "--no-cache"],
        cwd=root,
        capture_output=True,
        timeout=10 * SECONDS,
        check=False,
        preexec_fn=_limit,
    )
    assert done.returncode == 1, done.stderr[-2000:]
    assert done.stderr == b""
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def codes(report: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in report["findings"]]


DEEP = {
    "flow, never closed": "[{a: " * 50_000,
    "flow, as deep as fits": "[" * 7_000_000,
    "mappings, as deep as fits": "{" * 7_000_000,
    "block, many lines": "\n" + "".join(" " * level + "a:\n" for level in range(1, 3000)),
    "block, one line": "\n  " + "- " * 4000 + "x",
    "keys in keys": "\n  " + "? " * 4000 + "x",
}


@pytest.mark.parametrize("name", DEEP)
def test_nesting(name: str, root: Path) -> None:
    (root / "records/people/evil.yaml").write_text(
        PERSON.format(id="evil") + f"notes: {DEEP[name]}\n", "utf-8"
    )
    report = validate(root)
    assert set(codes(report)) <= {"nesting-too-deep", "yaml-key-type"}
    assert len(codes(report)) == 1
    assert report["counts"]["records"] == {"person": 1}


def test_millions_of_values(root: Path) -> None:
    record = PERSON.format(id="evil") + f"nicknames: [{'x,' * 1_500_000}]\n"
    (root / "records/people/evil.yaml").write_text(record, "utf-8")
    report = validate(root)
    assert codes(report)[0] == "unknown-key"
    assert report["counts"]["records"] == {"person": 2}


def test_a_statement_with_thousands_of_sources(root: Path) -> None:
    sources = ", ".join(f"{{article: a{number}, quote: We go}}" for number in range(10_000))
    (root / "records/statements").mkdir()
    (root / "records/statements/evil.yaml").write_text(
        f"schema: statement/1\nid: evil\nspeaker: ada-quill\nsaid: '2031-03-05'\nmode: direct\nquote: We go\n"
        f"sources: [{sources}]\norigin: {{method: curated}}\n",
        "utf-8",
    )
    report = validate(root)
    assert codes(report).count("unknown-reference") == 10_000
    assert report["counts"]["records"] == {"person": 1, "statement": 1}


def test_a_key_that_stands_in_an_object_again_and_again(root: Path) -> None:
    (root / "onrecord.yaml").write_text(
        "title: Harbour talks\nkinds: {berth: {files: berths/*.json, schema: berth.json, id: id}}\n", "utf-8"
    )
    (root / "berth.json").write_text("{}", "utf-8")
    (root / "berths").mkdir()
    (root / "berths/a.json").write_text('{"id": "a"' + ', "k": 1' * 400_000 + "}", "utf-8")
    report = validate(root)
    assert codes(report).count("duplicate-key") == 100
    assert report["counts"]["records"] == {"person": 1}


@pytest.mark.parametrize("folder", ["records/people", "archive"])
def test_folders_in_folders(folder: str, root: Path) -> None:
    place = "/".join(["d"] * 1500)
    (root / folder).mkdir(exist_ok=True)
    subprocess.run(["mkdir", "-p", place], cwd=root / folder, check=True)
    (root / folder / place / "x.yaml").touch()
    (root / "records/people/empty.yaml").touch()
    report = validate(root)
    assert codes(report) == ["empty-file"] * (2 if folder == "records/people" else 1)
    assert report["counts"]["records"] == {"person": 1}
    subprocess.run(["rm", "-r", root / folder / "d"], check=True)  # deeper than shutil can go


ARTICLE = """\
schema: article/1
id: port-courier-2024-03-05-talks
title: Talks
publisher: port-courier
published: '2024-03-05'
language: en
genre: news
text: {{sha256: '{hash}', file: {file}}}
origin: {{method: curated}}
"""


@pytest.mark.parametrize("file", ["circle", "a" * 5000, "a/" * 3000 + "b", "pipe", "'.'", "broken"])
def test_the_file_that_an_article_names(file: str, root: Path) -> None:
    archive = root / "archive"
    archive.mkdir()
    (archive / "circle").symlink_to("circle")
    (archive / "broken").symlink_to("nowhere")
    os.mkfifo(archive / "pipe")
    articles = root / "records/articles"
    articles.mkdir()
    record = ARTICLE.format(hash="0" * 64, file=file)
    (articles / "port-courier-2024-03-05-talks.yaml").write_text(record, "utf-8")
    report = validate(root)
    errors = [finding["code"] for finding in report["findings"] if finding["severity"] == "error"]
    assert errors == ["unknown-reference"]  # the publisher: the text is not here, which is no error
    assert report["counts"]["missing_texts"] == 1


def test_an_archive_without_end(root: Path) -> None:
    folder = root / "archive" / "disk"
    folder.mkdir(parents=True)
    for number in range(MAX_BYTES // MAX_TEXT_BYTES + 1):
        with (folder / str(number)).open("wb") as file:
            file.truncate(MAX_TEXT_BYTES)  # a hole: it takes no room on the disk
    (root / "onrecord.yaml").write_text("title: Harbour talks\narchive: archive\n", "utf-8")
    (root / "archive/talks.txt").write_text("Words.\n", "utf-8")
    (root / "records/articles").mkdir()
    text = {"sha256": hashlib.sha256(b"Words.\n").hexdigest(), "file": "talks.txt"}
    for number, entry in enumerate((text, {"sha256": "0" * 64})):
        record = yaml.safe_load(ARTICLE.format(hash="", file=""))
        record |= {"id": f"port-courier-2024-03-0{number + 5}-talks", "text": entry}
        (root / f"records/articles/{record['id']}.yaml").write_text(yaml.safe_dump(record), "utf-8")
    report = validate(root)
    [finding] = [found for found in report["findings"] if found["code"] == "archive-too-large"]
    assert (finding["location"]["file"], finding["location"]["line"]) == ("onrecord.yaml", 2)
    assert report["counts"]["records"] == {"article": 2, "person": 1}
    assert report["counts"]["unchecked"] == {"archive-too-large": 1}  # the other is found by its name


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _large(path: Path) -> None:
    path.write_text("[" + "0," * 5_000_000 + "0]", "utf-8")


def _deep(path: Path) -> None:
    path.write_text('{"a":' * 100_000, "utf-8")


def _port(**more: Any) -> dict[str, Any]:
    """A schema of ports, with more keywords."""
    return {
        "title": "Port",
        "description": "A port.",
        "type": "object",
        "required": ["schema", "id"],
        "additionalProperties": False,
        "properties": {
            "schema": {"const": "port/1"},
            "id": {"type": "string", "title": "Id", "description": "Its id."},
            "name": {"title": "Name", "description": "Its name.", "$ref": "#/$defs/d29"},
        },
        **more,
    }


def _steps(step: Callable[[dict[str, str]], dict[str, Any]], end: dict[str, Any]) -> dict[str, Any]:
    """Definitions of which each refers to the next, 29 times."""
    defs = {f"d{number}": step({"$ref": f"#/$defs/d{number - 1}"}) for number in range(1, 30)}
    return {"d0": end, **defs}


RUNAWAY: dict[str, tuple[dict[str, Any], str]] = {
    "doubled": (_steps(lambda to: {"allOf": [to, to]}, {"type": "string"}), "more than 100,000 times"),
    "either": (_steps(lambda to: {"anyOf": [to, to]}, {"type": "string"}), "more than 100,000 times"),
    "doubled, each for what is inside": (
        _steps(lambda to: {"properties": {"a": {"allOf": [to, to]}}}, {"type": "string"}),
        "more than 100,000 times",
    ),
    "doubled in a circle": (
        _steps(lambda to: {"allOf": [to, to]}, {"allOf": [{"$ref": "#/$defs/d29"}]}),
        "more than 100,000 times",
    ),
    "fields in fields": (
        _steps(lambda to: {"properties": {f"a{n}": to for n in range(10)}}, {"type": "string"}),
        "more than 50,000 places",
    ),
}


@pytest.mark.parametrize("name", RUNAWAY)
def test_a_schema_that_never_comes_to_an_end(name: str, root: Path) -> None:
    defs, said = RUNAWAY[name]
    _write_port(root, _port(**{"$defs": defs}))
    [finding] = validate(root)["findings"]
    assert finding["code"] == "invalid-schema"
    assert said in finding["message"]


@pytest.mark.parametrize("name", [name for name in RUNAWAY if "fields" not in name])
def test_a_schema_of_one_s_own_that_never_comes_to_an_end(name: str, root: Path) -> None:
    (root / "onrecord.yaml").write_text(
        "title: Harbour talks\nkinds: {berth: {files: berths/*.json, schema: berth.json}}\n", "utf-8"
    )
    (root / "berth.json").write_text(json.dumps(_port(**{"$defs": RUNAWAY[name][0]})), "utf-8")
    (root / "berths").mkdir()
    (root / "berths/a.json").write_text('{"name": 1}', "utf-8")
    [finding] = validate(root)["findings"]
    assert (finding["code"], finding["location"]["file"]) == ("invalid-schema", "berth.json")


def _write_port(root: Path, schema: dict[str, Any]) -> None:
    folder = root / "schemas" / "port"
    folder.mkdir(parents=True)
    (folder / "v1.json").write_text(json.dumps(schema), "utf-8")
    (root / "records/people/ada-quill.yaml").write_text("schema: port/2\nid: ada-quill\n", "utf-8")


@pytest.mark.parametrize("file", ["released.json", "meta.json", "port/v1.json"])
@pytest.mark.parametrize("make", [_pipe, _endless, _large, _deep])
def test_what_is_no_schema(make: Any, file: str, root: Path) -> None:
    _write_port(root, _port(**{"$defs": {"d29": {"type": "string"}}}))
    target = root / "schemas" / file
    target.unlink(missing_ok=True)
    make(target)
    found = codes(validate(root))
    if file == "meta.json" and make in (_pipe, _endless):
        assert found == ["unknown-version"]  # what is no file is not there, and the shipped one serves
    else:
        assert "invalid-schema" in found

"""Whatever a dataset names lies inside of it, however it is spelt and whatever is exchanged meanwhile."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest

from validator.cli.main import main
from validator.schema.loading import shipped_folder
from validator.source.files import read

SECRET = "SECRETLINE"
PLACES = ["schemas", "archive", "kinds", "records"]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with files that nobody but their owner should see."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "s.json").write_text(json.dumps({"title": SECRET, "type": SECRET}), "utf-8")
    (folder / "ada-quill.yaml").write_text(f"root:x:{SECRET}: [\n", "utf-8")
    (folder / "text.txt").write_text(f"{SECRET}, she said.\n", "utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "data")]) == 0
    return tmp_path / "data"


def said(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    with chdir(root):
        code = main(list(arguments))
    output = capsys.readouterr()
    return code, output.out + output.err


SPELLINGS = [
    "OUTSIDE",
    "../outside",
    "records/../../outside",
    "./../outside",
    "..\\outside",
    "file:OUTSIDE",
    "%2e%2e/outside",
    "linked",
    "/proc/self",
    "~",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("place", ["archive", "schemas", "records"])
def test_the_folders_of_a_dataset(
    root: Path, outside: Path, capsys: pytest.CaptureFixture[str], place: str, spelling: str
) -> None:
    (root / "linked").symlink_to(outside)
    named = json.dumps(spelling.replace("OUTSIDE", str(outside)))
    (root / "onrecord.yaml").write_text(f"title: Harbour talks\n{place}: {named}\n", "utf-8")
    code, text = said(root, capsys, "validate", "--no-cache")
    assert SECRET not in text
    missing_inside = place == "archive" and spelling in ("%2e%2e/outside", "file:OUTSIDE")  # plain names
    assert (code, "not valid" in text) == ((0, False) if missing_inside else (1, True))


@pytest.mark.parametrize("place", ["archive", "schemas"])
def test_a_committed_link_in_the_place_of_a_folder(
    root: Path, outside: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    if (root / place).exists():
        (root / place).rename(root.parent / "old")
    (root / place).symlink_to(outside)
    code, text = said(root, capsys, "validate", "--no-cache")
    assert (code, "outside-folder" in text, SECRET in text) == (1, True, False)
    if place == "archive":  # the person who runs it may say otherwise
        assert "outside-folder" not in said(root, capsys, "validate", "--archive", str(outside))[1]


REFERENCES = [
    "../outside/s.json",
    "%2e%2e/outside/s.json",
    "..%2foutside%2fs.json",
    "%2E%2E%2Foutside/s.json",
    "x/%2e%2e/%2e%2e/outside/s.json",
    "file://OUTSIDE/s.json",
    "file:OUTSIDE/s.json",
    "OUTSIDE/s.json",
    "//OUTSIDE/s.json",
    "..\\outside\\s.json",
    "linked/s.json",
    "link.json",
]


@pytest.mark.parametrize("identity", ["", "file:///a/b.json", "https://example.org/a/b.json"])
@pytest.mark.parametrize("reference", REFERENCES)
def test_what_a_schema_refers_to(
    root: Path, outside: Path, capsys: pytest.CaptureFixture[str], reference: str, identity: str
) -> None:
    (root / "linked").symlink_to(outside)
    (root / "link.json").symlink_to(outside / "s.json")
    schema = {"$ref": reference.replace("OUTSIDE", str(outside)), **({"$id": identity} if identity else {})}
    (root / "own.json").write_text(json.dumps(schema), "utf-8")
    (root / "things").mkdir()
    (root / "things" / "a.yaml").write_text("a: 1\n", "utf-8")
    kinds = "kinds: {thing: {files: 'things/*.yaml', schema: own.json}}"
    (root / "onrecord.yaml").write_text(f"title: Harbour talks\n{kinds}\n", "utf-8")
    code, text = said(root, capsys, "validate", "--no-cache")
    assert (code, SECRET in text.replace(str(outside), "")) == (1, False)


@pytest.mark.parametrize("schema", ["../outside/s.json", "link.json", "linked/s.json"])
def test_the_schema_of_a_mapped_kind(
    root: Path, outside: Path, capsys: pytest.CaptureFixture[str], schema: str
) -> None:
    (root / "linked").symlink_to(outside)
    (root / "link.json").symlink_to(outside / "s.json")
    kinds = f"kinds: {{thing: {{files: 'things/*.yaml', schema: {schema}}}}}"
    (root / "onrecord.yaml").write_text(f"title: Harbour talks\n{kinds}\n", "utf-8")
    code, text = said(root, capsys, "validate", "--no-cache")
    assert (code, SECRET in text) == (1, False)


@pytest.mark.parametrize("file", ["../../outside/text.txt", "link.txt", "linked/text.txt", "environ"])
def test_a_text_whose_hash_no_record_names_is_not_shown(
    root: Path, outside: Path, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    """Neither one outside of the archive, nor one in it: the schemas of the dataset are the stranger's, too."""
    (root / "archive" / "linked").symlink_to(outside)
    (root / "archive" / "link.txt").symlink_to(outside / "text.txt")
    (root / "archive" / "environ").write_text(f"{SECRET}, she said.\n", "utf-8")
    schema = root / "schemas" / "article" / "v1.json"
    if not schema.exists():
        shutil.copytree(shipped_folder(), root / "schemas", dirs_exist_ok=True)
    document = json.loads(schema.read_text("utf-8"))
    del document["properties"]["text"]["required"]
    schema.write_text(json.dumps(document), "utf-8")
    (root / "schemas" / "released.json").unlink(missing_ok=True)
    article = next((root / "records" / "articles").glob("*.yaml"))
    head, _, _ = article.read_text("utf-8").partition("text:")
    article.write_text(f"{head}text:\n  file: {file}\norigin: {{method: curated}}\n", "utf-8")
    statement = next((root / "records" / "statements").glob("*.yaml"))
    lines = [
        f"quote: '{SECRET} she'" if line.startswith("quote:") else line
        for line in statement.read_text("utf-8").splitlines()
    ]
    statement.write_text("\n".join(lines) + "\n", "utf-8")
    code, text = said(root, capsys, "validate", "--no-cache")
    assert code == 1
    assert "she said" not in text


@contextmanager
def exchanging(one: Path, other: Path) -> Iterator[None]:
    """Let two paths be exchanged all the time, as fast as the system can."""
    library, stop = ctypes.CDLL(None), False

    def loop() -> None:
        while not stop:
            library.renameat2(-100, os.fsencode(one), -100, os.fsencode(other), 2)

    thread = threading.Thread(target=loop)
    thread.start()
    try:
        yield
    finally:
        stop = True
        thread.join()


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "renameat2"), reason="nothing exchanges two paths here")
@pytest.mark.parametrize("part", ["records", "records/people", "records/people/ada-quill.yaml"])
def test_a_folder_exchanged_for_a_link(root: Path, outside: Path, part: str) -> None:
    target = outside / "ada-quill.yaml" if part.endswith(".yaml") else outside
    if part == "records":
        (outside / "people").mkdir()
        (outside / "ada-quill.yaml").rename(outside / "people" / "ada-quill.yaml")
    (root / "swap").symlink_to(target)
    file = root / "records" / "people" / "ada-quill.yaml"
    seen = set[str]()
    with exchanging(root / part, root / "swap"):
        tries, end = 0, time.monotonic() + 30
        # On a busy machine the first exchange may be long in coming: until both were seen, nothing was tried.
        while tries < 1500 or (len(seen) < 2 and time.monotonic() < end):
            tries += 1
            data = read(file, root / "records", root=root)
            seen.add("read" if isinstance(data, bytes) else "refused")
            assert not isinstance(data, bytes) or SECRET.encode() not in data
    assert seen == {"read", "refused"}


def _link(path: Path, target: Path) -> None:
    path.symlink_to(target)


def _link_of_workshop(path: Path, target: Path) -> None:
    (target / "onrecord-build.lock").write_text("", "utf-8")
    path.with_name(".dist.building").symlink_to(target)


def _links_in_workshop(path: Path, target: Path) -> None:
    workshop = path.with_name(".dist.building")
    workshop.mkdir()
    (workshop / "new").symlink_to(target)
    (workshop / "old").symlink_to(target)
    (workshop / "onrecord-build.lock").symlink_to(target / "made")


@pytest.mark.parametrize("make", [_link, _link_of_workshop, _links_in_workshop])
def test_a_build_writes_nothing_elsewhere(
    root: Path, outside: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path, Path], None]
) -> None:
    target = outside / "target"
    target.mkdir()
    make(root / "dist", target)
    before = sorted(os.walk(outside))
    code, text = said(root, capsys, "build")
    assert (sorted(os.walk(outside)) == before, code in (1, 2)) == (True, True), text
    assert "bug" not in text


WRITERS = [
    ("records/people", "people", ["new", "person", "some-one"]),
    ("schemas/thing", "thing", ["schema", "new", "thing"]),
    (".onrecord", "editor", ["schema", "export"]),
    (".onrecord/editor/record.json", "record.json", ["schema", "export"]),
    ("schemas/released.json", "released.json", ["schema", "release", "person"]),
]


@pytest.mark.parametrize(("place", "target", "command"), WRITERS)
def test_no_command_writes_through_a_committed_link(
    root: Path,
    outside: Path,
    capsys: pytest.CaptureFixture[str],
    place: str,
    target: str,
    command: list[str],
) -> None:
    if command[0] == "schema" and not (root / "schemas").exists():
        shutil.copytree(shipped_folder(), root / "schemas")
    if "." in target:
        (outside / target).write_text("{}", "utf-8")
    else:
        (outside / target).mkdir()
    link = root / place
    if link.is_dir():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside / target)
    before = {path: path.read_bytes() if path.is_file() else b"" for path in outside.rglob("*")}
    code, text = said(root, capsys, *command)
    assert {path: path.read_bytes() if path.is_file() else b"" for path in outside.rglob("*")} == before
    assert (code, "bug" in text) == (2, False), text


def test_an_onrecord_yaml_below_the_records_changes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = root / "records" / "people" / "ada-quill.yaml"
    person.write_text(person.read_text("utf-8").replace("schema: person/2", "schema: persona/1"), "utf-8")
    assert "unknown-kind" in said(root, capsys, "validate", str(person))[1]
    kinds = "title: Mine\nkinds: {any: {files: '**/*.yaml', schema: any.json}}\n"
    (root / "records" / "onrecord.yaml").write_text(kinds, "utf-8")
    (root / "records" / "any.json").write_text("{}", "utf-8")
    code, text = said(root, capsys, "validate", str(person))
    assert (code, "unknown-kind" in text) == (1, True)
    code, text = said(root.parent, capsys, "validate", str(person))
    assert (code, "unknown-kind" in text) == (1, True)

"""The dataset as readers get it: `import onrecord`."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import chdir
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.models import Agreement, Event, Organization, Person, Statement
from validator.cli.main import main
from validator.edtf import read

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented dataset of `onrecord init`, built."""
    folder = tmp_path_factory.mktemp("reading")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["init", "harbour"]) == 0
        patch.chdir(folder / "harbour")
        assert main(["build"]) == 0
        assert main(["build", "--format", "parquet", "--out", "../parquet"]) == 0
    return folder / "harbour"


@pytest.fixture(scope="module")
def shipped() -> dict[str, dict[str, object]]:
    """The records of this repository, as a build would take them."""
    return {entry.id: entry.as_json() for entry in onrecord.open(ROOT).all()}


FORMS = ("dist", "dist/harbour-talks.sqlite", ".")


@pytest.fixture(params=["dist", "sqlite", "parquet", "records"])
def data(request: pytest.FixtureRequest, harbour: Path) -> onrecord.dataset.Dataset:
    """The same dataset as folder of JSON Lines, as SQLite file, as Parquet, and before it is built."""
    [database] = (harbour / "dist").glob("*.sqlite")
    places = {"dist": harbour / "dist", "sqlite": database, "records": harbour}
    return onrecord.open({**places, "parquet": harbour.parent / "parquet"}[request.param])


def test_references_are_followed(data: onrecord.dataset.Dataset) -> None:
    [statement] = data.all(Statement)
    assert statement.speaker_id == "ada-quill"
    assert isinstance(statement.speaker, Person)
    assert statement.speaker.name == "Ada Quill"
    assert statement.sources[0].article.title == "Minister meets harbour masters in Port Solace"
    assert statement.event is not None
    assert statement.event.participants is not None
    assert statement.translation_of is None
    assert [part.participant and part.participant.id for part in statement.event.participants] == [
        part.participant_id for part in statement.event.participants
    ]
    assert repr(statement) == f"<Statement2 '{statement.id}'>"


def test_questions(data: onrecord.dataset.Dataset) -> None:
    assert data.kinds == ["agreement", "article", "event", "organization", "person", "statement"]
    assert data.get("ada-quill", Person).name == "Ada Quill"
    [statement] = data.all(Statement, speaker="ada-quill", since="2024", until="2024-03-05", mode="direct")
    assert statement.said is not None
    assert statement.said.earliest == date(2024, 3, 5)
    assert list(data.all(Statement, speaker=data.get("ada-quill"))) == [statement]
    assert list(data.all("statement", refers_to="ada-quill")) == [statement]
    assert list(data.all(Statement, until="2024-03-04")) == []
    assert list(data.all(Statement, since="2024-03-06")) == []
    assert list(data.all(Statement, speaker="nobody")) == []
    assert list(data.all(Agreement, since="../2024")) != []
    assert "statement" in {entry.kind_ for entry in data.all(since="2024-03-05", until="2024-03-05")}
    assert len(list(data.all())) == sum(len(list(data.all(kind))) for kind in data.kinds)


def test_words_are_found_where_there_is_an_index(harbour: Path) -> None:
    assert "ada-quill" in {entry.id for entry in onrecord.open(harbour / "dist").search("quill")}
    with pytest.raises(onrecord.QuestionError, match="can't search"):
        onrecord.open(harbour / "dist").search('"')
    with pytest.raises(onrecord.QuestionError, match="no SQLite file"):
        onrecord.open(harbour).search("quill")


@pytest.mark.parametrize(
    ("ask", "error", "said"),
    [
        (lambda data: data.get("nobody"), onrecord.MissingRecordError, "no record with the id 'nobody'"),
        (lambda data: data.get("ada-quill", Event), onrecord.MissingRecordError, "no event"),
        (lambda data: data.all("sonnet"), onrecord.QuestionError, "the kinds are: agreement"),
        (lambda data: data.all(Statement, speeker="x"), onrecord.QuestionError, "no field 'speeker'"),
        (lambda data: data.all(Statement, since="spring"), onrecord.QuestionError, "'spring' is no date"),
    ],
)
def test_what_makes_no_sense(
    data: onrecord.dataset.Dataset, ask: object, error: type[Exception], said: str
) -> None:
    assert callable(ask)
    with pytest.raises(error, match=said):
        ask(data)
    assert issubclass(error, onrecord.ReaderError)


def test_the_shipped_records_come_back_as_they_are(
    shipped: dict[str, dict[str, object]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import yaml

    monkeypatch.chdir(ROOT)
    assert main(["build", "--out", str(tmp_path / "dist")]) == 0
    [database] = (tmp_path / "dist").glob("*.sqlite")
    for path in (tmp_path / "dist", database):
        with onrecord.open(path) as data:
            assert {entry.id: entry.as_json() for entry in data.all()} == shipped
            for name, record in shipped.items():
                assert data.get(name).as_json() == record
            for statement in data.all(Statement):  # every reference leads somewhere
                assert statement.speaker is None or statement.speaker.name
                assert all(source.article.id for source in statement.sources)
    for path in sorted((ROOT / "records/persons").glob("*.yaml")):
        record = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        assert shipped[record["id"]] == record


def test_kinds_without_a_model_are_read_all_the_same(harbour: Path, tmp_path: Path) -> None:
    lines = tmp_path / "dist/jsonl"
    lines.mkdir(parents=True)
    (lines / "sonnet.jsonl").write_text('{"id": "a", "lines": 14, "schema": "sonnet/1"}\n', "utf-8")
    manifest = {"format": "onrecord-dataset/2", "files": {"jsonl/sonnet.jsonl": {}}}
    (tmp_path / "dist/manifest.json").write_text(json.dumps(manifest), "utf-8")
    [sonnet] = onrecord.open(tmp_path / "dist").all("sonnet", lines=14)
    assert getattr(sonnet, "lines") == 14  # noqa: B009 (no editor knows it)
    assert sonnet.as_json() == {"id": "a", "lines": 14, "schema": "sonnet/1"}


def test_kinds_that_are_mapped_to_files(tmp_path: Path) -> None:
    (tmp_path / "onrecord.yaml").write_text(
        "title: Notices\nkinds:\n  notice:\n    files: notices/*.yaml\n    id: number\n", "utf-8"
    )
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/a.yaml").write_text("number: 7\nwhere: Port Solace\n", "utf-8")
    data = onrecord.open(tmp_path)
    assert data.kinds == ["notice"]
    assert data.get("7").as_json() == {"id": "7", "number": 7, "where": "Port Solace"}
    assert [notice.id for notice in data.all("notice", where="Port Solace")] == ["7"]
    (tmp_path / "notices/b.yaml").write_text("number: [\n", "utf-8")
    with pytest.raises(onrecord.NotADatasetError, match=r"notices/b\.yaml: .* can't be read"):
        onrecord.open(tmp_path)


def _lines(folder: Path, **kinds: str) -> Path:
    (folder / "jsonl").mkdir(parents=True)
    for kind, text in kinds.items():
        (folder / f"jsonl/{kind}.jsonl").write_text(text, "utf-8")
    manifest = {"format": "onrecord-dataset/2", "files": {f"jsonl/{kind}.jsonl": {} for kind in kinds}}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


STATE = (
    '{"schema": "organization/2", "id": "%s", "name": "N", "parent": "%s", "type": "state", '
    '"origin": {"method": "curated"}}\n'
)


def test_circles_and_broken_references(tmp_path: Path) -> None:
    text = STATE % ("a", "b") + STATE % ("b", "a") + STATE % ("c", "gone")
    data = onrecord.open(_lines(tmp_path / "d", organization=text))
    first = data.get("a", Organization)
    assert first.parent is not None
    assert first.parent.parent is not None
    assert first.parent.parent.id == "a"
    assert first == first.parent.parent
    with pytest.raises(onrecord.BrokenReferenceError, match="'gone', which is not there"):
        _ = data.get("c", Organization).parent
    alone = Organization.model_validate(json.loads(STATE % ("a", "b")))
    with pytest.raises(onrecord.BrokenReferenceError, match="not read from a dataset"):
        _ = alone.parent


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]\n",
        "[" * 100_000,
        '{"id": "a"}\n',
        STATE % ("a", "b") + "\0",
        '{"schema": "organization/2", "id": 5}\n',
    ],
)
def test_damaged_lines(text: str, tmp_path: Path) -> None:
    data = onrecord.open(_lines(tmp_path / "d", organization=text))
    try:
        found = [entry.id for entry in data.all()]
    except onrecord.RecordError:
        return
    assert found == ["a"]  # without a schema it is a record of which nothing is known


@given(
    st.lists(st.text("abcxyz-é", min_size=1, max_size=9), unique=True, max_size=30),
    st.text("abcz", max_size=3),
)
def test_every_record_is_found_by_its_id(names: list[str], other: str) -> None:
    import tempfile

    from validator.dataset.stored import Lines

    with tempfile.TemporaryDirectory() as folder:
        rows = [json.dumps({"id": name, "n": "x" * (97 * len(name))}) + "\n" for name in sorted(names)]
        lines = Lines(_lines(Path(folder) / "d", thing="".join(rows)))
        for name in names:
            assert (lines.record("thing", name) or {})["id"] == name
        if other not in names:
            assert lines.record("thing", other) is None


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE columns",
        "DROP TABLE person",
        "ALTER TABLE person RENAME TO p; CREATE VIEW person AS SELECT * FROM p",
        "ALTER TABLE columns RENAME TO c; CREATE VIEW columns AS WITH RECURSIVE n(i) AS "
        "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM c, n",
        "UPDATE event_participants SET list_index = 2000000000",
        "UPDATE columns SET path = 'name[].x[]' WHERE table_name = 'person' AND column_name = 'name'",
        "UPDATE columns SET type = 'object' WHERE table_name = 'person' AND column_name = 'name'",
        "DELETE FROM records",
    ],
)
def test_a_stranger_s_file(change: str, harbour: Path, tmp_path: Path) -> None:
    [database] = (harbour / "dist").glob("*.sqlite")
    path = tmp_path / "x.sqlite"
    path.write_bytes(database.read_bytes())
    connection = sqlite3.connect(path)
    connection.executescript(change)
    connection.close()
    before = path.read_bytes()
    try:
        entries = list(onrecord.open(path).all())
    except onrecord.ReaderError:
        pass
    else:
        assert change == "DELETE FROM records"
        assert entries == []
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["x.sqlite"]


def test_links_out_of_the_folder_are_not_followed(harbour: Path, tmp_path: Path) -> None:
    [database] = (harbour / "dist").glob("*.sqlite")
    folder = _lines(tmp_path / "dist")
    (folder / "x.sqlite").symlink_to(database)
    with pytest.raises(onrecord.NotADatasetError, match="not followed"):
        onrecord.open(folder)
    folder = _lines(tmp_path / "lines", person="")
    (folder / "jsonl/person.jsonl").unlink()
    (folder / "jsonl/person.jsonl").symlink_to(harbour / "dist/jsonl/person.jsonl")
    with pytest.raises(onrecord.RecordError):
        list(onrecord.open(folder).all())


def test_damaged_parquet(harbour: Path, tmp_path: Path) -> None:
    """Whatever became of its bytes, a reader is told; so it is of what another program wrote."""
    shutil.copytree(harbour.parent / "parquet", tmp_path / "dist")
    path = tmp_path / "dist/parquet/person.parquet"
    data, told = path.read_bytes(), 0
    for place in range(4, len(data), len(data) // 25):
        path.write_bytes(data[:place] + bytes([data[place] ^ 255]) + data[place + 1 :])
        try:
            list(onrecord.open(tmp_path / "dist").all(Person))
        except (onrecord.NotADatasetError, onrecord.RecordError):
            told += 1
    assert told > 5
    field = pa.field("id", pa.string(), metadata={"onrecord.key": "no JSON"})
    pq.write_table(pa.table([["x"]], pa.schema([field], {"onrecord.kind": "person"})), path)
    with pytest.raises(onrecord.RecordError, match="not what a build writes"):
        list(onrecord.open(tmp_path / "dist").all(Person))
    path.unlink()
    path.symlink_to(harbour.parent / "parquet/parquet/person.parquet")
    with pytest.raises(onrecord.NotADatasetError):
        onrecord.open(tmp_path / "dist")


def test_no_dataset(tmp_path: Path, harbour: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"no database at all" * 100)
    (tmp_path / "manifest.json").write_text('{"format": "onrecord-dataset/1", "files": {}}', "utf-8")
    with pytest.raises(onrecord.NotADatasetError, match="there is nothing at"):
        onrecord.open(tmp_path / "gone")
    with pytest.raises(onrecord.NotADatasetError, match=r"x\.sqlite"):
        onrecord.open(tmp_path / "x.sqlite")
    with pytest.raises(onrecord.LayoutError, match="the layout '1'"):
        onrecord.open(tmp_path)
    (tmp_path / "manifest.json").unlink()
    with pytest.raises(onrecord.NotADatasetError):
        onrecord.open(tmp_path)


def test_rows_are_flat(data: onrecord.dataset.Dataset) -> None:
    [row] = data.rows(Statement)
    assert (row["said"], row["said_earliest"], row["said_latest"]) == (
        "2024-03-05",
        "2024-03-05",
        "2024-03-05",
    )
    assert row["speaker"] == "ada-quill"
    assert row["origin_method"]
    assert row["sources"][0]["article"] == "ministry-of-ports-2024-03-06-talks"


def test_tables_of_pandas_and_polars(harbour: Path) -> None:
    load = importlib.import_module if os.environ.get("REQUIRE_READERS") else pytest.importorskip
    pandas, polars = load("pandas"), load("polars")
    data = onrecord.open(harbour / "dist")
    assert isinstance(data.to_pandas(Statement), pandas.DataFrame)
    assert list(data.to_pandas(Statement)["speaker"]) == ["ada-quill"]
    assert isinstance(data.to_polars(Event), polars.DataFrame)
    assert data.to_polars(Statement)["said_latest"].to_list() == ["2024-03-05"]


def test_without_pandas(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    for ask in ("to_pandas", "to_polars"):
        with pytest.raises(onrecord.QuestionError, match="pip install"):
            getattr(onrecord.open(harbour / "dist"), ask)(Statement)


@given(
    st.sampled_from(
        ["2031", "203X", "2031-03", "2031-03?", "../2031", "2031-03-04/2031-03-09", "Y12000", "x", "-0001"]
    )
)
def test_a_date_is_a_text_that_knows_its_days(text: str) -> None:
    found, span = onrecord.Edtf(text), read(text)
    assert found == text
    assert json.dumps(found) == json.dumps(text)
    assert found.valid == (span is not None)
    for day, number in ((found.earliest, span and span.earliest), (found.latest, span and span.latest)):
        assert (day.toordinal() if day else None) == (number if number and 1 <= number <= 3652059 else None)


@given(st.dates(), st.dates())
def test_days_compare_as_days(first: date, second: date) -> None:
    one, other = onrecord.Edtf(first.isoformat()), onrecord.Edtf(second.isoformat())
    assert one.earliest == one.latest == first
    assert one.exact
    assert one.before(other) == (first < second)
    assert one.overlaps(other) == (first == second)
    assert onrecord.Edtf(f"{first.year:04d}").overlaps(one)


def test_editors_and_mypy_know_the_fields(tmp_path: Path) -> None:
    program = tmp_path / "user.py"
    program.write_text(
        textwrap.dedent(
            """
            import onrecord
            from onrecord.models import Person, Statement

            with onrecord.open("dist/") as data:
                for statement in data.all(Statement, since="2024"):
                    speaker = statement.speaker
                    reveal_type(speaker)
                    if statement.said:
                        reveal_type(statement.said.earliest)
                    reveal_type(statement.sources[0].article.title)
                    reveal_type(statement.about)
                    statement.speeker
                reveal_type(data.get("ada-quill", Person).name)
            """
        ),
        "utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(ROOT / ".mypy_cache"),
    ]
    done = subprocess.run([*command, str(program)], capture_output=True, text=True, check=False, cwd=ROOT)
    said = [line.partition(": ")[2] for line in done.stdout.splitlines()]
    assert [line for line in said if line.startswith("error")] == [
        'error: "Statement2" has no attribute "speeker"; maybe "speaker"?  [attr-defined]'
    ], done.stdout
    assert [line.split('"')[1].replace("onrecord.models.", "") for line in said if "Revealed" in line] == [
        "Person2 | Organization2 | None",
        "datetime.date | None",
        "str | None",
        "list[Event3 | Agreement2 | Person2 | Organization2]",
        "str",
    ]


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, onrecord; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"pydantic", "yaml", "sqlite3", "pandas", "jinja2", "jsonschema"} & set(done.stdout.split())


def test_a_dataset_of_which_a_file_is_gone_is_not_an_empty_one(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    with chdir(tmp_path):
        assert main(["init", "made"]) == 0
    with chdir(tmp_path / "made"):
        assert main(["build", "--out", str(folder)]) == 0
    (folder / "jsonl" / "statement.jsonl").unlink()
    with pytest.raises(onrecord.NotADatasetError, match=r"statement\.jsonl stands in its manifest"):
        onrecord.open(folder)

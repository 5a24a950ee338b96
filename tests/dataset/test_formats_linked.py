"""JSON-LD, FollowTheMoney, RO-Crate and the Data Package, each opened by the program that is its own."""

from __future__ import annotations

import json
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from format_readers import reader
from harbour_dataset import bytes_of, read_json
from shipped_dataset import build_shipped

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the readers' own
    rdflib = reader("rdflib")
    pyshacl = reader("pyshacl")
    followthemoney = reader("followthemoney")
    rocrate = reader("rocrate.rocrate")
    frictionless = reader("frictionless")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
FORMATS = "sqlite,csv,jsonl,jsonld,followthemoney,rocrate"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1930435200")
        return build_shipped(tmp_path_factory.mktemp("linked"), "--format", FORMATS)


def asked(dist: Path, query: str) -> list[tuple[Any, ...]]:
    (file,) = dist.glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def graph(dist: Path) -> Any:
    (file,) = dist.glob("*.jsonld")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rdflib.Graph().parse(file, format="json-ld", publicID="https://data.example/set")


def test_the_graph_fits_the_shapes(graph: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        shapes = rdflib.Graph().parse(Path(__file__).with_name("shapes.ttl"))
        conforms, _, said = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, said


def sparql(graph: Any, query: str) -> list[tuple[str | None, ...]]:
    prefixes = "PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#> "
    rows = [
        tuple(None if cell is None else str(cell) for cell in row) for row in graph.query(prefixes + query)
    ]
    return sorted(rows, key=str)


def test_the_graph_says_who_said_what_about_which_agreement(dist: Path, graph: Any) -> None:
    said = "statement.quote IS NOT NULL AND about_kind = 'agreement' AND speaker_id IS NOT NULL"
    query = (
        "SELECT speaker_id, about_id, statement.quote FROM who_said_what "
        f"JOIN statement ON statement.id = statement_id WHERE {said}"
    )
    found = sparql(
        graph,
        """SELECT ?speaker ?about ?words WHERE {
          ?quotation a schema:Quotation; schema:text ?words; schema:about ?thing; schema:spokenByCharacter ?who .
          ?who schema:identifier ?speaker . ?thing schema:identifier ?about; schema:creativeWorkStatus ?now }""",
    )
    assert found == sorted(asked(dist, query), key=str)
    assert found


def test_the_graph_knows_the_originals_and_the_agreements(dist: Path, graph: Any) -> None:
    originals = "SELECT article_id, article FROM article_derived_from"
    found = sparql(
        graph,
        """SELECT ?copy ?original WHERE {
          ?one a schema:NewsArticle; schema:identifier ?copy; schema:isBasedOn/schema:identifier ?original }""",
    )
    assert found == sorted(asked(dist, originals), key=str)
    now = sparql(
        graph, "SELECT ?id ?now WHERE { ?one schema:identifier ?id; schema:creativeWorkStatus ?now }"
    )
    assert now == sorted(asked(dist, "SELECT agreement_id, status FROM agreements_now"), key=str)
    dates = sparql(
        graph, "SELECT ?id ?day WHERE { ?one a schema:Event; schema:identifier ?id; schema:startDate ?day }"
    )
    assert dates == sorted(asked(dist, "SELECT id, date FROM event WHERE date IS NOT NULL"), key=str)


def test_followthemoney_takes_every_entity(dist: Path) -> None:
    (file,) = dist.glob("*.ftm.json")
    entities = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    assert {row[0] for row in asked(dist, "SELECT id FROM records")} <= ids
    for entity in entities:
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (entity["schema"], name)
            assert len(proxy.get(name)) == len(values), (entity["id"], name, values)  # no value was refused
            if prop.type.name == "entity":
                assert set(values) <= ids
    held = asked(dist, "SELECT count(*) FROM person_positions WHERE title IS NOT NULL")
    assert [(sum(entity["schema"] == "Occupancy" for entity in entities),)] == held


def test_the_crate_describes_every_file(dist: Path) -> None:
    crate = rocrate.ROCrate(dist)
    assert crate.datePublished.date().isoformat() == "2031-03-05"
    assert crate.license.id == "https://spdx.org/licenses/CC-BY-4.0"
    described = {entity.id for entity in crate.data_entities}
    assert described == set(bytes_of(dist)) - {"ro-crate-metadata.json"}
    listed = read_json(dist / "manifest.json")["files"]
    for entity in crate.data_entities:
        if entity.id != "manifest.json":
            assert listed[entity.id] == {"bytes": int(entity["contentSize"]), "sha256": entity["sha256"]}


def test_frictionless_finds_the_package_valid(dist: Path) -> None:
    report = frictionless.validate(str(dist / "datapackage.json"))
    assert report.valid, report.flatten(["type", "title", "note"])[:5]
    assert report.stats["tasks"] == len(list((dist / "csv").iterdir()))


def test_the_same_records_give_the_same_bytes(
    dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1930435200")
    assert bytes_of(build_shipped(tmp_path, "--format", FORMATS)) == bytes_of(dist)

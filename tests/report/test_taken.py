"""What a change of an article's record is told as, where proofs hang on its commitment."""

from typing import Any

import pytest

from validator.report.taken import taken
from validator.schema.loading import load_schemas, shipped_folder

SCHEMAS, _ = load_schemas(shipped_folder())
ROOT, OTHER = f"commitment/2:{'A' * 43}", f"commitment/2:{'B' * 42}A"
ARTICLE: dict[str, Any] = {
    "schema": "article/2",
    "id": "port-courier-fare",
    "publisher": "port-courier",
    "language": "en",
    "captures": [{"kind": "pdf", "sha256": "a" * 64}],
    "text": {"sha256": "b" * 64, "commitment": ROOT},
}
CHANGES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({}, []),
    "another publisher": ({"publisher": "harbour-mail"}, ["the publisher of the article changed, and the"]),
    "another capture": ({"captures": [{"kind": "pdf"}]}, ["the captures of the article changed, and the"]),
    "one more capture": ({"captures": [*ARTICLE["captures"], {"kind": "pdf"}]}, []),
    "another root": (
        {"text": {"sha256": "b" * 64, "commitment": OTHER}},
        ["the commitment to the article's text is changed, by which published proofs are checked"],
    ),
    "another root, and the one before is kept": (
        {
            "text": {"sha256": "b" * 64, "commitment": OTHER},
            "versions": [{"seen": "2031", "commitment": ROOT}],
        },
        ["proofs are checked; the one before is kept among its versions"],
    ),
    "another root, and odd versions": (
        {"text": {"sha256": "b" * 64, "commitment": OTHER}, "versions": [None, 3]},
        ["the commitment to the article's text is changed"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_told_of_an_article_whose_commitment_proofs_hang_on(name: str) -> None:
    changed, expected = CHANGES[name]
    told = [what for _, what in taken(ARTICLE, ARTICLE | changed, SCHEMAS)]
    assert len(told) == len(expected), told
    assert all(part in what for part, what in zip(expected, told, strict=True)), told

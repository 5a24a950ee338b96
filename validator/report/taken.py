"""What a change takes away from a record: what its words rest on, and its place in the dataset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, follow, format_pattern
from validator.report.weakened import mapping
from validator.schema.schema import Schemas


def taken(old: dict[str, Any], new: dict[str, Any], schemas: Schemas) -> Iterator[tuple[KeyPath, str]]:
    """What a record has lost, in words, with the place in the new one that says so."""
    if new.get("draft") is True:
        yield ("draft",), "it becomes a draft, which is kept out of the dataset"
    if "withdrawn" in old and "withdrawn" not in new:
        yield (), "it was withdrawn, and is not any more"
    if _is_older(str(old.get("schema")), str(new.get("schema"))):
        yield ("schema",), f"it follows {new.get('schema')} now, which is older than {old.get('schema')}"
    kept = _sources(new, schemas)
    for article in _sources(old, schemas):
        if article not in kept:
            yield (("sources",) if "sources" in new else ()), f"the source {article!r} is taken away"
    yield from _words(old, new)
    schema = schemas.by_name.get(str(old.get("schema")))
    for field in schema.verbatim if schema else ():
        if ITEMS not in field.pattern and follow(old, field.pattern) and not follow(new, field.pattern):
            yield (), f"the words of its {format_pattern(field.pattern)} are dropped"
    was, now = mapping(old.get("text")), mapping(new.get("text"))
    at = ("text",) if "text" in new else ()
    if was and was.get("sha256") != now.get("sha256"):
        yield at, "the hash of the article's text is changed"
    elif was.get("commitment") not in (None, now.get("commitment")):
        yield at, "the commitment to the article's text is changed, by which published proofs are checked"
    if now.get("all_speech") is True and was.get("all_speech") is not True:
        yield ("text", "all_speech"), "all of the article's text counts as speech now"


def _is_older(old: str, new: str) -> bool:
    """Whether one schema is an earlier version of the other's kind."""
    (kind, _, number), (other, _, then) = old.partition("/"), new.partition("/")
    return kind == other and number.isdecimal() and then.isdecimal() and int(then[:9]) < int(number[:9])


def _sources(data: dict[str, Any], schemas: Schemas) -> dict[str, None]:
    """The articles that a record's words come from, by its schema; where that is not known, its `sources`."""
    schema = schemas.by_name.get(str(data.get("schema")))
    if schema is None:
        return {str(entry.get("article")): None for entry in _entries(data)}
    articles = {other.kind for other in schemas.by_name.values() if other.text_field}
    return {
        str(value): None
        for reference in schema.references
        if reference.pattern in schema.verbatim_uses and articles.intersection(reference.ref)
        for _, value in follow(data, reference.pattern)
    }


def _words(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """Evidence that is dropped, and proofs that are, though the words stayed."""
    by_article = {str(entry.get("article")): (index, entry) for index, entry in enumerate(_entries(new))}
    for entry in _entries(old):
        article = str(entry.get("article"))
        if article not in by_article:
            continue
        index, now = by_article[article]
        if entry.get("evidence") and not now.get("evidence"):
            yield ("sources", index), f"the evidence from {article!r} is dropped"
        for field, proofs in mapping(entry.get("proofs")).items():
            words = [one.get(field, whole.get(field)) for one, whole in ((entry, old), (now, new))]
            if proofs and words[0] == words[1] and not mapping(now.get("proofs")).get(field):
                yield ("sources", index), f"the proof of its {field} in {article!r} is dropped"


def _entries(data: dict[str, Any]) -> list[dict[str, Any]]:
    sources = data.get("sources")
    return [entry for entry in sources if isinstance(entry, dict)] if isinstance(sources, list) else []

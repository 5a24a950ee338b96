"""What a change takes away from a record: what its words rest on, and its place in the dataset."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, follow, format_pattern
from validator.report.looser import mapping
from validator.schema.schema import Schemas

_DECIDING = {
    "language": "by whose conventions words are compared",
    "mode": "by which words are speech or not",
    "published": "before which day what it tells must have been",
    "said": "with which its speaker's office, its event and its articles are compared",
    "event": "with which its day and its speaker are compared",
    "date_printed": "with which its date is compared",
    "dateline": "with which its day is compared",
    "genre": "by which it is enough by itself, or not",
}
"""Fields that decide how words are held against a text, each with what it decides."""


def taken(old: dict[str, Any], new: dict[str, Any], schemas: Schemas) -> Iterator[tuple[KeyPath, str]]:
    """What a record has lost, in words, with the place in the new one that says so."""
    if new.get("draft") is True:
        yield ("draft",), "it becomes a draft, which is kept out of the dataset"
    if "withdrawn" in old and "withdrawn" not in new:
        yield (), "it was withdrawn, and is not any more"
    if "withdrawn" in new and "withdrawn" not in old:
        yield ("withdrawn",), "it is withdrawn, and counts no more"
    if "replaced_by" in old and "replaced_by" not in new:
        yield (), f"{old['replaced_by']!r} took its place, and does not any more"
    if _is_older(str(old.get("schema")), str(new.get("schema"))):
        yield ("schema",), f"it follows {new.get('schema')} now, which is older than {old.get('schema')}"
    kept = _sources(new, schemas)
    for article in _sources(old, schemas):
        if article not in kept:
            yield (("sources",) if "sources" in new else ()), f"the source {article!r} is taken away"
    yield from _words(old, new)
    yield from _held_otherwise(old, new)
    yield from _reviews(old, new)
    schema = schemas.by_name.get(str(old.get("schema")))
    for field in schema.verbatim if schema else ():
        if ITEMS not in field.pattern and follow(old, field.pattern) and not follow(new, field.pattern):
            yield (), f"the words of its {format_pattern(field.pattern)} are dropped"
        yield from _shortened(old, new, field.pattern)
    yield from _text(old, new)


def _text(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """What an article says less, or otherwise, of its text."""
    was, now = mapping(old.get("text")), mapping(new.get("text"))
    at = ("text",) if "text" in new else ()
    if was and was.get("sha256") != now.get("sha256"):
        yield at, "the hash of the article's text is changed"
    elif was.get("commitment") not in (None, now.get("commitment")):
        versions = new.get("versions")
        seals = [mapping(entry).get("commitment") for entry in versions] if isinstance(versions, list) else []
        yield (
            at,
            "the commitment to the article's text is changed, by which published proofs are checked"
            + ("; the one before is kept among its versions" if was["commitment"] in seals else ""),
        )
    elif was.get("commitment") is not None:
        yield from _rebound(old, new)
    if now.get("all_speech") is True and was.get("all_speech") is not True:
        yield ("text", "all_speech"), "all of the article's text counts as speech now"
    if was.get("words") is not None and now.get("words") is None and now:
        yield at, "the number of the text's words is dropped, to which proofs are held"
    known, given = mapping(was.get("labels")), mapping(now.get("labels"))
    for label, who in given.items():
        if known.get(label) != who:
            yield ("text", "labels", label), f"the words behind the label {label!r} are those of {who!r} now"
    for label in sorted(known.keys() - given.keys()):
        yield at, f"the label {label!r} was that of {known[label]!r}, and is nobody's any more"


_WHOSE = {"publisher": "publisher", "captures": "captures", "url": "address"}


def _rebound(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """What says whose text an article's commitment is of, where that is changed and the commitment is not."""
    for key, name in _WHOSE.items():
        was, now = old.get(key), new.get(key)
        added = isinstance(was, list) and isinstance(now, list) and all(entry in now for entry in was)
        if was is not None and was != now and not added:
            where = (key,) if key in new else ()
            yield where, f"the {name} of the article changed, and the commitment to its text did not"


def _is_older(old: str, new: str) -> bool:
    """Whether one schema is an earlier version of the other's kind."""
    (kind, _, number), (other, _, then) = old.partition("/"), new.partition("/")
    return kind == other and number.isdecimal() and then.isdecimal() and int(then[:9]) < int(number[:9])


def _sources(data: dict[str, Any], schemas: Schemas) -> dict[str, None]:
    """The articles that a record's words come from, by its schema; where that is not known, its `sources`."""
    schema = schemas.by_name.get(str(data.get("schema")))
    if schema is None:
        return {str(entry.get("article")): None for _, entry in _entries(data)}
    articles = {other.kind for other in schemas.by_name.values() if other.text_field}
    return {
        str(value): None
        for reference in schema.references
        if reference.pattern in schema.verbatim_uses and articles.intersection(reference.ref)
        for _, value in follow(data, reference.pattern)
    }


def _words(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """Evidence that is dropped, proofs that are though the words stayed, and of whom an article says it has them."""
    now_by_article = _by_article(new)
    for article, before in _by_article(old).items():
        now = now_by_article.get(article, [])
        if not now:
            continue
        place = now[0][0]
        for key, what in (("evidence", "the evidence"), ("taken_from", "what it is taken from, as said")):
            fewer = sum(1 for _, one in before if one.get(key)) - sum(1 for _, one in now if one.get(key))
            if fewer > 0:
                yield place, f"{what} {'from' if key == 'evidence' else 'of'} {article!r} is dropped"
        fields = {field for _, entry in before for field in mapping(entry.get("proofs"))}
        proved: dict[tuple[str, str], bool] = {}  # by the field, and the words in it
        own = Counter(field for _, one in now for field in fields & one.keys())
        for field in fields:
            if own[field] < len(now):
                proved[field, repr(new.get(field))] = False
        for _, one in now:
            for field in fields & (one.keys() | mapping(one.get("proofs")).keys()):
                said = field, repr(one.get(field, new.get(field)))
                proved[said] = proved.get(said, False) or bool(mapping(one.get("proofs")).get(field))
        for _, entry in before:
            for field, proofs in mapping(entry.get("proofs")).items():
                words = field, repr(entry.get(field, old.get(field)))
                if proofs and not proved.get(words, True):
                    yield place, f"the proof of its {field} in {article!r} is dropped"


def _by_article(data: dict[str, Any]) -> dict[str, list[tuple[KeyPath, dict[str, Any]]]]:
    found: dict[str, list[tuple[KeyPath, dict[str, Any]]]] = {}
    for path, entry in _entries(data):
        found.setdefault(str(entry.get("article")), []).append((path, entry))
    return found


def _held_otherwise(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """What decides how a record's words are held against a text, or whether it may be published."""
    for key, why in _DECIDING.items():
        was, now = old.get(key), new.get(key)
        if was != now and (was is not None or key == "language"):
            yield ((key,) if key in new else ()), f"{key!r} is changed from {was!r} to {now!r}, {why}"
    was, now = mapping(old.get("origin")), mapping(new.get("origin"))
    at = ("origin",) if "origin" in new else ()
    if was.get("method") == "extracted" != now.get("method"):
        yield at, "a program extracted it, and its origin does not say so any more"
    elif was.get("confidence") != now.get("confidence") and isinstance(was.get("confidence"), int | float):
        yield at, f"the confidence in it is changed from {was['confidence']!r} to {now.get('confidence')!r}"
    was, now = old.get("derived_from"), new.get("derived_from")
    kept = set(map(repr, now)) if isinstance(now, list) else set()
    if isinstance(was, list) and not kept.issuperset(map(repr, was)):
        yield (
            (("derived_from",) if now else ()),
            "what it was derived from is changed, so that it may count by itself",
        )


def _reviews(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """Reviews that are not as they were."""
    was, now = (data.get("reviews") for data in (old, new))
    kept = Counter(map(repr, now if isinstance(now, list) else ()))
    gone = Counter(map(repr, was if isinstance(was, list) else ())) - kept
    if gone:
        yield (("reviews",) if now else ()), "a review of it is dropped, or says something else"


def _shortened(
    old: dict[str, Any], new: dict[str, Any], pattern: tuple[Any, ...]
) -> Iterator[tuple[KeyPath, str]]:
    """Words that must stand in an article, of which some are left out."""
    was, now = ([(path, str(value)) for path, value in follow(data, pattern)] for data in (old, new))
    before, after = ({text for _, text in told} for told in (was, now))
    left = (text for _, text in was if text not in after)
    for (path, text), whole in zip(
        ((path, text) for path, text in now if text not in before), left, strict=False
    ):
        words = iter(whole.split())
        kept = [word for word in text.split() if not _ELLIPSIS.fullmatch(word)]
        if all(word in words for word in kept):
            yield (
                path,
                f"of the words of its {format_pattern(pattern)}, some are left out: it was {_short(whole)}",
            )


_ELLIPSIS = re.compile(r"\W*(?:\.\.\.|…)\W*")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def _entries(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    """The sources of a record and of its parts, each with its path."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "sources" and isinstance(value, list):
            yield from (((*path, key, n), one) for n, one in enumerate(value) if isinstance(one, dict))
        elif isinstance(value, dict | list):
            yield from _entries(value, (*path, key))

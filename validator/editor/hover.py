"""What an editor shows of the place under the mouse: a record of which the id stands there, a quote's source, a key."""

from __future__ import annotations

from lsprotocol.types import Hover, MarkupContent, Position

from validator.editor.index import IndexEntry
from validator.editor.session import AtCursor, Session, field_at, reference_at
from validator.editor.words import Paragraphs
from validator.evidence.archive import ArticleText
from validator.findings.paths import at
from validator.quotes.verify import Verdict
from validator.schema.naming import as_id
from validator.schema.schema import Schema

AROUND = 120
"""Characters of the article that are shown before and behind a quote."""
MAX_NAMED = 5


def hover(session: Session, file: str, position: Position, *, markdown: bool) -> Hover | None:
    """What there is to say of a place in an open file; None where there is nothing."""
    opened = session.open.get(file)
    if not opened:
        return None
    place = session.place(file, opened.text.offset(position), typing=False)
    if place is None or not place.path:
        return None
    said = Paragraphs(markdown)
    if place.cursor.side == "value":
        _value(session, place, said)
    if place.cursor.side == "key" and reference_at(place.schema, place.path, key=True):
        _records(session, str(place.path[-1]), said)
    if not said.paragraphs:
        _key(place, said)
    if not said.paragraphs:
        return None
    return Hover(said.content(), opened.text.range(place.cursor.start, place.cursor.end))


def _value(session: Session, place: AtCursor, said: Paragraphs) -> None:
    reference = reference_at(place.schema, place.path)
    value = at(place.record.data, place.path) if place.record else None
    if reference:
        name = reference.name_in(value)
        if name is None:
            opened = session.open[place.file].text.text
            name = opened[place.cursor.start : place.cursor.end].strip().strip("\"'")
        _records(session, name, said)
    elif place.path == place.schema.id_path and as_id(value):
        _records(session, str(as_id(value)), said)
    elif place.record:
        for _, article, words, quoted in session.claims(place.record, place.path):
            _claim(session, article, words, said, quoted=quoted)


def _records(session: Session, name: str, said: Paragraphs) -> None:
    found = session.index.named(name)
    for entry in found[:MAX_NAMED]:
        said.add(describe(session, entry, said))
    if found:
        number = sum(1 for _ in session.index.naming(name))
        said.add(f"named {number} time{'' if number == 1 else 's'} in this dataset")


def describe(session: Session, entry: IndexEntry, said: Paragraphs) -> str:
    """A record in a few lines: title, kind, dates, and whom it names."""
    lines = [said.strong(entry.title or entry.id), said.words(f"{entry.kind} {entry.id}")]
    lines += [said.words(f"{title}: {value}") for title, value in entry.facts]
    for path, name in entry.refs[:MAX_NAMED]:
        other = next(iter(session.index.named(name)), None)
        title = f"{other.title} ({name})" if other and other.title else name
        lines.append(said.words(f"{next((p for p in reversed(path) if isinstance(p, str)), '')}: {title}"))
    return "  \n".join(lines) if said.markdown else "\n".join(lines)


def _claim(session: Session, article: IndexEntry, words: str, said: Paragraphs, *, quoted: bool) -> None:
    """Where words stand in an article, with what stands around them."""
    text = session.article_text(article)
    name = said.strong(article.id)
    if text is None:
        said.add(f"taken from {name}, whose text is not at hand")
        return
    assert session.known
    assert article.record
    verdict = session.known.context.verify(words, article.record, text, quoted=quoted)
    line = text.text.count("\n", 0, verdict.start or 0) + 1
    if verdict.accepted:
        said.add(f"stands in {name}, line {line} ({said.words(verdict.verdict)}):")
    else:
        where = "; the closest passage:" if verdict.closest else ""
        said.add(f"does not stand in {name} ({said.words(verdict.verdict)}){where}")
    said.add(_passage(verdict, text, said))


def _passage(verdict: Verdict, text: ArticleText, said: Paragraphs) -> str:
    start, end = verdict.start, verdict.end
    if (start is None or end is None) and verdict.closest:
        start, end = verdict.closest.start, verdict.closest.end
    if start is None or end is None:
        return ""
    before, behind = text.text[max(start - AROUND, 0) : start], text.text[end : end + AROUND]
    if start > AROUND:
        before = f"…{before[before.find(' ') + 1 :]}"
    if end + AROUND < len(text.text):
        behind = f"{behind[: behind.rfind(' ') + 1]}…"
    parts = (said.words(before), said.strong(text.text[start:end]), said.words(behind))
    space = [" " if part[-1:].isspace() else "" for part in (before, text.text[start:end])]
    space[1] = " " if behind[:1].isspace() else ""
    passage = f"{parts[0]}{space[0]}{parts[1]}{space[1]}{parts[2]}"
    return f"> {passage}" if said.markdown else passage


def _key(place: AtCursor, said: Paragraphs) -> None:
    field = field_at(place.schema, place.pattern)
    if field:
        name = str(place.path[-1]) if isinstance(place.path[-1], str) else "item"
        said.paragraphs += describe_field(place.schema, place, said, name)


def describe_field(schema: Schema, place: AtCursor, said: Paragraphs, name: str) -> list[str]:
    """What a schema says of the field at a place."""
    field = field_at(schema, place.pattern)
    if field is None:
        return []
    head = said.strong(field.title or name)
    traits = ["required"] if field.required else []
    traits += [f"a reference to: {', '.join(field.ref)}"] if field.ref else []
    traits += ["words of the source"] if field.verbatim else []
    traits += [" or ".join(field.types)] if field.types and not field.ref else []
    found = [f"{head} ({said.words('; '.join(traits))})" if traits else head]
    if field.description:
        found.append(said.words(field.description))
    if field.enum:
        found.append(said.words("one of: " + ", ".join(map(str, field.enum[:40]))))
    return found


def field_content(schema: Schema, place: AtCursor, *, markdown: bool, name: str) -> MarkupContent:
    """The same, beside a proposal."""
    said = Paragraphs(markdown)
    said.paragraphs = describe_field(schema, place, said, name)
    return said.content()

"""A change in the forms in which it is read: a terminal, Markdown, a page, and JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from validator.report.escape import code_block, code_span, json_text, no_command, printable, visible

if TYPE_CHECKING:
    from validator.changes.outline import Item, Line, Outline
    from validator.findings.border import Open

FORMS = {"text": ".txt", "json": ".json", "markdown": ".md", "html": ".html"}
"""The forms, and the suffix by which a file asks for one."""
MAX_MARKDOWN = 60_000
"""GitHub takes no comment of more than 65,536 characters."""
MAX_ITEMS = 5_000
"""A page with more of them is no help to anybody."""
_COLOURS = {"removed": "31", "added": "32", "-": "31", "+": "32", "bold": "1", "grave": "33"}
_BRACKETS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}


def render(form: str, diff: Open, outline: Outline, *, colour: bool = False) -> str:
    """The change in one form; `outline` is what `diff` says, for the forms that people read."""
    if form == "json":
        return json_text(diff.model_dump(exclude_unset=True), "") + "\n"
    if form == "markdown":
        return markdown(outline)
    return html(outline) if form == "html" else "".join(f"{line}\n" for line in text(outline, colour=colour))


def text(outline: Outline, *, colour: bool = False) -> Iterator[str]:
    """The change for a terminal. What was removed stands in `[-…-]`, what was added in `{+…+}`, as git has it."""
    yield printable(f"from {outline.title}")
    yield ""
    for section in outline.sections:
        title = f"{section.title} ({len(section.items):,})"
        yield _paint(printable(title), "grave" if section.grave else "bold", colour)
        for item in section.items:
            yield f"  {printable(_bracketed('same', item.head))}"
            for line in item.lines:
                yield f"      {_line(line, colour=colour)}"
        yield ""
    yield printable(outline.result)


def _line(line: Line, *, colour: bool) -> str:
    if line.mark != " ":
        told = no_command(visible("".join(words for _, words in line.pieces)))
        return _paint(f"{line.mark} {told}", line.mark, colour)
    written = [
        _paint(no_command(_bracketed(how, words)), how, colour and how != "same")
        for how, words in line.pieces
    ]
    return "  " + printable(written[0]) + "".join(written[1:])


def _bracketed(how: str, words: str) -> str:
    """A piece of a text, its own brackets of that form broken, so that nobody's words look like a change."""
    words = visible(words)
    for start, end in (("[-", "-]"), ("{+", "+}")):
        words = words.replace(start, f"{start[0]}\\u{{{ord(start[1]):x}}}")
        words = words.replace(end, f"\\u{{{ord(end[0]):x}}}{end[1]}")
    start, end = _BRACKETS[how]
    return f"{start}{words}{end}"


def _paint(written: str, name: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[name]}m{written}\x1b[0m" if colour else written


def markdown(outline: Outline) -> str:
    """The change for a comment on a pull request or the summary of a job (GFM), as long as these may be."""
    result = visible(outline.result)
    parts = [f"## {code_span(outline.heading)}", result] if outline.heading else [f"## OnRecord: {result}"]
    parts.append(f"From {code_span(outline.title)}.")
    size, left = sum(map(len, parts)), 0
    for section in outline.sections:
        title = f"### {'⚠ ' if section.grave else ''}{section.title} ({len(section.items):,})"
        blocks = []
        for item in section.items:
            block = _block(item)
            size += len(block) + 2
            if size + len(title) > MAX_MARKDOWN:
                left += 1
            else:
                blocks.append(block)
        if blocks:
            size += len(title) + 2
            parts += [title, "\n".join(blocks)]
    if left:
        parts.append(f"{left:,} more are left out, since this would be too long: `onrecord diff` has them.")
    return "\n\n".join(parts) + "\n"


def _block(item: Item) -> str:
    """An entry of a list; what differs stands in a block below, in which nothing is a link, a mention or an image."""
    head = f"- {code_span(item.head)}"
    if not item.lines:
        return head
    lines = code_block([_line(line, colour=False) for line in item.lines], "diff")
    return "\n".join([head, "", *(f"  {line}" for line in lines), ""])


def html(outline: Outline) -> str:
    """The change as a page that is complete in itself."""
    from validator.report.html import render_page

    left, sections = MAX_ITEMS, []
    for section in outline.sections:
        sections.append((section, section.items[: max(left, 0)]))
        left -= len(section.items)
    return render_page("diff.html.j2", outline=outline, sections=sections, left_out=max(-left, 0))

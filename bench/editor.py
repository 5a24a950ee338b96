"""The language server in a dataset of 10,000 records: how long an editor waits for each answer.

A person's hands are played over the real protocol (pygls' own client, a process for the server): in one statement after
another a letter is typed, and it is waited for the findings; then questions are asked at that place. Times are elapsed
milliseconds, as the editor sees them, the half and 19 of 20 of which are no longer (p50, p95).
Run as a script: python bench/editor.py [NUMBER] [ROUNDS]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import corpus
from lsprotocol import types as lsp

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "lsp"))

from conversation import Editor, at


def main(number: int, rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bench"
        corpus.write(folder, number, texts=True)
        begun = time.perf_counter()
        with Editor(folder) as editor:
            editor.ready(patience=300)
            first = time.perf_counter() - begun
            times = measure(editor, folder, rounds)
        begun = time.perf_counter()
        with Editor(folder) as editor:
            editor.ready(patience=300)
            again = time.perf_counter() - begun
    print(f"language server, {number:,} records: ready after {first:.1f} s, the second time {again:.1f} s")
    print(f"{'ms':28}{'p50':>8}{'p95':>8}{'most':>8}")
    for what, taken in times.items():
        ranked = sorted(taken)
        shown = (ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.95)], ranked[-1])
        print(f"{what:28}" + "".join(f"{1000 * value:8.1f}" for value in shown))


def measure(editor: Editor, folder: Path, rounds: int) -> dict[str, list[float]]:
    """The seconds that each answer took."""
    source = random.Random(1)
    files = sorted((folder / "records").rglob("statement-*.yaml"))
    times: dict[str, list[float]] = defaultdict(list)

    def timed(what: str, do: Callable[[], object]) -> None:
        begun = time.perf_counter()
        do()
        times[what].append(time.perf_counter() - begun)

    for path in source.sample(files, min(rounds, len(files))):
        text = path.read_text("utf-8")
        uri = editor.open(path)
        editor.codes(uri)
        quote = text.partition("quote: '")[2]

        def typed(marked: str) -> lsp.Position:
            new, position = at(marked)
            editor.type(uri, new)  # noqa: B023
            return position

        def judged(marked: str) -> None:
            typed(marked)
            editor.codes(uri)  # noqa: B023

        timed("findings: quote changed", lambda: judged(text.replace(quote[:6], "Xyz|", 1)))  # noqa: B023
        timed("findings: unknown speaker", lambda: judged(text.replace("person-", "persom-|", 1)))  # noqa: B023
        timed("findings: all is right", lambda: judged(f"{text}|"))  # noqa: B023
        place = typed(text.replace("speaker: 'per", "speaker: 'per|", 1))
        timed("hover: id", lambda: editor.ask("hover", uri, place))  # noqa: B023
        timed("definition", lambda: editor.ask("definition", uri, place))  # noqa: B023
        context = lsp.ReferenceContext(include_declaration=True)
        timed("references", lambda: editor.ask("references", uri, place, context=context))  # noqa: B023
        place = typed(text.replace("quote: '", "quote: '|", 1))
        timed("hover: quote", lambda: editor.ask("hover", uri, place))  # noqa: B023
        place = typed(text.replace(f"quote: '{quote[:12]}", f"quote: '{quote[:12]}|", 1))
        timed("completion: quote", lambda: editor.ask("completion", uri, place))  # noqa: B023
        place = typed(text.replace("speaker: 'person-", "speaker: 'Person 1|", 1))
        timed("completion: id", lambda: editor.ask("completion", uri, place))  # noqa: B023
        place = typed(text.replace("mode: ", "chan|\nmode: ", 1))
        timed("completion: key", lambda: editor.ask("completion", uri, place))  # noqa: B023
        asked = lsp.WorkspaceSymbolParams(f"briefing {source.randrange(1000)}")
        timed("workspace symbols", lambda: editor.run(editor.client.workspace_symbol_async(asked)))  # noqa: B023
        timed("outline", lambda: editor.ask("document_symbol", uri))  # noqa: B023
        editor.type(uri, text)
        editor.codes(uri)
        editor.close(uri)
    return times


if __name__ == "__main__":
    given = [int(part) for part in sys.argv[1:3]]
    main(*given, *[10_000, 40][len(given) :])

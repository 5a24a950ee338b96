"""The language server in a dataset of 10,000 records: how long an editor waits for each answer.

A person's hands are played over the real protocol (pygls' own client, a process for the server): in one statement after
another a letter is typed, and it is waited for the findings; then questions are asked at that place. Times are elapsed
milliseconds, as the editor sees them, and those of the server's processor time (which other programs on the machine
change less); the half and 19 of 20 are no longer (p50, p95). What the server does between two answers, because somebody
paused, may fall into the processor time of the next one.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import corpus
from lsprotocol import types as lsp

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "lsp"))

from conversation import Editor, at


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file, too")
    given = parser.parse_args()
    ready = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bench"
        corpus.write(folder, given.records, texts=True)
        for first in (True, False):
            begun = time.perf_counter()
            with Editor(folder) as editor:
                editor.ready(patience=900)
                ready.append(time.perf_counter() - begun)
                times = {} if first else measure(editor, folder, given.rounds)
    print(
        f"language server, {given.records:,} records: ready after {ready[0]:.1f} s, the second time {ready[1]:.1f} s"
    )
    print(f"{'ms':28}{'elapsed p50':>12}{'p95':>8}{'processor p50':>15}{'p95':>8}")
    for what, taken in times.items():
        figures = [ranked(column) for column in zip(*taken, strict=True)]
        (middle, most), (own_middle, own_most) = figures
        print(f"{what:28}{middle:12.1f}{most:8.1f}{own_middle:15.1f}{own_most:8.1f}")
    if given.json:
        given.json.write_text(json.dumps({"ready": ready, "elapsed and processor": times}, indent=2) + "\n")


def ranked(seconds: Sequence[float]) -> tuple[float, float]:
    """The half and 19 of 20, in milliseconds."""
    order = sorted(seconds)
    return 1000 * order[len(order) // 2], 1000 * order[int(len(order) * 0.95)]


def processor_of(process: int) -> float:
    """The seconds of processor time that a process has used; none where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/schedstat").read_text().split()
        tasks = Path(f"/proc/{process}/task").iterdir()
        return (
            sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9 if fields else 0.0
        )
    except OSError:
        return 0.0


def measure(editor: Editor, folder: Path, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """The seconds that each answer took, and those of the server's processor time."""
    source = random.Random(1)
    files = sorted((folder / "records").rglob("statement-*.yaml"))
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    server = editor.process

    def timed(what: str, do: Callable[[], object]) -> None:
        begun, used = time.perf_counter(), processor_of(server)
        do()
        times[what].append((time.perf_counter() - begun, processor_of(server) - used))

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
    main()

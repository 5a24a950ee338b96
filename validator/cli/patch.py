"""What a command would change in a file, as `git apply` takes it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


def patch(file: str, before: str, after: str) -> Iterator[str]:
    """The difference between two texts of a file, in the unified format: pieces of text, with their line ends.

    What goes into a file or to another command must stay what it is; a terminal would act on some of it.
    """
    from difflib import unified_diff

    from validator.report.escape import printable

    escaped = printable if sys.stdout.isatty() else str
    # splitlines would end lines at other characters, too, and then nothing could apply the result
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (before, after))
    for line in unified_diff(old, new, f"a/{file}", f"b/{file}"):
        text = line.removesuffix("\n")
        ending = text[len(text.rstrip("\r")) :]
        shown = "\t".join(map(escaped, text.removesuffix(ending).split("\t"))) + ending
        yield f"{shown}\n" if line.endswith("\n") else f"{shown}\n\\ No newline at end of file\n"

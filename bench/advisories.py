"""Invented security advisories, the same at every call: for measuring, not for reading.

Communities keep thousands of such YAML files under a JSON Schema of their own. A file has about 1.8 KB: block style,
plain and quoted scalars, folded and literal texts, comments. No product, advisory or person in them exists. Readers of
YAML 1.1 and of YAML 1.2 see the same data in them.

    python bench/advisories.py DIR [NUMBER]

writes a dataset: advisories/, schema.json (2020-12), and onrecord.yaml, which maps the one to the other and adds
references, unique values and rules.
"""

from __future__ import annotations

import argparse
import random
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

NUMBER = 2_661
"""Advisories of the dataset, unless told otherwise."""

SCHEMAS = Path(__file__).with_name("advisory")
"""The JSON Schema, the mapping of onrecord.yaml, and the same schema in the languages of other programs."""

SYLLABLES = (
    "bra",
    "ca",
    "del",
    "fe",
    "gun",
    "hol",
    "ji",
    "kor",
    "lum",
    "mav",
    "nep",
    "or",
    "quo",
    "rin",
    "sev",
    "tal",
)
PARTS = ("archive reader", "request router", "session store", "template engine", "image decoder", "token cache",
         "message queue", "query builder", "upload handler", "job scheduler")  # fmt: skip
FAULTS = ("Path traversal", "Unbounded recursion", "Missing authorization", "Heap overflow", "Header injection",
          "Use of a stale key", "Exhaustion of memory", "Incomplete escaping")  # fmt: skip
CAUSES = (
    "joins the name of a member to the target folder without looking for parent references",
    "follows nested references to any depth, so that a short document exhausts the stack",
    "compares the length of the signature, but never its bytes",
    "keeps a copy of each header until the connection is closed",
    "trusts the size that the first block announces",
    'treats "*" as a name like any other when the list of permissions is empty',
)
EFFECTS = (
    "An attacker who can send a crafted file may overwrite files of the service's own account.",
    "A single request of a few kilobytes makes the process stop answering; others wait until it is restarted.",
    "Users with read access can see the records of other tenants: names, addresses and open orders.",
    "Depending on the allocator, this leads to a crash or to the execution of code.",
    "The fault is reachable with the settings that the package ships with.",
    "Installations behind a proxy that limits the size of requests are not affected, as far as we know.",
)
ECOSYSTEMS = {"Corvel": "corvel", "Marlstone": "marl", "Tesk": "tesk", "Umbrel Hills": "umbrel"}
COMMENTS = (
    "# Drafted by the intake form; reviewed by hand.",
    "# The upstream project asked for an embargo of ten days.",
    "# See the style guide before you edit the details.",
)


def advisory_id(number: int) -> str:
    """The id of an advisory, which is also its file's name."""
    return f"BSA-{2027 + number % 6}-{number:06d}"


def advisory(number: int) -> str:
    """The YAML of one advisory. It refers to earlier ones only."""
    source = random.Random(f"advisory {number}")
    return "\n".join(_lines(source, number)) + "\n"


def _lines(source: random.Random, number: int) -> Iterator[str]:
    product, part = _name(source), source.choice(PARTS)
    published = f"{2027 + number % 6}-{source.randint(1, 12):02d}-{source.randint(1, 28):02d}"
    if source.random() < 0.6:
        yield source.choice(COMMENTS)
    yield f"id: {advisory_id(number)}"
    yield 'schema_version: "1.4.0"'
    yield f'published: "{published}T{source.randint(0, 23):02d}:{source.randint(0, 59):02d}:00Z"'
    yield f'modified: "{2033 + source.randint(0, 3)}-{source.randint(1, 12):02d}-14T09:30:{source.randint(0, 59):02d}Z"'
    if source.random() < 0.03:
        yield 'withdrawn: "2037-02-03T10:00:00Z"'
    yield "aliases:"
    yield f"  - LNV-{published[:4]}-{number:05d}"
    if source.random() < 0.5:
        yield f"  - 'QDB-{published[:4]}-{number:07d}'"
    related = sorted({source.randrange(number) for _ in range(source.randint(0, 3))}) if number else []
    if related:
        yield "related:"
        yield from (f"  - {advisory_id(other)}" for other in related)
    yield f"summary: {source.choice(FAULTS)} in the {part} of {product}"
    yield from _details(source, product, part)
    yield from _severity(source)
    yield "affected:"
    for _ in range(source.choice((1, 1, 2))):
        yield from _affected(source, product)
    yield from _references(source, product, number)
    yield "weaknesses: [" + ", ".join(f"WK-{source.randint(1, 999):03d}" for _ in range(2)) + "]"
    yield from _credits(source)
    yield "review:"
    yield "  status: " + source.choice(("unreviewed", "reviewed", "reviewed", "disputed"))
    yield "  reviewed: " + source.choice(("true", "true", "false"))
    yield f"  votes: {source.randint(0, 40)}"
    yield f"  confidence: 0.{source.randint(1, 9)}5"


def _name(source: random.Random) -> str:
    return "".join(source.choices(SYLLABLES, k=3)) + source.choice(("", "-core", "-http", "-tools"))


def _details(source: random.Random, product: str, part: str) -> Iterator[str]:
    """A folded text, or a literal one with a list."""
    sentences = [
        f"The {part} of {product} {source.choice(CAUSES)}.",
        *source.sample(EFFECTS, source.randint(3, 4)),
    ]
    if source.random() < 0.7:
        yield "details: >-"
        yield from textwrap.wrap(" ".join(sentences[:2]), 78, initial_indent="  ", subsequent_indent="  ")
        yield ""
        yield from textwrap.wrap(" ".join(sentences[2:]), 78, initial_indent="  ", subsequent_indent="  ")
    else:
        yield "details: |"
        yield "  ### What happens"
        yield ""
        yield from (f"  * {sentence}" for sentence in sentences)
        yield ""
        yield f"  Until you can update, set `{product.partition('-')[0]}.strict: true`  # see the manual"


def _severity(source: random.Random) -> Iterator[str]:
    version = source.choice("12")
    letters = zip("REPICA", ("NALP", "LH", "NLH", "NR", "NLH", "NLH"), strict=True)
    yield "severity:"
    yield f"  - type: BSS_V{version}"
    yield f'    score: "BSS:{version}.0/{"/".join(f"{key}:{source.choice(choice)}" for key, choice in letters)}"'
    yield f"    rating: {source.choice(('low', 'moderate', 'high', 'critical'))}"


def _affected(source: random.Random, product: str) -> Iterator[str]:
    ecosystem = source.choice(list(ECOSYSTEMS))
    major, minor = source.randint(0, 9), source.randint(1, 30)
    yield "  - package:"
    yield f"      ecosystem: {ecosystem}"
    yield f"      name: {product}"
    yield f'      purl: "pkg:{ECOSYSTEMS[ecosystem]}/{product}"'
    if source.random() < 0.85:
        yield "    ranges:"
        yield f"      - type: {source.choice(('SEMVER', 'ECOSYSTEM'))}"
        yield "        events:"
        yield '          - introduced: "0"'
        yield f"          - fixed: {major}.{minor}.{source.randint(0, 9)}"
        if source.random() < 0.4:
            yield f"          - introduced: {major + 1}.0.0-rc.1  # the rewrite brought it back"
            yield f"          - fixed: {major + 1}.{minor}.1"
    else:
        yield "    versions:"
        yield from (f"      - {major}.{minor}.{patch}" for patch in range(source.randint(2, 7)))
    if source.random() < 0.4:
        symbols = [
            f"{word.title()}.{source.choice(('Open', 'Read', 'Parse'))}"
            for word in SYLLABLES[: minor % 3 + 1]
        ]
        yield "    imports:"
        yield f"      - path: {product}/internal/{source.choice(SYLLABLES)}"
        yield f"        symbols: [{', '.join(symbols)}]"
        yield "        platforms:"
        yield f"          - {source.choice(('amberos', 'quill-unix', 'slate'))}"


def _references(source: random.Random, product: str, number: int) -> Iterator[str]:
    place = f"https://code.example.org/{product}"
    yield "references:"
    yield "  - type: ADVISORY"
    yield f"    url: https://advisories.example.org/{advisory_id(number)}"
    yield "  - type: FIX"
    yield f"    url: {place}/commit/{source.getrandbits(160):040x}"
    yield "  - type: REPORT"
    yield f'    url: "{place}/issues?id={source.randint(1, 9999)}#comment-{source.randint(1, 30)}"'
    for _ in range(source.randint(0, 2)):
        yield "  - type: WEB"
        yield f"    url: https://lists.example.net/archive/{source.randint(2027, 2036)}/{source.randint(1, 99999)}.html"


def _credits(source: random.Random) -> Iterator[str]:
    yield "credits:"
    for role in source.sample(
        ("FINDER", "ANALYST", "COORDINATOR", "DEVELOPER", "REVIEWER"), source.randint(1, 2)
    ):
        first, last = ("".join(source.choices(SYLLABLES, k=2)).title() for _ in "ab")
        yield f"  - name: {first} {last}"
        yield f"    type: {role}"
        if source.random() < 0.5:
            yield f"    contact: 'https://people.example.org/~{last.lower()}'"


BREAKS = {
    "enum": ("type: BSS_V", "type: XSS_V"),
    "pattern": ("id: BSA-", "id: BSB-"),
    "required": ("summary: ", "# summary: "),
    "type": ("  votes: ", "  votes: about "),
    "additional property": ("review:\n", "reviewer: unknown\nreview:\n"),
    "nested": ("      ecosystem: ", "      ecosystem: No "),
    "form of an address": ("    url: https://code", "    url: https://^ code"),
    "syntax": ("affected:\n", "affected: [\n"),
}
"""Ways to break an advisory: what is replaced by what."""


def broken(number: int, how: str) -> str:
    """An advisory with one mistake."""
    text = advisory(number)
    old, new = BREAKS[how]
    if text.count(old) < 1:
        raise ValueError(f"advisory {number} has no {old!r}")
    return text.replace(old, new, 1)


def write(folder: Path, number: int = NUMBER) -> list[Path]:
    """Write the dataset; the files of the advisories, a hundred in each folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("schema.json", "onrecord.yaml"):
        shutil.copy(SCHEMAS / name, folder)
    paths = []
    for index in range(number):
        path = folder / "advisories" / f"{index // 100:03d}" / f"{advisory_id(index)}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(advisory(index), encoding="utf-8")
        paths.append(path)
    return paths


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=NUMBER)
    options = parser.parse_args()
    write(options.folder, options.number)

"""Everything that somebody else can make large, each as a function that makes `n` of it in a small dataset.

The dataset is the one of `onrecord init`, without its proofs. Each function gets its folder and a number.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"
EVENT = "records/events/2024-03-05-harbour-talks.yaml"
PERSON = "records/people/ada-quill.yaml"
ARTICLE = "records/articles/ministry-of-ports-2024-03-06-talks.yaml"
TEXT = "archive/ministry-of-ports-2024-03-06-talks.txt"
EVIDENCE = "met the harbour masters of the three islands"

type Make = Callable[[Path, int], None]


def change(path: Path, pattern: str, new: str) -> None:
    text, found = re.subn(
        pattern, lambda _: new, path.read_text("utf-8"), count=1, flags=re.DOTALL | re.MULTILINE
    )
    assert found, (path, pattern)
    path.write_text(text, "utf-8")


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def quote(root: Path, words: str) -> None:
    change(root / STATEMENT, r"^quote: .*?$", f"quote: {json.dumps(words)}")


def article(root: Path, more: str) -> None:
    """Let the article go on with more text, under its new hash."""
    add(root / TEXT, more)
    change(
        root / ARTICLE,
        r"sha256: '?\w+'?",
        f"sha256: {hashlib.sha256((root / TEXT).read_bytes()).hexdigest()}",
    )


def mapped(root: Path, schema: object, record: object) -> None:
    """A record of a kind with a JSON Schema of its own."""
    (root / "own").mkdir()
    (root / "own.json").write_text(json.dumps(schema), "utf-8")
    (root / "own/a.json").write_text(json.dumps(record), "utf-8")
    add(root / "onrecord.yaml", "kinds:\n  own: {files: 'own/*', schema: own.json, id: id}\n")


def unknown_keys(root: Path, n: int) -> None:
    add(root / PERSON, "".join(f"k{number}: x\n" for number in range(n)))


def list_items(root: Path, n: int) -> None:
    add(root / PERSON, "other_names:\n" + "".join(f"  - name: Quill {number}\n" for number in range(n)))


def wrong_items(root: Path, n: int) -> None:
    add(root / PERSON, "other_names:\n" + "".join(f"  - nam: Quill {number}\n" for number in range(n)))


def sources(root: Path, n: int) -> None:
    one = f"\n  - article: ministry-of-ports-2024-03-06-talks\n    evidence: {EVIDENCE}"
    change(root / EVENT, r"^sources:.*?(?=^\w)", "sources:" + one * n + "\n")


def participants(root: Path, n: int) -> None:
    change(
        root / EVENT,
        r"^participants:.*?(?=^\w)",
        "participants:\n" + "  - participant: ada-quill\n    role: host\n" * n,
    )


def unknown_references(root: Path, n: int) -> None:
    lines = "".join(f"  - participant: ada-quil{number}\n    role: host\n" for number in range(n))
    change(root / EVENT, r"^participants:.*?(?=^\w)", f"participants:\n{lines}")


def statements(root: Path, n: int) -> None:
    one = {
        "schema": "statement/1", "speaker": "ada-quill", "said": "2024-03-05", "event": "2024-03-05-harbour-talks",
        "mode": "direct", "quote": "We have not set a date yet", "language": "en",
        "sources": [{"article": "ministry-of-ports-2024-03-06-talks"}], "origin": {"method": "curated"},
    }  # fmt: skip
    lines = (json.dumps(one | {"id": f"s{number}"}) for number in range(n))
    (root / "records/many.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def broken_lines(root: Path, n: int) -> None:
    (root / "records/many.jsonl").write_text('{"schema": \n' * n, "utf-8")


def same_ids(root: Path, n: int) -> None:
    one = json.dumps({"schema": "person/1", "id": "p", "name": "P", "origin": {"method": "curated"}})
    (root / "records/many.jsonl").write_text(f"{one}\n" * n, "utf-8")


def quote_words(root: Path, n: int) -> None:
    quote(root, "We have not set a date yet " * n)


def quote_brackets(root: Path, n: int) -> None:
    quote(root, "We [the port] have not set " * n)


def quote_ellipses(root: Path, n: int) -> None:
    quote(root, "We have not set ... " * n)


def quote_marks(root: Path, n: int) -> None:
    quote(root, '"We" have “not” set ' * n)


def quote_letters(root: Path, n: int) -> None:
    quote(root, "a" * n)


def quote_combining(root: Path, n: int) -> None:
    quote(root, "We have not set" + "\u0301" * n)


def text_marks(root: Path, n: int) -> None:
    article(root, '" “ ” » ‘ ' * n)


def text_open_marks(root: Path, n: int) -> None:
    article(root, "\n\n“One word " * n)


def text_speech(root: Path, n: int) -> None:
    article(root, "“We have not met,” she said. " * n)


def text_attributions(root: Path, n: int) -> None:
    article(root, '"Yes," said Mr. Ada B. Quill, Minister of Ports and of ' * n)
    quote(root, "Yes")


def text_dashes(root: Path, n: int) -> None:
    article(root, "\n— Yes, she said. — No" * n)


def text_labels(root: Path, n: int) -> None:
    article(root, "\nQUILL: Yes.\nQ: No?" * n)


def text_hyphens(root: Path, n: int) -> None:
    article(root, "foo-\nbar " * n)


def text_combining(root: Path, n: int) -> None:
    article(root, "a" + "\u0301" * n)


def text_one_word(root: Path, n: int) -> None:
    article(root, "a" * n)


def text_same_beginning(root: Path, n: int) -> None:
    article(root, "“We have not set a day. ” " * n)


def waivers(root: Path, n: int) -> None:
    lines = "".join(
        f"- {{rule: long-evidence, record: r{number}, reason: it is known, by: ada}}\n" for number in range(n)
    )
    (root / "waivers.yaml").write_text(lines, "utf-8")


def expectations(root: Path, n: int) -> None:
    add(
        root / "onrecord.yaml",
        "expect:\n" + "".join(f"  kind{number}: {{at_least: 1}}\n" for number in range(n)),
    )


def rule_settings(root: Path, n: int) -> None:
    add(root / "onrecord.yaml", "rules:\n" + "".join(f"  no-rule-{number}: off\n" for number in range(n)))


def kinds(root: Path, n: int) -> None:
    (root / "own.json").write_text("{}", "utf-8")
    lines = "".join(
        f"  k{number}: {{files: 'own/{number}*', schema: own.json, id: id}}\n" for number in range(n)
    )
    add(root / "onrecord.yaml", f"kinds:\n{lines}")


def enumeration(root: Path, n: int) -> None:
    schema = {"properties": {"v": {"items": {"enum": [f"e{number}" for number in range(n)]}}}}
    mapped(root, schema, {"id": "a", "v": [f"z{number}" for number in range(n)]})


def required(root: Path, n: int) -> None:
    mapped(root, {"required": [f"k{number}" for number in range(n)]}, {"id": "a"})


def branches(root: Path, n: int) -> None:
    mapped(root, {"anyOf": [{"required": [f"k{number}"]} for number in range(n)]}, {"id": "a"})


def branches_by_key(root: Path, n: int) -> None:
    forms = [{"properties": {f"k{number}": {"const": 1}}} for number in range(n)]
    mapped(root, {"oneOf": forms, "required": ["no"]}, {"id": "a"} | {f"k{number}": 2 for number in range(n)})


def branches_of_all(root: Path, n: int) -> None:
    mapped(
        root, {"properties": {"v": {"allOf": [{"minLength": 1 + i} for i in range(n)]}}}, {"id": "a", "v": ""}
    )


def unique_items(root: Path, n: int) -> None:
    mapped(
        root,
        {"properties": {"v": {"uniqueItems": True}}},
        {"id": "a", "v": [{"a": number // 2} for number in range(n)]},
    )


def long_pattern(root: Path, n: int) -> None:
    mapped(root, {"properties": {"v": {"pattern": "^(a+)+$"}}}, {"id": "a", "v": "a" * n + "b"})


def pattern_that_looks_ahead(root: Path, n: int) -> None:
    mapped(root, {"properties": {"v": {"pattern": "^(?:(?=(a+))a)*b"}}}, {"id": "a", "v": "a" * n})


def texts_for_a_pattern_that_goes_back(root: Path, n: int) -> None:
    schema = {"properties": {"v": {"items": {"pattern": r"(?!.*x)(a+)\1b"}}}}
    mapped(root, schema, {"id": "a", "v": ["a" * 20] * n})


def match_of_a_reference(root: Path, n: int) -> None:
    mapped(root, {"properties": {"id": {}, "v": {}}}, {"id": "a", "v": "a" * n})
    add(root / "onrecord.yaml", "    references: {v: {kind: own, match: '(?=(a+))b|^(a+)\\2b'}}\n")


def ids_that_were_published(root: Path, n: int) -> None:
    ids = {f"x{number}": "person" for number in range(n)}
    (root / "published.json").write_text(json.dumps({"versions": {}, "records": ids}), "utf-8")


def block_text(root: Path, n: int) -> None:
    add(root / PERSON, "notes: |\n" + "  A line of words.\n" * n)


def long_line(root: Path, n: int) -> None:
    add(root / PERSON, "notes: " + "word " * n + "\nunknown: 1\n")


def aliases(root: Path, n: int) -> None:
    add(root / PERSON, "notes: &a x\nother_names: [" + "{name: *a}, " * n + "]\n")


def documents(root: Path, n: int) -> None:
    (root / "records/many.yaml").write_text("---\n" * n, "utf-8")


def comments(root: Path, n: int) -> None:
    add(root / PERSON, "# a word\n" * n + "unknown: 1\n")


def spaces(root: Path, n: int) -> None:
    add(root / PERSON, "notes: a" + " " * n + "b\nunknown: 1\n")


def quoted_lines(root: Path, n: int) -> None:
    add(root / PERSON, 'notes: "' + "a\\n\\\n  " * n + '"\nunknown: 1\n')


def rule_over_items(root: Path, n: int) -> None:
    mapped(root, {}, {"id": "a", "v": [f"word {number}" for number in range(n)]})
    rule = "{code: no-empty-word, message: 'Say it.', require: \"self.v.all(x, x != '')\"}"
    add(root / "onrecord.yaml", f"    rules:\n      - {rule}\n")


def rule_over_a_long_text(root: Path, n: int) -> None:
    mapped(root, {}, {"id": "a", "v": "word " * n})
    rule = "{code: no-repetition, message: 'Say it.', require: \"!self.v.matches('(w+o+r+d+ *)+x$')\"}"
    add(root / "onrecord.yaml", f"    rules:\n      - {rule}\n")


def own_rules(root: Path, n: int) -> None:
    mapped(root, {}, {"id": "a", "v": "x"})
    lines = "".join(
        f"      - {{code: rule-{number}, message: 'Say it.', require: \"self.v != '{number}'\"}}\n"
        for number in range(n // 8)
    )
    add(root / "onrecord.yaml", f"    rules:\n{lines}")


def patterns_for_keys(root: Path, n: int) -> None:
    patterns = {f"^k{number}$": {"type": "string"} for number in range(10)}
    schema = {"patternProperties": patterns, "additionalProperties": False}
    mapped(root, {"properties": {"v": schema}}, {"id": "a", "v": {f"k{number}": 1 for number in range(n)}})


def chain_of_references(root: Path, n: int) -> None:
    one = {"schema": "organization/1", "origin": {"method": "curated"}}
    lines = [
        json.dumps(one | {"id": f"o{number}", "name": f"Office {number}", "part_of": f"o{number + 1}"})
        for number in range(n)
    ]
    lines.append(json.dumps(one | {"id": f"o{n}", "name": "The whole"}))
    (root / "records/many.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def ring_of_references(root: Path, n: int) -> None:
    one = {"schema": "organization/1", "origin": {"method": "curated"}}
    lines = [
        json.dumps(one | {"id": f"o{number}", "name": f"Office {number}", "part_of": f"o{(number + 1) % n}"})
        for number in range(n)
    ]
    (root / "records/many.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def referring_to_one(root: Path, n: int) -> None:
    one = {"schema": "organization/1", "origin": {"method": "curated"}, "part_of": "harbour-board"}
    lines = [json.dumps(one | {"id": f"o{number}", "name": f"Office {number}"}) for number in range(n)]
    (root / "records/many.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def same_names(root: Path, n: int) -> None:
    one = {"schema": "person/1", "name": "Ada Quill", "origin": {"method": "curated"}}
    lines = [json.dumps(one | {"id": f"p{number}"}) for number in range(n)]
    (root / "records/many.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def file_names(root: Path, n: int) -> None:
    for number in range(n // 8):
        (root / f"records/people/{'a' * 200}{number}.yaml").write_text("{}\n", "utf-8")


def text_brackets(root: Path, n: int) -> None:
    article(root, "“We [have (not” set] a) " * n)


def text_ellipses(root: Path, n: int) -> None:
    article(root, "“We ... have … not . . . set” " * n)


def proofs(root: Path, n: int) -> None:
    change(
        root / STATEMENT,
        r"^( *)- article: ministry-of-ports-2024-03-06-talks$",
        "  - article: ministry-of-ports-2024-03-06-talks\n    proofs:\n      quote:\n"
        + "        - AAAA\n" * n,
    )


MAKERS: dict[str, Make] = {
    name: make
    for name, make in list(globals().items())
    if callable(make) and getattr(make, "__module__", "") == __name__ and name not in
    {"change", "add", "quote", "article", "mapped", "Make", "Path", "Callable"}
}  # fmt: skip
ATTESTED = {"sources", "statements", "text_speech", "text_marks", "quote_words"}
"""What is also put before `attest`."""
WHOLE_RECORDS = {
    "chain_of_references",
    "ring_of_references",
    "referring_to_one",
    "same_names",
    "patterns_for_keys",
}
"""Of what takes about a millisecond each, fewer are put before `make test`."""

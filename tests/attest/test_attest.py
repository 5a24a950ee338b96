"""`onrecord attest`: what it writes and where, what it leaves alone, and what it says."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest
import yaml
from fare_dataset import (
    RECORDS,
    errors,
    fare_root,  # noqa: F401 (a fixture)
    proofs,
    remove_archive,
    replace,
    sha256,
    texts,
    write,
)

from validator.cli.commands.attest import run as attest_command
from validator.cli.main import main
from validator.evidence.commitment import Word
from validator.evidence.commitment.encode import read_proof
from validator.source.write import replace_file

Output = pytest.CaptureFixture[str]


def test_adds_what_belongs_there_and_leaves_the_rest(root: Path) -> None:
    before = texts(root)
    assert main(["attest"]) == 0
    after = texts(root)
    assert after.keys() == before.keys()
    for name, text in after.items():
        difference = list(difflib.ndiff(before[name].split("\n"), text.split("\n")))
        if "{article:" not in text and "text: {" not in text:  # in braces, the line itself has to grow
            assert not [line for line in difference if line[0] == "-"]
        old, new = yaml.safe_load(before[name]), yaml.safe_load(text)
        assert _without(new) == _without(old)
        for comment in re.findall("#.*", before[name]):
            assert comment in text
    assert [
        line for line in texts(root)["statements/quill-no-dearer.yaml"].split("\n") if "proofs" in line
    ] == [
        "      proofs:",
        "      proofs:",
    ]


def _without(data: object) -> object:
    """The data of a record without what the program writes."""
    if isinstance(data, dict):
        return {k: _without(v) for k, v in data.items() if k not in ("proofs", "words", "commitment")}
    return [_without(item) for item in data] if isinstance(data, list) else data


def test_what_it_writes_into_an_article(root: Path) -> None:
    assert main(["attest"]) == 0
    text = texts(root)["articles/port-courier-fare.yaml"]
    end = text.index("origin:")
    assert re.fullmatch(
        r"text:\n  sha256: \w{64}\n  file: courier.txt       # a help for people\n  words: 75\n"
        r"  commitment: commitment/2:[\w-]{43}\n",
        text[text.index("text:") : end],
    ), text


def test_the_second_run_changes_nothing(root: Path, capsys: Output) -> None:
    assert main(["attest"]) == 0
    before = {path: path.stat().st_mtime_ns for path in (root / "records").rglob("*.yaml")}
    written = texts(root)
    capsys.readouterr()
    assert main(["attest"]) == 0
    assert capsys.readouterr().out.split("\n")[-2] == "nothing to change"
    assert texts(root) == written
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_check_writes_nothing_and_tells(root: Path, capsys: Output) -> None:
    before = texts(root)
    assert main(["attest", "--check"]) == 1
    assert "records/articles/port-courier-fare.yaml: would be written" in capsys.readouterr().out
    assert texts(root) == before
    main(["attest"])
    assert main(["attest", "--check"]) == 0


def test_validates_without_the_texts(root: Path, capsys: Output) -> None:
    assert main(["attest"]) == 0
    remove_archive(root)
    capsys.readouterr()
    assert main(["validate"]) == 0
    assert capsys.readouterr().out.split("\n")[:3] == [
        "checked 6 files, 6 records: 2 article, 1 person, 3 statement",
        "3 direct quotes: 3 by proof",
        "4 pieces of evidence: 4 by proof",
    ]


def test_other_ways_to_write_records(root: Path) -> None:
    """Several records in a file, with Windows line ends and a byte-order mark, and JSON Lines."""
    quote = {
        "schema": "statement/1",
        "speaker": "ada-quill",
        "mode": "direct",
        "sources": [{"article": "harbour-mail-fare"}],
        "origin": {"method": "curated"},
    }
    lines = [
        json.dumps({"id": f"q{n}", "quote": words, **quote})
        for n, words in enumerate(["We will not raise the fare", "the fare this winter"])
    ]
    write(root / "records/many.jsonl", f"{lines[0]}\n\n{lines[1]}\n")
    silent, berth = RECORDS["statements/quill-silent.yaml"], RECORDS["statements/quill-berth.yaml"]
    both = f"---\n{silent}---\n# the second\n{berth}".replace("\nid: ", "\nid: two-").replace("\n", "\r\n")
    (root / "records/two.yaml").write_bytes(b"\xef\xbb\xbf" + both.encode())
    assert main(["attest"]) == 0
    assert main(["attest", "--check"]) == 0
    written = texts(root)
    assert written["many.jsonl"].count('"proofs"') == 2
    assert written["many.jsonl"].count("\n") == 3
    assert written["two.yaml"].startswith("\ufeff---\r\n")
    assert written["two.yaml"].count("\n") == written["two.yaml"].count("\r\n")
    remove_archive(root)
    assert errors(root) == []


def test_only_the_paths_given_and_their_articles(root: Path) -> None:
    before = texts(root)
    assert main(["attest", "records/statements/quill-silent.yaml"]) == 0
    # The commitment of its article is new, so all other words from there are proved as well.
    changed = {name for name, text in texts(root).items() if text != before[name]}
    assert changed == {
        "articles/port-courier-fare.yaml",
        "people/ada-quill.yaml",
        "statements/quill-berth.yaml",
        "statements/quill-no-dearer.yaml",
        "statements/quill-silent.yaml",
    }
    main(["attest"])
    for name in ("statements/quill-silent.yaml", "statements/quill-berth.yaml"):
        write(root / "records" / name, before[name])
    assert main(["attest", "records/statements/quill-silent.yaml"]) == 0
    assert texts(root)["statements/quill-berth.yaml"] == before["statements/quill-berth.yaml"]
    assert main(["attest", "records/articles"]) == 0
    assert proofs(root, "statements/quill-berth.yaml")


def test_a_refused_quote_is_shown_and_gets_no_proof(root: Path, capsys: Output) -> None:
    main(["attest"])
    capsys.readouterr()
    replace(root, "statements/quill-berth.yaml", "on Friday", "on Monday")
    assert main(["attest"]) == 1
    out = capsys.readouterr().out
    assert "records/statements/quill-berth.yaml:6:8: error[quote-not-in-source]" in out
    assert "left as it is (1)" in out
    data = yaml.safe_load(texts(root)["statements/quill-berth.yaml"])
    assert list(data["sources"][0]["proofs"]) == ["evidence"]


def test_proofs_of_words_that_are_gone_go(root: Path) -> None:
    """With and without the text of the article."""
    main(["attest"])
    attested = texts(root)
    for keep in (True, False):
        replace(
            root,
            "statements/quill-no-dearer.yaml",
            '      quote: "We will not raise the fare this winter"\n',
            "",
        )
        replace(
            root,
            "statements/quill-no-dearer.yaml",
            "      evidence: the minister of ports told the Mail\n",
            "",
        )
        if not keep:
            (root / "archive/deep/mail.txt").unlink()
        assert {code for code, *_ in errors(root)} >= {"proof-fails"}
        main(["attest"])
        entry = yaml.safe_load(texts(root)["statements/quill-no-dearer.yaml"])["sources"][1]
        # The quote above is now claimed from the Mail, too, which does not have all of it.
        assert list(entry.get("proofs", {})) == ([] if keep else ["quote"])
        write(root / "records/statements/quill-no-dearer.yaml", attested["statements/quill-no-dearer.yaml"])


def test_without_texts_it_can_do_nothing(root: Path, capsys: Output) -> None:
    main(["attest"])
    (root / "archive/deep/mail.txt").unlink()
    before = texts(root)
    capsys.readouterr()
    assert main(["attest"]) == 0
    assert texts(root) == before
    assert capsys.readouterr().out.split("\n")[:4] == [
        "2 articles: 1 committed to",
        "  left as it is (1): the article's text is not in the archive",
        "7 pieces of quoted words: 5 proved",
        "  left as they are (2): the article's text is not in the archive",
    ]
    remove_archive(root)
    assert main(["attest"]) == 2
    assert main(["attest", "--archive", "nowhere"]) == 2
    assert main(["attest", "nowhere.yaml"]) == 2


def test_what_can_not_be_edited_or_read_is_left(root: Path, capsys: Output) -> None:
    silent = RECORDS["statements/quill-silent.yaml"]
    alias = silent.replace("quill-silent", "alias").replace("{method: curated}", "&o {method: curated}")
    write(root / "records/statements/alias.yaml", alias + "notes: &n a note\nposition: *n\n")
    write(root / "records/statements/broken.yaml", silent.replace("mode: reported", "mode: sung"))
    before = texts(root)
    assert main(["attest"]) == 1
    out = capsys.readouterr().out
    assert "records/statements/broken.yaml: passed over" in out
    assert "records/statements/alias.yaml: left as it is: its text can't be changed in place" in out
    after = texts(root)
    assert {name for name in after if before[name] == after[name]} == {
        "statements/alias.yaml",
        "statements/broken.yaml",
    }


def test_a_transcript_is_all_speech(root: Path) -> None:
    text = "We will open the berth, and we will not wait for the pilots."
    write(root / "archive/speech.txt", text)
    article = RECORDS["articles/harbour-mail-fare.yaml"].replace("harbour-mail-fare", "speech")
    write(
        root / "records/articles/speech.yaml",
        article.replace("{sha256: MAIL}", f"{{sha256: {sha256(text)}, all_speech: true}}"),
    )
    statement = RECORDS["statements/quill-berth.yaml"].replace("quill-berth", "spoken")
    statement = re.sub("quote: .*", "quote: we will not wait for the pilots", statement)
    statement = re.sub(" +evidence: .*\n", "", statement).replace("port-courier-fare", "speech")
    write(root / "records/statements/spoken.yaml", statement)
    assert main(["attest"]) == 0
    remove_archive(root)
    assert main(["validate"]) == 0


def test_a_text_of_which_nearly_all_is_shown_can_be_guessed(root: Path, capsys: Output) -> None:
    record = root / "records/statements/quill-silent.yaml"
    assert main(["attest"]) == 0
    assert "of 'port-courier-fare'" not in capsys.readouterr().out
    short = "Nothing else. The minister did not say who would pay for the pilots.\n"
    (root / "archive/short.txt").write_text(short, "utf-8")
    article = (root / "records/articles/port-courier-fare.yaml").read_text("utf-8")
    described = re.sub("id: .*", "id: short-notice", re.sub(r"text:\n(  .*\n)*", "", article), count=1)
    text = f"text: {{sha256: {sha256(short)}}}\n"
    write(root / "records/articles/short-notice.yaml", described.rstrip("\n") + "\n" + text)
    silent = RECORDS["statements/quill-silent.yaml"]
    write(record, silent.replace("port-courier-fare", "short-notice"))
    main(["attest"])
    told = capsys.readouterr().out
    assert "mind: the proofs show all but 2 words of 'short-notice'" in told
    assert "'onrecord attest --salt short-notice'" in told


FORM = "The berth fee for the year is 4,200 crowns, payable by the owner in two parts at noon"


@pytest.fixture(params=["", ".", ".\n", ".\r\n"], ids=repr)
def form(root: Path, request: pytest.FixtureRequest) -> Path:
    """The file of a text that can be guessed; its end is quoted."""
    text = FORM + request.param
    (root / "archive/form.txt").write_text(text, "utf-8", newline="")
    article = (root / "records/articles/port-courier-fare.yaml").read_text("utf-8")
    described = re.sub("id: .*", "id: form", re.sub(r"text:\n(  .*\n)*", "", article), count=1)
    entry = f"text: {{sha256: {sha256(text)}}}\n"
    write(root / "records/articles/form.yaml", described.rstrip("\n") + "\n" + entry)
    silent = RECORDS["statements/quill-silent.yaml"].replace("port-courier-fare", "form")
    evidence = re.sub("evidence: .*", "evidence: in two parts at noon", silent)
    write(root / "records/statements/quill-silent.yaml", evidence)
    return root / "archive/form.txt"


def test_a_short_text_can_be_guessed_and_with_a_salt_it_cannot(
    form: Path, root: Path, capsys: Output
) -> None:
    text = form.read_text("utf-8", newline="")
    main(["attest"])
    assert "of 'form'" in capsys.readouterr().out
    assert main(["attest", "--salt", "form"]) == 0
    told = capsys.readouterr().out
    assert "form.txt: a salt was added" in told
    assert "of 'form'" not in told
    assert "commitment-mismatch" not in told
    salted = form.read_text("utf-8", newline="")
    assert salted.startswith(text)
    letters = re.fullmatch(r"\n?\n\.\.\. salt ([a-z]{30})\n", salted[len(text) :])
    assert letters
    published = "".join(texts(root).values())
    assert sha256(text) not in published
    assert letters[1] not in published
    shown = [
        word.surface for proof in proofs(root, "statements/quill-silent.yaml") for word in shown_by(proof)
    ]
    assert letters[1] not in shown
    assert main(["attest", "--check"]) == 0
    assert main(["attest", "--salt", "form"]) == 0
    assert "has a salt already" in capsys.readouterr().out
    assert form.read_text("utf-8", newline="") == salted
    assert main(["validate", "--no-cache"]) == 0
    remove_archive(root)
    assert main(["validate", "--no-cache"]) == 0


def shown_by(proof: str) -> tuple[Word, ...]:
    contents = read_proof(proof)
    return (*contents.before, *contents.behind)


def test_a_run_that_was_ended_between_archive_and_record_is_taken_up(
    form: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    original = form.read_text("utf-8", newline="")

    def ended(path: Path, text: str) -> None:
        if path.suffix == ".yaml":
            raise KeyboardInterrupt
        replace_file(path, text)

    monkeypatch.setattr("validator.source.write.replace_file", ended)
    with pytest.raises(KeyboardInterrupt):
        attest_command([], None, check=False, salt=["form"])
    salted = form.read_text("utf-8", newline="")
    assert salted != original
    monkeypatch.undo()
    monkeypatch.chdir(root)
    capsys.readouterr()
    assert main(["attest", "--salt", "form"]) == 0
    assert form.read_text("utf-8", newline="") == salted
    assert main(["attest", "--check"]) == 0
    assert main(["validate", "--no-cache"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--salt", "nobody"], "no record of an article 'nobody'"),
        (["--salt", "ada-quill"], "no record of an article 'ada-quill'"),
        (["--salt", "port-courier-fare", "--check"], "leave one of them out"),
    ],
)
def test_what_can_be_given_no_salt(arguments: list[str], said: str, root: Path, capsys: Output) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(["attest", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_text_that_is_not_at_hand_is_given_no_salt(root: Path, capsys: Output) -> None:
    (root / "archive/courier.txt").write_text("Something else.\n", "utf-8")
    assert main(["attest", "--salt", "port-courier-fare"]) == 2
    assert "was given no salt" in capsys.readouterr().err
    assert (root / "archive/courier.txt").read_text("utf-8") == "Something else.\n"

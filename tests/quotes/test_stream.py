"""JSON Lines in, JSON Lines out."""

import json
from pathlib import Path
from typing import Any

import pytest

from validator.quotes.stream import verify_lines

TEXT = "The mayor said: “The harbour is ready.” She left."


def ask(*lines: Any) -> list[dict[str, Any]]:
    answers = verify_lines([line if isinstance(line, bytes | str) else json.dumps(line) for line in lines])
    return [json.loads(json.dumps(answer)) for answer in answers]


def test_answers_come_in_order_and_have_the_promised_keys() -> None:
    answers = ask(
        {"quote": "The harbour is ready", "text": TEXT},
        {"quote": "The harbour was ready", "text": TEXT},
        {"quote": "She left", "text": TEXT},
        {"quote": "She left", "text": TEXT, "mode": "reported", "language": "en"},
    )
    assert [answer["verdict"] for answer in answers] == ["exact", "near", "not-quoted", "exact"]
    assert [answer["accepted"] for answer in answers] == [True, False, False, True]
    assert set(answers[0]) == {"accepted", "verdict", "start", "end", "closest", "notes"}
    assert TEXT[answers[0]["start"] : answers[0]["end"]] == "The harbour is ready"
    assert answers[1]["closest"]["text"] == "The harbour is ready"


def test_texts_can_be_files(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"\xff\xfe\x00\x01 caf\xe9")
    task = {"quote": "The harbour is ready", "text_file": str(good)}
    answers = ask(
        task,
        {**task, "text_file": str(bad)},
        {**task, "text_file": str(tmp_path / "none.txt")},
        {**task, "text_file": str(tmp_path)},
        {**task, "text_file": "a\0b"},
        task,
    )
    assert [answer["verdict"] for answer in answers] == ["exact", *["invalid-input"] * 4, "exact"]
    assert "UTF-8" in answers[1]["notes"][0]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("nothing here", encoding="utf-8")

    def lines() -> Any:
        task = json.dumps({"quote": "The harbour is ready", "text_file": str(file)})
        yield task
        file.write_text(TEXT, encoding="utf-8")
        yield task

    assert [answer["accepted"] for answer in verify_lines(lines())] == [False, True]


@pytest.mark.parametrize(
    "line",
    [
        b"\xff{}",
        "{",
        "",
        "[1]",
        "null",
        "[" * 100_000,
        {"quote": "x"},
        {"text": TEXT},
        {"quote": None, "text": TEXT},
        {"quote": 5, "text": TEXT},
        {"quote": "She left", "text": ["She left"]},
        {"quote": "She left", "text": TEXT, "text_file": "x"},
        {"quote": "She left", "text": TEXT, "mode": "loose"},
        {"quote": "She left", "text": TEXT, "mode": None},
        {"quote": "She left", "text": TEXT, "language": 5},
    ],
)
def test_a_broken_line_is_refused_and_the_next_one_answered(line: Any) -> None:
    broken, good = ask(line, {"quote": "The harbour is ready", "text": TEXT})
    assert (broken["accepted"], broken["verdict"]) == (False, "invalid-input")
    assert broken["notes"]
    assert broken["closest"] is broken["start"] is broken["end"] is None
    assert good["accepted"]


def test_lone_surrogates_are_no_crash() -> None:
    (answer,) = ask('{"quote": "\\ud800 is ready", "text": "said \\udfff: “The harbour is ready”"}')
    assert not answer["accepted"]


@pytest.mark.parametrize(
    ("text", "language", "note"),
    [
        ("“The harbour is ready if it thaws,” she said.", "en", "“if” stands behind these words"),
        ("“I deny that the harbour is ready,” she said.", "en", "“deny” stands before these words"),
        ("“La haveno the harbour is ready,” diris.", "eo", "a piece of a sentence in 'eo'"),
        ("“The harbour is ready.” If it thaws, she said.", "en", ""),
    ],
)
def test_what_an_accepted_quote_leaves_off_is_told(text: str, language: str, note: str) -> None:
    (answer,) = ask({"quote": "the harbour is ready", "text": text, "language": language})
    assert answer["accepted"]
    assert note in " ".join(answer["notes"])
    assert bool(answer["notes"]) == bool(note)


def test_nothing_is_told_of_what_is_no_speech() -> None:
    task = {
        "quote": "the harbour is ready",
        "text": "She denied that the harbour is ready.",
        "mode": "reported",
    }
    assert ask(task)[0]["notes"] == []

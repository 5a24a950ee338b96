"""`onrecord validate --fix`: what it changes is certain, it changes nothing else, and twice is as once."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parent.parent / "rules"))
from cases import FOLDER, TODAY, Case, cases_of, expected_of

from validator.check import check
from validator.cli.commands.init import write_dataset
from validator.cli.fixing import fix_records
from validator.cli.main import main
from validator.cli.opening import Opened
from validator.corpus.config import load_dataset
from validator.findings.finding import Finding

WITH_FIX = [
    case
    for folder in sorted(FOLDER.iterdir())
    if (folder / "cases.yaml").is_file()
    for case in cases_of(folder.name).values()
    if "  fix: " in expected_of(folder.name).get(case.name, "") and not case.before
]
STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"


def _find(one: Opened) -> list[Finding]:
    return check(one.dataset, one.hits, today=TODAY).findings


@pytest.mark.parametrize("case", WITH_FIX, ids=lambda case: f"{case.code}: {case.name}")
def test_a_fix_mends_what_it_is_for_and_brings_nothing_new(case: Case, tmp_path: Path) -> None:
    case.lay_out(tmp_path)
    one = Opened(*load_dataset(tmp_path))
    before = _find(one)
    assert any(found.fix for found in before)
    fix_records([one], _find)
    after = _find(one)
    assert not [found for found in after if found.fix]
    assert not Counter(found.code for found in after) - Counter(found.code for found in before)
    assert len(after) < len(before)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_dataset(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_such_cases() -> None:
    assert {case.code for case in WITH_FIX} >= {
        "yaml-ambiguous-value",
        "quote-not-in-source",
        "quote-carries-marks",
    }


def test_what_would_be_changed_is_shown_and_can_be_applied(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / STATEMENT
    good = path.read_text("utf-8")
    path.write_text(good.replace("quote: We have", "quote: WE HAVE"), "utf-8")
    assert main(["validate", "--fix", "--diff"]) == 1
    assert path.read_text("utf-8") != good
    (root / "patch").write_text(capsys.readouterr().out, "utf-8")
    subprocess.run(["git", "apply", "patch"], check=True, timeout=20)
    assert path.read_text("utf-8") == good
    assert main(["validate", "--fix", "--diff"]) == 0
    assert capsys.readouterr().out == ""


def test_only_what_is_named_is_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / STATEMENT
    wrong = path.read_text("utf-8").replace("quote: We have", "quote: WE HAVE")
    path.write_text(wrong, "utf-8")
    assert main(["validate", "--fix", "records/people"]) == 1
    assert path.read_text("utf-8") == wrong
    assert main(["validate", "--fix", "records/statements"]) == 0
    assert "made 1 fix in 1 file" in capsys.readouterr().err


def test_what_is_waived_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / STATEMENT
    wrong = re.sub(
        "quote: We have not set a date yet",
        "quote: '\"We have not set a date yet\"'",
        path.read_text("utf-8"),
    )
    path.write_text(wrong, "utf-8")
    (root / "waivers.yaml").write_text(
        "- {rule: quote-carries-marks, record: 2024-03-05-quill-no-date-yet, reason: As printed., by: L. Moreau}\n",
        "utf-8",
    )
    assert main(["validate", "--fix"]) == 0
    assert "made 0 fixes" in capsys.readouterr().err
    assert path.read_text("utf-8") == wrong
    (root / "waivers.yaml").unlink()
    assert main(["validate", "--fix"]) == 0
    assert "made 1 fix in 1 file" in capsys.readouterr().err


def test_two_options_that_do_not_go_together(root: Path) -> None:
    assert main(["validate", "--diff"]) == 2
    assert main(["validate", "--unsafe-fixes"]) == 2
    assert main(["validate", "--fix", "--write-baseline", "b.json"]) == 2
    assert main(["validate", "--fix", "--schema", "schemas.json", "records"]) == 2


def _made(root: Path, file: str, text: str, *options: str) -> str:
    """A record's text after `validate --fix`."""
    (root / file).write_bytes(text.encode())
    main(["validate", "--fix", *options])
    return (root / file).read_bytes().decode()


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        ("\ufeff" + "{}", "{}"),
        ("{}\r\nother_names:\n- name: A. Quill\n", "{}\nother_names:\n- name: A. Quill\n"),
        ("{}\r\nother_names:\r\n- name: A. Quill\n", "{}\r\nother_names:\r\n- name: A. Quill\r\n"),
        ("{}\nother_names:\n\u00a0 - name: A. Quill\n", "{}\nother_names:\n  - name: A. Quill\n"),
        ("{}\nother_names:\n\t- name: A. Quill\n", "{}\nother_names:\n  - name: A. Quill\n"),
        ("{}\nother_names:\n  - name: A. Quill\n\t- name: Ada Q.\n", None),
        ("{}\nother_names:\n\u200b- name: A. Quill\n", "{}\nother_names:\n- name: A. Quill\n"),
        ("{}\nnotes: NO\n", "{}\nnotes: 'NO'\n"),
        ("{}\nnotes: '  \ttab inside'\n", None),
        ("{}\nnotes: |\n  \u00a0inside\n", None),
    ],
)
def test_what_says_the_same_is_certain(root: Path, wrong: str, mended: str | None) -> None:
    text = PERSON.rstrip("\n")
    if "\r\n- " in wrong:
        text = text.replace("\n", "\r\n")
    made = _made(root, "records/people/ada-quill.yaml", wrong.replace("{}", text))
    if mended is None and "- name: Ada Q." in wrong:
        assert "\t" not in made
        assert [name["name"] for name in yaml.safe_load(made)["other_names"]] == ["A. Quill", "Ada Q."]
    else:
        assert made == (wrong if mended is None else mended).replace("{}", text)


def test_tabs_that_could_mean_several_things_stay(root: Path) -> None:
    wrong = f"{PERSON}positions:\n  - title: Minister\n    sources:\n    - article: x\n\tevidence: y\n"
    assert _made(root, "records/people/ada-quill.yaml", wrong) == wrong


def test_a_cut_quote_is_made_whole_where_the_article_has_the_words(root: Path) -> None:
    good = (root / STATEMENT).read_text("utf-8")
    article = next((root / "archive").iterdir())
    text = article.read_text("utf-8").replace("set a date yet", "set #date yet")
    article.write_text(text, "utf-8")
    record = next((root / "records/articles").iterdir())
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    record.write_text(
        re.sub("sha256: '[0-9a-f]*'", f"sha256: '{sha256}'", record.read_text("utf-8")), "utf-8"
    )
    good = good[: good.index("    proofs:")] + good[good.index("origin:") :]
    wrong = good.replace("quote: We have not set a date yet  ", "quote: We have not set #date yet")
    assert "quote: 'We have not set #date yet'" in _made(root, STATEMENT, wrong)
    lost = good.replace("quote: We have not set a date yet  ", "quote: We have not set #dates yet")
    assert _made(root, STATEMENT, lost) == lost


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        ("speaker: ada-quil # who\n", "speaker: ada-quill # who\n"),
        ("speeker: ada-quill # who\n", "speaker: ada-quill # who\n"),
        ("speaker: ada-quill\nvenue: Pier #3 # where\n", None),
        ("speaker: ada-quill\nsetting: Pier #3\n", None),
    ],
)
def test_a_guess_is_made_only_if_it_is_asked_for(root: Path, wrong: str, mended: str | None) -> None:
    good = (root / STATEMENT).read_text("utf-8")
    text = re.sub("speaker: .*\n", wrong, good)
    assert _made(root, STATEMENT, text) == text
    assert _made(root, STATEMENT, text, "--unsafe-fixes") == (
        re.sub("speaker: .*\n", mended, good) if mended else text
    )


def test_a_value_that_is_held_against_nothing_is_made_whole_only_if_it_is_asked_for(root: Path) -> None:
    good = (root / STATEMENT).read_text("utf-8")
    text = f"{good}notes: See pier #3 and pier 4\n"
    assert _made(root, STATEMENT, text) == text
    assert _made(root, STATEMENT, text, "--unsafe-fixes") == f"{good}notes: 'See pier #3 and pier 4'\n"


PERSON = "schema: person/2\nid: ada-quill\nname: Ada Quill\norigin: {method: curated}\n"
AMBIGUOUS = st.sampled_from(["NO", "12:30", "2031-03-04", "on", "=", "y", "~x", "plain words", "Off"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(first=AMBIGUOUS, second=AMBIGUOUS, ends=st.sampled_from(["\n", "\r\n"]))
def test_no_value_and_no_comment_changes(first: str, second: str, ends: str, tmp_path: Path) -> None:
    if not (tmp_path / "onrecord.yaml").exists():
        write_dataset(tmp_path)
    path = tmp_path / "records/people/ada-quill.yaml"
    lines = PERSON.splitlines()
    lines += [
        f"notes: {first} # says {first}",
        "other_names:",
        f"  - name: {second} # says {second}",
        "# the end",
    ]
    path.write_bytes((ends.join(lines) + ends).encode())
    fix_records([Opened(*load_dataset(tmp_path))], _find)
    text = path.read_bytes().decode()
    assert [line.replace("'", "").replace('"', "") for line in text.split(ends)[:-1]] == [
        line.replace("'", "").replace('"', "") for line in lines
    ]
    read = yaml.safe_load(text)
    assert (read["notes"], read["other_names"][0]["name"]) == (first, second)

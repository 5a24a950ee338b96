"""Every language's file is complete, and what it says is told apart from what another one says."""

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from validator.quotes.languages.choose import codes, pack_for, pack_of
from validator.quotes.languages.pack import read_pack
from validator.quotes.languages.word_set import WordSet

PAGE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
ENGLISH = (
    "The harbour is open to all of us, and there is nothing that we would rather have than this, she said."
)
SWEDISH = (
    "Hamnen är öppen för alla som vill och det finns inte något som vi hellre har än den, säger hon till oss."
)


@pytest.mark.parametrize("code", codes())
def test_a_pack_is_complete(code: str) -> None:
    pack = pack_of(code)
    assert pack is not None
    assert pack.code == code
    assert len(pack.negations.entries) >= 5
    assert min(len(pack.reversing.entries), len(pack.restricting.entries), len(pack.saying.entries)) >= 15
    assert min(len(pack.function.words), len(pack.numbers.entries)) >= 25
    assert min(len(pack.asking.entries), len(pack.replying.entries), len(pack.continuing.entries)) >= 2
    assert min(len(pack.pronouns.entries), len(pack.quantifiers.entries), len(pack.adverbs.entries)) >= 8
    assert min(len(pack.time.entries), len(pack.hedges.entries)) >= 10
    assert len(pack.prepositions.entries) + len(pack.postpositions.entries) >= 10
    assert not pack.time.words & pack.hedges.words
    assert all(len(pair) == 2 for pair in pack.marks)
    assert pack.code not in pack.kin
    assert all(name in PAGE for name in re.split(", | and ", pack.name))
    assert not pack.subject_pronouns.words & pack.first_person.words


def test_a_pack_says_what_is_wrong_with_it() -> None:
    given = {
        name: value
        for name, value in vars(import_module("validator.quotes.languages.en")).items()
        if name.isupper()
    }

    def pack(**changed: object) -> None:
        module = ModuleType("xx")
        vars(module).update({**given, **changed})
        read_pack(module)

    pack()
    for changed, message in (
        ({"SAYING": ""}, "SAYING is empty"),
        ({"MARKS": "“”"}, "MARKS must be"),
        ({"NEGATION": "no"}, "no field is called NEGATION"),
        ({"SAYING": "Said"}, "'Said' is no word in lower case"),
        ({"SAYING": "s*d"}, "is no word"),
    ):
        with pytest.raises(ValueError, match=message):
            pack(**changed)
    del given["SAYING"]
    with pytest.raises(ValueError, match="SAYING is missing"):
        pack()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", ENGLISH, "en"),
        ("en-GB", ENGLISH, "en"),
        ("sv_SE", SWEDISH, "sv"),
        ("sv", ENGLISH, None),
        ("en", SWEDISH, None),
        ("en", "Ships ahoy", "en"),
        ("en", "Школа получит новую крышу", None),
        ("xx", ENGLISH, None),
        ("", ENGLISH, None),
        ("../en", ENGLISH, None),
    ],
)
def test_a_pack_holds_for_its_own_language(language: str, text: str, expected: str | None) -> None:
    pack = pack_for(language, text)
    assert (pack and pack.code) == expected


def test_words_are_written_with_patterns() -> None:
    words = WordSet("not un* *less *bid* far_from")
    assert [
        word for word in ("not", "note", "undo", "homeless", "forbidden", "far", "from") if word in words
    ] == [
        "not",
        "undo",
        "homeless",
        "forbidden",
    ]
    assert words.find(["so", "far", "off"]) is None
    assert words.find(["so", "far", "from", "it"]) == "far from"
    assert words.find_in_run("notfar") == "not"

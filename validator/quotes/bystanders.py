"""Somebody else in an attribution: ``said Holt, while Lowe shook his head``. Who goes on then, nobody can tell."""

from validator.quotes.languages.pack import Pack
from validator.quotes.text import Words

# These begin what happens at the same time, mostly by somebody else; a few with a second word.
_WHILE = frozenset(
    (
        *(
            "while",
            "whilst",
            "as",
            "während",
            "mientras",
            "mentre",
            "enquanto",
            "terwijl",
            "medan",
            "mens",
            "kun",
        ),
        *(
            "podczas_gdy",
            "zatímco",
            "medtem",
            "dok",
            "док",
            "пока",
            "поки",
            "докато",
            "ενώ",
            "καθώς",
            "miközben",
        ),
        *(
            "tandis_que",
            "tandis_qu'",
            "pendant_que",
            "pendant_qu'",
            "alors_que",
            "alors_qu'",
            "în_timp",
            "kol",
        ),
        *("kamēr", "meðan", "بينما", "בעוד", "जबकि", "samal_kui", "zatiaľ"),
    )
)


def names_bystander(words: Words, start: int, end: int, pack: Pack) -> bool:
    """Whether the words of an attribution, from ``start`` to ``end``, tell what somebody else does besides."""
    keys = words.keys
    for at in range(start + 1, end - 1):
        key, behind = keys[at], at + 1
        two = f"{key}_{keys[behind]}"
        if two in _WHILE:
            behind += 1
        elif key not in _WHILE:
            if key not in pack.conjunctions or "," not in words.gaps[at] or key in pack.restricting:
                continue
            if any(other in pack.asking for other in keys[behind:end]):
                continue  # "…, and, when asked, …"
            if _begins_subject(words, behind, pack):
                return True
            continue
        if behind < end and not _is_speaker(keys[behind], pack):
            return True
    return False


def _begins_subject(words: Words, index: int, pack: Pack) -> bool:
    key = words.keys[index]
    named = words.forms[index][0].isupper() and pack.code != "de"
    return named or (key in pack.determiners and key not in pack.first_person)


def _is_speaker(key: str, pack: Pack) -> bool:
    """Whether a clause goes on about the speaker, as far as its first word shows."""
    return key in pack.subject_pronouns or key in pack.auxiliaries or key in pack.asking or key == "usual"

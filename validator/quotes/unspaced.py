"""Attributions in scripts without spaces: ``と市長は語った``."""

from functools import cache

from validator.quotes.languages.pack import Pack
from validator.quotes.said import Attribution

_MAX_CHARACTERS = 32
_NAME = 10  # characters of a name with its title
_HAN = "\u3400"  # the first Chinese character; kana come before


def read_run(run: str, pack: Pack) -> Attribution | None:
    """The attribution that a stretch of letters is, or None; verb and subject are looked for as parts of the whole."""
    if len(run) > _MAX_CHARACTERS * (1 if max(run) >= "\u3041" else 3) or pack.find_negation([run]):
        return None
    manner = ""
    for name, verbs in (
        ("replies", pack.replying),
        ("asks", pack.asking),
        ("continues", pack.continuing),
        ("says", pack.saying),
    ):
        found = verbs.find_in_run(run)
        if found:
            manner = manner or name
            run = run.replace(found, " ", 1)
    if not manner:
        return _read_bare(run, pack)
    pronoun = pack.subject_pronouns.find_in_run(run)
    if pronoun:
        return Attribution(manner, pronouns=frozenset([pronoun]))
    if manner == "continues":
        return Attribution(manner)
    return Attribution(manner, frozenset(filter(None, (_bare_name(part, pack) for part in run.split()))))


def _read_bare(run: str, pack: Pack) -> Attribution | None:
    """``と校長``: who says so, without a verb, if it ends with a title."""
    opening = next(
        (entry for entry in pack.governing.entries if run.startswith(entry) and len(entry) == 1), ""
    )
    name = run.removeprefix(opening)
    titled = any(name.endswith(title) for title in pack.titles.entries)
    return Attribution("says", frozenset([name])) if opening and titled and len(name) <= _NAME else None


def _bare_name(part: str, pack: Pack) -> str:
    """What is left of a stretch of letters without the little words around it: "と市長は" is "市長", "た" nothing."""
    little = _little(pack)
    if part in little:
        return ""
    name = part
    while entry := next((word for word in little if name.startswith(word)), ""):
        name = name.removeprefix(entry)
    while entry := next((word for word in little if name.endswith(word)), ""):
        name = name.removesuffix(entry)
    return name or part


@cache
def _little(pack: Pack) -> tuple[str, ...]:
    """The little words of a script without spaces that are written in its letters and not in Chinese characters.

    Long ones come first.
    """
    lists = (pack.auxiliaries, pack.governing, pack.postpositions)
    found = {entry for listed in lists for entry in listed.entries if entry < _HAN}
    return tuple(sorted(found, key=lambda entry: (-len(entry), entry)))

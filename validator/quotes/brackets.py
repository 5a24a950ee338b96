"""What a record may put into brackets: a name or a noun in the place of a pronoun, and little else.

Permission, not prohibition: what is not plainly a noun phrase is refused, and so is everything in a language that has
no file. That a bracket may keep what the source itself has, word for word, is decided in ``walk``.
"""

from collections.abc import Sequence

from validator.quotes.languages.pack import Pack
from validator.quotes.parse import Bracket, Quote
from validator.quotes.prepare import Prepared

# Possessives that are pronouns, too: whose something is may not be said for "the".
_OWNERS = frozenset(
    (
        *(
            "his",
            "her",
            "its",
            "their",
            "ihr",
            "leur",
            "lor",
            "lui",
            "hun",
            "haar",
            "hennar",
            "hans",
            "þeirra",
        ),
        *("του", "της", "των", "τους", "onun"),
    )
)


def may_replace(source: Prepared, quote: Quote, item: Bracket, start: int, end: int) -> bool:
    """Whether a bracket may stand for the source's words from ``start`` to ``end``, which the quote leaves out."""
    pack = source.pack
    replaced = source.keys[start:end]
    if pack is None or not item.is_free or not replaced:
        return False
    if not pack.spaces:
        run = "".join(replaced)
        return run in pack.pronouns and run not in pack.determiners and is_noun_phrase(quote, item, pack)
    if len(replaced) == 1 and _changes_person(item.keys, replaced[0], pack):
        return True
    if not all(key in pack.pronouns or key in pack.determiners for key in replaced):
        return False
    if not is_noun_phrase(quote, item, pack):
        return False
    if not any(key in pack.determiners for key in replaced):
        return True
    # "her" may belong to a noun behind it
    alone = all(key in pack.pronouns for key in replaced) and _stands_alone(source, end, pack)
    return alone or (len(replaced) == 1 and _is_genitive(source, quote, item, pack))


def may_add(source: Prepared, quote: Quote, item: Bracket, at: int) -> bool:
    """Whether a bracket may be put in before the source's word ``at``, in the middle of what is quoted.

    Three things may: who a pronoun is ("them [the crew]"), in words that the article has; whose a thing is ("the hall
    [of Oslan]"); and the rest of a name, where the article has the whole name.
    """
    pack = source.pack
    if pack is None or not item.is_free or not pack.spaces:
        return False
    keys, forms = item.keys, quote.forms[item.first : item.last]
    if keys[0] in pack.of:
        rest = Bracket(item.first + 1, item.last, keys[1:], item.is_free)
        defined = keys[0] in pack.determiners or (len(keys) > 1 and keys[1] in pack.determiners)
        return (
            len(keys) > 1
            and is_noun_phrase(quote, rest, pack)
            and (defined or all(form[0].isupper() for form in forms[1:]))
        )
    if not is_noun_phrase(quote, item, pack):
        return False
    if at < len(source.keys) and all(form[0].isupper() for form in (*forms, source.forms[at])):
        whole = "\n" + "\n".join((*keys, source.keys[at])) + "\n"
        if whole in source.key_text:
            return True
    if not at or source.keys[at - 1] not in pack.pronouns:
        return False
    content = [key for key in keys if key not in pack.determiners]
    named = keys[0] in pack.determiners or all(form[0].isupper() for form in forms)
    return named and all(key in source.positions for key in content)


def is_noun_phrase(quote: Quote, item: Bracket, pack: Pack) -> bool:
    """Whether a bracket holds a noun or a name, as far as that can be told: no word of any other sort."""
    keys = item.keys
    if not keys or any(quote.gaps[index].strip("'") for index in range(item.first + 1, item.last)):
        return False
    if any(char.isdigit() for key in keys for char in key) or pack.find_turn(keys):
        return False
    if not pack.spaces:
        return _is_noun_run("".join(keys), pack)
    content = [
        key
        for at, key in enumerate(keys)
        if not (
            key in pack.determiners
            or key in pack.titles
            or key in pack.genitive.words
            or (at and pack.titles.length_at(keys, at - 1) == 2)
        )
    ]
    refused = (
        pack.quantifiers,
        pack.numbers,
        pack.adverbs,
        pack.auxiliaries,
        pack.conjunctions,
        pack.relatives,
        pack.questions,
        pack.governing,
        pack.pronouns,
    )
    if any(key in listed for key in content for listed in refused) or any(map(pack.says, content)):
        return False
    if keys[0] in pack.quantifiers and keys[0] not in pack.titles and len(keys) == 1:
        return False
    last = keys[-1]
    if last in pack.genitive and last in pack.function:
        return len(keys) > 1  # a postposition: [कप्तान ने]
    behind = (
        len(keys) > 1 and last in pack.pronouns and keys[0] not in pack.determiners
    )  # pencuri itu: that thief
    return (
        (last not in pack.determiners or behind)
        and last not in pack.of
        and (last not in pack.function or last in pack.titles or behind)
    )


def _is_noun_run(run: str, pack: Pack) -> bool:
    """The same in scripts without spaces, where short words are too often parts of others to say anything."""
    if pack.quantifiers.find_in_run(run) or pack.numbers.find_in_run(run):
        return False
    long = [
        entry
        for listed in (pack.adverbs, pack.questions, pack.saying)
        for entry in listed.entries
        if len(entry) > 1
    ]
    return run not in pack.pronouns and not any(entry in run for entry in long)


def _changes_person(keys: Sequence[str], replaced: str, pack: Pack) -> bool:
    """``[his]`` for "my", ``[they]`` for "we", ``[those]`` for "the": the reporter's view of the same thing."""
    key = keys[0]
    if len(keys) != 1 or key in pack.first_person or key in pack.quantifiers or key in pack.negations:
        return False
    if replaced not in pack.first_person:
        pointing = key in pack.determiners and key in pack.pronouns and key not in pack.subject_pronouns
        article = replaced in pack.determiners and replaced not in pack.pronouns
        return pointing and article and key not in _OWNERS
    possessive = replaced in pack.determiners
    return (key in pack.determiners) if possessive else (key in pack.subject_pronouns or key in pack.pronouns)


def _stands_alone(source: Prepared, end: int, pack: Pack) -> bool:
    """Whether the words before ``end`` are surely no determiner of what follows."""
    if source.is_unknown(end):
        return False
    if end >= len(source.keys) or source.zones[end] != source.zones[end - 1] or source.gaps[end].strip("'"):
        return True
    key = source.keys[end]
    return any(key in words for words in (pack.auxiliaries, pack.prepositions, pack.conjunctions))


def _is_genitive(source: Prepared, quote: Quote, item: Bracket, pack: Pack) -> bool:
    """Whether a bracket names an owner, and so may stand for a possessive: ``[Ilves’s]`` for "his"."""
    form, key = quote.forms[item.last - 1], item.keys[-1]
    if key not in pack.genitive:
        return False
    if key.endswith(("'s", "s'")):
        return True
    # Many a word ends in s: the article must have it without.
    return form[0].isupper() and any(
        key.removesuffix(part.strip("*")) in source.positions for part in pack.genitive.entries
    )

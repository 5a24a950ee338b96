"""What an error of each keyword means, in words and at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from validator.findings.finding import KeyPath, Problem, cut_short
from validator.findings.rule import Hit
from validator.schema.choices import choice
from validator.schema.described import as_field, field_at, keys_at
from validator.schema.leaves import GIVEN_UP, GaveUpError, matches, what_is_wrong
from validator.schema.likely import likely, odd_letters
from validator.schema.messages import (
    OTHERWISE,
    closed_elsewhere,
    missing_key,
    name_of,
    not_in_list,
    out_of_range,
    show,
    unknown_key,
    wrong_combination,
    wrong_form,
    wrong_type,
)
from validator.schema.schema import Field, Schema
from validator.schema.words import describe, named_keys, written
from validator.source.limits import not_judged


@dataclass
class Telling:
    """The schema that is explained, and what was told already: branches in branches come to the same errors again."""

    schema: Schema
    branches: int = 0
    """How many choices the error that is told lies in: what is described in another branch counts for nothing."""
    _told: dict[tuple[int, KeyPath], tuple[Any, list[Hit]]] = field(default_factory=dict)

    def hits_of(self, error: Any, above: KeyPath = ()) -> list[Hit]:
        """What one error means. `above` is the way to the value that the error's own path begins at."""
        key = (id(error), above)
        if key not in self._told:
            self._told[key] = error, hits_of(error, self, above)
        return self._told[key][1]


def hits_of(error: Any, telling: Telling, above: KeyPath) -> list[Hit]:
    """The same, told anew."""
    path = (*above, *error.relative_path)
    sentence = SENTENCES.get(error.validator)
    if sentence is None:  # a keyword of the schema's author; nothing here judges by one
        return [
            (wrong_combination, wrong_combination(path, f"{name_of(path)} does not fit {error.validator!r}"))
        ]
    return list(sentence(error, path, telling))


_DESCRIBING = ("title", "description", "enum", "const")


def _missing(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    key = error.validator_value
    below = error.schema.get("properties") if isinstance(error.schema, dict) else None
    said = below.get(key) if isinstance(below, dict) else None
    known = field_at(telling.schema, (*path, key)) or as_field(said)
    if telling.branches and isinstance(said, dict) and not said.keys().isdisjoint(_DESCRIBING):
        known = as_field(said)  # of the branch that is told, not of any
    yield missing_key, missing_key(path, key, known)


def _unknown(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    key, value = error.validator_value, error.instance
    everywhere = keys_at(telling.schema, path)
    here = [other for other in error.schema.get("properties", {}) if other not in value]
    if error.validator == "unevaluatedProperties":
        here = [other for other in everywhere if other not in value]
    elif not telling.branches and key in everywhere and key not in error.schema.get("properties", {}):
        yield closed_elsewhere, closed_elsewhere((*path, key), key, list(error.schema.get("properties", {})))
        return
    patterns = error.schema.get("patternProperties", {})
    yield unknown_key, unknown_key(path, key, here, list(patterns) if isinstance(patterns, dict) else [])


def _too_many_items(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    said = f"{name_of(path)}: the schema does not know an item at this place (number {error.validator_value + 1})"
    hint = "delete the item, or write it where it belongs"
    yield out_of_range, out_of_range((*path, error.validator_value), said, hint)


def _type(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    types = error.validator_value
    yield wrong_type, wrong_type(path, error.instance, [types] if isinstance(types, str) else list(types))


def _enum(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    yield not_in_list, not_in_list(path, error.instance, error.validator_value)


def _const(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    yield not_in_list, not_in_list(path, error.instance, [error.validator_value])


def _given_up(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    said = f"holds a text for which a pattern of its schema takes too many steps: {cut_short(error.validator_value)}"
    hint = "shorten the text here, or write the pattern without look-around, back-references and \\b"
    yield not_judged, replace(not_judged("this record", said, ""), path=path, hint=hint)


def _pattern(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    described = error.schema.get("description")
    said = (
        described if isinstance(described, str) and described else f"it must match {error.validator_value!r}"
    )
    known = as_field(error.schema) if telling.branches and described else field_at(telling.schema, path)
    yield wrong_form, _with_a_guess(wrong_form(path, error.instance, known, said), error, known)


def _with_a_guess(problem: Problem, error: Any, known: Field | None) -> Problem:
    """The problem with what was probably meant, if that has the form that was asked for, and with letters by name."""

    def fits(text: str) -> bool:
        try:
            return matches(error.validator_value, text)
        except GaveUpError:
            return False

    value = error.instance
    if not isinstance(value, str) or problem.spelling:
        return problem
    odd = odd_letters(value, fits)
    if odd:
        problem = replace(problem, message=f"{problem.message}; {odd}")
    meant = likely(value, fits)
    if meant is None:
        return problem
    guess = f"did you mean {meant!r}?"
    if known and known.ref:
        guess = f"written as an id this is {meant!r}, if there is such a record."
    return replace(
        problem, hint=f"{guess} {problem.hint}", properties={"instead": meant, OTHERWISE: problem.hint}
    )


_EXAMPLES = {
    "date": "2031-03-04",
    "date-time": "2031-03-04T12:30:00Z",
    "time": "12:30:00Z",
    "duration": "P1DT2H",
    "email": "ada@example.org",
    "hostname": "www.example.org",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.org/a",
    "uuid": "2f1c6a9e-5b7d-4c1e-9a53-7d0e4b8f6c21",
}
_FORMAT_WORDS = {"uri": "web address (URI)"}


def _format(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    name = str(error.validator_value)
    if name == "regex":
        hint = what_is_wrong(error.instance)
        said = f"{name_of(path)} can't be used as a pattern: {show(error.instance)}"
        yield wrong_form, wrong_form(path, error.instance, None, hint, said)
        return
    example = f", such as {_EXAMPLES[name]}" if name in _EXAMPLES else ""
    said = f"it must be a {_FORMAT_WORDS.get(name, name)}{example}"
    yield wrong_form, wrong_form(path, error.instance, field_at(telling.schema, path), said)


def _encoding(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    said = f"the text must be encoded as {error.validator_value}"
    yield wrong_form, wrong_form(path, error.instance, None, said)


def _media_type(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    yield wrong_form, wrong_form(path, error.instance, None, f"the text must be {error.validator_value}")


def _count(number: Any, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


_LIMITS: dict[str, tuple[str, str]] = {
    "minimum": ("must be at least {}", ""),
    "maximum": ("must be at most {}", ""),
    "exclusiveMinimum": ("must be more than {}", ""),
    "exclusiveMaximum": ("must be less than {}", ""),
    "minLength": ("must have at least {}", "character"),
    "maxLength": ("must have at most {}", "character"),
    "minItems": ("must have at least {}", "item"),
    "maxItems": ("must have at most {}", "item"),
    "minProperties": ("must have at least {}", "key"),
    "maxProperties": ("must have at most {}", "key"),
    "multipleOf": ("must be a multiple of {}", ""),
}


def _limit(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    said, noun = _LIMITS[error.validator]
    limit = error.validator_value
    if (
        error.validator in ("minimum", "maximum")
        and error.schema.get(f"exclusive{error.validator.title()}") is True
    ):
        said = _LIMITS[f"exclusive{error.validator.title()}"][0]  # as draft 4 has it
    words = f"{name_of(path)} {said.format(_count(limit, noun) if noun else limit)}"
    if noun:
        words += f", but has {len(error.instance) or 'none'}"
        if not error.instance:
            words = f"{name_of(path)} must not be empty" if limit == 1 else words
    yield out_of_range, out_of_range(path, words)


def _repeated(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    *whole, _ = path
    first = error.validator_value + 1
    said = f"{name_of(tuple(whole))} must not hold the same item twice: this one is item {first} again"
    yield out_of_range, out_of_range(path, said, "delete it, or correct it if it was meant to differ")


def _needed_by(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    key, other = error.validator_value
    said = f"where {key!r} stands, {other!r} is needed too"
    yield (
        wrong_combination,
        wrong_combination(path, f"{name_of(path)}: {said}", f"add {other!r}, or delete {key!r}"),
    )


def _under(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    """What a condition asks for, with the condition where it can be told shortly."""
    words = f"{error.validator_value!r} stands there" if error.validator == "dependentSchemas" else ""
    condition = "" if words else describe(error.validator_value)
    for inner in error.context:
        for found, problem in telling.hits_of(inner, path):
            if condition:
                holds = "holds" if error.validator == "then" else "does not hold"
                of = f" of {name_of(path)}" if path and problem.path != path else ""
                words = f"this condition {holds}{of}: {condition}"
            why = (f"asked for because {words}",) if words else ()
            yield found, replace(problem, detail=(*problem.detail, *why))


def _name(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    """A key that may not be called as it is."""
    key = error.instance
    if error.validator_value is False:
        said = f"the schema rules out any key in {name_of(path)} here"
        yield wrong_combination, wrong_combination(path, said, "delete it, or correct the fields beside it")
        return
    described = (
        error.context[0].schema.get("description") if isinstance(error.context[0].schema, dict) else None
    )
    found, problem = telling.hits_of(error.context[0], path)[0]
    hint = problem.hint if found in (wrong_form, not_in_list) else ""
    if not hint:
        words = describe(error.validator_value)
        hint = f"correct the key{f'; it must be {words}' if words else ''}, or delete it"
    said = f"the key {key!r} may not be called so"
    yield wrong_form, wrong_form((*path, key), key, None, str(described or hint), said=said, side="key")


def _false(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    said = f"the schema rules out {name_of(path)} here"
    yield wrong_combination, wrong_combination(path, said, "delete it, or correct the fields beside it")


def _all_required(ruled_out: Any) -> list[str]:
    """The keys that a schema under `not` asks for, if it asks for nothing else."""
    if not isinstance(ruled_out, dict):
        return []
    parts = ruled_out.get("allOf")
    if isinstance(parts, list) and ruled_out.keys() <= {"allOf", "type"}:
        keys = [_all_required(part) for part in parts]
        return [key for each in keys for key in each] if all(keys) else []
    needed = ruled_out.get("required")
    if isinstance(needed, list) and ruled_out.keys() <= {"required", "type", "properties"}:
        return needed
    return []


def _not(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    ruled_out = error.validator_value
    needed = _all_required(ruled_out)
    if needed:
        if len(needed) == 1:
            said = f"{name_of(path)}: {needed[0]!r} can't stand here with the other fields as they are"
            hint = f"delete {needed[0]!r}, or correct the fields beside it"
        else:
            said = f"{name_of(path)}: {named_keys(needed)} can't stand here together"
            hint = f"delete {'one of them' if len(needed) == 2 else 'some of them'}"
        yield wrong_combination, wrong_combination(path, said, hint)
        return
    words = describe(ruled_out)
    if (
        isinstance(ruled_out, dict)
        and isinstance(ruled_out.get("enum"), list)
        and not isinstance(error.instance, (list, dict))
    ):
        words = (
            f"{written(error.instance)} here; it rules out {words}" if len(ruled_out["enum"]) > 1 else words
        )
    said = f"{name_of(path)}: the schema rules out {words or 'what stands here'}"
    yield (
        wrong_combination,
        wrong_combination(path, said, "write something else; the schema says what must not stand here"),
    )


def _contains(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    words = describe(error.schema.get("contains")) or "as the schema asks for"
    if error.validator == "maxContains":
        said, hint = f"at most {_count(error.validator_value, 'item')} may be {words}", "delete some of them"
    else:
        number = error.validator_value if error.validator == "minContains" else 1
        said, hint = f"at least {_count(number, 'item')} must be {words}", "add what is missing"
    yield wrong_combination, wrong_combination(path, f"{name_of(path)}: {said}", hint)


SENTENCES: dict[Any, Callable[[Any, KeyPath, Telling], Iterator[Hit]]] = {
    "additionalItems": _too_many_items,
    "additionalProperties": _unknown,
    "anyOf": choice,
    "const": _const,
    "contains": _contains,
    "contentEncoding": _encoding,
    "contentMediaType": _media_type,
    "dependentRequired": _needed_by,
    "dependentSchemas": _under,
    "else": _under,
    "enum": _enum,
    "false": _false,
    "format": _format,
    "items": _too_many_items,
    "maxContains": _contains,
    "minContains": _contains,
    "not": _not,
    "oneOf": choice,
    "pattern": _pattern,
    GIVEN_UP: _given_up,
    "propertyNames": _name,
    "required": _missing,
    "then": _under,
    "type": _type,
    "unevaluatedItems": _too_many_items,
    "unevaluatedProperties": _unknown,
    "uniqueItems": _repeated,
    **dict.fromkeys(_LIMITS, _limit),
}

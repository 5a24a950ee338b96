"""What an error of each keyword means, in words and at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from validator.findings.finding import KeyPath
from validator.findings.paths import ITEMS, Pattern
from validator.findings.rule import Hit
from validator.schema.branches import Branch, branches, meant, of_another_type, tag_of
from validator.schema.leaves import GaveUpError, matches, what_is_wrong
from validator.schema.misfits import (
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
from validator.schema.words import MAX_LISTED, describe, named_keys, types_in_words, written

MAX_BRANCHES = 8
"""How many branches are told of, one a line, where none is meant more than the others."""


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


def _missing(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    key = error.validator_value
    below = error.schema.get("properties") if isinstance(error.schema, dict) else None
    said = below.get(key) if isinstance(below, dict) else None
    yield missing_key, missing_key(path, key, field_at(telling.schema, (*path, key)) or _as_field(said))


def _unknown(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    key, value = error.validator_value, error.instance
    everywhere = keys_at(telling.schema, path)
    here = [other for other in error.schema.get("properties", {}) if other not in value]
    if error.validator == "unevaluatedProperties":
        here = [other for other in everywhere if other not in value]
    elif not telling.branches and key in everywhere and key not in error.schema.get("properties", {}):
        yield closed_elsewhere, closed_elsewhere((*path, key), key, list(error.schema.get("properties", {})))
        return
    yield unknown_key, unknown_key(path, key, here)


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


def _pattern(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    described = error.schema.get("description")
    said = (
        described if isinstance(described, str) and described else f"it must match {error.validator_value!r}"
    )
    known = field_at(telling.schema, path)
    try:
        matches(error.validator_value, error.instance)
    except GaveUpError:
        said, known = (
            "the schema's regular expression takes too many steps for this text, so it was given up",
            None,
        )
    yield wrong_form, wrong_form(path, error.instance, known, said)


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
    if error.validator == "dependentSchemas":
        why = f"asked for because {error.validator_value!r} stands there"
    else:
        words = describe(error.validator_value)
        holds = "holds" if error.validator == "then" else "does not hold"
        why = f"asked for because this condition {holds}: {words}" if words else ""
    for inner in error.context:
        for found, problem in telling.hits_of(inner, path):
            yield found, replace(problem, detail=(*problem.detail, why)) if why else problem


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


def _choice(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    """`anyOf` and `oneOf`: what is wrong with the branch that is meant, or that none is."""
    if not error.context:
        yield _several(error, path)
        return
    telling.branches += 1
    yield from list(_one_of_them(error, path, telling))
    telling.branches -= 1


def _one_of_them(error: Any, path: KeyPath, telling: Telling) -> Iterator[Hit]:
    found = branches(error)
    left = meant(found)
    if all(of_another_type(branch) or tag_of(branch) == () for branch in found):
        yield _none_at_all(found, error.instance, path)
        return
    tags = {tag_of(branch) for branch in left}
    if len(left) > 1 and len(tags) == 1 and (tag := tags.pop()):
        values = [value for branch in left for value in _tag_values(branch, tag)]
        yield not_in_list, not_in_list((*path, *tag), error.instance[tag[0]], values)
        return
    if len(left) == 1:
        for inner in left[0].errors:
            yield from telling.hits_of(inner, path)
        return
    yield from _tied(left, path, telling)


def _several(error: Any, path: KeyPath) -> Hit:
    forms = [_title(option) for option in error.validator_value]
    said = f"{name_of(path)}: this fits several of the possible forms at once; only one may apply"
    named = "; ".join(dict.fromkeys(form for form in forms if form))
    hint = f"it fits: {named}; delete what belongs to the others" if named else ""
    return wrong_combination, wrong_combination(path, said, hint)


def _none_at_all(found: list[Branch], value: Any, path: KeyPath) -> Hit:
    """No branch is for a value like this one."""
    types: list[str] = []
    values: list[Any] = []
    for branch in found:
        for error in branch.errors:
            if not error.relative_path and error.validator == "type":
                said = error.validator_value
                types += [said] if isinstance(said, str) else said
            elif not error.relative_path and error.validator in ("const", "enum"):
                values += [error.validator_value] if error.validator == "const" else error.validator_value
    types = list(dict.fromkeys(types))
    if values and (not types or any(type(value) is type(each) for each in values)):
        return not_in_list, not_in_list(path, value, values, types_in_words(types))
    if types:
        return wrong_type, wrong_type(path, value, types, values)
    said = f"the schema rules out {name_of(path)} here"
    return wrong_combination, wrong_combination(path, said, "delete it, or correct the fields beside it")


def _tag_values(branch: Branch, tag: KeyPath) -> list[Any]:
    for error in branch.errors:
        if tuple(error.relative_path) == tag and error.validator == "const":
            return [error.validator_value]
        if tuple(error.relative_path) == tag and error.validator == "enum":
            return list(error.validator_value)
    return []


def _tied(left: list[Branch], path: KeyPath, telling: Telling) -> Iterator[Hit]:
    told = [[hit for error in branch.errors for hit in telling.hits_of(error, path)] for branch in left]
    keys = [
        [
            problem.properties["key"]
            for found, problem in hits
            if found is missing_key and problem.path == path
        ]
        for hits in told
    ]
    if all(len(missing) == len(hits) for missing, hits in zip(keys, told, strict=True)):
        ways = list(dict.fromkeys(named_keys(missing) for missing in keys))
        said = f"{'one of these keys is needed' if len(ways) > 1 else 'this is needed'}: {', '.join(ways[:MAX_LISTED])}"
        hint = "add one of them" if len(ways) > 1 else "add what is missing"
        yield wrong_combination, wrong_combination(path, f"{name_of(path)}: {said}", hint)
        return
    messages = [tuple((problem.path, problem.message) for _, problem in hits) for hits in told]
    if len(set(messages)) == 1:
        yield from told[0]
        return
    titles = [_title(branch.schema) for branch in left]
    lines = []
    for number, (title, hits) in enumerate(zip(titles, told, strict=True), 1):
        form = title if title and titles.count(title) == 1 else f"form {number}"
        lines.append(f"{form}: {'; '.join(problem.message for _, problem in hits[:3])}")
    more = [f"and {len(lines) - MAX_BRANCHES} more"] if len(lines) > MAX_BRANCHES else []
    said = f"{name_of(path)} fits none of the forms that it may have"
    yield (
        wrong_combination,
        replace(
            wrong_combination(path, said, "choose one of the forms, and write it as that asks for"),
            detail=(*lines[:MAX_BRANCHES], *more),
        ),
    )


def _title(option: Any) -> str:
    title = option.get("title") if isinstance(option, dict) else None
    return title if isinstance(title, str) and title else describe(option)


SENTENCES: dict[Any, Callable[[Any, KeyPath, Telling], Iterator[Hit]]] = {
    "additionalItems": _too_many_items,
    "additionalProperties": _unknown,
    "anyOf": _choice,
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
    "oneOf": _choice,
    "pattern": _pattern,
    "propertyNames": _name,
    "required": _missing,
    "then": _under,
    "type": _type,
    "unevaluatedItems": _too_many_items,
    "unevaluatedProperties": _unknown,
    "uniqueItems": _repeated,
    **dict.fromkeys(_LIMITS, _limit),
}


def field_at(schema: Schema, path: KeyPath) -> Field | None:
    """The field that a schema describes at a place of a record."""
    return _fields(schema).get(_pattern_of(path))


def keys_at(schema: Schema, path: KeyPath) -> list[str]:
    """The keys that a schema describes at a place, in any of its branches."""
    return _keys(schema).get(_pattern_of(path), [])


def _pattern_of(path: KeyPath) -> Pattern:
    return tuple(ITEMS if isinstance(part, int) else part for part in path)


def _as_field(said: Any) -> Field | None:
    if not isinstance(said, dict):
        return None
    title, description, enum = said.get("title"), said.get("description"), said.get("enum")
    return Field(
        (),
        title=title if isinstance(title, str) else "",
        description=description if isinstance(description, str) else "",
        enum=tuple(enum) if isinstance(enum, list) else (said["const"],) if "const" in said else (),
    )


@lru_cache(maxsize=64)
def _fields(schema: Schema) -> dict[Pattern, Field]:
    """The fields of a schema, by their places."""
    return {field.pattern: field for field in schema.fields}


@lru_cache(maxsize=64)
def _keys(schema: Schema) -> dict[Pattern, list[str]]:
    """The keys of each object that a schema describes."""
    found: dict[Pattern, list[str]] = {}
    for *parent, key in _fields(schema):
        if key != ITEMS:
            found.setdefault(tuple(parent), []).append(key)
    return found

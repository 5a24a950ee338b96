"""What stands for more in a case: a value for EACH, one record of many by its number, a value at its place."""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]


def put(data: Any, value: Any) -> Any:
    """A case with a value wherever it has EACH."""
    if isinstance(data, dict):
        return {put(key, value): put(item, value) for key, item in data.items() if key != "each"}
    if isinstance(data, list):
        return [put(item, value) for item in data]
    if data == "EACH":
        return value
    return data.replace("EACH", str(value)) if isinstance(data, str) else data


def numbered(data: Any, number: int) -> Any:
    """One of many records or entries, by its number."""
    if isinstance(data, dict):
        return {key: numbered(item, number) for key, item in data.items() if key != "many"}
    if isinstance(data, list):
        return [numbered(item, number) for item in data]
    if isinstance(data, str):
        for word, other in (("NUMBER", number), ("NEXT", number + 1), ("LAST", number - 1)):
            data = data.replace(word, f"{other:04}")
    return data


def _repeated(entries: list[Any]) -> list[Any]:
    """The entries of a list, those with `many` so many times."""
    many = [(entry, entry.get("many") if isinstance(entry, dict) else None) for entry in entries]
    return [
        made
        for entry, times in many
        for made in ([numbered(entry, number + 1) for number in range(times)] if times else [entry])
    ]


def change(record: Data, changes: Data) -> Data:
    """Put values at their places."""
    for way, value in changes.items():
        value = _repeated(value) if isinstance(value, list) else value
        *above, last = way.split(".")
        holder: Any = record
        for part in above:
            holder = holder[int(part)] if isinstance(holder, list) else holder.setdefault(part, {})
        if isinstance(holder, list) and int(last) == len(holder):
            holder.append(value)
        elif isinstance(holder, list):
            holder[int(last)] = value
        elif value is None:
            holder.pop(last, None)
        else:
            holder[last] = value
    return record

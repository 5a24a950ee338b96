"""What was published: `published.json` remembers the ids that readers may rely on, and the content of each version.

Beside onrecord.yaml, and in git with it: a JSON object with `versions`, from version numbers to content hashes
(`content` in the manifest), and `records`, from ids to kinds. `onrecord build --publish` writes it. A dataset without
it has published nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from validator.findings.finding import Problem
from validator.findings.rule import Hit, message
from validator.findings.usage import UsageError
from validator.source.files import read_ordinary

PUBLISHED_FILE = "published.json"
_LARGEST = 256 * 1024 * 1024

Published = dict[str, dict[str, str]]


@message("published-id-missing", "dataset")
def published_id_missing(name: str, kind: str) -> Problem:
    """A record that was published is not there any more.

    `published.json` has the ids of all records that readers were given. Whoever cited one of them, or joined their own
    data to it, must still find it: withdrawn, with the reason, but not gone. As long as some record can't be read,
    nobody knows what is missing, and this waits.

    To mend it: bring the record back (`git log --diff-filter=D -- 'records/*'` finds the commit), and withdraw it if it
    was wrong: `onrecord withdraw ID --reason ...`.
    """
    return Problem(
        ("records", name),
        f"the {kind} {name!r} was published, and there is no record with this id any more",
        hint=f"bring it back; if it was wrong: onrecord withdraw {name} --reason '...'",
        side="key",
    )


def read_published(folder: Path) -> Published:
    """The list of a dataset's folder. Raises UsageError if it is not such a list."""
    try:
        data = json.loads(read_ordinary(folder / PUBLISHED_FILE, folder, _LARGEST))
    except FileNotFoundError:
        return {"versions": {}, "records": {}}
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{PUBLISHED_FILE} can't be read: {error}") from error
    parts = [data.get(key) for key in ("versions", "records")] if isinstance(data, dict) else []
    if not parts or not all(
        isinstance(part, dict) and all(isinstance(value, str) for value in part.values()) for part in parts
    ):
        raise UsageError(
            f"{PUBLISHED_FILE} must have 'versions', from version numbers to hashes, and 'records', from ids to kinds"
        )
    return {"versions": data["versions"], "records": data["records"]}


def missing(published: Published, there: Collection[str]) -> Iterator[Hit]:
    """What there is to say of published ids that no record has."""
    for name, kind in published["records"].items():
        if name not in there:
            yield published_id_missing, published_id_missing(name, kind)


def write_published(folder: Path, published: Published) -> None:
    """Write the list, whole or not at all. Raises OSError."""
    from validator.source.write import replace_file

    ordered = {
        "versions": published["versions"],
        "records": dict(sorted(published["records"].items())),
    }
    replace_file(folder / PUBLISHED_FILE, json.dumps(ordered, indent=2, ensure_ascii=False) + "\n")

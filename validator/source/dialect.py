"""How YAML and JSON are meant by those who write them: which version, whether keys are merged or text, comments.

Records are YAML 1.2 with text as keys, and what other programs may read differently is told. Files that were there
before, of a kind with a schema of its own, may be meant otherwise; then onrecord.yaml says so, and they are read as
their makers read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from validator.source.scalars import core_value
from validator.source.traps import plain_elsewhere


class Dialect(NamedTuple):
    """How a file is meant.

    `version` is 1.1 or 1.2 where the makers said so, else 0: YAML 1.2, and what 1.1 reads differently is told.
    `merge`: `<<` copies keys in (yaml.org/type/merge.html). `text_keys`: a key such as `200` is the text that is
    written. `comments`: JSON may have comments, and a comma behind the last of a list. `digits_as_text`: numbers
    of JSON with more digits than programs keep are the text that is written.
    """

    version: float = 0
    merge: bool = False
    text_keys: bool = False
    comments: bool = False
    digits_as_text: bool = False

    def value(self, written: str) -> Any:
        """The value of a plain scalar.

        In YAML 1.1 it is what PyYAML makes of it, except that a day or a time stays the text that is written, since
        JSON, and so a schema, knows neither.
        """
        if self.version != 1.1:
            return core_value(written)
        try:
            value = plain_elsewhere(written)
        except ValueError:
            return written
        return written if isinstance(value, date) else value


PLAIN = Dialect()
"""YAML 1.2, with nothing said of it."""


def dialect_of(entry: Mapping[str, Any]) -> Dialect:
    """What `yaml` and `json` of a kind in onrecord.yaml say."""
    yaml, json = entry.get("yaml", {}), entry.get("json", {})
    return Dialect(
        yaml.get("version", 0),
        yaml.get("merge") == "allow",
        yaml.get("keys") == "text",
        json.get("comments") == "allow",
        json.get("bigint") == "text",
    )

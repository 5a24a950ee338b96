"""Sign-off: who stands by which text of a record, and until when it must not be published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from validator.corpus.records import Record
from validator.edtf import read
from validator.findings.finding import Problem, Severity
from validator.rules.applies import has
from validator.rules.context import Context
from validator.rules.readers import entries, words
from validator.rules.shapes import record_rule

_NOT_REVIEWED = ("reviews", "proofs")
"""Keys, at any depth, that no reviewer reads: the reviews themselves, and what programs write."""


def reviewed_hash(data: dict[str, Any]) -> str:
    """The hash of a record as it is reviewed: `sha256:` and the SHA-256 of its data as JSON, in hexadecimal digits.

    The JSON has its keys sorted and no spaces, in UTF-8. Left out are the reviews, and the proofs, which programs
    write. A comment, the order of keys and how a value is spelt do not count.
    """
    text = json.dumps(_reviewed(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _reviewed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reviewed(child) for key, child in value.items() if key not in _NOT_REVIEWED}
    return [_reviewed(child) for child in value] if isinstance(value, list) else value


@record_rule("review-of-older-text", Severity.WARNING, concerns=has("reviews"))
def review_of_older_text(record: Record, context: Context) -> Iterator[Problem]:
    """A record was changed after it was reviewed.

    A review says that somebody compared the record with its sources, and `of` which text. The hash there is of the
    record's data without `reviews` and `proofs`, so that a comment or a new proof does not undo it. A review without a
    hash is told as information, with the hash of the record as it is now.

    To mend it: let the reviewer look at what changed, and write the new hash, or a second entry.
    """
    now = ""
    for index, review in entries(record.data, "reviews"):
        if words(review, "role") == "author":
            continue
        now = now or reviewed_hash(record.data)
        of = words(review, "of")
        if of and of != now:
            yield Problem(
                ("reviews", index, "of"),
                f"the review by {words(review, 'by')} is of an older text of this record",
                hint=f"compare what changed with the sources; then write: of: {now}",
            )
        elif not of:
            yield Problem(
                ("reviews", index),
                f"it is not said which text of the record the review by {words(review, 'by')} is of",
                hint=f"if it was the record as it is now, write: of: {now}",
                severity=Severity.INFO,
            )


@record_rule("author-as-checker", Severity.WARNING, concerns=has("reviews"))
def author_as_checker(record: Record, context: Context) -> Iterator[Problem]:
    """The author of a record is also the one who checked it.

    Who wrote a mistake reads over it. A check is worth something if a second person made it.

    To mend it: let somebody else compare the record with its sources, and name them in the entry with the role check.
    """
    authors = {
        _name(review) for _, review in entries(record.data, "reviews") if words(review, "role") == "author"
    }
    for index, review in entries(record.data, "reviews"):
        if words(review, "role") == "check" and _name(review) in authors:
            yield Problem(
                ("reviews", index, "by"),
                f"the check is by {words(review, 'by')}, who is the author of the record, too",
                hint="let somebody else check it",
            )


def _name(review: dict[str, Any]) -> str:
    return " ".join(words(review, "by").casefold().split())


@record_rule("embargo-not-draft", concerns=has("embargo_until"))
def embargo_not_draft(record: Record, context: Context) -> Iterator[Problem]:
    """A record is under embargo, but would be published.

    Only drafts are kept out of the dataset. The verdict depends on the day of the check: from the day in
    `embargo_until` on, the record may go in.

    To mend it: write `draft: true` beside the embargo, and delete it on the day.
    """
    until = read(record.data.get("embargo_until"))
    if until and until.latest > context.today.toordinal() and record.data.get("draft") is not True:
        yield Problem(
            ("embargo_until",),
            f"the record must not be published before {record.data['embargo_until']}, but it is no draft",
            hint="write 'draft: true' until then",
        )

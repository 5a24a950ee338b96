"""A salt for the text of an article that could be guessed: a last line of letters drawn by lot, in the archived file.

It goes into all that is published of the text, its hash and its commitment, and is published nowhere itself.
docs/commitment.md says against what that helps.
"""

import hashlib
import re
import secrets
import string
from copy import deepcopy
from dataclasses import dataclass

from validator.authoring.edit import EditError, apply, difference
from validator.corpus.documents import Source
from validator.corpus.records import Record
from validator.evidence.archive import Absent, Archive, ArticleText, other_forms, plain_bytes, text_hash
from validator.findings.paths import at
from validator.rules.context import Context

LETTERS = 30
"""Letters of a salt: 141 bits."""
_SALT = re.compile(r"\n\s*\n(?:\.\.\. salt )?(\w{22,})\s*\Z")
"""The last line of a text that has a salt."""
_WRITTEN = re.compile(rb"\n\.\.\. salt [a-z]{%d}\n\Z" % LETTERS)


def is_salted(text: str) -> bool:
    """Whether a text ends with a line of letters drawn by lot."""
    return _SALT.search(text) is not None


def add_salt(text: str) -> str:
    """The text with a salt behind it.

    Three dots end the sentence before, and a word stands between: what a proof shows behind a quote ends there, so that
    it never shows the letters.
    """
    letters = "".join(secrets.choice(string.ascii_lowercase) for _ in range(LETTERS))
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}\n... salt {letters}\n"


@dataclass(frozen=True, slots=True)
class Salted:
    """What is to be written: the text of a file in the archive, and of the file of the article's record.

    `text` is empty where the archive has it already: an earlier run was ended between the two.
    """

    file: str
    text: str
    record: str


def give_salt(article: Record, source: Source, archive: Archive, context: Context) -> Salted | None:
    """Salt the text of an article; None if it has a salt. Nothing is written.

    Raises ValueError, with a sentence, if the text is not at hand, or the record can't be edited.
    """
    text = context.text_of(article)
    if isinstance(text, Absent):
        half = _half_done(article, archive)
        if half is None:
            raise ValueError(text.reason)
        return Salted(half.file, "", _with_hash(article, source, half.sha256))
    if is_salted(text.text):
        return None
    salted = add_salt(text.text)
    return Salted(text.file, salted, _with_hash(article, source, text_hash(salted.encode())))


def _with_hash(article: Record, source: Source, sha256: str) -> str:
    """The text of the file of an article's record, with another hash in it."""
    described = article.schema.text_field
    document = next(one for one in source.documents if one.index == article.document)
    data = deepcopy(document.data)
    assert described
    at(data, described.pattern)["sha256"] = sha256
    text = source.text[document.start : document.end]
    try:
        new = apply(text, (0, len(text)), difference(document.data, data))
    except EditError as error:
        raise ValueError(f"its record can't be changed in place: {error}") from error
    return source.text[: document.start] + new + source.text[document.end :]


def _half_done(article: Record, archive: Archive) -> ArticleText | None:
    """The text that has a salt while its article's record still has the hash of the text without."""
    wanted = article.text.get("sha256")
    for path in archive.listed():
        data, _ = archive.read(path, "")
        if isinstance(data, Absent) or not (found := _WRITTEN.search(plain := plain_bytes(data))):
            continue
        before = plain[: found.start()]
        forms = (*other_forms(before), *other_forms(before.removesuffix(b"\n")))
        if any(hashlib.sha256(form).hexdigest() == wanted for form in forms):
            assert archive.folder is not None
            return ArticleText(path.relative_to(archive.folder).as_posix(), plain.decode(), text_hash(data))
    return None

"""The archive: article texts, found by their hash, whatever their files are called.

Texts are copyrighted and not published with the dataset, so any of them may be absent.
"""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from validator.findings.finding import Problem
from validator.findings.rule import message
from validator.source.files import read_ordinary
from validator.source.stamps import MAX_FILES

MAX_TEXT_BYTES = 16 * 1024 * 1024
MAX_BYTES = 32 * 1024 * 1024 * 1024
"""Bytes of the files of an archive that may be texts. In one with more, or more than MAX_FILES files, none is looked
for."""
KEPT = 256
"""How many texts are kept in memory; older ones are read again when they are asked for."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """A text of the archive. `file` is its path inside the archive."""

    file: str
    text: str
    sha256: str

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        data = self.text.encode()
        return data if hashlib.sha256(data).hexdigest() == self.sha256 else codecs.BOM_UTF8 + data


@dataclass(frozen=True, slots=True)
class Absent:
    """Why a text can't be had. `code` is one word for counting, `reason` a sentence."""

    code: str
    reason: str


NO_ARCHIVE = Absent("no-archive", "there is no archive folder here")
NO_TEXT = Absent("no-text", "the text is not in the archive")
TOO_LARGE = Absent(
    "archive-too-large", "the archive folder holds more than any archive, and was not searched"
)


@message("archive-too-large", "dataset")
def archive_too_large(folder: str) -> Problem:
    """The archive folder holds more than any archive does, so that it was not searched for a text.

    Texts are found by their hash, for which every file of the archive has to be read. Where `archive` names the whole
    disk, or a home folder, that would take hours. More than a million files, or more than 32 GiB of files that may be
    texts, are not read.

    To mend it: name the folder that holds the texts of the articles and little else, with `archive` in onrecord.yaml
    or with `--archive`. A text whose record names its `file` is found in an archive of any size.
    """
    return Problem(
        ("archive",),
        f"the archive {folder} holds more than {MAX_FILES:,} files, or {MAX_BYTES >> 30} GiB: it was not searched",
        hint="set 'archive' here (or --archive) to the folder that holds the article texts and little else",
    )


@dataclass
class Archive:
    """A folder of texts. `None` for an archive that does not exist on this machine.

    `around` is the folder that links on the way to it may not lead out of; without it, it is taken as it is.
    `too_large` says that it was to be searched, and held too much for that.
    """

    folder: Path | None
    around: Path | None = None
    _read: dict[str, ArticleText | Absent] = field(default_factory=dict, repr=False)
    too_large: bool = field(default=False, init=False)

    @cached_property
    def by_hash(self) -> dict[str, Path]:
        """sha256 (hex) of each file's bytes, and of its text -> the file. Every file is read once; none, if there are
        too many.
        """
        found: dict[str, Path] = {}
        for path in self.listed():
            for digest in self.hashes(path):
                found.setdefault(digest, path)
        return found

    def hashes(self, path: Path) -> tuple[str, ...]:
        """By which sha256 (hex) a file is found: that of its bytes, and that of its text; none if it can't be read."""
        try:
            data = self._bytes(path)
        except OSError:
            return ()
        return hashlib.sha256(data).hexdigest(), text_hash(data)

    def with_hash(self, sha256: str) -> Path | None:
        """The file whose bytes, or whose text, have this hash."""
        return self.by_hash.get(sha256)

    def index(self) -> dict[str, str]:
        """What `by_hash` has, as paths inside of the folder, if any text had to be looked for yet; else nothing."""
        if self.folder is None or "by_hash" not in self.__dict__:
            return {}
        prefix = len(f"{self.folder}/")
        return {digest: str(path)[prefix:] for digest, path in self.by_hash.items()}

    def use_index(self, index: Mapping[str, str]) -> None:
        """Take over what the `index` of the same archive is, instead of reading every file."""
        if self.folder is not None and "by_hash" not in self.__dict__:
            self.by_hash = {digest: self.folder / file for digest, file in index.items()}

    def listed(self) -> list[Path]:
        """All files; none, if there are too many to read (`too_large`)."""
        found: list[Path] = []
        total = 0
        for entry in self._files():
            found.append(Path(entry.path))
            try:
                size = entry.stat().st_size
            except OSError:
                continue
            total += size if size <= MAX_TEXT_BYTES else 0
            if len(found) > MAX_FILES or total > MAX_BYTES:
                self.too_large = True
                return []
        return found

    @cached_property
    def _real_folder(self) -> Path:
        assert self.folder is not None
        return self.folder.resolve()

    @cached_property
    def _exists(self) -> bool:
        return self.folder is not None and self.folder.is_dir()

    def _files(self) -> Iterator[os.DirEntry[str]]:
        waiting = [] if self.folder is None else [os.fspath(self.folder)]
        # Not with os.walk, which calls itself for each folder in a folder (before Python 3.12).
        while waiting:
            try:
                entries = sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name)
            except OSError:
                continue
            seen = [entry for entry in entries if not entry.name.startswith(".")]
            folders = [entry.path for entry in seen if entry.is_dir(follow_symlinks=False)]
            yield from (entry for entry in seen if not entry.is_dir(follow_symlinks=False))
            waiting += reversed(folders)

    def find(self, sha256: str, file: str = "") -> ArticleText | Absent:
        """The text with this hash; if there is none, the text in the named file, whose hash then differs."""
        key = sha256 or file
        if key not in self._read:
            if not self._exists:
                return NO_ARCHIVE
            if len(self._read) >= KEPT:
                del self._read[next(iter(self._read))]
            self._read[key] = self._find(sha256, file)
        return self._read[key]

    def _find(self, sha256: str, file: str) -> ArticleText | Absent:
        # Where the file that the record names is the right one, no other file has to be read.
        path = named = self._named(file) if file and self.inside(file) else None
        data, digest = self.read(named, sha256) if named else (NO_TEXT, "")
        if named is None or digest != sha256:
            path = self.with_hash(sha256) or named
            if path is named and self.too_large:
                return TOO_LARGE
        if path is None:
            return NO_TEXT
        if path is not named:
            data, digest = self.read(path, sha256)
        if isinstance(data, Absent):
            return data
        assert self.folder is not None
        return text_in(data, path.relative_to(self.folder).as_posix(), digest)

    def _named(self, file: str) -> Path | None:
        assert self.folder is not None
        path = self.folder / file
        try:
            return path if path.is_file() and path.stat().st_size <= MAX_TEXT_BYTES else None
        except OSError:  # the name is longer than any file's; or the file has just gone
            return None

    def inside(self, file: str) -> bool:
        """Whether a path that a record names stays inside the archive, links followed."""
        if "\x00" in file or "\\" in file or Path(file).is_absolute():
            return False
        if self.folder is None:
            return ".." not in Path(file).parts
        # `Path.resolve` raises an error for links in a circle, which lead nowhere.
        return Path(os.path.realpath(self.folder / file)).is_relative_to(self._real_folder)

    def _bytes(self, path: Path) -> bytes:
        assert self.folder is not None
        return read_ordinary(path, self.folder, MAX_TEXT_BYTES, self.around)

    def read(self, path: Path, sha256: str) -> tuple[bytes, str] | tuple[Absent, str]:
        """The bytes of a file and their hash, or why they can't be had.

        Where the file has the text of this hash with other line ends, or with or without a byte-order mark (git,
        editors and mail programs change them), the bytes are those that have the hash.
        """
        try:
            data = self._bytes(path)
        except OSError as error:
            return Absent("no-text", f"the text in the archive can't be read: {error.strerror or error}"), ""
        digest = hashlib.sha256(data).hexdigest()
        if digest != sha256 and sha256:
            for other in other_forms(data):
                if hashlib.sha256(other).hexdigest() == sha256:
                    return other, sha256
        return data, digest


def text_in(data: bytes, file: str, digest: str) -> ArticleText | Absent:
    """The text in the bytes of a file, or of a table, whose hash is `digest`."""
    try:
        return ArticleText(file, data.decode("utf-8-sig"), digest)
    except UnicodeDecodeError as error:
        return Absent("text-not-utf8", f"the text in the archive is not UTF-8 (byte {error.start + 1})")


def other_forms(data: bytes) -> tuple[bytes, ...]:
    """The same text with each kind of line ends, without and with a byte-order mark; first the plain one."""
    plain = plain_bytes(data)
    windows = plain.replace(b"\n", b"\r\n")
    return plain, windows, codecs.BOM_UTF8 + plain, codecs.BOM_UTF8 + windows


def plain_bytes(data: bytes) -> bytes:
    """The text of a file without a byte-order mark and with LF for its line ends: the same on every machine."""
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")


def text_hash(data: bytes) -> str:
    """The hash by which a text is known: the sha256 (hex) of its plain bytes."""
    return hashlib.sha256(plain_bytes(data)).hexdigest()

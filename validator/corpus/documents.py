"""The records as data, file by file, for questions about versions: nothing here asks whether they are sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from validator.corpus.at_hand import passed_over
from validator.corpus.config import Dataset
from validator.findings.finding import Severity
from validator.source.document import Document, parse_file
from validator.source.files import decode, read, walk


@dataclass(frozen=True, slots=True)
class Source:
    """A file of records: its text and the documents in it that can be read; `broken` says that others can't."""

    path: Path
    file: str
    text: str
    documents: tuple[Document, ...]
    broken: bool


def sources(dataset: Dataset, paths: Sequence[Path] = ()) -> Iterator[Source]:
    """Yield the record files of a dataset, or of it only those in `paths` (files or folders, absolute)."""
    seen: set[Path] = set()
    for start in paths or [dataset.records]:
        for path in walk(start) if start.is_dir() and not start.is_symlink() else [start]:
            if path in seen:
                continue
            seen.add(path)
            file = dataset.relative(path)
            source = Source(path, file, "", (), True)
            with passed_over(file):
                data = read(path, dataset.records, root=dataset.root)
                text = data if isinstance(data, tuple) else decode(data)
                if isinstance(text, str):
                    documents, hits = parse_file(text, file)
                    broken = any(found.severity is Severity.ERROR for found, _ in hits)
                    source = Source(path, file, text, tuple(documents), broken)
            yield source

"""For readers of a dataset that OnRecord built: `onrecord.open("dist/")`. docs/reading.md shows how.

Nothing that takes long to load is loaded before a dataset is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.edtf import Edtf
from onrecord.errors import (
    BrokenReferenceError,
    LayoutError,
    MissingRecordError,
    NotADatasetError,
    QuestionError,
    ReaderError,
    RecordError,
)

if TYPE_CHECKING:
    from os import PathLike
    from types import ModuleType

    from onrecord.dataset import Dataset

__all__ = [
    "BrokenReferenceError",
    "Edtf",
    "LayoutError",
    "MissingRecordError",
    "NotADatasetError",
    "QuestionError",
    "ReaderError",
    "RecordError",
    "open",
]


def open(path: str | PathLike[str], models: ModuleType | None = None) -> Dataset:  # noqa: A001 (onrecord.open)
    """Open a dataset: the folder that `onrecord build` made, its SQLite file, or the folder of a dataset's records.

    `models` is a module that `onrecord models --language python` wrote, for kinds of your own; without it, the models
    of the kinds that come with OnRecord are used. Raises ReaderError. Nothing at the path is changed.
    """
    from onrecord.dataset import open_dataset

    return open_dataset(path, models)

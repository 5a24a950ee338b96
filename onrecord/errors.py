"""What can go wrong when a dataset is read. One `except onrecord.ReaderError` catches all of it."""

from __future__ import annotations


class ReaderError(Exception):
    """A dataset can't be read, or not in the way that was asked for. The message says what to do."""


class NotADatasetError(ReaderError):
    """There is nothing at the path, or it is no dataset: no build made it, or it is damaged."""


class LayoutError(ReaderError):
    """The dataset was made by an OnRecord whose layout this one does not read."""


class RecordError(ReaderError):
    """A record is not as its model has it, or can't be read."""


class MissingRecordError(ReaderError, KeyError):
    """No record has the id that was asked for."""

    def __str__(self) -> str:
        return str(self.args[0])


class BrokenReferenceError(ReaderError):
    """A record refers to one that is not there, or that is of another kind. A build would have refused it."""


class QuestionError(ReaderError, ValueError):
    """What was asked can't be answered: an unknown kind or field, no date, no text index, a library not installed."""

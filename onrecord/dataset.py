"""A dataset to ask: records by id, by kind, by days, by what they refer to, by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, overload

from pydantic import BaseModel, ValidationError

from onrecord.edtf import Edtf
from onrecord.entry import Entry, Other
from onrecord.errors import (
    BrokenReferenceError,
    LayoutError,
    MissingRecordError,
    NotADatasetError,
    QuestionError,
    RecordError,
)
from validator.dataset.stored import OtherLayoutError, Rows, StoredError, database_in, open_stored
from validator.dataset.windows import join, window
from validator.findings.paths import follow

if TYPE_CHECKING:
    import pandas
    import polars

Kind = TypeVar("Kind", bound=Entry)
_KEPT = 4096
"""How many records that were followed are kept, for the next that refers to them."""


class Store(Protocol):
    """Where records come from, as plain data."""

    kinds: list[str]

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, sorted by id."""

    def record(self, kind: str, name: str) -> dict[str, Any] | None:
        """The record of a kind with this id."""

    def close(self) -> None:
        """Let go of what is open."""


class Dataset:
    """An open dataset. Records are read when they are asked for; in `with`, or by `close`, its file is let go of."""

    def __init__(self, path: Path, store: Store, models: ModuleType) -> None:
        self.path = path
        self._store = store
        self._models = {
            model.__name__: model
            for model in vars(models).values()
            if isinstance(model, type) and issubclass(model, Entry) and model.kind_
        }
        self._by_schema: dict[str, type[Entry]] = {
            str(model.model_fields["schema_"].annotation.__args__[0]): model  # type: ignore[union-attr]
            for model in self._models.values()
        }
        self._followed: dict[str, Entry] = {}

    def __enter__(self) -> Dataset:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<onrecord dataset {str(self.path)!r}: {', '.join(self.kinds)}>"

    def close(self) -> None:
        """Let go of the file. What was read stays, but follows no more references."""
        self._store.close()

    @property
    def kinds(self) -> list[str]:
        """The kinds of the records, sorted."""
        return list(self._store.kinds)

    @overload
    def get(self, name: str) -> Entry: ...
    @overload
    def get(self, name: str, kind: type[Kind]) -> Kind: ...
    def get(self, name: str, kind: type[Entry] = Entry) -> Entry:
        """The record with this id. With a class, such as `Person`, it is one of that kind, and editors know its fields.

        Raises MissingRecordError if there is none, RecordError if it does not fit its model.
        """
        kinds = self._named(kind) if kind.kind_ else self.kinds
        found = self._find(name, kinds)
        if found is None:
            what = f"no {' or '.join(kinds)}" if kind.kind_ else "no record"
            raise MissingRecordError(f"there is {what} with the id {name!r}")
        return found

    @overload
    def all(
        self,
        kind: type[Kind],
        *,
        since: str | None = None,
        until: str | None = None,
        refers_to: str | Entry | None = None,
        **fields: object,
    ) -> Iterator[Kind]: ...
    @overload
    def all(
        self,
        kind: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        refers_to: str | Entry | None = None,
        **fields: object,
    ) -> Iterator[Entry]: ...
    def all(
        self,
        kind: type[Entry] | str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        refers_to: str | Entry | None = None,
        **fields: object,
    ) -> Iterator[Any]:
        """The records of a kind (a class, or its name; without one, of all kinds), one after the other, sorted by id.

        - `since`, `until`: only those that may be of these days, `until` included; EDTF, such as `2024` or
          `2024-03-05`. A record without a date is left out. Which of its dates counts is the first in its schema.
        - `refers_to`: only those that name this record, at whatever place: all in which a person has a part.
        - any field: only those that have this value there, or in the list there: `speaker="ada-quill"`,
          `mode="direct"`. The value of a reference is an id, or a record.

        Raises QuestionError at once if the question makes no sense, RecordError when it comes to a record that is not
        as its model has it.
        """
        kinds = self.kinds if kind is None else self._named(kind)
        days = (_limit(since, "since"), _limit(until, "until"))
        wanted = {name: _id(value) for name, value in fields.items()}
        self._require_fields(kinds, wanted)
        return self._ask(kinds, (days[0][0], days[1][1]), bool(since or until), _id(refers_to), wanted)

    def search(self, words: str) -> Iterator[Entry]:
        """The records with these words in titles, names, quotes and summaries, the best first.

        `words` is a question to SQLite's full-text search (https://sqlite.org/fts5.html#full_text_query_syntax).
        Raises QuestionError where the dataset has no SQLite file with an index, or the words are no such question.
        """
        names = self._search(words)
        return (self.get(name) for name in names)

    def rows(self, kind: type[Entry] | str) -> Iterator[dict[str, Any]]:
        """The records of a kind as flat rows: `venue: {place: ...}` is `venue_place`, a list stays a list.

        Beside each date stand the first and the last day that it can mean, as `said_earliest` and `said_latest`.
        """
        for entry in self.all(kind):
            yield _flat(entry)

    def to_pandas(self, kind: type[Entry] | str) -> pandas.DataFrame:
        """The rows of a kind as a pandas table. Raises QuestionError if pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise QuestionError(f"pandas is not installed ({error}): pip install pandas") from error
        return pandas.DataFrame(list(self.rows(kind)))

    def to_polars(self, kind: type[Entry] | str) -> polars.DataFrame:
        """The rows of a kind as a polars table. Raises QuestionError if polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise QuestionError(f"polars is not installed ({error}): pip install polars") from error
        return polars.DataFrame(list(self.rows(kind)), infer_schema_length=None, strict=False)

    def referred(self, name: str, kinds: list[str]) -> Entry:
        """The record that a reference to these kinds names. Raises BrokenReferenceError."""
        found = self._followed.get(name)
        if found is None or found.kind_ not in kinds:
            found = self._find(name, [kind for kind in kinds if kind in self._store.kinds])
            if found is None:
                raise BrokenReferenceError(
                    f"a record refers to the {' or '.join(kinds)} {name!r}, which is not there"
                )
            if len(self._followed) >= _KEPT:
                self._followed.clear()
            self._followed[name] = found
        return found

    def _ask(
        self,
        kinds: Iterable[str],
        days: tuple[str | None, str | None],
        dated: bool,
        target: object,
        wanted: dict[str, object],
    ) -> Iterator[Entry]:
        for kind in kinds:
            with _told(kind):
                for data in self._store.records(kind):
                    model = self._model(data, kind)
                    if dated and not _within(data, model, *days):
                        continue
                    if target is not None and not _names(data, model, target):
                        continue
                    if all(_has(data.get(key), value) for key, value in wanted.items()):
                        yield self._entry(data, model)

    def _find(self, name: str, kinds: Iterable[str]) -> Entry | None:
        for kind in kinds:
            with _told(kind):
                data = self._store.record(kind, name)
                if data is not None:
                    return self._entry(data, self._model(data, kind))
        return None

    def _model(self, data: dict[str, Any], kind: str) -> type[Entry]:
        model = self._by_schema.get(str(data.get("schema")), Other)
        return model if model.kind_ == kind else Other

    def _entry(self, data: dict[str, Any], model: type[Entry]) -> Entry:
        try:
            return model.model_validate(data, context=self)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise RecordError(
                f"the record {data.get('id')!r} is not as {model.__name__} has it: {place}: {first['msg']}. If its "
                "schema is not the one that comes with OnRecord, make models of it (onrecord models) and give them to "
                "onrecord.open"
            ) from error

    def _named(self, kind: type[Entry] | str) -> list[str]:
        name = kind if isinstance(kind, str) else kind.kind_
        if name not in self._store.kinds:
            known = {model.kind_ for model in self._models.values()}
            if name in known:
                return []  # no record of it in this dataset
            raise QuestionError(f"there is no kind {name!r}; the kinds are: {', '.join(self.kinds)}")
        return [name]

    def _require_fields(self, kinds: list[str], fields: Iterable[str]) -> None:
        models = [model for model in self._models.values() if model.kind_ in kinds]
        if len({model.kind_ for model in models}) < len(kinds):
            return  # of kinds without a model nobody knows the fields
        known = {field.alias or name for model in models for name, field in model.model_fields.items()}
        for name in fields:
            if models and name not in known:
                raise QuestionError(
                    f"{' and '.join(kinds)} has no field {name!r}; it has: {', '.join(sorted(known))}"
                )

    def _search(self, words: str) -> list[str]:
        if self._index is None:
            raise QuestionError("this dataset has no SQLite file, which is what holds the index of its texts")
        try:
            return self._index.search(words)
        except StoredError as error:
            raise QuestionError(f"can't search for {words!r}: {error}") from error

    @cached_property
    def _index(self) -> Rows | None:
        if isinstance(self._store, Rows):
            return self._store
        with _told("the index"):
            found = database_in(self.path) if self.path.is_dir() else None
            return Rows(found) if found else None


def open_dataset(path: str | PathLike[str], models: ModuleType | None) -> Dataset:
    """The dataset at a path: a built folder, a SQLite file, or a folder of records. Raises ReaderError."""
    place = Path(path)
    if not place.exists():
        raise NotADatasetError(f"there is nothing at {str(place)!r}; `onrecord build` makes a dataset")
    if models is None:
        from onrecord import models as models_of_onrecord

        models = models_of_onrecord
    try:
        store: Store
        if place.is_file() or (place / "manifest.json").exists():
            store = open_stored(place)
        else:
            from onrecord.records import Unbuilt

            store = Unbuilt(place)
    except OtherLayoutError as error:
        raise LayoutError(
            f"{place}: {error}; build it anew, or read it with the OnRecord that made it"
        ) from error
    except (StoredError, OSError) as error:
        raise NotADatasetError(f"{place}: {error}") from error
    return Dataset(place, store, models)


@contextmanager
def _told(what: str) -> Iterator[None]:
    """What a store raises, as what readers catch."""
    try:
        yield
    except (StoredError, OSError) as error:
        raise RecordError(f"{what}: {error}") from error


def _limit(text: str | None, name: str) -> tuple[str | None, str | None]:
    found = window(text)
    if text is not None and found == (None, None):
        raise QuestionError(f"{name}: {text!r} is no date; write one such as 2024, 2024-03 or 2024-03-05")
    return found


def _within(data: dict[str, Any], model: type[Entry], since: str | None, until: str | None) -> bool:
    """Whether a record may be of a day between two."""
    dates = [value for way in model.when_ for _, value in follow(data, way) if isinstance(value, str)]
    first, last = join([window(value) for value in dates])
    return bool(dates) and not (since and last and last < since) and not (until and first and first > until)


def _names(data: dict[str, Any], model: type[Entry], name: object) -> bool:
    return any(value == name for way in model.links_ for _, value in follow(data, way))


def _has(value: object, wanted: object) -> bool:
    return value == wanted or (isinstance(value, list) and wanted in value)


def _id(value: object) -> object:
    return value.id if isinstance(value, Entry) else value


def _flat(value: BaseModel, name: str = "") -> dict[str, Any]:
    """The fields of a record, or of an object in it, as cells."""
    row: dict[str, Any] = {}
    for key, field in type(value).model_fields.items():
        column = name + (field.alias or key)
        cell = getattr(value, key)
        if isinstance(cell, BaseModel):
            row |= _flat(cell, f"{column}_")
        elif isinstance(cell, list):
            row[column] = [
                part.model_dump(mode="json", by_alias=True) if isinstance(part, BaseModel) else part
                for part in cell
            ]
        else:
            row[column] = str(cell) if isinstance(cell, Edtf) else cell
            if isinstance(cell, Edtf):
                row[f"{column}_earliest"], row[f"{column}_latest"] = window(str(cell))
    return row | {name + key: cell for key, cell in (value.model_extra or {}).items()}

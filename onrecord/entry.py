"""What all models have in common: a record knows the dataset that it is from, and so follows its references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from onrecord.errors import BrokenReferenceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.dataset import Dataset


class Part(BaseModel):
    """An object inside a record, such as a source of a statement."""

    # A class is compiled when it is first used: that is most of the time which importing a module of models takes.
    model_config = ConfigDict(defer_build=True, protected_namespaces=())
    _dataset: Any = PrivateAttr(None)

    def model_post_init(self, context: Any, /) -> None:
        """Remember the dataset, where one reads the record."""
        self._dataset = context

    def _follow(self, name: str | None, *kinds: type[Entry]) -> Any:
        """The record with this id, of one of these kinds; None if there is no id.

        Raises BrokenReferenceError if there is no such record.
        """
        if name is None:
            return None
        dataset: Dataset | None = self._dataset
        if dataset is None:
            raise BrokenReferenceError(
                f"nothing is known of {name!r}: this record was not read from a dataset (onrecord.open)"
            )
        return dataset.referred(name, [kind.kind_ for kind in kinds])

    def _follow_all(self, names: Iterable[str] | None, *kinds: type[Entry]) -> Any:
        return [self._follow(name, *kinds) for name in names or ()]


class Entry(Part):
    """A record."""

    kind_: ClassVar[str] = ""
    when_: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The ways to the dates that say when what the record tells of happened; `[]` leads into a list."""
    links_: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The ways to the ids that the record refers to; `{}` is the keys of an object."""

    id: str = ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r}>"

    __str__ = __repr__

    def as_json(self) -> dict[str, Any]:
        """The record as its dataset has it: plain data, with the names of fields as in the schema."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


class Other(Entry):
    """A record of a kind for which there is no model: its fields are there, but no editor knows them."""

    model_config = ConfigDict(extra="allow")

"""Which records go into a dataset, of all that were checked, and whether nothing that they refer to is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from validator.dataset import NotBuildableError
from validator.spark.following import PLACE, dead, follow, without
from validator.spark.frames import as_rows, tagged, union
from validator.spark.rows import Row, name_of
from validator.spark.stages import Stages

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_SORTS = ["tag", "number", "slot", "key", "data"]


@dataclass
class Selected:
    """What became of the records: how many go in (`built`, by the number of the newest schema), and how many do not.

    `drafts` are counted by kind, `left` by the reason, and `withdrawn` (which go in) by the number of the schema.
    `out` are the places of those that stay out, if there are any. `aside` are the places of those that are set aside:
    `quarantined` of them, of which `unread` hold no record that can be used, and `following` have no error themselves
    (`lacking` are their links that lead to no record).
    """

    built: Counter[int] = field(default_factory=Counter)
    withdrawn: Counter[int] = field(default_factory=Counter)
    drafts: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    quarantined: int = 0
    unread: int = 0
    following: int = 0
    out: DataFrame | None = None
    aside: DataFrame | None = None
    lacking: DataFrame | None = None

    def keep(self, rows: DataFrame) -> DataFrame:
        """Those of some rows whose records go in."""
        return rows if self.out is None else without(rows, self.out)

    def count(self, tag: str, number: int, withdrawn: int, many: int) -> None:
        """Take note of records of one sort; only those that are `kept` are counted by schema."""
        if tag == "kept":
            self.built[number] += many
            self.withdrawn[number] += many * withdrawn

    @property
    def counts(self) -> dict[str, int]:
        """How many records there were, and what became of them, as the manifest has it."""
        parts = {
            "built": self.built.total(),
            "drafts": self.drafts.total(),
            "extracted_left_out": self.left.total(),
            "quarantined": self.quarantined,
        }
        return {"in": sum(parts.values()), **parts}


def select(stages: Stages, errors: DataFrame | None) -> Selected:
    """The choice. What refers to a record that stays out does so, too.

    `errors` are the findings for which records are set aside; without, there are none. Raises NotBuildableError where a
    record that goes in refers to none, or to a draft, or has the id of another.
    """
    found = Selected()
    every = stages.said("kept")
    for tag in ("draft", "left"):
        every = union(every, stages.said(tag))
    if errors is not None:
        _set_aside(stages, errors, found)
        assert found.aside is not None
        every = without(every, found.aside)
    chosen, _ = stages.write("chosen", every)
    kept, drafts, left = (tagged(chosen, tag) for tag in ("kept", "draft", "left"))
    for tag, number, withdrawn, kind, reason, n in chosen.groupBy(*_SORTS).count().collect():
        found.count(tag, number, withdrawn, n)
        found.drafts.update({_text(kind): n} if tag == "draft" else {})
        found.left.update({_text(reason): n} if tag == "left" else {})
    outside = left.select("name", *PLACE)
    if found.left:
        outside = _leave_out(stages, kept, outside, found)
        kept = without(kept, outside)
    stay_out = [drafts] * bool(found.drafts) + [outside] * bool(found.left)
    stay_out += [found.aside] if found.aside is not None and found.quarantined else []
    if stay_out:
        found.out = reduce(union, (rows.select(*PLACE) for rows in stay_out))
    files = [name for name, _ in stages.shipped.files]
    require_whole(files, kept, found.keep(stages.said("link")), drafts)
    return found


def _text(value: bytes) -> str:
    return bytes(value).decode("utf-8", "surrogatepass")


def _set_aside(stages: Stages, errors: DataFrame, found: Selected) -> None:
    """Set aside what can't be read and what has errors, what refers to a record that is not there, and so on."""
    places = union(stages.said("unsound").select(*PLACE), errors.select(*PLACE)).distinct()
    written, _ = stages.write("aside", as_rows(places, "aside", *PLACE))
    first = aside = written.select(*PLACE)
    found.quarantined = first.count()
    found.unread = without(written, stages.records).count()
    records, links = union(stages.said("kept"), stages.said("left")), stages.said("link")
    there, theirs = without(records, aside), without(links, aside)
    for lost in follow(stages, "aside", there, theirs, dead(theirs, there)):
        aside = union(aside, lost.select(*PLACE))
        found.following += lost.count()
    found.aside = aside
    found.quarantined += found.following
    following = without(links.join(aside, PLACE, "left_semi").selectExpr(*Row._fields), first)
    found.lacking = dead(following, without(records, aside))


def _leave_out(stages: Stages, kept: DataFrame, outside: DataFrame, found: Selected) -> DataFrame:
    """Add to the records that stay out those that refer to them, and those that refer to these."""
    links = stages.said("link").join(kept.select(*PLACE), PLACE, "left_semi").selectExpr(*Row._fields)
    broken = dead(links.join(outside.select("name").distinct(), "name", "left_semi"), kept)
    for lost in follow(stages, "follows", kept, links, broken):
        for schema, withdrawn, n in lost.groupBy("number", "slot").count().collect():
            found.count("kept", schema, withdrawn, -n)
            found.left["refers to one of them"] += n
        outside = union(outside, lost.select("name", *PLACE))
    return outside


def require_whole(files: list[str], inside: DataFrame, links: DataFrame, drafts: DataFrame) -> None:
    """Whatever the rules let pass and whatever was waived: ids are of one record, and rows have their partners.

    `inside` are the records that go in, with their `links`. Raises NotBuildableError.
    """
    wrong = inside.groupBy("name").count().where("count > 1 or name = X''").orderBy("name").limit(1)
    both = inside.join(wrong.select("name"), "name", "left_semi").orderBy(*PLACE).limit(2)
    if places := both.select("file", "name").collect():
        (first, name), second = places[0], places[-1][0]
        if not name:
            raise NotBuildableError(
                f"{files[first]}: the record has no id, by which the tables could name it"
            )
        raise NotBuildableError(
            f"{files[second]}: the id {name_of(bytes(name))!r} is already taken by {files[first]}"
        )
    broken = dead(links, inside).orderBy("key", *PLACE, "number").limit(1)
    for file, name, path, kinds in broken.select("file", "name", "data", "questions").collect():
        wanted = [bytes(kind) for kind in kinds]
        literals = ", ".join(f"X'{kind.hex()}'" for kind in wanted)
        named = drafts.where(f"name = X'{bytes(name).hex()}' and key in ({literals})")
        reason = (
            "which is a draft and stays out of the dataset; review the draft and delete its line 'draft: true', or "
            "take the reference out"
            if named.limit(1).collect()
            else f"but there is no {' or '.join(map(_text, wanted))} with this id; correct the reference"
        )
        raise NotBuildableError(f"{files[file]}: {_text(path)} refers to {name_of(bytes(name))!r}, {reason}")

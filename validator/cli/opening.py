"""What a command begins with: the dataset that it is about, or the datasets, and their schemas."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from validator.corpus.config import CONFIG_FILE, Dataset, datasets_below, find_root, load_dataset
from validator.findings.usage import UsageError
from validator.source.inside import is_inside

if TYPE_CHECKING:
    from validator.corpus.snapshot import Staged
    from validator.findings.rule import Hit
    from validator.schema.schema import Schema, Schemas


@dataclass(slots=True)
class Opened:
    """A dataset that a check is about: its settings, what is wrong with them, and the paths in it that were named.

    `original` is the same dataset as it lies in the working tree, where it is checked as it stands elsewhere in git:
    `staged`, or by the rules of the revision `policy_from`.
    """

    dataset: Dataset
    hits: list[Hit]
    paths: list[Path] = field(default_factory=list)
    original: Dataset | None = None
    staged: Staged | None = None
    policy_from: str = ""

    @property
    def root(self) -> Path:
        """Its folder, as reports name it."""
        return (self.original or self.dataset).root


def open_dataset(archive: Path | None = None, paths: Sequence[Path] = ()) -> Dataset:
    """The dataset that the current folder belongs to, or the first path; `archive` takes the place of its own archive.

    Raises UsageError if there is no dataset or no such archive, or the settings are wrong.
    """
    if paths:
        opened = open_datasets(paths[:1], archive)[0]
    else:
        opened = Opened(*load_dataset(find_root(Path.cwd()), archive_folder(archive)))
    if opened.hits:
        raise UsageError("onrecord.yaml has a mistake; 'onrecord validate' shows it")
    return opened.dataset


def archive_folder(named: Path | None) -> Path | None:
    """The folder of the article texts that was named, absolute. Raises UsageError if it does not exist."""
    if named and not named.is_dir():
        raise UsageError(f"the archive folder {str(named)!r} does not exist")
    return named and named.absolute()


def refuse_way_out(path: Path) -> None:
    """Raise UsageError for a file that was named in the current folder, or in a dataset, if links lead it out of that.

    Such a link may have come with the dataset, and whoever names it means a file that lies there.
    """
    named = Path(os.path.abspath(path))  # noqa: PTH100 - as it was named, no link followed
    datasets = (folder for folder in named.parents if (folder / CONFIG_FILE).is_file())
    for folder in (Path.cwd(), *datasets):
        if named.is_relative_to(folder) and not is_inside(path, folder):
            raise UsageError(
                f"{str(path)!r} leads out of {str(folder)!r} by a link, to {os.path.realpath(path)!r}: remove the "
                "link, or name the file that it leads to"
            )


def open_datasets(paths: Sequence[Path], archive: Path | None = None) -> list[Opened]:
    """The datasets that a check is about, in the order in which they are named.

    Without paths that is the dataset of the current folder or, where it belongs to none, every one below it. Raises
    UsageError if there is none.
    """
    here = Path.cwd()
    archive = archive_folder(archive)
    opened: dict[Path, Opened] = {}
    own = next((folder for folder in (here, *here.parents) if (folder / CONFIG_FILE).is_file()), None)
    home = Opened(*load_dataset(own, archive)) if own else None
    if not paths and home:
        return [home]
    for path in (path.absolute() for path in paths or [here]):
        for root in _roots(path, here, home):
            if root not in opened:
                opened[root] = home if home and root == own else Opened(*load_dataset(root, archive))
            opened[root].paths.append(path)
    for root, found in opened.items():
        if any(root == path or root.is_relative_to(path) for path in found.paths):
            found.paths = []  # whoever names a dataset's folder, or one above, means all of it
    return list(opened.values())


def _roots(path: Path, here: Path, home: Opened | None) -> list[Path]:
    """The datasets that a path is about.

    A path in the dataset that the command stands in belongs to it, whatever lies on the way: a file of settings among
    the records would otherwise change what is said of them. Elsewhere it is the outermost dataset.
    """
    if home and any(path.is_relative_to(folder) for folder in _record_folders(home.dataset)):
        return [home.dataset.root]
    if (path / CONFIG_FILE).is_file():
        return [path]
    if home and path.is_relative_to(home.dataset.root):
        return [home.dataset.root]
    above = [folder for folder in path.parents if (folder / CONFIG_FILE).is_file()]
    inside = [folder for folder in above if folder.is_relative_to(here)]
    if above:
        return [(inside or above)[-1]]
    below = datasets_below(path) if path.is_dir() else []
    return below or [find_root(path if path.is_dir() else path.parent)]


def _record_folders(dataset: Dataset) -> list[Path]:
    from validator.corpus.files import homes

    return [folder for folder, _ in homes(dataset)]


def open_schemas(dataset: Dataset) -> Schemas:
    """Its schemas, all of them sound. Raises UsageError for the first mistake in them."""
    from validator.schema.check import check_own_schemas
    from validator.schema.loading import load_schemas

    schemas, errors = load_schemas(dataset.schemas)
    found = [*errors, *check_own_schemas(schemas, dataset.root)]
    if found:
        raise UsageError(f"{dataset.relative(schemas.folder / found[0].file)}: {found[0].message}")
    if not schemas.by_name:
        raise UsageError(f"there are no schemas in {dataset.schemas}")
    return schemas


def open_kinds(dataset: Dataset) -> Schemas:
    """Its schemas with its mapped kinds, all of them sound. Raises UsageError for a mistake in them."""
    from validator.corpus.kinds import all_schemas
    from validator.findings.finding import Severity

    schemas, hits, errors = all_schemas(dataset)
    said = [error.severity for error in errors] + [rule.severity for rule, _ in hits]
    if Severity.ERROR in said:
        raise UsageError(
            "the schemas, or 'kinds' in onrecord.yaml, have a mistake; 'onrecord validate' shows it"
        )
    return schemas


def choose(name: str, schemas: Schemas) -> list[Schema]:
    """The versions of a kind (`event`), or one of them (`event/1`). Raises UsageError if there is no such thing."""
    from validator.findings.suggest import did_you_mean

    kind, slash, _ = name.partition("/")
    versions = [f"{kind}/{number}" for number in schemas.versions.get(kind, ())]
    if not versions:
        guess = did_you_mean(kind, schemas.versions)
        kinds = ", ".join(schemas.versions)
        raise UsageError(f"there is no kind {kind!r}; {guess + ' ' if guess else ''}the kinds are: {kinds}")
    if slash and name not in versions:
        raise UsageError(f"there is no version {name!r}; there is: {', '.join(versions)}")
    return [schemas.by_name[version] for version in ([name] if slash else versions)]

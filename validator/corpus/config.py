"""A dataset's folder and its settings, `onrecord.yaml`.

The settings are checked by the same engine as the records, so a mistake in them has a line and a hint too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.findings.finding import KeyPath, Problem, Severity
from validator.findings.rule import Hit, message
from validator.findings.usage import UsageError
from validator.schema.loading import shipped_folder
from validator.schema.schema import Schema
from validator.source.document import Document, parse
from validator.source.files import CONFIG_FILE, WAIVERS_FILE, decode, outside_folder, read
from validator.source.inside import is_inside

if TYPE_CHECKING:
    from validator.corpus.config_model import Settings as DescribedSettings

__all__ = [
    "CONFIG_FILE",
    "DESCRIBING",
    "WAIVERS_FILE",
    "Dataset",
    "UsageError",
    "datasets_below",
    "find_root",
    "load_dataset",
    "nothing_to_check",
    "parse_settings",
    "settings_of",
]


DESCRIBING = ("title", "name", "description", "version", "licence")
"""The settings that only describe a dataset; all others say what is checked, and how."""


@message("nothing-to-check", "dataset")
def nothing_to_check(where: str, path: KeyPath = ()) -> Problem:
    """There was not a single record to check.

    A check that looked at nothing must not be green: usually a path is wrong, or a program wrote its records somewhere
    else.

    To mend it: check the paths given, and `records` (or the patterns in `kinds`) in onrecord.yaml.
    """
    return Problem(
        path,
        f"no records were found in {where}",
        hint="check the paths given, and 'records' (or 'kinds') in onrecord.yaml",
    )


MAX_DEPTH = 4
"""How many folders deep datasets are looked for below a folder."""
NOWHERE = Path(os.devnull) / "archive"
"""A folder that is not there."""


@dataclass(frozen=True)
class Dataset:
    """A dataset on disk: its folder and its settings. Folders are absolute paths.

    `rules_folder` has the settings, waivers and schemas where they are not those beside the records, but of a revision.
    """

    root: Path
    settings: dict[str, Any] = field(default_factory=dict)
    archive_folder: Path | None = None
    rules_folder: Path | None = None

    @cached_property
    def described(self) -> DescribedSettings:
        """The settings as a model, for what is not in a hurry. There must be no mistake in them."""
        from validator.corpus.config_model import Settings

        return Settings.model_validate(self.settings)

    @property
    def records(self) -> Path:
        """The folder of the records."""
        return self.root / str(self.settings.get("records", "records"))

    @property
    def rules(self) -> Path:
        """The folder with the settings, the waivers and the schemas."""
        return self.rules_folder or self.root

    @cached_property
    def schemas(self) -> Path:
        """The folder of the schemas: the dataset's own, or else those that come with OnRecord."""
        folder = self.rules / str(self.settings.get("schemas", "schemas"))
        own = "schemas" in self.settings or folder.is_dir()
        return folder if own and is_inside(folder, self.rules) else shipped_folder()

    @cached_property
    def archive(self) -> Path:
        """The folder of the article texts, which may be absent; one that lies elsewhere only if the user names it."""
        folder = self.root / str(self.settings.get("archive", "archive"))
        return self.archive_folder or (folder if is_inside(folder, self.root) else NOWHERE)

    @property
    def around_archive(self) -> Path:
        """The folder that the archive may not lead out of."""
        return self.archive_folder or self.root

    def relative(self, path: Path | str) -> str:
        """A path as findings show it: relative to the dataset's folder where it lies inside."""
        name, root = str(path), f"{self.root}/"
        # The same as below, without taking both apart: it is asked of every file.
        if os.sep == "/" and name.startswith(root):
            return name[len(root) :]
        path = Path(path)
        try:
            return path.relative_to(self.rules if path.is_relative_to(self.rules) else self.root).as_posix()
        except ValueError:
            return path.as_posix()


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds onrecord.yaml. Raises UsageError if there is none."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / CONFIG_FILE).is_file():
            return folder
    raise UsageError(
        f"no {CONFIG_FILE} in {start} or above it: this is not an OnRecord dataset. "
        "Go into one, or make a new one with: onrecord init DIR"
    )


def datasets_below(folder: Path) -> list[Path]:
    """The datasets below a folder, in the order of their names; none inside another, none deeper than MAX_DEPTH."""
    found: list[Path] = []
    for path, names, files in os.walk(folder):
        if CONFIG_FILE in files:
            found.append(Path(path))
        deep = len(Path(path).relative_to(folder).parts) >= MAX_DEPTH
        names[:] = [] if deep or CONFIG_FILE in files else sorted(n for n in names if not n.startswith("."))
    return found


def load_dataset(root: Path, archive: Path | None = None) -> tuple[Dataset, list[Hit]]:
    """Read the settings of the dataset in `root`. With problems, the dataset has the default settings."""
    empty = Dataset(root, {}, archive)
    data = read(root / CONFIG_FILE, root)
    if isinstance(data, tuple):
        return empty, [data]
    text = decode(data)
    if isinstance(text, tuple):
        return empty, [text]
    settings, hits = settings_of(text)
    hits = hits or list(_leading_out(root, settings, archive))
    return Dataset(root, {} if hits else settings, archive), hits


def settings_of(text: str) -> tuple[dict[str, Any], list[Hit]]:
    """The settings in a text, and what is wrong in it; with problems, there are none."""
    documents, hits = parse_settings(text)
    if hits:
        return {}, hits
    settings = documents[0].data
    schema = _config_schema()
    if not isinstance(settings, dict):
        from validator.schema.messages import not_a_record

        return {}, [(not_a_record, not_a_record(settings))]
    if not schema.is_valid(settings):
        from validator.schema import explain as structure

        return {}, structure.explain(settings, schema)
    return settings, []


def _leading_out(root: Path, settings: dict[str, Any], archive: Path | None) -> Iterator[Hit]:
    """The folders of a dataset that links lead out of it (of the records, the reading tells)."""
    for key, hint in (("schemas", ""), ("archive", "name the folder on the command line: --archive DIR")):
        folder = root / str(settings.get(key, key))
        if not (key == "archive" and archive) and not is_inside(folder, root):
            path = (key,) if key in settings else ()
            yield outside_folder, outside_folder(os.path.realpath(folder), path, hint)


def parse_settings(text: str) -> tuple[list[Document], list[Hit]]:
    """Read a file of settings. Only this program reads it, so warnings of what others make of a value are left out."""
    documents, hits = parse(text)
    return documents, [(found, problem) for found, problem in hits if found.severity is Severity.ERROR]


@cache
def _config_schema() -> Schema:
    document = json.loads(Path(__file__).with_name("config.schema.json").read_bytes())
    return Schema("settings", 1, "settings/v1.json", document, {"settings/v1.json": document})

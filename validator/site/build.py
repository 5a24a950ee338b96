"""The whole site: checked records in, a folder of pages out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from validator import __version__
from validator.corpus.config import Dataset, UsageError
from validator.corpus.kinds import all_schemas
from validator.corpus.records import Corpus
from validator.dataset.build import dataset_name
from validator.dataset.folder import replacing
from validator.dataset.layout import Made
from validator.dataset.selection import ALL, select
from validator.evidence.archive import Archive
from validator.findings.finding import Checked
from validator.rules.context import Context
from validator.schema.released import read_released
from validator.site.items import as_mapping, read_items
from validator.site.pages import ASSETS, Site

SITE = Made("onrecord-site/", ".onrecord-site.json", "site", "site")
"""The manifest's name is hidden, so that no pattern such as `**/*.json` takes it for a record."""
_ASSETS = Path(__file__).with_name("assets")


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """What was written: how many pages, about how many records; and how many drafts and others were left out."""

    records: int
    pages: int
    drafts: int
    left_out: int


def build_site(
    dataset: Dataset,
    corpus: Corpus,
    folder: Path,
    evidence: Sequence[Checked],
    publish: Sequence[str] = (),
) -> BuiltSite:
    """Write the site from records that were checked and are free of errors; `evidence` tells how their quotes were.

    Drafts are left out, and extracted records that stay out of the dataset (`extracted` in onrecord.yaml). Of the
    texts of articles only those of `publish` (their ids; `all`: every one) are shown, where they are at hand. Raises
    NotBuildableError, UsageError, and OSError where the disk can't be written; in each case
    `folder` is as it was.
    """
    schemas, _, _ = all_schemas(dataset)
    readable = Corpus(records=[as_mapping(record) for record in corpus.records])
    chosen = select(readable, dataset.settings.get("extracted", ALL))
    items = read_items(chosen.kept, corpus, schemas, read_released(schemas.folder), evidence)
    unknown = sorted({*publish} - {"all"} - {item.record.id for item in items.of("article")})
    if unknown:
        raise UsageError(f"there is no article {unknown[0]!r} whose text could be shown")
    settings = dataset.described
    archive = Archive(dataset.archive, dataset.around_archive)
    context = Context(archive, date.min, corpus)
    site = Site(dataset_name(settings), settings, items, context, frozenset(publish))
    files: dict[str, tuple[int, str]] = {}
    with replacing(folder, SITE) as building:

        def write(name: str, contents: str) -> None:
            data = contents.encode("utf-8")
            path = building / name
            if name in files:
                raise AssertionError(f"two pages are called {name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            files[name] = len(data), hashlib.sha256(data).hexdigest()

        site.write(write)
        for name in ASSETS:
            write(f"assets/{name}", (_ASSETS / name).read_text("utf-8"))
        listed = {
            "format": f"{SITE.format}1",
            "made_with": f"onrecord {__version__}",
            "files": {
                name: {"bytes": size, "sha256": digest} for name, (size, digest) in sorted(files.items())
            },
        }
        (building / SITE.file).write_text(json.dumps(listed, indent=2) + "\n", "utf-8")
    pages = sum(name.endswith(".html") for name in files)
    return BuiltSite(len(items.by_key), pages, len(chosen.drafts), len(chosen.left_out))

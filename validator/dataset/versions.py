"""A version number means one content: that of a dataset that was built with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from validator.corpus.config import UsageError
from validator.corpus.published import PUBLISHED_FILE, Published
from validator.dataset.layout import read_manifest
from validator.findings.paths import at


def require_new_version(made: dict[str, Any], folder: Path | None, published: Published) -> None:
    """Raise UsageError if the version number of a new dataset is taken: by that in `folder`, or by a published one.

    `made` is the manifest of the new one. A version that is not final (`2.1.0-draft`, see semver.org, 9) may be built
    again and again, and so may a dataset without one.
    """
    version = at(made, ("dataset", "version"))
    if not version or "-" in version:
        return
    last = read_manifest(folder) if folder else {}
    taken = {f"as it was published ({PUBLISHED_FILE})": published["versions"].get(version)}
    if at(last, ("dataset", "version")) == version:
        taken[f"in {str(folder)!r}"] = at(last, ("content",))
    for where, content in taken.items():
        if content in (None, made["content"]):
            continue
        raise UsageError(
            f"nothing was built: version {version} {where} has other content, and whoever has that could "
            f"not tell the two apart. Raise 'version' in onrecord.yaml (while you work on it, write {version}-draft), "
            "or build it once more as the same version with --same-version"
        )

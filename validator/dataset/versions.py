"""A version number means one content: that of a dataset that was built with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from validator.corpus.config import UsageError
from validator.dataset.layout import read_manifest
from validator.findings.paths import at


def require_new_version(made: dict[str, Any], folder: Path) -> None:
    """Raise UsageError if the dataset in `folder` has the version number of a new one, and other content.

    `made` is the manifest of the new one. A version that is not final (`2.1.0-draft`, see semver.org, 9) may be built
    again and again, and so may a dataset without one.
    """
    version = at(made, ("dataset", "version"))
    last = read_manifest(folder)
    if not version or "-" in version or at(last, ("dataset", "version")) != version:
        return
    if at(last, ("content",)) not in (None, made["content"]):
        raise UsageError(
            f"nothing was built: version {version} in {str(folder)!r} has other content, and whoever has that could "
            f"not tell the two apart. Raise 'version' in onrecord.yaml (while you work on it, write {version}-draft), "
            "or build it once more as the same version with --same-version"
        )

"""Repositories for the tests, by plain git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    check: bool = True,
    environment: dict[str, str] | None = None,
) -> bytes:
    """Plain git, as a person calls it."""
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    more = ("-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *who, *more, *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        check=check,
        env={**kept, **(environment or {})},
    )
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "A state")

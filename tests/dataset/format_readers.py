"""The programs by which the formats are read, which `make test-formats` installs."""

from __future__ import annotations

import importlib
import importlib.util
import os
from typing import Any

import pytest


def reader(module: str) -> Any:
    """A module; the tests of a file are skipped without it, unless REQUIRE_READERS says that it must be there."""
    if os.environ.get("REQUIRE_READERS") or importlib.util.find_spec(module):
        return importlib.import_module(module)
    return pytest.skip(f"{module} is not installed; make test-formats does", allow_module_level=True)

"""Metadata for Datasette (https://docs.datasette.io/en/stable/metadata.html): titles and descriptions in its pages.

`datasette dist/` finds the file and the database by itself.
"""

from __future__ import annotations

from typing import Any

from validator.dataset.content import Content

FILE = "metadata.json"


def describe(content: Content) -> dict[str, Any]:
    """Dataset, tables and columns, in the words of the settings and of the schemas."""
    settings = content.settings
    about = {"title": settings.title, "description": settings.description, "license": settings.licence}
    tables = {
        table.name: {
            key: value
            for key, value in (
                ("title", table.title),
                ("description", table.description),
                ("columns", {column.name: column.description or column.title for column in table.columns}),
            )
            if value
        }
        for table in content.tables
    }
    return {
        **{key: value for key, value in about.items() if value},
        "databases": {content.name: {"tables": tables}},
    }

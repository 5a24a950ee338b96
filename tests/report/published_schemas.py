"""Write the published schemas from their models: `python tests/report/published_schemas.py` (part of `make docs`)."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from validator.changes import models as diff_models
from validator.corpus import config_model
from validator.findings.border import published
from validator.report import models

PACKAGE = Path(models.__file__).parent.parent
PUBLISHED: dict[str, type[BaseModel]] = {
    "corpus/config.schema.json": config_model.Settings,
    "report/waivers.schema.json": models.Waivers,
    "report/baseline.schema.json": models.Baseline,
    "report/report.schema.json": models.JsonReport,
    "changes/diff.schema.json": diff_models.JsonDiff,
    "changes/dataset-diff.schema.json": diff_models.JsonDatasetDiff,
}


def text_of(model: type[BaseModel]) -> str:
    """The schema of a model as its file has it."""
    return json.dumps(published(model), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, model in PUBLISHED.items():
        (PACKAGE / name).write_text(text_of(model), "utf-8")

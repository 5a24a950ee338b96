"""Self-contained schemas, for editors and programs that know JSON Schema but not OnRecord.

Three things make them easier on others than the files under `schemas/`: each stands alone, the `x-` keywords and
the `edtf` format are gone (their patterns stay), and where a field refers to a shared definition and says something
of its own about it, the two are put together. Editors show the description of the definition instead otherwise.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Any

from validator.schema.fields import resolve
from validator.schema.schema import Schema, Schemas

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANNOTATIONS = {"title", "description", "examples", "default", "deprecated", "$comment"}
_SCHEMA_MAPS = ("properties", "patternProperties", "dependentSchemas", "$defs")
_FOREIGN_FORMATS = {"edtf"}
_RECORD_FILES = ("*.yaml", "*.yml")


def self_contained(schema: Schema) -> dict[str, Any]:
    """One version of a kind as one plain JSON Schema. Raises SchemaError where a `$ref` leads nowhere."""
    bundle = _Bundle(schema.files)
    document = bundle.plain(schema.document, schema.file, ())
    return {"$schema": _DIALECT, **document, **bundle.definitions()}


def any_record(schemas: Schemas, *, marked: bool = False) -> dict[str, Any]:
    """A schema for the records of all kinds: what a record writes as `schema` chooses the part that counts.

    Editors assign schemas to files by their names, and a name does not tell which version a record has. With `marked`,
    references and dates keep what tells them from other text: `x-ref`, and the format `edtf`.
    """
    bundle = _Bundle(schemas.files, marked=marked)
    kinds = {
        schema.name: bundle.plain(schema.document, schema.file, ()) for schema in schemas.by_name.values()
    }
    definitions = bundle.definitions().get("$defs", {})
    return {
        "$schema": _DIALECT,
        "title": "Record",
        "description": "A record of any kind. Begin with its kind and version.",
        "type": "object",
        "required": ["schema"],
        "properties": {
            "schema": {
                "title": "Schema",
                "description": "The kind of the record and the version of its schema.",
                "enum": list(kinds),
            }
        },
        "allOf": [
            {
                "if": {"properties": {"schema": {"const": name}}, "required": ["schema"]},
                "then": {"$ref": f"#/$defs/{_definition_name(name)}"},
            }
            for name in kinds
        ],
        "$defs": {
            **{_definition_name(name): document for name, document in kinds.items()},
            **definitions,
        },
    }


def editor_files(schemas: Schemas, records: str, folder: str) -> dict[str, str]:
    """The files of an export, name -> text. `records` and `folder` are paths relative to the dataset's folder."""
    files = {
        f"{schema.kind}-{schema.version}.json": self_contained(schema) for schema in schemas.by_name.values()
    }
    globs = [f"{records}/**/{name}" for name in _RECORD_FILES]
    address = f"./{(PurePosixPath(folder) / 'record.json').as_posix()}"
    documents: dict[str, Any] = {
        "record.json": any_record(schemas),
        **files,
        "vscode-settings.json": {"yaml.schemas": {address: globs}},
    }
    texts = {
        name: json.dumps(value, indent=2, ensure_ascii=False) + "\n" for name, value in documents.items()
    }
    return {**texts, "neovim.lua": _neovim(address, globs)}


def _neovim(address: str, globs: list[str]) -> str:
    """The same settings for Neovim 0.11 or later. A JSON string is a Lua string, as long as it is plain text."""
    patterns = ", ".join(json.dumps(glob) for glob in globs)
    return (
        'vim.lsp.config("yamlls", {\n'
        "  settings = {\n"
        "    yaml = {\n"
        f"      schemas = {{ [{json.dumps(address)}] = {{ {patterns} }} }},\n"
        "    },\n"
        "  },\n"
        "})\n"
        'vim.lsp.enable("yamlls")\n'
    )


class _Bundle:
    """Gathers the definitions that the schemas of one document still refer to."""

    def __init__(self, files: dict[str, Any], *, marked: bool = False) -> None:
        self._files = files
        self._marked = marked
        self._definitions: dict[str, Any] = {}

    def definitions(self) -> dict[str, Any]:
        """The `$defs` of the document, if it needs any."""
        return {"$defs": dict(sorted(self._definitions.items()))} if self._definitions else {}

    def plain(self, node: dict[str, Any], file: str, inside: tuple[str, ...]) -> dict[str, Any]:
        """A schema without our own keywords, its references followed. `inside` names the definitions around it."""
        own = {key: value for key, value in node.items() if self._is_plain(key, value)}
        own = {key: self._value(key, value, file, inside) for key, value in own.items()}
        return self._join(own, node["$ref"], file, inside) if "$ref" in node else own

    def _is_plain(self, key: str, value: Any) -> bool:
        if self._marked and key in ("x-ref", "format"):
            return True
        if key == "format":
            return value not in _FOREIGN_FORMATS
        return key not in ("$schema", "$defs", "$ref") and not key.startswith("x-")

    def _value(self, key: str, value: Any, file: str, inside: tuple[str, ...]) -> Any:
        """The value of a keyword; the schemas in it are made plain as well."""
        if key in _SCHEMA_MAPS:
            return {name: self.plain(child, file, inside) for name, child in value.items()}
        if key in ("const", "enum", "examples", "default", "required", "dependentRequired"):
            return value
        if isinstance(value, dict):
            return self.plain(value, file, inside)
        if isinstance(value, list):
            return [self.plain(child, file, inside) if isinstance(child, dict) else child for child in value]
        return value

    def _join(
        self, own: dict[str, Any], reference: str, file: str, inside: tuple[str, ...]
    ) -> dict[str, Any]:
        """Put a definition and what a field says of its own together, or refer to it where that can't be done."""
        step = resolve(reference, file, self._files)
        name = _definition_name("_".join([step.file.removesuffix(".json"), *map(str, step.path[1:])]))
        if own and name not in inside:
            target = self.plain(step.node, step.file, (*inside, name))
            if not (own.keys() & target.keys()) - _ANNOTATIONS:
                return {**target, **own}
        if name not in self._definitions:
            self._definitions[name] = {}  # so that a definition that contains itself comes to an end
            self._definitions[name] = self.plain(step.node, step.file, (*inside, name))
        return {"$ref": f"#/$defs/{name}", **own}


def _definition_name(text: str) -> str:
    """`statement/1` -> `statement_1`: letters, digits and underscores, which need no escaping in a reference."""
    return re.sub("[^A-Za-z0-9]+", "_", text).strip("_")

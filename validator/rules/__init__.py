"""All rules, in the order in which they are explained."""

from __future__ import annotations

from typing import Any

from validator import structure
from validator.rule import Rule
from validator.rules import identity, quotes, references

RULES: tuple[Rule[Any, Any], ...] = (
    references.unknown_reference,
    references.wrong_kind,
    identity.duplicate_id,
    identity.id_not_file_name,
    identity.duplicate_value,
    quotes.quote_without_source,
    quotes.quote_not_in_source,
    quotes.text_changed,
    quotes.path_outside_archive,
)
"""The rules over records, links and groups."""


def all_rules() -> tuple[Rule[Any, Any], ...]:
    """Every rule there is, those about files, schemas and structure first: the catalogue behind `onrecord rules`."""
    from validator import config, schema_files
    from validator.source import careful, document, files, syntax, traps

    return (
        files.unreadable_file,
        files.outside_folder,
        files.not_a_file,
        files.file_too_large,
        files.not_utf8,
        document.empty_file,
        document.control_character,
        document.nesting_too_deep,
        syntax.yaml_syntax,
        syntax.yaml_tab,
        careful.duplicate_key,
        careful.yaml_merge_key,
        careful.yaml_key_type,
        careful.yaml_tag,
        traps.ambiguous_value,
        traps.folded_hyphen,
        traps.keys_differ_by_case,
        config.nothing_to_check,
        schema_files.invalid_schema,
        structure.not_a_record,
        structure.no_schema,
        structure.unknown_kind,
        structure.unknown_version,
        structure.missing_key,
        structure.unknown_key,
        structure.wrong_type,
        structure.not_in_list,
        structure.wrong_form,
        structure.out_of_range,
        structure.wrong_combination,
        *RULES,
    )

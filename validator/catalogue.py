"""Catalogue."""

from __future__ import annotations

from validator.findings.rule import Rule
from validator.rules import RULES
from validator.rules import own as expressions
from validator.schema import messages


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, those about files, schemas and structure first: the catalogue behind `onrecord rules`."""
    from validator.corpus import config, kinds, published, reading, unread
    from validator.evidence import archive
    from validator.report import compared, settings, waivers
    from validator.rules import expectations as expect
    from validator.schema import check as schema_files
    from validator.schema import migration_findings as findings
    from validator.source import cuts, document, files, json_text, limits, questions, syntax, toml_text, traps

    return (
        files.unreadable_file,
        files.outside_folder,
        files.not_a_file,
        files.file_too_large,
        files.not_utf8,
        document.empty_file,
        document.control_character,
        limits.nesting_too_deep,
        limits.number_not_finite,
        limits.number_rounded,
        limits.record_too_large,
        limits.not_judged,
        syntax.yaml_syntax,
        syntax.yaml_tab,
        json_text.json_syntax,
        toml_text.toml_syntax,
        syntax.duplicate_key,
        syntax.yaml_merge_key,
        syntax.yaml_key_type,
        syntax.yaml_tag,
        traps.ambiguous_value,
        traps.folded_hyphen,
        traps.keys_differ_by_case,
        cuts.value_cut,
        cuts.quote_cut,
        questions.question_left,
        config.nothing_to_check,
        unread.unread_file,
        published.published_id_missing,
        archive.archive_too_large,
        kinds.invalid_mapping,
        reading.mapped_twice,
        settings.unknown_rule,
        settings.rule_always_on,
        waivers.not_a_list_of_waivers,
        waivers.unused_waiver,
        waivers.expired_waiver,
        compared.check_weakened,
        compared.published_record_gone,
        compared.id_used_anew,
        expect.unexpected_count,
        expect.unexpected_fill_rate,
        expect.unknown_expectation,
        schema_files.invalid_schema,
        schema_files.doubtful_schema,
        schema_files.released_schema_changed,
        schema_files.released_schema_missing,
        messages.not_a_record,
        messages.no_schema,
        messages.unknown_kind,
        messages.unknown_version,
        messages.missing_key,
        messages.unknown_key,
        messages.wrong_type,
        messages.not_in_list,
        messages.wrong_form,
        messages.out_of_range,
        messages.wrong_combination,
        messages.closed_elsewhere,
        messages.readers_disagree,
        expressions.rule_not_evaluated,
        *RULES,
        findings.older_version,
        findings.migration_undecided,
        findings.migration_refused,
    )

"""Tasks that several processes can share: read files, judge records (and, in validator.engine.groups, groups of them).

What a task may see is in `RunInputs`, which was made before the processes were; what it found is in what it returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from validator.corpus.packed import pack
from validator.corpus.reading import read_content
from validator.engine.apply_rules import first_article, judge, judge_record
from validator.engine.groups import note_groups
from validator.engine.limits import Limits, Reason, each
from validator.engine.run import Files, Judged, RunInputs, Unit
from validator.findings.finding import Checked
from validator.rules.expectations import count_expected
from validator.source.files import read
from validator.source.limits import not_judged
from validator.source.pieces import Piece
from validator.source.stamps import stamp_at


def read_files(inputs: RunInputs, units: Sequence[Unit]) -> Files:
    """Read files, and pack the records in them."""
    found = Files()
    blocks: list[bytes] = []
    for path, folder, piece in each(units):
        found.units += 1
        _read_file(inputs, found, blocks, path, folder, piece)
    found.packed = b"".join(blocks)
    found.moved = inputs.locator.moved
    if not inputs.index_told:
        archive = inputs.context.archive
        found.texts, found.too_many_texts = archive.index(), archive.too_large
        inputs.index_told = bool(found.texts) or archive.too_large
    return found


def file_given_up(
    inputs: RunInputs, units: Sequence[Unit], number: int, reason: Reason, limits: Limits
) -> Files:
    """What stands for a file, or a piece of a large one, whose reading came to a limit: that it was not judged."""
    path, _, piece = units[number]
    file = inputs.dataset.relative(path)
    found = Files(units=1, moved=True, broken={path.stem}, given_up={file})
    if inputs.changed is not None and file not in inputs.changed:
        found.broken_elsewhere = True
        return found
    found.files = int(piece is None or not piece.start)
    what = f"the part of the file from line {piece.line + 1} on" if piece else "the file"
    problem = limits.problem(what, reason)
    found.findings.append(
        inputs.locator.finding_at_start(not_judged, problem, file, piece.document if piece else 0)
    )
    return found


def _read_file(
    inputs: RunInputs, found: Files, blocks: list[bytes], path: Path, folder: Path, piece: Piece | None
) -> None:
    file = inputs.dataset.relative(path)
    stamp = stamp_at(path) if inputs.noting else ()
    root = inputs.dataset.root
    data = read(path, folder, piece, root if folder.is_relative_to(root) else None)
    if not piece:
        found.digests[file] = inputs.locator.just_read(file, data)
    content = read_content(data, file, inputs.schemas, piece)
    for record in content.records:
        packed = pack(record, inputs.number_of(record.schema))
        blocks.append(packed)
        found.sizes.append(len(packed))
        found.ids.append(record.id)
        found.schemas.append(inputs.number_of(record.schema))
        found.articles.append(first_article(record))
        found.drafts += record.data.get("draft") is True
        if inputs.expect:
            found.expected.update(count_expected(inputs.expect, record))
        note_groups(inputs, found, record)
    found.broken |= content.broken
    if inputs.changed is not None and file not in inputs.changed:
        found.broken_elsewhere |= bool(content.broken)
        return
    found.files += piece is None or not piece.start
    found.checked.update(content.kinds)
    findings = [
        inputs.locator.finding(rule, said, file, document, name)
        for rule, said, document, name in content.hits
    ]
    found.findings += findings
    if inputs.noting:
        from validator.engine.cache_rows import note_file

        found.notes.append(note_file(file, stamp, data, content, findings))


def judge_records(inputs: RunInputs, positions: Sequence[int]) -> Judged:
    """Apply the rules to records and their links."""
    judged = Judged(records=len(positions))
    for position in each(positions):
        record = inputs.corpus.at(position)
        found = judge(judge_record(record, inputs.context), inputs.context, inputs.locator)
        judged.findings += [finding for _, finding in found.findings]
        for piece in found.evidence:
            judged.evidence[piece.how, piece.result, piece.quoted] += 1
            if piece.how == "unchecked":
                judged.unsure.add(record.id)
        if found.missing:
            judged.textless.add(record.id)
            judged.missing |= found.missing
        if inputs.keeping:
            judged.pieces += [Checked(record.file, record.document, piece) for piece in found.evidence]
        if inputs.noting:
            from validator.engine.cache_rows import note_record

            expected = count_expected(inputs.expect, record)
            judged.notes.append(note_record(record, found, expected, inputs.noted[position]))
    judged.moved = inputs.locator.moved
    return judged


def record_given_up(
    inputs: RunInputs, positions: Sequence[int], number: int, reason: Reason, limits: Limits
) -> Judged:
    """What stands for a record whose judging came to a limit: that it was not judged."""
    record = inputs.corpus.at(positions[number])
    problem = limits.problem("this record", reason)
    found = inputs.locator.finding_at_start(not_judged, problem, record.file, record.document, record.id)
    return Judged(1, [found], unsure={record.id}, moved=True)

"""Tasks that several processes can share: read files, judge records (and, in validator.engine.groups, groups of them).

What a task may see is in `Work`, which was made before the processes were; what it found is in what it returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from validator.corpus.packed import pack
from validator.corpus.reading import read_content
from validator.engine.groups import note_groups
from validator.engine.judge import first_article, judge, judge_record
from validator.engine.run import Files, Judged, Unit, Work
from validator.findings.finding import Checked
from validator.rules.expectations import count_expected
from validator.source.files import read
from validator.source.pieces import Piece
from validator.source.stamps import digest_of, stamp_at


def read_files(work: Work, units: Sequence[Unit]) -> Files:
    """Read files, and pack the records in them."""
    found = Files()
    blocks: list[bytes] = []
    for path, folder, piece in units:
        _read_file(work, found, blocks, path, folder, piece)
    found.packed = b"".join(blocks)
    found.moved = work.locator.moved
    if not work.index_told:
        archive = work.context.archive
        found.texts, found.too_many_texts = archive.index(), archive.too_large
        work.index_told = bool(found.texts) or archive.too_large
    return found


def _read_file(
    work: Work, found: Files, blocks: list[bytes], path: Path, folder: Path, piece: Piece | None
) -> None:
    file = work.dataset.relative(path)
    stamp = stamp_at(path) if work.noting else ()
    root = work.dataset.root
    data = read(path, folder, piece, root if folder.is_relative_to(root) else None)
    if not piece:
        digest = digest_of(data) if isinstance(data, bytes) else b""
        found.digests[file] = work.locator.known[file] = digest
    content = read_content(data, file, work.schemas, piece)
    for record in content.records:
        packed = pack(record, work.number_of(record.schema))
        blocks.append(packed)
        found.sizes.append(len(packed))
        found.ids.append(record.id)
        found.schemas.append(work.number_of(record.schema))
        found.articles.append(first_article(record))
        found.drafts += record.data.get("draft") is True
        if work.expect:
            found.expected.update(count_expected(work.expect, record))
        note_groups(work, found, record)
    found.broken |= content.broken
    if work.changed is not None and file not in work.changed:
        found.broken_elsewhere |= bool(content.broken)
        return
    found.files += piece is None or not piece.start
    found.checked.update(content.kinds)
    findings = [
        work.locator.finding(rule, said, file, document, name) for rule, said, document, name in content.hits
    ]
    found.findings += findings
    if work.noting:
        from validator.engine.notes import note_file

        found.notes.append(note_file(file, stamp, data, content, findings))


def judge_records(work: Work, positions: Sequence[int]) -> Judged:
    """Apply the rules to records and their links."""
    judged = Judged()
    for position in positions:
        record = work.corpus.at(position)
        found = judge(judge_record(record, work.context), work.context, work.locator)
        judged.findings += [finding for _, finding in found.findings]
        for piece in found.evidence:
            judged.evidence[piece.how, piece.result, piece.quoted] += 1
            if piece.how == "unchecked":
                judged.unsure.add(record.id)
        if found.missing:
            judged.textless.add(record.id)
            judged.missing |= found.missing
        if work.keeping:
            judged.pieces += [Checked(record.file, record.document, piece) for piece in found.evidence]
        if work.noting:
            from validator.engine.notes import note_record

            expected = count_expected(work.expect, record)
            judged.notes.append(note_record(record, found, expected, work.noted[position]))
    judged.moved = work.locator.moved
    return judged

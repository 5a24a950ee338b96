"""Known findings: they stay visible, and only new ones fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_dataset import build, codes, port, run, visit, write

from validator.cli.main import main
from validator.corpus.config import UsageError
from validator.report.baseline import load_baseline, write_baseline

WRONG = {"opened": "2031-03-05", "closed": "2031-03-04"}


def test_only_new_findings_fail(tmp_path: Path) -> None:
    root, file = build(tmp_path / "d", {"a.yaml": port("a", **WRONG)}), tmp_path / "baseline.json"
    assert write_baseline(file, run(root).findings) == 1
    report = run(root, baseline=load_baseline(file))
    assert report.clean
    assert (report.known, report.gone, len(report.findings)) == (1, 0, 1)
    write(root / "records" / "b.yaml", json.dumps(port("b", **WRONG)))
    report = run(root, baseline=load_baseline(file))
    assert [(f.record, f.known) for f in report.findings] == [("a", True), ("b", False)]
    assert not report.clean


def test_a_known_finding_is_known_when_lines_entries_and_files_move(tmp_path: Path) -> None:
    text = "schema: visit/1\nid: v\nstops:\n- port: nowhere\n"
    root, file = build(tmp_path / "d", {"v.yaml": text}), tmp_path / "baseline.json"
    write_baseline(file, run(root).findings)
    moved = "# A remark.\n" + text.replace("stops:\n", "guests: []\nstops:\n- left: '2031'\n")
    (root / "records" / "v.yaml").unlink()
    write(root / "records" / "visits" / "v.yaml", moved)
    report = run(root, baseline=load_baseline(file))
    assert (report.known, codes(report)) == (1, {})


def test_a_second_finding_of_the_same_kind_is_new(tmp_path: Path) -> None:
    stops = [{"port": "nowhere"}]
    root, file = build(tmp_path / "d", {"v.yaml": visit("v", stops=stops)}), tmp_path / "baseline.json"
    write_baseline(file, run(root).findings)
    write(
        root / "records" / "v.yaml",
        json.dumps(visit("v", stops=[*stops, {"port": "nowhere", "left": "2031"}])),
    )
    report = run(root, baseline=load_baseline(file))
    assert (report.known, codes(report)) == (1, {"unknown-reference": 1})


def test_what_is_gone_is_counted(tmp_path: Path) -> None:
    root, file = build(tmp_path / "d", {"a.yaml": port("a", **WRONG)}), tmp_path / "baseline.json"
    write_baseline(file, run(root).findings)
    write(root / "records" / "a.yaml", json.dumps(port("a")))
    assert run(root, baseline=load_baseline(file)).gone == 1


def test_the_file_is_the_same_for_the_same_findings(tmp_path: Path) -> None:
    root = build(tmp_path / "d", {f"{name}.yaml": port(name, **WRONG) for name in "abc"})
    write_baseline(tmp_path / "one", run(root).findings)
    write_baseline(tmp_path / "two", run(root).findings)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d", "one", "two"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "\xff",
        '{"format": 1}',
        '{"format": "onrecord-baseline/2", "findings": []}',
        '{"format": "onrecord-baseline/1", "findings": [{"fingerprint": "a", "count": "many"}]}',
    ],
)
def test_what_is_no_baseline_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(text, "latin-1")
    with pytest.raises(UsageError, match=r"baseline|format"):
        load_baseline(tmp_path / "b.json")


def test_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(build(tmp_path, {"a.yaml": port("a", **WRONG)}))
    assert main(["validate"]) == 1
    assert main(["validate", "--write-baseline", "known.json"]) == 0
    capsys.readouterr()
    assert main(["validate", "--baseline", "known.json"]) == 0
    shown = capsys.readouterr().out
    assert "date-order" not in shown
    assert "1 finding known already (baseline)" in shown
    assert main(["validate", "--baseline", "nothing.json"]) == 2
    assert main(["validate", "--write-baseline", "known.json", "records"]) == 2


def test_a_known_repeated_id_is_known_when_lines_move(tmp_path: Path) -> None:
    line = json.dumps(port("a")) + "\n"
    root, file = build(tmp_path / "d", {"a.jsonl": line * 2}), tmp_path / "baseline.json"
    write_baseline(file, run(root).findings)
    write(root / "records" / "a.jsonl", "\n\n" + line + "\n" + line)
    report = run(root, baseline=load_baseline(file))
    assert [f.known for f in report.findings] == [True]
    assert "line 3 of" in report.findings[0].message


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = run(build(tmp_path / "d", {"a.yaml": port("a", **WRONG)})).findings
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / "baseline.json"
    file.write_text("old", "utf-8")
    (folder / ".baseline.json.new").symlink_to(tmp_path / "elsewhere")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(UsageError, match="No space left"):
            write_baseline(file, findings)
    assert {path.name for path in folder.iterdir()} == {"baseline.json", ".baseline.json.new"}
    assert file.read_text("utf-8") == "old"
    write_baseline(file, findings)
    assert load_baseline(file).total() == 1
    assert not (tmp_path / "elsewhere").exists()


def test_the_file_has_the_permissions_of_the_old_one_or_of_a_new_one(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in ("old.json", "new.json", "other"))
    old.touch()
    old.chmod(0o640)
    other.touch()
    for file in (old, new):
        write_baseline(file, [])
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == other.stat().st_mode

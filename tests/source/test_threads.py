"""Files are read by two threads of the language server at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from validator.source.files import read


def test_threads_that_read_from_several_folders_do_not_close_each_others(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("events", "people", "talks")]
    for folder in folders:
        folder.mkdir()
        (folder / "a.yaml").write_text(folder.name, "utf-8")

    def read_all(turn: int) -> set[object]:
        return {
            (folder.name, read(folder / "a.yaml", tmp_path))
            for _ in range(300)
            for folder in (*folders[turn:], *folders[:turn])
        }

    with ThreadPoolExecutor(3) as threads:
        found = set[object]().union(*threads.map(read_all, range(3)))
    assert found == {(folder.name, folder.name.encode()) for folder in folders}

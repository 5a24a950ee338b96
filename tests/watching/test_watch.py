"""`onrecord watch` as a process, with files that are really saved."""

from __future__ import annotations

import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from validator.cli.main import main

STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"
PATIENCE = 20.0


class Watching:
    """The command, running, and the lines that it prints."""

    def __init__(self, folder: Path) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "validator", "watch"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        assert self.process.stderr
        self._readers = [
            threading.Thread(target=self._read, args=(stream,), daemon=True)
            for stream in (self.process.stdout, self.process.stderr)
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream: Iterator[str]) -> None:
        for line in stream:
            self._lines.put(line)

    def until(self, *patterns: str) -> str:
        """All that is printed until each of these has been."""
        said, end = "", time.monotonic() + PATIENCE
        while not all(re.search(pattern, said) for pattern in patterns):
            try:
                said += self._lines.get(timeout=end - time.monotonic())
            except (queue.Empty, ValueError):
                pytest.fail(f"waited for {patterns}: {said}")
        return said

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        for reader in self._readers:
            reader.join(PATIENCE)
        return code

    def rest(self) -> str:
        return "".join(self._lines.queue)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "harbour")]) == 0
    return tmp_path / "harbour"


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    running = Watching(folder)
    yield running
    running.process.kill()
    running.process.wait()
    for stream in (running.process.stdout, running.process.stderr):
        assert stream
        stream.close()


def test_only_what_came_and_went_is_shown(folder: Path, watching: Watching) -> None:
    watching.until("ok: no errors", "waiting for files")
    path = folder / STATEMENT
    right = path.read_text("utf-8")
    path.write_text(right.replace("We have not set", "We have set"), encoding="utf-8")
    said = watching.until(r"error\[quote-not-in-source\]", "not valid: 1 error")
    assert said.count("error[") == 1
    assert "a negation differs" in said
    other = folder / "records/people/ada-quill.yaml"
    shutil.move(other, other.with_name("ada-quil.yaml"))
    said = watching.until("not valid: 2 errors")
    assert "quote-not-in-source" not in said
    path.write_text(right, encoding="utf-8")
    said = watching.until("not valid: 1 error")
    assert re.search(rf"gone: {re.escape(STATEMENT)}:\d+:\d+: error\[quote-not-in-source\]", said)
    shutil.move(other.with_name("ada-quil.yaml"), other)
    watching.until("gone: .*error", "ok: no errors")
    waivers = folder / "onrecord.yaml"
    waivers.write_text("title: [\n", encoding="utf-8")
    watching.until(r"onrecord\.yaml:\d+:\d+: error", r"not valid: \d")
    assert watching.end() == 0
    assert watching.rest().strip() == ""


def test_files_that_are_not_of_the_dataset_are_passed_over(folder: Path, watching: Watching) -> None:
    watching.until("ok: no errors", "waiting for files")
    (folder / "dist").mkdir()
    (folder / "dist/x.csv").write_text("a")
    (folder / ".git").mkdir()
    (folder / ".git/index").write_text("a")
    (folder / STATEMENT).touch()
    time.sleep(0.6)
    assert watching.end() == 0
    assert watching.rest().strip() == ""


def test_it_begins_again_where_settings_were_mended(folder: Path) -> None:
    settings = folder / "onrecord.yaml"
    right = settings.read_text("utf-8")
    settings.write_text("title: [\n")
    running = Watching(folder)
    try:
        running.until(r"not valid: \d", "waiting for files")
        settings.write_text(right)
        running.until("gone: ", "ok: no errors")
        assert running.end() == 0
    finally:
        running.process.kill()
        for stream in (running.process.stdout, running.process.stderr):
            assert stream
            stream.close()


def test_without_the_library_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["watch"]) == 2
    assert "pip install 'onrecord[watch]'" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.delitem(sys.modules, "validator.editor.server", raising=False)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    assert main(["lsp"]) == 2
    assert "pip install 'onrecord[lsp]'" in capsys.readouterr().err


def test_ctrl_c_is_not_lost_where_python_loses_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a module is loaded, Python tells of the exception, and goes on."""

    def check(_: object) -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("validator.cli.commands.watch._Watched.check", check)
    monkeypatch.chdir(folder)
    assert main(["watch"]) == 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_goes_wrong_after_ctrl_c_is_no_bug(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is interrupted while it is loaded can't be loaded any more, and says that in its own way."""

    def check(*_: object, **__: object) -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        raise ImportError("generic_type: already registered")

    monkeypatch.setattr("validator.check.check", check)
    monkeypatch.chdir(folder)
    assert main(["validate", "--no-cache"]) == 130

"""An editor for tests: pygls' own client speaks the real protocol with the real server, in a process of its own."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Self

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

PATIENCE = 60.0
STATEMENT = "records/statements/2024-03-05-quill-no-date-yet.yaml"
PERSON = "records/people/ada-quill.yaml"
"""Two records of what `onrecord init` makes."""


class Client(LanguageClient):
    """What the server tells, kept: the diagnostics of each file with their version, and the log."""

    def __init__(self) -> None:
        super().__init__("tests", "1")
        self.shown: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.log: list[str] = []
        self.registered: list[str] = []

        shown, log, registered = self.shown, self.log, self.registered
        self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda told: shown.update({told.uri: told}))
        self.feature(lsp.WINDOW_LOG_MESSAGE)(lambda told: log.append(told.message))
        self.feature(lsp.CLIENT_REGISTER_CAPABILITY)(
            lambda told: registered.extend(one.method for one in told.registrations)
        )


class Editor:
    """An editor with some folders open, to be used with `with`. `at` marks a place in a text: the first `|`."""

    def __init__(
        self,
        *folders: Path,
        archive: Path | None = None,
        encodings: tuple[str, ...] = (),
        program: tuple[str, ...] = ("-m", "validator"),
    ) -> None:
        self.folders = folders
        self.client = Client()
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self._arguments = [*program, "lsp", *(["--archive", str(archive)] if archive else [])]
        self._encodings = encodings
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def run[Result](self, work: Coroutine[Any, Any, Result]) -> Result:
        done: Future[Result] = asyncio.run_coroutine_threadsafe(work, self._loop)
        return done.result(PATIENCE)

    def __enter__(self) -> Self:
        self._thread.start()
        self.run(self._begin())
        return self

    async def _begin(self) -> None:
        await self.client.start_io(sys.executable, *self._arguments)
        capabilities = lsp.ClientCapabilities(
            workspace=lsp.WorkspaceClientCapabilities(
                workspace_edit=lsp.WorkspaceEditClientCapabilities(
                    document_changes=True, resource_operations=[lsp.ResourceOperationKind.Rename]
                ),
                did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(
                    dynamic_registration=True
                ),
            ),
            text_document=lsp.TextDocumentClientCapabilities(
                hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown])
            ),
            general=lsp.GeneralClientCapabilities(position_encodings=[*self._encodings] or None),
        )
        folders = [lsp.WorkspaceFolder(path.as_uri(), path.name) for path in self.folders]
        self.said = await self.client.initialize_async(
            lsp.InitializeParams(capabilities=capabilities, workspace_folders=folders)
        )
        self.client.initialized(lsp.InitializedParams())

    def __exit__(self, *_: object) -> None:
        try:
            self.run(self.client.shutdown_async(None))
            self.client.exit(None)
            self.code = self.run(self._ended())
        finally:
            self.run(self.client.stop())  # type: ignore[no-untyped-call]
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(PATIENCE)
            self._loop.close()

    async def _ended(self) -> int:
        assert self.client._server
        return await asyncio.wait_for(self.client._server.wait(), PATIENCE)

    @property
    def process(self) -> int:
        """The number of the server's process."""
        assert self.client._server
        return self.client._server.pid

    @property
    def running(self) -> bool:
        assert self.client._server
        return self.client._server.returncode is None

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a file, with what lies on the disk or with another text; its URI."""
        uri = path.as_uri()
        self.texts[uri] = path.read_bytes().decode() if text is None else text
        self.versions[uri] = 1
        document = lsp.TextDocumentItem(uri, "yaml", 1, self.texts[uri])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        return uri

    def close(self, uri: str) -> None:
        """Close a file; what was not saved is gone."""
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        del self.texts[uri], self.versions[uri]

    def type(self, uri: str, text: str, where: lsp.Range | None = None) -> None:
        """Replace a range of a file, or all of it. What the whole text is by then has to be known where it matters."""
        self.versions[uri] += 1
        change: Any = lsp.TextDocumentContentChangeWholeDocument(text)
        if where:
            change = lsp.TextDocumentContentChangePartial(where, text)
        else:
            self.texts[uri] = text
        document = lsp.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    def write(self, path: Path, text: str) -> None:
        """Change a file on the disk, as another program does."""
        kind = lsp.FileChangeType.Changed if path.exists() else lsp.FileChangeType.Created
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.tell(path, kind)

    def tell(self, path: Path, kind: lsp.FileChangeType = lsp.FileChangeType.Changed) -> None:
        event = lsp.FileEvent(path.as_uri(), kind)
        self.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))

    def ask(self, method: str, uri: str, position: lsp.Position | None = None, **more: Any) -> Any:
        """Ask a question about a place: `hover`, `completion`, `definition`, ..."""
        document = lsp.TextDocumentIdentifier(uri)
        name = f"text_document_{method.removeprefix('document_') if 'format' in method else method}_async"
        kind = "".join(part.capitalize() for part in method.removesuffix("s").split("_")) + "Params"
        parts = {"text_document": document, **({"position": position} if position else {}), **more}
        return self.run(getattr(self.client, name)(getattr(lsp, kind)(**parts)))

    def wait[Found](self, look: Callable[[], Found], patience: float = PATIENCE) -> Found:
        """Wait until something is so."""
        end = time.monotonic() + patience
        while not (found := look()):
            assert time.monotonic() < end, (self.client.log, self.client.shown)
            time.sleep(0.002)
        return found

    def ready(self, number: int = 1, patience: float = PATIENCE) -> None:
        """Wait until so many datasets have been read and checked."""
        self.wait(lambda: sum("read and checked" in said for said in self.client.log) >= number, patience)

    def codes(self, uri: str) -> list[str]:
        """The codes of what is shown for a file, once it is for the text that was typed last."""
        version = self.versions.get(uri)
        self.wait(lambda: uri in self.client.shown and self.client.shown[uri].version == version)
        return [str(one.code) for one in self.client.shown[uri].diagnostics]

    def settled(self, uri: str, codes: list[str]) -> None:
        """Wait until these are the codes that are shown for a file."""
        self.wait(
            lambda: (
                uri in self.client.shown and [one.code for one in self.client.shown[uri].diagnostics] == codes
            )
        )


def at(text: str) -> tuple[str, lsp.Position]:
    """A text without its mark `|`, and where that stood, in units of UTF-16."""
    before, after = text.split("|", 1)
    lines = before.replace("\r\n", "\n").split("\n")
    return before + after, lsp.Position(len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2)

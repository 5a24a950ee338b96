"""The language server: which question of the protocol is answered by what (Language Server Protocol 3.17).

It reads what the workspace holds, and the folder of texts that the user named; it writes nothing (edits are the
editor's), opens no connection, and starts no program.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from validator import __version__
from validator.authoring.rewriting import RefusedError
from validator.corpus.config import datasets_below
from validator.editor import actions, navigation
from validator.editor.completion import complete
from validator.editor.diagnostics import diagnostics
from validator.editor.hover import hover
from validator.editor.patience import SECONDS
from validator.editor.places import path_of, uri_of
from validator.editor.renaming import rename_everywhere
from validator.editor.session import Open, Session
from validator.editor.text import Text
from validator.editor.worker import Worker
from validator.engine.limits import Limits, limited
from validator.findings.finding import Finding
from validator.source.files import CONFIG_FILE, WAIVERS_FILE

log = logging.getLogger(__name__)
WATCHED = ("**/*.yaml", "**/*.yml", "**/*.json", "**/*.jsonl", "**/*.ndjson")


class Server(LanguageServer):
    """The datasets of a workspace, and what was told about their files last."""

    def __init__(self, archive: Path | None = None) -> None:
        super().__init__(
            "onrecord", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental
        )
        self.archive = archive
        self.sessions: dict[Path, Session] = {}
        self.found: dict[tuple[Path, str], list[Finding]] = {}
        self.shown: set[tuple[Path, str]] = set()
        self.folders: list[Path] = []
        self.encoding = "utf-16"
        self.markdown = True
        self.loop: asyncio.AbstractEventLoop | None = None
        self.worker = Worker(self._tell_later, self._say_later)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """An error of ours goes to the log; nobody who writes is interrupted by it."""
        log.error("%s: %r", source, error, exc_info=error)

    def open_folders(self, folders: list[Path]) -> None:
        """Take the datasets of the workspace's folders in."""
        self.folders += folders
        for folder in folders:
            for root in datasets_below(folder) if folder.is_dir() else ():
                self._session(root)

    def _session(self, root: Path) -> Session:
        session = self.sessions.get(root)
        if session is None:
            session = self.sessions[root] = Session(root, self.archive, self.encoding)
            self.worker.changed(session, anew=True)
        return session

    def session_of(self, uri: str) -> tuple[Session, str] | None:
        """The dataset that a file belongs to, and its name there; None for a file outside of any.

        As on the command line it is the outermost dataset of the workspace: a file of settings among the records would
        otherwise change what is said of them.
        """
        path = path_of(uri)
        if path is None:
            return None
        path = Path(os.path.normpath(path))
        above = [folder for folder in path.parents if (folder / CONFIG_FILE).is_file()]
        inside = [root for root in above if any(root.is_relative_to(folder) for folder in self.folders)]
        if not above:
            return None
        root = (inside or above)[-1]
        return self._session(root), path.relative_to(root).as_posix()

    def text_of(self, uri: str) -> tuple[Session, str, Open] | None:
        """The open file of a URI, with its dataset."""
        found = self.session_of(uri)
        opened = found[0].open.get(found[1]) if found else None
        return (*found, opened) if found and opened else None

    def _tell_later(self, session: Session, found: dict[str, list[Finding]], opened: dict[str, Open]) -> None:
        """Called by the thread that judges: only the protocol's own may write."""
        self._soon(lambda: self.tell(session, found, opened))

    def _say_later(self, session: Session, text: str) -> None:
        self._soon(
            lambda: self.window_log_message(
                lsp.LogMessageParams(lsp.MessageType.Info, f"{session.root}: {text}")
            )
        )

    def _soon(self, work: Callable[[], None]) -> None:
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(work)

    def tell(self, session: Session, found: dict[str, list[Finding]], opened: dict[str, Open]) -> None:
        """Show the findings of files, of those that are `opened` as they were when they were judged.

        With a file without a name, these are all that there are in the dataset.
        """
        if self.sessions.get(session.root) is not session:
            return
        if found.pop("", None) is not None:
            typed = {file for file in opened if session.is_record(file)}
            gone = {file for root, file in self.shown if root == session.root} - typed
            found = {file: list[Finding]() for file in gone} | found
        for file, findings in found.items():
            key = session.root, file
            self.found[key] = findings
            if not findings and key not in self.shown and file not in session.open:
                continue
            (self.shown.add if findings else self.shown.discard)(key)
            held = opened.get(file)
            uri = held.uri if held else uri_of(session.root / file)
            self.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(
                    uri, diagnostics(session, file, findings, opened), held.version if held else None
                )
            )


def serve(archive: Path | None = None) -> None:
    """Answer an editor on standard input and output until it says goodbye. Ends the process."""
    from validator.engine.processes import stay_alone

    stay_alone()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="onrecord: %(message)s")
    sys.setswitchinterval(0.0005)  # a question is answered while something is judged
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    server = make_server(archive)
    said_goodbye: list[bool] = []
    server.feature(lsp.SHUTDOWN)(lambda *_: said_goodbye.append(True))
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing but answers may stand among the answers
    with limited(Limits(SECONDS)):
        server.start_io(sys.stdin.buffer, answers)
    # A thread still waits for what the editor says next, and would be waited for.
    os._exit(0 if said_goodbye else 1)


def make_server(archive: Path | None = None) -> Server:
    """A server that knows all questions that it answers."""
    server = Server(archive)
    for features in (_lifecycle, _documents, _questions, _places):
        features(server)
    return server


def _lifecycle(server: Server) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.loop = asyncio.get_running_loop()
        server.encoding = server.workspace.position_encoding or "utf-16"
        about = params.capabilities.text_document
        formats = about.hover.content_format if about and about.hover else None
        server.markdown = formats is None or lsp.MarkupKind.Markdown in formats
        server.worker.start()

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        named = [folder.uri for folder in server.workspace.folders.values()]
        uris = named or [uri for uri in (server.workspace.root_uri,) if uri]
        server.open_folders([path for uri in uris if (path := path_of(uri))])
        watching = server.client_capabilities.workspace
        changes = watching.did_change_watched_files if watching else None
        if changes and changes.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(glob_pattern=glob) for glob in WATCHED]
            asked = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, asked)
            server.client_register_capability(lsp.RegistrationParams([registration]))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        gone = [path_of(folder.uri) for folder in params.event.removed]
        server.folders = [folder for folder in server.folders if folder not in gone]
        server.open_folders([path for folder in params.event.added if (path := path_of(folder.uri))])


def _documents(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        found = server.session_of(params.text_document.uri)
        if found:
            session, file = found
            document = params.text_document
            session.open[file] = Open(document.uri, document.version, Text(document.text, server.encoding))
            server.worker.changed(session, file)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        found = server.text_of(params.text_document.uri)
        if found:
            session, file, held = found
            text = held.text
            for change in params.content_changes:
                where = getattr(change, "range", None)
                text = text.changed(where, change.text)
            session.open[file] = Open(held.uri, params.text_document.version, text)
            server.worker.changed(session, file)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        found = server.session_of(params.text_document.uri)
        if found and found[0].open.pop(found[1], None):
            server.worker.changed(*found)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        disk([params.text_document.uri])

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def on_disk(params: lsp.DidChangeWatchedFilesParams) -> None:
        disk([change.uri for change in params.changes])

    def disk(uris: list[str]) -> None:
        for uri in uris:
            if found := server.session_of(uri):
                session, file = found
                known = session.known
                rules = (known.dataset.schemas, known.dataset.archive) if known else ()
                path = session.root / file
                anew = file in (CONFIG_FILE, WAIVERS_FILE) or any(map(path.is_relative_to, rules))
                if anew or (path.suffix == ".json" and not session.is_record(file)):
                    server.worker.changed(session, anew=True)
                elif session.is_record(file):
                    server.worker.changed(session, file, saved=True)


def _questions(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def show(params: lsp.HoverParams) -> lsp.Hover | None:
        found = server.text_of(params.text_document.uri)
        return hover(*found[:2], params.position, markdown=server.markdown) if found else None

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", ":", '"', "'", "-", "/"])
    )
    def propose(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        found = server.text_of(params.text_document.uri)
        return complete(*found[:2], params.position, markdown=server.markdown) if found else None

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    def act(params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
        found = server.text_of(params.text_document.uri)
        if not found:
            return None
        session, file, _ = found
        findings = server.found.get((session.root, file), [])
        return actions.code_actions(session, file, params.range, findings, params.context.only)

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def lay_out(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
        found = server.text_of(params.text_document.uri)
        return actions.lay_out(*found[:2]) if found else None


def _places(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> list[lsp.Location] | None:
        found = server.text_of(params.text_document.uri)
        return navigation.definition(*found[:2], params.position) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def references(params: lsp.ReferenceParams) -> list[lsp.Location] | None:
        found = server.text_of(params.text_document.uri)
        own = params.context.include_declaration
        return navigation.references(*found[:2], params.position, own=own) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    @server.thread()
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        found = server.text_of(params.text_document.uri)
        named = navigation.id_at(*found[:2], params.position) if found else None
        if not found or not named:
            return None
        workspace = server.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        files = lsp.ResourceOperationKind.Rename in ((edits and edits.resource_operations) or ())
        try:
            return rename_everywhere(found[0], named[0], params.new_name, files=files)
        except RefusedError as error:
            raise JsonRpcException(str(error), lsp.LSPErrorCodes.RequestFailed) from error

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        found = server.text_of(params.text_document.uri)
        named = navigation.id_at(*found[:2], params.position) if found else None
        return named[1] if named else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
        found = server.text_of(params.text_document.uri)
        return navigation.document_symbols(*found[:2]) if found else None

    @server.feature(lsp.WORKSPACE_SYMBOL)
    def symbols(params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        return navigation.workspace_symbols(server.sessions.values(), params.query)

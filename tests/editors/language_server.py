"""A small client of the Language Server Protocol, version 3.17, over standard input and output: a minute editor."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_PATIENCE = 30  # seconds for one answer; the server needs about one to start


class LanguageServer:
    """The YAML language server as an editor starts it, with the editor's settings. Use it in a `with` statement."""

    def __init__(self, program: Path, workspace: Path, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._workspace = workspace
        self._inbox: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._published: dict[str, list[dict[str, Any]]] = {}
        self._last_id = 0
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=workspace,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        """Shake hands: say which folder is open, and that the server may ask for settings."""
        root = self._workspace.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        folders = [{"uri": root, "name": "dataset"}]
        self._ask(
            "initialize",
            {"processId": None, "rootUri": root, "capabilities": capabilities, "workspaceFolders": folders},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server, politely if it still listens."""
        try:
            if kind is None:
                self._ask("shutdown", None)
                self._tell("exit", None)
                self._process.wait(timeout=5)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join(timeout=5)
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()

    def open(self, file: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file, perhaps with unsaved text, and wait for what the server has to say about it."""
        self.show(file, text)
        return self.problems(file)

    def show(self, file: Path, text: str | None = None) -> None:
        """Open a file without waiting: the server thinks for a moment about each, but about many at once."""
        uri = file.as_uri()
        self._published.pop(uri, None)
        content = file.read_text(encoding="utf-8") if text is None else text
        self._tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": content}},
        )

    def problems(self, file: Path) -> list[dict[str, Any]]:
        """Wait for what the server has to say about a file that was opened."""
        uri = file.as_uri()
        while uri not in self._published:
            self._handle(self._next())
        return self._published[uri]

    def completions(self, file: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What the server offers at a place (both numbers from 0): label -> item."""
        answer = self._ask("textDocument/completion", _place(file, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item for item in items}

    def hover(self, file: Path, line: int, column: int) -> str:
        """The text that the server shows over a place, or nothing."""
        answer = self._ask("textDocument/hover", _place(file, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def _ask(self, method: str, params: Any) -> Any:
        self._last_id += 1
        number = self._last_id
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return message.get("result")
            self._handle(message)

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: dict[str, Any]) -> None:
        """Keep published diagnostics; answer what the server asks of an editor."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            sections = [item.get("section", "") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [self._settings.get(name) for name in sections]})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        message = self._inbox.get(timeout=_PATIENCE)
        if message is None:
            raise AssertionError(f"the language server ended with exit code {self._process.poll()}")
        return message

    def _read(self) -> None:
        """Take messages from the server, each a header, an empty line and a body of `Content-Length` bytes."""
        stream = self._process.stdout
        assert stream
        length = 0
        while line := stream.readline():
            name, _, value = line.strip().partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            elif not line.strip() and length:
                self._inbox.put(json.loads(stream.read(length)))
                length = 0
        self._inbox.put(None)


def _place(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}

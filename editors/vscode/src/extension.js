// Starts `onrecord lsp` for the records of the workspace. All else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

/** The server as the settings name it, for the files that may be records. */
function makeClient() {
  const settings = vscode.workspace.getConfiguration("onrecord");
  const archive = settings.get("archive");
  const server = { command: settings.get("command") || "onrecord", args: ["lsp", ...(archive ? ["--archive", archive] : [])] };
  const documentSelector = ["yaml", "json", "jsonl"].map((language) => ({ scheme: "file", language }));
  documentSelector.push({ scheme: "file", pattern: "**/*.{jsonl,ndjson}" });
  return new LanguageClient("onrecord", "OnRecord", server, { documentSelector });
}

async function start() {
  client = makeClient();
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `OnRecord could not be started (${error.message}). Install it with its extra, pip install 'onrecord[lsp]', or name ` +
        "the command in the setting onrecord.command."
    );
  }
}

async function restart() {
  await deactivate();
  await start();
}

async function activate(context) {
  context.subscriptions.push(vscode.commands.registerCommand("onrecord.restart", restart));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("onrecord") && restart())
  );
  await start();
}

async function deactivate() {
  const ending = client;
  client = undefined;
  await ending?.stop().catch(() => undefined);
}

module.exports = { activate, deactivate };

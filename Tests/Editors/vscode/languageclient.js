// As much of `vscode-languageclient/node` as the extension uses, before the real server: what of the real client the extension
// depends on (middleware of the configuration, commands of the server, edits that it asks for) is done as the real one does it.
'use strict';

const { spawn } = require('node:child_process');
const vscode = require('vscode');

const State = { Stopped: 1, Running: 2, Starting: 3 };
const { stub } = vscode;

class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { id, name, server, options, state: State.Stopped, listeners: [], waiting: new Map(), number: 0, open: new Set(), disposables: [] });
  }

  onDidChangeState(listener) { this.listeners.push(listener); }
  become(state) {
    const old = this.state;
    this.state = state;
    for (const listener of this.listeners) listener({ oldState: old, newState: state });
  }

  async start() {
    this.become(State.Starting);
    const { command, args } = this.server;
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdin.on('error', () => {});
    const failed = new Promise((_, reject) => this.process.once('error', reject));
    this.ended = new Promise((resolve) => this.process.once('exit', (code) => { this.exitCode = code; resolve(code); }));
    this.buffer = Buffer.alloc(0);
    this.process.stdout.on('data', (bytes) => this.receive(bytes));
    try {
      const answer = await Promise.race([failed, this.sendRequest('initialize', {
        processId: process.pid, rootUri: null, locale: vscode.env.language,
        capabilities: {
          general: { positionEncodings: ['utf-16'] },
          workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
          textDocument: {
            publishDiagnostics: {},
            codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source', 'source.fixAll'] } },
              resolveSupport: { properties: ['edit'] }, dataSupport: true },
          },
        },
      })]);
      this.capabilities = answer.capabilities;
      // The real client registers the server's commands as VS Code's own, and does not start where one exists.
      for (const name of answer.capabilities.executeCommandProvider?.commands ?? []) {
        this.disposables.push(vscode.commands.registerCommand(name, (...given) => this.sendRequest('workspace/executeCommand', { command: name, arguments: given })));
      }
    } catch (error) {
      this.process.kill();
      this.become(State.Stopped);
      throw error;
    }
    this.sendNotification('initialized', {});
    this.disposables.push(
      stub.changed.on((document) => this.sync(document)), stub.editorChanged.on(() => this.openAll()),
      stub.configurationChanged.on((event) => {
        const name = this.options.synchronize?.configurationSection;
        if (!name || !event.affectsConfiguration(name) && !Object.keys(stub.configuration.values).some((key) => event.affectsConfiguration(key))) return;
        const next = async () => this.sendNotification('workspace/didChangeConfiguration', { settings: { [name]: vscode.workspace.getConfiguration(name) } });
        (this.options.middleware?.workspace?.didChangeConfiguration ?? next)([name], next);
      }));
    this.become(State.Running);
    this.openAll();
  }

  selected(document) {
    return this.options.documentSelector.some((one) => one.scheme === document.uri.scheme && one.language === document.languageId);
  }
  openAll() {
    for (const document of vscode.workspace.textDocuments) {
      const uri = document.uri.toString();
      if (this.open.has(uri) || !this.selected(document)) continue;
      this.open.add(uri);
      this.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: document.languageId, version: document.version, text: document.text } });
    }
  }
  sync(document) {
    const uri = document.uri.toString();
    if (this.open.has(uri)) this.sendNotification('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges: [{ text: document.text }] });
  }

  async answer(method, params) {
    switch (method) {
      case 'workspace/configuration': {
        const next = async ({ items }) => items.map((item) => vscode.workspace.getConfiguration(item.section));
        return (this.options.middleware?.workspace?.configuration ?? next)(params, undefined, next);
      }
      case 'workspace/applyEdit': return { applied: vscode.workspace.applyEdit(params.edit) };
      default: return null;
    }
  }
  async message(message) {
    if (message.method && message.id !== undefined) {
      const result = await this.answer(message.method, message.params);
      this.write({ jsonrpc: '2.0', id: message.id, result: JSON.parse(JSON.stringify(result)) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      stub.diagnostics.set(message.params.uri, message.params.diagnostics);
      stub.diagnosticsChanged.fire({ uris: [message.params.uri] });
    } else if (this.waiting.has(message.id)) {
      const { resolve, reject } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
    }
  }
  receive(bytes) {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('latin1', 0, end))[1]);
      if (this.buffer.length < end + 4 + length) return;
      const body = this.buffer.toString('utf8', end + 4, end + 4 + length);
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.message(JSON.parse(body));
    }
  }
  write(message) {
    const body = Buffer.from(JSON.stringify(message));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }
  sendRequest(method, params) {
    const id = ++this.number;
    this.write({ jsonrpc: '2.0', id, method, params });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }
  async sendNotification(method, params) { this.write({ jsonrpc: '2.0', method, params }); }

  async dispose() {
    for (const one of this.disposables.splice(0)) one.dispose();
    if (this.state === State.Running) {
      await this.sendRequest('shutdown', null);
      this.sendNotification('exit');
      await this.ended;
    }
    if (this.state !== State.Stopped) this.become(State.Stopped);
  }
}

module.exports = { LanguageClient, State, TransportKind: { stdio: 0 } };

// As much of the module `vscode` as the extension and the client use, with the strictness of the real one where it matters:
// a command cannot be registered twice, and one that nobody registered cannot be run.
'use strict';

const { pathToFileURL } = require('node:url');

class Event {
  constructor() { this.listeners = new Set(); }
  get on() {
    return (listener) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
  }
  fire(value) { for (const listener of [...this.listeners]) listener(value); }
}

/** A document of the editor: text, version, and edits in UTF-16 columns. */
class Document {
  constructor(path, languageId, text) {
    this.uri = { scheme: 'file', path, toString: () => pathToFileURL(path).href };
    Object.assign(this, { languageId, text, version: 1 });
  }
  offset({ line, character }) {
    return this.text.split('\n').slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  }
  apply(edits) {
    const placed = edits.map((edit) => ({ ...edit, from: this.offset(edit.range.start), to: this.offset(edit.range.end) }));
    for (const edit of placed.sort((a, b) => b.from - a.from)) {
      this.text = this.text.slice(0, edit.from) + edit.newText + this.text.slice(edit.to);
    }
    this.version += 1;
    changed.fire(this);
  }
}

const changed = new Event();
const configuration = { values: {}, defaults: {} };
const commands = new Map();
const diagnostics = new Map();
const messages = [];
const configurationChanged = new Event();
const diagnosticsChanged = new Event();
const editorChanged = new Event();

const section = (name) => {
  const prefix = name + '.';
  const found = {};
  for (const [key, value] of Object.entries({ ...configuration.defaults, ...configuration.values })) {
    if (!key.startsWith(prefix)) continue;
    const parts = key.slice(prefix.length).split('.');
    const last = parts.pop();
    parts.reduce((at, part) => (at[part] ??= {}), found)[last] = value;
  }
  return found;
};

module.exports = {
  env: { language: 'zh-cn' },
  StatusBarAlignment: { Left: 1, Right: 2 },
  window: {
    activeTextEditor: undefined,
    onDidChangeActiveTextEditor: editorChanged.on,
    createOutputChannel: (name) => ({ name, lines: [], appendLine(line) { this.lines.push(line); }, append() {}, show() { this.shown = true; }, dispose() {} }),
    createStatusBarItem: () => {
      const item = { text: '', tooltip: '', command: undefined, visible: false, show() { this.visible = true; }, hide() { this.visible = false; }, dispose() {} };
      module.exports.stub.status = item;
      return item;
    },
    showErrorMessage: async (text, ...choices) => {
      messages.push({ text, choices });
      return module.exports.stub.choose?.(choices);
    },
  },
  workspace: {
    textDocuments: [],
    onDidChangeConfiguration: configurationChanged.on,
    getConfiguration: (name) => {
      const values = section(name);
      return { ...values, get: (key) => key.split('.').reduce((at, part) => at?.[part], values) };
    },
    applyEdit: (edit) => {
      const parts = edit.documentChanges ?? Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ textDocument: { uri }, edits }));
      for (const part of parts) {
        const document = module.exports.workspace.textDocuments.find((one) => one.uri.toString() === part.textDocument?.uri);
        if (!document) return false;
        document.apply(part.edits);
      }
      return true;
    },
  },
  languages: {
    onDidChangeDiagnostics: diagnosticsChanged.on,
    getDiagnostics: (uri) => diagnostics.get(uri.toString()) ?? [],
  },
  commands: {
    registerCommand: (name, run) => {
      if (commands.has(name)) throw new Error(`command '${name}' already exists`);
      commands.set(name, run);
      return { dispose: () => commands.delete(name) };
    },
    executeCommand: async (name, ...given) => {
      if (!commands.has(name)) throw new Error(`command '${name}' not found`);
      return commands.get(name)(...given);
    },
  },
  /** What the test sets and reads; no part of VS Code. */
  stub: {
    Document, changed, configuration, commands, diagnostics, messages, configurationChanged, diagnosticsChanged, editorChanged,
    open(document) {
      module.exports.workspace.textDocuments.push(document);
      module.exports.window.activeTextEditor = { document };
      editorChanged.fire(module.exports.window.activeTextEditor);
    },
    set(key, value) {
      configuration.values[key] = value;
      configurationChanged.fire({ affectsConfiguration: (name) => key === name || key.startsWith(name + '.') });
    },
  },
};

// node test.js ZHUBI: the VS Code extension without VS Code: its manifest, its functions, and its client before the real server.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { after, before, test } = require('node:test');

const folder = path.join(__dirname, '../../../editors/vscode');
const ours = { vscode: './vscode.js', 'vscode-languageclient/node': './languageclient.js' };
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  return name in ours ? path.join(__dirname, ours[name]) : resolve.call(this, name, ...rest);
};

const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const strings = { en: JSON.parse(read('package.nls.json')), zh: JSON.parse(read('package.nls.zh-cn.json')) };
const program = path.resolve(process.env.ZHUBI ?? process.argv[2] ?? 'zhubi');
const vscode = require('vscode');
const { stub } = vscode;

// The manifest.

test('every string that the manifest names stands in both languages, each in its own', () => {
  const used = new Set([...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]));
  for (const language of ['en', 'zh']) assert.deepStrictEqual(Object.keys(strings[language]).sort(), [...used].sort(), language);
  for (const [key, text] of Object.entries(strings.en)) assert.doesNotMatch(text, /\p{Script=Han}/u, key);
  for (const [key, text] of Object.entries(strings.zh)) assert.match(text, /\p{Script=Han}/u, key);
});

test('what vsce asks of a manifest is there', () => {
  assert.match(manifest.name, /^[a-z0-9-]+$/);
  assert.match(manifest.publisher, /^[a-z0-9][a-z0-9-]*$/i);
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.match(manifest.engines.vscode, /^\^1\.\d+\.0$/);
  for (const name of ['README.md', 'LICENSE', manifest.main, '.vscodeignore']) assert.ok(fs.existsSync(path.join(folder, name)), name);
  assert.ok(!manifest.files, 'files and .vscodeignore exclude each other');
  // Without a repository vsce refuses a README with relative links.
  assert.doesNotMatch(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'), /\]\((?!\w+:|#)/);
  assert.ok(manifest.repository || /--allow-missing-repository/.test(manifest.scripts.package), 'vsce stops to ask for the repository');
  const ignored = read('.vscodeignore').split('\n').filter(Boolean);
  for (const part of ['node_modules', 'extension.js', 'settings.js', 'package.nls.json', 'zhubi.schema.json']) {
    assert.ok(!ignored.some((line) => part.startsWith(line.replace(/\/?\*\*.*$/, '')) && line.replace(/\/?\*\*.*$/, '') !== ''), part);
  }
  for (const validation of manifest.contributes.jsonValidation) assert.ok(fs.existsSync(path.join(folder, validation.url)), validation.url);
});

test('the extension starts with the languages that it checks', () => {
  const languages = manifest.contributes.configuration.properties['zhubi.languages'].default;
  assert.deepStrictEqual(manifest.activationEvents, languages.map((language) => `onLanguage:${language}`));
});

test('every setting has a description, and a default that is of its type', () => {
  for (const [key, setting] of Object.entries(manifest.contributes.configuration.properties)) {
    assert.ok(setting.description || setting.markdownDescription, key);
    if (setting.enum) assert.ok(setting.enum.includes(setting.default), key);
    else {
      const types = [setting.type].flat();
      const kind = setting.default === null ? 'null' : Array.isArray(setting.default) ? 'array' : typeof setting.default;
      const isWhole = types.includes('integer') && Number.isInteger(setting.default);
      assert.ok(types.includes(kind) || isWhole, `${key}: ${kind} is not ${types}`);
    }
  }
});

// Functions.

test('settings are sent without what is the editor\'s own and what says nothing', () => {
  const { serverSettings, command, documentSelector } = require(path.join(folder, 'settings.js'));
  assert.deepStrictEqual(
    serverSettings({ path: 'x', languages: [], trace: { server: 'off' }, profile: null, rules: {}, asOf: '2023', get() {} }),
    { rules: {}, asOf: '2023' });
  assert.deepStrictEqual(serverSettings(null), {});
  assert.strictEqual(command(' ', '/home/a'), 'zhubi');
  assert.strictEqual(command('~/bin/zhubi', '/home/a'), '/home/a/bin/zhubi');
  assert.deepStrictEqual(documentSelector(['markdown']), [{ scheme: 'file', language: 'markdown' }, { scheme: 'untitled', language: 'markdown' }]);
});

test('the problem matcher reads what zhubi lint prints', () => {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'zhubi-vscode-'));
  fs.writeFileSync(path.join(place, '公文, 草稿.md'), '𠮷😀我们的工作,已经完成。\n\n须核实帐号。\n');
  const run = spawnSync(program, ['lint', '--format', 'github', '.'], { cwd: place, encoding: 'utf8' });
  fs.rmSync(place, { recursive: true });
  const [pattern] = manifest.contributes.problemMatchers[0].pattern;
  const found = run.stdout.trim().split('\n').map((line) => new RegExp(pattern.regexp).exec(line));
  assert.ok(found.every(Boolean), run.stdout);
  const hit = found.find((match) => match[pattern.code] === 'term/confusion');
  assert.ok(hit, run.stdout);
  assert.deepStrictEqual([hit[pattern.line], hit[pattern.column], hit[pattern.severity]], ['3', '4', 'error']);
  assert.match(hit[pattern.message], /账号/);
});

// The client.

const draft = '# 通知\n\n𠮷😀登录前须核实帐号。\n\n会议结束。。\n';
const context = { subscriptions: [] };
let extension;
let document;
let home;

const until = async (what, condition) => {
  const end = Date.now() + 20000;
  while (!condition()) {
    if (Date.now() > end) assert.fail(`${what}: ${JSON.stringify({ status: stub.status?.text, findings: [...stub.diagnostics.values()], messages: stub.messages })}`);
    await new Promise((done) => setTimeout(done, 20));
  }
};
const findings = () => stub.diagnostics.get(document.uri.toString()) ?? [];

before(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'zhubi-vscode-'));
  for (const [key, setting] of Object.entries(manifest.contributes.configuration.properties)) stub.configuration.defaults[key] = setting.default;
  stub.configuration.values['zhubi.path'] = program;
  // VS Code's own: asks the server for the actions of a kind, and applies the first.
  vscode.commands.registerCommand('editor.action.codeAction', async ({ kind, apply }) => {
    assert.strictEqual(apply, 'first');
    const { client } = stub;
    const uri = document.uri.toString();
    const actions = await client.sendRequest('textDocument/codeAction', {
      textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } }, context: { diagnostics: findings(), only: [kind] } });
    let [action] = actions;
    assert.ok(action, 'no action of ' + kind);
    if (!action.edit && !action.command) action = await client.sendRequest('codeAction/resolve', action);
    if (action.edit) vscode.workspace.applyEdit(action.edit);
    else await vscode.commands.executeCommand(action.command.command, ...action.command.arguments);
  });
  const { LanguageClient } = require('vscode-languageclient/node');
  const start = LanguageClient.prototype.start;
  LanguageClient.prototype.start = function () { stub.client = this; return start.call(this); };
  document = new stub.Document(path.join(home, '公文 草稿.md'), 'markdown', draft);
  stub.open(document);
  extension = require(path.join(folder, 'extension.js'));
  await extension.activate(context);
});

after(async () => {
  await extension.deactivate();
  fs.rmSync(home, { recursive: true, force: true });
});

test('every command of the manifest can be run once the server is there, and no name is taken twice', () => {
  for (const { command } of manifest.contributes.commands) assert.ok(stub.commands.has(command), command);
  const server = stub.client.capabilities.executeCommandProvider?.commands ?? [];
  const own = [...stub.commands.keys()].filter((name) => name.startsWith('zhubi.') && !server.includes(name));
  for (const command of own) assert.ok(manifest.contributes.commands.some((one) => one.command === command), command);
});

test('findings arrive at their UTF-16 columns, and the status bar counts them', async () => {
  await until('findings', () => findings().length === 2);
  const found = findings().find((one) => one.code === 'term/confusion');
  assert.deepStrictEqual(found.range, { start: { line: 2, character: 10 }, end: { line: 2, character: 12 } });
  assert.strictEqual(stub.status.text, '$(edit) 朱笔 2');
  assert.ok(stub.status.visible);
});

test('in English the status bar is English', async () => {
  vscode.env.language = 'en';
  stub.editorChanged.fire(vscode.window.activeTextEditor);
  assert.strictEqual(stub.status.text, '$(edit) Zhubi 2');
  vscode.env.language = 'zh-cn';
});

test('a changed setting reaches the server, without complaint about the extension\'s own', async () => {
  stub.set('zhubi.rules', { 'term/confusion': 'off' });
  await until('one finding', () => findings().length === 1);
  stub.set('zhubi.rules', {});
  await until('two findings', () => findings().length === 2);
});

test('the status bar hides where nothing is checked', () => {
  const other = new stub.Document(path.join(home, 'a.py'), 'python', 'x = 1\n');
  vscode.window.activeTextEditor = { document: other };
  stub.editorChanged.fire(vscode.window.activeTextEditor);
  assert.ok(!stub.status.visible);
  vscode.window.activeTextEditor = { document };
  stub.editorChanged.fire(vscode.window.activeTextEditor);
  assert.ok(stub.status.visible);
});

test('a command of the server edits the document through the client', async () => {
  const [command] = (stub.client.capabilities.executeCommandProvider?.commands ?? []).filter((name) => name === 'zhubi.fixRule');
  assert.ok(command, 'the server has no zhubi.fixRule');
  await vscode.commands.executeCommand(command, document.uri.toString(), 'term/confusion');
  await until('mended', () => document.text.includes('𠮷😀登录前须核实账号。'));
  document.apply([{ range: { start: { line: 2, character: 10 }, end: { line: 2, character: 12 } }, newText: '帐号' }]);
  await until('found again', () => findings().length === 2);
});

test('"fix all" mends what is safe, and leaves what is a matter of opinion', async () => {
  await vscode.commands.executeCommand('zhubi.fixAll');
  await until('mended', () => document.text === '# 通知\n\n𠮷😀登录前须核实账号。\n\n会议结束。。\n');
  await until('one finding', () => findings().length === 1);
  assert.strictEqual(stub.status.text, '$(edit) 朱笔 1');
});

test('the server is started anew by the command, and by a changed path', async () => {
  const old = stub.client;
  await vscode.commands.executeCommand('zhubi.restart');
  assert.strictEqual(old.exitCode, 0);
  assert.notStrictEqual(stub.client, old);
  const second = stub.client;
  stub.set('zhubi.languages', ['markdown']);
  await until('a third server', () => stub.client !== second && stub.client.state === 2);
});

test('a program that is not there is said, with a way to the setting', async () => {
  const opened = [];
  vscode.commands.registerCommand('workbench.action.openSettings', (name) => opened.push(name));
  stub.choose = (choices) => choices[0];
  stub.set('zhubi.path', path.join(home, 'no-such-program'));
  await until('the message', () => stub.messages.length === 1 && opened.length === 1);
  assert.match(stub.messages[0].text, /朱笔没有启动/);
  assert.deepStrictEqual(opened, ['zhubi.path']);
  assert.match(stub.status.text, /circle-slash/);
  stub.set('zhubi.path', program);
  await until('running again', () => stub.client.state === 2 && stub.status.text === '$(edit) 朱笔 1');
});

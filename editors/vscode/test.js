// node test.js [ZHUBI]: what of the extension runs without VS Code; with a program, the problem matcher against its output.
'use strict';

const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { serverSettings, command, documentSelector } = require('./settings');
const manifest = require('./package.json');

assert.deepStrictEqual(
  serverSettings({ path: 'x', languages: [], trace: { server: 'off' }, profile: null, rules: {}, asOf: '2023' }),
  { rules: {}, asOf: '2023' },
);
assert.deepStrictEqual(serverSettings(null), {});
assert.strictEqual(command(' ', '/home/a'), 'zhubi');
assert.strictEqual(command('~/bin/zhubi', '/home/a'), '/home/a/bin/zhubi');
assert.strictEqual(documentSelector(['markdown']).length, 2);

for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
  const strings = JSON.parse(fs.readFileSync(path.join(__dirname, name), 'utf8'));
  for (const [, key] of JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)) assert.ok(key in strings, `${name}: ${key}`);
}

const program = process.argv[2];
if (program) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zhubi-vscode-'));
  fs.writeFileSync(path.join(folder, '公文.md'), '𠮷😀我们的工作,已经完成。\n');
  const run = spawnSync(program, ['lint', '--format', 'github', '公文.md'], { cwd: folder, encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  const [pattern] = manifest.contributes.problemMatchers[0].pattern;
  const found = run.stdout.trim().split('\n').map((line) => new RegExp(pattern.regexp).exec(line));
  assert.ok(found.every(Boolean), run.stdout);
  const hit = found.find((match) => match[pattern.code] === 'punct/halfwidth-in-cjk');
  assert.ok(hit, run.stdout);
  assert.strictEqual(hit[pattern.file], '公文.md');
  assert.strictEqual(hit[pattern.line], '1');
} else {
  console.log('problem matcher skipped: no program given');
}
console.log('ok');

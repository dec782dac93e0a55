// What needs no VS Code: kept apart so that plain Node can test it.
'use strict';

/** Keys of the section that are the extension's own and are not sent to the server. */
const ownKeys = new Set(['path', 'languages', 'trace']);

/** The settings as the server reads them: the keys of zhubi.json, without those that say nothing. */
function serverSettings(section) {
  const settings = {};
  for (const [key, value] of Object.entries(section ?? {})) {
    if (ownKeys.has(key) || value === null || value === undefined || typeof value === 'function') continue;
    settings[key] = value;
  }
  return settings;
}

/** The program to start: the setting, with ~ expanded, or the one on the PATH. */
function command(path, home) {
  const trimmed = (path ?? '').trim();
  if (trimmed === '') return 'zhubi';
  return trimmed.startsWith('~/') ? home + trimmed.slice(1) : trimmed;
}

/** Which documents are checked: files and unsaved ones of the languages. */
function documentSelector(languages) {
  return languages.flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]);
}

module.exports = { serverSettings, command, documentSelector };

'use strict';

const os = require('node:os');
const vscode = require('vscode');
const { LanguageClient, State, TransportKind } = require('vscode-languageclient/node');
const { serverSettings, command, documentSelector } = require('./settings');

let client;
let status;
let output;

const isChinese = () => vscode.env.language.toLowerCase().startsWith('zh');
const text = (chinese, english) => (isChinese() ? chinese : english);

async function activate(context) {
  output = vscode.window.createOutputChannel(text('朱笔', 'Zhubi'));
  status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 50);
  status.command = 'zhubi.showLog';
  context.subscriptions.push(
    output,
    status,
    vscode.commands.registerCommand('zhubi.restart', restart),
    vscode.commands.registerCommand('zhubi.fixAll', fixAll),
    vscode.commands.registerCommand('zhubi.showLog', () => output.show(true)),
    vscode.languages.onDidChangeDiagnostics(showStatus),
    vscode.window.onDidChangeActiveTextEditor(showStatus),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('zhubi.path') || event.affectsConfiguration('zhubi.languages')) restart();
    }),
  );
  await start();
}

function makeClient() {
  const settings = vscode.workspace.getConfiguration('zhubi');
  const executable = {
    command: command(settings.get('path'), os.homedir()),
    args: ['lsp'],
    transport: TransportKind.stdio,
  };
  return new LanguageClient('zhubi', text('朱笔', 'Zhubi'), executable, {
    documentSelector: documentSelector(settings.get('languages')),
    outputChannel: output,
    synchronize: { configurationSection: 'zhubi' },
    middleware: {
      workspace: {
        // The server asks for the section `zhubi`; what the extension keeps to itself would be reported as unknown keys.
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          if (!Array.isArray(answers)) return answers;
          return answers.map((answer, index) => (params.items[index].section === 'zhubi' ? serverSettings(answer) : answer));
        },
        // Sent without settings, the notification makes the server ask, and so pass through the function above.
        didChangeConfiguration: async () => client?.sendNotification('workspace/didChangeConfiguration', { settings: null }),
      },
    },
  });
}

async function start() {
  client = makeClient();
  client.onDidChangeState(showStatus);
  try {
    await client.start();
  } catch (error) {
    output.appendLine(String(error));
    const settings = text('打开设置', 'Open Settings');
    const message = text('朱笔没有启动：找不到 zhubi，或它不能运行。', 'Zhubi did not start: the program was not found or cannot run.');
    vscode.window.showErrorMessage(message, settings).then((choice) => {
      if (choice === settings) vscode.commands.executeCommand('workbench.action.openSettings', 'zhubi.path');
    });
  }
  showStatus();
}

async function restart() {
  const old = client;
  client = undefined;
  try {
    await old?.dispose();
  } catch (error) {
    output.appendLine(String(error));
  }
  await start();
}

async function fixAll() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.zhubi', apply: 'first' });
}

/** The number of findings in the document at hand, or that the server does not run. */
function showStatus() {
  if (client?.state !== State.Running) {
    status.text = text('$(circle-slash) 朱笔', '$(circle-slash) Zhubi');
    status.tooltip = text('朱笔没有运行；单击查看日志', 'Zhubi is not running; click for the log');
    status.show();
    return;
  }
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !vscode.workspace.getConfiguration('zhubi').get('languages').includes(document.languageId)) {
    status.hide();
    return;
  }
  const count = vscode.languages.getDiagnostics(document.uri).filter((finding) => finding.source === 'zhubi').length;
  status.text = text(`$(edit) 朱笔 ${count}`, `$(edit) Zhubi ${count}`);
  status.tooltip = text(`本文有 ${count} 处提示`, `${count} findings in this document`);
  status.show();
}

async function deactivate() {
  await client?.dispose();
}

module.exports = { activate, deactivate };

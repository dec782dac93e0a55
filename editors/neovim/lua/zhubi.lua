-- Neovim 0.7 to 0.10: put this file into the `lua/` folder of your configuration and `require('zhubi')` from init.lua.
-- One server for each folder of drafts. From 0.11 on ../lsp/zhubi.lua is all that is needed.
local markers = { 'zhubi.json', '.zhubi.json', '.git' }
local clients = {}

-- Neovim 0.10.3 and 0.10.4 clamp UTF-16 columns in the second half of a line of Chinese; UTF-8 columns are right. Versions
-- before 0.9 would take the server's answer, and go on counting in UTF-16.
local capabilities = vim.lsp.protocol.make_client_capabilities()
if vim.fn.has('nvim-0.10') == 1 then
  capabilities.general = capabilities.general or {}
  capabilities.general.positionEncodings = { 'utf-8', 'utf-16' }
  -- Debian 13 ships no Markdown grammar, without which this version fails to show a card in Markdown.
  if #vim.api.nvim_get_runtime_file('parser/markdown.*', false) == 0 then
    capabilities.textDocument.hover.contentFormat = { 'plaintext' }
    capabilities.textDocument.completion.completionItem.documentationFormat = { 'plaintext' }
  end
end

--- The nearest folder upwards with a marker, or the draft's own.
local function root(folder)
  local at, above = folder, nil
  while at ~= above do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(at .. '/' .. marker) then return at end
    end
    at, above = vim.fn.fnamemodify(at, ':h'), at
  end
  return folder
end

local function start(name)
  local folder = root(vim.fn.fnamemodify(name, ':p:h'))
  local id = clients[folder]
  if id and vim.lsp.get_client_by_id(id) then return id end
  clients[folder] = vim.lsp.start_client({ name = 'zhubi', cmd = { 'zhubi', 'lsp' }, root_dir = folder, capabilities = capabilities })
  return clients[folder]
end

-- Completion for these versions: their own drops whatever does not begin with the letters typed, and so every name that was
-- asked for by its pinyin.
local found = {}

local function request()
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(), 1000) or {}
  for id, answer in pairs(answers) do
    local client = vim.lsp.get_client_by_id(id)
    if client and client.name == 'zhubi' and answer.result then return answer.result.items or answer.result, client end
  end
end

function _G.zhubi_complete(findstart)
  if findstart == 0 then return { words = found, refresh = 'always' } end
  local items, client = request()
  found = {}
  if not items or not items[1] then return -3 end
  for _, item in ipairs(items) do
    table.insert(found, { word = item.textEdit.newText, abbr = item.label, menu = item.detail, icase = 1, dup = 1 })
  end
  local range = items[1].textEdit.range or items[1].textEdit.insert
  local column = range.start.character
  if client.offset_encoding == 'utf-8' then return column end
  return vim.str_byteindex(vim.api.nvim_get_current_line(), column, client.offset_encoding ~= 'utf-32')
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'text', 'html' },
  callback = function(event)
    local name = vim.api.nvim_buf_get_name(event.buf)
    if name == '' then return end
    local id = start(name)
    if not id then return end
    vim.lsp.buf_attach_client(event.buf, id)
    -- After Neovim has set its own.
    vim.schedule(function()
      if vim.api.nvim_buf_is_valid(event.buf) then vim.bo[event.buf].omnifunc = 'v:lua.zhubi_complete' end
    end)
  end,
})

-- Neovim 0.7 (Debian 12): `dofile` this from init.lua. One server for each folder of drafts.
local clients = {}

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'text', 'html' },
  callback = function(event)
    local name = vim.api.nvim_buf_get_name(event.buf)
    if name == '' then return end
    local folder = vim.fn.fnamemodify(name, ':p:h')
    local client = clients[folder]
    if not client or not vim.lsp.get_client_by_id(client) then
      client = vim.lsp.start_client({ name = 'zhubi', cmd = { 'zhubi', 'lsp' }, root_dir = folder })
      clients[folder] = client
    end
    if client then vim.lsp.buf_attach_client(event.buf, client) end
  end,
})

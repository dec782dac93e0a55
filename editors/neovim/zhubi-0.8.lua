-- Neovim 0.8 to 0.10: `require` or `dofile` this from init.lua.
local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.general = capabilities.general or {}
-- Neovim 0.10.3 and 0.10.4 clamp UTF-16 columns in the second half of a line of Chinese; UTF-8 columns are right.
capabilities.general.positionEncodings = { 'utf-8', 'utf-16' }

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'text', 'html' },
  callback = function(event)
    local name = vim.api.nvim_buf_get_name(event.buf)
    if name == '' then return end
    local folder = vim.fs.dirname(name)
    local marker = vim.fs.find({ 'zhubi.json', '.zhubi.json', '.git' }, { path = folder, upward = true })[1]
    vim.lsp.start({
      name = 'zhubi',
      cmd = { 'zhubi', 'lsp' },
      root_dir = marker and vim.fs.dirname(marker) or folder,
      capabilities = capabilities,
    })
  end,
})

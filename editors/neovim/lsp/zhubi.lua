-- Neovim 0.11 and later: put this file into the `lsp/` folder of your configuration and call vim.lsp.enable('zhubi').
return {
  cmd = { 'zhubi', 'lsp' },
  filetypes = { 'markdown', 'text', 'html' },
  root_markers = { 'zhubi.json', '.zhubi.json', '.git' },
  -- The keys of zhubi.json; what stands here goes over the file.
  settings = { zhubi = vim.empty_dict() },
}

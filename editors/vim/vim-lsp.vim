" vim-lsp (prabirshrestha/vim-lsp): source this from your vimrc.
function! s:register() abort
  call lsp#register_server({
  \ 'name': 'zhubi',
  \ 'cmd': {_ -> ['zhubi', 'lsp']},
  \ 'allowlist': ['markdown', 'text', 'html'],
  \ 'root_uri': {_ -> lsp#utils#path_to_uri(lsp#utils#find_nearest_parent_file_directory(
  \   lsp#utils#get_buffer_path(), ['zhubi.json', '.zhubi.json', '.git/']))},
  \})
endfunction

augroup zhubi
  autocmd!
  autocmd User lsp_setup call s:register()
augroup END

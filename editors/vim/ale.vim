" ALE: source this from your vimrc, after ALE is on the runtime path.
" ALE uses the server's columns as byte columns, so the server has to count bytes.
function! ZhubiRoot(buffer) abort
  for l:marker in ['zhubi.json', '.zhubi.json']
    let l:found = findfile(l:marker, fnamemodify(bufname(a:buffer), ':p:h') . ';')
    if !empty(l:found)
      return fnamemodify(l:found, ':p:h')
    endif
  endfor
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

for s:type in ['markdown', 'text', 'html']
  call ale#linter#Define(s:type, {
  \ 'name': 'zhubi',
  \ 'lsp': 'stdio',
  \ 'executable': 'zhubi',
  \ 'command': '%e lsp --position-encoding utf-8',
  \ 'project_root': function('ZhubiRoot'),
  \ 'language': s:type is# 'text' ? 'plaintext' : s:type,
  \})
endfor

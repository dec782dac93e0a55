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

" ALE looks for the start of a completion among Latin letters, leaves the Han characters that were typed, and drops names that
" were asked for by their pinyin. This notes what the server sends: where the name starts and what it is.
function! ZhubiNote(buffer, item) abort
  let l:range = get(a:item.textEdit, 'range', get(a:item.textEdit, 'insert', {}))
  let s:start = l:range.start.character
  call add(s:items, {'word': a:item.textEdit.newText, 'menu': get(a:item, 'detail', ''), 'icase': 1, 'dup': 1})
  return 1
endfunction

" Omni completion (<C-x><C-o>) with what was noted.
function! ZhubiComplete(findstart, base) abort
  if !a:findstart
    return {'words': s:items, 'refresh': 'always'}
  endif
  let [s:start, s:items] = [-3, []]
  if ale#completion#GetCompletions('ale-omnifunc')
    let l:begin = reltime()
    while ale#completion#GetCompletionResult() is v:null && reltimefloat(reltime(l:begin)) < 1.0 && !complete_check()
      sleep 2m
    endwhile
  endif
  return s:start
endfunction

let [s:start, s:items] = [-3, []]

for s:type in ['markdown', 'text', 'html']
  call ale#linter#Define(s:type, {
  \ 'name': 'zhubi',
  \ 'lsp': 'stdio',
  \ 'executable': 'zhubi',
  \ 'command': '%e lsp --position-encoding utf-8',
  \ 'project_root': function('ZhubiRoot'),
  \ 'completion_filter': function('ZhubiNote'),
  \ 'language': s:type is# 'text' ? 'plaintext' : s:type,
  \})
endfor

augroup zhubi
  autocmd!
  autocmd FileType markdown,text,html setlocal omnifunc=ZhubiComplete
augroup END

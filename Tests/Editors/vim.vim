" Drives Vim with ALE over the draft, through the commands of its page. See session.py.
let s:job = json_decode(join(readfile($ZHUBI_JOB), "\n"))
let s:steps = []

function! s:Step(name, ok, detail) abort
  call add(s:steps, {'name': a:name, 'ok': a:ok ? v:true : v:false, 'detail': string(a:detail)})
endfunction

function! s:Note(name) abort
  call add(s:steps, {'name': a:name, 'ok': v:true, 'note': v:true})
endfunction

function! s:Wait(condition, seconds) abort
  let l:start = reltime()
  while !a:condition() && reltimefloat(reltime(l:start)) < a:seconds
    sleep 20m
  endwhile
  return a:condition()
endfunction

function! s:Line(number) abort
  return getline(a:number + 1)
endfunction

" The cursor onto the last character of a text.
function! s:Go(number, text) abort
  let l:start = stridx(s:Line(a:number), a:text)
  call cursor(a:number + 1, l:start + strlen(a:text) - 2)
endfunction

function! s:FindingsAt(number) abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), {_, finding -> finding.lnum == a:number + 1})
endfunction

function! s:Finding() abort
  let l:want = s:job.finding
  call s:Step('findings arrive', s:Wait({-> !empty(s:FindingsAt(l:want.line))}, 15), '')
  let l:marked = map(s:FindingsAt(l:want.line), {_, f -> strpart(s:Line(l:want.line), f.col - 1, f.end_col - f.col + 1)})
  call s:Step('the finding marks the right characters', l:marked == [l:want.text], l:marked)
endfunction

function! s:Hover() abort
  let g:ale_hover_to_preview = 1
  call s:Go(s:job.hover.line, s:job.hover.text)
  ALEHover
  let l:Preview = {-> filter(range(1, winnr('$')), {_, window -> getwinvar(window, '&previewwindow')})}
  call s:Wait({-> !empty(l:Preview())}, 6)
  let l:text = empty(l:Preview()) ? '' : join(getbufline(winbufnr(l:Preview()[0]), 1, '$'), "\n")
  call s:Step('hover shows the card', stridx(l:text, s:job.hover.text) >= 0 && stridx(l:text, s:job.hover.contains) >= 0, l:text)
  pclose
endfunction

" ALE asks on the command line; this answers in the user's place.
function! s:Answer(text) abort
  runtime autoload/ale/util.vim
  execute "function! ale#util#Input(...) abort\nreturn " . string(a:text) . "\nendfunction"
endfunction

function! s:Fix() abort
  let l:want = s:job.finding
  call s:Go(l:want.line, l:want.text)
  call s:Answer('1')
  ALECodeAction
  call s:Step('the first code action mends the line', s:Wait({-> s:Line(l:want.line) is# l:want.fixed}, 8), s:Line(l:want.line))
  " Nobody types while a script runs, and so ALE sees no change.
  ALELint
  call s:Step('the finding goes away', s:Wait({-> empty(s:FindingsAt(l:want.line))}, 8), s:FindingsAt(l:want.line))
endfunction

function! s:Complete(want) abort
  call cursor(a:want.line + 1, 1)
  let s:want = a:want
  let s:offered = []
  let s:polls = 0
  function! s:Choose(timer) abort
    let l:items = complete_info(['items']).items
    let s:polls += 1
    if empty(l:items) && s:polls < 50
      return
    endif
    call timer_stop(a:timer)
    let s:offered = map(copy(l:items), {_, item -> item.abbr is# '' ? item.word : item.abbr})
    let l:place = index(map(copy(s:offered), {_, label -> label =~# s:want.item . '$'}), 1)
    call feedkeys((l:place < 0 ? '' : repeat("\<C-n>", l:place + 1) . "\<C-y>") . "\<Esc>", 'nt')
  endfunction
  call timer_start(60, function('s:Choose'), {'repeat': -1})
  call feedkeys("A\<C-x>\<C-o>", 'xt!')
  call s:Step('completion, ' . a:want.kind, s:Line(a:want.line) is# a:want.after, [s:Line(a:want.line), s:offered])
endfunction

function! s:Rename() abort
  call s:Go(s:job.rename.line, s:job.rename.text)
  call s:Answer(s:job.rename.to)
  ALERename
  for [l:number, l:text] in items(s:job.rename.lines)
    call s:Step('rename, line ' . l:number, s:Wait({-> s:Line(str2nr(l:number)) is# l:text}, 8), s:Line(str2nr(l:number)))
  endfor
endfunction

function! s:Main() abort
  set completeopt=menuone,noselect nomore
  call s:Finding()
  call s:Hover()
  call s:Fix()
  for l:want in s:job.completions
    call s:Complete(l:want)
  endfor
  call s:Rename()
  silent write!
endfunction

try
  call s:Main()
catch
  call s:Step('the script runs', 0, v:exception . ' ' . v:throwpoint)
endtry
call writefile([json_encode(s:steps)], s:job.results)
qall!

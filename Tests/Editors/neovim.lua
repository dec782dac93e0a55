-- Drives Neovim 0.7 and later over the draft, through the functions that the keys of a user call. See session.py.
local job = vim.fn.json_decode(table.concat(vim.fn.readfile(vim.env.ZHUBI_JOB), '\n'))
local steps = {}

local function step(name, ok, detail)
  table.insert(steps, { name = name, ok = ok and true or false, detail = detail == nil and '' or vim.inspect(detail) })
end

local function wait(condition, seconds)
  return vim.wait((seconds or 8) * 1000, condition, 20)
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number, number + 1, false)[1]
end

--- The cursor onto the last character of `text` on a line: the middle of a name, as when a reader clicks it.
local function go(number, text)
  local start = assert(line(number):find(text, 1, true))
  vim.api.nvim_win_set_cursor(0, { number + 1, start - 1 + #text - 3 })
end

local function keys(text)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(text, true, false, true), 'xt!', false)
end

local function findings_at(number)
  return vim.tbl_filter(function(finding) return finding.lnum == number end, vim.diagnostic.get(0))
end

local function finding()
  local want = job.finding
  step('findings arrive', wait(function() return #findings_at(want.line) > 0 end, 15))
  local marked = {}
  for _, found in ipairs(findings_at(want.line)) do
    table.insert(marked, line(want.line):sub(found.col + 1, found.end_col))
  end
  step('the finding marks the right characters', #marked == 1 and marked[1] == want.text, marked)
end

local function hover()
  go(job.hover.line, job.hover.text)
  local before = vim.api.nvim_list_wins()
  vim.lsp.buf.hover()
  local text
  wait(function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if not vim.tbl_contains(before, window) then
        text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
        return true
      end
    end
  end)
  step('hover shows the card', text and text:find(job.hover.text, 1, true) and text:find(job.hover.contains, 1, true), text)
end

local function fix()
  go(job.finding.line, job.finding.text)
  local titles = {}
  -- The menu: the first entry is taken.
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      table.insert(titles, options.format_item and options.format_item(item) or '?')
    end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  step('the first code action mends the line',
    wait(function() return line(job.finding.line) == job.finding.fixed end), { line(job.finding.line), titles })
  step('the finding goes away', wait(function() return #findings_at(job.finding.line) == 0 end))
end

local function complete(want)
  vim.api.nvim_win_set_cursor(0, { want.line + 1, 0 })
  local offered = {}
  local timer = vim.loop.new_timer()
  local polls = 0
  timer:start(100, 50, vim.schedule_wrap(function()
    local items = vim.fn.complete_info({ 'items' }).items
    polls = polls + 1
    if (#items == 0 and polls < 60) or #offered > 0 or timer:is_closing() then return end
    timer:close()
    local place
    for number, item in ipairs(items) do
      local label = item.abbr ~= '' and item.abbr or item.word
      table.insert(offered, label)
      if not place and vim.endswith(label, want.item) then place = number end
    end
    local choose = place and string.rep('<C-n>', place) .. '<C-y>' or ''
    vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(choose .. '<Esc>', true, false, true), 'nt', false)
  end))
  keys('A<C-x><C-o>')
  step('completion, ' .. want.kind, line(want.line) == want.after, { line(want.line), offered })
end

local function rename()
  go(job.rename.line, job.rename.text)
  vim.lsp.buf.rename(job.rename.to)
  for number, text in pairs(job.rename.lines) do
    step('rename, line ' .. number, wait(function() return line(tonumber(number)) == text end), line(tonumber(number)))
  end
end

local function main()
  vim.opt.completeopt = { 'menuone', 'noselect' }
  vim.opt.more = false
  finding()
  hover()
  fix()
  for _, want in ipairs(job.completions) do
    complete(want)
  end
  rename()
  vim.cmd('silent write!')
end

local ok, problem = xpcall(main, debug.traceback)
if not ok then step('the script runs', false, problem) end
vim.fn.writefile({ vim.fn.json_encode(steps) }, job.results)
vim.cmd('qall!')

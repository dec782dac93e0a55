"""The draft that every editor opens, and what Zhubi must say and do there.

Each line of interest has a character outside the Basic Multilingual Plane (𠮷, 😀) before its place, so that a client or a
server that counts in the wrong unit is off by one and fails.
"""
NAME = "公文 草稿.md"

LINES = [
    "# 关于做好测试工作的通知",
    "",
    "𠮷野家😀登录前须核实帐号。",
    "",
    "会议由沈阳市数据局（以下简称“市数据局”）召集。",
    "",
    "𠮷😀：市数据局应当落实。",
    "",
    "联系单位：😀、辽宁省发展",
    "",
    "联系人𠮷：gjfzgg",
    "",
    "现转发辽宁省发展",
    "",
    "𠮷😀：国家发展和改革委员会负责解释。",
    "",
]

EXPECTED = {
    # The finding, what it marks, and the line after its first quick fix.
    "finding": {"line": 2, "text": "帐号", "message": "账号", "fixed": "𠮷野家😀登录前须核实账号。"},
    # What the card of the entry under the cursor must contain.
    "hover": {"line": 14, "text": "国家发展和改革委员会", "contains": "机构"},
    # The cursor at the end of the line; the item that ends in `item` is accepted.
    "completions": [
        {"kind": "Han prefix", "line": 8, "item": "辽宁省发展和改革委员会", "after": "联系单位：😀、辽宁省发展和改革委员会"},
        {"kind": "pinyin initials", "line": 10, "item": "国家发展改革委", "after": "联系人𠮷：国家发展改革委"},
        {"kind": "in running text", "line": 12, "item": "辽宁省发展和改革委员会", "after": "现转发辽宁省发展和改革委员会"},
    ],
    # The cursor in `text` on `line`; the abbreviation is declared on another line, which must change too.
    "rename": {"line": 6, "text": "市数据局", "to": "数据部门", "lines": {
        "4": "会议由沈阳市数据局（以下简称“数据部门”）召集。", "6": "𠮷😀：数据部门应当落实。"}},
}


def text():
    return "\n".join(LINES)

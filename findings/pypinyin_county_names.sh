#!/usr/bin/env bash
# pypinyin 0.55.0: some names of divisions are read by their common sound, others by their own.
# Guess before the first run: well-known names that differ (六安, 蔚县) are in its phrases, and so are other counties.
# Seen: 蔚县, 枞阳, 乐亭 and 东阿 are right; 单县 (Shan), 洪洞 (Hongtong), 六合 (Luhe), 荥经 (Yingjing), 涡阳 (Guoyang) are not.
# Who meets it: whoever names files, sources or hosts by pinyin. The names of the gazetteer need a table.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check pypinyin==0.55.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from pypinyin import lazy_pinyin

RIGHT = {"蔚县": "yuxian", "枞阳县": "zongyangxian", "乐亭县": "laotingxian", "东阿县": "dongexian"}
WRONG = {"单县": "danxian", "洪洞县": "hongdongxian", "六合区": "liuhequ", "荥经县": "xingjingxian", "涡阳县": "woyangxian"}
seen = {name: "".join(lazy_pinyin(name)) for name in RIGHT | WRONG}
print(seen)
assert seen == RIGHT | WRONG, seen
PYTHON

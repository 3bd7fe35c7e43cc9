#!/usr/bin/env bash
# htmldate 1.11.0: a page that says 发布日期：2021年2月9日 is dated to a January 1st.
# Guess before the first run: 2021-02-09, or the year of a copyright line.
# Seen: the numeric form 2021-02-09 is found; the Chinese form is not, and the first year of the text becomes a date:
# 2021-01-01 as the last change, 2016-01-01 (a year that the text speaks of) as the original date.
# Who meets it: whoever dates government pages with it or with trafilatura, which asks it. January 1st is 'unknown', not a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check htmldate==1.11.0 lxml==6.1.3
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from htmldate import find_date

PAGE = """<html><head><title>政府工作报告</title></head><body><div>发布日期：{day}</div>
<div id="zoom"><p>政府工作报告</p><p>过去五年，自2016年3月1日以来，全市各项事业稳步发展。</p></div></body></html>"""
seen = {
    (day, original): find_date(PAGE.format(day=day), original_date=original)
    for day in ("2021-02-09", "2021年2月9日")
    for original in (False, True)
}
print(*seen.items(), sep="\n")
assert seen["2021-02-09", False] == seen["2021-02-09", True] == "2021-02-09"
assert seen["2021年2月9日", False] == "2021-01-01"
assert seen["2021年2月9日", True] == "2016-01-01"
PYTHON

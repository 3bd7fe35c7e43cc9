#!/usr/bin/env bash
# dateparser 1.5.0: search_dates in Chinese reads the year of a title as that many years ago.
# Guess before the first run: 2021 is found, with the month and day of today.
# Seen: '2021年' is found and stands for 2,021 years before the base, the year 5; with month and day it is right.
# Who meets it: whoever dates reports or news by their titles. A year alone has to be read by a pattern of one's own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import datetime

from dateparser.search import search_dates

BASE = {"RELATIVE_BASE": datetime(2026, 11, 28)}


def found(text: str) -> list[tuple[str, str]]:
    return [(words, moment.strftime("%Y-%m-%d").lstrip("0")) for words, moment in search_dates(text, languages=["zh"], settings=BASE) or []]


seen = [found(text) for text in ("2021年政府工作报告", "自2016年以来的五年", "2021年2月9日在会议上")]
print(*seen, sep="\n")
assert seen[0] == [("2021年", "5-11-28")], seen[0]
assert seen[1] == [("2016年", "10-11-28")], seen[1]
assert [day for _, day in seen[2]] == ["2021-02-09"], seen[2]
PYTHON

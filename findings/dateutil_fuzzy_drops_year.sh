#!/usr/bin/env bash
# python-dateutil 4.0.0: a Chinese date is refused, but with fuzzy=True it is taken with another year.
# Guess before the first run: fuzzy either refuses 2021年2月9日 as well or reads 2021-02-09.
# Seen: ParserError without fuzzy; with it the year written is passed over, month and day are kept, the default's year is put in.
# Who meets it: whoever turns on fuzzy because strict parsing failed on a Chinese page. No error, and a plausible date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-dateutil==4.0.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import datetime

from dateutil.parser import ParserError, parse

DEFAULT = datetime(2026, 11, 28)
TEXT = "2021年2月9日"
try:
    strict = parse(TEXT, default=DEFAULT)
except ParserError:
    strict = None
fuzzy = parse(TEXT, default=DEFAULT, fuzzy=True)
print("strict:", strict, "fuzzy:", fuzzy)
assert strict is None
assert fuzzy == datetime(2026, 2, 9), fuzzy
assert parse("2021-2-9", default=DEFAULT) == datetime(2021, 2, 9)
PYTHON

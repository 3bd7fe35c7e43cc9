#!/usr/bin/env bash
# cn2an 0.5.24: transform makes one number of two that stand beside each other as an estimate.
# Tried for 十四五 (guess: it becomes 14五; it stays). Beside it 八九成, eight or nine tenths, should stay as 三四万 does.
# Seen: 八九成 becomes 89成, 七八个 becomes 78个; 三四万 stays (with a warning).
# Who meets it: whoever turns the numerals of Chinese reports into digits before comparing them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check cn2an==0.5.24 setuptools==80.9.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import cn2an

seen = {text: cn2an.transform(text) for text in ("八九成", "七八个项目", "三四万人", "百分之六点五", "二〇二一年")}
print(seen)
assert seen["八九成"] == "89成"
assert seen["七八个项目"] == "78个项目"
assert seen["三四万人"] == "三四万人"
assert seen["百分之六点五"] == "6.5%"
assert seen["二〇二一年"] == "2021年"
PYTHON

#!/usr/bin/env bash
# Datasette 0.65.2: a plugin's handle_exception does not stop Datasette's own, which prints every local variable.
# Guess: the first handler that returns a response answers a wrong address, and no other one is called.
# Seen: all are called, and where rich is installed each 404 writes a traceback with the variables of all frames, the
# whole request among them, to standard output.
# Who meets it: whoever serves Datasette from an environment that has rich, and wonders at logs and slow 404s.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check datasette==0.65.2 rich==15.0.0
"$folder/venv/bin/python" - <<'PYTHON' > "$folder/seen.txt"
import asyncio

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.plugins import pm


class Ours:
    __name__ = "ours"

    @hookimpl(tryfirst=True)
    def handle_exception(self, exception):
        return Response.text("ours", status=404)


pm.register(Ours(), "ours")
answer = asyncio.run(Datasette(memory=True).client.get("/nothing?secret=hidden"))
assert (answer.status_code, answer.text) == (404, "ours")
PYTHON
grep -c "locals" "$folder/seen.txt"
grep -q "secret=hidden" "$folder/seen.txt"
echo "a handler of our own answered, and Datasette's printed the request as well"

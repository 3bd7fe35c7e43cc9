"""Servers that behave badly on purpose: path -> what they do to who asks."""

import gzip
import time
import zlib
from collections.abc import Callable
from typing import Any

from tests.support.servers.web import Answer, Asked

HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
SECONDS = 20
"""How long a server hangs: longer than the tests' time limit for a download."""


def hang(_: Any) -> None:
    """Take the request and say nothing."""
    time.sleep(SECONDS)


def reset(handler: Any) -> None:
    """Close in the middle of a header."""
    handler.wfile.write(b"HTTP/1.1 200 O")


def short(handler: Any) -> None:
    """Promise more than is sent."""
    handler.wfile.write(f"{HEAD}Content-Length: 5000\r\n\r\n<html>half".encode())


def endless(handler: Any) -> None:
    """Send for ever."""
    handler.wfile.write(f"{HEAD}\r\n".encode())
    try:
        while True:
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        return


def gigabyte(handler: Any) -> None:
    """Send a body of 1 GB, as announced, for as long as somebody takes it."""
    handler.wfile.write(f"{HEAD}Content-Length: 1000000000\r\n\r\n".encode())
    try:
        for _ in range(1000):
            handler.wfile.write(b"<p>x</p>" * 125_000)
    except OSError:
        return


def chunks(handler: Any) -> None:
    """Send chunks of which the last one lies about its length."""
    handler.wfile.write(f"{HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\nffff\r\n>".encode())


def dribble(handler: Any) -> None:
    """Send a byte now and then."""
    handler.wfile.write(f"{HEAD}\r\n".encode())
    try:
        for _ in range(SECONDS * 5):
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.2)
    except OSError:
        return


def nonsense(handler: Any) -> None:
    """Answer with no HTTP at all."""
    handler.wfile.write(b"\x00\x01\x02 no protocol known\r\n\r\n")


RAW: dict[str, Callable[[Any], None]] = {
    "hang": hang, "reset": reset, "short": short, "endless": endless, "dribble": dribble, "nonsense": nonsense,
    "gigabyte": gigabyte, "chunks": chunks,
}  # fmt: skip

BOMB = gzip.compress(b"\0" * 60_000_000)

FIXED = {
    "bomb": Answer(BOMB, headers={"Content-Encoding": "gzip"}),
    "notgzip": Answer(b"<html>plain</html>", headers={"Content-Encoding": "gzip"}),
    "charset": Answer("<html>中文</html>", headers={"Content-Type": "text/html; charset=x-no-such"}),
    "type": Answer(b"\xff\xd8\xff\xe0 jpeg", headers={"Content-Type": "text/html"}),
    "loop": Answer(b"", 302, {"Location": "/r/2021-loop.html"}),
    "away": Answer(b"", 302, {"Location": "http://other.example/caught.html"}),
    "inside": Answer(b"", 302, {"Location": "http://127.0.0.1:9/admin"}),
    "metadata": Answer(b"", 302, {"Location": "http://169.254.169.254/latest/"}),
    "decimal": Answer(b"", 301, {"Location": "http://2130706433:9/admin"}),
    "six": Answer(b"", 307, {"Location": "http://[::1]:9/admin"}),
    "local": Answer('<meta http-equiv="refresh" content="0;url=http://localhost:9/admin">'),
    "file": Answer(b"", 302, {"Location": "file:///etc/passwd"}),
    "refresh": Answer('<meta http-equiv="refresh" content="0;url=http://other.example/caught.html">'),
    "stub": Answer("<html></html>"),
    "huge": Answer(b"", headers={"Content-Length": str(1 << 40)}),
    "deep": Answer(gzip.compress(BOMB), headers={"Content-Encoding": "gzip, gzip"}),
    "deflate": Answer(zlib.compress(b"\0" * 60_000_000), headers={"Content-Encoding": "deflate"}),
    "empty": Answer(b""),
}

LINKS = (
    '<a href="javascript:alert(1)">2021年政府工作报告</a><a href="data:text/html,x">2020年政府工作报告</a>'
    '<a href="  /r/2019 空格 报告.html  ">2019年政府工作报告</a><a href="/r/%zz2018.html">2018年政府工作报告</a>'
    '<a href="http://[::1">坏2017年政府工作报告</a><a href="mailto:a@b">2016年政府工作报告</a><a href="////">2015年政府工作报告</a>'
)


def answer(asked: Asked) -> Answer | str | None:
    """A site whose list leads to every trap, and to one good page."""
    path = asked.path
    if path == "/robots.txt":
        return Answer(b"User-agent: *\nCrawl-delay: banana\nDisallow:\n" + b"\xff\xfe garbage " * 700_000)
    if path in {"/", "/zwgk/zfgzbg/"}:
        names = [*RAW, *FIXED]
        items = "".join(f'<li><a href="/r/2021-{name}.html">2021年政府工作报告</a></li>' for name in names)
        cycle = '<a href="/zwgk/zfgzbg/">政府工作报告</a><a href="/zwgk/zfgzbg/">下一页</a>'
        calendar = '<a href="/rili/2026/1/">下月</a>'
        return f"<html><title>政府工作报告</title>{items}{LINKS}{cycle}{calendar}</html>"
    if path.startswith("/rili/"):
        number = int(path.strip("/").rsplit("/", 1)[-1]) + 1
        return f'<html><title>日历</title><a href="/rili/2026/{number}/">下月 政务公开</a><a href="/zwgk/{number}/">政务公开</a></html>'
    if path.startswith("/zwgk/"):
        number = int(path.strip("/").rsplit("/", 1)[-1]) + 1
        return f'<html><a href="/zwgk/{number}/">政府信息公开</a></html>'
    name = path.removeprefix("/r/2021-").removesuffix(".html")
    if name in RAW:
        return Answer(raw=RAW[name])
    return FIXED.get(name)

"""A headless Chromium driven over the W3C WebDriver protocol, with nothing but the standard library."""

import base64
import json
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1400,1000",
)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""Key under which WebDriver hands out elements."""


def missing() -> str:
    """Why there is no browser to drive; empty where there is one."""
    absent = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return f"no {' and no '.join(absent)} here: 'make browser' installs them" if absent else ""


class Browser:
    """One window; every method is one command of the protocol."""

    def __init__(self, address: str, session: str) -> None:
        self.base = f"{address}/session/{session}"

    def open(self, path: Path) -> None:
        """Open a file."""
        call("POST", f"{self.base}/url", {"url": path.as_uri()})

    def visit(self, address: str) -> None:
        """Open an address."""
        call("POST", f"{self.base}/url", {"url": address})

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return base64.b64decode(call("GET", f"{self.base}/screenshot", {}))

    def prefer(self, scheme: str) -> None:
        """Tell pages that the reader prefers `light` or `dark`."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        command = {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}}
        call("POST", f"{self.base}/goog/cdp/execute", command)

    def run(self, script: str, *args: object) -> Any:
        """The value that a script in the page returns."""
        return call("POST", f"{self.base}/execute/sync", {"script": script, "args": list(args)})

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds, as a person would: it must be visible."""
        found = call("POST", f"{self.base}/element", {"using": "css selector", "value": selector})
        call("POST", f"{self.base}/element/{found[ELEMENT]}/click", {})

    def press(self, key: str) -> None:
        """Press and release a key."""
        strokes = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        call("POST", f"{self.base}/actions", {"actions": [{"type": "key", "id": "k", "actions": strokes}]})

    def resize(self, width: int, height: int) -> None:
        """Set the size of the window."""
        call("POST", f"{self.base}/window/rect", {"width": width, "height": height})

    def complaints(self) -> list[str]:
        """What the page's console says at level WARNING or above: refused scripts, errors."""
        entries = call("POST", f"{self.base}/se/log", {"type": "browser"})
        return [str(entry["message"]) for entry in entries if entry["level"] != "INFO"]


def call(method: str, url: str, body: dict[str, Any]) -> Any:
    """One command; raises RuntimeError with the driver's words when it fails."""
    data = json.dumps(body).encode() if method == "POST" else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=60) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise RuntimeError(json.load(error)["value"]["message"].partition("\n")[0]) from None


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with a new empty profile; both are gone afterwards."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as driver,
    ):
        try:
            address = f"http://127.0.0.1:{port(driver)}"
            options = {"args": [*FLAGS, f"--user-data-dir={profile}"]}
            wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            opened = call("POST", f"{address}/session", {"capabilities": {"alwaysMatch": wanted}})
            window = Browser(address, opened["sessionId"])
            yield window
            call("DELETE", window.base, {})
        finally:
            driver.terminate()


def port(driver: "subprocess.Popen[str]") -> int:
    """The port that the driver says it listens on: "ChromeDriver was started successfully on port 34567."."""
    assert driver.stdout is not None
    for line in driver.stdout:
        if "started successfully on port" in line:
            return int(line.rsplit(" ", 1)[1].strip().rstrip("."))
    raise RuntimeError("chromedriver ended before it listened")

"""A headless Chromium that shows our own pages at their own addresses, and captures them.

Speaks the DevTools protocol over two pipes, so that nothing but the standard library is needed.
Every address is answered from memory: no request ever leaves the machine.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from types import TracebackType
from typing import Any

CHROMIUM = "/usr/lib/chromium/chromium"

Pages = Mapping[str, tuple[str, bytes]]
"""Address → media type and content."""


class Browser:
    """One Chromium; use as a context manager."""

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        ours_in, theirs_out = _pipe()
        theirs_in, ours_out = _pipe()
        self._writer = os.fdopen(ours_out, "wb", buffering=0)
        self._reader = os.fdopen(ours_in, "rb")
        self._count = 0
        self._pages: Pages = {}

        def hand_over() -> None:
            os.dup2(theirs_in, 3)
            os.dup2(theirs_out, 4)

        self._process = subprocess.Popen(
            [
                CHROMIUM,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--font-render-hinting=none",
                "--remote-debugging-pipe",
                f"--user-data-dir={self._profile.name}",
            ],
            preexec_fn=hand_over,
            pass_fds=(3, 4),
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        target = self._ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self._ask("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session: str | None = attached["sessionId"]
        self._ask("Page.enable")
        self._ask("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()
        self._writer.close()
        self._reader.close()
        self._profile.cleanup()

    def show(self, address: str, pages: Pages, width: int, scale: float, language: str) -> None:
        """Opens the address; every file of the page comes from `pages`."""
        self._pages = pages
        size = {"width": width, "height": 900, "deviceScaleFactor": scale, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", size)
        self._ask("Emulation.setLocaleOverride", {"locale": language})
        self._ask("Page.navigate", {"url": address})
        self._wait("Page.loadEventFired")
        self._ask("Runtime.evaluate", {"expression": "document.fonts.ready", "awaitPromise": True})

    def picture(self) -> bytes:
        """The whole page as a PNG."""
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        beyond = {"format": "png", "clip": clip, "captureBeyondViewport": True}
        return base64.b64decode(self._ask("Page.captureScreenshot", beyond)["data"])

    def saved_page(self) -> str:
        """The page as one MHTML file, as the browser itself saves it."""
        return str(self._ask("Page.captureSnapshot", {"format": "mhtml"})["data"])

    def _ask(self, method: str, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
        number = self._send(method, values)
        while True:
            message = self._receive()
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result

    def _wait(self, event: str) -> None:
        while self._receive().get("method") != event:
            pass

    def _send(self, method: str, values: Mapping[str, Any] | None) -> int:
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": values or {}}
        if getattr(self, "_session", None):
            message["sessionId"] = self._session
        self._writer.write(json.dumps(message).encode() + b"\0")
        return self._count

    def _receive(self) -> dict[str, Any]:
        held = bytearray()
        while (byte := self._reader.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("Chromium has gone")
            held += byte
        message: dict[str, Any] = json.loads(held)
        if message.get("method") == "Fetch.requestPaused":
            self._answer(message["params"])
        return message

    def _answer(self, request: Mapping[str, Any]) -> None:
        found = self._pages.get(request["request"]["url"])
        media_type, body = found or ("text/plain", b"")
        self._send(
            "Fetch.fulfillRequest",
            {
                "requestId": request["requestId"],
                "responseCode": 200 if found else 404,
                "responseHeaders": [{"name": "Content-Type", "value": media_type}],
                "body": base64.b64encode(body).decode(),
            },
        )


def _pipe() -> tuple[int, int]:
    """A pipe whose ends lie clear of the two numbers that Chromium listens on."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]

"""The PDF signer without its means to fetch: no web client is loaded, no socket is opened.

pyHanko imports aiohttp as soon as it signs, for time-stamp servers and for certificates that it
would look up on the way, and runs on an event loop that wakes itself by a pair of sockets: under
Windows a connection to 127.0.0.1. A signature of this program holds what the clinic's own file
holds; nothing is waited for.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from types import ModuleType
from typing import Any, TypeVar

T = TypeVar("T")
_FETCHING = {
    "pyhanko.sign.timestamps.aiohttp_client": ("HTTPTimeStamper",),
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": ("AIOHttpFetcherBackend",),
}


class NeverFetches:
    """Stands where a class would open a connection. Raises RuntimeError when one is made."""

    def __init__(self, *_given: object, **_named: object) -> None:
        raise RuntimeError("this program opens no connection")


def without_fetching() -> None:
    """To be called before pyHanko's signer is imported; what is loaded already stays."""
    for name, classes in _FETCHING.items():
        if name not in sys.modules:
            empty = ModuleType(name)
            for each in classes:
                setattr(empty, each, NeverFetches)
            sys.modules[name] = empty


def run_here(work: Coroutine[Any, Any, T]) -> T:
    """The result of work that waits for nothing outside. Raises RuntimeError where it would."""
    loop = _Loop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


class _Loop(asyncio.BaseEventLoop):
    """Runs what is ready, one after the other, in this thread; has no selector and no sockets."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _NothingOutside()

    def _process_events(self, events: object) -> None:
        """None come."""

    def _write_to_self(self) -> None:
        """No other thread wakes it."""


class _NothingOutside:
    def select(self, timeout: float | None) -> tuple[()]:
        """Asked before each round; a round with nothing left to do would never end."""
        if timeout is None:
            raise RuntimeError("nothing outside can be waited for")
        return ()

"""SHA-256 of what passes, reckoned beside the copying: long files use the second processor core."""

from __future__ import annotations

import hashlib
from queue import Queue
from threading import Thread
from typing import Protocol, Self

_SHORT = 8 << 20
"""Bytes up to which no thread is worth its start."""
_WAITING = 8
"""Pieces that may wait to be hashed; the copying then waits too, so that memory stays bounded."""


class Hash(Protocol):
    """What `hashlib` gives, and what stands in for it here."""

    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


class HashBeside:
    """As `hashlib.sha256()`: the pieces are hashed in their order, by one thread.

    To be used as a context, so that the thread does not outlive a copy that failed.
    """

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._seen = 0
        self._waiting: Queue[bytes | None] = Queue(_WAITING)
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def update(self, data: bytes, /) -> None:
        """The next piece, of which nothing is changed afterwards."""
        self._seen += len(data)
        if self._seen <= _SHORT:
            self._hash.update(data)
            return
        if self._thread is None:
            self._thread = Thread(target=self._work, name="hash", daemon=True)
            self._thread.start()
        self._waiting.put(data)

    def hexdigest(self) -> str:
        """Of everything so far, once it is hashed; nothing may come after it."""
        self._end()
        return self._hash.hexdigest()

    def _end(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting.put(None)
            thread.join()

    def _work(self) -> None:
        while (data := self._waiting.get()) is not None:
            self._hash.update(data)

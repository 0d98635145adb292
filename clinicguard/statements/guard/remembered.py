"""What was found in a sentence, remembered while drafts are typed: most sentences stay as they are.

It belongs to one guard and goes with it: what it knows is what that guard was told. Of a draft it
keeps hashes of sentences and places in them, and no words.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from threading import Lock
from typing import TypeVar, cast

from clinicguard.statements.guard.hit import Hit

_KEPT = 8_000
"""How much is kept: of each sentence its concepts, what the rules find in it, what goes against the
facts, and how it weighs."""
T = TypeVar("T")


class Remembered:
    """What was found in sentences, by all that it rests on; may be asked from any thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, object] = OrderedDict()
        self._once: dict[str, object] = {}
        self._lock = Lock()

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What rests on nothing but what the guard was told of, made the first time."""
        made = self._once.get(name)
        if made is None:
            made = self._once[name] = make()
        return cast(T, made)

    def known(self, rests_on: Hashable) -> object | None:
        """What was kept under all that it rests on but what the guard was told of; else None."""
        key = hash(rests_on)
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
        return known

    def keep(self, rests_on: Hashable, found: object) -> None:
        """Keeps what was found, with no words of the draft; the longest unasked is dropped."""
        key = hash(rests_on)
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def found(self, rests_on: Hashable, find: Callable[[], T]) -> T:
        """What is kept; found anew where nothing is."""
        known = self.known(rests_on)
        if known is None:
            known = find()
            self.keep(rests_on, known)
        return cast(T, known)

    def hits(
        self, rests_on: Hashable, start: int, find: Callable[[], Iterable[Hit]]
    ) -> Iterator[Hit]:
        """The hits of a sentence that starts there; found anew where they are not known."""
        for hit in self.found(rests_on, lambda: tuple(_moved(hit, -start) for hit in find())):
            yield _moved(hit, start)


def _moved(hit: Hit, by: int) -> Hit:
    return replace(hit, start=hit.start + by, end=hit.end + by)

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

_KEPT = 2_000
"""Of how many sentences it is known what the rules find, or what goes against the facts."""
T = TypeVar("T")


class Remembered:
    """The hits of sentences, by all that they rest on; may be asked from any thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Hit, ...]] = OrderedDict()
        self._once: dict[str, object] = {}
        self._lock = Lock()

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What rests on nothing but what the guard was told of, made the first time."""
        made = self._once.get(name)
        if made is None:
            made = self._once[name] = make()
        return cast(T, made)

    def hits(
        self, rests_on: Hashable, start: int, find: Callable[[], Iterable[Hit]]
    ) -> Iterator[Hit]:
        """The hits of a sentence that starts there; found anew where it is not known.

        `rests_on` is everything that the hits depend on but what the guard was told of.
        """
        key = hash(rests_on)
        with self._lock:
            known = self._kept.get(key)
        if known is None:
            known = tuple(_moved(hit, -start) for hit in find())
        with self._lock:
            self._kept[key] = known
            self._kept.move_to_end(key)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        for hit in known:
            yield _moved(hit, start)


def _moved(hit: Hit, by: int) -> Hit:
    return replace(hit, start=hit.start + by, end=hit.end + by)

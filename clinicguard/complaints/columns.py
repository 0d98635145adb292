"""The columns that the list of complaints can show, and the order in which a person wants them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Column(StrEnum):
    """What stands side by side in a row. WHAT holds number, name, what it is about and a piece of
    the words; STANDING where it stands and how it came."""

    DUE = "due"
    WHAT = "what"
    STANDING = "standing"
    RECEIVED = "received"
    TAKEN_BY = "taken_by"
    ROLE = "role"
    FLAGS = "flags"
    WANTED = "wanted"
    RELATION = "relation"
    KIND = "kind"
    SCORE = "score"


USUAL = (Column.DUE, Column.WHAT, Column.STANDING)


def columns_of(names: Iterable[object]) -> tuple[Column, ...]:
    """What a person or a view kept: known columns, each once. WHAT is never left out.

    Nothing known at all is the usual.
    """
    known = {str(each) for each in Column}
    found = tuple(dict.fromkeys(Column(name) for name in map(str, names) if name in known))
    if not found:
        return USUAL
    return found if Column.WHAT in found else (*found[:1], Column.WHAT, *found[1:])


def moved(order: tuple[Column, ...], which: Column, by: int) -> tuple[Column, ...]:
    """The order with one column so many places further on; at an end it stays."""
    rest = [each for each in order if each is not which]
    at = min(max(order.index(which) + by, 0), len(rest))
    return (*rest[:at], which, *rest[at:])

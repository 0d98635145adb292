"""Which exhibits a case lists: those with a mark there that was not given back.

A case that is merged into another one brings its exhibits along. Each gets a mark in the other
case too, and gives it back when the two are parted. No mark is given a second time: a paper that
names it speaks of one exhibit for ever.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVarTuple

from sqlalchemy import Select, func, select

from clinicguard.evidence.exhibit import next_mark
from clinicguard.evidence.tables import ExhibitRow, MarkRow, MarkTurnRow
from clinicguard.storage.book import Change

Ts = TypeVarTuple("Ts")


def standing(query: Select[*Ts]) -> Select[*Ts]:
    """The same, without the marks that were given back."""
    newest = select(func.max(MarkTurnRow.id)).group_by(MarkTurnRow.mark)
    gone = select(MarkTurnRow.mark).where(MarkTurnRow.id.in_(newest), MarkTurnRow.stands == 0)
    return query.where(MarkRow.id.not_in(gone))


def list_exhibit(change: Change, exhibit: int, subject: str, brought_by: str = "") -> None:
    """Lists it in a case under the mark that it has there, or the next one.

    `brought_by` is the number of the part that brings it. What a case then lists of its own accord
    is its own from there on.
    """
    taken = change.all(select(MarkRow).where(MarkRow.subject == subject))
    mark = next((each for each in taken if each.exhibit == exhibit), None)
    if mark is None:
        new = next_mark([each.mark for each in taken])
        mark = change.add(MarkRow(exhibit=exhibit, subject=subject, mark=new))
        if brought_by:
            _turn(change, mark, True, brought_by)
        return
    last = _last(change, mark)
    if last is not None and (not last.stands or (last.brought_by and not brought_by)):
        _turn(change, mark, True, brought_by)


def give_back(
    change: Change, subject: str, parts: Collection[str], needed: Collection[str]
) -> list[str]:
    """After a part left a case: the numbers of the exhibits that went with it.

    What another of the `parts` lists (addresses) stays listed; so does what the case itself
    `needed` since, which is its own now.
    """
    given = []
    for mark in change.all(standing(select(MarkRow).where(MarkRow.subject == subject))):
        last = _last(change, mark)
        if last is None or not last.brought_by or _is_listed(change, mark.exhibit, parts):
            continue
        number = change.get(ExhibitRow, mark.exhibit).number
        stays = number in needed
        _turn(change, mark, stays, "" if stays else last.brought_by)
        if not stays:
            given.append(number)
    return given


def _is_listed(change: Change, exhibit: int, subjects: Collection[str]) -> bool:
    query = select(MarkRow.id).where(MarkRow.exhibit == exhibit, MarkRow.subject.in_(subjects))
    return bool(change.all(standing(query)))


def _last(change: Change, mark: MarkRow) -> MarkTurnRow | None:
    query = select(MarkTurnRow).where(MarkTurnRow.mark == mark.id)
    return change.one(query.order_by(MarkTurnRow.id.desc()).limit(1))


def _turn(change: Change, mark: MarkRow, stands: bool, brought_by: str) -> None:
    change.add(
        MarkTurnRow(
            mark=mark.id,
            stands=int(stands),
            brought_by=brought_by,
            at=change.now,
            by=change.person.id,
        )
    )

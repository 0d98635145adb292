"""Loads a jurisdiction pack, checked as a whole: `load_jurisdiction("tw")`.

    pack = load_jurisdiction("tw")
    pack.gates["tw-gate-1"].question.in_language("zh_TW")
    rule = pack.deadlines["tw-dl-01"]          # the values are told in `law` and `paperwork`
    pack.cite(rule.source, "zh_TW")            # 醫預法第 6 條第 1 項
    pack.notes_on("tw-dl-01")                  # what must be said beside it
    pack.gates["tw-gate-1"].protects           # compartments that a yes shields, by which article
    pack.calendar.day(date(2026, 2, 20))       # see host.calendars

A clinic's own folder beside ours (`load_jurisdiction("tw", [folder])`) may add gates, deadlines,
laws, forms, authorities and notes in files of the same names, and may give years of
calendar.yaml: a table that the authorities announced later, or that a clinic corrected, stands
in place of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeVar

from clinicguard.host.calendars import OfficeCalendar, computed_year
from clinicguard.host.paths import resources
from clinicguard.knowledge.citation import Citation, Statute
from clinicguard.knowledge.fault import KnowledgeFault, Place
from clinicguard.knowledge.law import Deadline, Gate, LawRule
from clinicguard.knowledge.pack import (
    About,
    Authorities,
    Deadlines,
    Forms,
    Gates,
    Laws,
    Months,
    Note,
    Notes,
    Weekday,
    Years,
)
from clinicguard.knowledge.paperwork import Authority, Form
from clinicguard.knowledge.records import read, read_beside
from clinicguard.knowledge.said import Said

if TYPE_CHECKING:
    from clinicguard.host.words import Language

CODES = ("tw", "uk", "us", "eu", "cn")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One pack: every mapping is by id and keeps the order of its file."""

    about: About
    gates: Mapping[str, Gate]
    deadlines: Mapping[str, Deadline]
    laws: Mapping[str, LawRule]
    statutes: Mapping[str, Statute]
    forms: Mapping[str, Form]
    authorities: Mapping[str, Authority]
    notes: Mapping[str, Note]
    occasions: Mapping[str, Said]
    calendar: OfficeCalendar

    @property
    def id(self) -> str:
        return self.about.id

    @property
    def zone(self) -> str:
        """The zone whose date counts, and in which hours are shown."""
        return self.about.zone

    @property
    def months(self) -> Months:
        """How months and years end here."""
        return self.about.months

    def cite(self, source: Iterable[Citation], language: Language) -> str:
        """The articles by the short names of their statutes."""
        comma = ", " if language == "en" else "、"
        return comma.join(one.said(self.statutes[one.statute], language) for one in source)

    def notes_on(self, row: str) -> tuple[Note, ...]:
        """What must be said beside a row of the pack."""
        return tuple(note for note in self.notes.values() if row in note.concerns)


def load_jurisdiction(code: str, beside: Sequence[Path] = ()) -> Jurisdiction:
    """The pack of a jurisdiction, with what the clinic added beside it.

    Raises:
        KnowledgeFault: a file is wrong, or names a row that does not exist.
        KeyError: no such jurisdiction.
    """
    if code not in CODES:
        raise KeyError(code)
    ours = resources() / "jurisdictions" / code
    return _loaded(ours, *beside) if beside else _ours(ours)


@cache
def _ours(folder: Path) -> Jurisdiction:
    """What comes with the program stays as it is while the program runs."""
    return _loaded(folder)


def _loaded(*folders: Path) -> Jurisdiction:
    about = read(folders[0] / "jurisdiction.yaml", About)
    gates = read_beside(folders, "gates.yaml", Gates)
    laws = read_beside(folders, "laws.yaml", Laws)
    deadlines = read_beside(folders, "deadlines.yaml", Deadlines).deadlines
    years = [read(path, Years) for folder in folders if (path := folder / "calendar.yaml").exists()]
    pack = Jurisdiction(
        about=about,
        gates=_by_id(gates.gates),
        deadlines=_by_id(_dated(rule, about) for rule in deadlines),
        laws=_by_id(_dated(rule, about) for rule in laws.laws),
        statutes=_by_id(laws.statutes),
        forms=_by_id(read_beside(folders, "forms.yaml", Forms).forms),
        authorities=_by_id(read_beside(folders, "authorities.yaml", Authorities).authorities),
        notes=_by_id(read_beside(folders, "notes.yaml", Notes).notes),
        occasions=MappingProxyType({k: v for one in years for k, v in one.occasions.items()}),
        calendar=_calendar(years, about),
    )
    _check_references(pack)
    return pack


def jurisdiction_of(row: str) -> str:
    """The jurisdiction that a row's id names: "tw" for "tw-dl-01".

    Raises:
        KeyError: the id begins with none of CODES.
    """
    code = row.partition("-")[0]
    if code not in CODES:
        raise KeyError(row)
    return code


class _Row(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Row)
D = TypeVar("D", Deadline, LawRule)


def _by_id(rows: Iterable[R]) -> Mapping[str, R]:
    return MappingProxyType({row.id: row for row in rows})


def _dated(row: D, about: About) -> D:
    return row if row.checked is not None else replace(row, checked=about.checked)


def _calendar(files: Sequence[Years], about: About) -> OfficeCalendar:
    ours, *theirs = files
    weekdays = list(Weekday)
    compute = None
    if about.country is not None:
        compute = partial(computed_year, about.country, about.subdivision)
    calendar = OfficeCalendar(
        zone=about.zone,
        rest_days=frozenset(weekdays.index(day) for day in ours.rest_days),
        years={year.year: year for year in ours.years},
        compute=compute,
    )
    for years in theirs:
        for year in years.years:
            calendar = calendar.with_year(year)
    return calendar


def _check_references(pack: Jurisdiction) -> None:
    rows = {**pack.gates, **pack.deadlines, **pack.laws, **pack.forms, **pack.authorities}
    for gate in pack.gates.values():
        _known((*gate.deadlines, *gate.later), pack.deadlines, gate.place, "deadlines")
        for shield in gate.protects:
            _known([shield.law], pack.laws, gate.place, "protects.law")
            _cited(shield.source, pack, gate.place)
        _known(gate.forms, pack.forms, gate.place, "forms")
        _known(gate.authorities, pack.authorities, gate.place, "authorities")
        _cited(gate.source, pack, gate.place)
    for deadline in pack.deadlines.values():
        _cited(deadline.source, pack, deadline.place)
    for law in pack.laws.values():
        _cited(law.source, pack, law.place)
    for form in pack.forms.values():
        _cited(form.source, pack, form.place)
        _known(form.deadlines, pack.deadlines, form.place, "deadlines")
    for authority in pack.authorities.values():
        _known(authority.deadlines, pack.deadlines, authority.place, "deadlines")
        _known(authority.forms, pack.forms, authority.place, "forms")
    for note in pack.notes.values():
        _known(note.concerns, rows, note.place, "concerns")


def _cited(source: Iterable[Citation], pack: Jurisdiction, place: Place) -> None:
    _known((one.statute for one in source), pack.statutes, place, "source")


def _known(names: Iterable[str], rows: Mapping[str, object], place: Place, key: str) -> None:
    for name in names:
        if name not in rows:
            inside = Place(place.file, place.line, f"{place.key}.{key}")
            raise KnowledgeFault(inside, f"there is no {name!r} in this pack")

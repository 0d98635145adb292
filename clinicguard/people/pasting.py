"""Staff out of a pasted list: a roster from a spreadsheet, a chat, a letter; one person a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from clinicguard.people.staff import Role

MOST = 100
"""Lines that are taken in one go."""

_PARTS = re.compile(r"\t|[,，;；|｜、]|\s{2,}")
_PHONE = re.compile(r"[+(（]?\d[\d\s()（）#+.－-]{4,}")
_ROLES: dict[str, Role] = {
    "負責人": "owner", "院長": "owner", "负责人": "owner", "owner": "owner",
    "主管": "manager", "經理": "manager", "护士长": "manager", "護理長": "manager",
    "manager": "manager", "practice manager": "manager",
    "醫師": "clinician", "牙醫師": "clinician", "醫生": "clinician", "护士": "clinician",
    "護理師": "clinician", "護士": "clinician", "医生": "clinician", "医师": "clinician",
    "clinician": "clinician", "dentist": "clinician", "doctor": "clinician", "nurse": "clinician",
    "hygienist": "clinician", "助理": "reception", "牙醫助理": "reception",
    "櫃檯": "reception", "櫃台": "reception", "前台": "reception", "reception": "reception",
    "receptionist": "reception", "assistant": "reception",
    "律師": "counsel", "律师": "counsel", "lawyer": "counsel", "counsel": "counsel",
}  # fmt: skip
_HEADS = {"姓名", "name", "名字", "員工", "员工", "staff"}


@dataclass(frozen=True, slots=True)
class Pasted:
    """One line as it was understood. `sure` is False where the role was only assumed."""

    name: str
    title: str
    role: Role
    phone: str
    sure: bool
    known: bool
    """Somebody of this name stands on the list already."""


def read_list(text: str, here: Iterable[str] = ()) -> tuple[Pasted, ...]:
    """The people of a pasted list; `here` are the names that are on the list already.

    A role that no word tells is the one with the fewest rights. Nobody becomes an owner by a list:
    an owner is read as a manager, not sure.
    """
    known = {" ".join(name.split()) for name in here}
    found: list[Pasted] = []
    for line in text.splitlines()[:MOST]:
        parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
        if not parts or parts[0].casefold() in _HEADS:
            continue
        person = _read(parts, known)
        if person is not None:
            known.add(person.name)
            found.append(person)
    return tuple(found)


def _read(parts: list[str], known: set[str]) -> Pasted | None:
    phone = next((part for part in parts if _PHONE.fullmatch(part)), "")
    rest = [part for part in parts if part != phone and not part.rstrip(".").isdigit()]
    if not rest:
        return None
    name, others = " ".join(rest[0].split()), rest[1:]
    told = next((_ROLES[word.casefold()] for word in others if word.casefold() in _ROLES), None)
    role: Role = told or "reception"
    if role == "owner":
        role, told = "manager", None
    return Pasted(name, "、".join(others), role, phone, told is not None, name in known)

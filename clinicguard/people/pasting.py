"""Staff out of a pasted list: a roster from a spreadsheet, a chat, a letter; one person a line."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from clinicguard.people.staff import Role

MOST = 100
"""Lines that are taken in one go."""

LONGEST = 60
"""Characters of a name; what is longer is a sentence, not a name."""

_PARTS = re.compile(r"\t|[,，;；|｜、]|\s{2,}")
_PHONE = re.compile(r"[+(（]?\d[\d\s()（）#+.－-]{4,}")
_PHONE_LAST = re.compile(rf"(?P<before>.*?\S)\s+(?P<phone>{_PHONE.pattern})")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}")
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


class Fault(StrEnum):
    """Why a line is not taken."""

    NONE = ""
    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    ON_THE_LIST = "on_the_list"
    TWICE = "twice"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Pasted:
    """One line as it was understood. `sure` is False where the role was only assumed; `line` is
    its number in what was pasted, from 1; `fault` why nobody is added by it.
    """

    line: int
    name: str
    title: str
    role: Role
    phone: str
    sure: bool
    fault: Fault = Fault.NONE

    @property
    def fine(self) -> bool:
        """Whether somebody is added by it."""
        return not self.fault


def read_list(text: str, here: Iterable[str] = ()) -> tuple[Pasted, ...]:
    """The lines of a pasted list; `here` are the names that are on the list already.

    Every line that holds something is answered for, also one that cannot be taken. A role that no
    word tells is the one with the fewest rights. Nobody becomes an owner by a list: an owner is
    read as a manager, not sure.
    """
    known = {" ".join(name.split()) for name in here}
    seen: set[str] = set()
    found: list[Pasted] = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = _parts(line)
        if not parts or parts[0].casefold() in _HEADS:
            continue
        if len(found) == MOST:
            found.append(Pasted(number, parts[0], "", "reception", "", False, Fault.TOO_MANY))
            break
        person = _read(number, parts)
        found.append(replace(person, fault=person.fault or _fault(person.name, known, seen)))
        seen.add(person.name)
    return tuple(found)


def _parts(line: str) -> list[str]:
    """Name, title, phone, as they are set apart; by single spaces where nothing else does it."""
    parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
    if len(parts) != 1:
        return parts
    last = _PHONE_LAST.fullmatch(parts[0])
    before, phone = (last["before"], [last["phone"]]) if last else (parts[0], [])
    first, *others = before.split()
    if others and _HAN_NAME.fullmatch(first):
        return [first, *others, *phone]
    if len(others) > 1 and others[-1].casefold() in _ROLES:
        return [" ".join([first, *others[:-1]]), others[-1], *phone]
    return [before, *phone]


def _fault(name: str, known: Container[str], seen: Container[str]) -> Fault:
    if len(name) > LONGEST:
        return Fault.LONG_NAME
    if name in known:
        return Fault.ON_THE_LIST
    return Fault.TWICE if name in seen else Fault.NONE


def _read(line: int, parts: list[str]) -> Pasted:
    phone = next((part for part in parts if _PHONE.fullmatch(part)), "")
    rest = [part for part in parts if part != phone and not part.rstrip(".").isdigit()]
    if not rest:
        return Pasted(line, "", "", "reception", phone, False, Fault.NO_NAME)
    name, others = " ".join(rest[0].split()), rest[1:]
    told = next((_ROLES[word.casefold()] for word in others if word.casefold() in _ROLES), None)
    role: Role = told or _role_by_its_end(others) or "reception"
    if role == "owner":
        role, told = "manager", None
    return Pasted(line, name, "、".join(others), role, phone, told is not None)


def _role_by_its_end(titles: Iterable[str]) -> Role | None:
    """A longer title ends with the plain one: 主治醫師, head nurse; shown as assumed."""
    for title in titles:
        ends = [word for word in _ROLES if title.casefold().endswith(word)]
        if ends:
            return _ROLES[max(ends, key=len)]
    return None

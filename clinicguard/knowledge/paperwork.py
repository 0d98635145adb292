"""Whom a jurisdiction pack knows to report to, and the forms that are filled in for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clinicguard.knowledge.citation import Citation
from clinicguard.knowledge.fault import NOWHERE, Place
from clinicguard.knowledge.law import Confidence
from clinicguard.knowledge.said import Said


class Answer(StrEnum):
    """What a field of a form takes."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field; its id (`patient_name`, `course`) says what the case can fill in."""

    id: str
    label: Said
    answer: Answer = Answer.LINE
    required: bool = True
    choices: Mapping[str, Said] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.answer is Answer.CHOICE) != bool(self.choices):
            raise ValueError("a choice has choices, and nothing else has")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that the clinic fills in for an authority or for its own record.

    `own_design` is true where no official form was found. `heading` stands on the printed form.
    """

    id: str
    title: Said
    use: Said
    fields: tuple[FormField, ...]
    source: tuple[Citation, ...]
    confidence: Confidence
    own_design: bool = False
    heading: Said | None = None
    deadlines: tuple[str, ...] = ()
    note: Said | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Authority:
    """Somebody to report or to apply to. Telephone numbers are the clinic's to enter.

    `reach` holds only what is the same everywhere (110, a public register).
    """

    id: str
    name: Said
    role: Said
    reach: Said | None = None
    deadlines: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    note: Said | None = None
    place: Place = field(default=NOWHERE, compare=False)

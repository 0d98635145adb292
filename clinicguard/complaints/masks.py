"""A complaint as it is shown to those who need not know whose it is."""

from __future__ import annotations

from dataclasses import replace

from clinicguard.complaints.complaint import Complaint, Field
from clinicguard.complaints.wording import Edit
from clinicguard.people.names import masked, masked_number


def without_names(complaint: Complaint) -> Complaint:
    """The complaint with its names and numbers masked, in its history too.

    What was said stays as it was said: a mask inside the words would make other words of them.
    """
    return replace(
        complaint,
        complainant=replace(
            complaint.complainant,
            name=masked(complaint.complainant.name),
            reach=masked_number(complaint.complainant.reach),
        ),
        patient=replace(
            complaint.patient,
            name=masked(complaint.patient.name),
            chart=masked_number(complaint.patient.chart),
            born=None,
        ),
        edits=tuple(_edit_without_names(edit) for edit in complaint.edits),
    )


def hide_names(text: str, *names: str) -> str:
    """A line of a list with these names masked wherever they stand in it."""
    for name in filter(None, names):
        text = text.replace(name, masked(name))
    return text


def _edit_without_names(edit: Edit) -> Edit:
    match edit.field:
        case Field.COMPLAINANT | Field.PATIENT:
            return replace(edit, old=masked(edit.old), new=masked(edit.new))
        case Field.REACH | Field.CHART:
            return replace(edit, old=masked_number(edit.old), new=masked_number(edit.new))
        case Field.BORN:
            return replace(edit, old="", new="")
        case _:
            return edit

"""What a document is called, and the marks it carries on each page."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.documents.marks import Mark


@dataclass(frozen=True, slots=True)
class Title:
    """A document's title block.

    `kind` and `number` stand in the head of each page ("Complaint record", "C-2026-0001"), `name`
    is the large title, `under` the line below it: cut-off time, filters, who made it.
    """

    kind: str
    number: str
    name: str
    under: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

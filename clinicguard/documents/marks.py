"""The marks in a document's head: who it is for, and which compartment it must not leave."""

from __future__ import annotations

from enum import Enum

from clinicguard.host.words import Words, mark


class Mark(Enum):
    """A mark. The compartments keep apart what 醫預法 §7, §18 and §34 keep apart."""

    CONFIDENTIAL = mark("Confidential")
    FOR_COUNSEL = mark("For counsel")
    MANAGEMENT = mark("Management")
    CARE = mark("Care talk")
    ROOT_CAUSE = mark("Root cause")
    MEDIATION = mark("Mediation")
    PUBLIC = mark("For the public")
    DRILL = mark("Drill")

    def said(self, words: Words) -> str:
        return words.say(self.value)

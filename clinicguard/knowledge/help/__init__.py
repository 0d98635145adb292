"""The manual inside the program: its pages, what is written on them, how they are searched."""

from clinicguard.knowledge.help.contents import Chapter, Manual, ManualPage, load_manual
from clinicguard.knowledge.help.search import Match, search

__all__ = ["Chapter", "Manual", "ManualPage", "Match", "load_manual", "search"]

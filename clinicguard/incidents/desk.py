"""What staff can do with incidents: every verb of the wizard, each one act with its own entry."""

from __future__ import annotations

from clinicguard.incidents.desk_ending import Ending
from clinicguard.incidents.desk_facts import Knowing
from clinicguard.incidents.desk_opening import Opening
from clinicguard.incidents.desk_speaking import Speaking
from clinicguard.incidents.desk_team import Teaming
from clinicguard.incidents.desk_working import Working


class IncidentDesk(Opening, Teaming, Knowing, Working, Speaking, Ending):
    """The verbs by area: opening, judging and team, facts, the day's work, words, the end."""

"""The desk's verb for what was heard and became neither a complaint nor an incident: a note."""

from __future__ import annotations

from clinicguard.complaints.acts import Acts
from clinicguard.complaints.encounter import Encounter, checked
from clinicguard.host.clock import to_text
from clinicguard.tasks.task import Kind as TaskKind

NOTE_ENCOUNTER = "complaint.note_encounter"


class Encounters(Acts):
    """Keep a note of what was said at the desk."""

    def note_encounter(self, encounter: Encounter, seen: str) -> None:
        """Writes it into the log for ever; what was promised becomes a dated task.

        `seen` is what we saw, in words. Raises FieldMissing, FieldTooLong, NotAllowed.
        """
        whole = checked(encounter)
        says = {
            "situation": whole.script,
            "began": to_text(whole.began_at),
            "verbatim": whole.verbatim,
            "seen": seen,
            "promised": whole.promised,
        }
        told = {name: words for name, words in says.items() if words.strip()}
        subject = f"desk/{whole.script}"
        with self._book.act(NOTE_ENCOUNTER, subject, says=told) as change:
            if whole.promised.strip() and whole.due_at is not None:
                self._tasks.add(
                    whole.promised,
                    owner=change.person.id,
                    due=whole.due_at,
                    kind=TaskKind.PROMISE,
                    subject=subject,
                )

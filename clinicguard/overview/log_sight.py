"""Whose entries of the log a person reads, and whose words: the rule by role."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.people.permissions import CASE, PERMISSIONS

_OTHERS_COMINGS_AND_GOINGS = "clinic."


@dataclass(frozen=True, slots=True)
class LogSight:
    """What one person reads.

    Owner, manager and counsel read every entry with its words. Staff read their own, and of others
    what they could have done themselves; of others' words only those who treat read any: a reason
    may hold a name. When others come and go is nobody's business but the lead's.
    """

    everything: bool
    me: str
    verbs: frozenset[str] = frozenset()
    words_of_others: bool = False

    def sees(self, person: str, verb: str) -> bool:
        """Whether an entry by the key id `person` is shown."""
        return self.everything or person == self.me or verb in self.verbs

    def reads_words(self, person: str, verb: str) -> bool:
        """Whether its clear words are shown too."""
        if self.everything or person == self.me:
            return True
        return self.words_of_others and verb in self.verbs


def sight_of(role: str, key_id: str) -> LogSight:
    """The sight of a program role; `key_id` as it stands in the entries ("3", "kit")."""
    if role in CASE or role == "kit":
        return LogSight(True, key_id)
    own = frozenset(
        verb
        for verb, roles in PERMISSIONS.items()
        if role in roles and not verb.startswith(_OTHERS_COMINGS_AND_GOINGS)
    )
    return LogSight(False, key_id, own, words_of_others=role == "clinician")

"""The troubles of a backup in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.storage.backup import troubles

_FORMER = mark("The former backups are as they were.")
_UNTOUCHED = mark("Nothing was written to the medium, and nothing was taken away from it.")
_LEAVE_IT = mark(
    "Unplug the stick, work on with care, and show this to whoever looks after the PC. "
    "Do not delete anything."
)

Sentences = tuple[str, str, str, str]

SENTENCES: Mapping[type[Trouble], Sentences] = {
    troubles.NoBackupHere: (
        mark("There is no backup here"),
        mark("{place} holds no backup of ClinicGuard."),
        mark("Nothing was changed."),
        mark("Choose the stick, or the folder on it that begins with ClinicGuard-backup."),
    ),
    troubles.MediumAway: (
        mark("The backup medium is not there"),
        mark("“{label}” was last seen at {place}."),
        _FORMER,
        mark("Plug it in, or switch on what it lies on, then start the backup again."),
    ),
    troubles.OtherMedium: (
        mark("Another medium lies here"),
        mark("At {place} there is not “{label}”, but another medium."),
        _FORMER,
        mark("Plug in the right one, or name this one as a place of its own."),
    ),
    troubles.PlaceInside: (
        mark("A backup must not lie in the clinic's own folder"),
        mark("{place} is inside it: what destroys the one would destroy the other."),
        mark("Nothing was changed."),
        mark("Choose a stick, another disk, or a folder on another computer."),
    ),
    troubles.BackupDamaged: (
        mark("What was read back is not what was written"),
        mark("On “{medium}”, backup {number}: {names}."),
        mark("This backup does not count. The clinic's own records are not affected."),
        mark("Take another stick. This one may be worn out, or larger on its label than inside."),
    ),
    troubles.BackupStopped: (
        mark("The backup was stopped"),
        mark("Something does not look like the records that were backed up last: {names}."),
        _UNTOUCHED,
        _LEAVE_IT,
    ),
}

STOPPED: Mapping[troubles.Alarm, Sentences] = {
    "canary": (
        mark("The backup was stopped: a file that never changes has changed"),
        mark(
            "In the clinic's folder the file “canary” is gone or different. "
            "A program that encrypts or deletes files leaves such a trace."
        ),
        _UNTOUCHED,
        _LEAVE_IT,
    ),
    "medium_canary": (
        mark("The backup was stopped: a file that never changes has changed"),
        mark(
            "On the medium the file “canary” is gone or different. "
            "A program that encrypts or deletes files leaves such a trace."
        ),
        _UNTOUCHED,
        _LEAVE_IT,
    ),
    "evidence_gone": (
        mark("The backup was stopped: many sealed files are gone"),
        mark("These files are no longer in the clinic's folder: {names}."),
        _UNTOUCHED,
        _LEAVE_IT,
    ),
    "evidence_changed": (
        mark("The backup was stopped: many sealed files have changed"),
        mark("Sealed files never change. These did: {names}."),
        _UNTOUCHED,
        _LEAVE_IT,
    ),
    "log_forked": (
        mark("The backup was stopped: the log does not go on from the last backup"),
        mark(
            "The medium knows a later or another log than the records on this PC. "
            "An older copy of the folder was put back, or two copies are in use."
        ),
        _UNTOUCHED,
        mark("Find out which records are the right ones before anything else is done."),
    ),
    "records_disputed": (
        mark("The backup was stopped: an alarm about the records stands"),
        mark("As long as nobody has looked at the alarm, these records do not join the backups."),
        _UNTOUCHED,
        mark("Let an owner or manager look at the alarm first, in Settings."),
    ),
    "medium_changed": (
        mark("The backup was stopped: the medium is not as it was left"),
        mark("On it these files are gone or damaged: {names}."),
        _UNTOUCHED,
        mark("Take another stick from now on, and keep this one for an expert."),
    ),
    "medium_behind": (
        mark("The backup was stopped: backups are missing on the medium"),
        mark("This PC has written a later backup there than the last that is on it now."),
        _UNTOUCHED,
        mark("Find out who worked on the stick. Take another one from now on."),
    ),
}
"""By what the run stumbled over."""

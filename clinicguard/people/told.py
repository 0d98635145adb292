"""The troubles of the people room in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.people import contact, crisis, recovery, staff, witness
from clinicguard.people.patients import told as patients_told

_NOTHING_LOST = mark("Nothing that was saved is lost.")
_NOTHING_WRITTEN = mark("Nothing was written.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    **patients_told.SENTENCES,
    recovery.KitBesideClinic: (
        mark("The card must not lie beside what it rescues"),
        mark("{folder} is on the same drive as the clinic's records."),
        _NOTHING_WRITTEN,
        mark("Print the card, or save it to a stick that goes into the safe."),
    ),
    staff.LastOwner: (
        mark("The last owner cannot leave"),
        mark("A clinic without an owner could never give access to anybody again."),
        _NOTHING_WRITTEN,
        mark("Make somebody else an owner first."),
    ),
    crisis.SamePerson: (
        mark("Nobody steps in for themselves"),
        mark("The one who wears a hat and the one who steps in are two people."),
        _NOTHING_WRITTEN,
        mark("Choose somebody else, or leave the deputy open."),
    ),
    crisis.DeputyOfNobody: (
        mark("Nobody wears this hat"),
        mark("Somebody can step in only for a person who wears it."),
        _NOTHING_WRITTEN,
        mark("Choose who wears it first."),
    ),
    contact.NoWayToReach: (
        mark("There is no way to reach them"),
        mark("A contact needs a telephone number or an e-mail address."),
        _NOTHING_WRITTEN,
        mark("Fill in one of the two."),
    ),
    witness.WitnessIsSitter: (
        mark("The second person is somebody else"),
        mark("Two signatures of one person are one signature."),
        _NOTHING_WRITTEN,
        mark("Ask another owner or manager to stand by and sign."),
    ),
    witness.WitnessNeeded: (
        mark("Two people sign this"),
        mark("This is decided by two, and both sign the same entry of the log."),
        _NOTHING_WRITTEN,
        mark("Ask an owner or a manager to stand by and give their passphrase."),
    ),
    staff.NotOneself: (
        mark("Nobody does this to themselves"),
        mark("Your own role and your own access are changed by another owner or manager."),
        _NOTHING_WRITTEN,
        mark("Ask another owner or manager, and stay until it is done."),
    ),
    staff.OwnersOnly: (
        mark("This is for an owner"),
        mark(
            "Only an owner makes somebody an owner, takes that from them, or resets their "
            "passphrase."
        ),
        _NOTHING_WRITTEN,
        mark("Ask an owner to do it, or to stand by and sign it with you."),
    ),
    staff.AccessTaken: (
        mark("Your access was taken"),
        mark("An owner or manager has taken your access to these records."),
        _NOTHING_LOST,
        mark("Ask an owner or manager if this is a mistake."),
    ),
    staff.ReasonNeeded: (
        mark("A reason is missing"),
        mark("What is done to somebody's access is done for a reason, and the log keeps it."),
        _NOTHING_WRITTEN,
        mark("Fill in the reason."),
    ),
    staff.NameNeeded: (
        mark("A name is missing"),
        mark("Without a name the record could not be told from others."),
        _NOTHING_WRITTEN,
        mark("Fill in the name."),
    ),
}

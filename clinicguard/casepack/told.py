"""The troubles of a case on its way, in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.casepack import troubles
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark

_NOTHING_IN = mark("Nothing of it was taken in.")
_NOTHING_OUT = mark("Nothing has left, and there is no file.")
_ASK_ANEW = mark("Ask the sender for a new copy, and by phone whether they sent this one.")
_CHANGED = (
    mark("The pack is not as it was sent"),
    mark("{place} is not what its manifest says."),
    _NOTHING_IN,
    _ASK_ANEW,
)

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    troubles.NotAPack: (
        mark("This is not a case of another clinic"),
        mark("{name} is not a file of this kind, or it was cut off on its way."),
        _NOTHING_IN,
        mark("Copy it from the stick or the mail once more. Its name ends with .clinicpack."),
    ),
    troubles.WrongPackPassphrase: (
        mark("This passphrase does not open the pack"),
        mark("It is another one than the sender chose, or a letter of it differs."),
        _NOTHING_IN,
        mark("Let the sender spell it out by phone; capitals and blanks count."),
    ),
    troubles.NewerPack: (
        mark("The pack is newer than this program"),
        mark("It has form {form}; this program knows up to form {known}."),
        _NOTHING_IN,
        mark("Install the current version of ClinicGuard, then take the case in."),
    ),
    troubles.PackRefused: _CHANGED,
    troubles.PackChanged: _CHANGED,
    troubles.PackUnsigned: (
        mark("The log in the pack does not prove the case"),
        mark("At {place} chain, signature or record do not agree."),
        _NOTHING_IN,
        _ASK_ANEW,
    ),
    troubles.PackAbsurd: (
        mark("No ClinicGuard makes such a pack"),
        mark("{place} is built in a way that is not read."),
        _NOTHING_IN,
        mark("Do not open it with another program. Ask the sender by phone what they sent."),
    ),
    troubles.CaseTooLarge: (
        mark("The case is too large for one pack"),
        mark("{number} has {rows} records; a pack holds 20,000."),
        _NOTHING_OUT,
        mark("Hand it over as a pack for counsel, and tell us about it."),
    ),
    troubles.OwnCase: (
        mark("This case is ours"),
        mark("The pack was made in this very clinic, of case {number}."),
        _NOTHING_IN,
        mark("Open the case itself. A lost one comes back from a backup."),
    ),
    troubles.CaseTakenIn: (
        mark("This pack was taken in before"),
        mark("Its case stands here as {number}."),
        _NOTHING_IN,
        mark("Open {number}."),
    ),
    troubles.CaseMovedOn: (
        mark("The case went on while the pack was being made"),
        mark("Exhibits came to {number} in the meantime, or left it."),
        _NOTHING_OUT,
        mark("Make the pack once more."),
    ),
}

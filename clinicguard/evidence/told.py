"""The troubles of the vault in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.evidence import custody, desk, pack, sealing, sight
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark

_KEPT = mark("Nothing was written. What you typed is still on the screen.")
_REST_WHOLE = mark("All other evidence is not affected.")
_FILE_UNTOUCHED = mark("The file itself was not touched.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    desk.AlreadyTakenIn: (
        mark("This file is in the vault already"),
        mark("{name} has exactly the same bytes as {number}."),
        mark("The exhibit that is there stays as it is."),
        mark("Use {number}. Take it in once more only if it came from another hand."),
    ),
    sealing.Stopped: (
        mark("Stopped"),
        mark("The sealing was called off before it was done."),
        mark("Nothing of the file was kept."),
        mark("Hand it in again when there is time."),
    ),
    sealing.FileTooLarge: (
        mark("This file is too large"),
        mark("{name} has {size} bytes, more than can be done here."),
        _FILE_UNTOUCHED,
        mark("Up to 2 GiB can be taken in. Cut a long recording into parts, and keep the whole."),
    ),
    sealing.FileUnreadable: (
        mark("This file cannot be read"),
        mark("{name} is gone, is a folder, or the system does not let it be read."),
        mark("Nothing of it was kept."),
        mark("Copy it to this PC first, then hand in the copy."),
    ),
    sealing.NoKeyForEvidence: (
        mark("Your key does not open evidence"),
        mark("Evidence is sealed to the owner, managers and counsel; other keys cannot open it."),
        mark("What was handed in is safe, and stays as it was."),
        mark("Ask an owner or a manager to look, or to hand you a copy."),
    ),
    sealing.ExhibitDamaged: (
        mark("This exhibit is not what was taken in"),
        mark("The sealed file of {number} was changed, cut off or exchanged ({why})."),
        _REST_WHOLE,
        mark("Delete nothing. Copy the folder as it is, and take this file from a backup."),
    ),
    sight.NotShown: (
        mark("There is no preview of this file"),
        mark("It is of a kind that is not shown here, or is too large, slow or broken ({why})."),
        _FILE_UNTOUCHED,
        mark("Export it for whoever has the right program."),
    ),
    custody.PurposeNeeded: (
        mark("A purpose is missing"),
        mark("Nobody looks at evidence or hands it on without saying what for."),
        _KEPT,
        mark("Write in a few words what it is for."),
    ),
    custody.RecipientNeeded: (
        mark("A recipient is missing"),
        mark("What leaves the clinic goes to somebody."),
        _KEPT,
        mark("Write who gets it: a name, and for whom they act."),
    ),
    pack.PackExists: (
        mark("Something with this name is there already"),
        mark("{path} exists. A pack never writes over anything."),
        _FILE_UNTOUCHED,
        mark("Choose another name, or another folder."),
    ),
    pack.NotAnAgeKey: (
        mark("This is not the key of an age program"),
        mark("A public key begins with “age1” and has 62 characters."),
        _KEPT,
        mark("Ask the receiver to send the key once more, or choose a passphrase instead."),
    ),
}

"""The troubles of the vault in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.evidence import (
    amending,
    custody,
    desk,
    drop_folder,
    outside,
    pack,
    redaction,
    sealing,
    sight,
)
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark

_NOTHING_TAKEN = mark("Nothing was taken in, and no number was used.")
_UNTOUCHED = mark("The sealed exhibits are not touched.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    sealing.Stopped: (
        mark("Stopped"),
        mark("You stopped it before it was done."),
        _NOTHING_TAKEN,
        mark("Start again when you like."),
    ),
    sealing.FileTooLarge: (
        mark("The file is too large"),
        mark("{name} is larger than what can be taken in or shown."),
        _NOTHING_TAKEN,
        mark("Cut the recording into parts of at most 2 GB and hand in each."),
    ),
    sealing.FileUnreadable: (
        mark("The file cannot be read"),
        mark("{name} cannot be opened or read to its end."),
        _NOTHING_TAKEN,
        mark("Close the program that holds it, or copy it from its source again."),
    ),
    sealing.NoKeyForEvidence: (
        mark("Your keys do not open evidence"),
        mark("Evidence opens for owner, manager and counsel. Handing in works for everybody."),
        _UNTOUCHED,
        mark("Ask one of them to look, and say what for."),
    ),
    sealing.ExhibitDamaged: (
        mark("{number} is not what was taken in"),
        mark("The sealed file was changed, cut or lost. Its hash no longer agrees."),
        mark("The other exhibits are not affected."),
        mark("Leave it as it is. Take the sealed file from the newest backup, then verify again."),
    ),
    custody.PurposeNeeded: (
        mark("What is it for?"),
        mark("An exhibit is not opened or handed on without a purpose in the custody record."),
        _UNTOUCHED,
        mark("Write the purpose in a few words."),
    ),
    custody.RecipientNeeded: (
        mark("Who receives it?"),
        mark("What leaves the clinic goes to somebody; the custody record names them."),
        _UNTOUCHED,
        mark("Write who receives it."),
    ),
    desk.AlreadyTakenIn: (
        mark("This file is an exhibit already"),
        mark("{name} has the same content as {number}, byte for byte."),
        mark("Nothing was taken in a second time."),
        mark("List {number} in this case, or take the file in all the same."),
    ),
    drop_folder.DropInsideClinic: (
        mark("This folder belongs to the clinic's records"),
        mark("Clear files do not belong beside the sealed ones: {folder}."),
        mark("The drop folder is what it was."),
        mark("Choose another folder of this PC, for example under Pictures."),
    ),
    drop_folder.ClearCopyDiffers: (
        mark("{name} was not removed"),
        mark("It is not, or no longer, the file that was taken in."),
        _UNTOUCHED,
        mark("Look at it first. If it is something new, hand it in too."),
    ),
    amending.NothingAmended: (
        mark("Nothing is different"),
        mark("The answers are what they were."),
        _UNTOUCHED,
        mark("Change what is to be put right, then save."),
    ),
    amending.ReasonNeeded: (
        mark("Why is it put right?"),
        mark("The former answer stays in the custody record, struck through, with the reason."),
        _UNTOUCHED,
        mark("Write the reason in a few words."),
    ),
    pack.PackExists: (
        mark("There is something with this name already"),
        mark("{path} exists. A pack never writes over anything."),
        _UNTOUCHED,
        mark("Choose another name or folder."),
    ),
    pack.NotAnAgeKey: (
        mark("This is not the receiver's public key"),
        mark("A public key of an age program begins with age1."),
        _UNTOUCHED,
        mark("Ask the receiver for the line that begins with age1, and copy it whole."),
    ),
    outside.NoProgram: (
        mark("There is no program to open this with"),
        mark("{name} is of a kind that this PC, or this program, does not open."),
        _UNTOUCHED,
        mark("Export a copy, and open it on a PC that has such a program."),
    ),
    redaction.NothingCovered: (
        mark("Nothing is covered yet"),
        mark("A redacted copy has at least one box, and at most 2,000."),
        _UNTOUCHED,
        mark("Draw a box over what must not be seen."),
    ),
    redaction.BoxNotOnPage: (
        mark("A box lies on no page"),
        mark("There is a box for page {page}, and the exhibit has {pages}."),
        _UNTOUCHED,
        mark("Take that box off the list, then save again."),
    ),
    redaction.NotProved: (
        mark("The redacted copy was not kept"),
        mark("It was read back, and something was in it that must not be there."),
        _UNTOUCHED,
        mark("Try once more. If it fails again, redact a photo or a scan of the page instead."),
    ),
    sight.NotShown: (
        mark("There is no preview of this file"),
        mark("Its kind has no picture, or it is too large, too slow or broken."),
        mark("The file is kept as it came in; its hash is not affected."),
        mark("Export it with a purpose and open it on a PC that may be lost."),
    ),
}

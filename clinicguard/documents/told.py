"""The troubles of signing and printing a paper in words: title, happened, safe, to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.documents import unfit, unprinted
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark

_NOTHING_SIGNED = mark("Nothing was signed and nothing was written.")
_OTHER_FILE = mark("Choose another certificate file.")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    unfit.NotACertificate: (
        mark("This file holds no certificate to sign with"),
        mark("{name} is not a .p12 or .pfx file with a certificate and its key."),
        _NOTHING_SIGNED,
        mark("Ask whoever issued the certificate for the file with its key."),
    ),
    unfit.WrongPassphraseOfFile: (
        mark("The passphrase does not open the certificate"),
        mark("{name} was made with another passphrase."),
        _NOTHING_SIGNED,
        mark("Type the passphrase that came with the file. It is not the one of the clinic."),
    ),
    unfit.CertificateOutOfTime: (
        mark("The certificate of {holder} does not hold now"),
        mark("It holds from {first} to {last}."),
        _NOTHING_SIGNED,
        mark("Have it renewed, or choose another. Check the date of this PC as well."),
    ),
    unfit.NotForSigning: (
        mark("The certificate of {holder} is not made to sign papers"),
        mark("It belongs to a website, to an issuer, or its key is of a kind that is not taken."),
        _NOTHING_SIGNED,
        _OTHER_FILE,
    ),
    unprinted.NoPrinter: (
        mark("This PC has no printer"),
        mark("The system names none, so there is nothing to print to."),
        mark("Nothing was printed, and no entry was written."),
        mark(
            "Save the paper as a PDF and print it on a PC that has a printer, or add a printer in "
            "the settings of the system."
        ),
    ),
    unprinted.PrinterRefused: (
        mark("The printer did not take the paper"),
        mark("It was refused, or it stopped before the last page."),
        mark("The paper itself is whole; no entry says that it was printed."),
        mark("Look whether the printer is on and has paper, or choose another one."),
    ),
}

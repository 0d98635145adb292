"""Why a certificate does not sign a paper. Apart from the signing, which is slow to load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from clinicguard.host.trouble import Trouble

Unfit = Literal["authority", "usage", "key"]


@dataclass(eq=False)
class NotACertificate(Trouble):
    """The file holds no certificate with its key, as `.p12` and `.pfx` files do."""

    name: str


@dataclass(eq=False)
class WrongPassphraseOfFile(Trouble):
    """The passphrase does not open the certificate file."""

    name: str


@dataclass(eq=False)
class CertificateOutOfTime(Trouble):
    """The certificate holds from `first` to `last` (days in UTC), and not now."""

    holder: str
    first: date
    last: date


@dataclass(eq=False)
class NotForSigning(Trouble):
    """The certificate is not made to sign papers: `why` says what is wrong with it."""

    holder: str
    why: Unfit

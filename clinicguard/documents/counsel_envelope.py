"""A sealed envelope for counsel: the sheet and the offline form in one file that a word opens."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from clinicguard.documents.counsel_sheet import CounselSheetPaper, counsel_sheet
from clinicguard.documents.press import Press
from clinicguard.statements.envelope import Ask
from clinicguard.statements.envelope_form import form


def counsel_envelope(ask: Ask, paper: CounselSheetPaper, press: Press, passphrase: str) -> bytes:
    """An AES-256 ZIP that 7-Zip opens; the passphrase is told by another way than the file.

    It is made in memory: nothing of it lies open on a disk.
    """
    import pyzipper

    folder = f"{ask.statement}-v{ask.version}"
    sheet = counsel_sheet(replace(paper, beside_form=True), press)
    made = BytesIO()
    with pyzipper.AESZipFile(
        made, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(passphrase.encode("utf-8"))
        archive.writestr(f"{folder}/{ask.statement}.pdf", sheet)
        archive.writestr(f"{folder}/{ask.statement}.html", form(ask, press.words))
    return made.getvalue()

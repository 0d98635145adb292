"""A copy of a finished paper that opens with a passphrase alone: AES-256, PDF 2.0's revision 6."""

from __future__ import annotations

import io

import pikepdf


def locked(pdf: bytes, passphrase: str) -> bytes:
    """The encrypted copy. It is no archive any more (PDF/A forbids it): the open one is kept.

    Whoever has the passphrase may read, print and copy; nobody else sees a word, a title or a name.
    """
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        whole = io.BytesIO()
        key = pikepdf.Encryption(user=passphrase, owner=passphrase, R=6, aes=True, metadata=True)
        opened.save(whole, encryption=key)
    return whole.getvalue()

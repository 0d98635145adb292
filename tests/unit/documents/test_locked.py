"""An encrypted copy opens with its passphrase alone, and says nothing without it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from clinicguard.documents.locked import locked
from tests.unit.documents.drawn import drawn

PASSPHRASE = "record worth 蘑菇 lunar know law"


def test_it_opens_with_the_passphrase_alone() -> None:
    copy = locked(drawn("slip", "zh_TW"), PASSPHRASE)
    for wrong in ("", PASSPHRASE[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(copy), password=wrong)
    with pikepdf.open(BytesIO(copy), password=PASSPHRASE) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.encryption.stream_method is pikepdf.models.EncryptionMethod.aesv3 or (
            str(opened.encryption.stream_method).endswith("aesv3")
        )


def test_nothing_of_it_can_be_read_without() -> None:
    open_copy = drawn("slip", "zh_TW")
    with pikepdf.open(BytesIO(open_copy)) as opened:
        title = str(opened.docinfo["/Title"])
    copy = locked(open_copy, PASSPHRASE)
    for form in ("utf-8", "utf-16-be"):
        assert title.encode(form) not in copy
    assert b"<dc:title" not in copy

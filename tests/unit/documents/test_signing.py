"""A signed paper: valid for another reader, changed by nobody, still lasting and read aloud."""

from __future__ import annotations

import hashlib
import io
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.x509.oid import ExtendedKeyUsageOID

from clinicguard.documents.signing import SigningKey, signed, signing_key
from clinicguard.documents.unfit import (
    CertificateOutOfTime,
    NotACertificate,
    NotForSigning,
    WrongPassphraseOfFile,
)
from tests.unit.documents.certificates import HOLDER, NOW, PASSPHRASE, YEAR, named, store
from tests.unit.documents.drawn import drawn, text_of


def opened(data: bytes, passphrase: str = PASSPHRASE) -> SigningKey:
    return signing_key(data, passphrase, "沈以安.p12", NOW)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return signed(drawn("slip"), opened(store()), "準備調解", NOW)


def judged(pdf: bytes, folder: Path) -> str:
    """What poppler says of the signatures; without the web of trust of this PC."""
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    command = ["pdfsig", "-nocert", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_another_program_finds_it_valid_and_whole(paper: bytes, tmp_path: Path) -> None:
    said = judged(paper, tmp_path)
    assert "Signature is Valid" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert HOLDER in said
    assert "SHA-256" in said


def test_no_web_client_is_loaded_to_sign(paper: bytes) -> None:
    assert paper
    assert "pyhanko.sign.signers.pdf_signer" in sys.modules
    assert not {"aiohttp", "yarl", "aiosignal"} & set(sys.modules)
    from pyhanko.sign.timestamps import HTTPTimeStamper

    with pytest.raises(RuntimeError, match="no connection"):
        HTTPTimeStamper("https://example.invalid")


def test_no_socket_is_opened_to_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """An event loop of the usual kind wakes itself by two sockets; under Windows over 127.0.0.1."""
    key, page = opened(store()), drawn("slip")

    def refused(*_given: object, **_named: object) -> None:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socketpair", refused)
    monkeypatch.setattr(socket, "socket", refused)
    assert signed(page, key, "", NOW).startswith(page)


def test_one_changed_letter_is_found(paper: bytes, tmp_path: Path) -> None:
    at = paper.index(b"/Producer")
    changed = paper[:at] + paper[at:].replace(b"ClinicGuard", b"ClinicGuarb", 1)
    assert len(changed) == len(paper)
    assert changed != paper
    assert "Signature is Valid" not in judged(changed, tmp_path)


def test_the_paper_itself_is_not_rewritten(paper: bytes) -> None:
    assert paper.startswith(drawn("slip"))
    assert text_of(paper) == text_of(drawn("slip"))


def test_its_field_is_not_seen(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert [float(edge) for edge in field.Rect] == [0, 0, 0, 0]
        assert field.V.Reason == "準備調解"
        assert str(field.V.M).startswith("D:20261121094200")


def test_what_the_log_keeps_is_the_hash_of_the_subject() -> None:
    key = opened(store())
    assert key.subject_hash == hashlib.sha256(named(HOLDER).public_bytes()).hexdigest()
    assert key.holder == HOLDER
    assert "private" not in repr(key)


def test_a_wrong_passphrase_is_told_from_a_wrong_file() -> None:
    with pytest.raises(WrongPassphraseOfFile):
        opened(store(), "another")
    for data in (b"", b"%PDF-1.7", b"0\x82\x01\x00junk", bytes(2_000_000)):
        with pytest.raises(NotACertificate):
            opened(data)


@pytest.mark.parametrize(
    ("first", "last"), [(NOW - 2 * YEAR, NOW - YEAR), (NOW + timedelta(days=1), NOW + YEAR)]
)
def test_a_certificate_of_another_time_does_not_sign(first: datetime, last: datetime) -> None:
    with pytest.raises(CertificateOutOfTime) as caught:
        opened(store(first=first, last=last))
    assert (caught.value.first, caught.value.last) == (first.date(), last.date())


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: store(signs=False), "usage"),
        (lambda: store(used_for=ExtendedKeyUsageOID.SERVER_AUTH), "usage"),
        (lambda: store(issues=True), "authority"),
        (lambda: store(key=ed25519.Ed25519PrivateKey.generate()), "key"),
    ],
)
def test_a_certificate_for_something_else_does_not_sign(
    made: Callable[[], bytes], why: str
) -> None:
    with pytest.raises(NotForSigning) as caught:
        opened(made())
    assert caught.value.why == why


def test_a_certificate_without_named_uses_signs() -> None:
    assert opened(store(used_for=None)).holder == HOLDER

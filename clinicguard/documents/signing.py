"""Signs a finished paper with a certificate from a file (`.p12`): PAdES B-B, an invisible field.

ETSI EN 319 142-1 level B-B: the signature holds the certificate and the hash, no time stamp from
outside. The paper is extended, not rewritten: it stays PDF/A-2a and PDF/UA-1. Cards with a chip of
their own (醫事憑證, 工商憑證) need a driver and are not supported.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from clinicguard.documents.no_fetching import run_here, without_fetching
from clinicguard.documents.type.plain import one_line
from clinicguard.documents.unfit import (
    CertificateOutOfTime,
    NotACertificate,
    NotForSigning,
    Unfit,
    WrongPassphraseOfFile,
)

LARGEST = 1_000_000
"""Bytes: no certificate file is larger."""
_LEAST_RSA = 2048
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_FIELD = "ClinicGuard"
_FOR_DOCUMENTS = frozenset(
    {
        ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string,
        ExtendedKeyUsageOID.CLIENT_AUTH.dotted_string,
        ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE.dotted_string,
        "1.3.6.1.5.5.7.3.36",  # document signing, RFC 9336
        "1.3.6.1.4.1.311.10.3.12",  # document signing, as Windows names it
        "1.2.840.113583.1.1.5",  # authentic documents, as Adobe names it
    }
)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A certificate with its key, fit to sign. Nothing of it is ever written.

    `subject_hash` is the SHA-256 of the subject's DER in hex: what the log keeps of it.
    """

    holder: str
    issuer: str
    last: datetime
    subject_hash: str
    certificate: x509.Certificate = field(repr=False)
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = field(repr=False)
    chain: tuple[x509.Certificate, ...] = field(default=(), repr=False)


def signing_key(data: bytes, passphrase: str, name: str, now: datetime) -> SigningKey:
    """Opens a certificate file and judges it; `now` is aware.

    Raises:
        NotACertificate, WrongPassphraseOfFile, CertificateOutOfTime, NotForSigning.
    """
    if len(data) > LARGEST or not _is_store(data):
        raise NotACertificate(name)
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(
            data, passphrase.encode("utf-8") or None
        )
    except ValueError as error:
        raise WrongPassphraseOfFile(name) from error
    except Exception as error:  # a store of a kind that nobody writes any more
        raise NotACertificate(name) from error
    if certificate is None or key is None:
        raise NotACertificate(name)
    holder = _called(certificate.subject)
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise CertificateOutOfTime(
            holder, certificate.not_valid_before_utc.date(), certificate.not_valid_after_utc.date()
        )
    if (unfit := _unfit(certificate)) is not None:
        raise NotForSigning(holder, unfit)
    if not _strong(key):
        raise NotForSigning(holder, "key")
    assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
    return SigningKey(
        holder=holder,
        issuer=_called(certificate.issuer),
        last=certificate.not_valid_after_utc,
        subject_hash=hashlib.sha256(certificate.subject.public_bytes()).hexdigest(),
        certificate=certificate,
        key=key,
        chain=tuple(others),
    )


def signed(pdf: bytes, by: SigningKey, purpose: str, at: datetime) -> bytes:
    """The paper with the signature behind it; `at` is what the signer's clock said."""
    without_fetching()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers.pdf_signer import (
        PdfSignatureMetadata,
        PdfSigner,
        PdfSigningSession,
    )

    class Signer(PdfSigner):
        """Takes the time of the clinic's clock instead of asking this PC once more."""

        def init_signing_session(self, *given: Any, **named: Any) -> PdfSigningSession:
            session = super().init_signing_session(*given, **named)
            session.system_time = at
            return session

    about = PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=one_line(purpose) or None,
        name=one_line(by.holder),
    )
    whole = io.BytesIO()
    paper = IncrementalPdfFileWriter(io.BytesIO(pdf))
    run_here(Signer(about, _hand(by)).async_sign_pdf(paper, output=whole))
    return whole.getvalue()


def _hand(by: SigningKey) -> Any:
    """The signer as the PDF engine wants it."""
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from pyhanko.sign import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    own, *others = (
        Certificate.load(each.public_bytes(Encoding.DER)) for each in (by.certificate, *by.chain)
    )
    chain.register_multiple([own, *others])
    key = by.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(own, PrivateKeyInfo.load(key), chain)


def _unfit(certificate: x509.Certificate) -> Unfit | None:
    """Why it must not sign a paper, by what its issuer wrote into it (RFC 5280, 4.2.1)."""
    extensions = certificate.extensions
    for each in extensions:
        match each.value:
            case x509.BasicConstraints(ca=True):
                return "authority"
            case x509.KeyUsage() as usage:
                if not (usage.digital_signature or usage.content_commitment):
                    return "usage"
            case x509.ExtendedKeyUsage() as usages:
                if _FOR_DOCUMENTS.isdisjoint(use.dotted_string for use in usages):
                    return "usage"
            case _:
                continue
    return None


def _strong(key: object) -> bool:
    match key:
        case rsa.RSAPrivateKey():
            return key.key_size >= _LEAST_RSA
        case ec.EllipticCurvePrivateKey():
            return key.curve.name in _CURVES
        case _:
            return False


def _called(name: x509.Name) -> str:
    """Whose it is: the common name, or the organisation, or all of it."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        if found := name.get_attributes_for_oid(kind):
            return str(found[0].value)
    return name.rfc4514_string()


def _is_store(data: bytes) -> bool:
    """Whether it is a PKCS #12 store (RFC 7292), so that a wrong passphrase is told from it."""
    from asn1crypto.pkcs12 import Pfx

    try:
        return bool(Pfx.load(data, strict=True)["version"].native == "v3")
    except (ValueError, TypeError):
        return False

"""Trusted time by exchanged files (RFC 3161): the request that goes out, the judge of what returns.

What is stamped is the head of the log in the form of the file `log-head`. An authority signs that
these bytes existed at a moment; that they existed no later says nothing of when they came to be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from rfc3161_client import HashAlgorithm as Imprint
from rfc3161_client import TimestampRequestBuilder, VerificationError, VerifierBuilder
from rfc3161_client import decode_timestamp_response as decoded
from rfc3161_client.tsp import PKIStatus, TimeStampResponse

from clinicguard.host.trouble import Trouble
from clinicguard.overview.der_order import in_order
from clinicguard.storage.canonical import canonical
from clinicguard.storage.log import Head

Algorithm = Literal["sha256", "sha512"]
LARGEST = 1 << 20
"""Bytes of the largest answer or certificate file that is read."""

_IMPRINTS = {"sha256": Imprint.SHA256, "sha512": Imprint.SHA512}
_OIDS = {"sha256": "2.16.840.1.101.3.4.2.1", "sha512": "2.16.840.1.101.3.4.2.3"}


class TimeRefused(Trouble):
    """The answer of a time-stamp service does not prove what was asked."""


class AnswerBroken(TimeRefused):
    """It is no answer of RFC 3161, or it was cut off."""


class ServiceRefused(TimeRefused):
    """The service answered that it does not stamp this."""


class OtherHash(TimeRefused):
    """It stamps other bytes than the head that was carried out."""


class OtherNonce(TimeRefused):
    """It answers another request than ours: an old answer, or somebody else's."""


class NotForStamping(TimeRefused):
    """The certificate of who signed is not one for time stamps (RFC 3161 §2.3)."""


class SignerMissing(TimeRefused):
    """The certificate of who signed is neither in the answer nor was it given."""


class ChainUnknown(TimeRefused):
    """Signature or certificates do not hold at that time, or end at nobody who is known here."""


class NotACertificate(Trouble):
    """A file that was given with the answer holds no certificate."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an answer proves: the moment, who signed, and where its chain ends."""

    at: datetime
    authority: str
    anchored: bool
    """True when the chain ends at a certificate that was given with it; False when only at one
    that the answer itself brought along."""


def stamped_bytes(head: Head) -> bytes:
    """What is stamped: the head as it stands in `log-head` (RFC 8785)."""
    return canonical(head.as_json())


@dataclass(frozen=True, slots=True)
class Request:
    """A TimeStampReq (DER) and its nonce, which the answer has to repeat."""

    der: bytes
    nonce: int


def request_for(head: Head, algorithm: Algorithm = "sha512") -> Request:
    """The hash of the head, a nonce, and the wish for certificates."""
    asked = (
        TimestampRequestBuilder()
        .data(stamped_bytes(head))
        .hash_algorithm(_IMPRINTS[algorithm])
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    assert asked.nonce is not None
    return Request(asked.as_bytes(), asked.nonce)


def certificates(data: bytes, name: str) -> tuple[x509.Certificate, ...]:
    """Every certificate of a file, PEM or DER. Raises NotACertificate."""
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as error:
        raise NotACertificate(name) from error


def judged(
    answer: bytes,
    head: Head,
    algorithm: Algorithm,
    nonce: int,
    given: Sequence[x509.Certificate],
) -> Stamp:
    """What the answer proves about this head.

    Raises:
        TimeRefused: which of its parts does not hold; nothing of it is to be kept.
    """
    found = _read(answer)
    told = found.tst_info
    imprint = told.message_imprint
    asked = hashlib.new(algorithm, stamped_bytes(head)).digest()
    if imprint.hash_algorithm.dotted_string != _OIDS[algorithm] or imprint.message != asked:
        raise OtherHash
    if told.nonce != nonce:
        raise OtherNonce
    brought = _brought(found)
    signer = _signer(found, (*brought, *given))
    if not _may_stamp(signer):
        raise NotForStamping
    at = told.gen_time.replace(tzinfo=UTC) if told.gen_time.tzinfo is None else told.gen_time
    if not _holds(found, asked, given, signer):
        if given or not _holds(found, asked, [each for each in brought if _is_root(each)], signer):
            raise ChainUnknown
        return Stamp(at, _name(signer), False)
    return Stamp(at, _name(signer), True)


def _read(answer: bytes) -> TimeStampResponse:
    """Raises TimeRefused: it is no answer, it was cut, or the service refused."""
    if len(answer) > LARGEST:
        raise AnswerBroken
    try:
        found = decoded(in_order(answer))
        status = PKIStatus(found.status)
    except (ValueError, TypeError, OverflowError) as error:
        raise AnswerBroken from error
    if status is not PKIStatus.GRANTED:
        raise ServiceRefused
    return found


def _brought(found: TimeStampResponse) -> tuple[x509.Certificate, ...]:
    try:
        return tuple(
            x509.load_der_x509_certificate(each) for each in found.signed_data.certificates
        )
    except ValueError as error:
        raise AnswerBroken from error


def _signer(found: TimeStampResponse, known: Sequence[x509.Certificate]) -> x509.Certificate:
    """The certificate that the one signature names."""
    infos = list(found.signed_data.signer_infos)
    if len(infos) != 1:
        raise AnswerBroken
    named = infos[0]
    for each in known:
        if each.issuer == named.issuer and each.serial_number == named.serial_number:
            return each
    raise SignerMissing


def _may_stamp(signer: x509.Certificate) -> bool:
    """RFC 3161 §2.3: a critical extended key usage with time stamping in it and nothing else."""
    try:
        use = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return use.critical and list(use.value) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _holds(
    found: TimeStampResponse,
    asked: bytes,
    anchors: Sequence[x509.Certificate],
    signer: x509.Certificate,
) -> bool:
    """Whether signature and chain hold at the time of the stamp, up to one of the anchors."""
    builder = VerifierBuilder(
        roots=[each for each in anchors if _is_root(each)],
        intermediates=[each for each in anchors if not _is_root(each) and each != signer],
        tsa_certificate=signer,
    )
    try:
        return builder.build().verify(found, asked)
    except (VerificationError, ValueError):
        return False


def _is_root(certificate: x509.Certificate) -> bool:
    return certificate.issuer == certificate.subject


def _name(certificate: x509.Certificate) -> str:
    for wanted in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = certificate.subject.get_attributes_for_oid(wanted)
        if found:
            return str(found[0].value)[:200]
    return certificate.subject.rfc4514_string()[:200]


def as_pem(certificates: Sequence[x509.Certificate]) -> str:
    """PEM, one after the other."""
    return "".join(each.public_bytes(Encoding.PEM).decode("ascii") for each in certificates)

"""Certificates made for the tests: an authority of our own, and what it issues."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

HOLDER = "禾晏牙醫診所 沈以安"
PASSPHRASE = "憑證 密碼 1"
NOW = datetime(2026, 11, 21, 9, 42, tzinfo=UTC)
YEAR = timedelta(days=365)
Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@cache
def authority() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """The authority that every certificate here comes from."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = named("Test Authority")
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 5 * YEAR)
        .not_valid_after(NOW + 5 * YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    return built, key


def authority_pem() -> bytes:
    """The authority's certificate, to be trusted by a reader."""
    return authority()[0].public_bytes(Encoding.PEM)


def store(
    *,
    first: datetime = NOW - YEAR,
    last: datetime = NOW + YEAR,
    signs: bool = True,
    issues: bool = False,
    used_for: ObjectIdentifier | None = ExtendedKeyUsageOID.EMAIL_PROTECTION,
    key: Key | None = None,
    passphrase: str = PASSPHRASE,
) -> bytes:
    """A `.p12` with a certificate of the authority, its key, and the authority's certificate."""
    issuer, issuing = authority()
    own = key or ec.generate_private_key(ec.SECP256R1())
    built = (
        x509.CertificateBuilder()
        .subject_name(named(HOLDER))
        .issuer_name(issuer.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=issues, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=signs,
                content_commitment=signs,
                key_encipherment=not signs,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=issues,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if used_for is not None:
        built = built.add_extension(x509.ExtendedKeyUsage([used_for]), critical=False)
    certificate = built.sign(issuing, SHA256())
    return pkcs12.serialize_key_and_certificates(
        b"signer", own, certificate, [issuer], BestAvailableEncryption(passphrase.encode("utf-8"))
    )


def named(words: str) -> x509.Name:
    """A name of a certificate."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])

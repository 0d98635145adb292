"""A time-stamp service of our own: a root, a signing certificate, and Debian's `openssl ts`."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

STAMPING = ExtendedKeyUsageOID.TIME_STAMPING
_CONFIG = """
[tsa]
default_tsa = service
[service]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/signer.pem
certs = {folder}/chain.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class Signing:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def root(name: str = "Trusted Root") -> Signing:
    key = rsa.generate_private_key(65537, 2048)
    return Signing(_made(name, key, named(name), key, ca=True), key)


def signer(
    by: Signing,
    *,
    use: x509.ObjectIdentifier = STAMPING,
    until: timedelta = timedelta(days=30),
    key: rsa.RSAPrivateKey | None = None,
    serial: int = 0x4321,
) -> Signing:
    """A certificate of the service; `until` counts from now."""
    key = key or rsa.generate_private_key(65537, 2048)
    issuer = by.certificate.subject
    made = _made("Time Service 1", key, issuer, by.key, use=use, until=until, serial=serial)
    return Signing(made, key)


def _made(
    name: str,
    key: rsa.RSAPrivateKey,
    issuer: x509.Name,
    by: rsa.RSAPrivateKey,
    *,
    ca: bool = False,
    use: x509.ObjectIdentifier | None = None,
    until: timedelta = timedelta(days=30),
    serial: int = 0x1234,
) -> x509.Certificate:
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + until)
        .add_extension(x509.BasicConstraints(ca, None), True)
    )
    if use is not None:
        built = built.add_extension(x509.ExtendedKeyUsage([use]), True)
        usage = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    else:
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    return built.add_extension(usage, True).sign(by, hashes.SHA256())


class Authority:
    """Answers requests; its answers carry the root too when `brings_root`."""

    def __init__(
        self,
        folder: Path,
        top: Signing,
        who: Signing,
        *,
        brings_root: bool = False,
        digests: str = "sha256, sha512",
    ) -> None:
        folder.mkdir()
        self.folder, self.root, self.signer = folder, top, who
        (folder / "root.pem").write_bytes(top.pem)
        (folder / "signer.pem").write_bytes(who.pem)
        (folder / "chain.pem").write_bytes(top.pem if brings_root else who.pem)
        (folder / "signer.key").write_bytes(
            who.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        (folder / "serial").write_text("01\n")
        (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder, digests=digests))

    @property
    def root_file(self) -> Path:
        return self.folder / "root.pem"

    def answer(self, query: Path, name: str = "answer.tsr") -> Path:
        made = self.folder / name
        subprocess.run(
            ["openssl", "ts", "-reply", "-config", self.folder / "tsa.cnf",
             "-queryfile", query, "-out", made],
            check=True, capture_output=True,
        )  # fmt: skip
        return made


def checks(data: Path, answer: Path, root_file: Path) -> bool:
    """What Debian's openssl says of it."""
    done = subprocess.run(
        ["openssl", "ts", "-verify", "-data", data, "-in", answer, "-CAfile", root_file],
        capture_output=True,
        text=True,
    )
    return done.returncode == 0 and "OK" in done.stdout

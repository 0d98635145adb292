"""Whether the Windows Python from the registry is what Python's makers have signed.

    check_python.py FOLDER

Its uploader is not its maker. Every program and library that counts has to bear a signature that
leads to the makers' root; every source file has to stand in their signed catalogue, be empty, or
be one of two that the catalogue leaves out and that were read. The Tcl windows are taken away.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT_SHA1 = "F4:00:42:E2:E5:F7:E8:EF:81:89:FE:D1:55:19:AE:CE:42:C3:BF:A2"
"""Microsoft Identity Verification Root Certificate Authority 2020, which Python is signed under."""

SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
MOMENTS = (1738684200, 1725580800)
"""When this Python, and the libraries in it that are older, were signed: 2025-02-04, 2024-09-06."""

NOT_OURS = ("tcl", "tk", "zlib1", "_tkinter", "vcruntime", "_test", "_ctypes_test")
"""Others' libraries: the Tcl windows, which are taken away, and Microsoft's own (see vcruntime)."""

READ = {
    "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc",
    "543e53b3561f49e43693c81dbf05f77363ab445024693791e3445078232a29f6",
}
"""SHA-256 of xml/__init__.py and zipfile/__init__.py: compared with 3.12.1's, line by line; what
differs is what 3.12.2 to 3.12.9 mended (reading of damaged and overlapping archives)."""

UNUSED = ("tkinter", "idlelib", "turtledemo", "lib2to3", "ensurepip", "test", "__phello__")


def main() -> int:
    """Prints what was found; 1 where a file that counts is not signed, 0 else."""
    folder = Path(sys.argv[1])
    for name in UNUSED:
        shutil.rmtree(folder / "Lib" / name, ignore_errors=True)
    for path in [*(folder / "DLLs").glob("t[ck]l*.dll"), *(folder / "DLLs").glob("tk*.dll")]:
        path.unlink()
    if shutil.which("osslsigncode") is None:
        print("   signatures of Python: skipped, osslsigncode is missing")
        return 0
    catalogue = folder / "DLLs" / "python_lib.cat"
    signed = [catalogue, *_binaries(folder)]
    with tempfile.TemporaryDirectory() as place:
        roots = _roots(folder / "python312.dll", Path(place))
        bad = [path.name for path in signed if not _is_signed(path, roots)]
    known = catalogue.read_bytes()
    sources = [path for path in (folder / "Lib").rglob("*.py") if "site-packages" not in path.parts]
    strange = [path for path in sources if not _stands_in(path, known)]
    bad += [str(path.relative_to(folder)) for path in strange]
    told = f"{len(signed)} libraries and {len(sources)} sources of Python"
    print(f"   {told}, {len(bad)} of them strange")
    if bad:
        print(f"not signed by Python's makers: {', '.join(bad)}", file=sys.stderr)
    return 1 if bad else 0


def _binaries(folder: Path) -> list[Path]:
    places = (folder, folder / "DLLs")
    found = [path for place in places for path in sorted(place.iterdir())]
    kinds = {".exe", ".dll", ".pyd"}
    return [p for p in found if p.suffix in kinds and not p.name.startswith(NOT_OURS)]


def _stands_in(path: Path, catalogue: bytes) -> bool:
    data = path.read_bytes()
    digest = hashlib.sha256(data)
    found = digest.digest() in catalogue or hashlib.sha1(data).digest() in catalogue
    return found or not data or digest.hexdigest() in READ


def _roots(signed: Path, place: Path) -> Path:
    """The system's roots, and the makers' own out of a signature, held to its fingerprint."""
    bare = place / "signature.pem"
    _run("osslsigncode", "extract-signature", "-pem", "-in", str(signed), "-out", str(bare))
    printed = _run("openssl", "pkcs7", "-in", str(bare), "-print_certs").stdout
    for block in printed.split("-----BEGIN CERTIFICATE-----")[1:]:
        body = block.split("-----END CERTIFICATE-----")[0]
        one = place / "one.pem"
        one.write_text(f"-----BEGIN CERTIFICATE-----{body}-----END CERTIFICATE-----\n", "ascii")
        told = _run("openssl", "x509", "-in", str(one), "-noout", "-fingerprint", "-sha1").stdout
        if ROOT_SHA1 in told:
            roots = place / "roots.pem"
            roots.write_bytes(SYSTEM_ROOTS.read_bytes() + one.read_bytes())
            return roots
    raise SystemExit("the root of Python's makers is not in their signature")


def _is_signed(path: Path, roots: Path) -> bool:
    verify = ("osslsigncode", "verify", "-ignore-crl", "-ignore-timestamp", "-CAfile", str(roots))
    return any(
        _run(*verify, "-time", str(moment), "-in", str(path)).returncode == 0 for moment in MOMENTS
    )


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


if __name__ == "__main__":
    sys.exit(main())

"""Hands of somebody who knows the passphrase: a pack taken apart, changed, put together again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pyzipper

from tests.integration.casepack.made import CASE, WORDS

Files = dict[str, bytes]


def taken_apart(pack: Path) -> Files:
    """Every file of the bag by its name."""
    with pyzipper.AESZipFile(pack) as archive:
        archive.setpassword(WORDS.encode())
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def put_together(files: Mapping[str, bytes], target: Path, root: str = f"{CASE}/") -> Path:
    """A pack of these files, as ours are sealed."""
    with pyzipper.AESZipFile(
        target, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(WORDS.encode())
        for name, data in files.items():
            archive.writestr(f"{root}{name}", data)
    return target


def with_new_manifests(files: Mapping[str, bytes]) -> Files:
    """The same, with manifests that agree with what is there now."""
    made = {name: data for name, data in files.items() if "manifest-" not in name}
    payload = {name: data for name, data in made.items() if name.startswith("data/")}
    size = sum(map(len, payload.values()))
    info = [
        line
        if not line.startswith(b"Payload-Oxum")
        else f"Payload-Oxum: {size}.{len(payload)}".encode()
        for line in made["bag-info.txt"].split(b"\n")
    ]
    made["bag-info.txt"] = b"\n".join(info)
    for algorithm in ("sha256", "sha512"):
        made[f"manifest-{algorithm}.txt"] = _manifest(payload, algorithm)
    tags = {name: data for name, data in made.items() if not name.startswith("data/")}
    for algorithm in ("sha256", "sha512"):
        made[f"tagmanifest-{algorithm}.txt"] = _manifest(tags, algorithm)
    return made


def _manifest(files: Mapping[str, bytes], algorithm: str) -> bytes:
    lines = (
        f"{hashlib.new(algorithm, data).hexdigest()}  {name}\n" for name, data in files.items()
    )
    return "".join(lines).encode()

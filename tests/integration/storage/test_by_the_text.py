"""What `resources/help/format` tells an expert to do by hand is done here by hand, and works."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clinicguard.evidence.pack import LogExtract, write_log
from clinicguard.host.paths import resources
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.log import entries
from tests.made import PASSPHRASES, MadeClinic


def canonical(value: Any) -> bytes:
    """Enough of RFC 8785 for names and texts without control characters."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def opened(keys: dict[str, Any], person: str, locking: bytes) -> dict[str, str]:
    """Section 2.1: the private keys of a slot."""
    slot = keys["slots"][person]
    bound = {name: slot[name] for name in ("person", "kdf", "generation", "open", "sign")}
    plain = ChaCha20Poly1305(locking).decrypt(
        bytes.fromhex(slot["nonce"]),
        base64.b64decode(slot["wrapped"]),
        canonical(bound | {"clinic": keys["clinic"]}),
    )
    found: dict[str, str] = json.loads(plain)
    return found


def granted(keys: dict[str, Any], person: str, identity: str) -> dict[str, str]:
    """Section 2.3: the clinic's keys that a person was given."""
    own, found = pyrage.x25519.Identity.from_str(identity), {}
    for grant in keys["grants"]:
        if grant["to"] == person:
            inner = json.loads(pyrage.decrypt(base64.b64decode(grant["sealed"]), [own]))
            told = [inner[name] for name in ("clinic", "key", "to")]
            assert told == [keys["clinic"], grant["key"], person]
            found[grant["key"]] = inner["secret"]
    return found


def test_from_the_passphrase_to_the_clinics_keys(made: MadeClinic) -> None:
    keys = json.loads((made.folder / "keys.json").read_text("utf-8"))
    how = keys["slots"]["5"]["kdf"]
    locking = Argon2id(
        salt=bytes.fromhex(how["salt"]),
        length=32,
        iterations=how["t"],
        lanes=how["p"],
        memory_cost=how["m"],
    ).derive(unicodedata.normalize("NFKC", PASSPHRASES["counsel"]).encode())
    found = granted(keys, "5", opened(keys, "5", locking)["open"])
    assert found["db:1"] == made.keys["owner"].clinic.database.hex()
    assert sorted(found) == ["case:1", "db:1"]
    assert sorted(granted(keys, "4", str(made.keys["reception"].personal.open))) == ["db:1"]


def test_from_the_recovery_card_to_the_clinics_keys(made: MadeClinic) -> None:
    keys = json.loads((made.folder / "keys.json").read_text("utf-8"))
    salt = bytes.fromhex(keys["slots"]["kit"]["kdf"]["salt"])
    locking = HKDF(SHA256(), 32, salt, b"clinicguard recovery v1").derive(made.kit_secret)
    found = granted(keys, "kit", opened(keys, "kit", locking)["open"])
    assert found["db:1"] == made.keys["owner"].clinic.database.hex()


@pytest.mark.parametrize("seq", [1, 7])
def test_one_entry_is_checked_with_the_commands_of_the_text(
    made: MadeClinic, tmp_path: Path, seq: int
) -> None:
    clinic = made.open("owner")
    keys = read_keys(made.folder)
    with clinic.database.reading() as session:
        chain = list(entries(session))
    write_log(tmp_path, LogExtract(chain, {}, keys.clinic, keys.name, keys.signers))
    assert {chain[seq - 1].body["person"]} == {"1"}
    text = (resources() / "help" / "format" / "en.md").read_text("utf-8")
    lines = re.findall(r"(?m)^ {4}(.*)$", text.partition("`jq -cSj` writes")[2])
    script = [re.sub(r" {8,}.*", "", line) for line in lines]
    script = [line.replace("7p", f"{seq}p").replace("8p", f"{seq + 1}p") for line in script]
    done = subprocess.run(
        ["sh", "-e", "-c", "\n".join(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    told = done.stdout.split("\n")
    assert told[0].split()[0] == told[1] == chain[seq - 1].hash
    assert "Signature Verified Successfully" in done.stdout
    signed = (tmp_path / "m").read_bytes()
    (tmp_path / "m").write_bytes(signed[:-1] + bytes([signed[-1] ^ 1]))
    forged = subprocess.run(
        ["sh", "-c", script[-1]], cwd=tmp_path, capture_output=True, check=False
    )
    assert forged.returncode != 0

"""The database opens without us: by another program's library, and by standard primitives alone.

The second follows nothing but `resources/help/format`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sqlite3
import subprocess
from pathlib import Path

import apsw
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.storage.log import row_hash
from tests.made import MadeClinic

PAGE = 4096
RARE = "𠮷田（測試）"


@pytest.fixture
def written(made: MadeClinic, tmp_path: Path) -> MadeClinic:
    """A clinic with a person, a sealed file and some words, closed."""
    clinic = made.open("owner")
    clinic.staff.add(RARE, "clinician", title="醫師")
    (tmp_path / "x.txt").write_text("截圖")
    clinic.evidence.take_in(tmp_path / "x.txt", HandIn("一星評論"))
    made.close()
    return made


def key_of(made: MadeClinic) -> bytes:
    return made.keys["owner"].clinic.database


def in_another_library(path: Path, key: bytes) -> apsw.Connection:
    """SQLite3 Multiple Ciphers, told that the file is SQLCipher 4 with a raw key."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def in_clear(data: bytes, key: bytes) -> bytes:
    """The pages of SQLCipher 4, opened by PBKDF2, HMAC-SHA-512 and AES-256-CBC alone.

    Raises:
        ValueError: the number of the page whose code does not match.
    """
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in data[:16]), 2, 32)
    clear = bytearray(b"SQLite format 3\0")
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        body, iv, code = page[16 * (number == 1) : -80], page[-80:-64], page[-64:]
        told = hmac.digest(mac_key, body + iv + number.to_bytes(4, "little"), "sha512")
        if told != code:
            raise ValueError(number)
        opened = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        clear += opened.update(body) + opened.finalize() + bytes(80)
    clear[18:20] = b"\1\1"
    return bytes(clear)


def test_another_library_reads_people_log_and_words(written: MadeClinic) -> None:
    connection = in_another_library(written.folder / "clinic.db", key_of(written))
    names = {name for (name,) in connection.execute("SELECT name FROM person")}
    assert RARE in names
    entries = connection.execute("SELECT entry, hash FROM log_entry ORDER BY seq").fetchall()
    assert len(entries) > 10
    for text, value in entries:
        assert hashlib.sha256(str(text).encode()).hexdigest() == value
    assert connection.execute("SELECT count(*) FROM log_text WHERE text = ?", (RARE,)).get == 1


def test_another_library_agrees_with_every_row_hash(written: MadeClinic) -> None:
    """The hash of a row, reckoned from what another reader sees, is the one in the log."""
    connection = in_another_library(written.folder / "clinic.db", key_of(written))
    newest: dict[tuple[str, str], str] = {}
    for (text,) in connection.execute("SELECT entry FROM log_entry ORDER BY seq"):
        for table, row, _version, value in json.loads(str(text))["rows"]:
            newest[table, row] = value
    seen = 0
    for table in ("person", "profile", "exhibit", "custody", "number"):
        cursor = connection.execute(f"SELECT * FROM {table}")
        for values in cursor:
            names = [column[0] for column in cursor.get_description()]
            row = dict(zip(names, values, strict=True))
            assert newest[table, str(row["id"])] == row_hash(table, row)
            seen += 1
    assert seen >= 9


def test_the_plain_sqlite_program_reads_what_standard_primitives_opened(
    written: MadeClinic, tmp_path: Path
) -> None:
    opened = tmp_path / "clear.db"
    opened.write_bytes(in_clear((written.folder / "clinic.db").read_bytes(), key_of(written)))
    connection = sqlite3.connect(f"file:{opened}?mode=ro", uri=True)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    for (table,) in tables:
        assert connection.execute(f"PRAGMA integrity_check({table})").fetchone() == ("ok",)
    names = {name for (name,) in connection.execute("SELECT name FROM person")}
    assert RARE in names
    connection.close()


def test_each_page_is_vouched_for_alone(written: MadeClinic) -> None:
    data = (written.folder / "clinic.db").read_bytes()
    for page in range(1, len(data) // PAGE + 1, 7):
        harmed = bytearray(data)
        harmed[page * PAGE - 900] ^= 1
        with pytest.raises(ValueError, match=rf"^{page}$"):
            in_clear(bytes(harmed), key_of(written))


def test_a_wrong_key_opens_nothing_anywhere(written: MadeClinic) -> None:
    wrong = bytes(32)
    with pytest.raises(apsw.NotADBError):
        in_another_library(written.folder / "clinic.db", wrong).execute("SELECT * FROM person")
    with pytest.raises(ValueError, match=r"^1$"):
        in_clear((written.folder / "clinic.db").read_bytes(), wrong)


def test_no_plain_sqlite_opens_the_file(written: MadeClinic) -> None:
    connection = sqlite3.connect(written.folder / "clinic.db")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()


def test_the_age_program_opens_grants_and_evidence_from_the_personal_key_down(
    written: MadeClinic, tmp_path: Path
) -> None:
    """From a person's OPEN key to the database key and to an exhibit, with `age` alone."""
    keys = json.loads((written.folder / "keys.json").read_text("utf-8"))
    identity = tmp_path / "open.txt"
    identity.write_text(str(written.keys["owner"].personal.open))
    opened = {}
    for grant in keys["grants"]:
        if grant["to"] == "1":
            opened[grant["key"]] = json.loads(unsealed(identity, grant["sealed"]))["secret"]
    assert opened["db:1"] == key_of(written).hex()
    case = tmp_path / "case.txt"
    case.write_text(opened["case:1"])
    (sealed,) = (written.folder / "evidence").iterdir()
    done = subprocess.run(["age", "-d", "-i", case, sealed], capture_output=True, check=True)
    assert done.stdout == "截圖".encode()


def unsealed(identity: Path, sealed: str) -> bytes:
    return subprocess.run(
        ["age", "-d", "-i", identity],
        input=base64.b64decode(sealed),
        capture_output=True,
        check=True,
    ).stdout


def test_the_stored_form_is_what_the_settings_say(clinic: Clinic) -> None:
    with clinic.database.connection() as connection:
        told = {
            name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
            for name in (
                "journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys",
                "cipher_page_size", "cipher_hmac_algorithm", "cipher_kdf_algorithm", "page_size",
            )
        }  # fmt: skip
    assert told == {
        "journal_mode": "delete",
        "synchronous": "3",
        "secure_delete": "1",
        "temp_store": "2",
        "foreign_keys": "1",
        "cipher_page_size": "4096",
        "cipher_hmac_algorithm": "HMAC_SHA512",
        "cipher_kdf_algorithm": "PBKDF2_HMAC_SHA512",
        "page_size": "4096",
    }

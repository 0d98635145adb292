#!/usr/bin/env python3
"""Checks a ClinicGuard log, clinic folder or evidence pack. Needs Python 3.11 and nothing of ours.

    python3 verify.py log   LOG.jsonl --keys keys.json      an exported log
    python3 verify.py folder DIR --key 64-HEX-DIGITS        a clinic's folder, with its database key
    python3 verify.py pack  DIR                             an evidence pack (BagIt 1.0, RFC 8493)

Only the standard library is used; a folder's encrypted pages are opened with the `openssl` program.
Exit status: 0 nothing found, 1 something does not agree, 2 it could not be checked.
How everything is built stands in the program's help, so that another checker can be written.
"""

import argparse
import hashlib
import hmac
import json
import os
import sqlite3
import subprocess
import sys

GENESIS = "0" * 64


# --- canonical JSON (RFC 8785, for the strings, whole numbers, lists and objects that we write) ---


def canonical(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(quote(name) + ":" + canonical(value[name]) for name in names) + "}"
    raise ValueError("a value that JSON's canonical form does not have here: %r" % (value,))


def quote(text):
    short = {
        "\b": "\\b",
        "\t": "\\t",
        "\n": "\\n",
        "\f": "\\f",
        "\r": "\\r",
        '"': '\\"',
        "\\": "\\\\",
    }
    return '"' + "".join(short.get(c) or ("\\u%04x" % ord(c) if c < " " else c) for c in text) + '"'


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# --- Ed25519 (RFC 8032), written from the RFC's formulas ---

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def point(data):
    if len(data) != 32:
        return None
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, p):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, p)
        p = add(p, p)
        number >>= 1
    return result


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed_by(public, message, signature):
    """RFC 8032 §5.1.7: [S]B = R + [k]A."""
    a, r = point(public), point(signature[:32]) if len(signature) == 64 else None
    if a is None or r is None:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def any_signed(publics, message, signature):
    try:
        signature = bytes.fromhex(signature or "")
        return any(signed_by(bytes.fromhex(public), message, signature) for public in publics)
    except (ValueError, TypeError):
        return False


# --- the log ---


class Findings:
    def __init__(self):
        self.lines = []

    def add(self, where, what):
        self.lines.append("%s: %s" % (where, what))


def check_keys(keys, findings):
    """keys.json is signed by whoever changed it last; every grant by who gave it."""
    body = {name: value for name, value in keys.items() if name != "signature"}
    signers = keys.get("signers", {})
    message = b"ClinicGuard keys v1\n" + canonical(body).encode()
    if not any_signed(signers.get(keys.get("signed_by"), []), message, keys.get("signature")):
        findings.add("keys.json", "not as its last writer signed it")
    for grant in keys.get("grants", []):
        told = {name: grant[name] for name in ("to", "key", "sealed", "by", "made")}
        told["clinic"] = keys["clinic"]
        if not any_signed(
            signers.get(grant["by"], []), canonical(told).encode(), grant["signature"]
        ):
            findings.add(
                "keys.json",
                "the grant of %s to %s is not signed by its giver" % (grant["key"], grant["to"]),
            )
    return sha256(canonical(body).encode())


def check_entries(rows, signers, findings):
    """`rows`: (seq, entry, hash, signature, cosigned) in order. Returns what each row should be."""
    written, previous, expected = {}, GENESIS, 1
    for seq, text, value, signature, cosigned in rows:
        where = "entry %d" % seq
        try:
            entry = json.loads(text)
        except ValueError:
            findings.add(where, "cannot be read")
            previous, expected = value, seq + 1
            continue
        if seq != expected or entry.get("seq") != seq:
            findings.add("entry %d" % expected, "missing, or out of its place")
        if entry.get("prev") != previous:
            findings.add(where, "does not follow the entry before it")
        if sha256(canonical(entry).encode()) != value or canonical(entry) != text:
            findings.add(where, "is not what its hash says")
        message = b"ClinicGuard log v1\n" + bytes.fromhex(value)
        if not any_signed(signers.get(entry.get("person"), []), message, signature):
            findings.add(where, "is not signed by person %s" % entry.get("person"))
        if "witness" in entry and not any_signed(
            signers.get(entry["witness"], []), message, cosigned
        ):
            findings.add(where, "is not signed by its witness %s" % entry["witness"])
        for table, row, version, row_value in entry.get("rows", []):
            written[table, row] = (seq, version, row_value)
        previous, expected = value, seq + 1
    return written, expected - 1, previous


def check_words(connection, findings):
    promised = {}
    for seq, text in connection.execute("SELECT seq, entry FROM log_entry"):
        promised[seq] = json.loads(text).get("text", {})
    for seq, field, salt, words in connection.execute(
        "SELECT seq, field, salt, text FROM log_text"
    ):
        if promised.get(seq, {}).get(field) != sha256(bytes.fromhex(salt) + words.encode()):
            findings.add(
                "entry %d" % seq, "the words of '%s' are not those that were written" % field
            )


def check_rows(connection, written, findings):
    """Every row of every table with a version and a salt must be the newest that the log knows."""
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name != "log_text" and "salt" in columns(connection, name)
    ]
    seen = set()
    for table in tables:
        names = columns(connection, table)
        for values in connection.execute('SELECT * FROM "%s"' % table):
            row = {n: v.hex() if isinstance(v, bytes) else v for n, v in zip(names, values)}
            key = (table, str(row["id"]))
            seen.add(key)
            where = "row %s %s" % key
            seq, version, value = written.get(key, (None, 0, None))
            if value is None:
                findings.add(where, "is in no entry of the log")
            elif sha256(canonical([table, row]).encode()) != value:
                older = row["version"] < version
                findings.add(
                    where,
                    "is older than entry %d" % seq if older else "differs from entry %d" % seq,
                )
    for (table, row), (seq, _version, value) in written.items():
        if table in tables and value is not None and (table, row) not in seen:
            findings.add("row %s %s" % (table, row), "is missing; entry %d wrote it" % seq)
    return len(seen)


def columns(connection, table):
    return [row[1] for row in connection.execute('PRAGMA table_info("%s")' % table)]


# --- an exported log ---


def verify_log(path, keys_path, findings):
    with open(keys_path, encoding="utf-8") as file:
        keys = json.load(file)
    rows = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            found = json.loads(line)
            entry = found["entry"]
            rows.append(
                (
                    entry["seq"],
                    canonical(entry),
                    found["hash"],
                    found["signature"],
                    found.get("cosigned"),
                )
            )
    _written, count, head = check_entries(rows, keys["signers"], findings)
    return "%d entries, head %s" % (count, head)


# --- a clinic's folder ---

PAGE, RESERVED = 4096, 80


def decrypt(path, key, findings):
    """SQLCipher 4: AES-256-CBC by page, HMAC-SHA512 over ciphertext, IV and page number."""
    with open(path, "rb") as file:
        data = file.read()
    if len(data) % PAGE or not data:
        findings.add("clinic.db", "its length is not whole pages: it was cut")
    mac_salt = bytes(byte ^ 0x3A for byte in data[:16])
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)
    pages = []
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        body, iv, mac = page[16 if number == 1 else 0 : -RESERVED], page[-80:-64], page[-64:]
        told = hmac.new(mac_key, body + iv + number.to_bytes(4, "little"), "sha512").digest()
        if not hmac.compare_digest(told, mac):
            findings.add("clinic.db page %d" % number, "is damaged, or the key is another one")
            return None
        plain = aes(key, iv, body)
        pages.append((b"SQLite format 3\0" if number == 1 else b"") + plain + bytes(RESERVED))
    whole = bytearray(b"".join(pages))
    whole[18:20] = b"\1\1"
    return bytes(whole)


def aes(key, iv, body):
    command = ["openssl", "enc", "-d", "-aes-256-cbc", "-nopad", "-K", key.hex(), "-iv", iv.hex()]
    done = subprocess.run(command, input=body, capture_output=True)
    if done.returncode:
        raise OSError("openssl: " + done.stderr.decode(errors="replace"))
    return done.stdout


def verify_folder(folder, key, findings):
    with open(os.path.join(folder, "keys.json"), encoding="utf-8") as file:
        keys = json.load(file)
    keys_hash = check_keys(keys, findings)
    if os.path.exists(os.path.join(folder, "clinic.db-journal")):
        findings.add(
            "clinic.db-journal", "a save was cut off: open the program once, then check again"
        )
        return "not read"
    data = decrypt(os.path.join(folder, "clinic.db"), key, findings)
    if data is None:
        return "not read"
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    entries = connection.execute(
        "SELECT seq, entry, hash, signature, cosigned FROM log_entry ORDER BY seq"
    )
    written, count, head = check_entries(entries, keys["signers"], findings)
    check_words(connection, findings)
    rows = check_rows(connection, written, findings)
    newest = max(
        (v for (table, _row), (_seq, v, _hash) in written.items() if table == "keys.json"),
        default=None,
    )
    known = {v: h for (table, _row), (_seq, v, h) in written.items() if table == "keys.json"}
    if newest is not None and (keys["generation"] != newest or known[newest] != keys_hash):
        findings.add("keys.json", "is not generation %d, the newest that the log knows" % newest)
    check_head(folder, connection, findings)
    check_evidence(folder, written, findings)
    return "%d entries, %d rows, head %s" % (count, rows, head)


def check_head(folder, connection, findings):
    try:
        with open(os.path.join(folder, "log-head"), encoding="utf-8") as file:
            head = json.load(file)
    except (OSError, ValueError):
        findings.add("log-head", "is missing or cannot be read")
        return
    row = connection.execute("SELECT hash FROM log_entry WHERE seq = ?", (head["seq"],)).fetchone()
    if row is None or row[0] != head["hash"]:
        findings.add(
            "log-head",
            "entry %d is not the one that was seen last: an older log is in place" % head["seq"],
        )


def check_evidence(folder, written, findings):
    """Sealed files are named in the entry that took them in, by their own SHA-256."""
    for (table, name), (seq, _version, value) in written.items():
        if table != "evidence-file" or value is None:
            continue
        path = os.path.join(folder, "evidence", name)
        if not os.path.isfile(path):
            findings.add("evidence/" + name, "is missing; entry %d took it in" % seq)
        elif file_hash(path, "sha256") != value:
            findings.add("evidence/" + name, "is not the file that entry %d took in" % seq)


# --- an evidence pack ---


def file_hash(path, algorithm):
    digest = hashlib.new(algorithm)
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def verify_pack(folder, findings):
    """BagIt 1.0: declaration, every manifest, no file that none names; then the log inside."""
    try:
        with open(os.path.join(folder, "bagit.txt"), encoding="utf-8") as file:
            declared = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        declared = []
    if declared != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]:
        findings.add("bagit.txt", "is not the declaration of a BagIt 1.0 bag")
    payload = {name for name in walk(folder) if name.startswith("data/")}
    checked = 0
    for prefix, wanted in (("manifest-", payload), ("tagmanifest-", None)):
        for name in sorted(os.listdir(folder)):
            if name.startswith(prefix) and name.endswith(".txt"):
                checked += check_manifest(folder, name, wanted, findings)
    if not checked:
        findings.add("manifest", "there is none, or it is empty")
    log, keys = (
        os.path.join(folder, "data/log/log.jsonl"),
        os.path.join(folder, "data/log/keys.json"),
    )
    told = "%d checksums" % checked
    if os.path.isfile(log) and os.path.isfile(keys):
        told += "; log: " + verify_log(log, keys, findings)
    return told


def check_manifest(folder, name, wanted, findings):
    algorithm = name.rsplit("-", 1)[1][: -len(".txt")]
    if algorithm not in hashlib.algorithms_available:
        findings.add(name, "its algorithm is not known here")
        return 0
    listed = set()
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line.strip()]
    for number, line in enumerate(lines, 1):
        parts = line.split(None, 1)
        if len(parts) != 2:
            findings.add("%s line %d" % (name, number), "cannot be read")
            continue
        path = parts[1].strip().replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        if (
            path.startswith(("/", "~", "\\"))
            or ".." in path.split("/")
            or ":" in path.split("/")[0]
        ):
            findings.add("%s line %d" % (name, number), "names a path outside the pack")
            continue
        if path in listed:
            findings.add("%s line %d" % (name, number), "names %s a second time" % path)
        listed.add(path)
        full = os.path.join(folder, path)
        if not os.path.isfile(full) or os.path.islink(full):
            findings.add(path, "is missing")
        elif file_hash(full, algorithm) != parts[0].lower():
            findings.add(path, "has changed (%s)" % algorithm)
    if wanted is not None:
        for path in sorted(wanted - listed):
            findings.add(path, "is in the pack and in no %s" % name)
    return len(listed)


def walk(folder):
    for top, _folders, files in os.walk(folder):
        for name in files:
            yield os.path.relpath(os.path.join(top, name), folder).replace(os.sep, "/")


# --- the command ---


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    kinds = parser.add_subparsers(dest="kind", required=True)
    log = kinds.add_parser("log")
    log.add_argument("path")
    log.add_argument("--keys", required=True)
    folder = kinds.add_parser("folder")
    folder.add_argument("path")
    folder.add_argument("--key", required=True, help="the database key, 64 hex digits")
    pack = kinds.add_parser("pack")
    pack.add_argument("path")
    given = parser.parse_args()
    findings = Findings()
    try:
        if given.kind == "log":
            told = verify_log(given.path, given.keys, findings)
        elif given.kind == "folder":
            told = verify_folder(given.path, bytes.fromhex(given.key), findings)
        else:
            told = verify_pack(given.path, findings)
    except (OSError, ValueError, KeyError, sqlite3.DatabaseError) as error:
        print("could not be checked: %s: %s" % (type(error).__name__, error))
        return 2
    for line in findings.lines:
        print("FOUND  " + line)
    print(("whole: " if not findings.lines else "%d found: " % len(findings.lines)) + told)
    return 1 if findings.lines else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Checks a ClinicGuard log, clinic folder or evidence pack. Needs Python 3.11 and nothing of ours.

    python3 verify.py log   LOG.jsonl --keys keys.json      an exported log
    python3 verify.py folder DIR --key 64-HEX-DIGITS        a clinic's folder, with its database key
    python3 verify.py pack  DIR                             an evidence pack (BagIt 1.0, RFC 8493)

A log that was cut at its end, or exchanged for an older one, is whole in itself. Give what was seen
elsewhere, on a printed paper or at counsel:  --head 812:9F3C…  (number:hash, as often as you like)

Only the standard library is used; a folder's encrypted pages are opened with the `openssl` program.
Exit status: 0 nothing found, 1 something does not agree, 2 it could not be checked.
How all of it is built stands in FORMAT.md, so that another program can be written to check this.
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

TEXTS = ("clinic", "prev", "wall", "mono", "boot", "person", "role", "verb", "subject")
OUTSIDE = ("keys.json", "log_text", "evidence-file", "signer")  # in entries, no tables of rows


class Findings:
    def __init__(self):
        self.lines = []

    def add(self, where, what):
        line = "%s: %s" % (where, what)
        if line not in self.lines:
            self.lines.append(line)


class Log:
    """What the entries say: the newest hash of each row, the promised words, every entry's hash."""

    def __init__(self):
        self.rows, self.words, self.hashes = {}, {}, {}
        self.gone, self.counts = set(), {}
        self.count, self.head = 0, GENESIS


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def check_keys(keys, name, findings):
    """keys.json is signed by whoever changed it last; every grant by who gave it."""
    body = {field: value for field, value in keys.items() if field != "signature"}
    signers = keys.get("signers", {})
    message = b"ClinicGuard keys v1\n" + canonical(body).encode()
    if not any_signed(signers.get(keys.get("signed_by"), []), message, keys.get("signature")):
        findings.add(name, "not as its last writer signed it")
    for grant in keys.get("grants", []):
        told = {field: grant.get(field) for field in ("to", "key", "sealed", "by", "made")}
        told["clinic"] = keys.get("clinic")
        if not any_signed(
            signers.get(grant.get("by"), []), canonical(told).encode(), grant.get("signature")
        ):
            findings.add(
                name,
                "the grant of %s to %s is not signed by its giver"
                % (grant.get("key"), grant.get("to")),
            )
    return sha256(canonical(body).encode())


def as_entry(text):
    """The entry as a mapping if it has every field of format 1 and no other, else None."""
    try:
        entry = json.loads(text)
        good = (
            set(entry) - {"witness"} == {"v", "seq", "rows", "text"} | set(TEXTS)
            and entry["v"] == 1
            and all(isinstance(entry[name], str) for name in TEXTS)
            and all(
                isinstance(row[0] + row[1], str) and isinstance(row[2], int)
                for row in entry["rows"]
            )
            and all(
                len(row) == 4 and isinstance(row[3], (str, type(None))) for row in entry["rows"]
            )
            and all(isinstance(value, str) for value in entry["text"].values())
        )
        return entry if good else None
    except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return None


def check_entries(stored, keys, findings):
    """`stored`: (seq, entry text, hash, signature, cosigned) in order."""
    log, signers = Log(), keys.get("signers", {})
    previous, expected = GENESIS, 1
    for seq, text, value, signature, cosigned in stored:
        where, entry = "entry %s" % seq, as_entry(text)
        if seq != expected or (entry and entry["seq"] != seq):
            findings.add("entry %s" % expected, "missing, or out of its place")
        if entry is None:
            findings.add(where, "is not an entry")
        else:
            check_entry(where, entry, text, value, previous, findings)
            usable = counting(signers, log.counts)
            check_signatures(where, entry, value, signature, cosigned, usable, findings)
            if entry["clinic"] != keys.get("clinic"):
                findings.add(where, "belongs to another clinic")
            check_gone(where, entry, log, findings)
            remember(log, seq, entry)
        log.hashes[seq] = value
        log.count, log.head = log.count + 1, value
        previous, expected = value, seq + 1
    return log


def check_entry(where, entry, text, value, previous, findings):
    if entry["prev"] != previous:
        findings.add(where, "does not follow the entry before it")
    if sha256(text.encode()) != value or canonical(entry) != text:
        findings.add(where, "is not what its hash says")


def check_signatures(where, entry, value, signature, cosigned, signers, findings):
    try:
        message = b"ClinicGuard log v1\n" + bytes.fromhex(value)
    except (ValueError, TypeError):
        message = b""
    if not any_signed(signers.get(entry["person"], []), message, signature):
        findings.add(where, "is not signed by person %s" % entry["person"])
    witness = entry.get("witness")
    if witness is None:
        if cosigned is not None:
            findings.add(where, "is signed a second time, and names no witness")
    elif witness == entry["person"]:
        findings.add(where, "names its author as its own witness")
    elif not any_signed(signers.get(witness, []), message, cosigned):
        findings.add(where, "is not signed by its witness %s" % witness)


def counting(signers, counts):
    """By person the keys that sign at this place of the log: the one named last, if any was."""
    return {
        person: [key for key in keys if counts.get(person, key) == key]
        for person, keys in signers.items()
    }


def check_gone(where, entry, log, findings):
    """Whose access was taken signs nothing until they are given it again."""
    for signer in (entry["person"], entry.get("witness")):
        if signer in log.gone:
            findings.add(where, "is signed by person %s, whose access had been taken" % signer)
    person = entry["subject"].partition("person/")[2]
    if entry["verb"] == "person.disable":
        log.gone.add(person)
    elif entry["verb"] == "person.give_access":
        log.gone.discard(person)
    for table, person, _generation, key in entry["rows"]:
        if table == "signer" and key is not None:
            log.counts[person] = key


def remember(log, seq, entry):
    """The highest version of a row counts; of two entries with the same version, the later one.

    The number of a row that was removed may be given again: its versions begin anew.
    """
    for table, row, version, value in entry["rows"]:
        known = log.rows.get((table, row))
        if known is None or known[2] is None or version >= known[1]:
            log.rows[table, row] = (seq, version, value)
    for field, value in entry["text"].items():
        log.words[seq, field] = value


def check_heads(log, heads, findings):
    """A log that goes on after a head that was seen is fine; one that lacks it is not."""
    for seq, value in heads:
        if log.hashes.get(seq, "").lower() != value.lower():
            findings.add(
                "entry %d" % seq,
                "is not the one that was seen before: the log was cut or exchanged",
            )


def check_words(stored, log, findings, all_of_them=True):
    """Clear words must be those that were hashed; words that are gone must have been erased."""
    left = dict(log.words)
    for seq, field, salt, words in stored:
        try:
            value = sha256(bytes.fromhex(salt) + words.encode())
        except ValueError:
            value = None
        if left.pop((seq, field), None) != value or value is None:
            findings.add(
                "entry %s" % seq, "the words of '%s' are not those that were written" % field
            )
    for seq, field in left if all_of_them else ():
        erased = log.rows.get(("log_text", "%d/%s" % (seq, field)))
        if erased is None or erased[2] is not None:
            findings.add(
                "entry %d" % seq, "the words of '%s' are gone, and no entry erased them" % field
            )


def check_rows(connection, written, findings):
    """Every row of every table with a version and a salt must be the newest that the log knows."""
    tables = [
        name
        for name in stored_tables(connection)
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
                older = isinstance(row.get("version"), int) and row["version"] < version
                findings.add(
                    where,
                    "is older than entry %d" % seq if older else "differs from entry %d" % seq,
                )
    for (table, row), (seq, _version, value) in written.items():
        if table not in OUTSIDE and value is not None and (table, row) not in seen:
            findings.add("row %s %s" % (table, row), "is missing; entry %d wrote it" % seq)
    return len(seen)


def columns(connection, table):
    return [
        row[1] for row in connection.execute('PRAGMA table_info("%s")' % table.replace('"', '""'))
    ]


# --- an exported log ---


def verify_log(path, keys, heads, findings):
    stored = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                found = json.loads(line)
                text = canonical(found["entry"])
                stored.append(
                    (
                        found["entry"]["seq"],
                        text,
                        found["hash"],
                        found["signature"],
                        found.get("cosigned"),
                    )
                )
            except (ValueError, TypeError, KeyError, RecursionError):
                findings.add("line %d" % number, "cannot be read")
    if any(not isinstance(entry[0], int) for entry in stored):
        findings.add("log", "an entry has no number")
        return "not read"
    log = check_entries(stored, keys, findings)
    check_heads(log, heads, findings)
    words = os.path.join(os.path.dirname(path), "words.jsonl")
    if os.path.isfile(words):
        check_words(read_words(words, findings), log, findings, all_of_them=False)
    told = "%d entries, head %s" % (log.count, log.head)
    return told + check_times(os.path.join(os.path.dirname(path), "time"), log, findings)


def check_times(folder, log, findings):
    """Heads that a time-stamp service has signed (RFC 3161); `openssl ts` checks what it signed."""
    told = ""
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    for name in [name[: -len(".json")] for name in names if name.endswith(".json")]:
        path = os.path.join(folder, name)
        where = "time/%s.json" % name
        try:
            with open(path + ".json", encoding="utf-8") as file:
                text = file.read()
            head = json.loads(text)
            seq, value = head["seq"], head["hash"]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            findings.add(where, "is missing or cannot be read")
            continue
        if canonical(head) != text or log.hashes.get(seq) != value:
            findings.add(where, "is not the head of this log at entry %s" % seq)
            continue
        told += "; entry %d %s" % (seq, check_time(path, findings))
    return told


def check_time(path, findings):
    if not os.path.isfile(path + ".pem"):
        return "has a time stamp whose root is not in here: openssl ts -verify, see VERIFY.txt"
    given = ["-in", path + ".tsr", "-data", path + ".json", "-CAfile", path + ".pem"]
    try:
        done = subprocess.run(["openssl", "ts", "-verify", *given], capture_output=True)
        shown = subprocess.run(
            ["openssl", "ts", "-reply", "-in", path + ".tsr", "-text"], capture_output=True
        )
    except OSError:
        return "has a time stamp that is not checked: there is no openssl here"
    if done.returncode:
        findings.add("time/%s.tsr" % os.path.basename(path), "openssl does not find it to hold")
        return "has a time stamp that does not hold"
    lines = shown.stdout.decode("utf-8", "replace").splitlines()
    at = [line.partition(":")[2].strip() for line in lines if line.startswith("Time stamp:")]
    return "existed by %s (time stamp; is its .pem the service's own?)" % "".join(at)


def read_words(path, findings):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                found = json.loads(line)
                yield found["seq"], found["field"], found["salt"], found["text"]
            except (ValueError, TypeError, KeyError, RecursionError):
                findings.add("words.jsonl line %d" % number, "cannot be read")


# --- a clinic's folder ---

PAGE, RESERVED = 4096, 80


def decrypt(path, key, findings):
    """SQLCipher 4: AES-256-CBC by page, HMAC-SHA512 over ciphertext, IV and page number.

    All pages go through one call: each page's IV is put before it as a block of its own, so that
    CBC takes it for the block before; what that block itself opens to is thrown away.
    """
    with open(path, "rb") as file:
        data = file.read()
    if len(data) % PAGE or not data:
        findings.add("clinic.db", "its length is not whole pages: it was cut")
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in data[:16]), 2, 32)
    bodies = []
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        body, iv, mac = page[16 if number == 1 else 0 : -RESERVED], page[-80:-64], page[-64:]
        told = hmac.new(mac_key, body + iv + number.to_bytes(4, "little"), "sha512").digest()
        if not hmac.compare_digest(told, mac):
            findings.add("clinic.db page %d" % number, "is damaged, or the key is another one")
        bodies.append(iv + body)
    if any(line.startswith("clinic.db page") for line in findings.lines) or not bodies:
        return None
    opened, start, pages = aes(key, b"".join(bodies)), 0, []
    for body in bodies:
        pages.append(opened[start + 16 : start + len(body)] + bytes(RESERVED))
        start += len(body)
    whole = bytearray(b"SQLite format 3\0" + b"".join(pages))
    whole[18:20] = b"\1\1"
    return bytes(whole)


def aes(key, data):
    command = ["openssl", "enc", "-d", "-aes-256-cbc", "-nopad", "-K", key.hex(), "-iv", "0" * 32]
    done = subprocess.run(command, input=data, capture_output=True)
    if done.returncode:
        raise OSError("openssl: " + done.stderr.decode(errors="replace"))
    return done.stdout


def verify_folder(folder, key, heads, findings):
    copies = read_key_files(folder, findings)
    if not copies:
        return "not read"
    if os.path.exists(os.path.join(folder, "clinic.db-journal")):
        findings.add(
            "clinic.db-journal", "a save was cut off: open the program once, then check again"
        )
        return "not read"
    if not os.path.isfile(os.path.join(folder, "clinic.db")):
        findings.add("clinic.db", "is missing")
        return "not read"
    data = decrypt(os.path.join(folder, "clinic.db"), key, findings)
    if data is None:
        return "not read"
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    try:
        return verify_database(folder, connection, copies, heads, findings)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        findings.add("clinic.db", "its pages do not belong together (%s)" % error)
        return "not read to the end"


def verify_database(folder, connection, copies, heads, findings):
    check_tables(connection, findings)
    newest = max(copies.values(), key=lambda keys: keys.get("generation", 0))
    stored = connection.execute(
        "SELECT seq, entry, hash, signature, cosigned FROM log_entry ORDER BY seq"
    )
    log = check_entries(stored, newest, findings)
    check_heads(log, heads, findings)
    check_words(connection.execute("SELECT seq, field, salt, text FROM log_text"), log, findings)
    rows = check_rows(connection, log.rows, findings)
    check_generation(folder, copies, log, findings)
    check_head_file(folder, log, findings)
    check_evidence(folder, log.rows, findings)
    return "%d entries, %d rows, head %s" % (log.count, rows, log.head)


def check_tables(connection, findings):
    """SQLite's own check of each stored table and its indexes."""
    for name in stored_tables(connection):
        for (told,) in connection.execute("PRAGMA integrity_check('%s')" % name.replace("'", "''")):
            if told != "ok":
                findings.add("clinic.db table " + name, told)


def stored_tables(connection):
    """Every table but the search index, whose form an older SQLite may not know."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return [name for name, sql in found if not sql.upper().startswith("CREATE VIRTUAL")]


def read_key_files(folder, findings):
    copies = {}
    for name in ("keys.json", "keys.copy.json"):
        try:
            keys = read_json(os.path.join(folder, name))
            check_keys(keys, name, findings)
            copies[name] = keys
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            findings.add(name, "is missing or cannot be read")
    return copies


def check_generation(folder, copies, log, findings):
    """Both copies must be the newest generation that an entry names."""
    known = {v: h for (table, _row), (_seq, v, h) in log.rows.items() if table == "keys.json"}
    if not known:
        findings.add("keys.json", "no entry of the log names it")
        return
    newest = max(known)
    for name, keys in copies.items():
        body = {field: value for field, value in keys.items() if field != "signature"}
        if keys.get("generation") != newest or sha256(canonical(body).encode()) != known[newest]:
            findings.add(name, "is not generation %d, the newest that the log knows" % newest)
            if os.path.exists(os.path.join(folder, name.replace(".json", ".next.json"))):
                findings.add(
                    "keys.next.json",
                    "a change of keys was cut off: open the program once, then check again",
                )


def check_head_file(folder, log, findings):
    try:
        head = read_json(os.path.join(folder, "log-head"))
        seq, value = head["seq"], head["hash"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        findings.add("log-head", "is missing or cannot be read")
        return
    if log.hashes.get(seq) != value:
        findings.add(
            "log-head", "entry %s is not the one that was seen last: an older log is in place" % seq
        )


def check_evidence(folder, written, findings):
    """Sealed files are named in the entry that took them in, by their own SHA-256."""
    for (table, name), (seq, _version, value) in written.items():
        if table != "evidence-file" or value is None:
            continue
        path = os.path.join(folder, "evidence", os.path.basename(name))
        if os.path.islink(path) or not os.path.isfile(path):
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


def verify_pack(folder, heads, findings):
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
        told += "; log: " + verify_log(log, read_json(keys), heads, findings)
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


def a_head(text):
    seq, _, value = text.partition(":")
    if len(value) != 64 or not seq.isdigit():
        raise argparse.ArgumentTypeError("a head is NUMBER:64-HEX-DIGITS")
    return int(seq), value


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    kinds = parser.add_subparsers(dest="kind", required=True)
    log = kinds.add_parser("log")
    log.add_argument("--keys", required=True)
    folder = kinds.add_parser("folder")
    folder.add_argument("--key", required=True, help="the database key, 64 hex digits")
    pack = kinds.add_parser("pack")
    for kind in (log, folder, pack):
        kind.add_argument("path")
        kind.add_argument(
            "--head", action="append", type=a_head, default=[], help="NUMBER:HASH as seen elsewhere"
        )
    given = parser.parse_args()
    findings = Findings()
    try:
        if given.kind == "log":
            told = verify_log(given.path, read_json(given.keys), given.head, findings)
        elif given.kind == "folder":
            told = verify_folder(given.path, bytes.fromhex(given.key), given.head, findings)
        else:
            told = verify_pack(given.path, given.head, findings)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        sqlite3.DatabaseError,
    ) as error:
        print("could not be checked: %s: %s" % (type(error).__name__, error))
        return 2
    for line in findings.lines:
        print("FOUND  " + line)
    print(("whole: " if not findings.lines else "%d found: " % len(findings.lines)) + told)
    return 1 if findings.lines else 0


if __name__ == "__main__":
    sys.exit(main())

"""Attacks on the entries of the log, by somebody who knows the database key."""

from __future__ import annotations

import json
import secrets
from typing import Any

from clinicguard.storage.canonical import canonical, digest
from tests.attacks.victim import Attack, Victim, chained_from, pick, sign_entry


def _rewrite(connection: Any, seq: int, **changes: object) -> str:
    (text,) = connection.execute("SELECT entry FROM log_entry WHERE seq = ?", (seq,)).fetchone()
    entry = canonical(json.loads(text) | changes).decode()
    connection.execute("UPDATE log_entry SET entry = ? WHERE seq = ?", (entry, seq))
    return digest(entry.encode())


def _rehash(connection: Any, seq: int, value: str) -> None:
    connection.execute("UPDATE log_entry SET hash = ? WHERE seq = ?", (value, seq))


def verb_edited(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        seq = pick(victim.numbers, at)
        _rewrite(connection, seq, verb="complaint.other")
    return f"entry {seq}"


def time_set_back(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        seq = pick(victim.numbers, at)
        _rewrite(connection, seq, wall="2026-01-01T00:00:00.000Z")
    return f"entry {seq}"


def row_hash_edited(victim: Victim, at: float) -> str:
    with_rows = [entry["seq"] for entry in victim.log if entry["rows"]]
    seq = pick(with_rows, at)
    rows = victim.log[seq - 1]["rows"]
    with victim.sql() as connection:
        _rewrite(connection, seq, rows=[[*row[:3], secrets.token_hex(32)] for row in rows])
    return f"entry {seq}"


def edited_and_hashed_anew(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        seq = pick(victim.numbers, at)
        _rehash(connection, seq, _rewrite(connection, seq, subject="complaint/C-2026-0999"))
    return f"entry {seq}"


def edited_and_all_chained_anew(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        seq = pick(victim.numbers, at)
        _rewrite(connection, seq, role="owner", subject="complaint/C-2026-0999")
        chained_from(connection, seq)
    return f"entry {seq}"


def signed_by_another_persons_key(victim: Victim, at: float) -> str:
    """The words stay the author's, the signature is the insider's, and the chain fits."""
    seq = pick([entry["seq"] for entry in victim.log if entry["person"] != "2"], at)
    with victim.sql() as connection:
        _rewrite(connection, seq, subject="complaint/C-2026-0999")
        chained_from(connection, seq, victim.insider.personal.sign)
    return f"entry {seq}"


def told_of_another_person(victim: Victim, at: float) -> str:
    """The insider puts the entry under an own name and signs it; what follows is chained anew."""
    seq = pick([entry["seq"] for entry in victim.log[:-1] if entry["person"] != "2"], at)
    with victim.sql() as connection:
        _rewrite(connection, seq, person="2", role="manager")
        chained_from(connection, seq)
        (value,) = connection.execute("SELECT hash FROM log_entry WHERE seq = ?", (seq,)).fetchone()
        connection.execute(
            "UPDATE log_entry SET signature = ? WHERE seq = ?",
            (sign_entry(value, victim.insider.personal.sign), seq),
        )
    return f"entry {seq + 1}"


def signature_forged(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        connection.execute(
            "UPDATE log_entry SET signature = ? WHERE seq = ?", (secrets.token_hex(64), seq)
        )
    return f"entry {seq}"


def signature_cut(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        connection.execute(
            "UPDATE log_entry SET signature = substr(signature, 1, 60) WHERE seq = ?", (seq,)
        )
    return f"entry {seq}"


def signature_of_the_neighbour(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers[1:], at)
    with victim.sql() as connection:
        connection.execute(
            "UPDATE log_entry SET signature = "
            "(SELECT signature FROM log_entry WHERE seq = ?) WHERE seq = ?",
            (seq - 1, seq),
        )
    return f"entry {seq}"


def deleted(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers[:-1], at)
    with victim.sql() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM log_text WHERE seq = ?", (seq,))
        connection.execute("DELETE FROM log_entry WHERE seq = ?", (seq,))
    return f"entry {seq}"


def deleted_and_closed_up(victim: Victim, at: float) -> str:
    """The gap is closed, numbers and chain are made to fit; only the signatures cannot be."""
    seq = pick(victim.numbers[:-1], at)
    with victim.sql() as connection:
        connection.execute("DELETE FROM log_text WHERE seq = ?", (seq,))
        connection.execute("DELETE FROM log_entry WHERE seq = ?", (seq,))
        for number in victim.numbers[seq:]:
            connection.execute("UPDATE log_entry SET seq = ? WHERE seq = ?", (number - 1, number))
        chained_from(connection, seq)
    return f"entry {seq}"


def doubled(victim: Victim, at: float) -> str:
    """The entry stands a second time, after itself; what follows moves up."""
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        for number in reversed(victim.numbers[seq:]):
            connection.execute("UPDATE log_entry SET seq = ? WHERE seq = ?", (number + 1, number))
        connection.execute(
            "INSERT INTO log_entry SELECT ?, entry, hash, signature, cosigned "
            "FROM log_entry WHERE seq = ?",
            (seq + 1, seq),
        )
    return f"entry {seq + 1}"


def inserted(victim: Victim, at: float) -> str:
    """An invented entry, signed by the insider; what follows is chained anew, unsigned."""
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        for number in reversed(victim.numbers[seq - 1 :]):
            connection.execute("UPDATE log_entry SET seq = ? WHERE seq = ?", (number + 1, number))
        invented = victim.log[seq - 1] | {"person": "2", "verb": "complaint.close", "rows": []}
        connection.execute(
            "INSERT INTO log_entry VALUES (?, ?, '', '', NULL)",
            (seq, canonical(invented | {"text": {}}).decode()),
        )
        chained_from(connection, seq)
        (value,) = connection.execute("SELECT hash FROM log_entry WHERE seq = ?", (seq,)).fetchone()
        connection.execute(
            "UPDATE log_entry SET signature = ? WHERE seq = ?",
            (sign_entry(value, victim.insider.personal.sign), seq),
        )
    return f"entry {seq + 1}"


def two_in_the_other_order(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers[:-1], at)
    with victim.sql() as connection:
        for old, new in ((seq, -1), (seq + 1, seq), (-1, seq + 1)):
            connection.execute("UPDATE log_entry SET seq = ? WHERE seq = ?", (new, old))
    return f"entry {seq}"


def numbered_otherwise(victim: Victim, at: float) -> str:
    """Only the number of the row is another one; the entry still tells its own."""
    seq = victim.numbers[-1]
    with victim.sql() as connection:
        connection.execute(
            "UPDATE log_entry SET seq = ? WHERE seq = ?", (seq + 1 + round(at * 1000), seq)
        )
    return f"entry {seq}"


def tail_cut(victim: Victim, at: float) -> str:
    """The last entries and their rows' newest state go; the file log-head stays."""
    seq = pick(victim.numbers[1:], at)
    with victim.sql() as connection:
        connection.execute("DELETE FROM log_text WHERE seq >= ?", (seq,))
        connection.execute("DELETE FROM log_entry WHERE seq >= ?", (seq,))
    return f"entry {victim.numbers[-1]}"


def emptied(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        connection.execute("DELETE FROM log_text")
        connection.execute("DELETE FROM log_entry")
    return f"entry {victim.numbers[-1]}"


def respelled(victim: Victim, at: float) -> str:
    """The same entry, with a space that JSON allows and the one written form does not."""
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        connection.execute(
            "UPDATE log_entry SET entry = replace(entry, ',\"verb\"', ', \"verb\"') WHERE seq = ?",
            (seq,),
        )
    return f"entry {seq}"


def a_field_twice(victim: Victim, at: float) -> str:
    """JSON with one name twice: readers differ in which they take."""
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        connection.execute(
            'UPDATE log_entry SET entry = \'{"verb":"complaint.other",\' || substr(entry, 2) '
            "WHERE seq = ?",
            (seq,),
        )
    return f"entry {seq}"


def a_field_more(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        _rehash(connection, seq, _rewrite(connection, seq, note="added"))
    return f"entry {seq}"


def made_unreadable(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers, at)
    nonsense = pick(["", "{", "[]", "null", '{"seq":1}', "9" * 5000, "[" * 100_000, "\ufeff{}"], at)
    with victim.sql() as connection:
        connection.execute("UPDATE log_entry SET entry = ? WHERE seq = ?", (nonsense, seq))
    return f"entry {seq}"


def words_changed(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        found = connection.execute("SELECT seq, field FROM log_text ORDER BY seq, field").fetchall()
        seq, name = pick(found, at)
        connection.execute(
            "UPDATE log_text SET text = text || '。' WHERE seq = ? AND field = ?", (seq, name)
        )
    return f"entry {seq}"


def words_salted_anew(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        found = connection.execute("SELECT seq, field FROM log_text ORDER BY seq, field").fetchall()
        seq, name = pick(found, at)
        salt = pick(["", "zz", secrets.token_hex(16)], at)
        connection.execute(
            "UPDATE log_text SET salt = ? WHERE seq = ? AND field = ?", (salt, seq, name)
        )
    return f"entry {seq}"


def words_taken_out(victim: Victim, at: float) -> str:
    """Words may be erased, but an entry must say so."""
    with victim.sql() as connection:
        found = connection.execute("SELECT seq, field FROM log_text ORDER BY seq, field").fetchall()
        seq, name = pick(found, at)
        connection.execute("DELETE FROM log_text WHERE seq = ? AND field = ?", (seq, name))
    return f"entry {seq}"


def words_added(victim: Victim, at: float) -> str:
    seq = pick(victim.numbers, at)
    with victim.sql() as connection:
        connection.execute(
            "INSERT INTO log_text VALUES (?, 'apology', ?, '院方承認有錯')",
            (seq, secrets.token_hex(16)),
        )
    return f"entry {seq}"


def words_exchanged(victim: Victim, at: float) -> str:
    """The words of two entries change places, each with its own salt."""
    with victim.sql() as connection:
        found = connection.execute(
            "SELECT seq, salt, text FROM log_text WHERE field = 'reason' ORDER BY seq"
        ).fetchall()
        one, other = found[0], pick(found[1:], at)
        for seq, salt, text in ((one[0], *other[1:]), (other[0], *one[1:])):
            connection.execute(
                "UPDATE log_text SET salt = ?, text = ? WHERE seq = ? AND field = 'reason'",
                (salt, text, seq),
            )
    return f"entry {other[0]}"


ATTACKS: tuple[Attack, ...] = (
    verb_edited,
    time_set_back,
    row_hash_edited,
    edited_and_hashed_anew,
    edited_and_all_chained_anew,
    signed_by_another_persons_key,
    told_of_another_person,
    signature_forged,
    signature_cut,
    signature_of_the_neighbour,
    deleted,
    deleted_and_closed_up,
    doubled,
    inserted,
    two_in_the_other_order,
    numbered_otherwise,
    tail_cut,
    emptied,
    respelled,
    a_field_twice,
    a_field_more,
    made_unreadable,
    words_changed,
    words_salted_anew,
    words_taken_out,
    words_added,
    words_exchanged,
)

"""Attacks on the files as they lie, most of them without any key."""

from __future__ import annotations

import json
import shutil

import sqlcipher3.dbapi2 as sqlcipher

from tests.attacks.victim import Attack, Victim, pick

PAGE = 4096


def _pages(victim: Victim) -> list[bytes]:
    data = victim.database.read_bytes()
    return [data[start : start + PAGE] for start in range(0, len(data), PAGE)]


def _put(victim: Victim, pages: list[bytes]) -> str:
    victim.database.write_bytes(b"".join(pages))
    return "clinic.db"


def a_bit_flipped(victim: Victim, at: float) -> str:
    data = bytearray(victim.database.read_bytes())
    place = pick(range(len(data)), at)
    data[place] ^= 1 << (place % 8)
    victim.database.write_bytes(data)
    return "clinic.db"


def a_page_zeroed(victim: Victim, at: float) -> str:
    pages = _pages(victim)
    pages[pick(range(len(pages)), at)] = bytes(PAGE)
    return _put(victim, pages)


def two_pages_exchanged(victim: Victim, at: float) -> str:
    pages = _pages(victim)
    one, other = pick(range(len(pages) - 1), at), len(pages) - 1
    pages[one], pages[other] = pages[other], pages[one]
    return _put(victim, pages)


def a_page_over_another(victim: Victim, at: float) -> str:
    pages = _pages(victim)
    one = pick(range(1, len(pages)), at)
    pages[one] = pages[one - 1]
    return _put(victim, pages)


def cut_within_a_page(victim: Victim, at: float) -> str:
    data = victim.database.read_bytes()
    victim.database.write_bytes(data[: pick([n for n in range(len(data)) if n % PAGE], at)])
    return "clinic.db"


def cut_between_pages(victim: Victim, at: float) -> str:
    pages = _pages(victim)
    return _put(victim, pages[: pick(range(len(pages)), at)])


def removed(victim: Victim, at: float) -> str:
    victim.database.unlink()
    return "clinic.db"


def made_of_noise(victim: Victim, at: float) -> str:
    size = pick([1, 16, PAGE, 10 * PAGE], at)
    victim.database.write_bytes(bytes(n * 31 % 251 for n in range(size)))
    return "clinic.db"


def written_in_clear(victim: Victim, at: float) -> str:
    """An ordinary SQLite file in its place, as somebody without the key could make it."""
    import sqlite3

    victim.database.unlink()
    connection = sqlite3.connect(victim.database)
    connection.execute("CREATE TABLE person (id INTEGER)")
    connection.commit()
    connection.close()
    return "clinic.db"


def older_database(victim: Victim, at: float) -> str:
    shutil.copy(victim.older / "clinic.db", victim.database)
    return f"entry {victim.numbers[-1]}"


def head_removed(victim: Victim, at: float) -> str:
    (victim.folder / "log-head").unlink()
    return "log-head"


def head_made_unreadable(victim: Victim, at: float) -> str:
    nonsense = pick(
        ["", "{", "[]", "null", '{"seq": 1}', "\x00", "[" * 50_000, '{"seq": "1", "hash": 1}'], at
    )
    (victim.folder / "log-head").write_text(nonsense)
    return "log-head"


def head_forged(victim: Victim, at: float) -> str:
    path = victim.folder / "log-head"
    head = json.loads(path.read_text())
    path.write_text(json.dumps(head | {"hash": pick(["0" * 64, "", "f" * 64], at)}))
    return "entry"


def head_ahead(victim: Victim, at: float) -> str:
    path = victim.folder / "log-head"
    head = json.loads(path.read_text())
    path.write_text(json.dumps(head | {"seq": pick([len(victim.log) + 1, 10**9, 2**52], at)}))
    return "entry"


def head_absurd(victim: Victim, at: float) -> str:
    path = victim.folder / "log-head"
    head = json.loads(path.read_text())
    path.write_text(json.dumps(head | {"seq": pick([0, -1, 2**63, 2**200, 1.5, True, None], at)}))
    return "log-head"


def a_save_played_back(victim: Victim, at: float) -> str:
    """The journal of an older save beside the newer database: SQLite would roll back into it."""
    older = victim.folder.parent / "played"
    shutil.copytree(victim.older, older)
    connection = sqlcipher.connect(str(older / "clinic.db"), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{victim.key.hex()}'\"")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    for table in ("person", "complaint", "exhibit", "custody", "number"):
        connection.execute(f"UPDATE {table} SET salt = salt || 'x', version = version + 1")
    shutil.copy(older / "clinic.db-journal", victim.folder / "clinic.db-journal")
    connection.execute("ROLLBACK")
    connection.close()
    return "clinic.db|row |entry "


ATTACKS: tuple[Attack, ...] = (
    a_bit_flipped,
    a_page_zeroed,
    two_pages_exchanged,
    a_page_over_another,
    cut_within_a_page,
    cut_between_pages,
    removed,
    made_of_noise,
    written_in_clear,
    older_database,
    head_removed,
    head_made_unreadable,
    head_forged,
    head_ahead,
    head_absurd,
    a_save_played_back,
)

"""Attacks on the stored rows past the book, by somebody who knows the database key."""

from __future__ import annotations

from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from tests.attacks.victim import Attack, Victim, pick


def _rows(connection: Any) -> list[tuple[str, int]]:
    """Every (table, id) of the tables whose rows the log knows."""
    return [(table, row) for table in _tables(connection) for row in _ids(connection, table)]


def _tables(connection: Any) -> list[str]:
    found = connection.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'salt' AND m.name <> 'log_text' ORDER BY m.name"
    )
    return [name for (name,) in found.fetchall()]


def _ids(connection: Any, table: str) -> list[int]:
    found = connection.execute(f'SELECT id FROM "{table}" ORDER BY id')
    return [row for (row,) in found.fetchall()]


def _columns(connection: Any, table: str, kind: str) -> list[str]:
    found = connection.execute(f"PRAGMA table_info('{table}')").fetchall()
    return [row[1] for row in found if row[2] == kind and row[1] not in ("id", "version", "salt")]


def a_word_changed(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        places = [
            (table, row, name)
            for table, row in _rows(connection)
            for name in _columns(connection, table, "TEXT")
            if connection.execute(
                f'SELECT "{name}" IS NOT NULL FROM "{table}" WHERE id = ?', (row,)
            ).fetchone()[0]
        ]
        table, row, name = pick(places, at)
        connection.execute(
            f'UPDATE "{table}" SET "{name}" = "{name}" || \'x\' WHERE id = ?', (row,)
        )
    return f"row {table} {row}"


def a_number_changed(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        places = [
            (table, row, name)
            for table, row in _rows(connection)
            for name in [*_columns(connection, table, "INTEGER"), "version"]
        ]
        table, row, name = pick(places, at)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(
            f'UPDATE "{table}" SET "{name}" = coalesce("{name}", 0) + 1 WHERE id = ?', (row,)
        )
    return f"row {table} {row}"


def a_salt_changed(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        table, row = pick(_rows(connection), at)
        connection.execute(f"UPDATE \"{table}\" SET salt = '{'0' * 32}' WHERE id = ?", (row,))
    return f"row {table} {row}"


def a_row_taken_out(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        table, row = pick(_rows(connection), at)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row,))
    return f"row {table} {row}"


def a_row_added(victim: Victim, at: float) -> str:
    """A copy of a row that is there, under a number of its own."""
    with victim.sql() as connection:
        table, row = pick(_rows(connection), at)
        names = [column[1] for column in connection.execute(f"PRAGMA table_info('{table}')")]
        columns = ", ".join(f'"{name}"' for name in names)
        unique = {"number", "kind"} if table in ("complaint", "number", "exhibit") else set()
        values = ", ".join(
            "4711" if name == "id" else f"\"{name}\" || 'x'" if name in unique else f'"{name}"'
            for name in names
        )
        try:
            connection.execute(
                f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" WHERE id = ?',
                (row,),
            )
        except sqlcipher.IntegrityError:
            table = "person"
            connection.execute(
                "INSERT INTO person SELECT 4711, version, salt, name, title, role, phone, active "
                "FROM person WHERE id = 1"
            )
    return f"row {table} 4711"


def a_row_of_before(victim: Victim, at: float) -> str:
    """The authentic older row from the older copy: right in itself, and no longer the newest."""
    with victim.sql() as connection:
        connection.execute("COMMIT")
        connection.execute(
            f"ATTACH '{victim.older / 'clinic.db'}' AS before KEY \"x'{victim.key.hex()}'\""
        )
        connection.execute("BEGIN")
        connection.execute("PRAGMA foreign_keys=OFF")
        changed = [
            (table, row)
            for table, row in _rows(connection)
            if connection.execute(
                f'SELECT b.salt <> n.salt FROM before."{table}" b JOIN main."{table}" n '
                "ON n.id = b.id WHERE b.id = ?",
                (row,),
            ).fetchone()
            == (1,)
        ]
        table, row = pick(changed, at)
        connection.execute(f'DELETE FROM main."{table}" WHERE id = ?', (row,))
        connection.execute(
            f'INSERT INTO main."{table}" SELECT * FROM before."{table}" WHERE id = ?', (row,)
        )
    return f"row {table} {row}: is older|row {table} {row}: row_older"


def two_rows_exchanged(victim: Victim, at: float) -> str:
    """Two people change places under each other's number."""
    with victim.sql() as connection:
        ids = _ids(connection, "person")
        other = pick(ids[1:], at)
        connection.execute("PRAGMA foreign_keys=OFF")
        for old, new in ((1, 99), (other, 1), (99, other)):
            connection.execute("UPDATE person SET id = ? WHERE id = ?", (new, old))
    return f"row person {other}"


def a_table_dropped(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        filled = [table for table in _tables(connection) if _ids(connection, table)]
        table = pick([table for table in filled if table not in ("person", "profile")], at)
        row = _ids(connection, table)[0]
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(f'DROP TABLE "{table}"')
    return f"row {table} {row}|form {table}"


def a_table_hidden(victim: Victim, at: float) -> str:
    """The table loses the column by which a check would know it."""
    with victim.sql() as connection:
        filled = [table for table in _tables(connection) if _ids(connection, table)]
        table = pick([table for table in filled if table not in ("person", "profile")], at)
        row = _ids(connection, table)[0]
        connection.execute(f'ALTER TABLE "{table}" RENAME COLUMN salt TO pepper')
    return f"row {table} {row}|form {table}"


def a_column_added(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        filled = [table for table in _tables(connection) if _ids(connection, table)]
        table = pick(filled, at)
        row = _ids(connection, table)[0]
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN aside TEXT')
    return f"row {table} {row}"


ATTACKS: tuple[Attack, ...] = (
    a_word_changed,
    a_number_changed,
    a_salt_changed,
    a_row_taken_out,
    a_row_added,
    a_row_of_before,
    two_rows_exchanged,
    a_table_dropped,
    a_table_hidden,
    a_column_added,
)

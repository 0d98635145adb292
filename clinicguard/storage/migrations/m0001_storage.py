"""Storage's own tables: the log, the numbers, search, drafts, and facts about the file."""

from __future__ import annotations

from clinicguard.storage.migrations import Run

_TABLES = (
    """CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE number (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL, salt TEXT NOT NULL,
        kind TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, UNIQUE (kind, year)
    ) STRICT""",
    """CREATE TABLE log_entry (
        seq INTEGER PRIMARY KEY, entry TEXT NOT NULL, hash TEXT NOT NULL, signature TEXT NOT NULL,
        cosigned TEXT
    ) STRICT""",
    """CREATE TABLE log_text (
        seq INTEGER NOT NULL REFERENCES log_entry (seq), field TEXT NOT NULL, salt TEXT NOT NULL,
        text TEXT NOT NULL, PRIMARY KEY (seq, field)
    ) STRICT""",
    """CREATE TABLE draft (
        person TEXT NOT NULL, page TEXT NOT NULL, sealed BLOB NOT NULL, saved TEXT NOT NULL,
        PRIMARY KEY (person, page)
    ) STRICT""",
    """CREATE TABLE search_doc (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref INTEGER NOT NULL, title TEXT NOT NULL,
        body TEXT NOT NULL, UNIQUE (kind, ref)
    ) STRICT""",
)

_REFUSALS = (
    """CREATE TRIGGER log_entry_kept BEFORE UPDATE ON log_entry
       BEGIN SELECT RAISE (ABORT, 'the log is never changed'); END""",
    """CREATE TRIGGER log_entry_stays BEFORE DELETE ON log_entry
       BEGIN SELECT RAISE (ABORT, 'the log is never cut'); END""",
    """CREATE TRIGGER log_text_kept BEFORE UPDATE ON log_text
       BEGIN SELECT RAISE (ABORT, 'words of the log are erased, never changed'); END""",
)

_SEARCH = (
    """CREATE VIEW search_grams AS
       SELECT id, grams(title) AS title, grams(body) AS body FROM search_doc""",
    """CREATE VIRTUAL TABLE search_gram USING fts5 (
        title, body, content='search_grams', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0')""",
    """INSERT INTO search_gram (search_gram, rank) VALUES ('secure-delete', 1)""",
    """INSERT INTO search_gram (search_gram, rank) VALUES ('pgsz', 3950)""",
    """CREATE TRIGGER search_doc_in AFTER INSERT ON search_doc BEGIN
       INSERT INTO search_gram (rowid, title, body)
       VALUES (new.id, grams(new.title), grams(new.body));
       END""",
    """CREATE TRIGGER search_doc_out AFTER DELETE ON search_doc BEGIN
       INSERT INTO search_gram (search_gram, rowid, title, body)
       VALUES ('delete', old.id, grams(old.title), grams(old.body)); END""",
    """CREATE TRIGGER search_doc_again AFTER UPDATE OF title, body ON search_doc BEGIN
       INSERT INTO search_gram (search_gram, rowid, title, body)
       VALUES ('delete', old.id, grams(old.title), grams(old.body));
       INSERT INTO search_gram (rowid, title, body)
       VALUES (new.id, grams(new.title), grams(new.body));
       END""",
)


def up(run: Run) -> None:
    """The tables of storage itself."""
    for statement in (*_TABLES, *_REFUSALS, *_SEARCH):
        run(statement)
    run("INSERT INTO about VALUES ('grams', '1')")

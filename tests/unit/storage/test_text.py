"""Cutting text into index words: exact from one Chinese character up, and never an error."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.storage.text import grams, hits, kept, query
from tests.naughty import NAUGHTY

WORDS = st.text(alphabet="候診室等時間𠮷堃bB超１2 ，。", max_size=12)


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5 (body, tokenize='unicode61 remove_diacritics 0')"
    )
    return connection


def finds(index: sqlite3.Connection, text: str, typed: str) -> bool:
    expression = query(typed)
    if expression is None:
        return False
    index.execute("DELETE FROM found")
    index.execute("INSERT INTO found VALUES (?)", (grams(text),))
    row = index.execute("SELECT 1 FROM found WHERE found MATCH ?", (expression,)).fetchone()
    return row is not None


def test_how_text_is_cut() -> None:
    assert grams("候診室B超") == "候診 診室 室 b 超"
    assert grams("１２３ ＡＢＣ") == "123 abc"
    assert grams("") == ""


@pytest.mark.parametrize("typed", ["候", "診", "室", "候診", "診室", "候診室", "b超", "B 超"])
def test_one_character_and_more_are_found(index: sqlite3.Connection, typed: str) -> None:
    assert finds(index, "在候診室，B超等了很久", typed)


def test_neighbours_across_a_stop_are_no_word(index: sqlite3.Connection) -> None:
    assert not finds(index, "候，診室", "候診")
    assert not finds(index, "診候", "候診")


@given(WORDS, WORDS)
def test_what_stands_in_the_text_is_found(before: str, after: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5 (body, tokenize='unicode61')")
    assert finds(connection, f"{before}，等候時間，{after}", "等候時間")


@pytest.mark.parametrize("typed", NAUGHTY)
def test_nothing_typed_is_an_error(index: sqlite3.Connection, typed: str) -> None:
    finds(index, f"前 {typed} 後", typed)
    hits(f"前 {typed} 後", typed)


def test_hits_are_marked_as_written() -> None:
    text = "等候 70 分鐘，又等候"
    assert [text[start:end] for start, end in hits(text, "等候")] == ["等候", "等候"]
    assert hits("abc", "") == []


def test_what_databases_choke_on_is_made_fit() -> None:
    assert kept("a\0b") == "a␀b"
    assert kept("\ud800") == "?"
    assert kept("𠮷") == "𠮷"

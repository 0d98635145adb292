"""The text on the folder's form names all that the code writes, and says the same three times."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from clinicguard.host.paths import resources
from clinicguard.storage import folder, kdf, key_change, keyfile, log, log_check, row_check, trust
from clinicguard.storage.keyfile import Grant, KeyFile, Slot
from clinicguard.storage.migrations import m0001_storage

LANGUAGES = ("zh_TW", "en", "zh_CN")


def text_in(language: str) -> str:
    return (resources() / "help" / "format" / f"{language}.md").read_text("utf-8")


def marked(text: str) -> Counter[str]:
    """What stands in back quotes, outside the lines of commands."""
    prose = re.sub(r"(?m)^ {4}.*$", "", text)
    return Counter(re.findall(r"`([^`\n]+)`", prose))


def commands(text: str) -> list[str]:
    """The lines of commands, without the words beside them."""
    lines = re.findall(r"(?m)^ {4}(.*)$", text)
    return [re.split(r" {3,}(?!s \|)", line)[0] for line in lines]


def key_file() -> KeyFile:
    return KeyFile("K7Q2-9F4M", "安心", 1, {}, (), {}, {})


def made_tables() -> dict[str, list[str]]:
    """The tables of storage itself and their columns, from the SQL that makes them."""
    run: list[str] = []
    m0001_storage.up(run.append)
    found = {}
    for statement in run:
        if table := re.match(r"CREATE TABLE (\w+) \((.*)\) STRICT", statement, re.DOTALL):
            parts = re.split(r",\s*(?![^()]*\))", table[2])
            names = [part.split()[0] for part in parts]
            found[table[1]] = [name for name in names if name.islower()]
    return found


WRITTEN = {
    "the key file": [*key_file().body(), "signature"],
    "a slot": list(Slot.__slots__),
    "a grant": list(Grant.__slots__),
    "an entry": [*log_check._FIELDS, "witness"],
    "the table of the log": made_tables()["log_entry"],
    "the table of words": made_tables()["log_text"],
    "the table of drafts": made_tables()["draft"],
    "files": [
        keyfile.NAME,
        keyfile.COPY,
        *key_change._NEXT,
        trust.SET_ASIDE,
        *(name for name in folder._MADE_BY_SET_UP),
        "evidence/",
        "failed-unlocks",
        "clinic.lock",
    ],
    "signed beginnings": [
        keyfile._SIGNED.decode().strip(),
        log.SIGNED.decode().strip(),
        "clinicguard recovery v1",
    ],
    "names in entries that are no tables": [*row_check._NOT_TABLES],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("what", "names"), WRITTEN.items())
def test_everything_that_is_written_is_named(language: str, what: str, names: list[str]) -> None:
    text = text_in(language)
    told = " ".join([*marked(text), *commands(text)])
    missing = [name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)]
    assert missing == [], what


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_key_file_and_entry_has_a_line_of_its_own(language: str) -> None:
    first = re.findall(r"(?m)^\| (`[^|]*) \|", text_in(language))
    lined = {name for cell in first for name in re.findall(r"`(\w+)`", cell)}
    fields = {*WRITTEN["the key file"], *WRITTEN["a slot"], *WRITTEN["a grant"]}
    assert {*fields, *WRITTEN["an entry"]} <= lined


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bounds_are_those_of_the_code(language: str) -> None:
    text = text_in(language)
    for number in (kdf.FLOOR_MEMORY, kdf.CEILING_MEMORY):
        assert str(number) in text
    for low, high in ((3, 12), (4, 8)):
        assert f"{low}–{high}" in text


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_the_three_say_the_same(language: str) -> None:
    """The same marks as often, the same commands, the same headings and tables."""
    text, english = text_in(language), text_in("en")
    assert marked(text) == marked(english)
    assert commands(text) == commands(english)
    for shape in (r"(?m)^(#+) ", r"(?m)^(\|).*\|$", r"(?m)^(\d)\. ", r"(?m)^(-) "):
        assert re.findall(shape, text) == re.findall(shape, english)


def test_no_table_of_storage_is_left_out() -> None:
    assert set(made_tables()) == {
        "about", "number", "log_entry", "log_text", "draft", "search_doc",
    }  # fmt: skip
    marks = marked(text_in("en"))
    for table in set(made_tables()) - {"number"}:
        assert any(mark.startswith(table) for mark in marks), table


def test_the_verifier_names_the_text_that_lies_beside_it() -> None:
    verifier = (resources() / "verifier" / "verify.py").read_text("utf-8")
    assert "FORMAT.md" in verifier
    assert "FORMAT.md" in marked(text_in("en"))
    assert Path(resources() / "help" / "format" / "en.md").is_file()

"""The house rules that no linter knows: names, sizes, pure nouns, one clock, no network."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted([*(ROOT / "clinicguard").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
NOUNS = {
    "statements": "statement",
    "incidents": "incident",
    "complaints": "complaint",
    "evidence": "exhibit",
    "tasks": "task",
    "people": "staff",
}
KEPT = {"tables", "row", "desk", "lists", "storage"}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "core"}
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "ssl",
    "telnetlib", "urllib", "xmlrpc", "QtNetwork", "QtWebEngineCore", "QtWebSockets",
}  # fmt: skip


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST) -> Iterator[str]:
    """The full names of all that is imported, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def read(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), named(path))


def test_names_say_what_is_inside() -> None:
    folders = {part for path in CODE for part in path.relative_to(ROOT).parts[:-1]}
    assert {path.stem for path in CODE} & SAYS_NOTHING == set()
    assert folders & SAYS_NOTHING == set()


def test_a_file_fits_on_a_few_screens() -> None:
    lines = {named(path): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_every_module_says_what_it_is_for_in_its_first_line() -> None:
    silent = [
        named(path)
        for path in CODE
        if not re.match(r'(#!.*\n)?"""\S[^\n]*[.:?]', path.read_text("utf-8"))
    ]
    assert silent == []


@pytest.mark.parametrize(("room", "noun"), NOUNS.items())
def test_the_noun_of_a_room_is_pure(room: str, noun: str) -> None:
    """It uses the standard library and other pure files, and knows not how it is kept."""
    used = set(imports(read(ROOT / "clinicguard" / room / f"{noun}.py")))
    allowed = sys.stdlib_module_names | {"clinicguard"}
    assert {name for name in used if name.split(".")[0] not in allowed} == set()
    assert {name for name in used if KEPT & set(name.split("."))} == set()


def test_the_time_comes_from_the_clock_alone() -> None:
    asked = re.compile(r"datetime\.now\(|date\.today\(|time\.time\(|datetime\.utcnow\(")
    found = [
        named(path)
        for path in CODE
        if path != ROOT / "clinicguard/host/clock.py" and asked.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_nothing_speaks_to_a_network() -> None:
    """One file knows asyncio: it makes a loop that has no sockets, where others would have them."""
    without_sockets = "clinicguard/documents/no_fetching.py: asyncio"
    found = [
        f"{named(path)}: {name}"
        for path in CODE
        for name in imports(read(path))
        if NETWORK & set(name.split(".")) and name not in {"urllib.parse", "PySide6.QtNetwork"}
        if not name.startswith(("urllib.parse.", "PySide6.QtNetwork.QLocal"))
    ]
    assert found == [without_sockets]


def test_a_socket_is_asked_for_the_name_of_this_pc_and_nothing_else() -> None:
    found = [
        named(path)
        for path in CODE
        if re.search(r"\bsocket\.(?!gethostname\b)\w+\(", path.read_text("utf-8"))
    ]
    assert found == []


def test_no_unfinished_work_is_marked_in_the_tree() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    folders = ("clinicguard", "ui", "tests", "packaging", "resources")
    written = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    found = [
        named(path)
        for path in written
        if path.suffix in {".py", ".sh", ".yaml", ".md", ".po"}
        and marks.search(path.read_text("utf-8"))
    ]
    assert found == []

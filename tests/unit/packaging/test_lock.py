"""The lock holds every package that pyproject.toml asks for, and no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {
    "requirements": ("setup",),
    "requirements-dev": ("setup", "dev"),
}
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


def text_of(lock: str) -> str:
    return (ROOT / "packaging" / f"{lock}.txt").read_text("utf-8")


def pins(lock: str) -> dict[str, set[Version]]:
    found: dict[str, set[Version]] = {}
    for pin in PIN.finditer(text_of(lock)):
        found.setdefault(pin["name"], set()).add(Version(pin["version"]))
    return found


@pytest.mark.parametrize(("lock", "groups"), LOCKS.items())
def test_what_the_project_asks_for_is_pinned(lock: str, groups: tuple[str, ...]) -> None:
    asked = list(PROJECT["project"]["dependencies"])
    for group in groups:
        asked += PROJECT["dependency-groups"][group]
    locked = pins(lock)
    stale = [
        line
        for line in asked
        if not any(
            Requirement(line).specifier.contains(version)
            for version in locked.get(canonicalize_name(Requirement(line).name), ())
        )
    ]
    assert stale == [], "run packaging/lock"


def test_both_locks_pin_the_same_versions() -> None:
    everything = pins("requirements-dev")
    assert {name: everything[name] for name in pins("requirements")} == pins("requirements")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_nothing_names_a_place(lock: str) -> None:
    text = text_of(lock)
    entries = re.split(r"\n(?=[a-z])", text.partition("\n")[2])
    assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert not re.search(r"(^|[\s=])/", text, re.MULTILINE)
    assert not re.search(r"^--", text, re.MULTILINE)

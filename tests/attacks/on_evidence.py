"""Attacks on the sealed files."""

from __future__ import annotations

import pyrage

from tests.attacks.victim import Attack, Victim, pick


def a_byte_flipped(victim: Victim, at: float) -> str:
    path = pick(victim.sealed(), at)
    data = bytearray(path.read_bytes())
    data[pick(range(len(data)), at)] ^= 0x10
    path.write_bytes(data)
    return f"evidence/{path.name}"


def cut(victim: Victim, at: float) -> str:
    path = pick(victim.sealed(), at)
    data = path.read_bytes()
    path.write_bytes(data[: pick(range(len(data)), at)])
    return f"evidence/{path.name}"


def lengthened(victim: Victim, at: float) -> str:
    path = pick(victim.sealed(), at)
    path.write_bytes(path.read_bytes() + b"\0")
    return f"evidence/{path.name}"


def removed(victim: Victim, at: float) -> str:
    path = pick(victim.sealed(), at)
    path.unlink()
    return f"evidence/{path.name}"


def two_contents_exchanged(victim: Victim, at: float) -> str:
    one, other = pick(victim.sealed()[:-1], at), victim.sealed()[-1]
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return f"evidence/{one.name}"


def two_names_exchanged(victim: Victim, at: float) -> str:
    one, other = pick(victim.sealed()[:-1], at), victim.sealed()[-1]
    aside = one.with_suffix(".aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    return f"evidence/{other.name}"


def renamed(victim: Victim, at: float) -> str:
    path = pick(victim.sealed(), at)
    path.rename(path.with_name("0" * 32 + ".age"))
    return f"evidence/{path.name}"


def another_file_sealed_in_its_place(victim: Victim, at: float) -> str:
    """Sealed to the clinic's own key, which anybody may seal to: it opens without complaint."""
    path = pick(victim.sealed(), at)
    recipient = pyrage.x25519.Recipient.from_str(victim.keys_json()["epochs"]["1"])
    path.write_bytes(pyrage.encrypt("說成沒事的版本".encode(), [recipient]))
    return f"evidence/{path.name}"


def a_link_in_its_place(victim: Victim, at: float) -> str:
    """The right bytes, outside the folder: they could be exchanged at any time."""
    path = pick(victim.sealed(), at)
    outside = victim.folder.parent / "outside.age"
    path.rename(outside)
    path.symlink_to(outside)
    return f"evidence/{path.name}"


def all_removed(victim: Victim, at: float) -> str:
    name = pick(victim.sealed(), at).name
    for path in victim.sealed():
        path.unlink()
    (victim.folder / "evidence").rmdir()
    return f"evidence/{name}"


ATTACKS: tuple[Attack, ...] = (
    a_byte_flipped,
    cut,
    lengthened,
    removed,
    two_contents_exchanged,
    two_names_exchanged,
    renamed,
    another_file_sealed_in_its_place,
    a_link_in_its_place,
    all_removed,
)

"""Attacks on keys.json: as anybody could write it, and as an insider can sign it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.attacks.victim import Attack, Victim, pick, sign_keys

Keys = dict[str, Any]


def _edited(change: Callable[[Keys, float], object]) -> Attack:
    """Both copies changed, and nothing signed."""

    def attack(victim: Victim, at: float) -> str:
        keys = victim.keys_json()
        change(keys, at)
        victim.put_keys(keys)
        return "keys.json"

    attack.__name__ = change.__name__
    return attack


def _signed_by_the_insider(change: Callable[[Keys, float], object]) -> Attack:
    """Both copies changed and rightly signed by a manager, with no entry in the log."""

    def attack(victim: Victim, at: float) -> str:
        keys = victim.keys_json()
        change(keys, at)
        victim.put_keys(sign_keys(keys, "2", victim.insider.personal.sign))
        return "keys.json"

    attack.__name__ = f"{change.__name__}_and_signed"
    return attack


def _signed_by_a_stranger(change: Callable[[Keys, float], object]) -> Attack:
    """The stranger's key is put among an owner's signing keys, and signs all of it."""

    def attack(victim: Victim, at: float) -> str:
        keys, stranger = victim.keys_json(), Ed25519PrivateKey.generate()
        public = stranger.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
        keys["signers"]["1"].append(public)
        change(keys, at)
        victim.put_keys(sign_keys(keys, "1", stranger))
        return "keys.json"

    attack.__name__ = f"{change.__name__}_by_a_stranger"
    return attack


def a_name(keys: Keys, at: float) -> None:
    keys["slots"][pick(sorted(keys["slots"]), at)]["name"] = "別人"


def a_role_raised(keys: Keys, at: float) -> None:
    slots = [slot for slot in keys["slots"].values() if slot["role"] != "owner"]
    pick(slots, at)["role"] = "owner"


def the_cost_lowered(keys: Keys, at: float) -> None:
    pick([slot for slot in keys["slots"].values() if "m" in slot["kdf"]], at)["kdf"]["m"] = 8192


def a_salt(keys: Keys, at: float) -> None:
    pick(sorted(keys["slots"].values(), key=str), at)["kdf"]["salt"] = "00" * 16


def a_wrapping(keys: Keys, at: float) -> None:
    slot = pick(sorted(keys["slots"].values(), key=str), at)
    slot["wrapped"] = slot["wrapped"][:-8] + "AAAAAAA="


def a_signing_key_swapped(keys: Keys, at: float) -> None:
    one, other = "1", pick([person for person in sorted(keys["signers"]) if person != "1"], at)
    keys["signers"][one], keys["signers"][other] = keys["signers"][other], keys["signers"][one]


def a_signing_key_removed(keys: Keys, at: float) -> None:
    keys["signers"][pick(sorted(keys["signers"]), at)] = []


def the_evidence_key_swapped(keys: Keys, at: float) -> None:
    keys["epochs"]["1"] = str(pyrage.x25519.Identity.generate().to_public())


def an_evidence_epoch_added(keys: Keys, at: float) -> None:
    keys["epochs"]["2"] = str(pyrage.x25519.Identity.generate().to_public())


def a_grant_moved(keys: Keys, at: float) -> None:
    grant = pick([grant for grant in keys["grants"] if grant["to"] != "4"], at)
    grant["to"] = "4"


def a_grant_doubled(keys: Keys, at: float) -> None:
    keys["grants"].append(pick(keys["grants"], at))


def a_grant_removed(keys: Keys, at: float) -> None:
    keys["grants"].remove(pick([grant for grant in keys["grants"] if grant["to"] != "4"], at))


def a_grant_renamed(keys: Keys, at: float) -> None:
    pick(keys["grants"], at)["key"] = "case:9"


def a_grant_resealed(keys: Keys, at: float) -> None:
    grant = pick(keys["grants"], at)
    grant["sealed"] = pick(keys["grants"], 1 - at / 2)["sealed"][::-1]


def two_slots_exchanged(keys: Keys, at: float) -> None:
    slots, other = keys["slots"], pick(["3", "4", "5"], at)
    slots["2"], slots[other] = slots[other], slots["2"]


def a_slot_removed(keys: Keys, at: float) -> None:
    del keys["slots"][pick([person for person in sorted(keys["slots"]) if person != "4"], at)]


def the_generation_raised(keys: Keys, at: float) -> None:
    keys["generation"] += pick([1, 2, 1000], at)


def the_generation_lowered(keys: Keys, at: float) -> None:
    keys["generation"] -= pick([1, 2, 3], at)


def the_signature(keys: Keys, at: float) -> None:
    keys["signature"] = pick(["", "00" * 64, "zz", keys["signature"][:-2]], at)


def a_field_added(keys: Keys, at: float) -> None:
    keys["note"] = "added"


def the_format(keys: Keys, at: float) -> None:
    keys["v"] = pick([0, -1, "1", 1.0, True, None], at)


def the_shape(keys: Keys, at: float) -> None:
    field = pick(["slots", "grants", "epochs", "signers", "name", "clinic"], at)
    keys[field] = pick([[], {}, None, 7, "x", [[]]], (at * 7) % 1)


def made_unreadable(victim: Victim, at: float) -> str:
    nonsense = pick(["", "{", "[]", "null", "\x00" * 50, "[" * 200_000, "{" * 200_000], at)
    for name in ("keys.json", "keys.copy.json"):
        (victim.folder / name).write_text(nonsense)
    return "keys.json"


def cut(victim: Victim, at: float) -> str:
    for name in ("keys.json", "keys.copy.json"):
        data = (victim.folder / name).read_bytes()
        (victim.folder / name).write_bytes(data[: pick(range(len(data)), at)])
    return "keys.json"


def a_byte_changed(victim: Victim, at: float) -> str:
    for name in ("keys.json", "keys.copy.json"):
        data = bytearray((victim.folder / name).read_bytes())
        place = pick([n for n, byte in enumerate(data) if chr(byte).isalnum()], at)
        data[place] ^= 1
        (victim.folder / name).write_bytes(data)
    return "keys.json"


def of_before(victim: Victim, at: float) -> str:
    for name in ("keys.json", "keys.copy.json"):
        shutil.copy(victim.older / name, victim.folder / name)
    return "keys.json"


def with_a_forged_successor(victim: Victim, at: float) -> str:
    """A next generation laid beside, as a change that was cut off leaves it; the log knows none."""
    keys = victim.keys_json()
    the_evidence_key_swapped(keys, at)
    keys["generation"] += 1
    text = json.dumps(sign_keys(keys, "2", victim.insider.personal.sign))
    for name in ("keys.next.json", "keys.copy.next.json"):
        (victim.folder / name).write_text(text)
    return ""


_CHANGES: tuple[Callable[[Keys, float], object], ...] = (
    a_name,
    a_role_raised,
    the_cost_lowered,
    a_salt,
    a_wrapping,
    a_signing_key_swapped,
    a_signing_key_removed,
    the_evidence_key_swapped,
    an_evidence_epoch_added,
    a_grant_moved,
    a_grant_doubled,
    a_grant_removed,
    a_grant_renamed,
    a_grant_resealed,
    two_slots_exchanged,
    a_slot_removed,
    the_generation_raised,
    the_generation_lowered,
    the_signature,
    a_field_added,
    the_format,
    the_shape,
)
_SIGNED: tuple[Callable[[Keys, float], object], ...] = (
    a_role_raised,
    the_evidence_key_swapped,
    an_evidence_epoch_added,
    a_grant_removed,
    a_grant_doubled,
    a_slot_removed,
    the_generation_raised,
    the_generation_lowered,
    a_name,
    the_cost_lowered,
)
ATTACKS: tuple[Attack, ...] = (
    *map(_edited, _CHANGES),
    *map(_signed_by_the_insider, _SIGNED),
    *map(_signed_by_a_stranger, _SIGNED),
    made_unreadable,
    cut,
    a_byte_changed,
    of_before,
)

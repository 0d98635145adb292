"""Attacks on who may do what: roles, access that was taken, the second signature."""

from __future__ import annotations

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clinicguard.storage.canonical import canonical, digest
from tests.attacks.victim import Attack, Victim, pick, sign_entry, sign_keys

REMOVED = "3"
"""The person whose access was taken in the victim's life."""
RENEWED = "5"
"""The person who was given a new passphrase, and with it new keys."""


def _appended(victim: Victim, sign: Ed25519PrivateKey, **fields: Any) -> str:
    """One entry more, rightly chained, hashed and signed with this key."""
    beside: Ed25519PrivateKey | None = fields.pop("cosign", None)
    with victim.sql() as connection:
        seq, text, value = connection.execute(
            "SELECT seq, entry, hash FROM log_entry ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        entry = json.loads(text) | {"seq": seq + 1, "prev": value, "rows": [], "text": {}}
        entry = {name: each for name, each in entry.items() if name != "witness"} | fields
        made = digest(canonical(entry))
        cosigned = None if beside is None else sign_entry(made, beside)
        row = (seq + 1, canonical(entry).decode(), made, sign_entry(made, sign), cosigned)
        connection.execute("INSERT INTO log_entry VALUES (?, ?, ?, ?, ?)", row)
    return f"entry {seq + 1}"


def signed_by_whoever_was_removed(victim: Victim, at: float) -> str:
    """Their key is known from an older copy; somebody who is still there lends the database."""
    verb = pick(("complaint.log", "clinic.unlock", "evidence.take_in"), at)
    return _appended(victim, victim.made.keys["clinician"].personal.sign, person=REMOVED, verb=verb)


def witnessed_by_whoever_was_removed(victim: Victim, at: float) -> str:
    return _appended(
        victim,
        victim.insider.personal.sign,
        cosign=victim.made.keys["clinician"].personal.sign,
        person="2",
        witness=REMOVED,
    )


def signed_with_a_former_key(victim: Victim, at: float) -> str:
    """Whoever knows the passphrase that was replaced, and has an older copy, has this key."""
    verb = pick(("complaint.log", "statement.verdict", "clinic.unlock"), at)
    return _appended(victim, victim.made.keys["counsel"].personal.sign, person=RENEWED, verb=verb)


def witnessed_with_a_former_key(victim: Victim, at: float) -> str:
    return _appended(
        victim,
        victim.insider.personal.sign,
        cosign=victim.made.keys["counsel"].personal.sign,
        person="2",
        witness=RENEWED,
    )


def a_former_key_named_again(victim: Victim, at: float) -> str:
    """By the former key itself, so that it would count from the next entry on."""
    former = victim.made.keys["counsel"].personal
    return _appended(
        victim,
        former.sign,
        person=RENEWED,
        verb="person.give_access",
        subject=f"person/{RENEWED}",
        rows=[["signer", RENEWED, 9, former.sign_public]],
    )


def their_own_witness(victim: Victim, at: float) -> str:
    own = victim.insider.personal.sign
    return _appended(victim, own, cosign=own, person="2", witness="2")


def a_witness_who_did_not_sign(victim: Victim, at: float) -> str:
    return _appended(victim, victim.insider.personal.sign, person="2", witness="1")


def a_witness_signed_by_the_author(victim: Victim, at: float) -> str:
    own = victim.insider.personal.sign
    return _appended(victim, own, cosign=own, person="2", witness="1")


def _cosigned(victim: Victim) -> list[int]:
    return [entry["seq"] for entry in victim.log if "witness" in entry]


def the_second_signature_cut(victim: Victim, at: float) -> str:
    seq = pick(_cosigned(victim), at)
    with victim.sql() as connection:
        connection.execute("UPDATE log_entry SET cosigned = NULL WHERE seq = ?", (seq,))
    return f"entry {seq}"


def the_second_signature_exchanged(victim: Victim, at: float) -> str:
    """Each is genuine, of the same witness, and belongs to another entry."""
    one, other = _cosigned(victim)[0], pick(_cosigned(victim)[1:], at)
    with victim.sql() as connection:
        connection.execute(
            "UPDATE log_entry SET cosigned = (SELECT cosigned FROM log_entry WHERE seq = ?) "
            "WHERE seq = ?",
            (one, other),
        )
    return f"entry {other}"


def a_second_signature_that_nobody_names(victim: Victim, at: float) -> str:
    seq = pick([entry["seq"] for entry in victim.log if "witness" not in entry], at)
    with victim.sql() as connection:
        (value,) = connection.execute("SELECT hash FROM log_entry WHERE seq = ?", (seq,)).fetchone()
        made = sign_entry(value, victim.insider.personal.sign)
        connection.execute("UPDATE log_entry SET cosigned = ? WHERE seq = ?", (made, seq))
    return f"entry {seq}"


def the_witness_left_out(victim: Victim, at: float) -> str:
    """By the author, who can sign the shorter entry anew; what follows does not fit any more."""
    seq = pick(_cosigned(victim), at)
    entry = {name: each for name, each in victim.log[seq - 1].items() if name != "witness"}
    made = digest(canonical(entry))
    signed = sign_entry(made, victim.insider.personal.sign)
    with victim.sql() as connection:
        connection.execute(
            "UPDATE log_entry SET entry = ?, hash = ?, signature = ?, cosigned = NULL "
            "WHERE seq = ?",
            (canonical(entry).decode(), made, signed, seq),
        )
    return f"entry {seq + 1}"


def a_role_raised(victim: Victim, at: float) -> str:
    role = pick(("owner", "manager"), at)
    with victim.sql() as connection:
        connection.execute("UPDATE person SET role = ? WHERE id = 4", (role,))
    return "row person 4"


def switched_on_again(victim: Victim, at: float) -> str:
    with victim.sql() as connection:
        connection.execute("UPDATE person SET active = 1 WHERE id = ?", (int(REMOVED),))
    return f"row person {REMOVED}"


def _slot_put_back(victim: Victim, by: str, sign: Ed25519PrivateKey) -> str:
    """The slot and the grants of before, all genuine, in the key file of now."""
    before = json.loads((victim.older / "keys.json").read_text("utf-8"))
    keys = victim.keys_json()
    keys["slots"][REMOVED] = before["slots"][REMOVED]
    keys["grants"] += [grant for grant in before["grants"] if grant["to"] == REMOVED]
    victim.put_keys(sign_keys(keys, by, sign))
    return "keys.json"


def a_slot_put_back_by_an_insider(victim: Victim, at: float) -> str:
    return _slot_put_back(victim, "2", victim.insider.personal.sign)


def a_slot_put_back_by_its_owner(victim: Victim, at: float) -> str:
    return _slot_put_back(victim, REMOVED, victim.made.keys["clinician"].personal.sign)


def the_former_database_key_granted_again(victim: Victim, at: float) -> str:
    """So that a later turn of the keys would end at a key that somebody else knows."""
    before = json.loads((victim.older / "keys.json").read_text("utf-8"))
    keys = victim.keys_json()
    keys["grants"] += [grant for grant in before["grants"] if grant["key"] == "db:1"]
    victim.put_keys(sign_keys(keys, "2", victim.insider.personal.sign))
    return "keys.json"


ATTACKS: tuple[Attack, ...] = (
    signed_by_whoever_was_removed,
    witnessed_by_whoever_was_removed,
    signed_with_a_former_key,
    witnessed_with_a_former_key,
    a_former_key_named_again,
    their_own_witness,
    a_witness_who_did_not_sign,
    a_witness_signed_by_the_author,
    the_second_signature_cut,
    the_second_signature_exchanged,
    a_second_signature_that_nobody_names,
    the_witness_left_out,
    a_role_raised,
    switched_on_again,
    a_slot_put_back_by_an_insider,
    a_slot_put_back_by_its_owner,
    the_former_database_key_granted_again,
)

"""Quick unlock: a PIN on this PC, for the records and never for evidence or keys.

One file for each person in the settings of this PC. Its first half is the private half of a key of
its own, wrapped with Argon2id over the PIN and a secret that this PC's keychain keeps. Its second
half is sealed to that key with age at each unlock by passphrase: the keys of the database and the
person's signing key. It counts for twelve hours. The key that opens evidence and grants (OPEN) is
not in it, so what a PIN opens can read no evidence and give nobody anything.

Five wrong PINs, another passphrase, or other keys of the clinic end it. All this is by the program:
who can act as this PC's user, keychain and all, can try PINs as fast as Argon2id allows.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from clinicguard.host.clock import Clock, from_text, to_text
from clinicguard.host.files import write_whole
from clinicguard.host.keychain import Keychain, NoKeychain, SystemKeychain
from clinicguard.host.trouble import Trouble
from clinicguard.people.access import remember_failure
from clinicguard.people.pin import check_pin, normal
from clinicguard.storage import kdf
from clinicguard.storage.canonical import canonical, digest
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.keyfile import KeyFile, from_b64, read_keys, to_b64
from clinicguard.storage.keys import ClinicKeys, OpenKeys, PersonalKeys

TRIES = 5
LASTS = timedelta(hours=12)
_BACK = timedelta(minutes=2)
_FORMAT = 1


class WrongPin(Trouble):
    """`left` is how many tries are left; at 0 the PIN is gone."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left


class PinGone(Trouble):
    """The PIN opens nothing now: "tries", "time", "keys" or "lost". The passphrase does."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class PinTriedOut(PinGone):
    """Five wrong ones took it away."""

    def __init__(self) -> None:
        super().__init__("tries")


class PinAsleep(PinGone):
    """Twelve hours since the last unlock by passphrase; it wakes with the next."""

    def __init__(self) -> None:
        super().__init__("time")


class PinReplaced(PinGone):
    """Another passphrase, or no access any more, took it away."""

    def __init__(self) -> None:
        super().__init__("keys")


class PinOutOfDate(PinGone):
    """The records have new keys since; it gets them with the next unlock by passphrase."""

    def __init__(self) -> None:
        super().__init__("keys")


class PinLost(PinGone):
    """Its file or the keychain's half of it is gone, or is not what was written."""

    def __init__(self) -> None:
        super().__init__("lost")


class NeedsPassphrase(Trouble):
    """Evidence and keys are out of a PIN's reach."""

    def __init__(self, verb: str) -> None:
        super().__init__()
        self.verb = verb


@dataclass(frozen=True, slots=True)
class QuickState:
    """Whether somebody set a PIN up on this PC, and until when it opens (None: not now)."""

    on: bool
    until: datetime | None = None
    left: int = TRIES


@dataclass(frozen=True, slots=True)
class _Kept:
    clinic: str
    person: str
    bound: str
    kdf: dict[str, Any]
    nonce: str
    wrapped: str
    public: str
    tries: int
    made: str
    sealed: str


_FORM: dict[str, type] = {
    **dict.fromkeys(("clinic", "person", "bound", "nonce", "wrapped", "public", "made"), str),
    "kdf": dict,
    "tries": int,
    "sealed": str,
}


class QuickUnlock:
    """`folder` lies among the settings of this PC, outside every clinic folder."""

    def __init__(self, folder: Path, keychain: Keychain, clock: Clock) -> None:
        self._folder = folder
        self._keychain = keychain
        self._clock = clock

    def state(self, clinic: str, person: str) -> QuickState:
        """As it stands; asks no keychain. What has run out is taken away."""
        kept = self._read(clinic, person)
        if kept is None:
            return QuickState(False)
        if not kept.sealed or self._is_over(kept):
            self._empty(kept)
            return QuickState(True, None, TRIES - kept.tries)
        return QuickState(True, from_text(kept.made) + LASTS, TRIES - kept.tries)

    def public(self, clinic: str, person: str) -> str:
        """The public half of the PIN's own key; empty where no PIN is set up."""
        kept = self._read(clinic, person)
        return "" if kept is None else kept.public

    def turn_on(self, file: KeyFile, keys: OpenKeys, pin: str) -> None:
        """Sets a PIN up for who unlocked by passphrase.

        Raises:
            WeakPin, NeedsPassphrase, NoKeychain, DiskFull, ReadOnlyPlace: nothing is set up.
        """
        if keys.quick:
            raise NeedsPassphrase("clinic.quick_on")
        plain = check_pin(pin)
        secret = secrets.token_hex(32)
        self._keychain.put(_name(file.clinic, keys.person), secret)
        identity = pyrage.x25519.Identity.generate()
        how = kdf.fresh(kdf.FLOOR_MEMORY * 2)
        nonce = secrets.token_bytes(12)
        kept = _Kept(
            clinic=file.clinic,
            person=keys.person,
            bound="",
            kdf=how.as_json(),
            nonce=nonce.hex(),
            wrapped="",
            public=str(identity.to_public()),
            tries=0,
            made="",
            sealed="",
        )
        sealer = ChaCha20Poly1305(_stretched(plain, secret, how))
        wrapped = sealer.encrypt(nonce, str(identity).encode("ascii"), _bound(kept))
        self._write(self._filled(replace(kept, wrapped=to_b64(wrapped)), file, keys))

    def renew(self, file: KeyFile, keys: OpenKeys) -> None:
        """After an unlock by passphrase: from now on the PIN opens for twelve hours again.

        Where the passphrase has been changed since, the PIN goes.
        """
        kept = self._read(file.clinic, keys.person)
        if kept is None or keys.quick:
            return
        if kept.bound.split(":")[0] != _slot_of(file, keys.person):
            self.turn_off(file.clinic, keys.person)
            return
        with suppress(Trouble):
            self._write(self._filled(replace(kept, tries=0), file, keys))

    def unlock(self, file: KeyFile, person: str, pin: str) -> OpenKeys:
        """The keys within a PIN's reach: no evidence, no grants.

        Raises:
            WrongPin: counted before the PIN is tried, so that pulling the plug wins nothing.
            PinGone, NoKeychain: the passphrase still opens.
        """
        kept = self._usable(file, person)
        secret = self._keychain.get(_name(file.clinic, person))
        if secret is None:
            self.turn_off(file.clinic, person)
            raise PinLost
        kept = replace(kept, tries=kept.tries + 1)
        self._write(kept)
        identity = self._identity(kept, pin, secret)
        if identity is None:
            left = TRIES - kept.tries
            if left <= 0:
                self.turn_off(file.clinic, person)
            raise WrongPin(max(0, left))
        keys = _opened(file, kept, identity)
        self._write(replace(kept, tries=0))
        return keys

    def turn_off(self, clinic: str, person: str) -> None:
        """Takes the PIN away: the file, and the keychain's secret as far as it can be reached."""
        with suppress(OSError):
            self._path(clinic, person).unlink(missing_ok=True)
        with suppress(NoKeychain):
            self._keychain.drop(_name(clinic, person))

    def _usable(self, file: KeyFile, person: str) -> _Kept:
        kept = self._read(file.clinic, person)
        if kept is None:
            raise PinLost
        if kept.tries >= TRIES:
            self.turn_off(file.clinic, person)
            raise PinTriedOut
        if kept.sealed and kept.bound.split(":")[0] != _slot_of(file, person):
            self.turn_off(file.clinic, person)
            raise PinReplaced
        if kept.sealed and kept.bound != _bound_to(file, person):
            self._empty(kept)
            raise PinOutOfDate
        if not kept.sealed or self._is_over(kept):
            self._empty(kept)
            raise PinAsleep
        return kept

    def _identity(self, kept: _Kept, pin: str, secret: str) -> pyrage.x25519.Identity | None:
        try:
            key = _stretched(normal(pin), secret, kdf.read_stretching(kept.kdf))
            plain = ChaCha20Poly1305(key).decrypt(
                bytes.fromhex(kept.nonce), from_b64(kept.wrapped), _bound(kept)
            )
        except (InvalidTag, ValueError):
            return None
        return pyrage.x25519.Identity.from_str(plain.decode("ascii"))

    def _filled(self, kept: _Kept, file: KeyFile, keys: OpenKeys) -> _Kept:
        sign = keys.personal.sign.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        plain = canonical(
            {
                "clinic": file.clinic,
                "person": keys.person,
                "sign": sign.hex(),
                "databases": {str(n): key.hex() for n, key in keys.clinic.databases.items()},
            }
        )
        sealed = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(kept.public)])
        return replace(
            kept,
            sealed=to_b64(sealed),
            made=to_text(self._clock.now()),
            bound=_bound_to(file, keys.person),
        )

    def _is_over(self, kept: _Kept) -> bool:
        now, made = self._clock.now(), from_text(kept.made)
        return now - made >= LASTS or made - now > _BACK

    def _empty(self, kept: _Kept) -> None:
        """What was sealed goes; the PIN opens again after the next unlock by passphrase."""
        if kept.sealed:
            with suppress(Trouble, OSError):
                self._write(replace(kept, sealed="", made=""))

    def _path(self, clinic: str, person: str) -> Path:
        return self._folder / f"{_name(clinic, person)}.json"

    def _read(self, clinic: str, person: str) -> _Kept | None:
        try:
            found = json.loads(self._path(clinic, person).read_text("utf-8"))
            if found.pop("v") != _FORMAT:
                return None
            kept = _Kept(**found)
            if not all(isinstance(found[name], kind) for name, kind in _FORM.items()):
                return None
            if kept.sealed:
                from_text(kept.made)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return kept if (kept.clinic, kept.person) == (clinic, person) else None

    def _write(self, kept: _Kept) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        plain = {name: getattr(kept, name) for name in _Kept.__slots__}
        data = json.dumps({"v": _FORMAT, **plain}, indent=1).encode("utf-8")
        write_whole(self._path(kept.clinic, kept.person), data)


def _name(clinic: str, person: str) -> str:
    return digest(f"quick {clinic} {person}".encode())[:32]


def _stretched(pin: str, secret: str, how: kdf.Stretching) -> bytes:
    return kdf.stretch(f"{pin} {secret}", how)


def _bound(kept: _Kept) -> bytes:
    """What the wrapping is bound to."""
    return canonical(
        {"clinic": kept.clinic, "person": kept.person, "kdf": kept.kdf, "public": kept.public}
    )


def _slot_of(file: KeyFile, person: str) -> str:
    """The slot that the passphrase opens; another passphrase makes another one."""
    slot = file.slots.get(person)
    return "" if slot is None else digest(f"{slot.generation} {slot.wrapped}".encode())


def _bound_to(file: KeyFile, person: str) -> str:
    """The slot, and the grants of the database's keys."""
    grants = sorted(g.sealed for g in file.grants_to(person) if g.key.startswith("db:"))
    return f"{_slot_of(file, person)}:{digest(canonical(grants))}"


def _opened(file: KeyFile, kept: _Kept, identity: pyrage.x25519.Identity) -> OpenKeys:
    try:
        found = json.loads(pyrage.decrypt(from_b64(kept.sealed), [identity]))
        fits = (found["clinic"], found["person"]) == (file.clinic, kept.person)
        databases = {int(n): bytes.fromhex(key) for n, key in found["databases"].items()}
        sign = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(found["sign"]))
    except (pyrage.DecryptError, OSError, ValueError, KeyError, TypeError) as error:
        raise PinLost from error
    if not fits:
        raise PinLost
    slot = file.slots[kept.person]
    personal = PersonalKeys(identity, sign)
    return OpenKeys(
        kept.person, slot.name, slot.role, personal, ClinicKeys(databases, {}), quick=True
    )


def pins_of_this_pc(settings: Path, clock: Clock) -> QuickUnlock:
    """The PINs beside the settings file of this PC."""
    return QuickUnlock(settings.parent / "quick", SystemKeychain(), clock)


def unlock_with_pin(
    folder: Path, quick: QuickUnlock, person: str, pin: str, clock: Clock
) -> OpenKeys:
    """The keys within a PIN's reach. A wrong PIN becomes an entry at the next unlock.

    Raises:
        WrongPin, PinGone, NoKeychain, KeysDamaged, NoClinicHere, NewerVersion.
    """
    file = read_keys(folder)
    try:
        return quick.unlock(file, person, pin)
    except WrongPin:
        remember_failure(ClinicFolder(folder), person, clock, "pin")
        raise

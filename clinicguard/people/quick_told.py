"""The troubles of the quick unlock in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host import keychain
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.people import pin, quick_unlock

_NOTHING_LOST = mark("Nothing that was saved is lost.")
_BY_PASSPHRASE = mark("Unlock with the passphrase: it always opens.")
_ONCE = mark("Unlock with the passphrase once; then the PIN opens again.")
_SET_UP = mark("Unlock with the passphrase. A PIN is set up again under Settings.")
_IS_GONE = mark("The PIN is gone")
_WAITS = mark("The PIN waits for the passphrase")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    keychain.NoKeychain: (
        mark("This PC's keychain does not answer"),
        mark("A PIN needs the keychain of this PC's user. There is none, or it is shut."),
        _NOTHING_LOST,
        mark("Work with the passphrase. Everything else is as it was."),
    ),
    quick_unlock.WrongPin: (
        mark("The PIN does not fit"),
        mark("Tries left: {left}. The try is noted in the log."),
        _NOTHING_LOST,
        _BY_PASSPHRASE,
    ),
    quick_unlock.PinGone: (
        mark("The PIN does not open now"),
        mark(
            "A PIN is gone after five wrong tries and after a new passphrase; after twelve hours "
            "it waits for the passphrase."
        ),
        _NOTHING_LOST,
        _BY_PASSPHRASE,
    ),
    quick_unlock.PinTriedOut: (
        _IS_GONE,
        mark("Five wrong tries took it away."),
        _NOTHING_LOST,
        _SET_UP,
    ),
    quick_unlock.PinAsleep: (
        _WAITS,
        mark("Twelve hours have passed since the last unlock by passphrase."),
        _NOTHING_LOST,
        _ONCE,
    ),
    quick_unlock.PinReplaced: (
        _IS_GONE,
        mark("The passphrase was changed since, and that takes the PIN away."),
        _NOTHING_LOST,
        _SET_UP,
    ),
    quick_unlock.PinOutOfDate: (
        _WAITS,
        mark("The records have new keys since, and the PIN does not have them yet."),
        _NOTHING_LOST,
        _ONCE,
    ),
    quick_unlock.PinLost: (
        _IS_GONE,
        mark("What belongs to it on this PC is missing or was changed."),
        _NOTHING_LOST,
        _SET_UP,
    ),
    quick_unlock.NeedsPassphrase: (
        mark("This needs your passphrase"),
        mark("You came in with a PIN. A PIN opens the records, but no evidence and no keys."),
        mark("Nothing was done. What you typed is still on the screen."),
        mark("Lock with Ctrl+L, unlock with the passphrase, and do it again."),
    ),
    pin.WeakPin: (
        mark("This is no PIN to use"),
        mark("A PIN has six to twelve digits, not all alike, in a row, or repeated."),
        mark("Nothing was set up."),
        mark("Choose another one; no birthday and no telephone number."),
    ),
}

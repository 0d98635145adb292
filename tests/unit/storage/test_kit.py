"""The recovery card's words: what is misread is named, and what is right opens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.storage import kdf, kit
from clinicguard.storage.troubles import KitMisread


@given(st.binary(min_size=32, max_size=32))
def test_words_and_secret_are_the_same_thing(secret: bytes) -> None:
    words = kit.to_words(secret)
    assert len(words) == kit.WORDS
    assert kit.from_words(" ".join(words).upper()) == secret
    assert kit.from_words("\n".join(f"{n}. {word}" for n, word in enumerate(words, 1))) == secret


def test_an_unknown_word_is_named_with_the_one_that_was_meant() -> None:
    words = list(kit.to_words(bytes(range(32))))
    meant, words[10] = words[10], words[10][:-1] + "q"
    with pytest.raises(KitMisread) as told:
        kit.from_words(" ".join(words))
    assert told.value.place == 11
    assert told.value.near == meant


def test_two_words_exchanged_are_noticed() -> None:
    words = list(kit.to_words(bytes(range(32))))
    words[0], words[1] = words[1], words[0]
    with pytest.raises(KitMisread):
        kit.from_words(" ".join(words))


def test_the_offered_passphrase_is_six_plain_words() -> None:
    offered = kit.passphrase_words()
    assert offered.isascii()
    assert len(offered.split(" ")) == 6


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"name": "argon2id", "m": 0, "t": 3, "p": 4, "salt": "00" * 16},
        {"name": "argon2id", "m": 2**31, "t": 3, "p": 4, "salt": "00" * 16},
        {"name": "argon2id", "m": 65536, "t": 2**31, "p": 4, "salt": "00" * 16},
        {"name": "argon2id", "m": 65536, "t": 3, "p": 0, "salt": "00" * 16},
        {"name": "argon2id", "m": float("nan"), "t": 3, "p": 4, "salt": "00" * 16},
        {"name": "argon2id", "m": "65536", "t": 3, "p": 4, "salt": "00" * 16},
        {"name": "argon2id", "m": True, "t": 3, "p": 4, "salt": "00" * 16},
        {"name": "argon2id", "m": 65536, "t": 3, "p": 4, "salt": "00"},
        {"name": "argon2id", "m": 65536, "t": 3, "p": 4, "salt": "zz"},
        {"name": "scrypt", "m": 65536, "t": 3, "p": 4, "salt": "00" * 16},
    ],
)
def test_absurd_parameters_are_refused_before_a_byte_is_allocated(found: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        kdf.read_stretching(found)


def test_full_width_digits_of_an_input_method_count_as_plain_ones() -> None:
    how = kdf.Stretching(kdf.FLOOR_MEMORY, 3, 4, bytes(16))
    assert kdf.stretch("１２３ＡＢＣ", how) == kdf.stretch("123ABC", how)

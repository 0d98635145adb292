"""Every verb that somebody may do has words for the log, and no words are left over."""

from __future__ import annotations

from clinicguard.overview.log_words import _DID, is_worded
from clinicguard.people.permissions import PERMISSIONS


def test_every_verb_has_words() -> None:
    assert [verb for verb in PERMISSIONS if not is_worded(verb)] == []


def test_no_words_without_a_verb() -> None:
    assert [verb for verb in _DID if verb not in PERMISSIONS] == []

"""The table of roles that people read is the table that the program obeys."""

from __future__ import annotations

import pytest

from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.people.abilities import BY_ITSELF, Ability, abilities
from clinicguard.people.permissions import PERMISSIONS, may, with_ok
from clinicguard.people.staff import ROLES


def test_every_verb_stands_in_exactly_one_line() -> None:
    told = [verb for line in abilities() for verb in line.verbs]
    assert len(told) == len(set(told))
    assert set(told) | BY_ITSELF == set(PERMISSIONS)
    assert set(told) & BY_ITSELF == set()


@pytest.mark.parametrize("line", abilities(), ids=lambda line: line.words)
def test_a_line_gathers_only_verbs_of_the_same_roles(line: Ability) -> None:
    """Else a role would be told that it cannot do what it can."""
    assert {PERMISSIONS[verb] for verb in line.verbs} == {line.roles}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_line_is_told_in_each_language(language: Language) -> None:
    words = Words(language)
    for line in abilities():
        assert (words.say(line.words) == line.words) == (language == "en"), line.words


def test_an_ok_never_reaches_keys_roles_or_what_is_sealed() -> None:
    """A lead who stands by lends no key and lets nobody into the table of access."""
    for verb in PERMISSIONS:
        for role in ROLES:
            lent = with_ok(verb, role)
            assert not lent or (role in ("owner", "manager") and may(verb, role))
            if verb.split(".")[0] in {"clinic", "person", "evidence", "log", "backup"}:
                assert not lent, verb

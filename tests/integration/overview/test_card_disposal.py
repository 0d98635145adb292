"""A card taken away for good: two sign, nothing of it is left, the chain still verifies."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.overview.card_disposal import CardInUse
from clinicguard.overview.retention import ReasonNeeded
from clinicguard.people.patients.card import NewCard
from clinicguard.people.witness import WitnessNeeded
from clinicguard.storage.troubles import NotFound
from tests.integration.complaints.given import NEW
from tests.integration.overview.test_retention_desk import everything
from tests.made import PASSPHRASES

WANG = NewCard("汪予恬", "Q90731", phone="0933-818-272")


def dispose(clinic: Clinic, card: int, ground: str = "本人請求刪除") -> int:
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        return clinic.retention.cards.dispose(card, ground)


def test_nothing_of_the_card_is_left(clinic: Clinic) -> None:
    card = clinic.patients.add(WANG)
    merged = clinic.patients.add(NewCard("汪 予恬"))
    clinic.patients.tag(card.id, "怕針頭到不行")
    clinic.patients.merge(card.id, merged.id, "同一位汪小姐")
    clinic.patients.unmask(card.id, "汪小姐來電")
    assert dispose(clinic, card.id) == 7
    left = everything(clinic)
    for words in ("汪", "Q90731", "933-818", "933818272", "怕針頭", "汪小姐"):
        assert words not in left, words
    with pytest.raises(NotFound):
        clinic.patients.lists.card(card.id)
    assert clinic.check_log().findings == ()
    assert "本人請求刪除" in left


def test_one_person_alone_and_no_ground_dispose_of_nothing(clinic: Clinic) -> None:
    card = clinic.patients.add(WANG)
    with pytest.raises(WitnessNeeded):
        clinic.retention.cards.dispose(card.id, "x")
    with pytest.raises(ReasonNeeded):
        dispose(clinic, card.id, " ")
    assert clinic.patients.lists.number() == 1


def test_a_card_with_a_complaint_stays_until_it_is_moved(clinic: Clinic) -> None:
    card = clinic.patients.add(NewCard("李若嵐", "A00482"))
    number = clinic.complaints.log(NEW).number
    with pytest.raises(CardInUse) as refused:
        dispose(clinic, card.id)
    assert refused.value.complaints == 1
    clinic.complaints.set_card(number, None, "另一位")
    dispose(clinic, card.id)
    assert clinic.complaint_lists.beside.of(number).tie is None

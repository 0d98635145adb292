"""English sentences that only sound like a finding, each beside one that bears it."""

from __future__ import annotations

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.understanding import understanding
from clinicguard.statements.statement import Audience


def _groups(audience: Audience, text: str) -> set[str]:
    context = GuardContext("en", "au", audience)
    return {each.group for each in check(text, context, load_packs(), mind=understanding())}


@pytest.mark.parametrize(
    ("group", "audience", "calm"),
    [
        ("L8", "patient_letter", "A cheque is enclosed. Sincerely, Accounts, Merrimack Dentures"),
        ("L8", "public_statement", "Helpline 01904 496 052. Micklegate Dental"),
        ("L5", "staff_memo", "Morning all. Two things for the desk."),
        ("L9", "review_reply", "Glad you liked the new rooms. See you in autumn!"),
        ("L9", "care_talk", "The file goes to you on Friday. That concludes what I have to say."),
        ("L10", "review_reply", "Have a wonderful Thanksgiving from all of us at Birch Street."),
        ("L10", "staff_memo", "Anything clinical goes to Dr Abernethy. - Lorna"),
        ("L10", "press", '"Our hearts are with the families," said owner Luis Ferrante.'),
        ("L7", "review_reply", "An honest one-star review does us more good than silence."),
        ("L7", "review_reply", "What we have here is a bloke with a brand new email address."),
        ("L11", "patient_letter", "As to the mouthguard, the courier put the label on the box."),
    ],
)
def test_who_signs_greets_or_wishes_well_says_nothing(
    group: str, audience: Audience, calm: str
) -> None:
    assert group not in _groups(audience, calm)


@pytest.mark.parametrize(
    ("group", "audience", "told"),
    [
        ("L8", "patient_letter", "Nobody in Sussex does more of these. Sincerely, Accounts"),
        ("L8", "public_statement", "We are the best-known name on the coast. Micklegate Dental"),
        ("L5", "staff_memo", "Morning all. That serial whinger is back."),
        ("L9", "review_reply", "One visit and the marks are gone for good. See you in autumn!"),
        ("L6", "review_reply", "Take it down, or see you in court."),
        ("L10", "review_reply", "Have a free whitening kit on us this Thanksgiving."),
        ("L10", "press", '"Half price for the first fifty," said owner Luis Ferrante.'),
        ("L7", "review_reply", "Turn those stars into five and the next session is free."),
        ("L11", "patient_letter", "My guess is the courier put the wrong label on the box."),
    ],
)
def test_what_stands_beside_a_greeting_or_a_name_is_found(
    group: str, audience: Audience, told: str
) -> None:
    assert group in _groups(audience, told)

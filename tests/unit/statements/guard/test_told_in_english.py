"""What English says plainly, each beside one that only sounds like it."""

from __future__ import annotations

import pytest

from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.understanding import understanding

Twin = tuple[str, Audience, str, str]

TWINS: tuple[Twin, ...] = (
    # L1: what was done, and what they were told to do
    (
        "L1",
        "review_reply",
        "Sorry the crown we put on in March has come loose.",
        "The bridge that the council put up in March has come loose.",
    ),
    (
        "L1",
        "review_reply",
        "If you had worn the splint at night, it would not have cracked.",
        "If the boiler had been serviced, it would not have cracked.",
    ),
    (
        "L1",
        "press",
        "The root canal had already been botched by the office across the street.",
        "The new lift had already been tested by the makers.",
    ),
    # L2: whom to find where
    (
        "L2",
        "patient_letter",
        "The papers reached a gentleman at 14 Tollgate Row.",
        "Please send the papers to us at 14 Tollgate Row.",
    ),
    (
        "L2",
        "patient_letter",
        "The other lady, Mrs Tran, is on 01632 960 210.",
        "Our manager, Mrs Tran, is on 01632 960 210.",
    ),
    (
        "L2",
        "staff_memo",
        "The complainant parks behind the library every Tuesday, if you want a word.",
        "The engineer parks behind the library every Tuesday.",
    ),
    # L3
    (
        "L3",
        "patient_letter",
        "Our insurance will be paying for the new bridge.",
        "Our insurance will be paying for the roof.",
    ),
    (
        "L3",
        "review_reply",
        "Dr Hale drilled into the wrong one.",
        "Dr Hale parked in the wrong one.",
    ),
    (
        "L3",
        "review_reply",
        "I own this one completely.",
        "We own this building together with the library.",
    ),
    # L4
    (
        "L4",
        "care_talk",
        "I can tell you for a fact nobody here touched the settings.",
        "I cannot tell you for a fact who touched the settings.",
    ),
    (
        "L4",
        "public_statement",
        "We have nothing whatsoever to answer for.",
        "We have nothing to add today.",
    ),
    (
        "L4",
        "public_statement",
        "Such a thing could not happen under this roof.",
        "We do not know whether this could happen again.",
    ),
    # L5
    (
        "L5",
        "review_reply",
        "Some people simply enjoy tearing down honest small firms.",
        "Some people simply prefer a morning visit.",
    ),
    (
        "L5",
        "press",
        "The family has been out for a payday since the first week.",
        "The family has been out for a walk since the first ward round.",
    ),
    (
        "L5",
        "patient_letter",
        "Your version of events changes with each email.",
        "Your version of the form changes with each update.",
    ),
    (
        "L5",
        "patient_letter",
        "Had the exercises been done, there would be nothing to moan about.",
        "Had the post been on time, there would be nothing to chase.",
    ),
    # L6
    (
        "L6",
        "public_statement",
        "Those sharing the clip should know that we are keeping a list.",
        "We are keeping a list of questions and will answer each on Friday.",
    ),
    (
        "L6",
        "review_reply",
        "Pull it down and we'll say no more about it.",
        "Pull the mask down and breathe.",
    ),
    (
        "L6",
        "staff_memo",
        "Whoever talked to the Gazette will be out on their ear.",
        "Whoever talked to the Gazette, please tell Helen so that she can ring them.",
    ),
    # L7
    (
        "L7",
        "press",
        "Reviewers who stay positive get ten percent off their next cleaning.",
        "Reviewers who leave a number get a call within two days.",
    ),
    (
        "L7",
        "patient_letter",
        "The refund is conditional on your removing what you wrote.",
        "The start date is conditional on your consent.",
    ),
    # L8
    (
        "L8",
        "public_statement",
        "You would have to travel a long way to find hands this good.",
        "You would have to walk a long way to find a parking space.",
    ),
    (
        "L8",
        "care_talk",
        "Nobody holds a candle to our surgeon.",
        "Nobody holds the door for our surgeon.",
    ),
    (
        "L8",
        "review_reply",
        "Ask anyone in Hexham who they would trust first.",
        "Ask anyone at the desk who can print it.",
    ),
    # L9
    (
        "L9",
        "staff_memo",
        "Say that nobody ever needs a second go.",
        "Say that nobody needs to bring a form.",
    ),
    (
        "L9",
        "press",
        "With our method the back pain is gone for good.",
        "The old kettle is gone for good.",
    ),
    # L10
    (
        "L10",
        "patient_letter",
        "Mrs B of Thirsk says we gave her back her smile.",
        "Mrs B of Thirsk says we gave her the wrong form.",
    ),
    (
        "L10",
        "care_talk",
        "We're running two areas for the price of one this month.",
        "We're running two rooms for the length of the works.",
    ),
    # L11
    (
        "L11",
        "public_statement",
        "From where we sit it has all the hallmarks of an inside job.",
        "From where we sit the car park can be seen.",
    ),
    (
        "L11",
        "public_statement",
        "If past form is any guide, a rival is behind these posts.",
        "If a form is missing, the desk has more.",
    ),
    # L12
    (
        "L12",
        "public_statement",
        "The chap who runs the surgery on Mill Street has his own waiting list to explain.",
        "The chap who runs the cafe on Mill Street has his own parking to offer.",
    ),
    (
        "L12",
        "patient_letter",
        "The pharmacy filled it wrong, not us.",
        "The pharmacy filled it on Monday and will ring you.",
    ),
    (
        "L12",
        "review_reply",
        "That's a job from the discount place in the mall.",
        "That's a job for the electrician.",
    ),
    ("L1", "review_reply", "You are on our list as exempt.", "You are on our minds today."),
    (
        "L1",
        "review_reply",
        "Per the form with your initials on it, the risks were gone over.",
        "The form with your complaint on it has reached us.",
    ),
    (
        "L2",
        "press",
        "Her Instagram, dilys_paints, carries the same photos.",
        "Our Instagram, millstreet_dental, carries the same photos.",
    ),
    (
        "L2",
        "patient_letter",
        "We mistakenly sent yours to Paul Reinholt, 3390 Ash Hollow Drive.",
        "Please send yours to Harbor Dental, 3390 Ash Hollow Drive.",
    ),
    (
        "L3",
        "public_statement",
        "The burn is from our machine and nobody else's.",
        "The smell is from our neighbour's kitchen.",
    ),
    (
        "L3",
        "patient_letter",
        "The registrar on duty never looked at your allergy band.",
        "The registrar on duty never leaves before ten.",
    ),
    (
        "L3",
        "review_reply",
        "Fair cop, the wrong tooth came out.",
        "Fair point, the wrong page came up on our site.",
    ),
    (
        "L4",
        "authority",
        "All protocols were followed to the letter by all staff at all times.",
        "All protocols are enclosed with this letter.",
    ),
    (
        "L5",
        "patient_letter",
        "Parents who hand out sweets before bed should not be surprised at the bill.",
        "Parents who hand in the form by Friday will hear by Monday.",
    ),
    (
        "L5",
        "press",
        "The tears at the meeting were for the cameras.",
        "The chairs at the meeting were for the cameras.",
    ),
    (
        "L6",
        "review_reply",
        "Publish that, and the paper will be buried in writs.",
        "Publish that, and we will add our answer below.",
    ),
    (
        "L6",
        "staff_memo",
        "Talk to a journo and you can clean out your locker.",
        "Talk to Helen and you can swap your locker.",
    ),
    (
        "L7",
        "public_statement",
        "Rate us on Trustpilot for a chance to win a toothbrush.",
        "Rate us honestly; we read every word.",
    ),
    (
        "L8",
        "review_reply",
        "We set the bar, others try to reach it.",
        "We set the bar for ourselves too low that day.",
    ),
    (
        "L9",
        "review_reply",
        "Any filling we place outlives its owner.",
        "Any form we hold outlives its use.",
    ),
    (
        "L10",
        "review_reply",
        "Mouthguards are free all of March.",
        "Parking is free all of March.",
    ),
    (
        "L10",
        "patient_letter",
        "The table is only £29 if you come before June.",
        "The letter is only a copy if you come before June.",
    ),
    (
        "L11",
        "authority",
        "It is our belief that the vial was swapped at the wholesaler.",
        "It is our belief that everyone deserves an answer.",
    ),
    (
        "L12",
        "patient_letter",
        "Your GP ought to have sent you to us in March.",
        "Your GP asked us to write to you in March.",
    ),
    (
        "L12",
        "public_statement",
        "At conciliation they asked for three hundred pounds.",
        "At reception they asked for three hundred leaflets.",
    ),
    (
        "L3",
        "public_statement",
        "We should have patched that machine in June and simply never got round to it.",
        "You should have had a letter by now; if not, ring us.",
    ),
    (
        "L12",
        "public_statement",
        "Other clinics in this town cannot say the same.",
        "Other clinics in this town can help while we are shut.",
    ),
    (
        "L12",
        "press",
        "The place on Fifth was fined twice last year.",
        "The entrance on Fifth was shut by the fire crew.",
    ),
    (
        "L8",
        "press",
        "Dr Haskett, whom no injector on this coast can match, opens next week.",
        "No one can match a donor in a day, and we will keep looking.",
    ),
    (
        "L2",
        "patient_letter",
        "You could ask him yourself, he is at 01632 960 176 most evenings.",
        "Our manager can explain; ask her directly at the desk or on 01632 960 176.",
    ),
    (
        "L9",
        "patient_letter",
        "It's a permanent fix, so no more appointments.",
        "There is no permanent cure, and nobody should sell you one.",
    ),
    (
        "L4",
        "care_talk",
        "We don't make mistakes like that.",
        "We do make mistakes, and I am not going to hide them.",
    ),
)


def _groups(audience: Audience, text: str, jurisdiction: Jurisdiction = "au") -> set[str]:
    context = GuardContext("en", jurisdiction, audience)
    return {each.group for each in check(text, context, load_packs(), mind=understanding())}


@pytest.mark.parametrize(("group", "audience", "told", "calm"), TWINS)
def test_it_is_found_and_its_neighbour_is_not(
    group: str, audience: Audience, told: str, calm: str
) -> None:
    assert group in _groups(audience, told)
    assert group not in _groups(audience, calm)

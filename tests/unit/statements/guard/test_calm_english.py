"""English sentences that only sound like a finding, each beside one that bears it."""

from __future__ import annotations

import pytest

from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.understanding import understanding

SILENT: tuple[tuple[str, Audience, str], ...] = (
    ("L1", "public_statement", "The intruder came in through our billing vendor."),
    ("L1", "press", "A contractor then walked through the rooms."),
    ("L1", "review_reply", "Thank you for visiting our stall at the fair."),
    ("L2", "press", "Media: Tess Marlowe, 0491 570 156."),
    ("L2", "press", "For interviews: 0491 570 110, ask for Bronwyn."),
    ("L2", "staff_memo", "On call this weekend: Priya, 0491 570 218."),
    ("L5", "patient_letter", "No one knows your history better than you do."),
    ("L7", "staff_memo", "Take a screenshot, send it to Jo, and step away from the keyboard."),
    ("L7", "patient_letter", "Your refund of £40 for the visit we cancelled is enclosed."),
    ("L9", "review_reply", "We promise that the fish tank will not go cloudy again."),
    ("L10", "review_reply", "Bump it up to a five and the next massage is on the house."),
    ("L11", "patient_letter", "You may have had a letter from the hospital already."),
    ("L11", "care_talk", "The most likely date is Thursday."),
    ("L1", "review_reply", "We do not miss things like this lightly."),
    ("L4", "review_reply", "You are right that nothing in medicine is certain."),
    ("L5", "care_talk", "Had you come a week earlier we would have found the same thing."),
    ("L6", "review_reply", "With respect, this is not something that we can settle in a thread."),
    ("L8", "press", "We are one of nine clinics in the region."),
    ("L9", "press", "The outage is over for good, the utility says."),
    ("L11", "care_talk", "You must have been up all night with her."),
    ("L11", "staff_memo", "Some of you probably saw the news last night."),
    ("L12", "care_talk", "The laboratory used the cement it always uses."),
)


EVERY_DAY: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "L6",
        "We are keeping a list of the people who complain about us.",
        (
            "We are keeping a list of missed calls.",
            "We are keeping a log of all visitors.",
            "We are keeping a list of people who would like an earlier appointment.",
        ),
    ),
    (
        "L6",
        "We are building a list of patients who leave bad reviews.",
        (
            "We are keeping a list of patients who are waiting for a flu jab.",
            "We are keeping a record of who has a key.",
            "We are keeping a log of deliveries, and Sam signs it.",
        ),
    ),
    (
        "L2",
        "Please ask Ms Lin at 12 High Street what she thinks of it.",
        (
            "Please ask for Ms Lin at 12 High Street, our second site.",
            "Please hand the keys to Mrs Patel at 12 High Street (our main surgery).",
            "A nurse at 12 High Street, our second site, can take your blood.",
        ),
    ),
    (
        "L12",
        "The ambulance came late and that is why she lost so much blood.",
        (
            "The ambulance came late because of the snow.",
            "The paramedics were late because of the roadworks.",
            "The crew came late because of heavy traffic, and we waited with her.",
        ),
    ),
    (
        "L10",
        "Our before and after photographs speak for themselves.",
        (
            "We deleted the before and after photographs yesterday, as you asked.",
            "Photographs taken before and after treatment are kept and shown to nobody else.",
            "We removed the before-and-after pictures from our site.",
        ),
    ),
    (
        "L10",
        "Whitening is half price and parking is free for the first ten patients.",
        (
            "Parking is free for the first ten patients who check in.",
            "Parking will be free for the first hour.",
            "Parking at the back is free for two hours with your ticket.",
        ),
    ),
)


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


@pytest.mark.parametrize(
    ("group", "audience", "told", "calm"),
    [
        (
            "L1",
            "review_reply",
            "You had the filling done by Ms Ahern on Tuesday.",
            "Ms Ahern replies to every letter within three days.",
        ),
        (
            "L1",
            "care_talk",
            "Another patient, Ms Ahern, had the same retainer fitted.",
            "Your son's retainer was fitted by Ms Ahern on the ninth.",
        ),
        (
            "L1",
            "care_talk",
            "Another patient, Mr Doyle, had the same tablets last week.",
            "Your mother was given another person's tablets at ten past eight.",
        ),
        (
            "L1",
            "review_reply",
            "Nobody by that name has ever set foot in here, and my guess is a rival wrote it.",
            "Nobody who has ever set foot in a dentist's chair likes to wait.",
        ),
        (
            "L2",
            "patient_letter",
            "Your letter went to Ms Crane; do give her a ring at home on 01632 960 774.",
            "Our manager Jo will help; do give her a ring at work on 01632 960 774.",
        ),
        (
            "L2",
            "review_reply",
            "Our man will be knocking at 418 Sorrel Court.",
            "From Monday we'll be at 22 Quarry Street, two doors up.",
        ),
        (
            "L3",
            "review_reply",
            "The crown never sat right, and that one is squarely on us.",
            "The coffee is on us at the open day.",
        ),
        (
            "L4",
            "press",
            "In four decades nothing has gone amiss under our roof.",
            "In four decades we have never had so many questions to answer.",
        ),
        (
            "L5",
            "staff_memo",
            "He is a chancer and a windbag, so keep it short.",
            "Some of you called us greedy, and one said we were thoughtless.",
        ),
        (
            "L5",
            "care_talk",
            "People who ignore the sheet tend to end up back here.",
            "People who miss a visit can ring for another.",
        ),
        (
            "L6",
            "patient_letter",
            "Should they still be visible on Friday, expect to hear from a court.",
            "Should the form still be missing on Friday, ring us and we will print it.",
        ),
        (
            "L6",
            "public_statement",
            "We know who wrote this.",
            "I am not saying whether we know who wrote this; light refreshments will be served.",
        ),
        (
            "L7",
            "review_reply",
            "Take that post off the internet and the next visit is free.",
            "A post is going around that says we give away free whitening kits.",
        ),
        (
            "L9",
            "press",
            "The founder, the best in the state, unveils a lift that turns back ten years.",
            "We would rather lose a booking than promise a result.",
        ),
        (
            "L9",
            "patient_letter",
            "Two top-ups and you will look flawless, and a third comes off the bill.",
            "Some marks fade and some stay; we will look at yours again in May.",
        ),
        (
            "L10",
            "press",
            "Buy one get one free until Friday.",
            "Those who want another dose can buy one at the usual price.",
        ),
        (
            "L10",
            "staff_memo",
            "Offer every caller a free whitening kit this month.",
            "Apologise for the wait, and offer the first free slot.",
        ),
        (
            "L11",
            "care_talk",
            "We imagine that he was drunk when he fell.",
            "I can only imagine that drive.",
        ),
        (
            "L5",
            "patient_letter",
            "A man who drops it in the bath has nobody else to blame.",
            "You did all you could, and nobody at your end is to blame.",
        ),
        (
            "L9",
            "review_reply",
            "Three weeks with us and you'll be bowling fast again.",
            "You wrote that we guaranteed you would be out of pain in a week.",
        ),
        (
            "L9",
            "patient_letter",
            "The graft will take: there is no chance of it failing again.",
            "You asked for a copy, the name of the nurse, and your money back.",
        ),
        (
            "L9",
            "patient_letter",
            "Two more sessions and that pain will be gone.",
            "Two more weeks and you will hear from us about the report.",
        ),
        (
            "L11",
            "review_reply",
            "Somebody must have left it on, and it is our carelessness that hurt you.",
            "It must have been a shock, and somebody should have rung you.",
        ),
        (
            "L11",
            "staff_memo",
            "The courier must have dropped the box.",
            "The lab has told us one batch of crowns may have been mixed up.",
        ),
        (
            "L12",
            "public_statement",
            "The post-mortem, we have been told in confidence, clears us.",
            "The police found nothing missing, and the alarm has been reset.",
        ),
        (
            "L12",
            "press",
            "The mediator has suggested a figure that we consider fair.",
            "We cannot say what the mediator has suggested to them.",
        ),
        (
            "L12",
            "press",
            "As for the coroner's inquiry, it is heading nowhere.",
            "Wattle Grove Medical says it is deeply sorry for the distress of families.",
        ),
    ],
)
def test_a_near_neighbour_bears_nothing(
    group: str, audience: Audience, told: str, calm: str
) -> None:
    assert group in _groups(audience, told)
    assert group not in _groups(audience, calm)


@pytest.mark.parametrize(
    ("audience", "text", "asked"),
    [
        ("public_statement", "From Monday the Elm Street entrance closes for ramp works.", False),
        ("public_statement", "Flu shots are here. Walk in any weekday.", False),
        ("press", "Our therapists will host a public talk on fall prevention.", False),
        ("public_statement", "Spring's here! Nobody on the coast does it better.", False),
        ("public_statement", "Happy Thanksgiving! We'll be closed on Thursday.", False),
        ("review_reply", "What a lovely surprise to wake up to, Tahlia!", False),
        ("public_statement", "There has been talk about our autoclave. Nothing to add.", True),
        ("public_statement", "Three reports of eye irritation followed peels in May.", True),
        ("press", "The booking system was switched off on Monday and restored.", True),
        ("review_reply", "Our prices are listed at the desk.", True),
    ],
)
def test_feeling_is_asked_of_what_tells_of_trouble(
    audience: Audience, text: str, asked: bool
) -> None:
    assert ("X3" in _groups(audience, text)) is asked


@pytest.mark.parametrize(("group", "audience", "calm"), SILENT)
def test_what_only_sounds_like_it_is_silent(group: str, audience: Audience, calm: str) -> None:
    assert group not in _groups(audience, calm)


def test_a_guess_about_a_clip_owes_the_public_a_word_of_feeling() -> None:
    clip = "The treadmill in the clip is gone. Our guess is that a surge in the mains did it."
    assert "X3" in _groups("press", clip)
    assert "X3" not in _groups("press", "The new treadmill is here. Come and try it in May.")


def test_what_is_on_us_is_no_way_to_reach_us() -> None:
    owned = "We are deeply sorry. What happened in that room is on us."
    assert "X3" in _groups("press", owned)
    assert "X3" not in _groups("press", f"{owned} Helen is on 01632 960 210.")


@pytest.mark.parametrize(("group", "told", "calm"), EVERY_DAY)
@pytest.mark.parametrize("audience", ["public_statement", "patient_letter"])
def test_what_a_clinic_writes_every_day_is_silent(
    group: str, audience: Audience, told: str, calm: tuple[str, ...]
) -> None:
    assert group in _groups(audience, told)
    assert [each for each in calm if group in _groups(audience, each)] == []

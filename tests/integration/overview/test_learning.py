"""What learning reads of a real clinic, and the report that is drawn from it."""

from __future__ import annotations

from datetime import date

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.issue import Category
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.overview.learning.repeats import Ground
from clinicguard.overview.learning.xmr import Signal
from clinicguard.papers.catalogue import offered, read
from clinicguard.papers.order import Order
from clinicguard.storage.troubles import NotFound
from tests.made import MadeClinic
from tests.pictures.scene_learning import BY_MONTH, fill
from tests.pictures.stage import NOW


@pytest.fixture
def taught(made: MadeClinic) -> Clinic:
    """A clinic with two years of complaints, on the day of the pictures."""
    made.clock.time = NOW
    clinic = made.open("owner")
    fill(clinic)
    return clinic


def test_whole_months_have_limits_and_the_signal_is_found(taught: Clinic) -> None:
    page = taught.overview.learning.page()
    assert tuple(month.complaints for month in page.whole) == BY_MONTH
    assert page.limits is not None
    assert [(page.whole[at].first, rule) for at, rule in page.limits.broken] == [
        (date(2025, 12, 1), Signal.OUTSIDE)
    ]
    assert (page.now.complaints, page.now.compliments) == (3, 1)
    assert page.now.of(Category.INSTITUTION) == 3


def test_what_repeats_is_found_by_every_ground(taught: Clinic) -> None:
    found = taught.overview.learning.page().repeats.found
    assert {(each.ground, each.many) for each in found} == {
        (Ground.ISSUE, 3),
        (Ground.PERSON, 3),
        (Ground.ROLE, 3),
        (Ground.PLACE, 3),
    }
    assert all(each.chance is not None for each in found)


def test_old_complaints_have_no_times_and_new_ones_do(taught: Clinic) -> None:
    page = taught.overview.learning.page()
    assert (page.first_reply.met, page.first_reply.in_time) == (3, 3)
    assert (page.answer.met, page.answer.waiting) == (0, 3)
    (effect,) = page.effects
    assert [(span.days, span.after) for span in effect.spans] == [(30, None), (90, None)]


def test_an_earlier_month_is_reckoned_as_of_its_last_day(taught: Clinic) -> None:
    page = taught.overview.learning.page(date(2026, 10, 31))
    assert page.now.first == page.whole[-1].first == date(2026, 10, 1)
    assert page.now.complaints == BY_MONTH[-1]
    assert (page.repeats.found, page.effects, page.first_reply.met) == ((), (), 0)


def test_a_clinic_without_complaints_has_an_empty_page(clinic: Clinic) -> None:
    page = clinic.overview.learning.page()
    assert (page.whole, page.limits, page.repeats.found) == ((), None, ())
    assert clinic.overview.learning.months_with_records(3) == ()


def test_the_report_is_offered_for_the_last_months(taught: Clinic) -> None:
    subjects = [
        each.offer.subject
        for each in offered(taught, "clinic", Words("en"))
        if each.kind.key == "learning"
    ]
    assert subjects == [f"clinic/learning/2026-{month}" for month in ("10", "09", "08")]
    with pytest.raises(NotFound):
        read(taught, Order("learning", "clinic/learning/2030-01", "en"))
    with pytest.raises(NotFound):
        read(taught, Order("learning", "clinic/learning/x", "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_the_same_in_each_language_and_names_nobody(
    taught: Clinic, language: Language
) -> None:
    import io

    import pypdfium2

    reading = read(taught, Order("learning", "clinic/learning/2026-11", language))
    document = pypdfium2.PdfDocument(io.BytesIO(reading.make()))
    said = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "4.8" in said
    assert "2026-11" in said
    for name in ("李若嵐", "李○嵐", "A00482", "陳怡君", "林美華"):
        assert name not in said

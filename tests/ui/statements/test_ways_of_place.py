"""Platforms and ways are offered as people use them where the clinic is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.statements.statement import text_hash
from tests.ui.statements.begun import CLEAN
from tests.ui.statements.conftest import Desk
from ui.statements.release_panel import ReleasePanel


def moved(desk: Desk, place: str) -> None:
    """The clinic lies elsewhere; whoever sits here unlocks anew."""
    clinic = desk.rooms.clinic
    clinic.change_profile(replace(clinic.profile, jurisdiction=place))
    desk.sit("owner")


def offered(desk: Desk) -> tuple[set[str], set[str]]:
    """The platforms above the text, and the ways that are recorded."""
    menu = desk.page.platform.menu
    platforms = {str(menu.itemData(n)) for n in range(menu.count())}
    desk.rooms.clinic.statements.approve(desk.number, text_hash(CLEAN), alone=True, reason="一人")
    desk.page.look_again()
    desk.rooms.settle()
    desk.press("release")
    return platforms, set(desk.panel(ReleasePanel).way.channels.offered())


@pytest.mark.parametrize(
    ("place", "there", "not_there"),
    [
        ("tw", {"line", "ptt", "dcard"}, {"x", "nhs", "weibo"}),
        ("uk", {"nhs", "x", "instagram"}, {"line", "dianping", "healthgrades"}),
        ("cn", {"dianping", "meituan", "weibo"}, {"line", "facebook", "google", "google_review"}),
    ],
)
def test_a_clinic_meets_the_places_of_its_country(
    clean: Desk, place: str, there: set[str], not_there: set[str]
) -> None:
    moved(clean, place)
    platforms, ways = offered(clean)
    assert there <= platforms
    assert there <= ways
    assert not (platforms | ways) & not_there


def test_what_was_chosen_and_recorded_before_stays(clean: Desk) -> None:
    clinic = clean.rooms.clinic
    clinic.statements.place(clean.number, "line")
    clinic.statements.approve(clean.number, text_hash(CLEAN), alone=True, reason="一人")
    clinic.statements.release(clean.number, text_hash(CLEAN), "line", "官方帳號", override="先回")
    moved(clean, "uk")
    assert clean.page.platform.menu.value() == "line"
    clean.press("release")
    assert clean.panel(ReleasePanel).way.channel() == "line"
    clean.rooms.shell.close_over()
    assert "LINE" in clean.rooms.words()


def test_a_way_kept_in_a_draft_and_offered_no_more_is_not_chosen(clean: Desk) -> None:
    clinic = clean.rooms.clinic
    clinic.statements.approve(clean.number, text_hash(CLEAN), alone=True, reason="一人")
    clean.page.look_again()
    clean.rooms.settle()
    clean.press("release")
    clean.panel(ReleasePanel).way.channels.chip("line").click()
    moved(clean, "uk")
    clean.press("release")
    assert clean.panel(ReleasePanel).way.channel() == "google_review"

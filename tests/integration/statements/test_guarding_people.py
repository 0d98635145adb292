"""The guard at the desk knows what the records hold of people, and forgets it when they lock."""

from __future__ import annotations

import re
from datetime import date
from weakref import ref

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Channel, Complainant, Patient, Relation
from clinicguard.complaints.contact import Means
from clinicguard.complaints.inquiry import Side
from clinicguard.complaints.intake import NewComplaint
from clinicguard.people.patients.card import NewCard
from clinicguard.statements.guard.alike import gist_of
from clinicguard.statements.guard.identity import bare_charts
from clinicguard.statements.guard.names import index_of
from clinicguard.statements.guard.near_names import patterns_of
from clinicguard.statements.guard.recorded import keys_of
from clinicguard.statements.guard.values import values_kept
from clinicguard.statements.recorded_people import particulars_of, recorded_of
from tests.made import PROFILE, HandClock, MadeClinic

NOTE = "搬到臺北市大安區和平東路二段10巷3號，開車牌 ABC-1234 的車，LINE ID: tooth_fairy"
CARD = NewCard("李若嵐", "B00001", date(1991, 1, 2), "0912-345-678", NOTE)


def spans(clinic: Clinic, words: str, audience: str = "press", addressee: str = "") -> set[str]:
    lists = clinic.statement_lists
    guard = lists.guard_for("", audience, "zh_TW", addressee=addressee)  # type: ignore[arg-type]
    return {each.span for each in guard.read(words) if each.group == "L2"}


def named(clinic: Clinic, words: str) -> set[str]:
    guard = clinic.statement_lists.guard_for("", "press", "zh_TW")
    return {each.span for each in guard.read(words) if each.rule.startswith("name")}


@pytest.mark.parametrize(
    "written",
    [
        "零九一二 三四五 六七八",
        "和平東路2段十巷三號",
        "abc 1234",
        "Tooth_Fairy",
    ],
)
def test_what_a_card_holds_is_known_in_any_spelling(clinic: Clinic, written: str) -> None:
    said = f"關於 {written} 的說法，我們正在了解。"
    assert not spans(clinic, said)
    clinic.patients.add(CARD)
    assert spans(clinic, said) == {written}
    assert spans(clinic, said, "patient_letter", "陳大文") == {written}
    assert not spans(clinic, said, "patient_letter", CARD.name)


def test_a_day_of_birth_is_known_beside_the_name(clinic: Clinic, clock: HandClock) -> None:
    clinic.patients.add(CARD)
    assert spans(clinic, "李小姐（80.1.2）的說法我們聽到了。") == {"80.1.2"}
    assert not spans(clinic, "本診所自 80.1.2 起在這裡。")


@pytest.mark.parametrize(
    ("reach", "written"),
    [
        ("0900-000-417（媽媽）", "0900 000417"),
        ("Blue.Sky@example.com", "blue.sky at example.com"),
        ("blue_sky88", "@Blue_Sky88"),
        ("LINE：bluesky", "LINE：bluesky"),
    ],
)
def test_how_somebody_who_complained_is_reached_is_known(
    clinic: Clinic, clock: HandClock, reach: str, written: str
) -> None:
    clinic.complaints.log(
        NewComplaint(
            channel=Channel.IN_PERSON,
            complainant=Complainant("陳淑芬", Relation.FAMILY, reach),
            verbatim="到今天第三天了，還是麻的。",
            wanted="醫師說明",
            taken_by=1,
            received_at=clock.forward(minutes=1),
            patient=Patient("林小明", "", None),
        )
    )
    said = f"網路上有人寫 {written} 是誰，我們不回應。"
    assert all(span in written for span in spans(clinic, said))
    assert spans(clinic, said)
    assert not spans(clinic, said, "patient_letter", "林小明")


def test_our_own_ways_are_nobodys(clinic: Clinic) -> None:
    clinic.patients.add(NewCard("李若嵐", phone=PROFILE.phone, note=f"轉到{PROFILE.address}"))
    assert not spans(clinic, f"請撥 {PROFILE.phone}，或到{PROFILE.address}。")


def test_who_was_heard_for_the_patient_is_known_and_what_names_nobody_blocks_nothing(
    clinic: Clinic, clock: HandClock
) -> None:
    for who in ("附近居民", "Google 用戶 Amy Lin"):
        told = clinic.complaints.log(
            NewComplaint(
                channel=Channel.IN_PERSON,
                complainant=Complainant(who, Relation.FAMILY, ""),
                verbatim="等了很久。",
                wanted="說明",
                taken_by=1,
                received_at=clock.forward(minutes=1),
            )
        )
    said = "趙大衛的意見我們收到了，附近居民也有人提起。"
    assert named(clinic, said) == set()
    clinic.complaints.acknowledge(told.number, Means.PHONE, "已收到")
    clinic.complaints.begin_looking(told.number)
    clinic.complaints.hear(told.number, Side.PATIENT, "趙大衛（陪同）", "等了三小時。")
    clinic.complaints.hear(told.number, Side.STAFF, "附近居民", "那天人很多。")
    assert named(clinic, said) == {"趙大衛"}
    assert named(clinic, "Amy Lin 的留言我們讀到了。") == {"Amy Lin"}


def test_nothing_of_the_records_stays_behind_at_the_lock(clinic: Clinic, made: MadeClinic) -> None:
    clinic.patients.add(CARD)
    assert spans(clinic, "關於 Tooth_Fairy 的說法，我們正在了解。")
    told = (index_of, patterns_of, recorded_of, particulars_of, keys_of)
    values_kept("11 月 9 日")
    gist_of("冰箱停電")
    of_a_chart = ref(re.compile("[0-9]a-chart-0371"))
    assert all(kept.cache_info().currsize for kept in told)
    made.close()
    assert not any(
        kept.cache_info().currsize for kept in (*told, bare_charts, values_kept, gist_of)
    )
    assert of_a_chart() is None

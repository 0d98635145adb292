"""Patient cards on a real book: made, changed, merged, taken apart, tagged, taken over."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from clinicguard.clinic import Clinic
from clinicguard.host.spreadsheet.columns import guessed
from clinicguard.host.spreadsheet.reading import read_bytes
from clinicguard.people.identity import Identity, Likeness
from clinicguard.people.patients.card import (
    BornLater,
    CardAlone,
    CardMerged,
    Consent,
    Did,
    NewCard,
    NewTalk,
)
from clinicguard.people.patients.desk import Taken
from clinicguard.people.patients.importing import HEADINGS, plan_cards
from clinicguard.people.patients.taking_over import made_ready
from clinicguard.people.staff import NameNeeded, ReasonNeeded
from clinicguard.storage.log import entries
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic

WANG = NewCard("王小明", "A00123", date(1990, 5, 1), "0912-345-678")


def take_over(clinic: Clinic, text: str, name: str = "list.csv") -> Taken:
    sheet = read_bytes(name, text.encode())
    plan = plan_cards(sheet, guessed(sheet.headings, HEADINGS), date(2026, 11, 20))
    return clinic.patients.take_over(sheet, plan.cards, len(plan.faulty_lines))


def test_a_card_is_shown_masked_and_in_full_only_with_an_entry(clinic: Clinic) -> None:
    card = clinic.patients.add(WANG)
    shown = clinic.patients.lists.card(card.id)
    assert (shown.about.name, shown.about.chart, shown.about.born) == ("王○明", "…123", None)
    before = clinic.head().seq
    assert clinic.patients.unmask(card.id, "回電核對").about == WANG
    assert clinic.head().seq == before + 1
    with pytest.raises(ReasonNeeded):
        clinic.patients.unmask(card.id, " ")


def test_a_change_keeps_the_old_wording(clinic: Clinic) -> None:
    card = clinic.patients.add(WANG)
    changed = clinic.patients.change(card.id, NewCard("王曉明", "A00123"), "身分證更名")
    past = [(each.did, each.field, each.old, each.new) for each in changed.past]
    assert past == [
        (Did.MADE, "", "", ""),
        (Did.CHANGED, "name", "王小明", "王曉明"),
        (Did.CHANGED, "born", "1990-05-01", ""),
        (Did.CHANGED, "phone", "0912-345-678", ""),
    ]
    masked = clinic.patients.lists.card(card.id).past
    assert (masked[1].old, masked[2].old, masked[3].old) == ("王○明", "", "…678")


def test_what_is_no_card_is_refused(clinic: Clinic) -> None:
    with pytest.raises(NameNeeded):
        clinic.patients.add(NewCard("  "))
    with pytest.raises(BornLater):
        clinic.patients.add(NewCard("王小明", born=date(2030, 1, 1)))


def test_forms_of_the_same_person_are_noticed(clinic: Clinic) -> None:
    card = clinic.patients.add(WANG)
    other = clinic.patients.add(NewCard("王 小明", "", None, "+886 912 345 678"))
    clinic.patients.add(NewCard("王小明", "B777", date(1955, 1, 1)))
    (pair,) = clinic.patients.lists.alike()
    assert ({pair.one.id, pair.other.id}, pair.how) == ({card.id, other.id}, Likeness.LIKELY)
    known = clinic.patients.lists.known(Identity("", "ａ-00123"))
    assert [(each.id, how) for each, how in known] == [(card.id, Likeness.SAME)]


def test_merged_cards_are_one_and_come_apart_whole(clinic: Clinic) -> None:
    keep, other = clinic.patients.add(WANG), clinic.patients.add(NewCard("王 小明"))
    clinic.patients.tag(other.id, "輪椅")
    merged = clinic.patients.merge(keep.id, other.id, "同一人，電話相同")
    assert [each.id for each in merged.within] == [other.id]
    assert clinic.patients.lists.card(other.id).id == keep.id
    assert [row.id for row in clinic.patients.lists.page().rows] == [keep.id]
    with pytest.raises(CardMerged):
        clinic.patients.change(other.id, WANG, "x")
    apart = clinic.patients.split(other.id, "其實是父子")
    assert (apart.into, [tag.words for tag in apart.tags]) == (None, ["輪椅"])
    assert [each.did for each in apart.past] == [Did.MADE, Did.MERGED, Did.SPLIT]
    assert clinic.patients.lists.number() == 2
    with pytest.raises(CardAlone):
        clinic.patients.split(other.id, "again")
    with pytest.raises(CardAlone):
        clinic.patients.merge(keep.id, keep.id, "again")


def test_tags_by_hand_stand_once_and_end_with_a_reason(clinic: Clinic) -> None:
    card = clinic.patients.add(WANG)
    clinic.patients.tag(card.id, "怕痛")
    tagged = clinic.patients.tag(card.id, " 怕痛 ")
    assert [tag.words for tag in tagged.tags] == ["怕痛"]
    assert clinic.patients.lists.page().rows[0].tags == ("怕痛",)
    with pytest.raises(ReasonNeeded):
        clinic.patients.untag(card.id, tagged.tags[0].id, "")
    assert clinic.patients.untag(card.id, tagged.tags[0].id, "本人說不用記").tags == ()


def test_what_was_explained_stands_on_the_card(clinic: Clinic) -> None:
    card = clinic.patients.add(WANG)
    at = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
    talk = NewTalk(
        at, "下顎智齒拔除", "麻木、腫脹、乾性齒槽炎", Consent.CONSENTED, "手術同意書 1121"
    )
    (kept,) = clinic.patients.explain(card.id, talk).talks
    assert (kept.said, kept.by) == (talk, clinic.person.id)


def test_a_list_is_taken_over_as_one_act(clinic: Clinic) -> None:
    before = clinic.head().seq
    taken = take_over(clinic, "病歷號,姓名\nA1,王小明\nA2,李若嵐\n,=cmd()\n")
    assert taken == Taken(made=3, known=0, filled=0, left_out=0)
    with clinic.database.reading() as session:
        (entry,) = entries(session, before)
    assert (entry.body["verb"], len(entry.body["rows"])) == ("patient.import", 4)
    (file,) = clinic.patients.lists.imports()
    assert (file.taken, file.name, len(file.sha256)) == (3, "list.csv", 64)
    assert clinic.patients.lists.taken_over(file.sha256) == file
    card = clinic.patients.lists.card(1)
    assert card.imported is not None
    assert (card.imported.file, card.imported.line) == ("list.csv", 2)


def test_who_is_here_already_is_filled_in_never_overwritten(clinic: Clinic) -> None:
    card = clinic.patients.add(NewCard("王小明", "A-00123", None, "0912-345-678"))
    taken = take_over(clinic, "病歷號,姓名,生日,電話\nA00123,王大明,79/5/1,0222223333\n")
    assert taken == Taken(made=0, known=1, filled=1, left_out=0)
    about = clinic.patients.unmask(card.id, "看").about
    assert (about.name, about.phone, about.born) == ("王小明", "0912-345-678", date(1990, 5, 1))
    assert take_over(clinic, "病歷號,姓名\nA00123,王大明\n").filled == 0


def test_a_merged_card_stands_for_the_one_it_went_into(clinic: Clinic) -> None:
    keep = clinic.patients.add(NewCard("王小明", "B1"))
    other = clinic.patients.add(NewCard("王小明", "A1"))
    clinic.patients.merge(keep.id, other.id, "同一人")
    assert take_over(clinic, "病歷號,姓名,電話\nA1,王小明,0912345678\n").known == 1
    assert clinic.patients.unmask(keep.id, "看").about.phone == "0912345678"


def test_stopped_half_way_nothing_was_taken_over(clinic: Clinic) -> None:
    sheet = read_bytes("list.csv", ("姓名\n" + "".join(f"王{n}\n" for n in range(1200))).encode())
    plan = plan_cards(sheet, guessed(sheet.headings, HEADINGS), date(2026, 11, 20))
    before = clinic.head().seq

    def stop(done: int, whole: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        clinic.patients.take_over(sheet, plan.cards, step=stop)
    assert (clinic.patients.lists.number(), clinic.head().seq) == (0, before)


def test_what_is_written_in_bulk_is_what_the_log_says_and_is_found(clinic: Clinic) -> None:
    take_over(clinic, "病歷號,姓名,生日,備註\nA1,𠮷田\0犇,79/5/1,=cmd() 🦷\nA2,<b>李</b>,,\n")
    assert clinic.check_log().findings == ()
    assert clinic.patients.unmask(1, "看").about.name == "𠮷田犇"
    assert [row.id for row in clinic.patients.lists.page("𠮷").rows] == [1]
    clinic.patients.change(1, NewCard("吉田", "A1"), "寫法")
    assert [row.id for row in clinic.patients.lists.page("𠮷").rows] == []
    assert clinic.check_log().findings == ()


def test_a_card_that_came_while_the_list_was_matched_is_not_made_twice(clinic: Clinic) -> None:
    sheet = read_bytes("list.csv", "病歷號,姓名\nA1,王小明\nA2,李若嵐\n".encode())
    plan = plan_cards(sheet, guessed(sheet.headings, HEADINGS), date(2026, 11, 20))
    ready = made_ready(clinic.patients.begin(), plan.cards)
    clinic.patients.add(NewCard("王小明", "A1"))
    assert clinic.patients.take_over_ready(sheet, ready) == Taken(1, 1, 0, 0)
    assert clinic.patients.lists.number() == 2


def test_cards_are_found_by_name_chart_and_phone(clinic: Clinic) -> None:
    clinic.patients.add(WANG)
    clinic.patients.add(NewCard("Ann Lee", "Z9", None, "02-2222-3333"))
    for typed in ("王小", "A00123", "0912345678", "0912-345-678"):
        assert [row.name for row in clinic.patients.lists.page(typed).rows] == ["王○明"], typed
    page = clinic.patients.lists.page("lee")
    assert (page.found, page.all) == (1, 2)


@pytest.mark.parametrize("role", ["reception", "counsel"])
def test_a_list_is_taken_over_by_who_leads(made: MadeClinic, role: str) -> None:
    clinic = made.open(role)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        take_over(clinic, "姓名\n王小明\n")

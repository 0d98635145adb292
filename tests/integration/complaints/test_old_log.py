"""An old complaint log taken over on a real book; complaints on cards; where it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.beside import PlaceKind
from clinicguard.complaints.complaint import Patient
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.desk_import import TakenOver
from clinicguard.complaints.listed import Filter, Sort
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.complaints.moves import State
from clinicguard.complaints.old_log import HEADINGS, Ground, OldComplaint, plan_log
from clinicguard.complaints.taking_over import made_ready
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.complaints.troubles import AlreadySo, NoSuchPart, ReasonMissing
from clinicguard.host.clock import to_text
from clinicguard.host.spreadsheet.columns import guessed
from clinicguard.host.spreadsheet.reading import read_bytes
from clinicguard.host.spreadsheet.sheet import Sheet
from clinicguard.people.identity import Identity
from clinicguard.people.patients.card import NewCard
from clinicguard.storage.log import entries
from tests.integration.complaints.given import NEW

HEAD = "編號,受理日期,病患姓名,病歷號,管道,分類,客訴內容,處理結果,結案日期,受理人\n"
LOG = (
    HEAD + "97,107/6/3,王小明,A001,來電,等候時間,等了兩小時,說明並致歉,107/6/5,林美華\n"
    "98,108/1/9 14:20,李若嵐,,現場,,櫃檯口氣差,,,小陳\n"
)


def planned(
    clinic: Clinic, text: str, unsaid: State = State.LOOKING
) -> tuple[Sheet, tuple[OldComplaint, ...]]:
    sheet = read_bytes("舊客訴.csv", text.encode("utf-8"))
    ground = Ground(clinic.profile.zone, date(2026, 11, 20), taxonomy(), unsaid)
    plan = plan_log(sheet, guessed(sheet.headings, HEADINGS), ground)
    assert plan.faults == ()
    return sheet, plan.complaints


def take_over(clinic: Clinic, text: str = LOG, unsaid: State = State.LOOKING) -> TakenOver:
    return clinic.complaints.take_over(*planned(clinic, text, unsaid), taxonomy())


def test_old_complaints_keep_their_dates_and_say_where_they_come_from(clinic: Clinic) -> None:
    card = clinic.patients.add(NewCard("王小明", "A-001"))
    before = clinic.head().seq
    assert take_over(clinic) == TakenOver(complaints=2, on_cards=1, left_out=0)
    assert clinic.head().seq == before + 1
    first = clinic.complaint_lists.whole("C-2018-0001")
    assert (first.state, first.taken_by) == (State.CLOSED, 4)
    assert to_text(first.received_at) == "2018-06-02T16:00:00.000Z"
    assert first.answers[0].words == first.endings[0].words == "說明並致歉"
    assert [issue.subtype for issue in first.issues] == ["waiting"]
    beside = clinic.complaint_lists.beside.of("C-2018-0001")
    assert beside.tie is not None
    assert beside.tie.card == card.id
    assert beside.origin is not None
    assert (beside.origin.file, beside.origin.line, beside.origin.old_number) == (
        "舊客訴.csv", 2, "97",
    )  # fmt: skip
    second = clinic.complaint_lists.beside.of("C-2019-0001")
    assert second.tie is None
    assert second.origin is not None
    assert second.origin.taken_by == "小○"


def test_an_old_complaint_starts_no_clock_and_can_be_worked_on(clinic: Clinic) -> None:
    take_over(clinic)
    still_open = clinic.complaint_lists.whole("C-2019-0001")
    assert (still_open.state, still_open.clocks, still_open.promises) == (State.LOOKING, (), ())
    assert clinic.task_lists.clocks() == ()
    clinic.complaints.withdraw("C-2019-0001", "病人說不用了")
    clinic.complaints.reopen("C-2018-0001", "又來反映")
    assert clinic.complaint_lists.whole("C-2018-0001").state is State.LOOKING


def test_old_complaints_are_found_and_listed_by_their_day(clinic: Clinic) -> None:
    take_over(clinic)
    lists = clinic.complaint_lists
    found = lists.page(Filter(text="致歉")).rows
    assert [row.number for row in found] == ["C-2018-0001"]
    asked = Filter(first_day=date(2019, 1, 9), last_day=date(2019, 1, 9))
    assert [row.number for row in lists.page(asked, Sort.NEWEST).rows] == ["C-2019-0001"]
    assert [row.number for row in lists.page(Filter(text="97")).rows] == ["C-2018-0001"]


def test_an_import_is_one_entry_that_names_every_row(clinic: Clinic) -> None:
    before = clinic.head().seq
    take_over(clinic)
    with clinic.database.reading() as session:
        (entry,) = entries(session, before)
    tables = [row[0] for row in entry.body["rows"]]
    assert (entry.body["verb"], tables.count("complaint")) == ("complaint.import", 2)
    assert tables.count("complaint_origin") == 2
    assert clinic.check_log().findings == ()


def test_stopped_half_way_nothing_is_taken_over(clinic: Clinic) -> None:
    rows = "".join(f"{n},107/6/3,王小明,A001,來電,,等了{n}分,,,\n" for n in range(1100))
    ready = made_ready(clinic.complaints.begin_log(), planned(clinic, HEAD + rows)[1], taxonomy())
    before = clinic.head().seq

    def stop(done: int, whole: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        clinic.complaints.take_over_ready(planned(clinic, LOG)[0], ready, step=stop)
    assert (clinic.complaint_lists.count(Filter()), clinic.head().seq) == (0, before)


def test_what_was_written_since_the_log_was_made_ready_is_met(clinic: Clinic) -> None:
    sheet, olds = planned(clinic, LOG + "99,115/3/5,陳大文,A009,來電,,太冷,,,\n")
    ready = made_ready(clinic.complaints.begin_log(), olds, taxonomy())
    clinic.patients.add(NewCard("王小明", "A001"))
    assert clinic.complaints.log(NEW).number == "C-2026-0001"
    assert clinic.complaints.take_over_ready(sheet, ready) == TakenOver(3, 1, 0)
    assert clinic.complaint_lists.whole("C-2026-0002").verbatim == "太冷"
    assert clinic.complaints.log(NEW).number == "C-2026-0003"
    assert clinic.check_log().findings == ()


def test_an_old_complaint_is_numbered_by_the_year_of_the_clinic(clinic: Clinic) -> None:
    take_over(clinic, HEAD + "1,107/1/1,王小明,,來電,,太冷,,,\n")
    assert clinic.complaint_lists.whole("C-2018-0001").verbatim == "太冷"


def test_a_new_complaint_finds_its_card_by_the_chart(desk: ComplaintDesk, clinic: Clinic) -> None:
    card = clinic.patients.add(NewCard("李若嵐", "Ａ-00482"))
    logged = desk.log(NEW)
    tie = clinic.complaint_lists.beside.of(logged.number).tie
    assert tie is not None
    assert (tie.card, tie.name, tie.how) == (card.id, "李○嵐", "by_chart")
    other = desk.log(replace(NEW, patient=Patient("陳大文", "A00482", None)))
    assert clinic.complaint_lists.beside.of(other.number).tie is None


def test_a_complaint_moves_from_a_wrong_card_with_a_reason(
    desk: ComplaintDesk, lists: ComplaintLists, clinic: Clinic
) -> None:
    wrong = clinic.patients.add(NewCard("李若嵐", "A00482"))
    right = clinic.patients.add(NewCard("李若蘭", "A00842"))
    number = desk.log(NEW).number
    with pytest.raises(ReasonMissing):
        desk.set_card(number, right.id, "")
    desk.set_card(number, right.id, "姓名只差一個字")
    assert lists.beside.on_cards([wrong.id]) == ()
    assert lists.beside.on_cards([right.id]) == (number,)
    with pytest.raises(AlreadySo):
        desk.set_card(number, right.id, "again")
    desk.set_card(number, None, "兩張都不是")
    beside = lists.beside.of(number)
    assert beside.tie is None
    assert {each.card for each in beside.suggested} == {wrong.id}
    assert lists.beside.perhaps_on(Identity("李若嵐")) == (number,)


def test_where_it_happened_is_noted_once_and_can_be_taken_back(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    number = desk.log(NEW).number
    desk.note_place(number, PlaceKind.PLACE, "二樓 候診區")
    with pytest.raises(AlreadySo):
        desk.note_place(number, PlaceKind.PLACE, "二樓候診區")
    desk.note_place(number, PlaceKind.DEVICE, "X 光機")
    assert lists.beside.words_used(PlaceKind.PLACE) == ("二樓 候診區",)
    place = lists.beside.of(number).places[0]
    desk.end_place(number, place.id, "是一樓")
    assert [each.words for each in lists.beside.of(number).places] == ["X 光機"]
    with pytest.raises(NoSuchPart):
        desk.end_place(number, place.id, "again")


def test_a_kept_view_has_a_name_of_its_own(desk: ComplaintDesk, lists: ComplaintLists) -> None:
    kept = desk.views.keep(" 未結  櫃檯 ", {"view": "open", "role": "reception"})
    assert (kept.name, lists.views.all()) == ("未結 櫃檯", (kept,))
    with pytest.raises(AlreadySo):
        desk.views.keep("未結 櫃檯", {})
    desk.views.drop(kept.id)
    assert lists.views.all() == ()
    with pytest.raises(NoSuchPart):
        desk.views.drop(kept.id)
    desk.views.keep("未結 櫃檯", {})

"""What the list page reads: filters, search, order, masks, counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from clinicguard.clinic import Clinic
from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import (
    Channel,
    Complainant,
    Field,
    LinkKind,
    Patient,
    Relation,
    StaffRole,
)
from clinicguard.complaints.contact import Means
from clinicguard.complaints.desk import ComplaintDesk
from clinicguard.complaints.intake import NewComplaint, NewPromise
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.listed import ClockFilter, Filter, Page, Sort, View
from clinicguard.complaints.lists import ComplaintLists
from clinicguard.complaints.moves import OPEN, Kind, State, Verb
from clinicguard.people.identity import Identity, Likeness
from clinicguard.storage.troubles import NotFound
from clinicguard.tasks.task import Light
from tests.integration.complaints.given import NEW, RECEIVED, worked_to
from tests.made import HandClock, MadeClinic


def numbers(page: Page) -> list[str]:
    return [row.number[-1] for row in page.rows]


def named(name: str, words: str = "等很久", **more: object) -> NewComplaint:
    whom = Complainant(name, Relation.PATIENT, "")
    new = replace(NEW, complainant=whom, patient=Patient("", "", None), verbatim=words)
    return replace(new, **more)  # type: ignore[arg-type]


def test_the_row_begins_with_the_clock_that_is_due_first(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    desk.log(NEW)
    [row] = lists.page(Filter()).rows
    assert row.clock is not None
    assert row.clock.kind is ClockKind.FIRST_REPLY
    assert (row.clock.left.days, row.clock.left.light) == (1, Light.SOON)
    assert (row.number, row.state, row.channel) == ("C-2026-0001", State.NEW, Channel.PHONE)


def test_names_on_the_list_and_in_its_words_are_masked(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    desk.log(named("李若嵐", "我是李若嵐，等了很久"))
    [row] = lists.page(Filter()).rows
    assert row.name == "李○嵐"
    assert row.snippet.words == "我是李○嵐，等了很久"
    whole = lists.whole(row.number)
    assert whole.complainant.name == "李○嵐"
    assert whole.verbatim == "我是李若嵐，等了很久"


def test_a_whole_complaint_shows_no_name_number_or_birth_date_unasked(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    number = desk.log(NEW).number
    desk.edit(number, Field.COMPLAINANT, "李若蘭", "聽錯")
    desk.edit(number, Field.CHART, "B99999", "打錯")
    desk.edit(number, Field.REACH, "0911-111-111", "換號碼")
    desk.edit(number, Field.BORN, "1990-05-01", "補上")
    masked = lists.whole(number)
    shown = repr((masked.complainant, masked.patient, masked.edits))
    for secret in ("若嵐", "若蘭", "A00482", "B99999", "0911", "0900", "1990"):
        assert secret not in shown
    assert desk.unmask(number, "回電").complainant.name == "李若蘭"


def test_running_clocks_come_first_then_held_then_none(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    worked_to(desk, State.CLOSED)
    held = worked_to(desk, State.ACKNOWLEDGED)
    desk.hold_clock(held.number, ClockKind.ANSWER, "等病人補收據")
    desk.log(replace(NEW, received_at=RECEIVED - timedelta(days=7)))
    desk.log(NEW)
    page = lists.page(Filter())
    assert numbers(page) == ["3", "4", "2", "1"]
    overdue, _, waiting, ended = page.rows
    assert overdue.clock is not None
    assert overdue.clock.left.overdue
    assert overdue.clock.left.light is Light.BURNS
    assert waiting.clock is not None
    assert waiting.clock.held == "等病人補收據"
    assert ended.clock is None


def test_other_orders(desk: ComplaintDesk, lists: ComplaintLists) -> None:
    for days in (2, 5, 1):
        desk.log(replace(NEW, received_at=RECEIVED - timedelta(days=days)))
    assert numbers(lists.page(Filter(), Sort.NEWEST)) == ["3", "1", "2"]
    assert numbers(lists.page(Filter(), Sort.OLDEST)) == ["2", "1", "3"]
    assert numbers(lists.page(Filter(), Sort.NUMBER)) == ["3", "2", "1"]


def test_paging_shows_each_row_once(desk: ComplaintDesk, lists: ComplaintLists) -> None:
    for _ in range(5):
        desk.log(NEW)
    pages = [lists.page(Filter(), Sort.NUMBER, offset, 2) for offset in (0, 2, 4)]
    assert [numbers(page) for page in pages] == [["5", "4"], ["3", "2"], ["1"]]
    assert {page.total for page in pages} == {5}


FILTERS: list[tuple[Filter, set[str]]] = [
    (Filter(states=frozenset({State.NEW})), {"1", "3", "4"}),
    (Filter(states=OPEN), {"1", "2", "3", "4"}),
    (Filter(kinds=frozenset({Kind.COMPLIMENT})), {"3"}),
    (Filter(channels=frozenset({Channel.LINE, Channel.BOX})), {"3", "4"}),
    (Filter(staff_roles=frozenset({StaffRole.DENTIST})), {"4"}),
    (Filter(taken_by=2), {"4"}),
    (Filter(flags=frozenset({Flag.MEDIA})), {"1"}),
    (Filter(flags=frozenset({Flag.MEDIA, Flag.LEGAL})), set()),
    (Filter(categories=frozenset({Category.INSTITUTION})), {"2", "5"}),
    (Filter(categories=frozenset({Category.SAFETY, Category.RESPECT})), set()),
    (Filter(clock=ClockFilter.OVERDUE), {"4"}),
    (Filter(clock=ClockFilter.NONE), {"3", "5"}),
    (Filter(clock=ClockFilter.RUNNING), {"1", "2", "4"}),
    (Filter(first_day=date(2026, 11, 20)), {"1", "2", "3", "5"}),
    (Filter(last_day=date(2026, 11, 19)), {"4"}),
    (Filter(first_day=date(2026, 11, 13), last_day=date(2026, 11, 13)), {"4"}),
    (Filter(text="等候", states=frozenset({State.NEW})), {"1"}),
]


@pytest.mark.parametrize(("filter", "expected"), FILTERS)
def test_filters(
    desk: ComplaintDesk, lists: ComplaintLists, filter: Filter, expected: set[str]
) -> None:
    desk.log(named("一", "等候太久", flags=frozenset({Flag.MEDIA, Flag.MINOR})))
    desk.unflag("C-2026-0001", Flag.MINOR, "成年")
    worked_to(desk, State.LOOKING)
    desk.log(named("三", "謝謝", kind=Kind.COMPLIMENT, channel=Channel.LINE))
    desk.log(
        named(
            "四",
            "太冷",
            channel=Channel.BOX,
            staff_role=StaffRole.DENTIST,
            taken_by=2,
            received_at=RECEIVED - timedelta(days=7),
        )
    )
    worked_to(desk, State.CLOSED)
    page = lists.page(filter)
    assert set(numbers(page)) == expected
    assert page.total == lists.count(filter) == len(expected)


def test_a_lowered_flag_and_an_undone_hold_no_longer_filter(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    number = desk.log(replace(NEW, flags=frozenset({Flag.MEDIA}))).number
    media, held = Filter(flags=frozenset({Flag.MEDIA})), Filter(clock=ClockFilter.HELD)
    desk.hold_clock(number, ClockKind.FIRST_REPLY, "等")
    desk.hold_clock(number, ClockKind.ANSWER, "等")
    assert (lists.count(media), lists.count(held)) == (1, 1)
    desk.unflag(number, Flag.MEDIA, "誤會")
    desk.resume_clock(number, ClockKind.ANSWER)
    assert (lists.count(media), lists.count(held)) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("等", "等"),
        ("等候", "等候"),
        ("候室", "候室"),
        ("候室很", "候室很"),
        ("等候室很冷", "等候室很冷"),
        ("𠮷", "𠮷"),
        ("x光", "X光"),
        ("Ｘ", "X"),
        ("b超", "B超"),
    ],
)
def test_search_finds_from_one_character_up_and_shows_the_hit(
    desk: ComplaintDesk, lists: ComplaintLists, typed: str, hit: str
) -> None:
    desk.log(named("一", "𠮷先生說等候室很冷，X光 B超都等很久"))
    desk.log(named("二", "收費不清楚"))
    page = lists.page(Filter(text=typed))
    assert page.total == 1
    shown = page.rows[0].snippet
    assert hit in [shown.words[start:end] for start, end in shown.hits]


@pytest.mark.parametrize("typed", ["候等", "很熱", "z", "室冷"])
def test_search_does_not_find_what_is_not_there(
    desk: ComplaintDesk, lists: ComplaintLists, typed: str
) -> None:
    desk.log(named("一", "等候室很冷"))
    assert lists.page(Filter(text=typed)).total == 0


@pytest.mark.parametrize("typed", ["C-2026-0002", "0002", "陳堃", "0911-222-333", "B7", "怡安"])
def test_search_finds_by_number_name_phone_and_chart(
    desk: ComplaintDesk, lists: ComplaintLists, typed: str
) -> None:
    desk.log(NEW)
    desk.log(
        replace(
            NEW,
            complainant=Complainant("陳堃", Relation.FAMILY, "0911-222-333"),
            patient=Patient("陳怡安", "B7", None),
        )
    )
    assert numbers(lists.page(Filter(text=typed))) == ["2"]


def test_a_hit_far_inside_or_in_what_came_later_is_shown(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    number = desk.log(named("一", "前" * 500 + "等候" + "後" * 500)).number
    desk.note_contact(number, Means.PHONE, "說明\n延誤的原因")
    [inside] = lists.page(Filter(text="等候")).rows
    assert [inside.snippet.words[a:b] for a, b in inside.snippet.hits] == ["等候"]
    assert inside.snippet.words.startswith("…前")
    assert inside.snippet.words.endswith("後…")
    [later] = lists.page(Filter(text="延誤")).rows
    assert later.snippet.words == "說明 延誤的原因"
    assert later.snippet.hits == ((3, 5),)


def test_an_edited_wording_is_found_by_its_new_words_alone(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    number = desk.log(named("一", "等候太久")).number
    desk.edit(number, Field.VERBATIM, "收費不清楚", "聽錯")
    assert lists.count(Filter(text="收費")) == 1
    assert lists.count(Filter(text="等候")) == 0


def test_after_an_answer_the_next_promise_leads_the_row(
    desk: ComplaintDesk, lists: ComplaintLists, clock: HandClock
) -> None:
    number = worked_to(desk, State.ANSWERED).number
    for days in (7, 3):
        due = clock.now() + timedelta(days=days)
        desk.promise(number, NewPromise(f"第 {days} 天關懷", due))
    [row] = lists.page(Filter()).rows
    assert row.clock is None
    assert row.promise is not None
    assert row.promise.words == "第 3 天關懷"
    desk.satisfaction(number, 4)
    assert lists.page(Filter()).rows[0].score == 4


def test_views_are_counted_for_who_looks(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("reception")
    desk, lists = ComplaintDesk(clinic.book), ComplaintLists(clinic.reader)
    desk.log(NEW)
    desk.log(replace(NEW, taken_by=2, received_at=RECEIVED - timedelta(days=7)))
    desk.log(replace(NEW, kind=Kind.COMPLIMENT))
    assert lists.counts() == {
        View.OPEN: 3,
        View.OVERDUE: 1,
        View.TODAY: 0,
        View.MINE: 2,
        View.GOOD: 1,
        View.ALL: 3,
    }
    clock.forward(days=3)
    assert lists.counts()[View.TODAY] == 1


def test_the_register_counts_this_year_and_what_is_open(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    worked_to(desk, State.CLOSED)
    desk.log(replace(NEW, received_at=RECEIVED - timedelta(days=400)))
    desk.log(NEW)
    register = lists.register()
    assert (register.year, register.logged, register.open) == (2026, 2, 2)


def test_the_year_begins_at_midnight_of_the_clinic(
    desk: ComplaintDesk, lists: ComplaintLists, clock: HandClock
) -> None:
    clock.time = clock.time.replace(year=2026, month=12, day=31, hour=18)
    desk.log(NEW)
    assert lists.register().year == 2027
    assert lists.register().logged == 0


def test_somebody_who_complained_before_is_noticed(
    desk: ComplaintDesk, lists: ComplaintLists
) -> None:
    desk.log(replace(NEW, received_at=RECEIVED - timedelta(days=400)))
    desk.log(NEW)
    known = lists.known(Identity(name="李 若嵐", phone="+886900000000"))
    assert known is not None
    assert (known.number, known.likeness) == ("C-2026-0002", Likeness.LIKELY)
    assert (known.name, known.chart) == ("李○嵐", "…482")
    assert (known.times_this_year, known.times) == (1, 2)
    assert lists.known(Identity(name="李若蘭")) is None
    assert lists.known(Identity()) is None


def test_the_how_manieth_complaint_it_is(desk: ComplaintDesk, lists: ComplaintLists) -> None:
    for _ in range(2):
        desk.log(NEW)
    desk.log(named("王大明"))
    desk.log(NEW)
    assert [lists.times(f"C-2026-000{n}") for n in (1, 2, 3, 4)] == [1, 2, 1, 3]


def test_complaints_tied_to_a_page(desk: ComplaintDesk, lists: ComplaintLists) -> None:
    for _ in range(3):
        desk.log(NEW)
    for n in (3, 1):
        desk.link(f"C-2026-000{n}", LinkKind.INCIDENT, "incident/I-2026-0001")
    assert lists.linked_to("incident/I-2026-0001") == ("C-2026-0001", "C-2026-0003")
    desk.unlink("C-2026-0001", "incident/I-2026-0001", "誤連")
    assert lists.linked_to("incident/I-2026-0001") == ("C-2026-0003",)


def test_what_is_not_there(lists: ComplaintLists) -> None:
    for ask in (lists.whole, lists.times):
        with pytest.raises(NotFound):
            ask("C-2026-0001")
    assert lists.page(Filter()) == Page((), 0, 0)


def test_the_tables_are_what_the_migration_made(clinic: Clinic) -> None:
    from clinicguard.storage.rows import Row

    ours = ("complaint", "patient", "import_file")
    tables = [table for name, table in Row.metadata.tables.items() if name.startswith(ours)]
    assert len(tables) == 24
    with clinic.database.reading() as session:
        for table in tables:
            found = session.execute(text(f"PRAGMA table_info({table.name})")).all()
            assert {(each[1], bool(each[3] or each[5])) for each in found} == {
                (column.name, not column.nullable) for column in table.columns
            }
            indexes = session.execute(text(f"PRAGMA index_list({table.name})")).all()
            assert {each[1] for each in indexes if "autoindex" not in each[1]} == {
                str(index.name) for index in table.indexes
            }


def test_the_list_reads_nothing_but_its_index(clinic: Clinic, desk: ComplaintDesk) -> None:
    desk.log(NEW)
    from clinicguard.complaints.asked import asked, in_order

    for filter, _ in FILTERS:
        query = in_order(asked(filter, clinic.reader), Sort.CLOCK).limit(50)
        with clinic.database.reading() as session:
            compiled = query.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
            plan = session.execute(text("EXPLAIN QUERY PLAN " + str(compiled).replace(":", r"\:")))
            steps = [row[3] for row in plan if "complaint" in row[3]]
        assert all("USING COVERING INDEX complaint_by_" in step for step in steps)
        assert steps


def test_a_sheet_says_what_is_left_and_what_may_be_done(
    made: MadeClinic, desk: ComplaintDesk, lists: ComplaintLists, clock: HandClock
) -> None:
    number = desk.log(NEW).number
    clock.forward(days=3)
    desk.hold_clock(number, ClockKind.ANSWER, "等病人")
    clock.forward(days=2)
    desk.resume_clock(number, ClockKind.ANSWER)
    sheet = lists.sheet(number)
    assert sheet.complaint.complainant.name == "李○嵐"
    assert [view.days for view in sheet.clocks] == [1, 7]
    assert [view.left.overdue for view in sheet.clocks] == [True, False]
    assert (sheet.times, sheet.people[4]) == (1, "林美華")
    assert Verb.ACKNOWLEDGE in sheet.able
    assert Verb.ANSWER not in sheet.able
    reception = ComplaintLists(made.open("reception").reader).sheet(number)
    assert Verb.ACKNOWLEDGE in reception.able
    assert Verb.WITHDRAW not in reception.able
    assert reception.may_unmask

"""A pasted list is read as a person would read it, and gives nobody more than they had."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.people.pasting import LONGEST, MOST, Fault, read_list


@pytest.mark.parametrize(
    ("line", "name", "title", "role", "phone"),
    [
        ("周品妤\t護理師\t0900-000-777", "周品妤", "護理師", "clinician", "0900-000-777"),
        ("周品妤，櫃檯，（02）0000-1111", "周品妤", "櫃檯", "reception", "（02）0000-1111"),
        ("1. \t周品妤\t護理長", "周品妤", "護理長", "manager", ""),
        ("Mary Ann Lee, dentist, +44 20 0000 0000", "Mary Ann Lee", "dentist", "clinician",
         "+44 20 0000 0000"),
        ("李护士  前台  010-00001111", "李护士", "前台", "reception", "010-00001111"),
    ],
)  # fmt: skip
def test_a_line_is_taken_apart(line: str, name: str, title: str, role: str, phone: str) -> None:
    [found] = read_list(line)
    assert (found.name, found.title, found.role, found.phone) == (name, title, role, phone)


def test_a_role_that_nothing_tells_is_the_smallest_and_said_to_be_assumed() -> None:
    [found] = read_list("周品妤\t什麼都做")
    assert (found.role, found.sure) == ("reception", False)


def test_nobody_becomes_an_owner_by_a_list() -> None:
    [found] = read_list("周品妤\t負責人")
    assert (found.role, found.sure) == ("manager", False)


def test_heads_empty_lines_and_who_is_there_already_are_known() -> None:
    found = read_list("姓名\t職稱\n\n林美華\t櫃檯\n周品妤\n周品妤\n", ["林美華"])
    assert [(each.line, each.name, each.fault) for each in found] == [
        (3, "林美華", Fault.ON_THE_LIST),
        (4, "周品妤", Fault.NONE),
        (5, "周品妤", Fault.TWICE),
    ]


@given(st.text(max_size=400))
def test_whatever_is_pasted_is_read_without_a_slip(text: str) -> None:
    for each in read_list(text):
        assert each.name.strip() or not each.fine
        assert each.role != "owner"


def test_a_line_that_cannot_be_taken_is_named_by_its_number_and_says_why() -> None:
    found = read_list(f"周品妤\n\n0900-000-888\n{'長' * (LONGEST + 1)}\n")
    assert [(each.line, each.fault) for each in found] == [
        (1, Fault.NONE),
        (3, Fault.NO_NAME),
        (4, Fault.LONG_NAME),
    ]


def test_a_book_is_not_taken_for_a_list() -> None:
    found = read_list("\n".join(f"某{n}" for n in range(5000)))
    assert sum(each.fine for each in found) == MOST
    assert (found[-1].line, found[-1].fault) == (MOST + 1, Fault.TOO_MANY)


@pytest.mark.parametrize(
    ("line", "name", "title", "phone"),
    [
        ("陳怡君 櫃檯 0922000111", "陳怡君", "櫃檯", "0922000111"),
        ("陳怡君 櫃檯", "陳怡君", "櫃檯", ""),
        ("陳怡君 04-2222 3333", "陳怡君", "", "04-2222 3333"),
        ("Helen Ashworth 07700 900102", "Helen Ashworth", "", "07700 900102"),
        ("Helen Ashworth nurse 07700 900102", "Helen Ashworth", "nurse", "07700 900102"),
        ("Mary Ann Smith", "Mary Ann Smith", "", ""),
        ("Nurse Jones", "Nurse Jones", "", ""),
    ],
)
def test_single_spaces_set_apart_where_nothing_else_does(
    line: str, name: str, title: str, phone: str
) -> None:
    (read,) = read_list(line)
    assert (read.name, read.title, read.phone, read.fine) == (name, title, phone, True)


@pytest.mark.parametrize(
    ("title", "role"),
    [("主治醫師", "clinician"), ("資深護理長", "manager"), ("head nurse", "clinician"),
     ("副院長", "manager"), ("清潔", "reception")],
)  # fmt: skip
def test_a_longer_title_is_read_by_its_end_and_shown_as_assumed(title: str, role: str) -> None:
    (read,) = read_list(f"林建宏，{title}")
    assert (read.role, read.sure) == (role, False)

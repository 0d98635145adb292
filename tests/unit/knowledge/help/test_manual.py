"""The manual itself: three languages that say the same, whole, printable, and its search."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest

from clinicguard.documents.help_page import ManualPaper, help_page
from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.help import ManualPage, load_manual, search
from clinicguard.knowledge.help.contents import picture_file
from clinicguard.knowledge.help.written import Heading, Items, Picture, words_of

TASKS = "tasks"


def shape(page: ManualPage) -> Iterator[object]:
    """What a translation must not lose: kinds of blocks, how many points, which pictures."""
    for block in page.blocks:
        match block:
            case Items():
                yield len(block.items), block.ordered
            case Picture():
                yield block.name
            case Heading():
                yield block.level
            case _:
                yield type(block)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_the_same_in_every_language(language: Language) -> None:
    ours, theirs = load_manual(language), load_manual("zh_TW")
    assert [page.key for page in ours.pages()] == [page.key for page in theirs.pages()]
    for mine, other in zip(ours.pages(), theirs.pages(), strict=True):
        if mine.key != "format":
            assert list(shape(mine)) == list(shape(other)), mine.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there(language: Language) -> None:
    named = [b.name for page in load_manual(language).pages() for b in page.blocks
             if isinstance(b, Picture)]  # fmt: skip
    assert len(named) >= 9
    assert [name for name in named if not picture_file(name, language).is_file()] == []


def tasks_of(language: Language) -> list[ManualPage]:
    """The pages of the ten tasks, the longest first."""
    (tasks,) = [chapter for chapter in load_manual(language).chapters if chapter.key == TASKS]
    return sorted(tasks.pages, key=lambda page: -sum(len(words_of(b)) for b in page.blocks))


def fits_on_one_sheet(page: ManualPage, language: Language) -> None:
    def picture(name: str) -> bytes:
        return picture_file(name, language).read_bytes()

    data = help_page(ManualPaper(page, picture), language)
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1, page.key
    assert page.name[:8] in document[0].get_textpage().get_text_bounded()
    assert data == help_page(ManualPaper(page, picture), language), "the same on every day"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_of_the_ten_tasks_fits_on_one_sheet(language: Language) -> None:
    tasks = tasks_of(language)
    assert len(tasks) == 10
    fits_on_one_sheet(tasks[0], language)


@pytest.mark.prove
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_the_ten_tasks_fits_on_one_sheet(language: Language) -> None:
    for page in tasks_of(language):
        fits_on_one_sheet(page, language)


@pytest.mark.parametrize(
    ("language", "typed", "best"),
    [
        ("zh_TW", "訴", "log-complaint"),
        ("zh_TW", "隨身碟", "backup"),
        ("zh_TW", "截圖 封存", "hand-in-evidence"),
        ("zh_TW", "奧客", "shouting"),
        ("zh_TW", "ｆ９", "shouting"),
        ("zh_CN", "优盘", "backup"),
        ("zh_CN", "律师", "pack-for-counsel"),
        ("en", "forgot", "when-it-fails"),
        ("en", "RESTORE", "restore"),
        ("en", "shortcut", "keys"),
    ],
)
def test_the_search_finds_the_page(language: Language, typed: str, best: str) -> None:
    found = search(load_manual(language), typed)
    assert best in [match.page.key for match in found[:3]]


def test_the_search_wants_every_word_and_one_character_is_enough() -> None:
    manual = load_manual("zh_TW")
    both = {match.page.key for match in search(manual, "復原卡 保險箱")}
    assert both <= {match.page.key for match in search(manual, "復原卡")}
    assert both
    assert search(manual, "訴")[0].words == ("訴",)
    assert search(manual, "a") == (), "one Latin letter stands nearly everywhere"
    assert search(manual, "   ") == ()
    assert search(manual, "沒有這種字串") == ()


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("complaints", "log-complaint"),
        ("complaint/C-2026-0001", "answer-complaint"),
        ("incident/I-2026-0001/rating", "open-incident"),
        ("statement/S-2026-0001", "write-statement"),
        ("door/restore", "restore"),
        ("settings/backups", "backup"),
    ],
)
def test_a_window_knows_its_page(address: str, page: str) -> None:
    found = load_manual("en").at(address)
    assert found is not None
    assert found.key == page


def test_a_window_without_a_page_gets_the_first() -> None:
    manual = load_manual("en")
    assert manual.at("nowhere") is None
    assert manual.first().key == "start"

"""The shell's own scenes: band, rail, bar, status line, a panel, a question, the search."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from tests.pictures.sample_day import SampleDay
from tests.pictures.sample_panel import NothingYet, sample_panel
from tests.pictures.stage import NOW, Stage, scene
from ui.shell.facts import BandFacts, Standing, Tally
from ui.shell.pages import Found, Quick, Room
from ui.shell.search import SearchBox
from ui.widgets.dialogs import ask


def _rooms(stage: Stage) -> None:
    names = {
        "today": ("今日", "sun", None),
        "complaints": ("客訴", "message-square-text", Tally(13)),
        "incidents": ("事件", "siren", Tally(1, red=True)),
        "evidence": ("證物", "folder-lock", None),
        "people": ("人員", "users", None),
        "reports": ("報告", "file-text", None),
        "settings": ("設定", "settings", None),
    }
    pages = stage.pages
    pages._rooms.clear()
    for key, (name, icon, tally) in names.items():
        pages.add(
            Room(
                key,
                lambda name=name: name,  # type: ignore[misc]
                icon,
                SampleDay,
                tally=lambda clinic, tally=tally: tally,  # type: ignore[misc]
            )
        )
    pages.quick[:] = [
        Quick(lambda: "有人在大聲抱怨", "volume-2", "Ctrl+Shift+D", "today"),
        Quick(lambda: "記客訴", "plus", "Ctrl+N", "today"),
    ]
    pages.band = lambda clinic: BandFacts(
        "I-2026-0007",
        "high",
        NOW - timedelta(minutes=46),
        NOW + timedelta(minutes=22),
        "沈以安",
    )
    pages.standing = lambda clinic: Standing(NOW, NOW - timedelta(minutes=7), True, 4812, True)


@scene("shell-day")
def day(stage: Stage) -> None:
    _rooms(stage)
    stage.unlock("reception")
    stage.go("today")


@scene("shell-question")
def question(stage: Stage) -> QWidget:
    _rooms(stage)
    stage.unlock("manager")
    return ask(
        stage.shell.window,
        window="診所守護",
        title="把 A-01、A-04 交給高若瑜律師？",
        text="交出去就收不回來。兩件都用遮蔽版，會留下交付紀錄。",
        do="交付 2 件",
        leave="不交付",
        then=lambda: None,
    )


@scene("shell-search")
def search(stage: Stage) -> None:
    _rooms(stage)
    stage.pages.find = lambda clinic, words: [
        Found("complaint/C-2026-0148", "吳○萱", "C-2026-0148　等候 70 分鐘", "message-square-text"),
        Found("incident/I-2026-0007", "I-2026-0007", "負責人　沈以安", "siren"),
    ]
    stage.unlock("reception")
    box = stage.shell.window.findChild(SearchBox)
    assert box is not None
    box.line.set_text("0")
    box.look()


@scene("shell-panel")
def panel(stage: Stage) -> None:
    _rooms(stage)
    stage.unlock("reception")
    stage.shell.over(sample_panel())


@scene("shell-empty-page")
def empty(stage: Stage) -> None:
    stage.pages.add(Room("nothing", lambda: "客訴", "message-square-text", NothingYet))
    stage.unlock("owner")
    stage.go("nothing")

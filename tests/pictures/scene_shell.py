"""The shell over the real rooms: band, rail, bar, status line, a question, the search."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from clinicguard.host.words import Language
from tests.pictures.stage import NOW, Stage, scene
from ui.shell.facts import BandFacts, Standing
from ui.shell.pages import Found
from ui.shell.search import SearchBox
from ui.widgets.dialogs import ask

ASKED: dict[Language, tuple[str, str, str, str]] = {
    "zh_TW": (
        "把 A-01、A-04 交給高若瑜律師？",
        "交出去就收不回來。兩件都用遮蔽版，會留下交付紀錄。",
        "交付 2 件",
        "不交付",
    ),
    "zh_CN": (
        "把 A-01、A-04 交给高若瑜律师？",
        "交出去就收不回来。两件都用遮盖版，会留下交付记录。",
        "交付 2 件",
        "不交付",
    ),
    "en": (
        "Hand A-01 and A-04 to counsel 高若瑜?",
        "What was handed over does not come back. Both go blacked out; the log says so.",
        "Hand over 2",
        "Do not",
    ),
}
FOUND: dict[Language, tuple[str, str]] = {
    "zh_TW": ("等候 70 分鐘", "負責人"),
    "zh_CN": ("等候 70 分钟", "负责人"),
    "en": ("waited 70 minutes", "led by"),
}


def _day(stage: Stage) -> None:
    pages = stage.pages
    pages.band = lambda clinic: BandFacts(
        "I-2026-0007", "high", NOW - timedelta(minutes=46), NOW + timedelta(minutes=22), "沈以安"
    )
    pages.standing = lambda clinic: Standing(NOW, NOW - timedelta(minutes=7), True, 4812, True)


@scene("shell-question")
def question(stage: Stage) -> QWidget:
    _day(stage)
    stage.unlock("manager")
    title, text, do, leave = ASKED[stage.take.language]
    return ask(
        stage.shell.window,
        window="診所守護",
        title=title,
        text=text,
        do=do,
        leave=leave,
        then=lambda: None,
    )


@scene("shell-search")
def search(stage: Stage) -> None:
    _day(stage)
    waited, led = FOUND[stage.take.language]
    stage.pages.find = lambda clinic, words: [
        Found("complaint/C-2026-0148", "吳○萱", f"C-2026-0148　{waited}", "message-square-text"),
        Found("incident/I-2026-0007", "I-2026-0007", f"{led}　沈以安", "siren"),
    ]
    stage.unlock("reception")
    box = stage.shell.window.findChild(SearchBox)
    assert box is not None
    box.line.set_text("0")
    box.look()

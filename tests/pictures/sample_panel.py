"""A made-up panel over the page, and a page with nothing on it yet."""

# ruff: noqa: E501

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from tests.pictures.stage import NOW
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice, SectionHead, link
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.glyphs import GlyphMark
from ui.widgets.lines import LineField
from ui.widgets.marks import Chip
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.panels import Panel
from ui.widgets.segments import Segments
from ui.widgets.states import EmptyPage
from ui.widgets.text import Label
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField


class NothingYet(Page):
    """A room without anything in it."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.head(Heading("客訴", "今年 0 件"))
        column = QVBoxLayout(self)
        column.addWidget(
            EmptyPage(
                "message-square-text",
                "還沒有客訴",
                "電話響了，先記下來，分類之後再說",
                Button("記客訴", "primary", icon="plus", key="Ctrl+N"),
            )
        )


def sample_panel() -> Panel:
    """Six numbered fields, flags and a promise, as when somebody is on the phone."""
    panel = Panel("記客訴", side=True)
    kinds = [
        Option(k, w) for k, w in (("c", "客訴"), ("s", "建議"), ("t", "感謝"), ("n", "跡近錯失"))
    ]
    panel.add_head(Label("C-2026-0153", "note", "text2"), Segments(kinds, "c", spoken="種類"))
    panel.add_head(Chip("通話中　00:47", "accent", icon="phone-call", bold=True), right=True)
    panel.body.setContentsMargins(px(24), px(16), px(24), px(12))
    panel.body.setSpacing(px(12))
    grid = QGridLayout()
    grid.setSpacing(px(12))
    who, reach = LineField(), LineField()
    who.set_text("李若嵐")
    reach.set_text("0900-000-000")
    grid.addWidget(Field("誰在說", who, number=1), 0, 0)
    grid.addWidget(Field("關係", ComboField([Option("self", "病人本人")], "self")), 0, 1)
    grid.addWidget(Field("怎麼聯絡他", reach), 0, 2)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 2)
    panel.body.addLayout(grid)
    panel.body.addWidget(
        Notice(
            "找到病人卡：李若嵐，病歷 …482，今年第 3 次客訴",
            actions=(link("連到這張卡", lambda: None, key="Alt+L"),),
        )
    )
    ways = [
        Option("desk", "現場", "store"), Option("phone", "電話", "phone"), Option("letter", "信函", "mail"),
        Option("box", "意見箱", "inbox"), Option("line", "LINE", "message-circle"),
        Option("form", "網路表單", "globe"), Option("review", "評論網站", "star"),
        Option("social", "社群", "share-2"), Option("office", "機關轉介", "landmark"), Option("other", "其他", "ellipsis"),
    ]  # fmt: skip
    panel.body.addWidget(Field("怎麼來的", Choices(ways, ["phone"]), number=2))
    words = LongField(lines=4, grow=True)
    words.set_text(
        "昨天三點的號，等到四點半才看到，櫃檯只說「快了快了」。我請假來的，回去還被主管唸。上次也是這樣，等了一個多小時都沒人先講"
    )
    field = Field("他說的話", words, number=3, note="照他的用詞，不必整理", key="Alt+3")
    field.say_below("60 字")
    panel.body.addWidget(field, 1)
    wish = LongField(lines=2)
    wish.set_text("以後晚了要先講，也想有人跟他說明為什麼")
    panel.body.addWidget(Field("他希望我們怎麼做", wish, number=4, key="Alt+4"))
    last = QHBoxLayout()
    last.setSpacing(px(12))
    last.addWidget(Field("誰受理", ComboField([Option("a", "林美華　櫃檯")], "a"), number=5))
    last.addWidget(Field("什麼時候", MomentField(NOW, ZoneInfo("Asia/Taipei")), number=6))
    panel.body.addLayout(last)
    panel.side.addWidget(Label("要特別留意嗎？", bold=True))
    for icon, flag in (
        ("newspaper", "提到媒體或要爆料"),
        ("gavel", "提到律師、提告、賠償"),
        ("landmark", "提到衛生局、消保官"),
        ("shield-check", "已找保險公司"),
        ("baby", "當事人未成年"),
        ("shield-alert", "同仁覺得不安全"),
        ("circle-alert", "有人受傷或用錯藥材"),
    ):
        panel.side.addWidget(Check(flag, icon=icon))
    panel.side.addSpacing(px(8))
    panel.side.addWidget(Label("答應他什麼？", bold=True))
    promise = Card(8)
    promise.column.addWidget(Check("許雅筑　今天 16:00 前回電", True))
    panel.side.addWidget(promise)
    panel.side.addWidget(link("再加一項承諾", lambda: None, icon="plus"))
    panel.side.addSpacing(px(8))
    panel.side.addWidget(SectionHead("記下後的期限"))
    for glyph, name, due in (
        ("soon", "首次回覆", "11-23（一）18:00"),
        ("fine", "答覆", "12-01（二）18:00"),
    ):
        row = QHBoxLayout()
        row.addWidget(GlyphMark(glyph, size=16))  # type: ignore[arg-type]
        row.addWidget(Label(name), 1)
        row.addWidget(Label(due, "note", "text2"))
        panel.side.addLayout(row)
    panel.side.addStretch(1)
    panel.foot.addWidget(Label("草稿已加密存檔", "note", "green", bold=True))
    panel.foot.addWidget(Label("09:41:47，隨打隨存", "note", "text2"))
    panel.foot.addStretch(1)
    panel.foot.addWidget(Button("留草稿離開", key="Esc"))
    panel.foot.addWidget(Button("升級為事件", key="Ctrl+I"))
    panel.foot.addWidget(Button("記下客訴", "primary", key="Ctrl+Enter"))
    return panel

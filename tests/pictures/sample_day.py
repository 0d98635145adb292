"""A made-up day for the shell's own pictures: shows that the parts add up to a calm, dense page."""

# ruff: noqa: E501

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.theme.chosen import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, ScrollColumn, SectionHead, link
from ui.widgets.columns import Columns
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Gone, Row, cell, line
from ui.widgets.spans import Span
from ui.widgets.states import Picture
from ui.widgets.text import Label, Phrase
from ui.widgets.ticks import Check

_CLOCKS: tuple[tuple[Glyph, str, str, str, str, str, float, str], ...] = (
    ("burns", "首次回覆", "C-2026-0148", "診所承諾　1 個工作日", "11-20（五）18:00", "逾 15 時 38 分", 1, "red"),
    ("soon", "首次回覆", "C-2026-0152", "診所承諾　1 個工作日", "11-23（一）18:00", "剩 1 個工作日", 0.6, "amber"),
    ("soon", "答覆", "C-2026-0139", "診所承諾　7 個工作日", "11-23（一）18:00", "剩 1 個工作日", 0.9, "amber"),
    ("fine", "查詢個資", "C-2026-0141", "個資法 §13　15 日", "11-27（五）", "剩 6 日", 0.6, "green"),
    ("fine", "病歷複製本", "I-2026-0007", "醫預法 §10　7 個工作日", "12-01（二）", "剩 7 個工作日", 0.02, "green"),
    ("held", "答覆", "C-2026-0131", "診所承諾　7 個工作日", "暫停中", "等病人補收據", 0.45, "held"),
    ("unknown", "關懷說明", "I-2026-0007", "建議做法　5 個工作日", "11-27（五）", "剩 5 個工作日", 0.02, "held"),
)  # fmt: skip


class SampleDay(Page):
    """Three urgent things, clocks, promises, vanishing evidence, backup."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.head(Heading("今日", "2026-11-21（六）09:38　上午診到 12:30"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn()
        whole.addWidget(scroll)
        scroll.column.addWidget(Columns(_main(), _side()))
        scroll.column.addStretch(1)


def _main() -> QWidget:
    made, column = _column()
    rest = Label("其餘 10 件今天不急", "note", "mute")
    column.addWidget(SectionHead("現在", "3 件要馬上處理", rest))
    card = Card(0)
    urgent = (
        ("burns", "10:00 前送出第一份對外回應", "I-2026-0007　草稿第 2 版，等沈以安核對事實後送高律師", "剩 22 分", "red", Button("打開草稿", "danger")),
        ("burns", "回電吳○萱：首次回覆已逾期", "C-2026-0148　等候 70 分鐘沒人說明；昨天兩次未接，改約時段", "逾 15 時", "red", Button("回電並記錄", icon="phone")),
        ("soon", "沈醫師 10:30 回電劉○慧", "I-2026-0007　昨天 17:44 由林美華答應；說明重點已備妥", "剩 52 分", "amber", Button("看說明重點")),
    )  # fmt: skip
    for number, (glyph, title, note, left, colour, button) in enumerate(urgent):
        row = CardRow(burning=number == 0, first=number == 0, height=66)
        row.line.addWidget(GlyphMark(glyph, size=22))  # type: ignore[arg-type]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(title, bold=True, elide=True))
        words.addWidget(Label(note, "note", "text2", elide=True))
        words.addStretch(1)
        row.line.addLayout(words, 1)
        row.line.addWidget(Label(left, "section", colour, bold=True))
        button.setFixedWidth(max(px(116), button.sizeHint().width()))
        row.line.addWidget(button)
        card.add_row(row)
    column.addWidget(card)
    column.addSpacing(px(8))
    column.addWidget(
        SectionHead(
            "期限",
            "承諾依診所行事曆，法定期限依政府行事曆",
            link("印成一張貼牆", lambda: None, icon="printer"),
        )
    )
    heads = (Column("要完成的事", 110), Column("案件"), Column("依據"), Column("到期"))
    clocks = RowList([*heads, Column("還有多久", share=1)], name="期限", card=True, whole=True)
    clocks.show_rows([_clock(*values) for values in _CLOCKS])
    column.addWidget(clocks)
    column.addStretch(1)
    return made


def _side() -> QWidget:
    made, column = _column()
    column.addWidget(SectionHead("答應過的事", "", link("看全部 5 件", lambda: None)))
    card = Card(0)
    for when, who, what in (
        ("今天 10:30", "沈以安", "回電劉○慧"),
        ("今天 11:00", "許雅筑", "LINE 回李○蓉退費明細"),
        ("今天 14:30", "林美華", "打給黃○祥，術後第 3 天"),
        ("11-23 一", "蔡佩珊", "寄陳○堃矯正照片"),
    ):
        row = CardRow()
        tick = Check("")
        tick.setAccessibleName(f"{who} {what}")
        row.line.addWidget(tick)
        soon = when == "今天 10:30"
        time = Label(when, "note", "amber" if soon else "text2", bold=soon)
        time.setFixedWidth(px(64))
        row.line.addWidget(time)
        row.line.addWidget(Label(who))
        row.line.addWidget(Label(what, elide=True), 1)
        card.add_row(row)
    column.addWidget(card)
    column.addSpacing(px(8))
    column.addWidget(SectionHead("快消失的證物", "", link("蒐證清單 6／9", lambda: None)))
    card = Card(0)
    for icon, what, left, colour, note, do in (
        (
            "message-square-text",
            "社團貼文與 46 則留言",
            "隨時可能刪除",
            "red",
            "上次擷取 09:22",
            "再擷取",
        ),
        ("cctv", "診間錄影 11-18　19:00–20:10", "4 天 9 時後覆寫", "amber", "11-25 19:00", "取出"),
        ("mic", "來電錄音 11-20　17:40", "29 天後循環刪除", "text2", "12-20", "取出"),
    ):
        row = CardRow(height=54)
        row.line.addWidget(Picture(icon, 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(what, elide=True))
        words.addWidget(
            Phrase(
                Span(left, "note", colour != "text2", colour),
                Span(f"　{note}", "note", colour="text2"),
            )
        )
        row.line.addLayout(words, 1)
        row.line.addWidget(Button(do, size="small"), 0, Qt.AlignmentFlag.AlignVCenter)
        card.add_row(row)
    column.addWidget(card)
    column.addSpacing(px(8))
    column.addWidget(SectionHead("備份與紀錄", "", link("怎麼保護的", lambda: None)))
    card = Card(0)
    for glyph, spans in (
        ("fine", (Span("備份 A 碟　今天 09:31，已讀回打開"),)),
        (
            "soon",
            (Span("備份 B 碟　"), Span("16 天未見", bold=True, colour="amber"), Span("，請換上")),
        ),
        ("fine", (Span("操作紀錄 4,812 筆相連，無缺漏"),)),
        ("fine", (Span("外部證明 11-20，其後 63 筆待證"),)),
    ):
        row = CardRow()
        row.line.addWidget(GlyphMark(glyph))  # type: ignore[arg-type]
        row.line.addWidget(Phrase(*spans), 1)
        card.add_row(row)
    column.addWidget(card)
    column.addStretch(1)
    return made


def _clock(
    glyph: Glyph, what: str, case: str, law: str, due: str, left: str, gone: float, colour: str
) -> Row:
    urgent = colour in ("red", "amber")
    clock = Cell(
        (line(Span(left, "note", urgent, colour if urgent else "text")),),
        gone=Gone(gone, colour if colour == "held" else f"{colour}_fill"),
    )
    return Row(
        f"{case}/{what}",
        (
            cell(Span(what, bold=True), glyph=glyph),
            cell(Span(case, "note")),
            cell(Span(law, "note", colour="text2")),
            cell(Span(due, "note")),
            clock,
        ),
    )


def _column() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    return made, column

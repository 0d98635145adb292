"""The board: buttons, fields, states, rows, pages, laid out like a sample card."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.chosen import px
from ui.widgets.buttons import Button, ButtonRow, IconButton
from ui.widgets.cards import Card, CardRow, Hairline, Notice, SectionHead, Sheet, link
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.glyphs import GLYPHS, GlyphMark
from ui.widgets.keys import KeyBadge
from ui.widgets.lines import LineField, PassphraseField
from ui.widgets.lists import RowList
from ui.widgets.marks import Chip, Count, Initial, level_chip
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.progress import Event, State, StateLine, Timeline
from ui.widgets.rows import Cell, Column, Gone, Line, Row, cell, line
from ui.widgets.segments import Segments, View, Views
from ui.widgets.spans import GAP, Span
from ui.widgets.states import BusyPanel, EmptyPage
from ui.widgets.text import Label, Phrase
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

NOW = datetime(2026, 11, 21, 9, 41, tzinfo=ZoneInfo("Asia/Taipei"))


class Board(Sheet):
    """All components side by side. `pose()` puts some of them under the mouse or the keyboard."""

    def __init__(self) -> None:
        super().__init__("surface")
        self.setFixedWidth(px(1280))
        self._hovered: list[QWidget] = []
        whole = QHBoxLayout(self)
        whole.setContentsMargins(px(32), px(24), px(32), px(24))
        whole.setSpacing(px(40))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(px(8))
        whole.addLayout(left, 1)
        whole.addLayout(right, 1)
        for column, name, made in (
            (left, "Buttons", self._buttons()),
            (left, "Fields", self._fields()),
            (left, "States", self._states()),
            (left, "Empty, busy", self._empty()),
            (right, "Type", self._type()),
            (right, "Rows", self._rows()),
            (right, "Deadlines", self._deadlines()),
            (right, "A case", self._case()),
        ):
            column.addWidget(SectionHead(name))
            column.addWidget(Hairline())
            column.addWidget(made)
            column.addSpacing(px(12))
        left.addStretch(1)
        right.addStretch(1)

    def pose(self) -> None:
        """Brings some components into a state that only a hand can bring."""
        for widget in self._hovered:
            at = QPointF(4, 4)
            QApplication.sendEvent(
                widget, QEnterEvent(at, at, QPointF(widget.mapToGlobal(QPoint(4, 4))))
            )
            widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
            QApplication.sendEvent(widget, QEvent(QEvent.Type.HoverEnter))
            widget.update()
        self.activateWindow()
        self._focused.setFocus(Qt.FocusReason.TabFocusReason)

    def _buttons(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(9))
        for row, (kind, words) in enumerate(
            (("primary", "儲存"), ("plain", "列印"), ("text", "清除"), ("danger", "打開草稿"))
        ):
            rest, hover, pressed, off, busy = (Button(words, kind) for _ in range(5))  # type: ignore[arg-type]
            self._hovered.append(hover)
            pressed.setDown(True)
            off.forbid("還差兩個詞")
            busy.set_busy("儲存中")
            for place, button in enumerate((rest, hover, pressed, off, busy)):
                grid.addWidget(button, row, place)
        self._focused = Button("鍵盤焦點", "plain")
        grid.addWidget(self._focused, 0, 5)
        grid.addWidget(Button("記客訴", "primary", icon="plus", key="Ctrl+N"), 1, 5)
        grid.addWidget(Button("有人在大聲抱怨", icon="volume-2"), 2, 5)
        small = QHBoxLayout()
        small.addWidget(Button("取出", size="small"))
        small.addWidget(link("看全部 5 件", lambda: None))
        small.addWidget(link("印成一張貼牆", lambda: None, icon="printer"))
        small.addWidget(IconButton("printer", "列印"))
        small.addStretch(1)
        grid.addLayout(small, 4, 0, 1, 6)
        off = Button("下一步", "primary", icon="arrow-right", icon_last=True)
        off.forbid("還差：兩個詞、試開一次")
        grid.addWidget(ButtonRow(Button("留草稿離開", key="Esc"), off), 5, 0, 1, 6)
        return made

    def _fields(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setSpacing(px(12))
        empty, typed, wrong, still = (LineField("姓名") for _ in range(4))
        typed.set_text("李若嵐")
        wrong.set_text("09-12-")
        still.set_text("李若嵐")
        still.set_still(True)
        bad = Field("怎麼聯絡他", wrong)
        bad.say_wrong("電話少了 4 碼。不確定也可以先空著，之後再補。")
        fields = (Field("誰在說", empty, number=1), Field("誰在說", typed, number=1), bad)
        for column, field in enumerate((*fields, Field("不能改", still))):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
        options = [Option("self", "病人本人"), Option("parent", "家長"), Option("other", "其他")]
        grid.addWidget(Field("關係", ComboField(options, placeholder="選一個")), 1, 0)
        grid.addWidget(Field("關係", ComboField(options, "self")), 1, 1)
        grid.addWidget(Field("什麼時候", MomentField(NOW, ZoneInfo("Asia/Taipei"))), 1, 2)
        secret = PassphraseField()
        secret.set_text("correct horse battery")
        grid.addWidget(Field("密語", secret, key="Alt+P"), 1, 3)
        ways = [
            Option("desk", "現場", "store"),
            Option("phone", "電話", "phone"),
            Option("letter", "信函", "mail"),
            Option("line", "LINE", "message-circle"),
            Option("review", "評論網站", "star"),
        ]
        grid.addWidget(Field("怎麼來的", Choices(ways, ["phone"]), number=2), 2, 0, 1, 4)
        words = LongField(lines=3)
        words.set_text(
            "昨天三點的號，等到四點半才看到，櫃檯只說「快了快了」。我請假來的，回去還被主管唸。上次也是這樣，等了一個多小時都沒人先講。"
        )
        field = Field("他說的話", words, number=3, note="照他的用詞，不必整理", key="Alt+3")
        field.say_below("60 字")
        grid.addWidget(field, 3, 0, 1, 4)
        ticks = QHBoxLayout()
        hover, off = Check("媒體"), Check("媒體", True)
        self._hovered.append(hover)
        off.setEnabled(False)
        for tick in (
            Check("媒體"),
            hover,
            Check("媒體", True),
            off,
            Check("提到媒體", icon="newspaper"),
        ):
            ticks.addWidget(tick)
        ticks.addStretch(1)
        grid.addLayout(ticks, 4, 0, 1, 4)
        return made

    def _states(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        for number, glyph in enumerate(GLYPHS):
            row = QHBoxLayout()
            row.addWidget(GlyphMark(glyph, glyph))
            row.addWidget(Label(glyph, "note"))
            row.addStretch(1)
            grid.addLayout(row, number // 4, number % 4)
        column.addLayout(grid)
        chips = QHBoxLayout()
        for chip in (
            level_chip("high", "高"),
            level_chip("medium", "中"),
            level_chip("low", "低"),
            Chip("關懷", "care", icon="heart-handshake"),
            Chip("根因", "cause", icon="git-branch"),
            Chip("調解", "mediation", icon="scale"),
            Chip("對外", "blue", icon="megaphone"),
            Chip("電話"),
            Chip("醫療爭議", "grey"),
            Chip("6 件完整", "green", glyph="fine"),
            Count(13, grey=True),
            Initial("林美華"),
            KeyBadge("Ctrl+K"),
        ):
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        column.addWidget(Notice("鎖定前沒寫完的 1 份草稿已加密保留，解鎖後接著寫。"))
        column.addWidget(Notice("拿到這張紙的人就能打開全部資料。不要拍照。", "amber"))
        column.addWidget(
            Notice(
                " 和封存時不同：檔案變短了（原 3.1 MB，現 2.0 MB）。其餘 7 件不受影響。",
                "red",
                lead="A-06 術後口內照片",
                actions=(Button("從 09:31 備份取回", size="small"),),
            )
        )
        return made

    def _empty(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.column.addWidget(
            EmptyPage("message-square-text", "還沒有客訴", "電話響了，先記下來，分類之後再說")
        )
        busy = BusyPanel("封存 12 個檔案", lambda: None)
        busy.show_step(7 / 12, f"7／12{GAP}1.2 GB{GAP}還要 40 秒")
        row.addWidget(card, 1)
        row.addWidget(busy, 1)
        return made

    def _type(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label("12:08　頁面主標、計時", "headline", bold=True))
        column.addWidget(Label("今日　頁名", "page", bold=True))
        column.addWidget(Label("答應過的事　區塊名，草稿內文", "section", bold=True))
        column.addWidget(Label("病人說等了七十分鐘　內文、欄位、按鈕　堃 𠮷"))
        column.addWidget(Label("C-2026-0148　說明、表頭、時間", "note", "text2"))
        column.addWidget(Label("3f9ac217 6be04d58 e7714c0d", "small", mono=True))
        column.addWidget(
            Phrase(
                Span("櫃檯態度", strike=True, colour="mute"),
                Span("　行政流程，"),
                Span("等候", hits=("等候",)),
                Span("七十分鐘", bold=True),
            )
        )
        switches = QHBoxLayout()
        switches.addWidget(
            Segments([Option(k, w) for k, w in (("a", "全部"), ("b", "聯絡"), ("c", "承諾"))], "a")
        )
        switches.addWidget(
            Views(
                [View("open", "未結案", 14), View("late", "逾期", 1), View("mine", "我的")], "open"
            )
        )
        switches.addStretch(1)
        column.addLayout(switches)
        return made

    def _rows(self) -> QWidget:
        made = RowList(
            [Column("期限 ↑", 96), Column("客訴", share=1), Column("狀態", 72)],
            name="客訴",
            two_lines=True,
            card=True,
            whole=True,
        )
        rows = [
            _complaint(
                "C-2026-0148", "burns", "逾 15 時", "red", "11-20 首次回覆", "吳○萱", "新進"
            ),
            _complaint(
                "C-2026-0153", "soon", "剩 1 個看診日", "amber", "11-23 首次回覆", "李○嵐", "新進"
            ),
            _complaint(
                "C-2026-0144", "fine", "剩 3 個看診日", "text", "11-26 答覆", "陳○堃", "查明中"
            ),
            _complaint("C-2026-0131", "held", "暫停", "text", "等病人補收據", "周○", "查明中"),
        ]
        made.show_rows(rows)
        made.select("C-2026-0153")
        return made

    def _deadlines(self) -> QWidget:
        heads = ("要完成的事", "案件", "依據", "到期")
        made = RowList(
            [*(Column(head) for head in heads), Column("還有多久", share=1)],
            name="期限",
            card=True,
            whole=True,
        )
        made.show_rows(
            [
                _deadline(
                    "burns",
                    "首次回覆",
                    "C-2026-0148",
                    "診所承諾　1 個工作日",
                    "逾 15 時 38 分",
                    1.0,
                    "red",
                ),
                _deadline(
                    "soon",
                    "答覆",
                    "C-2026-0139",
                    "診所承諾　7 個工作日",
                    "剩 1 個看診日",
                    0.9,
                    "amber",
                ),
                _deadline(
                    "fine", "查詢個資", "C-2026-0141", "個資法 §13　15 日", "剩 6 日", 0.6, "green"
                ),
            ]
        )
        return made

    def _case(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            StateLine(
                [
                    State("新進", "fine"),
                    State("已確認收件", "doing"),
                    State("查明中", "todo"),
                    State("已答覆", "todo"),
                    State("結案", "todo"),
                ]
            )
        )
        card = Card(0)
        row = card.add_row(CardRow(burning=True, first=True, height=66))
        assert isinstance(row, CardRow)
        row.line.addWidget(GlyphMark("burns", "逾期", 22))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("10:00 前送出第一份對外回應", bold=True))
        words.addWidget(
            Label(
                "I-2026-0007　草稿第 2 版，等沈以安核對事實後送高律師", "note", "text2", elide=True
            )
        )
        row.line.addLayout(words, 1)
        row.line.addWidget(Label("剩 22 分", "section", "red", bold=True))
        row.line.addWidget(Button("打開草稿", "danger"))
        column.addWidget(card)
        column.addWidget(
            Timeline(
                [
                    Event(
                        "11-20 15:30",
                        "message-circle",
                        (Span("LINE 傳訊詢問方便通話的時間，未讀"),),
                        "林美華",
                    ),
                    Event(
                        "11-20 11:05",
                        "phone",
                        (Span("去電未接，留言請他回電"),),
                        "林美華",
                        (Chip("答應：今天上午再打一次", "amber"),),
                    ),
                ]
            )
        )
        return made


def _complaint(
    key: str, glyph: str, left: str, colour: str, due: str, name: str, state: str
) -> Row:
    clock = Cell(
        (line(Span(left, "note", True, colour)), line(Span(due, "note", colour="text2"))),
        glyph,  # type: ignore[arg-type]
    )
    number = Span(key, "note", colour="text2")
    words = Cell(
        (
            line(
                Span(name, bold=True), Span("  等候時間", "note", colour="text2"), right=(number,)
            ),
            line(Span("等候 70 分鐘沒人說明，問了兩次都說再等一下", "note", hits=("等候",))),
        )
    )
    at = Cell((line(Span(state, "note")), line(Span("LINE", "note", colour="text2"))))
    return Row(key, (clock, words, at))


def _deadline(
    glyph: str, what: str, case: str, law: str, left: str, gone: float, colour: str
) -> Row:
    clock = Cell(
        (Line((Span(left, "note", colour != "green", "text" if colour == "green" else colour),)),),
        gone=Gone(gone, f"{colour}_fill"),
    )
    return Row(
        case,
        (
            cell(Span(what, bold=True), glyph=glyph),  # type: ignore[arg-type]
            cell(Span(case, "note")),
            cell(Span(law, "note", colour="text2")),
            cell(Span("11-20（五）18:00", "note")),
            clock,
        ),
    )

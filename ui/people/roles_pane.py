"""What each role may do: the table of permissions itself, not a text about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from clinicguard.people.abilities import Ability, abilities
from clinicguard.people.staff import ROLES
from ui.language import say
from ui.people.spoken import room_words
from ui.shell.main_view import role_words
from ui.widgets.cards import Notice, ScrollColumn, SectionHead
from ui.widgets.lists import RowList
from ui.widgets.rows import Cell, Column, Row, cell
from ui.widgets.spans import Span


class RolesPane(ScrollColumn):
    """One list for each room; a tick or a dash for each role, in words for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[RowList] = []
        self.column.addWidget(
            Notice(
                say(
                    "Roles are kept by the program, evidence by cryptography: the keys of "
                    "reception and clinicians do not open it. Who could open the text of the "
                    "records with other tools stands in the help on security."
                )
            )
        )
        rooms: dict[str, list[Ability]] = {}
        for ability in abilities():
            rooms.setdefault(room_words(ability.room), []).append(ability)
        for name, lines in rooms.items():
            self.column.addWidget(SectionHead(name))
            self.column.addWidget(self._table(name, lines))
        self.column.addStretch(1)

    def _table(self, name: str, lines: list[Ability]) -> QWidget:
        columns = [Column(say("May do"), 240, share=1)]
        columns += [Column(role_words(role), 78, most=120) for role in ROLES]
        table = RowList(columns, name=name, card=True, whole=True)
        table.show_rows([_row(line) for line in lines])
        self.lists.append(table)
        return table


def _row(line: Ability) -> Row:
    return Row(
        " ".join(line.verbs),
        (cell(Span(say(line.words))), *(_mark(role in line.roles) for role in ROLES)),
    )


def _mark(can: bool) -> Cell:
    if can:
        return cell(Span(say("yes"), "note", colour="text2"), glyph="fine")
    return cell(Span(say("no"), "note", colour="mute"), glyph="slashed")

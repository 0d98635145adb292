"""The seal turns green by itself, in the background, and red with what to do."""

from __future__ import annotations

import pytest

from clinicguard.evidence.desk import HandIn
from clinicguard.host.paths import resources
from clinicguard.people.staff import Role
from tests.ui.conftest import settle
from tests.ui.room_house import RoomHouse
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel

FILES = resources() / "demo" / "zh_TW" / "files"


def marks(rooms: RoomHouse) -> list[str]:
    return [mark.text() for mark in rooms.page(EvidencePage).heading.marks]  # type: ignore[attr-defined]


def hand_in(rooms: RoomHouse, name: str, role: Role) -> None:
    rooms.enter(role)
    rooms.go("evidence")
    rooms.page(EvidencePage).hand_in((FILES / name,))
    rooms.settle()
    rooms.panel(HandInPanel).save()


def until_quiet(rooms: RoomHouse) -> None:
    """Runs what was asked for, up to the first reading back."""
    while "quiet" not in rooms.executor.waiting():
        rooms.executor.step()
        rooms.executor.answer()
    settle(rooms.app)


def test_a_new_exhibit_waits_then_turns_green_by_itself(rooms: RoomHouse) -> None:
    hand_in(rooms, "line-chat.txt", "manager")
    until_quiet(rooms)
    while rooms.executor.waiting() != ("quiet",):
        waiting = rooms.executor.waiting()
        rooms.executor._waiting.rotate(-1 if waiting[0] == "quiet" else 0)
        rooms.executor.step()
        rooms.executor.answer()
    assert marks(rooms) == ["1 件待讀回"]
    assert "原來的檔案先留著" in rooms.words()
    rooms.settle()
    assert marks(rooms) == ["1 件完整"]
    assert rooms.verbs()[-3:] == ["evidence.take_in", "evidence.verify", "evidence.transcribe"]
    (exhibit,) = rooms.clinic.evidence_lists.everything()
    assert exhibit.custody[-2].purpose == "封存後讀回核對"


@pytest.mark.parametrize("damaged", [False, True])
def test_a_look_opens_the_transcript_and_not_the_chat_again(
    rooms: RoomHouse, damaged: bool
) -> None:
    hand_in(rooms, "line-chat.txt", "manager")
    rooms.settle()
    found = rooms.clinic.evidence.transcript("E-2026-0001")
    assert found is not None
    if damaged:
        found[1].path.write_bytes(b"cut")
    view = rooms.page(EvidencePage).view
    view.look("核對")
    rooms.settle()
    if view.covered():
        view.uncover()
    assert view._now is not None
    assert bool(view._now.content) is damaged
    assert "聊天記錄" in view.text.text()
    assert view.text.text().startswith(" 1  ") or view.text.text().startswith("1  ")


def test_what_a_stop_left_unread_is_taken_up_after_the_next_unlock(rooms: RoomHouse) -> None:
    hand_in(rooms, "line-chat.txt", "manager")
    until_quiet(rooms)
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    (exhibit,) = rooms.made.open("owner").evidence_lists.everything()
    assert exhibit.sound is None
    rooms.made.close()
    rooms.shell.enter(lambda: rooms.made.open("owner"))
    rooms.settle()
    (exhibit,) = rooms.clinic.evidence_lists.everything()
    assert exhibit.sound


def test_what_reception_hands_in_waits_calmly_for_who_holds_the_key(rooms: RoomHouse) -> None:
    hand_in(rooms, "line-chat.txt", "reception")
    rooms.settle()
    assert marks(rooms) == ["1 件待讀回"]
    assert "等負責人、主管或法律顧問下次用密語解鎖時讀回核對" in rooms.words()
    assert "red" not in {mark._tone for mark in rooms.page(EvidencePage).heading.marks}  # type: ignore[attr-defined]
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open("manager"))
    rooms.settle()
    rooms.go("evidence")
    assert marks(rooms) == ["1 件完整"]


def test_what_was_never_whole_turns_red_and_is_taken_in_again(rooms: RoomHouse) -> None:
    hand_in(rooms, "line-chat.txt", "reception")
    until_quiet(rooms)
    (sealed,) = (rooms.made.folder / "evidence").iterdir()
    sealed.write_bytes(sealed.read_bytes()[:-5])
    rooms.settle()
    assert marks(rooms) == ["1 件不符"]
    words = rooms.words()
    assert "E-2026-0001" in words
    assert "原檔還在相機、手機或隨身碟上" in words
    rooms.page(EvidencePage).hand_in((FILES / "line-chat.txt",))
    rooms.settle()
    panel = rooms.panel(HandInPanel)
    assert not panel.save_button.reason()
    panel.save()
    rooms.settle()
    assert rooms.clinic.evidence_lists.count() == 2


def test_an_old_damage_asks_for_a_backup_not_for_the_camera(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    number = clinic.evidence.take_in(FILES / "line-chat.txt", HandIn("聊天")).number
    clinic.evidence.verify(number, "讀回")
    clinic.evidence.note_verified(number, "查驗", "seal")
    rooms.made.close()
    rooms.enter("manager")
    rooms.go("evidence")
    assert "找備份取回" in rooms.words()
    assert "相機" not in rooms.words()


def test_the_weekly_check_comes_by_itself_and_names_the_damaged_one(rooms: RoomHouse) -> None:
    clinic = rooms.made.open("owner")
    for name in ("line-chat.txt", "receipt-photo.jpg"):
        clinic.evidence.take_in(FILES / name, HandIn(name))
        clinic.evidence.verify(clinic.evidence_lists.everything()[0].number, "讀回")
    rooms.made.close()
    rooms.enter("manager")
    rooms.go("evidence")
    rooms.made.clock.forward(days=40)
    rooms.page(EvidencePage).look_again()
    rooms.settle()
    assert marks(rooms) == ["2 件久未查"]
    rooms.shell.tick()
    rooms.settle()
    assert rooms.verbs().count("log.check") == 1
    assert marks(rooms) == ["2 件完整"]
    hurt = rooms.clinic.evidence_lists.one("E-2026-0001")
    (rooms.made.folder / "evidence" / hurt.sealed_name).unlink()
    rooms.made.clock.forward(days=8)
    rooms.shell.tick()
    rooms.settle()
    assert marks(rooms) == ["1 件完整", "1 件不符"]
    assert "E-2026-0001" in rooms.words()
    assert "找備份取回" in rooms.words()
    assert rooms.clinic.evidence_lists.one("E-2026-0001").custody[-1].detail == "missing"

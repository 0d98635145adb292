"""Trusted time on the log's page: the request goes out, the answer comes back, and what it says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from clinicguard.people.staff import Role
from tests.integration.overview.authority import Authority, root, signer
from tests.ui.reach import nameless, unreached
from tests.ui.room_house import RoomHouse
from ui.log.log_page import LogPage
from ui.log.time_panel import TimePanel


def opened(rooms: RoomHouse, role: Role = "manager") -> TimePanel:
    rooms.enter(role)
    rooms.go("log")
    rooms.page(LogPage).open_times()
    rooms.settle()
    return rooms.panel(TimePanel)


def test_out_on_a_stick_and_back_with_a_time(rooms: RoomHouse, tmp_path: Path) -> None:
    top = root()
    service = Authority(tmp_path / "service", top, signer(top))
    panel = opened(rooms)
    assert "還沒寫出過請求檔" in rooms.words()
    panel.ask_into(tmp_path / "head.tsq")
    rooms.settle()
    seq = panel.times[0].head.seq
    assert f"第 {seq} 筆及之前各筆：等待回覆" in rooms.words()
    panel.take_from([service.root_file])
    assert "只選一個 .tsr 檔" in rooms.words()
    panel.take_from([service.answer(tmp_path / "head.tsq"), service.root_file])
    rooms.settle()
    year = datetime.now(UTC).year
    assert f"第 {seq} 筆及之前各筆，在 {year} 年" in rooms.words()
    assert "之前已存在" in rooms.words()
    assert "由 Time Service 1 簽署" in rooms.words()
    assert nameless(panel) == []
    assert unreached(panel) == []


def test_an_answer_that_proves_nothing_is_told_and_the_request_stays_out(
    rooms: RoomHouse, tmp_path: Path
) -> None:
    top, other = root(), root("Somebody")
    service = Authority(tmp_path / "service", top, signer(top))
    (tmp_path / "other.pem").write_bytes(other.pem)
    panel = opened(rooms)
    panel.ask_into(tmp_path / "head.tsq")
    rooms.settle()
    panel.take_from([service.answer(tmp_path / "head.tsq"), tmp_path / "other.pem"])
    rooms.settle()
    assert "這個簽章沒有可信的人擔保" in rooms.words()
    assert panel.times[0].stamp is None
    assert rooms.verbs()[-1] == "log.ask_time"


def test_who_may_not_is_not_shown_the_way(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("log")
    assert rooms.page(LogPage).time_button.isHidden()

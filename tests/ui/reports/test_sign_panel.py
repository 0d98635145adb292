"""A paper signed in the window: a file, its passphrase, whose it is; the log keeps a hash alone."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.ui.reports.conftest import CASE
from tests.ui.reports.test_paper_page import addressed, left
from tests.ui.room_house import RoomHouse
from tests.unit.documents.certificates import HOLDER, PASSPHRASE, YEAR, named, store
from ui.reports.sign_panel import SignPanel
from ui.widgets.text import Phrase


def opened(rooms: RoomHouse, data: bytes, folder: Path, passphrase: str = PASSPHRASE) -> SignPanel:
    """The panel after another file and its passphrase."""
    path = folder / "signer.p12"
    path.write_bytes(data)
    shown = rooms.panel(SignPanel)
    shown.take(path)
    shown.passphrase.edit.clear()
    shown.passphrase.edit.insert(passphrase)
    shown.open_button.click()
    rooms.settle()
    return shown


def test_a_paper_is_signed_with_a_certificate_that_may(worked: RoomHouse, tmp_path: Path) -> None:
    page = addressed(worked, f"report/{CASE}/inventory")
    page.sign_button.click()
    worked.settle()
    now = worked.clinic.clock.now()
    shown = worked.panel(SignPanel)
    said = "\n".join(each.text() for each in shown.findChildren(Phrase))
    assert "醫事憑證" in said, "cards are not supported, and it is said"
    assert shown.save_button.reason()

    shown = opened(worked, store(first=now - 2 * YEAR, last=now - YEAR), tmp_path)
    assert "有效期間" in shown.refused.words()
    shown = opened(worked, store(first=now - YEAR, last=now + YEAR, signs=False), tmp_path)
    assert "不能用來簽文件" in shown.refused.words()
    good = store(first=now - YEAR, last=now + YEAR)
    shown = opened(worked, good, tmp_path, "another")
    assert "密碼" in shown.passphrase_field.wrong()
    assert shown.save_button.reason()
    assert left(worked) == []

    shown = opened(worked, good, tmp_path)
    assert shown.save_button.reason() == ""
    where = tmp_path / "清冊.pdf"
    shown.save_to(where)
    worked.settle()
    data = where.read_bytes()
    assert b"ETSI.CAdES.detached" in data
    entry = left(worked)[0]
    assert entry.word("signed_by") == sha256(named(HOLDER).public_bytes()).hexdigest()
    assert entry.word("sha256") == sha256(data).hexdigest()
    assert "已簽章" in page.proofs.words()

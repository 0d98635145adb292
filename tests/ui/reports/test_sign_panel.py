"""A paper signed in the window: a file, its passphrase, whose it is; the log keeps a hash alone."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.ui.reports.conftest import CASE
from tests.ui.reports.test_paper_page import addressed, left
from tests.ui.room_house import RoomHouse
from tests.unit.documents.certificates import HOLDER, PASSPHRASE, YEAR, named, store
from ui.reports.paper_page import PaperPage
from ui.reports.sign_panel import SignPanel
from ui.widgets.text import Phrase


@pytest.fixture
def page(worked: RoomHouse) -> PaperPage:
    page = addressed(worked, f"report/{CASE}/inventory")
    page.sign_button.click()
    worked.settle()
    return page


def opened(rooms: RoomHouse, data: bytes, folder: Path, passphrase: str = PASSPHRASE) -> SignPanel:
    path = folder / "signer.p12"
    path.write_bytes(data)
    shown = rooms.panel(SignPanel)
    shown.take(path)
    shown.passphrase.edit.insert(passphrase)
    shown.open_button.click()
    rooms.settle()
    return shown


def said(shown: SignPanel) -> str:
    return "\n".join(each.text() for each in shown.findChildren(Phrase))


def test_a_signed_copy_is_an_entry_with_the_hash_of_its_holder(
    worked: RoomHouse, page: PaperPage, tmp_path: Path
) -> None:
    now = worked.clinic.clock.now()
    shown = opened(worked, store(first=now - YEAR, last=now + YEAR), tmp_path)
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


def test_a_wrong_passphrase_is_said_beside_it(
    worked: RoomHouse, page: PaperPage, tmp_path: Path
) -> None:
    shown = opened(worked, store(), tmp_path, "another")
    assert "密碼" in shown.passphrase_field.wrong()
    assert shown.save_button.reason()
    assert left(worked) == []


@pytest.mark.parametrize("kind", ["old", "other"])
def test_a_certificate_that_does_not_sign_says_why(
    worked: RoomHouse, page: PaperPage, tmp_path: Path, kind: str
) -> None:
    now = worked.clinic.clock.now()
    data = (
        store(first=now - 2 * YEAR, last=now - YEAR)
        if kind == "old"
        else store(first=now - YEAR, last=now + YEAR, signs=False)
    )
    shown = opened(worked, data, tmp_path)
    assert ("有效期間" if kind == "old" else "不能用來簽文件") in shown.refused.words()
    assert shown.save_button.reason()


def test_it_says_that_cards_are_not_supported(worked: RoomHouse, page: PaperPage) -> None:
    assert "醫事憑證" in said(worked.panel(SignPanel))

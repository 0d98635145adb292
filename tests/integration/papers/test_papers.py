"""Papers read from a real clinic: by role, by version, stopped half-way, with nothing left out."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from clinicguard.clinic import Clinic
from clinicguard.documents.press import untold
from clinicguard.host.words import Words
from clinicguard.incidents.review import LineKind
from clinicguard.papers.catalogue import offered, read
from clinicguard.papers.handed_out import handed_out, name_of
from clinicguard.papers.order import Order
from clinicguard.storage.troubles import NotAllowed
from tests.integration.incidents.made import confirmed, worked_with_a_screenshot
from tests.made import MadeClinic

CASE = "incident/I-2026-0001"
ROOT = "症狀來電沒有人負責的路"


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def order(version: str = "legal") -> Order:
    return Order(f"report:{version}", CASE, "zh_TW", recipient="高若瑜律師", purpose="準備調解")


@pytest.fixture
def worked(made: MadeClinic, tmp_path: Path) -> MadeClinic:
    """A case near its end whose review has found a root cause."""
    worked_with_a_screenshot(made, tmp_path / "files")
    clinic = made.open()
    clinic.incidents.note_review("I-2026-0001", LineKind.ROOT_CAUSE, ROOT)
    return made


def drawn(clinic: Clinic, version: str) -> str:
    return text_of(read(clinic, order(version)).make())


def test_the_causes_stand_in_their_own_version_alone(worked: MadeClinic) -> None:
    clinic = worked.open()
    legal, management, causes = (
        drawn(clinic, version) for version in ("legal", "management", "root_cause")
    )
    assert ROOT in causes
    assert ROOT not in legal
    assert ROOT not in management
    exhibit = clinic.evidence_lists.of_case(CASE)[0]
    hashed = exhibit.sha256
    assert hashed in legal
    assert hashed not in management
    assert hashed not in causes


@pytest.mark.parametrize(
    ("role", "version"),
    [
        ("reception", "legal"),
        ("reception", "management"),
        ("reception", "root_cause"),
        ("clinician", "legal"),
    ],
)
def test_a_version_is_read_by_those_alone_whom_it_is_for(
    worked: MadeClinic, role: str, version: str
) -> None:
    worked.close()
    clinic = worked.open(role)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        read(clinic, order(version))


def test_what_was_passed_over_stands_in_the_report(made: MadeClinic) -> None:
    clinic = made.open()
    number = confirmed(clinic).number
    clinic.incidents.activate(number, override="記者已經在電話上，名單五分鐘內補")
    text = drawn(clinic, "legal")
    assert "條件未齊就先進行的" in text
    assert "記者已經在電話上，名單五分鐘內補" in text


def test_each_line_of_the_timeline_names_its_entry(worked: MadeClinic) -> None:
    clinic = worked.open()
    entries = [each.seq for each in clinic.log.of(CASE) if each.verb == "incident.confirm"]
    assert f"操作紀錄{entries[0]}" in drawn(clinic, "legal")


def test_a_stop_half_way_leaves_no_paper(worked: MadeClinic) -> None:
    reading = read(worked.open(), order())
    told: list[tuple[int, int]] = []

    class Stopped(Exception):
        pass

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        if len(told) == 20:
            raise Stopped

    with pytest.raises(Stopped):
        reading.make(stop)
    assert len(told) == 20
    assert all(0 <= done <= whole for done, whole in told)


def test_the_same_reading_gives_the_same_bytes(worked: MadeClinic) -> None:
    reading = read(worked.open(), order())
    kept: dict[str, bytes] = {}
    assert reading.make(untold, kept) == reading.make(untold, kept)


def test_thumbnails_that_are_kept_are_not_looked_at_again(worked: MadeClinic) -> None:
    clinic = worked.open()
    kept: dict[str, bytes] = {}
    first = read(clinic, order())
    first.make(untold, kept)
    assert len(kept) == len(first.sealed) > 0
    assert read(clinic, order(), frozenset(kept)).sealed == ()


def test_what_left_is_told_with_its_name_and_recipient(worked: MadeClinic) -> None:
    clinic, words = worked.open(), Words("zh_TW")
    clinic.hand_out(
        "report:root_cause", b"%PDF-", None, subject=CASE, purpose="檢討會", recipient="團隊"
    )
    (line,) = handed_out(clinic, CASE, words)
    assert (line.how, line.recipient, line.purpose) == ("printed", "團隊", "檢討會")
    assert name_of(line.paper, words) == "事件報告    根因版"


def test_what_is_offered_can_be_made(worked: MadeClinic) -> None:
    clinic = worked.open()
    for each in offered(clinic, CASE, Words("zh_TW")):
        for version in each.versions or (None,):
            key = each.kind.key if version is None else f"{each.kind.key}:{version.key}"
            asked = Order(key, each.offer.subject, "en", recipient="Counsel", purpose="Mediation")
            assert read(clinic, asked).make().startswith(b"%PDF-"), key

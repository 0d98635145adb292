"""Transcripts: made once, sealed, tied to the original, read instead of it, lost without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.custody import PurposeNeeded
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.sight import NotShown, Reading
from clinicguard.evidence.transcript import Transcribed, as_text, from_text, is_read_as_text
from clinicguard.host.paths import resources
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic
from tests.naughty import NAUGHTY

FILES = resources() / "demo" / "zh_TW" / "files"


def taken_in(clinic: Clinic, name: str = "line-chat.txt") -> str:
    number = clinic.evidence.take_in(FILES / name, HandIn(name)).number
    clinic.evidence.verify(number, "讀回")
    return number


def made_one(clinic: Clinic) -> Transcribed:
    (text,) = clinic.evidence.untranscribed()
    return text.make()


def test_a_chat_is_made_readable_once_and_tied_to_its_bytes(made: MadeClinic) -> None:
    clinic = made.open("manager")
    number = taken_in(clinic)
    told = clinic.evidence.record_transcript(made_one(clinic), "供閱讀")
    exhibit = clinic.evidence_lists.one(number)
    assert told.number == f"{number}-T1"
    assert told.original_sha256 == exhibit.sha256
    assert told.name == "line-chat-T1.txt"
    assert (exhibit.custody[-1].event, exhibit.custody[-1].detail) == ("copied", told.number)
    assert clinic.evidence.untranscribed() == ()
    found = clinic.evidence.transcript(number)
    assert found is not None
    text = found[1].content().decode("utf-8")
    assert "Transcript: a derivative" in text
    assert f"SHA-256: {exhibit.sha256}" in text
    original = (FILES / "line-chat.txt").read_text("utf-8-sig").splitlines()
    assert all(line.rstrip() in text for line in original)
    assert f"{told.lines}  {original[-1].rstrip()}" in text
    assert clinic.check_log().whole


def test_it_lies_sealed_and_survives_the_sweep(made: MadeClinic) -> None:
    clinic = made.open("owner")
    taken_in(clinic)
    waiting = made_one(clinic)
    again = made_one(clinic)
    clinic.evidence.record_transcript(waiting, "供閱讀")
    assert clinic.evidence.sweep() == [again.waiting.sealed.name]
    for path in clinic.folder.evidence.iterdir():
        assert path.read_bytes().startswith(b"age-encryption.org/v1")
    assert len(list(clinic.folder.evidence.iterdir())) == 2


def test_a_changed_transcript_is_found_by_the_check_of_the_log(made: MadeClinic) -> None:
    clinic = made.open("owner")
    taken_in(clinic)
    one = made_one(clinic)
    clinic.evidence.record_transcript(one, "供閱讀")
    path = clinic.folder.evidence / one.waiting.sealed.name
    path.write_bytes(path.read_bytes()[:-1])
    assert [each.kind for each in clinic.check_log().findings] == ["file_changed"]


def test_without_a_purpose_none_is_kept(made: MadeClinic) -> None:
    clinic = made.open("owner")
    taken_in(clinic)
    one = made_one(clinic)
    with pytest.raises(PurposeNeeded):
        clinic.evidence.record_transcript(one, " ")
    assert not (clinic.folder.evidence / one.waiting.sealed.name).exists()


def test_who_may_not_read_makes_none_and_gets_none(made: MadeClinic) -> None:
    clinic = made.open("owner")
    number = taken_in(clinic)
    clinic.evidence.record_transcript(made_one(clinic), "供閱讀")
    reception = made.open("reception")
    reception.evidence.take_in(FILES / "reporter-email.eml", HandIn("信"))
    assert reception.evidence.untranscribed() == ()
    with pytest.raises(NotAllowed):
        reception.evidence.transcript(number)


def test_what_was_not_read_back_yet_waits(made: MadeClinic) -> None:
    clinic = made.open("owner")
    clinic.evidence.take_in(FILES / "line-chat.txt", HandIn("聊天"))
    assert clinic.evidence.untranscribed() == ()


@pytest.mark.parametrize("lines", [(), ("",), ("一", "", "三"), tuple(NAUGHTY[:300])])
def test_the_form_is_read_back_as_it_was(made: MadeClinic, lines: tuple[str, ...]) -> None:
    clinic = made.open("owner")
    taken_in(clinic)
    (text,) = clinic.evidence.untranscribed()
    flat = tuple(part for line in lines for part in (line.splitlines() or [""]))
    reading = Reading({"From": "a@b.c: d", "Subject": "多\n行"}, flat, True)
    found = from_text(as_text(text.copy, "聊天\n.txt", reading), 5000)
    assert found.lines == tuple(line.encode("utf-8", "replace").decode() for line in flat)
    assert found.particulars == {"From": "a@b.c: d", "Subject": "多 行"}
    assert found.cut


def test_only_so_many_lines_are_shown(made: MadeClinic) -> None:
    clinic = made.open("owner")
    taken_in(clinic)
    (text,) = clinic.evidence.untranscribed()
    reading = Reading({}, tuple(map(str, range(1200))), False)
    found = from_text(as_text(text.copy, "x", reading), 1000)
    assert (found.lines[-1], found.cut) == ("999", True)
    assert not from_text(as_text(text.copy, "x", reading), 1200).cut


@pytest.mark.parametrize("data", [b"", b"\xff\n\n\n\n\n\n", b"one\n\ntwo"])
def test_what_is_no_transcript_is_refused(data: bytes) -> None:
    with pytest.raises(NotShown):
        from_text(data, 10)


def test_texts_are_told_from_pictures() -> None:
    assert is_read_as_text("text/plain")
    assert is_read_as_text("message/rfc822")
    assert not is_read_as_text("image/png")


def test_a_long_chat_is_taken_whole(made: MadeClinic, tmp_path: Path) -> None:
    chat = tmp_path / "長對話.txt"
    chat.write_text(
        "".join(f"上午09:{n % 60:02d}\t某人\t第 {n} 句\n" for n in range(20_000)), "utf-8"
    )
    clinic = made.open("owner")
    number = clinic.evidence.take_in(chat, HandIn("長")).number
    clinic.evidence.verify(number, "讀回")
    told = clinic.evidence.record_transcript(made_one(clinic), "供閱讀")
    assert (told.lines, told.whole) == (20_000, True)

"""The log in words: every verb has them, in every language, and lines carry what was recorded."""

from __future__ import annotations

import pytest

from clinicguard.documents.from_log import done, log_lines
from clinicguard.host.words import LANGUAGES, Language, Words
from clinicguard.people.permissions import PERMISSIONS
from clinicguard.storage.log import Entry
from tests.unit.documents.samples import at, press, sha


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", PERMISSIONS)
def test_every_verb_is_said_in_words(verb: str, language: Language) -> None:
    said = done(verb, Words(language))
    assert said != verb
    assert said.isascii() == (language == "en")


def entry(seq: int, person: str, subject: str) -> Entry:
    body = {
        "seq": seq,
        "wall": "2026-11-18T09:38:00.000Z",
        "person": person,
        "verb": "complaint.edit",
        "subject": subject,
    }
    return Entry(body, sha(str(seq)), "")


def test_lines_name_who_did_what_to_which_and_why() -> None:
    found = [entry(7, "4", "complaint/C-2026-0001"), entry(8, "kit", "complaint/C-2026-0002")]
    words = {7: {"reason": "聽錯了"}, 8: {}}
    lines = log_lines(found, lambda seq: words[seq], {4: "林美華"}, press("zh_TW"))
    assert [(each.number, each.who, each.reason) for each in lines] == [
        (7, "林美華", "聽錯了"),
        (8, "復原卡", ""),
    ]
    assert lines[0].did == "更正文字    C-2026-0001"
    assert lines[0].at == at(18, 17, 38)
    assert lines[0].hash == sha("7")


def test_only_what_it_is_about() -> None:
    found = [entry(7, "4", "complaint/C-2026-0001"), entry(8, "4", "complaint/C-2026-0002")]
    lines = log_lines(found, lambda seq: {}, {}, press("en"), about=["complaint/C-2026-0002"])
    assert [each.number for each in lines] == [8]


def test_a_verb_that_is_not_known_stands_as_it_is() -> None:
    assert done("moon.land", Words("en")) == "moon.land"

"""The clinic's own templates: filled like ours, read by somebody, due after a year, never gone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clinicguard.clinic import Clinic
from clinicguard.host.words import Language
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.statements.own_templates import OwnTemplate, TemplateLine, template_hash
from clinicguard.statements.template_rows import our_text
from clinicguard.statements.troubles import (
    CurlyGap,
    NotThisText,
    ReadAhead,
    ReadBeforeWritten,
    TemplateRetired,
)
from clinicguard.storage.troubles import NotAllowed
from tests.made import HandClock, MadeClinic

TEXT = "謝謝您告訴我們。\n\n請撥 【聯絡電話】，【院長的名字】會聽您說。"


def written(clinic: Clinic, text: str = TEXT) -> OwnTemplate:
    return clinic.statements.templates.write(
        "review_reply", "zh_TW", "我們的評論回覆", text, made_from="review_reply"
    )


def read(clinic: Clinic, own: OwnTemplate, day: date) -> None:
    clinic.statements.templates.note_reading(
        own.key, own.language, template_hash(own.now.text), "高若瑜律師", day
    )


def line(clinic: Clinic, key: str) -> TemplateLine:
    found = clinic.statement_lists.own.line(key, "zh_TW")
    assert found is not None
    return found


def today(clinic: Clinic) -> date:
    return clinic.clock.now().astimezone(clinic.profile.zone).date()


def test_it_stands_beside_ours_and_is_filled_like_ours(clinic: Clinic) -> None:
    own = written(clinic)
    offered = [each.id for each in clinic.statement_lists.templates("review_reply", "zh_TW")]
    assert offered == ["review_reply", own.key]
    assert own.key not in [
        each.id for each in clinic.statement_lists.templates("review_reply", "en")
    ]
    draft = clinic.statement_lists.first_draft("", "review_reply", "zh_TW", own.key)
    assert clinic.profile.phone in draft.parts[1].text
    assert "【院長的名字】" in draft.text
    assert draft.parts[0].text == "謝謝您告訴我們。"


def test_a_statement_remembers_which_wording_it_began_with(clinic: Clinic) -> None:
    own = written(clinic)
    read(clinic, own, today(clinic))
    begun = clinic.statements.begin(
        "", "review_reply", "回覆", "謝謝您。", "zh_TW", template=own.key
    )
    clinic.statements.templates.reword(own.id, TEXT + "。", "補句號")
    after = clinic.statement_lists.one(begun.number).begun_from
    assert after is not None
    assert (after.key, after.name, after.wording) == (own.key, "我們的評論回覆", 1)
    assert (after.reader, after.read_on) == ("高若瑜律師", today(clinic))
    ours = clinic.statements.begin(
        "", "review_reply", "回覆", "謝謝您。", "zh_TW", template="review_reply"
    )
    assert ours.begun_from is not None
    assert (ours.begun_from.wording, ours.begun_from.reader) == (0, "")


def test_one_changed_character_is_unread_again(clinic: Clinic) -> None:
    own = written(clinic)
    assert line(clinic, own.key).read == "unread"
    read(clinic, own, today(clinic))
    assert line(clinic, own.key).read == "read"
    changed = clinic.statements.templates.reword(own.id, TEXT + "！", "語氣")
    assert [each.text for each in changed.wordings] == [TEXT, TEXT + "！"]
    stands = line(clinic, own.key)
    assert (stands.read, stands.reading) == ("changed", None)
    assert stands.former is not None
    with pytest.raises(NotThisText):
        read(clinic, own, today(clinic))
    assert [each.key for each in clinic.statement_lists.own.due()] == [own.key]


def test_a_reading_is_due_after_a_year(clinic: Clinic, clock: HandClock) -> None:
    own = written(clinic)
    read(clinic, own, today(clinic))
    clinic.statements.templates.note_reading(
        "review_reply",
        "zh_TW",
        template_hash(our_text("review_reply", "zh_TW")),
        "高若瑜律師",
        today(clinic),
    )
    clock.forward(days=364)
    assert clinic.statement_lists.own.due() == ()
    clock.forward(days=1)
    assert {each.key for each in clinic.statement_lists.own.due()} == {own.key, "review_reply"}
    clinic.statements.templates.retire(own.id, "不再用")
    assert [each.key for each in clinic.statement_lists.own.due()] == ["review_reply"]


def test_one_of_ours_that_texts_begin_with_is_due_after_a_year_unread(
    clinic: Clinic, clock: HandClock
) -> None:
    def begin(language: Language) -> None:
        clinic.statements.begin(
            "", "review_reply", "回", "謝謝。", language, template="review_reply"
        )

    begin("zh_TW")
    clock.forward(days=200)
    begin("zh_TW")
    begin("en")
    clock.forward(days=164)
    assert clinic.statement_lists.own.due() == ()
    clock.forward(days=1)
    (due,) = clinic.statement_lists.own.due()
    assert (due.key, due.language, due.read) == ("review_reply", "zh_TW", "unread")
    clinic.statements.templates.note_reading(
        "review_reply", "zh_TW", due.sha256, "高若瑜律師", today(clinic)
    )
    assert clinic.statement_lists.own.due() == ()


def test_ours_are_unread_until_somebody_did(clinic: Clinic) -> None:
    ours = [each for each in clinic.statement_lists.own.everything("zh_TW") if each.own is None]
    assert ours
    assert {each.read for each in ours} == {"unread"}
    assert clinic.statement_lists.own.due() == ()


def test_retired_is_not_offered_and_not_gone(clinic: Clinic) -> None:
    own, desk = written(clinic), clinic.statements.templates
    with pytest.raises(ReasonMissing):
        desk.retire(own.id, " ")
    desk.retire(own.id, "不再用")
    assert [each.id for each in clinic.statement_lists.templates("review_reply", "zh_TW")] == [
        "review_reply"
    ]
    stands = line(clinic, own.key)
    assert stands.own is not None
    assert stands.own.retired is not None
    with pytest.raises(TemplateRetired):
        desk.reword(own.id, "別的", "試")
    assert desk.take_up(own.id).retired is None
    assert clinic.check_log().whole


def test_a_former_name_and_a_retirement_that_ended_stay_on_record(
    clinic: Clinic, clock: HandClock
) -> None:
    own, desk = written(clinic), clinic.statements.templates
    at = clock.forward(hours=1)
    named = desk.reword(own.id, own.now.text, "名字太像", name="評論回覆（短）")
    assert named.name == "評論回覆（短）"
    (former,) = named.formers
    assert (former.name, former.reason, former.retired) == (own.name, "名字太像", None)
    assert former.at >= at
    assert desk.reword(own.id, own.now.text, "沒改", name=named.name).formers == named.formers
    retired = desk.retire(own.id, "不再用").retired
    clock.forward(hours=1)
    taken_up = desk.take_up(own.id)
    assert desk.take_up(own.id).formers == taken_up.formers
    assert taken_up.formers[1].retired == retired
    assert line(clinic, own.key).own == taken_up
    assert clinic.check_log().whole


def test_what_cannot_be_a_template_or_a_reading_is_refused(
    clinic: Clinic, made: MadeClinic
) -> None:
    with pytest.raises(CurlyGap):
        written(clinic, "請撥 {phone}。")
    own = written(clinic)
    with pytest.raises(ReadAhead):
        read(clinic, own, date(2031, 1, 1))
    with pytest.raises(ReadBeforeWritten):
        read(clinic, own, date(1999, 1, 1))
    clinic.statements.templates.note_reading(
        "review_reply",
        "zh_TW",
        template_hash(our_text("review_reply", "zh_TW")),
        "高若瑜律師",
        today(clinic) - timedelta(days=9),
    )
    made.close()
    with pytest.raises(NotAllowed):
        written(made.open("clinician"))

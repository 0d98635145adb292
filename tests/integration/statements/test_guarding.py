"""The guard at the desk knows the clinic's own records, and lets none of them out."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guarding import desk_packs
from clinicguard.storage.troubles import NotAllowed
from tests.integration.statements.cases import KEPT_IN, NOTE, OUT, PATIENT, STAFF_NAME, case
from tests.made import HandClock, MadeClinic

OPENING = "看到大家的擔心，我們也放在心上。"
END = "請撥 02-0000-0000，最晚明天 17:00 前再說明。"


def found(
    clinic: Clinic, where: str, words: str, audience: str = "public_statement"
) -> dict[str, GuardFinding]:
    guard = clinic.statement_lists.guard_for(where, audience, "zh_TW")  # type: ignore[arg-type]
    return {each.group: each for each in guard.read(OPENING + words + END)}


def test_a_patient_of_the_records_is_known_in_any_spelling(
    clinic: Clinic, clock: HandClock
) -> None:
    where = case(clinic, clock).address
    for written in (PATIENT, "陳　𠮷　祥", "陳○祥", "陳先生"):
        blocked = found(clinic, where, f"{written}的事我們很在意。")
        assert blocked["L1"].level == "block"
        assert written in blocked["L1"].span


def test_staff_are_nobodys_patients(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    for written in (STAFF_NAME, "Ho Cheng-En"):
        assert "L1" not in found(clinic, where, f"負責說明的是 {written} 醫師。")


def test_a_signature_tells_nothing_of_anybody(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    owner = clinic.staff_lists.one(1)
    signed = f"\n{clinic.profile.name} {owner.title}{owner.name}"
    for audience in ("patient_letter", "press"):
        spans = [f.span for f in found(clinic, where, signed, audience).values()]
        assert not any(owner.name in span for span in spans)


def test_what_a_contact_was_called_is_no_name(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    assert "L1" not in found(clinic, where, "想問的事，本人打來就好。")


def test_facts_hold_and_open_points_stay_open(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    assert not {"X1", "X2"} & set(found(clinic, where, f"目前確認的是：{OUT}。"))
    other = OUT.replace("22:47", "21:10")
    assert found(clinic, where, f"目前確認的是：{other}。")["X1"].level == "block"
    said = "另有兩位網友有同樣經驗，記者也說了。"
    assert found(clinic, where, said)["X2"].level == "block"


def test_a_time_as_a_fact_writes_it_contradicts_nothing(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    told = "商家頁在 22:47 有了一則一星評論。"
    assert not {"X1", "C1"} & set(found(clinic, where, told))


def test_the_hour_of_a_signature_contradicts_nothing(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    name = clinic.staff_lists.one(1).name
    lists = clinic.statement_lists
    told = OPENING + "商家頁出現一則一星評論。" + END + f"\n{name} 11-19（四）16:55"
    groups = {f.group for f in lists.guard_for(where, "press", "zh_TW").read(told)}
    assert not {"X1", "C1"} & groups


def test_a_protected_record_is_found_and_not_quoted(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    blocked = found(clinic, where, f"{NOTE}。")["P1"]
    assert blocked.level == "block"
    assert NOTE not in blocked.message + blocked.better
    assert "P1" not in found(clinic, where, f"{NOTE}。", "patient_letter")
    assert "P1" not in found(clinic, "", f"{NOTE}。")


def test_a_fact_that_is_not_for_the_public_is_marked_there_and_not_for_counsel(
    clinic: Clinic, clock: HandClock
) -> None:
    where = case(clinic, clock).address
    assert "P2" in found(clinic, where, f"{KEPT_IN}。")
    assert "P2" not in found(clinic, where, f"{KEPT_IN}。", "authority")


def test_another_wording_of_the_same_case_is_held_beside(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    told = "專線今天 18:30 起由值班醫師接聽。"
    first = clinic.statements.begin(where, "staff_memo", "公告", told, "zh_TW")
    differing = found(clinic, where, "專線今天 19:30 起由值班醫師接聽。")
    assert differing["C1"].level == "warn"
    assert "C1" not in found(clinic, where, told)
    clinic.statements.take_back(first.number, "寫錯時間")
    assert "C1" not in found(clinic, where, "專線今天 19:30 起由值班醫師接聽。")


def test_a_new_record_is_known_at_once(clinic: Clinic, clock: HandClock) -> None:
    assert "L1" not in found(clinic, "", f"{PATIENT}的事我們很在意。".replace("陳", "龘"))
    where = case(clinic, clock).address
    assert "L1" in found(clinic, where, f"{PATIENT}的事我們很在意。")


def test_what_was_only_weighed_is_a_hint_and_a_rule_is_never_silenced(clinic: Clinic) -> None:
    rules = desk_packs().rules
    weighed = [ready for ready in rules if ready.rule.likely is not None]
    assert weighed
    assert {ready.rule.level for ready in weighed} == {"hint"}
    assert {ready.group.doubt for ready in rules} == {0.0}
    assert {group.doubt_of_encoder for group in desk_packs().groups.values()} == {0.0}
    said = "您於上週三就診時已簽同意書。"
    guard = clinic.statement_lists.guard_for("", "review_reply", "zh_TW")
    findings = guard.read(OPENING + said + END)
    assert [each.level for each in findings if each.group == "L1"] == ["block"]


def test_what_is_typed_and_what_is_kept_are_read_alike(clinic: Clinic, clock: HandClock) -> None:
    where = case(clinic, clock).address
    text = OPENING + f"{PATIENT}的事我們很在意。" + END
    number = clinic.statements.begin(where, "press", "聲明", text, "zh_TW").number
    kept = clinic.statements.check(number).checking()
    assert kept is not None
    typed = clinic.statement_lists.guard_for(number, "press", "zh_TW").read(text)
    assert [(e.group, e.start, e.end) for e in kept.findings] == [
        (e.group, e.start, e.end) for e in typed
    ]
    assert clinic.statement_lists.findings(number) == typed


def test_the_words_of_a_finding_are_in_the_language_of_who_reads(
    clinic: Clinic, clock: HandClock
) -> None:
    where = case(clinic, clock).address
    text = OPENING + f"{PATIENT}的事。" + END
    guard = clinic.statement_lists.guard_for(where, "press", "zh_TW", shown_in="en")
    (shown,) = (each for each in guard.read(text) if each.group == "L1")
    assert shown.message.isascii() or "“" in shown.message
    assert any("\u4e00" <= letter <= "\u9fff" for letter in shown.better), "words for the draft"


def test_reception_reads_no_drafts_and_is_told_nothing(made: MadeClinic) -> None:
    with pytest.raises(NotAllowed):
        made.open("reception").statement_lists.guard_for("", "press", "zh_TW")

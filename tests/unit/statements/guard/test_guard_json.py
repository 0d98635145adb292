"""The lines in and out: whatever stands in a line, each has its answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clinicguard import cli
from clinicguard.statements import guard_json
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, GuardFinding
from clinicguard.statements.guard_json import findings_from_json

WHOLE = {
    "id": "a",
    "lang": "zh_TW",
    "jurisdiction": "tw",
    "audience": "review_reply",
    "context": {},
    "text": "您上次來拔牙的時候，我們已經說明過。",
}


def answer(line: str) -> dict[str, Any]:
    (written,) = findings_from_json([line])
    written.encode("utf-8")
    told = json.loads(written)
    assert isinstance(told, dict)
    return told


def whole(**changed: object) -> str:
    return json.dumps({**WHOLE, **changed})


@pytest.mark.parametrize(
    "line",
    [
        "{bad",
        "[]",
        "null",
        "12",
        "[" * 5000,
        whole(audience="neighbours"),
        whole(lang=None),
        whole(lang="fr"),
        whole(jurisdiction="xx"),
        whole(text=5),
        whole(context=[1]),
    ],
)
def test_a_line_that_cannot_be_checked_says_why(line: str) -> None:
    told = answer(line)
    assert told["error"]
    assert "findings" not in told


@pytest.mark.parametrize(
    "line",
    [
        "\ufeff" + whole(),
        whole(context=None),
        json.dumps({key: value for key, value in WHOLE.items() if key != "context"}),
        whole(jurisdiction="TW", lang="zh-Hant"),
        whole(audience="Review-Reply", lang="ZH-hant-TW"),
        whole(text=f"{WHOLE['text']}😀\ud83d"),
        whole(context={"patient_names": ["", None, 5], "verified_facts": "x", "unverified": [{}]}),
        whole(context={"patient_names": ["\u200b"], "chart_numbers": ["\u200b"]}),
        whole(id={"any": ["thing"]}),
    ],
)
def test_odd_lines_are_checked_all_the_same(line: str) -> None:
    assert "L1" in {finding["group"] for finding in answer(line)["findings"]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n",
        "（" * 500,
        "廿" * 500 + "億" * 90,
        "five million " * 99,
        "a" * 20_000,
        "我們沒有" * 2000,
        "「太差了！」",
        "謝謝您。（請看說明。）",
        "好。「",
        "Thanks. (We called.)",
        "「",
        "…",
        " " * 700 + "\x00 ",
    ],
)
def test_texts_that_are_none_are_answered_too(text: str) -> None:
    assert "findings" in answer(whole(text=text))


@pytest.mark.parametrize("audience", ["patient_letter", "care_talk"])
def test_a_name_of_which_nothing_is_seen_is_nobodys(audience: str) -> None:
    context = {"patient_names": ["\u200b", " "]}
    assert "findings" in answer(whole(audience=audience, context=context))


@pytest.mark.parametrize("line", ['{"id": NaN}', '{"id": 1, "text": Infinity}'])
def test_what_is_no_number_of_json_comes_back_as_none(line: str) -> None:
    told = answer(line)
    assert told["id"] is None
    assert "not JSON" in told["error"]


def test_a_fault_of_ours_spoils_its_own_line_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(text: str, context: GuardContext, **given: Any) -> tuple[GuardFinding, ...]:
        if not text:
            raise IndexError
        return check(text, context, **given)

    monkeypatch.setattr(guard_json, "check", failing)
    first, second = map(json.loads, findings_from_json([whole(text=""), whole(id=2)]))
    assert first == {"id": "a", "error": "could not be checked: IndexError"}
    assert second["findings"]


def test_every_place_counts_code_points_of_the_text_as_given() -> None:
    text = "😀\u200b" + str(WHOLE["text"])
    for finding in answer(whole(text=text))["findings"]:
        assert text[finding["start"] : finding["end"]] == finding["span"]


def test_empty_lines_are_passed_over_and_the_rest_keep_their_order() -> None:
    lines = [whole(id=1), "", "  ", whole(id=2)]
    assert [json.loads(line)["id"] for line in findings_from_json(lines)] == [1, 2]


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("zh-Hans-CN", "zh_CN"), ("zh_Hant_HK", "zh_TW"), ("EN-GB", "en"), ("zh_cn", "zh_CN")],
)
def test_a_language_is_known_by_what_it_begins_with(lang: str, shown: str) -> None:
    assert answer(whole(lang=lang))["findings"] == answer(whole(lang=shown))["findings"]


@pytest.mark.parametrize(
    ("lines", "status", "told"),
    [
        ([whole(), ""], 0, ""),
        ([whole(), "nonsense"], 1, "1 line could not be checked."),
        (["nonsense", "{}"], 2, "2 lines could not be checked."),
    ],
)
def test_the_command_says_when_lines_were_not_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[str], status: int, told: str
) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    assert cli.main(["--language", "en", "guard", "check", "--json", str(file)]) == status
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == sum(bool(line) for line in lines)
    assert err.strip() == told

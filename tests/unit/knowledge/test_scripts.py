"""A desk script can be read aloud: what to say, what not, what to note, and where it ends."""

from __future__ import annotations

import pytest

from clinicguard.knowledge.scripts import Script, load_scripts

WANTED = {
    "angry_desk",
    "angry_phone",
    "reporter",
    "lawyer_letter",
    "inspector",
    "police",
    "threat",
    "bad_review_found",
    "record_request_other",
    "crowd_filming",
}
SCRIPTS = load_scripts()


def test_the_situations_of_the_desk_are_there() -> None:
    assert set(SCRIPTS) >= WANTED


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_has_steps_marks_and_an_end(script: Script) -> None:
    assert len(script.steps) >= 3
    assert len(script.marks) >= 4
    assert len(script.do_not_say) >= len(script.steps) + 2
    assert "note" in script.ends


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_sentence_is_short_enough_to_say(script: Script) -> None:
    for step in script.steps:
        assert len(step.say.zh_TW) <= 60
        assert len(step.say.zh_CN) <= 60
        assert len(step.say.en.split()) <= 32


@pytest.mark.parametrize("name", ["angry_desk", "threat", "crowd_filming"])
def test_where_it_may_turn_ugly_safety_comes_first(name: str) -> None:
    safety = SCRIPTS[name].safety

    assert safety is not None
    assert "110" in safety.if_not.zh_TW


def test_the_number_is_that_of_the_place() -> None:
    safety = load_scripts("uk")["threat"].safety

    assert safety is not None
    assert "999" in safety.if_not.en


def test_no_number_is_left_open() -> None:
    for jurisdiction in ("tw", "uk", "us", "eu", "cn", "elsewhere"):
        for script in load_scripts(jurisdiction).values():
            assert "{" not in repr(script).replace("PosixPath", "")

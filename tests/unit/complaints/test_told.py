"""Every trouble of the complaint room is told in words, in each language."""

import pytest

from clinicguard.complaints import troubles
from clinicguard.complaints.complaint import Field, Need
from clinicguard.complaints.moves import State, Verb
from clinicguard.complaints.told import SENTENCES
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import LANGUAGES, Language, Words

REFUSED = troubles.MoveRefused(
    "C-2026-0001", State.NEW, Verb.ANSWER, (Verb.ACKNOWLEDGE, Verb.BEGIN_LOOKING), (Need.ISSUE,)
)


def test_no_trouble_is_without_words() -> None:
    kinds = {
        kind
        for kind in vars(troubles).values()
        if isinstance(kind, type) and issubclass(kind, Trouble) and kind is not Trouble
    }
    assert set(SENTENCES) == kinds


def test_a_refused_move_names_where_it_stands_and_what_comes_first() -> None:
    told = explain(REFUSED, Words("zh_TW"))
    assert told.happened == "C-2026-0001 目前是「新進」，在這裡不能「記下答覆」。"
    assert told.todo == "要先有：確認收件、開始查明　至少一項問題"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_is_named_as_the_screen_names_it(language: Language) -> None:
    told = explain(troubles.FieldMissing(Field.VERBATIM), Words(language)).as_text()
    assert {"zh_TW": "他說的話", "en": "In their own words", "zh_CN": "原话"}[language] in told
    assert "{" not in told

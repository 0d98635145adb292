"""The taxonomy's data file: whole, in three languages, and fit for the rules."""

from clinicguard.complaints.issue import Category, Severity
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.words import LANGUAGES


def test_every_category_has_words_examples_and_subtypes() -> None:
    known = taxonomy()
    assert [each.id for each in known.categories] == list(Category)
    for category in Category:
        assert len(known.of(category)) >= 3
        assert known.category(category).example(Severity.HIGH) is not None
        assert known.category(category).example(Severity.NONE) is None


def test_each_language_has_words_of_its_own() -> None:
    known = taxonomy()
    for label in [
        *(each.label for each in known.categories),
        *(each.label for each in known.subtypes),
    ]:
        assert len({label.in_language(language) for language in LANGUAGES}) >= 2
        assert not any("\u4e00" <= char <= "\u9fff" for char in label.en)


def test_a_label_falls_back_to_the_category() -> None:
    known = taxonomy()
    assert known.label(Category.INSTITUTION, "waiting", "zh_TW") == "等候時間"
    assert known.label(Category.INSTITUTION, "", "zh_TW") == "行政流程"
    assert known.label(Category.INSTITUTION, "gone", "en") == "Administration"


def test_the_usual_severity_is_the_subtypes_own() -> None:
    known = taxonomy()
    assert known.usual(Category.SAFETY, "wrong-tooth") is Severity.HIGH
    assert known.usual(Category.RESPECT, "wrong-tooth") is Severity.LOW
    assert known.usual(Category.QUALITY, "") is Severity.LOW

"""Other people's names and numbers are blacked; one's own, and what is shared, stay."""

from __future__ import annotations

from clinicguard.overview.blacking import BLACK, blacking


def test_names_and_numbers_of_others_are_blacked_and_ones_own_stay() -> None:
    black = blacking({"王大明", "0911-111-111", "A-77"}, {"李若嵐", "A00482"})
    said = "李若嵐的先生王大明（0911-111-111，a-77）打來"
    assert black.text(said) == f"李若嵐的先生{BLACK}（{BLACK}，{BLACK}）打來"


def test_the_longer_one_goes_first_so_that_no_rest_of_it_stays() -> None:
    black = blacking({"王大", "王大明"}, set())
    assert black.text("王大明來了") == f"{BLACK}來了"


def test_what_is_ones_own_too_and_single_characters_are_left() -> None:
    black = blacking({"0900-000-000", "李", ""}, {"0900-000-000"})
    assert black.text("李小姐 0900-000-000") == "李小姐 0900-000-000"


def test_signs_are_taken_as_they_stand() -> None:
    assert blacking({"A.B(1)"}, set()).text("A.B(1) AxB(1)") == f"{BLACK} AxB(1)"

"""Every declared pair of colours can be told apart, in both looks."""

import pytest

from ui.theme import colours, tokens
from ui.theme.colours import LOOKS, Look
from ui.theme.contrast import contrast

BOTH: list[Look] = ["light", "dark"]


def ratio(look: Look, ink: str, paper: str) -> float:
    return contrast(getattr(LOOKS[look], ink), getattr(LOOKS[look], paper))


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1.0


@pytest.mark.parametrize("look", BOTH)
def test_text_is_readable_on_every_ground_it_may_stand_on(look: Look) -> None:
    weak = {
        f"{ink} on {paper}": round(ratio(look, ink, paper), 2)
        for ink, paper in colours.TEXT_PAIRS
        if ratio(look, ink, paper) < colours.TEXT_CONTRAST
    }
    assert weak == {}


@pytest.mark.parametrize("look", BOTH)
def test_borders_and_signs_are_seen(look: Look) -> None:
    weak = {
        f"{ink} on {paper}": round(ratio(look, ink, paper), 2)
        for ink, paper in colours.SHAPE_PAIRS
        if ratio(look, ink, paper) < colours.SHAPE_CONTRAST
    }
    assert weak == {}


def test_every_colour_is_a_plain_hex_value() -> None:
    for look in LOOKS.values():
        for name in colours.NAMES:
            value = getattr(look, name)
            assert len(value) == 7
            assert int(value[1:], 16) >= 0


def test_every_text_colour_is_in_a_measured_pair() -> None:
    grounds = {"window", "surface", "sunken", "hover", "line", "desk", "search_hit"}
    grounds |= {name for name in colours.NAMES if name.endswith(("_weak", "_line"))}
    measured = {name for pair in (*colours.TEXT_PAIRS, *colours.SHAPE_PAIRS) for name in pair}
    assert set(colours.NAMES) - grounds - measured == set()


def test_space_and_heights_stand_on_the_grid() -> None:
    steps = [getattr(tokens.SPACE, name) for name in tokens.Space.__slots__]
    assert all(step % 4 == 0 for step in steps)
    assert min(tokens.TYPE.values()) >= 8.25

"""Another copy of a picture is found by how it looks; another picture is not."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageOps

from clinicguard.evidence.likeness import (
    ACROSS,
    DOWN,
    Looks,
    alike,
    bits_of,
    difference,
    looks_from,
)


def picture(seed: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Made up, the same for the same seed: grounds, discs, lines."""
    chance = random.Random(seed)
    image = Image.new("RGB", size, _colour(chance))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        wide, tall = chance.randrange(30, 300), chance.randrange(30, 300)
        shape = draw.ellipse if chance.random() < 0.5 else draw.rectangle
        shape((x, y, x + wide, y + tall), fill=_colour(chance))
    return image


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


def looks(image: Image.Image) -> Looks:
    first, second, third, fourth = (
        bits_of(
            image.convert("L")
            .rotate(90 * turns, expand=True)
            .resize((ACROSS, DOWN), Image.Resampling.BOX)
            .tobytes()
        )
        for turns in range(4)
    )
    return Looks((first, second, third, fourth))


def resized(image: Image.Image) -> Image.Image:
    return image.resize((311, 240))


def recompressed(image: Image.Image) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=30)
    return Image.open(out)


def cropped_a_little(image: Image.Image) -> Image.Image:
    return image.crop((12, 10, image.width - 12, image.height - 8))


def brighter(image: Image.Image) -> Image.Image:
    return image.point(lambda level: min(255, level * 11 // 10 + 6))


def turned(image: Image.Image) -> Image.Image:
    return image.rotate(90, expand=True)


@pytest.mark.parametrize("how", [resized, recompressed, cropped_a_little, brighter, turned])
def test_another_copy_of_the_same_picture_is_alike(how: object) -> None:
    assert callable(how)
    missed = [
        seed for seed in range(20) if not alike(looks(how(picture(seed))), looks(picture(seed)))
    ]
    assert missed == []


def test_other_pictures_are_not_alike() -> None:
    found = [looks(picture(seed)) for seed in range(60)]
    pairs = [(one, other) for at, one in enumerate(found) for other in found[:at]]
    assert [1 for one, other in pairs if alike(one, other)] == []


def test_a_picture_seen_in_a_mirror_is_another_one() -> None:
    assert not alike(looks(ImageOps.mirror(picture(1))), looks(picture(1)))


def test_pages_that_are_almost_empty_are_like_no_other() -> None:
    empty = looks(Image.new("RGB", (800, 600), "white"))
    assert difference(empty, empty) == 0
    assert not alike(empty, empty)


def test_compression_noise_in_a_flat_ground_changes_no_bit() -> None:
    level = [120, 121, 119, 120, 122, 120, 119, 120, 121] * DOWN
    assert bits_of(level) == 0


@given(st.lists(st.integers(0, 255), min_size=ACROSS * DOWN, max_size=ACROSS * DOWN))
def test_what_is_kept_is_read_back(grey: list[int]) -> None:
    bits = bits_of(grey)
    assert 0 <= bits < 1 << 64
    found = Looks((bits, 0, 1, bits))
    assert looks_from(str(found)) == found
    assert len(str(found)) == 67


def test_what_says_nothing_is_nothing() -> None:
    assert looks_from("") is None
    assert looks_from("12 34") is None
    assert looks_from("a b c x") is None
    with pytest.raises(ValueError, match="3"):
        bits_of([1, 2, 3])

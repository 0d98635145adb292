"""A manifest is read in the one form in which it was written, down to each letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.storage.backup.generation import Generation
from tests.integration.backup.given import Kept
from tests.made import MadeClinic


def test_a_signature_with_one_flipped_bit_is_no_signature(made: MadeClinic, tmp_path: Path) -> None:
    """A capital stands for the same number: it would verify, and the flip would not be found."""
    (tmp_path / "stick").mkdir()
    generation = Kept(made, tmp_path / "stick").take().generation
    data = generation.as_bytes()
    assert Generation.from_bytes(data) == generation
    sign = generation.signature
    letter = next(at for at, each in enumerate(sign) if each.isalpha())
    other = sign[:letter] + sign[letter].upper() + sign[letter + 1 :]
    with pytest.raises(ValueError, match="signature"):
        Generation.from_bytes(data.replace(sign.encode(), other.encode()))

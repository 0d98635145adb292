"""What a standard reader reads in a paper."""

from __future__ import annotations

import subprocess
from pathlib import Path


def text_of(pdf: Path) -> str:
    """All its words, without the ends of lines and pages, spaces as in the line."""
    read = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    return read.stdout.decode("utf-8").replace("\n", "").replace("\f", "")

"""Where things lie on this PC: the program's own data, its settings, the clinic's folder."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

_APP = "ClinicGuard"


@cache
def resources() -> Path:
    """The folder of playbooks, fonts, words …: beside the source, or inside the built program."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root / "resources"


def settings_folder() -> Path:
    """The settings of this PC, outside every clinic folder; `CLINICGUARD_SETTINGS` moves it."""
    moved = os.environ.get("CLINICGUARD_SETTINGS")
    return Path(moved) if moved else Path(platformdirs.user_config_dir(_APP, appauthor=False))


def default_clinic_folder() -> Path:
    """The system's *local* application data: not a folder that a cloud carries away."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False, roaming=False)) / "clinic"

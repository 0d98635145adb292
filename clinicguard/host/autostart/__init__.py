"""Starting with the system, for whoever is logged on: opt-in, and taken back as easily."""

from clinicguard.host.autostart.autostart import Autostart, of_this_system
from clinicguard.host.autostart.command import IN_TRAY, own_command

__all__ = ["IN_TRAY", "Autostart", "of_this_system", "own_command"]

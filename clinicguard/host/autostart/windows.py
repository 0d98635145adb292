"""The value that Windows reads at log-on: HKEY_CURRENT_USER, so that no administrator is needed."""

from __future__ import annotations

from typing import Protocol

from clinicguard.host.autostart.command import windows_words

_NAME = "ClinicGuard"
"""The uninstaller takes the value of this name away."""


class Values(Protocol):
    """Named texts under one key of the registry."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, text: str) -> None: ...
    def drop(self, name: str) -> None: ...


class RunValues:
    r"""Those of `HKCU\Software\Microsoft\Windows\CurrentVersion\Run`. Raises OSError."""

    _KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"

    def get(self, name: str) -> str | None:
        """The text, or None where there is none."""
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, self._KEY) as key:  # type: ignore[attr-defined]
                return str(winreg.QueryValueEx(key, name)[0])  # type: ignore[attr-defined]
        except FileNotFoundError:
            return None

    def put(self, name: str, text: str) -> None:
        """Writes a text."""
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self._KEY) as key:  # type: ignore[attr-defined]
            winreg.SetValueEx(key, name, 0, winreg.REG_SZ, text)  # type: ignore[attr-defined]

    def drop(self, name: str) -> None:
        """Takes a text away, if it is there."""
        import winreg

        try:
            access = winreg.KEY_SET_VALUE  # type: ignore[attr-defined]
            hive = winreg.HKEY_CURRENT_USER  # type: ignore[attr-defined]
            with winreg.OpenKey(hive, self._KEY, 0, access) as key:  # type: ignore[attr-defined]
                winreg.DeleteValue(key, name)  # type: ignore[attr-defined]
        except FileNotFoundError:
            return


class RunAutostart:
    """One value in the person's own part of the registry."""

    def __init__(self, values: Values | None = None) -> None:
        self._values = values or RunValues()

    def is_on(self) -> bool:
        """Whether Windows starts it."""
        try:
            return self._values.get(_NAME) is not None
        except OSError:
            return False

    def turn_on(self, command: tuple[str, ...]) -> None:
        """Writes the value. Raises OSError."""
        self._values.put(_NAME, windows_words(command))

    def turn_off(self) -> None:
        """Takes the value away. Raises OSError."""
        self._values.drop(_NAME)

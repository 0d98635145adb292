"""The kind of file that opens with us is one name everywhere: program, Linux, Windows."""

from __future__ import annotations

import configparser
from pathlib import Path
from xml.etree import ElementTree

from clinicguard.casepack.ending import ENDING

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_linux_knows_the_ending_and_opens_it_with_us() -> None:
    kind = ElementTree.parse(PACKAGING / "linux" / "clinicguard.xml").getroot()[0]
    (glob,) = kind.findall(f"{SPACE}glob")
    assert glob.get("pattern") == f"*{ENDING}"
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.optionxform = str  # type: ignore[assignment, method-assign]
    desktop.read(PACKAGING / "linux" / "clinicguard.desktop", "utf-8")
    entry = desktop["Desktop Entry"]
    assert entry["MimeType"] == f"{kind.get('type')};"
    assert entry["Exec"] == "clinicguard %f"
    said = {key.partition("[")[2].rstrip("]") for key in entry if "[" in key}
    assert said == {"zh_TW", "zh_CN"}


def test_windows_knows_the_ending_and_forgets_it_with_the_program() -> None:
    script = (PACKAGING / "windows" / "clinicguard.nsi").read_text("utf-8")
    assert f'!define PACK_ENDING "{ENDING}"' in script
    put, _, taken = script.partition('Section "Uninstall"')
    assert r"""\shell\open\command" "" '"$INSTDIR\${PRODUCT}.exe" "%1"'""" in put
    assert 'DeleteRegKey HKCU "${CLASSES}\\${PACK_CLASS}"' in taken
    assert "HKLM" not in script

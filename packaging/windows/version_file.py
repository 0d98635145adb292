"""Prints what Windows shows under Properties → Details of the built program, for PyInstaller.

version_file.py VERSION
"""

from __future__ import annotations

import sys

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004,
                    fileType=1, subtype=0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040404B0', [
      StringStruct('CompanyName', 'ClinicGuard'),
      StringStruct('FileDescription', '診所守護 ClinicGuard'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'ClinicGuard'),
      StringStruct('OriginalFilename', 'ClinicGuard.exe'),
      StringStruct('ProductName', 'ClinicGuard'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [0x0404, 1200])])
  ])
"""


def text(version: str) -> str:
    """The file for a version of three numbers. Raises ValueError for another form."""
    numbers = tuple(int(part) for part in version.split("."))
    if len(numbers) != 3:
        raise ValueError(version)
    return _TEXT.format(version=version, four=(*numbers, 0))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text(sys.argv[1]), end="")

"""The lines of the lock that hold for the Windows program, without their conditions, for pip.

    for_windows.py LOCK PYTHON-VERSION

pip looks at conditions as the PC that it runs on, and this one is no Windows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement


def lines_for(lock: str, environment: dict[str, str]) -> Iterator[str]:
    """Each requirement that holds there, with the hashes of its files."""
    for whole in lock.replace("\\\n", " ").splitlines():
        said, *hashes = whole.split(" --hash=")
        if not said.strip() or said.startswith("#"):
            continue
        wanted = Requirement(said.strip())
        if wanted.marker is None or wanted.marker.evaluate(environment):
            version = str(wanted.specifier)
            yield " --hash=".join([f"{wanted.name}{version}", *(each.strip() for each in hashes)])


def windows(version: str) -> dict[str, str]:
    """The environment of PEP 508 on a Windows with this Python ("3.12.9")."""
    return {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "implementation_version": version,
        "python_full_version": version,
        "python_version": ".".join(version.split(".")[:2]),
        "platform_release": "10",
        "platform_version": "10.0.17763",
    }


if __name__ == "__main__":
    for line in lines_for(Path(sys.argv[1]).read_text("utf-8"), windows(sys.argv[2])):
        print(line)

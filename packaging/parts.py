"""What is really in a built program: whose work, which version, which licence; and the SBOM.

    parts.py --analysis WORK --site SITE-PACKAGES --python LICENSE --built FOLDER --sbom FILE

It reads what PyInstaller has taken in, not what is installed: each module and library is led back
to the package that brought it, or to the system's own. The list goes into the built program, for
the page *About*; the SBOM (CycloneDX 1.5) goes beside it.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from clinicguard import __version__  # noqa: E402
from clinicguard.overview.licences import licence_of, shipped  # noqa: E402

_SPACE = uuid.UUID("6f1f3c5e-6f0a-4b60-9c7e-2b1c0c3f6d11")
_NEWS = re.compile(r"What's New in Python (\d+\.\d+\.\d+)")


@dataclass(frozen=True, slots=True)
class Part:
    """One part; `source` is "pypi", "deb", "python" or "own"."""

    name: str
    version: str
    short: str
    text: str
    source: str


def main() -> None:
    """Reads the command line, writes the list and the SBOM, and says how many parts there are."""
    given = _given()
    taken = _taken(given.analysis)
    parts = [*_packages(taken, given.site), _python(given.python), *_of_the_system(taken)]
    nameless = [part.name for part in parts if not part.short]
    if nameless:
        sys.exit(f"no licence is told for {', '.join(nameless)}")
    place = given.built / "_internal" / "resources" / "licences" / "parts.json"
    place.write_text(
        json.dumps([asdict(part) for part in parts], ensure_ascii=False, indent=1), "utf-8"
    )
    own = [Part(each.name, each.version, each.short, "", "own") for each in shipped()]
    given.sbom.write_text(json.dumps(_sbom([*parts, *own]), ensure_ascii=False, indent=1), "utf-8")
    print(f"   {len(parts) + len(own)} parts, each with its licence")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("analysis", "site", "python", "built", "sbom"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def _taken(analysis: Path) -> list[str]:
    """The source of each file in the program, with forward slashes."""
    found: list[str] = []
    for name in ("PYZ-00.toc", "COLLECT-00.toc"):
        for part in ast.literal_eval((analysis / name).read_text("utf-8")):
            if isinstance(part, list):
                found += [str(entry[1]).replace("\\", "/") for entry in part if entry[1]]
    return found


def _packages(taken: list[str], site: Path) -> Iterator[Part]:
    owner = {
        str(file).replace("\\", "/"): found
        for found in distributions(path=[str(site)])
        for file in found.files or ()
    }
    inside = [path.partition("/site-packages/")[2] for path in taken]
    used: dict[str, Distribution] = {}
    for path in inside:
        found = owner.get(path)
        if found is not None:
            used[str(found.metadata["Name"])] = found
    for name in sorted(used, key=str.casefold):
        if name != "clinicguard":
            told = licence_of(used[name])
            yield Part(told.name, told.version, told.short, told.text, "pypi")


def _python(licence: Path) -> Part:
    news = licence.with_name("NEWS.txt")
    match = _NEWS.search(news.read_text("utf-8", "replace")) if news.is_file() else None
    version = match[1] if match else sys.version.split()[0]
    return Part("Python", version, "PSF-2.0", licence.read_text("utf-8", "replace"), "python")


def _of_the_system(taken: list[str]) -> Iterator[Part]:
    """Libraries that come from Debian's own packages, each with its copyright file."""
    paths = sorted(
        {path for path in taken if path.startswith(("/lib/", "/usr/lib/")) and ".so" in path}
    )
    seen: set[str] = set()
    for path in paths:
        package = _debian_package(path)
        if package is None or package in seen:
            continue
        seen.add(package)
        version = _run("dpkg-query", "-W", "-f=${Version}", package)
        name = package.split(":")[0]
        notice = Path("/usr/share/doc") / name / "copyright"
        text = notice.read_text("utf-8", "replace") if notice.is_file() else ""
        kinds = dict.fromkeys(re.findall(r"(?m)^License: *(\S.*)$", text))
        short = ", ".join(kinds)[:80] or "see its copyright file"
        yield Part(name, version, short, text, "deb")


def _debian_package(path: str) -> str | None:
    for tried in (path, f"/usr{path}", path.removeprefix("/usr"), str(Path(path).resolve())):
        told = _run("dpkg-query", "-S", tried)
        if told:
            return told.split(": ")[0].split(",")[0]
    return None


def _sbom(parts: list[Part]) -> dict[str, object]:
    purls = {"pypi": "pkg:pypi/{}@{}", "deb": "pkg:deb/debian/{}@{}", "python": "pkg:generic/{}@{}"}
    components = []
    for part in parts:
        made: dict[str, object] = {
            "type": "data" if part.source == "own" else "library",
            "name": part.name,
            "licenses": [{"license": {"name": part.short}}],
        }
        if part.version:
            made["version"] = part.version
        if part.source in purls:
            made["purl"] = purls[part.source].format(part.name.lower(), part.version)
        components.append(made)
    names = " ".join(f"{part.name} {part.version}" for part in parts)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, f'{__version__} {names}')}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "ClinicGuard", "version": __version__}
        },
        "components": components,
    }


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    main()

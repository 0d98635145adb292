"""The start on a PC that lacks something: one clear sentence, in the language of the PC."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ui.start import NO_WINDOW

ROOT = Path(__file__).resolve().parents[3]
TOOLS = "awk bash cat cmp dirname env flock head ldd ls mkdir paste rm sort tail touch uname"


class BarePC:
    """A checkout without environment, on a PC where nobody may install anything."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        shutil.copytree(ROOT / "packaging", self.checkout / "packaging")
        shutil.copyfile(ROOT / "pyproject.toml", self.checkout / "pyproject.toml")
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS.split():
            found = shutil.which(tool)
            assert found, tool
            (self.bin / tool).symlink_to(found)
        self.command("id", "echo 1000")

    def command(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!{self.bin}/bash\n{script}\n", "utf-8")
        path.chmod(0o755)

    def run(self, *arguments: str, status: int = 1, **settings: str) -> str:
        """Starts it with an emptied environment; it has to fail, and this is what it says."""
        done = subprocess.run(
            [self.checkout / "packaging" / "run", *arguments],
            env={"PATH": str(self.bin), "HOME": "/nowhere", **settings},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done
        assert done.stdout == ""
        return done.stderr


@pytest.fixture
def pc(tmp_path: Path) -> BarePC:
    return BarePC(tmp_path)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("", "There is no display here"),
        ("en_GB.UTF-8", "There is no display here"),
        ("zh_TW.UTF-8", "這裡沒有螢幕"),
        ("zh_HK.UTF-8", "這裡沒有螢幕"),
        ("zh_CN.UTF-8", "这里没有屏幕"),
    ],
)
def test_no_display_is_said_at_once_and_demo_is_named(
    pc: BarePC, language: str, sentence: str
) -> None:
    said = pc.run(LANG=language, status=NO_WINDOW)
    assert said.startswith(sentence)
    assert "packaging/run demo --out" in said
    assert len(said.splitlines()) == 1
    assert not (pc.checkout / ".venv").exists()


def test_the_language_of_messages_goes_before_that_of_the_system(pc: BarePC) -> None:
    assert "螢幕" in pc.run(status=NO_WINDOW, LANG="en_US.UTF-8", LC_ALL="zh_TW.UTF-8")


@pytest.mark.parametrize("script", ["exit 1", "exit 127"])
def test_no_python_that_is_new_enough(pc: BarePC, script: str) -> None:
    assert "needs Python 3.11 to 3.14" in pc.run("demo")
    pc.command("python3", script)
    assert "apt-get install python3 python3-venv" in pc.run("demo")


def test_a_python_without_venv_names_the_package(pc: BarePC) -> None:
    pc.command(
        "python3",
        'case $2 in *"%d.%d"*) echo 3.11 ;; *ensurepip* | *virtualenv*) exit 1 ;; esac',
    )
    assert "apt-get install python3.11-venv" in pc.run("demo")
    assert "少了 venv" in pc.run("demo", LANG="zh_TW.UTF-8")


def test_parts_that_cannot_be_had_are_told_with_the_story(pc: BarePC) -> None:
    venv = pc.checkout / ".venv"
    pc.command("python3", f'case "$*" in *"-m venv"*) mkdir {venv} ;; *"%d.%d"*) echo 3.11 ;; esac')
    said = pc.run("demo")
    assert "could not be installed" in said
    assert str(pc.checkout / "build" / "set-up.log") in said
    assert (venv / "unfinished").exists(), "the next start makes it anew"

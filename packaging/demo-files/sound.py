"""The reporter's message on the answering machine: a synthetic voice through a telephone line."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from case import Case

BEEP = "sine=frequency=1000:sample_rate=16000:duration=0.45"
LINE = (
    "[1:a]aresample=16000,highpass=f=320,lowpass=f=3300,acompressor=threshold=-18dB:ratio=3,"
    "volume=1.5[voice];"
    "[2:a]volume=0.012[hiss];[voice][hiss]amix=inputs=2:duration=first:normalize=0,"
    "adelay=350:all=1,apad=pad_dur=0.6[line];"
    "[0:a]volume=0.16[beep];[beep][line]concat=n=2:v=0:a=1[out]"
)


def voicemail(case: Case) -> None:
    """Speaks the words with espeak-ng and sends them down the line with ffmpeg."""
    texts: dict[str, Any] = case.texts["voicemail"]
    with tempfile.TemporaryDirectory() as folder:
        spoken, heard = Path(folder) / "voice.wav", Path(folder) / "line.mp3"
        voice = ["-v", texts["voice"], "-s", str(texts["speed"]), "-p", str(texts["pitch"])]
        subprocess.run(["espeak-ng", *voice, "-w", spoken, texts["words"]], check=True)
        inputs = ["-f", "lavfi", "-i", BEEP, "-i", str(spoken)]
        inputs += ["-f", "lavfi", "-i", "anoisesrc=sample_rate=16000:colour=pink:seed=833"]
        coding = ["-ac", "1", "-ar", "16000", "-c:a", "libmp3lame", "-b:a", "24k"]
        plain = ["-map_metadata", "-1", "-fflags", "+bitexact"]
        route = ["-filter_complex", LINE, "-map", "[out]"]
        command = ["ffmpeg", "-v", "error", *inputs, *route, *coding, *plain, str(heard)]
        subprocess.run(command, check=True)
        case.keep("voicemail", heard.read_bytes())

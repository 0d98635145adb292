"""A few seconds of the camera over the desk: somebody comes in, speaks, lays a paper down."""

from __future__ import annotations

import math
import random
import subprocess
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from case import Case
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZE = (640, 360)
RATE = 8
SECONDS = 14
MONO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
Tone = tuple[int, int, int]


def waiting_room(case: Case) -> None:
    """Draws every frame and codes them as H.264."""
    texts: dict[str, Any] = case.texts["video"]
    room = _room(texts)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(RATE * SECONDS):
            frame = _frame(room, texts, number / RATE)
            frame.save(Path(folder) / f"{number:04}.png")
        film = Path(folder) / "film.mp4"
        stamp = datetime.fromisoformat(case.evidence("waiting_room_video")["form"]["captured_at"])
        coding = ["-c:v", "libx264", "-preset", "veryslow", "-crf", "27", "-pix_fmt", "yuv420p"]
        about = ["-metadata", f"creation_time={stamp.isoformat()}", "-movflags", "+faststart"]
        frames = ["-framerate", str(RATE), "-i", f"{folder}/%04d.png"]
        command = ["ffmpeg", "-v", "error", *frames, *coding, *about, "-fflags", "+bitexact"]
        subprocess.run([*command, str(film)], check=True)
        case.keep("waiting_room_video", film.read_bytes())


def _room(texts: dict[str, Any]) -> Image.Image:
    """The empty room from a corner under the ceiling: floor, walls, desk, chairs, a clock."""
    room = Image.new("RGB", SIZE, (148, 152, 150))
    pen = ImageDraw.Draw(room)
    pen.polygon([(0, 128), (640, 96), (640, 360), (0, 360)], fill=(122, 118, 110))
    for n in range(-6, 15):
        pen.line((n * 62, 360, 190 + n * 30, 108), fill=(112, 108, 101))
    for y in (128, 152, 186, 232, 296):
        pen.line((0, y + 12, 640, y - 20), fill=(112, 108, 101))
    pen.polygon([(0, 0), (640, 0), (640, 96), (0, 128)], fill=(172, 175, 171))
    pen.polygon([(0, 121), (640, 89), (640, 97), (0, 129)], fill=(96, 94, 90))
    pen.polygon([(446, 12), (566, 8), (566, 96), (446, 103)], fill=(198, 206, 206))
    pen.line((506, 10, 506, 100), fill=(120, 124, 124), width=2)
    pen.ellipse((52, 22, 98, 66), fill=(222, 223, 219), outline=(70, 70, 70), width=2)
    hour, minute = (int(part) for part in texts["clock"].split(":"))
    for share, length in (((hour % 12 + minute / 60) / 12, 11), (minute / 60, 17)):
        turn = 2 * math.pi * share
        end = (75 + length * math.sin(turn), 44 - length * math.cos(turn))
        pen.line((75, 44, *end), fill=(40, 40, 40), width=2)
    pen.rectangle((190, 24, 366, 52), fill=(208, 214, 210))
    pen.text((278, 38), texts["sign"], (58, 74, 76), _font(texts, 18), anchor="mm")
    pen.polygon([(150, 132), (398, 112), (420, 150), (150, 178)], fill=(196, 188, 172))
    pen.polygon([(150, 178), (420, 150), (420, 214), (150, 248)], fill=(140, 122, 98))
    pen.polygon([(196, 118), (252, 113), (252, 145), (196, 150)], fill=(46, 50, 54))
    pen.polygon([(330, 128), (372, 124), (376, 136), (332, 141)], fill=(232, 232, 226))
    for n in range(4):
        x, y = 470 + n * 38, 208 + n * 24
        pen.rectangle((x, y, x + 40, y + 10), fill=(74, 92, 104))
        pen.rectangle((x + 4, y - 30, x + 44, y + 2), fill=(84, 104, 116))
        pen.line((x + 6, y + 10, x + 4, y + 30), fill=(50, 52, 54), width=3)
        pen.line((x + 36, y + 10, x + 38, y + 32), fill=(50, 52, 54), width=3)
    pen.ellipse((10, 150, 62, 212), fill=(74, 92, 70))
    pen.polygon([(22, 205), (52, 205), (48, 250), (26, 250)], fill=(150, 140, 128))
    return room


def _frame(room: Image.Image, texts: dict[str, Any], second: float) -> Image.Image:
    frame = room.copy()
    _person(frame, 240 + 2 * math.sin(second * 1.1), 150, 0.62, (206, 216, 220), second, desk=True)
    _counter(frame)
    _person(frame, 560, 262, 0.86, (92, 84, 96), 0.25 * second, sits=True)
    walked = min(1.0, second / 4.2)
    x, y = 640 - 300 * walked, 300 - 62 * walked
    speaks = second > 4.6
    sway = 3 * math.sin(second * 2.2) if speaks else 0
    _person(frame, x + sway, y, 1.0 - 0.06 * walked, (60, 70, 88), second, raised=speaks)
    if second > 8.5:
        pen = ImageDraw.Draw(frame)
        pen.polygon([(300, 150), (322, 147), (326, 161), (303, 164)], fill=(236, 234, 222))
    return _camera(frame, texts, second)


def _person(
    frame: Image.Image, x: float, y: float, size: float, coat: Tone, second: float,
    desk: bool = False, sits: bool = False, raised: bool = False,
) -> None:  # fmt: skip
    """A figure without a face: `x`, `y` is the hip, `size` grows towards the camera."""
    pen = ImageDraw.Draw(frame)
    skin, hair, trousers = (176, 150, 128), (44, 40, 38), (52, 54, 62)

    def limb(points: list[tuple[float, float]], width: float, tone: Tone) -> None:
        placed = [(x + px * size, y + py * size) for px, py in points]
        pen.line(placed, fill=tone, width=max(2, int(width * size)), joint="curve")

    stride = 0.0 if desk or sits or raised else 13 * math.sin(second * 6)
    if sits:
        limb([(-6, 0), (-26, 8), (-24, 44)], 16, trousers)
    elif not desk:
        pen.ellipse((x - 34 * size, y + 68 * size, x + 30 * size, y + 84 * size), fill=(98, 95, 89))
        limb([(-7, 0), (-8 - stride, 40), (-9 - stride, 76)], 17, trousers)
        limb([(8, 0), (9 + stride, 40), (10 + stride, 76)], 17, trousers)
    limb([(0, 4), (0, -58)], 42, coat)
    pen.ellipse((x - 24 * size, y - 72 * size, x + 24 * size, y - 30 * size), fill=coat)
    if raised:
        lift = 8 * math.sin(second * 4.4)
        limb([(-18, -54), (-42, -34), (-56, -52 - lift)], 12, coat)
        limb([(-56, -52 - lift), (-60, -60 - lift)], 11, skin)
        limb([(20, -54), (26, -18), (10, 0)], 12, coat)
    else:
        limb([(-20, -54), (-26, -20 + stride / 3), (-22, 2)], 12, coat)
        limb([(20, -54), (26, -20 - stride / 3), (22, 2)], 12, coat)
    turn = 2 * math.sin(second * 1.7)
    limb([(0, -70), (0, -78)], 14, skin)
    head = (x - 15 * size + turn, y - 112 * size, x + 15 * size + turn, y - 74 * size)
    pen.ellipse(head, fill=skin)
    pen.chord((head[0] - 1, head[1] - 3, head[2] + 1, head[3] - 8 * size), 170, 368, fill=hair)


def _counter(frame: Image.Image) -> None:
    """The desk again, in front of whoever sits behind it."""
    pen = ImageDraw.Draw(frame)
    pen.polygon([(150, 150), (408, 130), (420, 150), (150, 178)], fill=(196, 188, 172))
    pen.polygon([(150, 178), (420, 150), (420, 214), (150, 248)], fill=(140, 122, 98))
    pen.polygon([(178, 126), (214, 122), (214, 156), (178, 161)], fill=(46, 50, 54))
    pen.polygon([(346, 138), (384, 134), (388, 144), (348, 149)], fill=(226, 226, 220))


def _camera(frame: Image.Image, texts: dict[str, Any], second: float) -> Image.Image:
    """Little colour, soft picture, dark corners, noise; then the recorder's own words on top."""
    dull = Image.blend(frame.convert("L").convert("RGB"), frame, 0.45)
    soft = dull.filter(ImageFilter.GaussianBlur(0.9))
    corners = Image.radial_gradient("L").resize(SIZE).point(lambda tone: max(0, tone - 110) // 2)
    soft.paste((10, 12, 12), (0, 0), corners)
    chance = random.Random(int(second * RATE))
    noise = Image.effect_noise((160, 90), 20).resize(SIZE)
    noise = noise.rotate(chance.choice((0, 180)))
    grainy = Image.blend(soft, Image.merge("RGB", (noise, noise, noise)), 0.045)
    moment = datetime.fromisoformat(texts["start"]) + timedelta(seconds=int(second))
    pen = ImageDraw.Draw(grainy)
    for place, words, anchor in (
        ((12, 10), texts["label"], "la"),
        ((628, 10), f"{moment:%Y-%m-%d %H:%M:%S}", "ra"),
        ((12, 350), "REC", "ld"),
    ):
        x, y = place
        pen.text((x + 1, y + 1), words, (12, 12, 12), _font(texts, 15), anchor=anchor)
        pen.text((x, y), words, (238, 240, 236), _font(texts, 15), anchor=anchor)
    return grainy


def _font(texts: dict[str, Any], size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(MONO, size, index=int(texts["font_index"]))

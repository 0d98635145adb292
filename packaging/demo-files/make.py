"""Makes the files of the demonstration case anew.

    .venv/bin/python packaging/demo-files/make.py [zh_TW] [en] [zh_CN]

Needed only when the case itself changes; the files stand in resources/demo. From Debian: chromium,
ffmpeg, espeak-ng, fonts-noto-cjk, fonts-noto-cjk-extra, fonts-lxgw-wenkai, fonts-liberation,
fonts-arphic-gbsn00lp, fonts-dkg-handwriting, fonts-kristi. Python: what the program itself needs.
"""

from __future__ import annotations

import sys

import case
import consent
import letters
import pages
import receipt
import sound
import video


def make(language: str) -> None:
    """Every file of one language, the pages first: the e-mail shows a piece of one."""
    story = case.read(language)
    receipt.photograph(story)
    pages.capture(story)
    consent.scan(story)
    letters.email(story)
    letters.chat(story)
    letters.calls(story)
    sound.voicemail(story)
    video.waiting_room(story)


if __name__ == "__main__":
    for name in sys.argv[1:] or case.LANGUAGES:
        make(name)

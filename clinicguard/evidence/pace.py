"""How fast a long intake goes: bytes a second lately, and how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass

_LATELY = 20.0
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Where an intake stood at moments, in (seconds, bytes); only the last while counts."""

    seen: tuple[tuple[float, int], ...] = ()

    def after(self, seconds: float, done: int) -> Pace:
        """One more look, so many seconds since the beginning."""
        kept = [each for each in self.seen if seconds - each[0] <= _LATELY]
        if kept and seconds - kept[-1][0] < _LATELY / 40:
            return self
        return Pace((*(kept or self.seen[-1:]), (seconds, done)))

    def speed(self) -> float:
        """Bytes a second; 0 until two seconds have been seen."""
        if len(self.seen) < 2:
            return 0.0
        (first, before), (last, done) = self.seen[0], self.seen[-1]
        return (done - before) / (last - first) if last - first >= _ENOUGH else 0.0

    def left(self, whole: int) -> float | None:
        """Seconds that the rest will take at this speed; None while nobody can tell."""
        speed = self.speed()
        return (whole - self.seen[-1][1]) / speed if speed > 0 else None

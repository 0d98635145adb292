"""Seals one file in a process of its own: `python sealing_alone.py FILE FOLDER RECIPIENT`.

Prints seconds to sealed and fsynced, by how many MiB the process grew at its largest, and what the
sealed file is called, with the hashes of both its forms.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from clinicguard.evidence.opening import Intake


def main() -> None:
    """One file."""
    source, folder, recipient = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    small = folder / "first"
    small.write_bytes(b"once before, so that everything is loaded")
    intake = Intake(folder, 1, recipient)
    intake.drop(intake.seal(small))
    before = _peak()
    started = time.perf_counter()
    sealed = intake.seal(source, lambda done: None).sealed
    took = time.perf_counter() - started
    print(took, _peak() - before, sealed.name, sealed.sha256, sealed.sealed_sha256)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()

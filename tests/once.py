"""What is worked out once in a run of the tests, and not anew for each clinic that is opened.

Statements are compiled once. The program itself keeps none from one opening to the next: a compiled
statement holds the values that it was first made with, and of those nothing is to stay behind a
lock. A passphrase is stretched once with each salt: the same key comes of it every time. And what
the encoder made of a sentence outlives a lock here: most tests open the same drafts.
"""

from __future__ import annotations

import functools
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Engine
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

from clinicguard.statements import guarding
from clinicguard.storage import database, kdf

_compiled: LRUCache[Any, Any] = LRUCache(2_000)
_dialects: list[Dialect] = []
_stretch = kdf.stretch
_stretched = functools.cache(kdf.stretch)


def work_out_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(database, "create_engine", _sharing)
    patch.setattr(kdf, "stretch", _once)
    patch.setattr(guarding, "forget_what_was_read", lambda: None)


def _sharing(*what: Any, **how: Any) -> Engine:
    """Every database that is opened from now on finds what was compiled for another."""
    engine = sqlalchemy.create_engine(*what, **how)
    _dialects.append(engine.dialect)
    del _dialects[1:]
    engine.dialect = _dialects[0]
    engine.update_execution_options(compiled_cache=_compiled)
    return engine


def _once(passphrase: str, how: kdf.Stretching) -> bytes:
    """A trial of how fast this PC is has a salt of zeros, and takes its time."""
    return _stretched(passphrase, how) if any(how.salt) else _stretch(passphrase, how)

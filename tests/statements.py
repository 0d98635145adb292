"""Statements are compiled once in a run of the tests, not once in each clinic that is opened.

The program itself keeps none from one opening to the next: a compiled statement holds the values
that it was first made with, and of those nothing is to stay behind a lock.
"""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Engine
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

from clinicguard.storage import database

_compiled: LRUCache[Any, Any] = LRUCache(2_000)
_dialects: list[Dialect] = []


def share(patch: pytest.MonkeyPatch) -> None:
    """Every database that is opened from now on finds what was compiled for another."""
    patch.setattr(database, "create_engine", _sharing)


def _sharing(*what: Any, **how: Any) -> Engine:
    engine = sqlalchemy.create_engine(*what, **how)
    _dialects.append(engine.dialect)
    del _dialects[1:]
    engine.dialect = _dialects[0]
    engine.update_execution_options(compiled_cache=_compiled)
    return engine

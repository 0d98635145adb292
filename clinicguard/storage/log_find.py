"""Finding entries of the log by what was done, without reading the whole chain."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from clinicguard.storage.log import Entry

_NEWEST = text(
    "SELECT entry, hash, signature, cosigned FROM log_entry "
    "WHERE json_extract(entry, '$.verb') IN :verbs ORDER BY seq DESC LIMIT 1"
).bindparams(bindparam("verbs", expanding=True))


def newest_of(session: Session, verbs: Collection[str]) -> Entry | None:
    """The last entry with one of these verbs; None where there is none yet."""
    found = session.execute(_NEWEST, {"verbs": list(verbs)}).first()
    if found is None:
        return None
    body, value, signature, cosigned = found
    return Entry(json.loads(body), value, signature, cosigned)

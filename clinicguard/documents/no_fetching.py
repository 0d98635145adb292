"""The PDF signer without its means to fetch: no web client is loaded, none is in the built program.

pyHanko imports aiohttp as soon as it signs, for time-stamp servers and for certificates that it
would look up on the way. A signature of this program holds what the clinic's own file holds.
"""

from __future__ import annotations

import sys
from types import ModuleType

_FETCHING = {
    "pyhanko.sign.timestamps.aiohttp_client": ("HTTPTimeStamper",),
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": ("AIOHttpFetcherBackend",),
}


class NeverFetches:
    """Stands where a class would open a connection. Raises RuntimeError when one is made."""

    def __init__(self, *_given: object, **_named: object) -> None:
        raise RuntimeError("this program opens no connection")


def without_fetching() -> None:
    """To be called before pyHanko's signer is imported; what is loaded already stays."""
    for name, classes in _FETCHING.items():
        if name not in sys.modules:
            empty = ModuleType(name)
            for each in classes:
                setattr(empty, each, NeverFetches)
            sys.modules[name] = empty

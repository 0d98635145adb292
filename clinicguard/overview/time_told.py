"""The troubles of trusted time in words: title, what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.host.trouble import Trouble
from clinicguard.host.words import mark
from clinicguard.overview import time_desk, trusted_time

_NOT_TAKEN = mark("Nothing of the answer was kept. The log is not affected.")
_DIFFERENT = mark("This answer does not prove the time")

SENTENCES: Mapping[type[Trouble], tuple[str, str, str, str]] = {
    trusted_time.TimeRefused: (
        _DIFFERENT,
        mark("Something in it does not hold."),
        _NOT_TAKEN,
        mark("Write a new request and have it stamped again."),
    ),
    trusted_time.AnswerBroken: (
        _DIFFERENT,
        mark("The file is no answer of a time-stamp service, or it was cut off on its way."),
        _NOT_TAKEN,
        mark("Copy the .tsr file from the stick again."),
    ),
    trusted_time.ServiceRefused: (
        mark("The service did not stamp it"),
        mark("The answer says that the request was refused."),
        _NOT_TAKEN,
        mark("Write a request with the other hash (SHA-256 or SHA-512), or ask another service."),
    ),
    trusted_time.OtherHash: (
        _DIFFERENT,
        mark("It stamps something else than the head of the log that was carried out."),
        _NOT_TAKEN,
        mark("Look for the .tsr file that came back for this .tsq file."),
    ),
    trusted_time.OtherNonce: (
        _DIFFERENT,
        mark("It belongs to another request: the number that we gave ours does not stand in it."),
        _NOT_TAKEN,
        mark("Look for the .tsr file that came back for this .tsq file."),
    ),
    trusted_time.NotForStamping: (
        _DIFFERENT,
        mark("It is signed with a certificate that is not made for time stamps."),
        _NOT_TAKEN,
        mark("Ask another time-stamp service."),
    ),
    trusted_time.SignerMissing: (
        mark("The certificate of who signed is missing"),
        mark("It stands neither in the answer nor in the files that were given with it."),
        _NOT_TAKEN,
        mark("Choose the service's certificate files together with the .tsr file."),
    ),
    trusted_time.ChainUnknown: (
        mark("Nobody known here stands behind this signature"),
        mark(
            "The signature or one of its certificates does not hold for that time, or the root "
            "certificate of the service is missing."
        ),
        _NOT_TAKEN,
        mark(
            "Take the root certificate from the service's own site (.pem, .crt) and choose it "
            "together with the .tsr file."
        ),
    ),
    trusted_time.NotACertificate: (
        mark("{name} holds no certificate"),
        mark("A certificate file ends in .pem, .crt, .cer or .der."),
        _NOT_TAKEN,
        mark("Take the certificate from the service's own site again."),
    ),
    time_desk.NothingAsked: (
        mark("No request is out"),
        mark("Every request that was written has its answer already."),
        _NOT_TAKEN,
        mark("Write a request first, and carry it to the service."),
    ),
    time_desk.AnswerUnreadable: (
        mark("The file cannot be read"),
        mark("{path} is empty, too large, or cannot be opened."),
        _NOT_TAKEN,
        mark("Copy it from the stick again."),
    ),
}

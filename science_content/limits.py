"""How often one address may do a thing: counted in the cache for a minute under a keyed hash, kept and logged nowhere."""

import ipaddress

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MINUTE = 60  # seconds


def may_give_now(request: HttpRequest) -> bool:
    """Count this attempt to give feedback; False from the one after `FEEDBACK_PER_MINUTE`."""
    return is_within(request, "science_content.feedback", settings.FEEDBACK_PER_MINUTE)


def is_within(request: HttpRequest, what: str, most: int) -> bool:
    """Count this attempt; False from the one after `most` until a minute after the first has passed."""
    key = f"{what}:" + salted_hmac(what, reader_address(request), algorithm="sha256").hexdigest()
    if cache.add(key, 1, MINUTE):
        return True
    try:
        return cache.incr(key) <= most
    except ValueError:  # ran out between the two lines
        return cache.add(key, 1, MINUTE)


def reader_address(request: HttpRequest) -> str:
    """Who is asking: the connection's own address, or what the outermost of `TRUSTED_PROXIES` proxies saw.

    Of an IPv6 address only the network (64 bits): a household has as many addresses below it as it likes.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        seen = request.headers.get("X-Forwarded-For", "").split(",")
        address = seen[-min(settings.TRUSTED_PROXIES, len(seen))].strip() or address
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)

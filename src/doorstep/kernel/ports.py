"""Ports: which adapter fulfils which need, chosen by name in settings."""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from doorstep.kernel.errors import Outage


@functools.cache
def get(name: str) -> Any:
    """The adapter of a port, made once per process by the factory that settings name.

    One that cannot be made, for want of keys perhaps, is an outage: the rest of the house works on.
    """
    factory: Callable[[], Any] = import_string(settings.PORTS[name])
    try:
        return factory()
    except Exception as error:
        raise Outage(f"{name}: {error}", retry=True) from error

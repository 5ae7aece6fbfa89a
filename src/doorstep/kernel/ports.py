"""Ports: which adapter fulfils which need, chosen by name in settings."""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@functools.cache
def get(name: str) -> Any:
    """The adapter of a port, made once per process by the factory that settings name."""
    factory: Callable[[], Any] = import_string(settings.PORTS[name])
    return factory()

"""The city of dispatch, in which promises are made."""

from tests.rooms.dispatch.conftest import board, busy_city, city

__all__ = ["board", "busy_city", "city"]

"""The city of the tests of dispatch, for those of staffing."""

from tests.rooms.dispatch.conftest import board, city

__all__ = ["board", "city"]

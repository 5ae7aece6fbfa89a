"""The city of dispatch, in which promises are made."""

from tests.rooms.dispatch.conftest import begun, board, busy_city, city

__all__ = ["begun", "board", "busy_city", "city"]

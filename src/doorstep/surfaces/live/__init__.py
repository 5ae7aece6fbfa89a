"""The live door: one WebSocket downlink that tells screens what happened; nothing comes up it."""

from starlette.routing import BaseRoute, WebSocketRoute

from doorstep.surfaces.live.feed import follow

PATH = "/api/live/v1"
routes: list[BaseRoute] = [WebSocketRoute(PATH, follow)]

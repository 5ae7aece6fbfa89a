"""A listening socket of this machine, for the servers that tests start in their own process."""

import socket


def anywhere() -> socket.socket:
    """A socket on any free port, which an event loop knows to be of TCP.

    `create_server` makes one whose protocol is 0: asyncio does not switch Nagle's algorithm off
    for its connections, and each answer on a kept connection then waits 40 ms.
    """
    return socket.socket(fileno=socket.create_server(("127.0.0.1", 0)).detach())

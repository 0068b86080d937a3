"""Connections that answer at once."""

import asyncio
import socket
import threading

from dare_network.ui.sockets import answering_at_once


def _without_delay(found: socket.socket) -> bool:
    return bool(found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def _enter_and_leave() -> None:
    async def serve() -> None:
        async with answering_at_once(None):
            pass

    # A browser of another test may have left a loop running in this thread.
    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    thread.join()


def test_a_connection_that_a_listening_socket_accepts_sends_each_part_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        _enter_and_leave()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert _without_delay(accepted)


def test_other_sockets_are_left_alone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        with socket.create_connection(listening.getsockname()) as connected:
            _enter_and_leave()
            assert not _without_delay(connected)
        here, there = socket.socketpair()
        with here, there:
            _enter_and_leave()
            here.sendall(b"still open")
            assert there.recv(10) == b"still open"

"""A reader without a browser: one session at a server, spoken to as Streamlit's own page does."""

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.serving import Server

PATIENCE = 600.0  # seconds
_AT_ONCE_AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Reader:
    """Runs the script of a page and takes in what it draws, without drawing it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._kept: dict[str, None] = {}
        self.received = 0
        """The number of bytes that have come in all."""

    def run(self, page: str) -> int:
        """Run the script for a page, "" for the first one, and return how many messages it sent.

        Raises RuntimeError where the page shows an exception.
        """
        self._socket.send(self._request(page).SerializeToString())
        messages = 0
        while True:
            content = self._socket.recv(PATIENCE)
            assert isinstance(content, bytes)
            self.received += len(content)
            message = ForwardMsg.FromString(content)
            messages += 1
            self._take(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished != _AT_ONCE_AGAIN:
                return messages

    def _request(self, page: str) -> BackMsg:
        request = BackMsg()
        name, _mark, asked = page.partition("?")
        request.rerun_script.page_name, request.rerun_script.query_string = name, asked
        request.rerun_script.context_info.timezone = "Europe/Amsterdam"
        request.rerun_script.context_info.locale = "en-GB"
        # What a page has kept is not sent to it again.
        request.rerun_script.cached_message_hashes.extend(self._kept)
        return request

    def _take(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable:
            self._kept[message.hash] = None
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(element.exception.message)


@contextmanager
def reading(server: Server) -> Iterator[Reader]:
    """A session that lasts as long as the block."""
    address = server.address.replace("http://", "ws://")
    with connect(
        f"{address}/_stcore/stream",
        origin=Origin(server.address),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
    ) as socket:
        yield Reader(socket)

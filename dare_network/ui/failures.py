"""Failures: what a reader is told when something fails, and what is written down of it.

An error that was foreseen is told by its own sentence. Anything else is a fault of ours: the log has the
trace, the reader a number under which it stands there.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import uuid4

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from dare_network.errors import DareError
from dare_network.language import _, asked_language, speaking, use_language
from dare_network.logs import note_failure
from dare_network.tracing import RequestKind, tracing
from dare_network.ui import state
from dare_network.ui.markup import plain

T = TypeVar("T")
_told: ContextVar[list[str] | None] = ContextVar("told", default=None)
"""The place where the thread that makes a file leaves what its reader is told when that fails."""


def sentence_of(error: Exception, doing: str) -> str:
    """Return what a reader is told of an error, in the language of the moment."""
    if isinstance(error, DareError):
        return str(error)
    return _(
        "Something failed here through a fault of the app. Please tell whoever runs it the number {number}: "
        "under that number it is written down what happened."
    ).format(number=note_failure(doing, error))


def show_script_error(error: Exception) -> bool:
    """Show what a page, a part of it, a panel or a click raised; nothing of it is shown by Streamlit."""
    use_language(state.language())
    st.error(plain(sentence_of(error, "while a page was drawn")), icon=":material/error:")
    # A click that failed leaves nothing else on the page.
    st.button(_("Try again"), key=f"failure.{uuid4()}")
    return True


def telling(make: Callable[[], T]) -> T:
    """Return what `make` gives, for a file that Streamlit makes after its page was drawn.

    The reader is told what it raises by the sentence that `tell_why_no_file` brings to the page.
    """
    try:
        return make()
    except Exception as error:
        told = _told.get()
        if told is not None:
            told.append(sentence_of(error, "while a file was made"))
        raise


def tell_why_no_file() -> None:
    """Have Streamlit say beside a download why there is none, for which it has one English sentence."""
    handle = DeferredFileHandler.handle

    async def handle_and_tell(self: DeferredFileHandler, *given: Any, **named: Any) -> Any:
        told: list[str] = []
        # The thread that makes the file is given a copy of what is known here, so this very list.
        _told.set(told)
        with tracing(RequestKind.FILE, "download"):
            answer = await handle(self, *given, **named)
        if answer.error_msg and told:
            answer.error_msg = told[-1]
        return answer

    DeferredFileHandler.handle = handle_and_tell  # type: ignore[method-assign]


class PoliteFailures:
    """Answers for whatever raises on the way to an answer; its trace is written down."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; when that fails, say so under a number."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except ClientDisconnect:
            # Whoever asked has gone.
            return
        except Exception as error:
            if begun:
                raise
            with speaking(asked_language(Headers(scope=scope).get("accept-language", ""))):
                sentence = sentence_of(error, f"answering {scope['method']} {scope['path']!r:.200}")
            await PlainTextResponse(sentence, status_code=500)(scope, receive, send)

"""Requests of the interface: each run of a page or a part of it, each file, each answer of a route."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.exec_code import exec_func_with_error_handling
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from dare_network.tracing import RequestKind, tracing


def trace_runs() -> None:
    """Have each run of a script be a request, from the clicks that it begins with to its last line.

    Streamlit tells nobody when a run begins and ends: the main script begins only after what a click calls,
    and a part of a page runs past it. A release of Streamlit is pinned, so that this place stays where it is.
    """
    script_runner.exec_func_with_error_handling = _traced  # type: ignore[assignment, attr-defined]


def _traced(run: Callable[[], Any], context: ScriptRunContext) -> Any:
    kind = RequestKind.PART if context.fragment_ids_this_run else RequestKind.PAGE
    with tracing(kind) as request:
        try:
            return exec_func_with_error_handling(run, context)
        finally:
            # Which page it is the run itself finds out.
            request.name = _page(context)


def _page(context: ScriptRunContext) -> str:
    """The file of the page that was run: an address may hold anything, and is never told."""
    shown = context.pages_manager.get_pages().get(context.page_script_hash)
    return Path(shown["script_path"]).stem if shown else "unknown"


class TracedAnswers:
    """Makes each answer of the server a request, which is told by its route."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with tracing(RequestKind.ROUTE, routine=True) as request:
            try:
                await self._app(scope, receive, send)
            finally:
                # Not by its path, which may hold anything: by the pattern that it fits.
                request.name = getattr(scope.get("route"), "path", "") or "/"

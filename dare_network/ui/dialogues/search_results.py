"""Results of a search: each text with the words that were looked for, and the way to its dialogue."""

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.search import Findings, Hit, Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TextKind
from dare_network.language import _, day, ngettext, number
from dare_network.services.search import search
from dare_network.ui import loaders, state
from dare_network.ui.dialogues.text_kinds import text_kinds
from dare_network.ui.markup import badge, plain, show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.facts import name_of, short_name_of
from dare_network.words.excerpt import excerpt
from dare_network.words.marking import spans
from dare_network.words.query import LONGEST, Query, read_query

AT_ONCE = 20
"""The number of results that each request for more adds."""
WIDTH = 320
"""The number of characters of each text that are shown."""


def search_field(key: str) -> str:
    """Draw the field for what to look for, which stands in the address under its key; what it holds."""
    text = st.text_input(
        _("Search all texts"),
        key=key,
        type="search",
        # Not by a limit of the field: a longer text that is pasted would vanish without a word.
        validate=(rf"^.{{0,{LONGEST}}}$", _("At most {most} characters.").format(most=number(LONGEST))),
        placeholder=_("Questions, positions, answers, commitments: type a few words"),
        help=plain(
            _(
                "All words must occur, in any inflection. Words in quotes must stand next to each other, as "
                "they are written. A beginning with a star, such as potent*, stands for all words that begin "
                "so. A minus before a word leaves out the texts that have it."
            )
        ),
        bind="query-params",
        persist_state="session",
    )
    return str(text or "").strip()


def search_results(viewer: Viewer, text: str, to: Narrowing, key: str) -> None:
    """Draw the newest texts that meet what was typed, and a button for more."""
    query = read_query(text)
    if not query:
        st.info(_("Type at least one word that shall occur; a minus only leaves texts out."))
        return
    if state.is_new(f"{key}.asked", (query, to)):
        state.put(f"{key}.shown", AT_ONCE)
    shown = state.read(f"{key}.shown", AT_ONCE)
    found = search(loaders.engine(), viewer, query, to, shown)
    st.caption(_counted(found))
    for hit in found.hits:
        _hit(viewer, hit, query)
    if len(found.hits) < found.count and st.button(_("Show more"), key=f"{key}.more"):
        state.put(f"{key}.shown", shown + AT_ONCE)
        st.rerun()


def _counted(found: Findings) -> str:
    if found.uncounted:
        return ngettext(
            "More than {n} text, the newest first. Further words or filters leave fewer.",
            "More than {n} texts, the newest first. Further words or filters leave fewer.",
            found.count,
        )
    if not found.count:
        return _("Nothing that is open to you meets this. Fewer words or filters find more.")
    return ngettext("{n} text, the newest first", "{n} texts, the newest first", found.count)


def _hit(viewer: Viewer, hit: Hit, query: Query) -> None:
    with st.container(border=True, gap="xxsmall"):
        names = loaders.names(viewer)
        if hit.stakeholder_id:
            link("stakeholders", name_of(names, hit.stakeholder_id), hit.stakeholder_id)
        else:
            link("dialogues", f"{hit.ref} · {hit.title}", hit.dialogue_id, place=hit.record_id)
        body = short_name_of(names, hit.body_id) if hit.body_id else ""
        show(
            '{}<span class="muted small">{}</span><p class="found">{}</p>',
            badge(text_kinds()[hit.kind], "info" if hit.kind is TextKind.ANSWER else ""),
            " · ".join(filter(None, (body, day(hit.day)))),
            _marked(hit.text, query),
        )


def _marked(text: str, query: Query) -> Markup:
    stretch = excerpt(text, spans(text, query), WIDTH)
    mark = Markup("<mark>{}</mark>")
    pieces = (mark.format(piece) if marked else Markup.escape(piece) for piece, marked in stretch.pieces())
    return Markup("").join(pieces)

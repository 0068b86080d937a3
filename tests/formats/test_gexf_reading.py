"""GEXF of other programs, as tables."""

import pytest
from graph_texts import cells, gexf


def test_attributes_of_gexf_have_their_titles_and_defaults() -> None:
    body = (
        "<attributes class='node'><attribute id='0' title='Country' type='string'><default>NL</default>"
        "</attribute></attributes><nodes><node id='a' label='A'/><node id='b' label='B'><attvalues>"
        "<attvalue for='0' value='BE'/></attvalues></node></nodes>"
    )
    ((one, other),) = cells(gexf(body))
    assert (one["Country"], other["Country"]) == ("NL", "BE")


@pytest.mark.parametrize(
    "space",
    [
        "version='1.3'",
        "xmlns='http://www.gephi.org/gexf/1.1draft' version='1.1'",
        "xmlns='http://www.gexf.net/1.2draft' version='1.2'",
        "xmlns='http://gexf.net/1.3' version='1.3'",
    ],
)
def test_the_version_and_its_namespace_make_no_difference(space: str) -> None:
    body = "<nodes><node id='a' label='A'/></nodes><edges><edge id='0' source='a' target='a'/></edges>"
    content = f"<gexf {space}><graph mode='static'>{body}</graph></gexf>".encode()
    assert cells(content) == [[{"id": "a", "label": "A"}], [{"id": "0", "source": "a", "target": "a"}]]


def test_a_list_stays_as_it_is_written() -> None:
    body = (
        "<attributes class='node'><attribute id='0' title='tags' type='liststring'/></attributes><nodes>"
        "<node id='a' label='A'><attvalues><attvalue for='0' value='[x, y]'/></attvalues></node></nodes>"
    )
    assert cells(gexf(body)) == [[{"id": "a", "label": "A", "tags": "[x, y]"}]]

"""Short graph files, and what is read from them."""

from dare_network.formats.tables import read_tables


def graphml(body: str, keys: str = "") -> bytes:
    """A GraphML file without a namespace."""
    return f"<graphml>{keys}<graph edgedefault='directed'>{body}</graph></graphml>".encode()


def gexf(body: str) -> bytes:
    """A GEXF file without a namespace."""
    return f"<gexf version='1.2'><graph>{body}</graph></gexf>".encode()


def cells(content: bytes, name: str = "graph.xml") -> list[list[dict[str, str]]]:
    """The cells of each row of each table."""
    return [[dict(row.cells) for row in table.rows] for table in read_tables(name, content)]

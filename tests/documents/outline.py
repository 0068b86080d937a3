"""A document as plain lines, to say in a test what stands where."""

from collections.abc import Iterator

from dare_network.documents.document import Block, Bullets, Document, Facts, Heading, Paragraph, Table


def outline(document: Document) -> list[str]:
    """Headings with a "#" a level, facts as "label: text", list items with "-", rows with "|"."""
    return [line for block in document.blocks for line in lines_of(block)]


def lines_of(block: Block) -> Iterator[str]:
    """The lines of one block."""
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.text}"
        case Paragraph():
            yield block.text
        case Facts():
            yield from (f"{fact.label}: {fact.text}" for fact in block.rows)
        case Bullets():
            if block.label:
                yield f"{block.label}:"
            yield from (f"- {item}" for item in block.items)
        case Table():
            yield " | ".join(column.label for column in block.columns)
            yield from (" | ".join(row) for row in block.rows)

"""What a Word file must keep to in order to open without repair.

The order of children is that of the schema of ECMA-376 (WordprocessingML); the rest are the rules of
its packages: a type for each part, a part for each relationship, an entry for each id that is named.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name; no name stands there twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(set(names)) == len(names)
        return {name: package.read(name) for name in names}


def faults(content: bytes) -> list[str]:
    """Every breach of the rules, as a sentence."""
    found = parts(content)
    trees = {name: fromstring(part) for name, part in found.items() if name.endswith((".xml", ".rels"))}
    return [*_types(found, trees), *_relationships(trees), *_orders(trees), *_styles(trees), *_tables(trees)]


def _types(found: dict[str, bytes], trees: dict[str, Element]) -> Iterator[str]:
    listed = trees["[Content_Types].xml"]
    endings = {each.get("Extension", "").lower() for each in listed.iter(f"{_TYPES}Default")}
    named = [each.get("PartName", "") for each in listed.iter(f"{_TYPES}Override")]
    yield from (f"{name} has two types" for name, count in Counter(named).items() if count > 1)
    yield from (f"{name} is typed and absent" for name in named if name.lstrip("/") not in found)
    for name in found.keys() - {"[Content_Types].xml"}:
        if f"/{name}" not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no type"


def _relationships(trees: dict[str, Element]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file.removesuffix(".rels"))
        ids = [each.get("Id") for each in tree]
        yield from (f"{name}: {key} twice" for key, count in Counter(ids).items() if count > 1)
        for each in tree:
            target = posixpath.normpath(posixpath.join("/" + base, each.get("Target", ""))).lstrip("/")
            if each.get("TargetMode") == "External":
                yield f"{name}: {target} lies outside"
            elif target not in trees and not target.endswith(".jpeg"):
                yield f"{name}: {target} is absent"
        if source in trees:
            used = {each.get(f"{R}id") for each in trees[source].iter() if each.get(f"{R}id")}
            yield from (f"{source}: {key} leads nowhere" for key in used - set(ids))


def _orders(trees: dict[str, Element]) -> Iterator[str]:
    for name, tree in trees.items():
        for element in tree.iter():
            order = _ORDERS.get(element.tag.removeprefix(W))
            if order is None:
                continue
            places = [order.split().index(child.tag.removeprefix(W)) for child in element]
            if places != sorted(places):
                yield f"{name}: {element.tag} has its children in the wrong order"
            once = Counter(child.tag for child in element if not child.tag.endswith(("Reference", "StylePr")))
            yield from (f"{name}: {tag} twice" for tag, count in once.items() if count > 1)


def _styles(trees: dict[str, Element]) -> Iterator[str]:
    styles = [each for each in trees["word/styles.xml"].iter(f"{W}style")]
    known = [each.get(f"{W}styleId") for each in styles]
    yield from (f"style {key} twice" for key, count in Counter(known).items() if count > 1)
    lists = {each.get(f"{W}numId") for each in trees["word/numbering.xml"].iter(f"{W}num")}
    for name, tree in trees.items():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn"):
            for each in tree.iter(f"{W}{kind}"):
                if each.get(f"{W}val") not in known:
                    yield f"{name}: no style {each.get(f'{W}val')}"
        for each in tree.iter(f"{W}numPr"):
            number = each.find(f"{W}numId")
            if number is not None and number.get(f"{W}val") not in lists | {"0"}:
                yield f"{name}: no list {number.get(f'{W}val')}"


def _tables(trees: dict[str, Element]) -> Iterator[str]:
    body = trees["word/document.xml"].find(f"{W}body")
    assert body is not None
    if body[-1].tag != f"{W}sectPr":
        yield "the section does not stand last"
    for table in body.iter(f"{W}tbl"):
        columns = len(list(table.iter(f"{W}gridCol")))
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            if len(cells) != columns:
                yield "a row has not a cell for each column"
            if any(cell[-1].tag != f"{W}p" for cell in cells):
                yield "a cell does not end in a paragraph"

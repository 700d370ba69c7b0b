"""Word calls a file damaged when the properties of a paragraph, run, cell or table stand in another order than the
schema's (ECMA-376 part 1, 17), which LibreOffice does not mind. No Word runs in the tests, so the order is tried here.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from gongkai.annual.checking import check_report
from gongkai.annual.reading import report_of
from gongkai.annual.writing.comments import mark_document
from gongkai.annual.writing.write import write_report
from gongkai.samples.sample import sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A set report, and the same with comments."""
    folder = tmp_path_factory.mktemp("word")
    plain, marked = folder / "plain.docx", folder / "marked.docx"
    write_report(sample("qingxi_2025"), plain)
    report = report_of(plain)
    assert report.document is not None
    day = report.signed_on
    assert day is not None
    mark_document(report.document, plain.read_bytes(), check_report(report), report, marked, on=day)
    return [plain, marked]


def parts(path: Path) -> list[etree._Element]:
    with zipfile.ZipFile(path) as package:
        return [
            etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]


@pytest.mark.parametrize("kind", ORDER)
def test_properties_stand_in_the_order_of_the_schema(written: list[Path], kind: str) -> None:
    order = ORDER[kind].split()

    for root in (root for path in written for root in parts(path)):
        for element in root.iter(f"{W}{kind}"):
            names = [order.index(etree.QName(child).localname) for child in element]
            assert kind == "trPr" or names == sorted(names)


def test_every_cell_ends_in_a_paragraph(written: list[Path]) -> None:
    for root in (root for path in written for root in parts(path)):
        assert all(cell[-1].tag == f"{W}p" for cell in root.iter(f"{W}tc"))

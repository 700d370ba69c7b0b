"""stub"""
from gongkai.document.pdf.layout import Line, PageTable
from gongkai.document.pdf.prose import Measure
def find_tables(lines: list[Line], measure: Measure) -> list[Line | PageTable]:
    return list(lines)

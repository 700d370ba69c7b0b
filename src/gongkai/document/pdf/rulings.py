"""The rulings of one page: every drawn thing that is thin, and every straight edge that is stroked.

Programs draw the same border in many ways: one line for a whole row, a piece for each cell, a filled rectangle
half a point thick, the four edges of a rectangle, all the pieces in one path, or a stretched picture.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

import pypdfium2.raw as pdfium

from gongkai.document.pdf.layout import Stroke, Strokes
from gongkai.document.pdf.textlayer import Frame, turned

_THIN: Final = 3.2
"""The thickest thing, in points, that is a ruling. The library adds up to a point to a stroke's box."""
_SHORT: Final = 3.5
"""The shortest thing that is a ruling and not a dot."""
_ROW_OF_DOTS: Final = 6
"""The fewest dots in a row that are a dotted ruling."""
_DOT_GAP: Final = 4.0
_DEPTH: Final = 6
"""How deep drawings may be nested in each other."""

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class RulingReader:
    """Collects the rulings of a page while walking its objects, and the places of its pictures.

    `drawn` counts the drawn things that are neither letters nor pictures.
    """

    def __init__(self, frame: Frame, turn: int) -> None:
        self.strokes = Strokes()
        self.pictures: list[Frame] = []
        self.drawn = 0
        self._frame = frame
        self._turn = turn
        self._dots: list[Frame] = []
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._fill = ctypes.c_int()
        self._stroke = ctypes.c_int()

    def read(self, page: Any) -> None:
        """Walk the objects of a page."""
        count = pdfium.FPDFPage_CountObjects(page)
        self._walk(lambda index: pdfium.FPDFPage_GetObject(page, index), count, _IDENTITY, 0)
        if len(self._dots) > _ROW_OF_DOTS:
            self.strokes.lying += _rows_of_dots([(top, x0, x1) for x0, top, x1, _ in self._dots])
            self.strokes.standing += _rows_of_dots([(x0, top, bottom) for x0, top, _, bottom in self._dots])

    def _walk(self, thing_at: Callable[[int], Any], count: int, matrix: Matrix, depth: int) -> None:
        kind_of = pdfium.FPDFPageObj_GetType
        for index in range(count):
            thing = thing_at(index)
            kind = kind_of(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                inner = _product(_matrix_of(thing), matrix)
                self._walk(_objects_of(thing), pdfium.FPDFFormObj_CountObjects(thing), inner, depth + 1)

    def _bounds(self, thing: Any, matrix: Matrix) -> Frame:
        left, bottom, right, top = self._edges
        if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return (0.0, 0.0, 0.0, 0.0)
        if matrix is _IDENTITY:
            return (left.value, bottom.value, right.value, top.value)
        return _moved(matrix, left.value, bottom.value, right.value, top.value)

    def _picture(self, thing: Any, matrix: Matrix) -> None:
        left, bottom, right, top = self._bounds(thing, matrix)
        if not self._thin(left, bottom, right, top):
            self.pictures.append(turned(self._frame, self._turn, left, bottom, right, top))

    def _path(self, thing: Any, matrix: Matrix) -> None:
        self.drawn += 1
        if self._thin(*self._bounds(thing, matrix)):
            return
        pdfium.FPDFPath_GetDrawMode(thing, self._fill, self._stroke)
        segments = pdfium.FPDFPath_CountSegments(thing)
        # A filled shape of one piece that is not thin is the ground of a cell, not its border.
        if segments > 5 or self._stroke.value:
            self._pieces(thing, segments, _product(_matrix_of(thing), matrix), bool(self._stroke.value))

    def _pieces(self, path: Any, segments: int, matrix: Matrix, stroked: bool) -> None:
        """The pieces of a path: each one that is thin, and each straight edge of the others if the path is stroked."""
        x, y = ctypes.c_float(), ctypes.c_float()
        piece: list[tuple[float, float]] = []
        boxes: list[Frame] = []
        for index in range(segments):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                boxes += self._piece(piece, stroked)
                piece = []
            elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                continue
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            piece.append(_point(matrix, x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                piece.append(piece[0])
        boxes += self._piece(piece, stroked)
        for outer, inner in pairwise(boxes):
            # Two rectangles in each other, filled between: a frame.
            if all(abs(a - b) <= _THIN for a, b in zip(outer, inner, strict=True)):
                self._edges_of(outer)

    def _piece(self, points: list[tuple[float, float]], stroked: bool) -> list[Frame]:
        """Take a piece of a path. Out: its box if it is none or not yet known to be a ruling."""
        if len(points) < 2:
            return []
        across, up = [point[0] for point in points], [point[1] for point in points]
        box = (min(across), min(up), max(across), max(up))
        if self._thin(*box):
            return []
        if not stroked:
            return [box]
        for (x0, y0), (x1, y1) in pairwise(points):
            self._thin(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        return []

    def _edges_of(self, box: Frame) -> None:
        left, bottom, right, top = box
        self._thin(left, bottom, right, bottom)
        self._thin(left, top, right, top)
        self._thin(left, bottom, left, top)
        self._thin(right, bottom, right, top)

    def _thin(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Take a box as a ruling if it is thin."""
        width, height = right - left, top - bottom
        if width > _THIN and height > _THIN:
            return False
        x0, upper, x1, lower = turned(self._frame, self._turn, left, bottom, right, top)
        if max(width, height) < _SHORT:
            self._dots.append((x0, upper, x1, lower))
        elif x1 - x0 > lower - upper:
            self.strokes.lying.append(((upper + lower) / 2, x0, x1))
        else:
            self.strokes.standing.append(((x0 + x1) / 2, upper, lower))
        return True


def _objects_of(form: Any) -> Callable[[int], Any]:
    return lambda index: pdfium.FPDFFormObj_GetObject(form, index)


def _matrix_of(thing: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _moved(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Frame:
    corners = [_point(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    across, up = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return (min(across), min(up), max(across), max(up))


def _rows_of_dots(dots: list[Stroke]) -> list[Stroke]:
    """Dotted rulings among dots given as strokes of one direction."""
    rows: dict[int, list[Stroke]] = {}
    for dot in dots:
        rows.setdefault(round(dot[0]), []).append(dot)
    found: list[Stroke] = []
    for row in rows.values():
        row.sort(key=lambda dot: dot[1])
        first = 0
        for index in range(1, len(row) + 1):
            if index == len(row) or row[index][1] - row[index - 1][2] > _DOT_GAP:
                if index - first >= _ROW_OF_DOTS:
                    found.append((row[first][0], row[first][1], row[index - 1][2]))
                first = index
    return found

"""Pictures of pages: from a PDF or an image file to one grey picture of a known scale, upright and level."""

from __future__ import annotations

import ctypes
import io
import warnings
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps

from gongkai.document import limits
from gongkai.document.refusal import Refusal

Picture: TypeAlias = np.ndarray[Any, Any]
"""Grey levels, 0 black to 255 white, a row of the array a row of the picture."""

DOTS: Final = 200
"""The scale of all pictures, in dots an inch; type of 10 points is then 28 dots high."""
_LONGEST: Final = 3600
"""The longest side of a rendered page, in dots."""
_REDDER: Final = 35
"""How much redder than anything else the ink of a seal is, of 255 levels."""
_USUAL_LONGEST: Final = 2340
"""The longest side of an A4 page at this scale; pictures without a true size are brought to it."""


def rendered(file: Any, index: int) -> Picture:
    """A page of an open PDF as a grey picture."""
    page = pdfium.FPDF_LoadPage(file, index)
    try:
        wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = min(DOTS / 72, _LONGEST / max(wide, high, 1.0))
        width, height = max(1, round(wide * scale)), max(1, round(high * scale))
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        start = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * height)))
        colours = np.frombuffer(start.contents, dtype=np.uint8).reshape(height, stride)[:, : width * 3]
        grey = _grey(colours.reshape(height, width, 3)[:, :, ::-1])
        pdfium.FPDFBitmap_Destroy(bitmap)
        return grey
    finally:
        pdfium.FPDF_ClosePage(page)


_LEAST_SIDE = 200
"""Pixels; on a page so small no character of a table could be told."""


def decoded(data: bytes) -> Iterator[Picture]:
    """The pages of an image file as grey pictures. Raises Refusal damaged or too_large."""
    with warnings.catch_warnings():
        # The size is checked here, before anything is unpacked.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data))
        except Image.DecompressionBombError as error:
            raise _too_large() from error
        except (OSError, ValueError, SyntaxError) as error:
            raise Refusal("damaged", "图片打不开，可能已损坏或没有下载完。请重新扫描或拍照后再试。") from error
        frames = getattr(image, "n_frames", 1)
        if frames > limits.SCAN_PAGES:
            raise Refusal("too_large", f"图片有 {frames} 页，超过 {limits.SCAN_PAGES} 页。请只保留年度报告本身。")
        for frame in range(frames):
            yield _frame(image, frame)


def _too_large() -> Refusal:
    return Refusal("too_large", "图片过大，无法识别。请以 200 至 300 DPI 重新扫描后再试。")


def _frame(image: Image.Image, frame: int) -> Picture:
    """One page of an image file."""
    try:
        image.seek(frame)
        if image.width * image.height > limits.PICTURE_PIXELS:
            raise _too_large()
        if min(image.width, image.height) < _LEAST_SIDE:
            raise Refusal("not_a_report", "图片太小，不是一页报告。请选择报告的扫描件或照片。")
        upright = ImageOps.exif_transpose(image) or image
        if upright.mode in ("RGBA", "LA", "PA", "P"):
            clear = upright.convert("RGBA")
            upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
        colours = np.asarray(upright.convert("RGB"))
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refusal("damaged", "图片不完整，可能没有下载完。请重新扫描或拍照后再试。") from error
    scale = min(2.0, _USUAL_LONGEST / max(colours.shape[:2]))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    grey = _grey(colours)
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=kind) if abs(scale - 1) > 0.05 else grey


def _grey(colours: Picture) -> Picture:
    """Grey levels from colours, red taken as paper, so that a seal does not hide the text under it."""
    red = colours[:, :, 0]
    others = np.maximum(colours[:, :, 1], colours[:, :, 2])
    is_red = red.astype(np.int16) - others > _REDDER
    return np.ascontiguousarray(np.where(is_red, np.maximum(red, np.uint8(np.median(red))), red))


def ink_of(picture: Picture) -> Picture:
    """Where there is ink: 255 there and 0 elsewhere, with specks taken out."""
    smooth = cv2.GaussianBlur(picture, (3, 3), 0)
    ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 18)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] < 7
    small[0] = False
    if count > 1 and small.any():
        ink[small[labels]] = 0
    return ink


def levelled(picture: Picture) -> Picture:
    """The picture turned by the few degrees it lies askew."""
    angle = _skew(ink_of(picture))
    if abs(angle) < 0.04:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,))


def _skew(ink: Picture) -> float:
    """The angle, in degrees, that makes lines of text and rulings most level."""
    small = cv2.resize(ink, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA).astype(np.float32)
    best = 0.0
    for span, step in ((4.0, 0.5), (0.5, 0.1), (0.1, 0.025)):
        around = best
        angles = np.arange(around - span, around + span + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(small, float(angle))))
    return best


def _sharpness(small: Picture, angle: float) -> float:
    """How clearly rows of ink and rows of paper part when a picture is turned."""
    height, width = small.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(small, turn, (width, height)).sum(axis=1)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())

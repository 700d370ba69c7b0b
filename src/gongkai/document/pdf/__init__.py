"""PDF from bytes to blocks: the text layer where there is one, OCR where there is none and the extra is installed."""

from gongkai.document.pdf.door import read_pdf

__all__ = ["read_pdf"]

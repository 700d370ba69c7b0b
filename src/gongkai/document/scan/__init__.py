"""Pictures of pages from bytes to blocks, by OCR. The extra `scan` brings what this needs; without it there is a refusal.

Nothing heavy is imported until a page has to be looked at.
"""

from gongkai.document.scan.door import is_installed, read_image, read_scanned_pdf

__all__ = ["is_installed", "read_image", "read_scanned_pdf"]

"""Bytes to blocks. This package reads files and knows nothing of annual reports."""

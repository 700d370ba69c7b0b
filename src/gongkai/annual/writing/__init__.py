"""A Report to docx, pdf, xlsx, html and json, and findings to a Word file with comments."""

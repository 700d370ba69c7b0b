"""WordprocessingML (.docx) to blocks."""

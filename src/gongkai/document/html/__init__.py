"""Web pages, and what Word and WPS save as web pages, to blocks."""

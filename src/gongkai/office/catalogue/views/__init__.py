"""The desk pages of entries, one file a subject."""

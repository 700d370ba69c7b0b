"""One annual report: read, checked, set and added up."""

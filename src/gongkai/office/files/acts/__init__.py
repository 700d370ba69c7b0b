"""Acts of this app, one file a verb."""

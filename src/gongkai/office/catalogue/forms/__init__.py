"""What the pages of entries ask of people."""

"""Personal data and hidden data in texts and files, found before a secrecy reviewer sees a draft."""

"""An invented county and three years of what its agencies publish, composed from word lists the project owns.

Pure: a day and a size in, agencies and items out; the same day gives the same items. No Django, no clock, no net.
"""

"""工作台: 待办, and the frame of all pages for those who work here."""

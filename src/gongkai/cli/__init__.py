"""The command line: `gongkai`."""

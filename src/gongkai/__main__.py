"""`python -m gongkai`, for machines without make or a scripts folder on the path."""

from gongkai.cli.main import run

run()

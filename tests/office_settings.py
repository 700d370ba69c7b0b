"""The office's own settings on a throw-away data folder, for the tests and the type checker."""

import os
import tempfile
from pathlib import Path

_DATA = Path(tempfile.gettempdir()) / f"gongkai-tests-{os.getuid() if hasattr(os, 'getuid') else 0}"
_DATA.mkdir(exist_ok=True)
os.environ["GONGKAI_DATA"] = str(_DATA)
os.environ["GONGKAI_SECRET_KEY"] = "of the tests alone"

from gongkai.office.settings import *  # noqa: E402, F403
from gongkai.office.settings import DATABASES  # noqa: E402

# A real file, as in an office: a database in memory knows no second writer.
if str(DATABASES["default"]["ENGINE"]).endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_DATA / f"tests-{os.getpid()}.sqlite3")}
# Passwords of the tests are no secret and there are hundreds of sign-ins.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Its one command lets the tests that commit empty their database again.
INSTALLED_APPS = [*INSTALLED_APPS, "emptying"]  # noqa: F405

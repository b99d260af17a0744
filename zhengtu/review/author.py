"""Who decides: the name given, or git's, or the login's."""

import getpass
import subprocess


def author(given: str = "") -> str:
    """Return the name that signs decisions."""
    return given.strip() or _git_name() or _login() or "unknown"


def _git_name() -> str:
    try:
        done = subprocess.run(
            ["git", "config", "user.name"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):  # no git here: the login will do
        return ""
    return done.stdout.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""

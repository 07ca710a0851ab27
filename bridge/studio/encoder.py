"""Pictures and sound become a film, through ffmpeg."""

import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from bridge.errors import BridgeError

__all__ = ["Encoder", "find_ffmpeg"]

_ADVICE = (
    "ffmpeg was not found. Install it (Debian, Ubuntu: sudo apt-get install ffmpeg; macOS: brew "
    "install ffmpeg; Windows: winget install ffmpeg)"
)
_ENDING_SECS = 120.0


def find_ffmpeg(which: Callable[[str], str | None] = shutil.which) -> Path:
    """Return the ffmpeg of this machine. Raises ``BridgeError``."""
    found = which("ffmpeg")
    if found is None:
        raise BridgeError(_ADVICE)
    return Path(found)


class Encoder:
    """Takes pictures while it is entered, and has a film at ``path`` after a good end.

    What an error or Ctrl-C cuts short leaves nothing at ``path``.
    """

    def __init__(self, program: Path, path: Path, wave: Path, *, frames_per_sec: int) -> None:
        self._path = path
        self._unfinished = path.with_name(f".{path.stem}.unfinished.mp4")
        self._complaints = wave.with_suffix(".txt")
        self._arguments = _arguments(program, self._unfinished, wave, frames_per_sec)

    def __enter__(self) -> "Encoder":
        with self._complaints.open("wb") as complaints:
            self._process = subprocess.Popen(  # noqa: S603 - ffmpeg, with arguments of ours
                self._arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
            )
        return self

    def write(self, picture: bytes) -> None:
        """Append one JPEG picture; waits while ffmpeg is busy."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(picture)
        except OSError as error:
            raise self._failure() from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._finish()
        finally:
            self._process.kill()
            self._process.wait()
            assert self._process.stdin is not None
            with suppress(OSError):
                self._process.stdin.close()
            self._unfinished.unlink(missing_ok=True)

    def _finish(self) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
            code = self._process.wait(_ENDING_SECS)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise self._failure() from error
        if code != 0:
            raise self._failure()
        self._unfinished.replace(self._path)

    def _failure(self) -> BridgeError:
        said = self._complaints.read_text(encoding="utf-8", errors="replace").strip()
        last = said.splitlines()[-1] if said else "it said nothing"
        return BridgeError(f"ffmpeg failed: {last[:300]}")


def _arguments(program: Path, path: Path, wave: Path, frames_per_sec: int) -> list[str]:
    pictures = ["-f", "image2pipe", "-framerate", str(frames_per_sec), "-c:v", "mjpeg", "-i", "-"]
    video = ["-c:v", "libx264", "-preset", "medium", "-crf", "18", "-pix_fmt", "yuv420p"]
    # Screens expect the limited range; JPEG is full.
    video += ["-vf", "scale=out_range=tv:out_color_matrix=bt709", "-colorspace", "bt709"]
    sound = ["-c:a", "aac", "-b:a", "160k"]
    end = ["-movflags", "+faststart", "-y", str(path)]
    quiet = ["-hide_banner", "-loglevel", "error"]
    return [str(program), *quiet, *pictures, "-i", str(wave), *video, *sound, *end]

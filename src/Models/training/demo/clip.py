"""Writes frames as a small H.264 clip through ffmpeg."""
from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable

import numpy as np

RATE = 10


def write(path: str, width: int, height: int, frames: Iterable[np.ndarray], quality: int) -> None:
    """Writes RGB frames [height, width, 3] at RATE frames a second; a lower `quality` number is a bigger, better file."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}",
               "-r", str(RATE), "-i", "pipe:0", "-c:v", "libx264", "-preset", "slow", "-crf", str(quality),
               "-pix_fmt", "yuv420p", "-g", "50", "-threads", "1", "-movflags", "+faststart", path]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg:
        count = 0
        for frame in frames:
            ffmpeg.stdin.write(np.ascontiguousarray(frame).tobytes())
            count += 1
            print(f"\r{path}: frame {count}", end="", file=sys.stderr)
        ffmpeg.stdin.close()
    print(file=sys.stderr)
    if ffmpeg.returncode:
        raise RuntimeError(f"ffmpeg could not write {path} (exit code {ffmpeg.returncode}); its reason stands above.")

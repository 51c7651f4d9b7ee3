"""What a camera does to a picture: tone, blur, noise, interlace, compression; the same settings for all
frames of a clip."""
from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

Random = np.random.Generator
SHEET = (np.random.default_rng(7).standard_normal((1100, 1400, 1)) + 0.5
         * np.random.default_rng(8).standard_normal((1100, 1400, 3))).astype(np.float32)


@dataclass(frozen=True)
class Sensor:
    """One camera's character; `look` applies it to a float32 RGB picture."""

    gain: np.ndarray
    lift: float
    gamma: float
    saturation: float
    blur: float
    sharpen: float
    noise: float
    interlace: int
    quality: int

    def look(self, picture: np.ndarray, random: Random, light: float = 1.0, quiet: float = 1.0,
             compress: bool = True) -> np.ndarray:
        """The camera's uint8 picture; `light` multiplies the brightness, `quiet` the noise."""
        seen = cv2.LUT(cv2.convertScaleAbs(cv2.max(picture, 0.0)), self._tone(light))
        if abs(self.saturation - 1) > 0.02:
            grey = cv2.cvtColor(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
            seen = cv2.addWeighted(seen, self.saturation, grey, 1 - self.saturation, 0)
        if self.blur > 0.25:
            seen = cv2.GaussianBlur(seen, (0, 0), self.blur)
        if self.sharpen > 0:
            seen = cv2.addWeighted(seen, 1 + self.sharpen, cv2.GaussianBlur(seen, (0, 0), 1.2), -self.sharpen, 0)
        if self.interlace:
            seen[1::2] = np.roll(seen[1::2], self.interlace, axis=1)
        if self.noise > 0.3:
            seen = cv2.add(seen, self._grain(seen.shape, quiet, random), dtype=cv2.CV_8U)
        if compress and self.quality < 95:
            packed = cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, self.quality])[1]
            seen = cv2.imdecode(packed, cv2.IMREAD_UNCHANGED)
        return seen

    def _tone(self, light: float) -> np.ndarray:
        """Table of 256 levels for each channel: gain, lift and gamma."""
        levels = np.arange(256, dtype=np.float32)[:, None] * (self.gain * light)[None, :] + self.lift
        return (255 * (np.clip(levels, 0, 255) / 255) ** self.gamma).astype(np.uint8)[None]

    def _grain(self, shape: tuple[int, ...], quiet: float, random: Random) -> np.ndarray:
        """Noise, mostly the same in all channels, cut from one large sheet."""
        y, x = (int(random.integers(0, SHEET.shape[i] - shape[i])) for i in (0, 1))
        return (SHEET[y:y + shape[0], x:x + shape[1]] * (self.noise * quiet)).astype(np.int16)


def draw_sensor(random: Random) -> Sensor:
    """A random camera: mostly fair, sometimes dark, pale, grey, soft, noisy or badly compressed."""
    grey = random.random() < 0.12
    contrast = random.uniform(0.4, 0.8) if random.random() < 0.12 else random.uniform(0.8, 1.25)
    tint = random.normal(1, 0.06, 3) if random.random() < 0.5 else np.ones(3)
    lift = random.uniform(0, 200 * (1 - contrast)) if contrast < 0.8 else random.uniform(-25, 15)
    return Sensor((contrast * tint).astype(np.float32), lift, float(np.exp(random.normal(0, 0.25))),
                  0.0 if grey else random.uniform(0.5, 1.4),
                  random.uniform(0.2, 1.2) if random.random() < 0.35 else 0.0,
                  random.uniform(0.3, 1.4) if random.random() < 0.35 else 0.0,
                  random.uniform(0.3, 2.5) if random.random() < 0.85 else random.uniform(2.5, 9),
                  int(random.integers(-2, 3)) if random.random() < 0.08 else 0,
                  int(random.integers(25, 96)) if random.random() < 0.6 else 100)

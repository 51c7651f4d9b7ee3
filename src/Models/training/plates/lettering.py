"""Sets the characters of a plate on one line: widths, gaps, marks between them, colour and embossing."""

from dataclasses import dataclass

import cv2
import numpy as np

from .fonts import glyph
from .marks import Painter, blend


@dataclass(frozen=True)
class Gap:
    """Empty room, in heights of the characters."""

    width: float


@dataclass(frozen=True)
class Mark:
    """A drawing between characters, its width in heights of the characters."""

    width: float
    paint: Painter


@dataclass(frozen=True)
class Sign:
    """A Chinese province sign in a font of its own."""

    character: str
    font: str


Token = str | Gap | Mark | Sign


@dataclass(frozen=True)
class LineStyle:
    """How a line is set: ink colour, spacing in heights, equal cells (0 = proportional), embossing -1..1, stretch
    to the box."""

    ink: tuple[int, int, int]
    spacing: float
    cell: float = 0.0
    emboss: float = 0.0
    fill: bool = False
    fade: float = 0.0


def set_line(
    rng: np.random.Generator,
    rgb: np.ndarray,
    tokens: list[Token],
    alphabet,
    box: tuple[int, int, int, int],
    style: LineStyle,
) -> None:
    """Sets tokens into box (x, y, w, h in pixels) of rgb, centred; squeezes the line when it is too long."""
    x, y, w, h = box
    widths = [_width(token, alphabet, style) * h for token in tokens]
    spacing = style.spacing * h
    total = sum(widths) + spacing * (len(tokens) - 1)
    if total > w or style.fill:
        factor = min(1.25, w / total)
        widths = [v * factor for v in widths]
        spacing *= factor
        total *= factor
    ink = np.zeros(rgb.shape[:2], np.uint8)
    left = x + (w - total) / 2
    for token, width in zip(tokens, widths):
        start, size = round(left), max(2, round(width))
        if isinstance(token, Mark):
            token.paint(rng, rgb, start, y, size, h, style.ink)
        elif isinstance(token, Sign):
            _paste(
                ink, cv2.resize(glyph(token.font, token.character), (size, h), interpolation=cv2.INTER_AREA), start, y
            )
        elif isinstance(token, str):
            room = size
            if style.cell:
                size = max(2, min(room, round(alphabet.aspect(token) * h * room / (style.cell * h))))
            _paste(ink, alphabet.mask(token, size, h), start + (room - size) // 2, y)
        left += width + spacing
    _strike(rng, rgb, ink, style)


def _width(token: Token, alphabet, style: LineStyle) -> float:
    if isinstance(token, (Gap, Mark)):
        return token.width
    if isinstance(token, Sign):
        return style.cell or 0.6
    return style.cell or alphabet.aspect(token)


def _paste(ink: np.ndarray, mask: np.ndarray, x: int, y: int) -> None:
    left, top = max(0, x), max(0, y)
    right, bottom = min(ink.shape[1], x + mask.shape[1]), min(ink.shape[0], y + mask.shape[0])
    if right > left and bottom > top:
        part = ink[top:bottom, left:right]
        np.maximum(part, mask[top - y : bottom - y, left - x : right - x], out=part)


def _strike(rng: np.random.Generator, rgb: np.ndarray, ink: np.ndarray, style: LineStyle) -> None:
    """Lays the ink on; a raised character catches light on one edge and throws shadow on the other, and may lose
    paint."""
    colour = np.clip(np.array(style.ink) + rng.normal(0, 4, 3), 0, 255)
    if style.fade > 0:
        worn = cv2.resize(rng.random((6, 18), dtype=np.float32), ink.shape[::-1], interpolation=cv2.INTER_CUBIC)
        ink = (ink * np.clip(1 - style.fade * worn, 0, 1)).astype(np.uint8)
    blend(rgb, ink, 0, 0, colour)
    if style.emboss:
        reach = 1 + (rgb.shape[0] > 80)
        soft = cv2.GaussianBlur(ink, (0, 0), 1.0).astype(np.int16)
        relief = np.roll(soft, (reach, reach), (0, 1)) - np.roll(soft, (-reach, -reach), (0, 1))
        rgb[:] = np.clip(rgb + (relief * style.emboss * 0.16)[:, :, None], 0, 255).astype(np.uint8)

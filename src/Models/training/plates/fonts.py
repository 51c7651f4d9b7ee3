"""The outline fonts of rendered plates: what `setup` fetched and Debian's own, as character masks and as text
lines."""

import os
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

_CACHE = Path(os.environ.get("EDGE_AGENT_TRAINING", Path.home() / ".cache" / "edge-agent-training"))
_DEBIAN = Path("/usr/share/fonts/truetype")
_GLYPH_HEIGHT = 64


@lru_cache(maxsize=None)
def plate_fonts() -> tuple[str, ...]:
    """Paths of fonts fit for the characters of a plate."""
    found = sorted(str(p) for p in (_CACHE / "latin").glob("*.woff"))
    found += [
        str(_DEBIAN / "dejavu" / "DejaVuSansCondensed-Bold.ttf"),
        str(_DEBIAN / "liberation" / "LiberationSansNarrow-Bold.ttf"),
        str(_DEBIAN / "liberation" / "LiberationSans-Bold.ttf"),
        str(_DEBIAN / "dejavu" / "DejaVuSansMono-Bold.ttf"),
    ]
    return _existing(found)


def slab_font() -> str:
    """A font whose I has serifs."""
    return str(_DEBIAN / "dejavu" / "DejaVuSansMono-Bold.ttf")


@lru_cache(maxsize=None)
def header_fonts() -> tuple[str, ...]:
    """Paths of fonts for state names, slogans and dealers' frames: serifs and italics too."""
    serifs = sorted((_DEBIAN / "liberation").glob("*Serif*")) + sorted((_DEBIAN / "dejavu").glob("*Serif*"))
    slanted = sorted((_DEBIAN / "liberation").glob("*Italic*")) + sorted((_DEBIAN / "dejavu").glob("*Oblique*"))
    return _existing([str(p) for p in serifs + slanted] * 2 + list(plate_fonts()))


@lru_cache(maxsize=None)
def sign_fonts() -> tuple[str, ...]:
    """Names of fonts with the Chinese province signs: Debian files, or a weight of Noto Sans SC."""
    return _existing([str(_DEBIAN / "wqy" / "wqy-zenhei.ttc"), str(_DEBIAN / "wqy" / "wqy-microhei.ttc")]) + (
        "500",
        "700",
        "900",
    )


def _existing(paths: list[str]) -> tuple[str, ...]:
    found = tuple(p for p in paths if Path(p).exists())
    if not found:
        raise FileNotFoundError(f"None of the fonts {paths[:3]} ... is there: call ./setup in src/Models/training.")
    return found


@lru_cache(maxsize=None)
def glyph(font: str, character: str) -> np.ndarray:
    """The ink of one character, cut out: uint8 mask about 64 pixels high for a capital letter."""
    if not font.startswith("/"):
        font = _noto_part(font, character)
    face = _face(font, 90)
    left, top, right, bottom = face.getbbox(character)
    image = Image.new("L", (right + 8, bottom + 8))
    ImageDraw.Draw(image).text((2, 2), character, 255, font=face)
    mask = np.asarray(image)
    rows, columns = np.where(mask.max(axis=1) > 32)[0], np.where(mask.max(axis=0) > 32)[0]
    if len(rows) == 0:
        raise ValueError(f"The font {font} has no ink for the character {character}.")
    return mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].copy()


@lru_cache(maxsize=None)
def _noto_part(weight: str, character: str) -> str:
    for part in sorted((_CACHE / "signs").glob(f"noto-sans-sc-*-{weight}-normal.woff")):
        face = _face(str(part), 40)
        if face.getmask(character).getbbox() and bytes(face.getmask(character)) != bytes(face.getmask("\uffff")):
            return str(part)
    raise ValueError(f"No part of Noto Sans SC {weight} in {_CACHE} has the sign {character}: call ./setup again.")


@lru_cache(maxsize=256)
def _face(font: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font, size)


def text_mask(font: str, text: str, height: int) -> np.ndarray:
    """A line of text, its ink `height` pixels high: uint8 mask, 255 = ink."""
    face = _face(font, max(6, round(height * 1.35)))
    left, top, right, bottom = face.getbbox(text)
    image = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(image).text((-left, -top), text, 255, font=face)
    mask = np.asarray(image)
    return cv2.resize(
        mask, (max(1, round(mask.shape[1] * height / mask.shape[0])), height), interpolation=cv2.INTER_AREA
    )

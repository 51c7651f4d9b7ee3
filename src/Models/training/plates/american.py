"""Plates of the United States, 12 x 6 in: printed paper, state, slogan, stickers, and a number of no fixed form
between."""

import cv2
import numpy as np

from . import marks
from .alphabets import sample_alphabet
from .american_trim import accompany, frame, surround
from .lettering import Gap, LineStyle, Mark, Token, set_line
from .patterns import pick, text_of, tokens_of
from .rendered import RenderedPlate
from .scenery import background
from .words import invent

_HEIGHT = 128
_PATTERNS = (
    "LLL DDD,DDD LLL,LLL-DDDD,LLL DDDD,DDD-LLL,LLL*DDD,DDD*LLL,LL*DDDDD,DLLLDDD,DLLLDDD,LLL*DDD,LLLDDL,LLD*LDL,"
    "LLD*LDL,LLDDDDD,DDDDDDD,DDDDDD,DDD DDDD,DDD-DDD,LDDDDDD,LDD DDDD,L DDDDD,DL DDDD,DLDDDDD,LLL.DDDD,LLL.DDD,"
    "LL-DDDD,LL-DDD,DDDD LL,DDDDLL,LL DDDD,LLL*DDD,LLL DDL,LLL-DDL,LLLDDDD,AAAAAA,AAA AAA,AAAAAAA,AAA*AAA,"
    "AAA*AAAA,AAAAA,D.DDDDDL,D-DDDDD,DD.DDDD,D*DDDD,DD LDDD,DDDDL,DDDD,LDDDDL,L DDD LL,DDLLDD,DDLDDD,DDDLLD,"
    "LDDLLD,D LLDDD,DL DDD,DLLDDDD,DD DDD,LDDLDD,DDD LL,LL DDD,DDD DDL,DD-LDDD,D.LDDDD,D*DDDL,LLLDDD,DDDLLL"
).split(",")
_DARK_INKS = (
    (20, 25, 70),
    (25, 40, 110),
    (15, 15, 20),
    (15, 15, 20),
    (30, 30, 35),
    (150, 25, 35),
    (20, 90, 50),
    (60, 60, 70),
    (100, 30, 40),
    (35, 60, 150),
    (50, 45, 90),
)


def render(rng: np.random.Generator) -> RenderedPlate:
    """Draws one American plate; small stacked letters, headers, slogans and frames are not in its text."""
    width = round(_HEIGHT * rng.uniform(1.85, 2.1))
    rgb, ink = _paper_and_ink(rng, width)
    high = round(_HEIGHT * rng.uniform(0.38, 0.56))
    top = round(_HEIGHT * rng.uniform(0.5, 0.56) - high / 2)
    surround(rng, rgb, ink, top, high)
    tokens, kept = _number(rng)
    left, right = round(width * rng.uniform(0.02, 0.07)), round(width * rng.uniform(0.93, 0.98))
    left, right = accompany(rng, rgb, ink, left, right, top, high, len(kept))
    style = LineStyle(
        ink,
        float(rng.uniform(0.03, 0.16)),
        cell=float(rng.choice([0, 0, 0.5])),
        emboss=_emboss(rng),
        fill=bool(rng.random() < 0.3),
        fade=float(rng.random() ** 4 * 0.6),
    )
    alphabet = sample_alphabet(rng, (0.36, 0.6), 0.65, slab_i=0.75)
    set_line(rng, rgb, tokens, alphabet, (left, top, right - left, high), style)
    frame(rng, rgb)
    return RenderedPlate(rgb, kept, "us", (top / _HEIGHT, (top + high) / _HEIGHT))


def _number(rng: np.random.Generator) -> tuple[list[Token], str]:
    tokens = invent(rng, 7) if rng.random() < 0.25 else tokens_of(rng, pick(rng, _PATTERNS))
    # American dies strike one shape for O and zero; it is read as the digit. A few states do tell them apart.
    if rng.random() < 0.93:
        tokens = ["0" if t == "O" else t for t in tokens]
    tokens = [t if not isinstance(t, Gap) else Gap(t.width * float(rng.uniform(0.8, 1.6))) for t in tokens]
    if rng.random() < 0.1:
        # State outline, bear or sticker where others have a gap.
        tokens = [Mark(t.width, marks.emblem) if isinstance(t, Gap) else t for t in tokens]
    # Missouri and others put the validity sticker between the characters.
    tokens = [
        Mark(t.width, marks.tag) if isinstance(t, Mark) and t.paint is marks.emblem and rng.random() < 0.25 else t
        for t in tokens
    ]
    return tokens, text_of(tokens)


def _paper_and_ink(rng, width):
    if rng.random() < 0.1:
        base = pick(rng, ((20, 60, 130), (20, 100, 60), (30, 30, 35), (150, 30, 40), (30, 45, 90), (70, 110, 170)))
        rgb = np.full((_HEIGHT, width, 3), np.clip(np.array(base) + rng.normal(0, 12, 3), 0, 255), np.uint8)
        return rgb, pick(rng, ((240, 240, 240), (240, 240, 240), (240, 205, 90), (205, 190, 130)))
    rgb = background(rng, _HEIGHT, width)
    ink = np.clip(np.array(pick(rng, _DARK_INKS)) + rng.normal(0, 10, 3), 0, 255)
    band = rgb[_HEIGHT // 3 : 2 * _HEIGHT // 3].reshape(-1, 3).mean(0)
    if np.abs(band - ink).max() < 70:
        rgb[:] = cv2.addWeighted(rgb, 0.4, np.full_like(rgb, 245), 0.6, 0)
    return rgb, tuple(int(v) for v in ink)


def _emboss(rng):
    return float(rng.uniform(-0.9, 1.2)) if rng.random() < 0.75 else 0.0

"""Plates of mainland China (GA 36): blue, yellow, white, and the green ones of new-energy vehicles with eight
characters."""

import cv2
import numpy as np

from .alphabets import sample_alphabet
from .fonts import sign_fonts
from .lettering import LineStyle, Mark, Sign, set_line
from .marks import dot
from .patterns import pick, text_of, tokens_of
from .rendered import RenderedPlate

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_HEIGHT = 96


def render(rng: np.random.Generator) -> RenderedPlate:
    """Draws one Chinese plate of 440 or 480 x 140 mm; the letters I and O do not occur after the second place."""
    green = rng.random() < 0.25
    kind = "green" if green else pick(rng, ("blue",) * 8 + ("yellow", "white"))
    width = round(_HEIGHT * (480 if green else 440) / 140)
    rgb = _sheet(rng, kind, width)
    ink = (15, 15, 15) if kind in ("green", "yellow", "white") else (245, 245, 245)
    sign = Sign(pick(rng, PROVINCES), pick(rng, sign_fonts()))
    letter = pick(rng, "ABCDEFGHJKLMNPQRSTUVWXYZ")
    tokens = [sign, letter, Mark(float(rng.uniform(0.12, 0.26)), dot), *_number(rng, green)]
    top = round(_HEIGHT * rng.uniform(0.16, 0.2))
    high = round(_HEIGHT * rng.uniform(0.6, 0.67))
    side = round(width * rng.uniform(0.025, 0.045))
    style = LineStyle(
        ink,
        float(rng.uniform(0.1, 0.15)),
        cell=0.45 if green else 0.5,
        emboss=float(rng.uniform(-0.6, 0.8)),
        fill=True,
        fade=float(rng.random() ** 4 * 0.5),
    )
    set_line(rng, rgb, tokens, sample_alphabet(rng, (0.42, 0.5), 0.6), (side, top, width - 2 * side, high), style)
    _screws(rng, rgb)
    return RenderedPlate(rgb, text_of(tokens), "cn", (top / _HEIGHT, (top + high) / _HEIGHT))


def _number(rng, green):
    ordinary = ("DDDDD", "LDDDD", "LLDDD", "DLDDD", "DDLDD", "DDDLD", "DDDDL", "LDDDL", "DDLLD", "AAAAA", "AAAAA")
    if not green:
        return tokens_of(rng, pick(rng, ordinary), without="IO")
    # D and its like for battery cars, F and its like for hybrids: first for cars, last for lorries.
    energy = pick(rng, "DDDFFFABCEGHJK")
    rest = tokens_of(rng, pick(rng, ("DDDDD", "ADDDD", "LDDDD")), without="IO")
    return [energy, *rest] if rng.random() < 0.75 else [*rest, energy]


def _sheet(rng, kind, width):
    if kind == "green":
        upper = np.array([225, 240, 232]) + rng.normal(0, 10, 3)
        lower = np.array([90, 200, 130]) + rng.normal(0, 25, 3)
        ramp = np.linspace(0, 1, _HEIGHT)[:, None, None] ** rng.uniform(0.6, 1.6)
        rgb = np.repeat(upper * (1 - ramp) + lower * ramp, width, axis=1)
    else:
        base = {"blue": (18, 60, 170), "yellow": (235, 180, 30), "white": (235, 235, 235)}[kind]
        rgb = np.full((_HEIGHT, width, 3), np.array(base) + rng.normal(0, 22, 3))
    rgb = np.ascontiguousarray(np.clip(rgb, 0, 255).astype(np.uint8))
    line = (20, 20, 20) if kind in ("green", "yellow", "white") else (235, 235, 235)
    inset = int(rng.integers(2, 6))
    if rng.random() < 0.85:
        cv2.rectangle(
            rgb, (inset, inset), (width - inset - 1, _HEIGHT - inset - 1), line, int(rng.integers(1, 3)), cv2.LINE_AA
        )
    return rgb


def _screws(rng, rgb):
    height, width = rgb.shape[:2]
    for x in (0.22, 0.78):
        for y in (0.08, 0.92):
            if rng.random() < 0.4:
                grey = int(rng.integers(40, 230))
                cv2.circle(
                    rgb,
                    (round(width * x), round(height * y)),
                    int(rng.integers(2, 7)),
                    (grey, grey, grey),
                    -1,
                    cv2.LINE_AA,
                )

"""What stands around the number of an American plate and is not read: state, slogan, stickers, emblems, stacked
letters, dealers' frames."""

import cv2
import numpy as np

from . import marks
from .alphabets import sample_alphabet
from .patterns import LETTERS, pick

_STATES = (
    "ALABAMA,ALASKA,ARIZONA,ARKANSAS,CALIFORNIA,COLORADO,CONNECTICUT,DELAWARE,FLORIDA,GEORGIA,HAWAII,IDAHO,ILLINOIS,"
    "INDIANA,IOWA,KANSAS,KENTUCKY,LOUISIANA,MAINE,MARYLAND,MASSACHUSETTS,MICHIGAN,MINNESOTA,MISSISSIPPI,MISSOURI,"
    "MONTANA,NEBRASKA,NEVADA,NEW HAMPSHIRE,NEW JERSEY,NEW MEXICO,NEW YORK,NORTH CAROLINA,NORTH DAKOTA,OHIO,OKLAHOMA,"
    "OREGON,PENNSYLVANIA,RHODE ISLAND,SOUTH CAROLINA,SOUTH DAKOTA,TENNESSEE,TEXAS,UTAH,VERMONT,VIRGINIA,WASHINGTON,"
    "WASHINGTON DC,WEST VIRGINIA,WISCONSIN,WYOMING,PUERTO RICO"
).split(",")
_SLOGANS = (
    "Garden State,Ocean State,The Empire State,Land of Lincoln,First in Flight,Sunshine State,The Silver State,"
    "Aloha State,Famous Potatoes,Grand Canyon State,Show Me State,The Natural State,Live Free or Die,Treasure State,"
    "Vacationland,Sportsman's Paradise,The Lone Star State,Wild Wonderful,America's Dairyland,10000 Lakes,"
    "Great Lakes,Peace Garden State,COLLECTOR,DEALER,VETERAN,DISABLED,EXEMPT,TRUCK,COMMERCIAL,HONOR,WILDLIFE,MADISON,"
    "DAVIDSON,POLK,LINN,HAMILTON,JACKSON,RANKIN,www.state.gov,visit.com,APPORTIONED,SESQUICENTENNIAL"
).split(",")
_SHOPS = (
    "FORD,HONDA,TOYOTA OF,CHEVROLET,VOLKSWAGEN,BMW OF,AUTO MALL,MOTORS,LAKESIDE,HILLTOP,SERVICED BY,SUNNY BAY,"
    "NORTH END,CHAMPIONS,CITY AUTO,SMITH MOTORS,MY OTHER CAR,I LOVE MY DOG,ALUMNI,UNIVERSITY OF,EASTGATE,DEALER.COM,"
    "555-010-2030,CADILLAC"
).split(",")


def surround(rng, rgb, ink, top, high):
    """State, slogan, stickers, screw holes above and below the number."""
    height, width = rgb.shape[:2]
    foot = top + high
    name = pick(rng, _STATES)
    name = name.title() if rng.random() < 0.5 else name
    colour = ink if rng.random() < 0.5 else marks.random_colour(rng, 0, 200)
    wide = round(width * rng.uniform(0.3, 0.72))
    tall = min(round(height * rng.uniform(0.11, 0.23)), top - 3)
    place = round((width - wide) * (0.5 if rng.random() < 0.8 else rng.random()))
    if rng.random() < 0.93:
        marks.write(rng, rgb, name, place, max(1, round(top * rng.uniform(0.1, 0.5) - tall * 0.2)), wide, tall, colour)
    if rng.random() < 0.8:
        wide = round(width * rng.uniform(0.3, 0.7))
        tall = min(round(height * rng.uniform(0.07, 0.17)), height - foot - 3)
        place = round((width - wide) * (0.5 if rng.random() < 0.75 else rng.random()))
        words = pick(rng, _SLOGANS)
        marks.write(
            rng,
            rgb,
            words.upper() if rng.random() < 0.5 else words,
            place,
            foot + (height - foot - tall) * 2 // 3,
            wide,
            tall,
            colour,
        )
    for x in (0.01, 0.86):
        for y in (0.02, 0.8):
            if rng.random() < 0.27:
                w, h = width * rng.uniform(0.09, 0.16), height * rng.uniform(0.1, 0.18)
                marks.sticker(
                    rng,
                    rgb,
                    round(width * min(x + rng.uniform(0, 0.06), 0.99 - w / width)),
                    round(height * y),
                    round(w),
                    round(h),
                    ink,
                )
    for x in (0.2, 0.8):
        for y in (0.07, 0.93):
            if rng.random() < 0.45:
                grey = int(rng.integers(20, 230))
                cv2.ellipse(
                    rgb,
                    (round(width * x), round(height * y)),
                    (int(rng.integers(3, 9)), int(rng.integers(2, 5))),
                    0,
                    0,
                    360,
                    (grey, grey, grey),
                    -1,
                    cv2.LINE_AA,
                )


def accompany(rng, rgb, ink, left, right, top, high, count):
    """A picture or small stacked letters at one side of a short number: neither is read. Gives the room that is
    left."""
    if count > 7 or rng.random() < 0.5:
        return left, right
    size = round(high * rng.uniform(0.6, 1.25))
    at_left = rng.random() < 0.65
    x = left if at_left else right - size
    kind = rng.random()
    if kind < 0.5:
        for _ in range(int(rng.integers(1, 3))):
            marks.emblem(rng, rgb, x, round(top - high * 0.1), size, round(high * 1.2), ink)
    elif kind < 0.9:
        size = round(high * rng.uniform(0.28, 0.45))
        x = left if at_left else right - size
        colour = ink if rng.random() < 0.8 else marks.random_colour(rng, 0, 160)
        alphabet, part = sample_alphabet(rng, (0.5, 0.8), 0.6), round(high * rng.uniform(0.38, 0.47))
        letters = LETTERS + "0123456789"
        for row in range(2 if rng.random() < 0.85 else 1):
            y = top + row * (high - part)
            mask = alphabet.mask(pick(rng, letters), size, part)
            marks.blend(rgb, mask, x, y, colour)
    else:
        marks.sticker(rng, rgb, x, top, round(size * 0.8), round(high * 0.8), ink)
    room = size + round(high * rng.uniform(0.05, 0.2))
    return (left + room, right) if at_left else (left, right - room)


def frame(rng, rgb):
    """The rim of the sheet, and often a dealer's frame whose words cover header and footer."""
    height, width = rgb.shape[:2]
    if rng.random() < 0.4:
        marks_colour = marks.random_colour(rng, 0, 230)
        cv2.rectangle(rgb, (1, 1), (width - 2, height - 2), marks_colour, int(rng.integers(1, 4)), cv2.LINE_AA)
    if rng.random() > 0.35:
        return
    frame = marks.random_colour(rng, 0, 60) if rng.random() < 0.7 else marks.random_colour(rng, 120, 240)
    words = (245, 245, 245) if sum(frame) < 300 else (20, 20, 20)
    if rng.random() < 0.15:
        words = marks.random_colour(rng, 120, 255) if sum(frame) < 300 else marks.random_colour(rng, 0, 120)
    upper, lower = round(height * rng.uniform(0.04, 0.19)), round(height * rng.uniform(0.04, 0.18))
    side = round(width * rng.uniform(0.01, 0.035))
    rgb[:, :side], rgb[:, width - side :] = frame, frame
    for y, tall in ((0, upper), (height - lower, lower)):
        rgb[y : y + tall] = frame
        if tall > 9 and rng.random() < 0.8:
            wide = round(width * rng.uniform(0.4, 0.9))
            marks.write(rng, rgb, pick(rng, _SHOPS), (width - wide) // 2, y + 1, wide, tall - 2, words)

"""A plain tracker and line counter, enough to judge a detector by what it is for (the product's own are better)."""
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .detect import overlap


@dataclass(eq=False)
class Track:
    """One person followed: the last box as found and its velocity; smoothed boxes by frame and the foot's velocity."""

    box: np.ndarray
    speed: np.ndarray = field(default_factory=lambda: np.zeros(2))
    drift: np.ndarray = field(default_factory=lambda: np.zeros(2))
    frames: list[int] = field(default_factory=list)
    boxes: list[np.ndarray] = field(default_factory=list)
    unseen: int = 0

    def keep(self, number: int, box: np.ndarray) -> None:
        """Remember where the person was, with the foot and the size smoothed: a box breathes while its person walks."""
        foot, size = np.array([(box[0] + box[2]) / 2, box[3]]), box[2:] - box[:2]
        if self.boxes:
            past = self.boxes[-1]
            foot_past = np.array([(past[0] + past[2]) / 2, past[3]])
            frames = number - self.frames[-1]
            expected = foot_past + self.drift * frames
            self.drift = self.drift + 0.09 * (foot - expected) / frames
            foot = expected + 0.35 * (foot - expected)
            size = 0.8 * (past[2:] - past[:2]) + 0.2 * size
        self.frames.append(number)
        self.boxes.append(np.array([foot[0] - size[0] / 2, foot[1] - size[1], foot[0] + size[0] / 2, foot[1]]))

    def moved(self) -> np.ndarray:
        """Where the box is expected now."""
        shift = self.speed * (self.unseen + 1)
        return self.box + np.concatenate([shift, shift])


def follow(found: list[np.ndarray], birth: float, low: float, patience: int = 12) -> list[Track]:
    """Greedy tracks over the frames' boxes: strong boxes first, then weak ones; a strong one left begins a track."""
    live, done = [], []
    for number, boxes in enumerate(found, 1):
        boxes = boxes[boxes[:, 4] >= low]
        free, open_tracks = set(range(len(boxes))), list(live)
        for gate, least in ((0.3, birth), (0.3, low), (0.1, birth)):
            pairs = []
            for track in open_tracks:
                for index, near in enumerate(overlap(track.moved(), boxes[:, :4])) if len(boxes) else ():
                    if boxes[index, 4] >= least and near > gate:
                        pairs.append((near, index, track))
            for near, index, track in sorted(pairs, key=lambda p: -p[0]):
                if index in free and track in open_tracks:
                    free.discard(index)
                    open_tracks.remove(track)
                    box = boxes[index, :4]
                    step = ((box[:2] + box[2:]) - (track.box[:2] + track.box[2:])) / 2 / (track.unseen + 1)
                    track.speed = track.speed * 0.7 + step * 0.3
                    track.box, track.unseen = box, 0
                    track.keep(number, box)
        for track in open_tracks:
            track.unseen += 1
        done += [t for t in live if t.unseen > patience]
        live = [t for t in live if t.unseen <= patience]
        for index in free:
            if boxes[index, 4] >= birth:
                live.append(Track(boxes[index, :4]))
                live[-1].keep(number, boxes[index, :4])
    return [t for t in done + live if len(t.frames) >= 4]


def crossings(tracks: list[Track], line: list[list[float]], anchor: str) -> list[tuple[int, str]]:
    """(frame, "in" or "out") of every crossing of a line, with the hysteresis of a tenth of the box's height."""
    (ax, ay), (bx, by) = line
    along = np.array([bx - ax, by - ay], float)
    length = float(np.hypot(*along))
    events = []
    for track in tracks:
        side, last = 0, None
        for frame, box in zip(track.frames, track.boxes):
            point = np.array([(box[0] + box[2]) / 2, box[3] if anchor == "foot" else (box[1] + box[3]) / 2])
            away = (along[0] * (point[1] - ay) - along[1] * (point[0] - ax)) / length
            if abs(away) <= 0.1 * (box[3] - box[1]):
                continue
            now = 1 if away > 0 else -1
            if side and now != side:
                share = np.dot((point + last) / 2 - (ax, ay), along) / length ** 2
                if 0 <= share <= 1:
                    events.append((frame, "in" if now > 0 else "out"))
            side, last = now, point
    return events


def compare(tracks: list[Track], truth: dict) -> tuple[int, int, list[str]]:
    """Sum of count errors, true count, and a word for each line."""
    wrong, total, words = 0, 0, []
    for line in truth["lines"]:
        found = [d for _, d in crossings(tracks, line["line"], line["anchor"])]
        for way in ("in", "out"):
            wrong += abs(found.count(way) - line[way])
            total += line[way]
        words.append(f"{found.count('in')}/{line['in']} in {found.count('out')}/{line['out']} out")
    return wrong, total, words

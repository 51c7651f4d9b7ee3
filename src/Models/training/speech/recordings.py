"""Recorded speech and noise, split by speaker: what is trained on and what only measures."""
from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile
from scipy.signal import resample_poly

from .shelf import RATE, Clip, trimmed
from .vocabulary import INDEX, OTHER, number_words

HELD_SPEAKER, HELD_NOISE = "fsdd-theo", ("exercise_bike", "market")
PROMPTS = Path("/usr/share/asterisk/sounds")
_DIGITS = {str(value): word for value in range(100) for word in [" ".join(number_words(value))] if " " not in word}


def held(name: str) -> bool:
    """One in five, by the name's MD5: speakers, or files where speakers are not named."""
    return hashlib.md5(name.encode()).digest()[0] % 5 == 0


@dataclass
class Recordings:
    """Clips of one side of the split, as recorded. `talk` is longer speech, `silences` are clips without speech."""

    words: list[Clip] = field(default_factory=list)
    others: list[Clip] = field(default_factory=list)
    talk: list[Clip] = field(default_factory=list)
    noises: list[np.ndarray] = field(default_factory=list)
    silences: list[np.ndarray] = field(default_factory=list)


def read(path: Path) -> np.ndarray:
    """One file as mono at 16 kHz."""
    samples, rate = soundfile.read(path, dtype="float32")
    return samples if rate == RATE else resample_poly(samples, RATE, rate).astype(np.float32)


def load(data: Path, measuring: bool) -> Recordings:
    """The voice data's clips of the held-out side when `measuring`, of the training side otherwise."""
    kept = Recordings()
    for row in csv.DictReader(open(data / "index.csv", encoding="utf-8")):
        path, text, speaker, kind = data / row["file"], row["text"], row["speaker"], row["set"]
        if kind.startswith("noise"):
            aside = any(name in path.name for name in HELD_NOISE)
        elif text == "" or speaker == "unknown":
            aside = held(path.name)
        else:
            aside = speaker == HELD_SPEAKER or (speaker.startswith("sc-") and held(speaker))
        if aside != measuring:
            continue
        samples = read(path)
        if kind.startswith("noise"):
            kept.noises.append(samples)
        elif text == "":
            kept.silences.append(samples)
        elif text in INDEX:
            kept.words.append(Clip(text, speaker, samples))
        elif kind == "oov_sentences":
            kept.talk.append(Clip(OTHER, speaker, samples))
        else:
            kept.others.append(Clip(OTHER, speaker, samples))
    return kept


def prompts() -> tuple[list[Clip], list[Clip]]:
    """Allison Smith's numbers, and prompts in other languages as talk, where Debian's files of them are installed."""
    words, talk = [], []
    for path in sorted((PROMPTS / "en_US_f_Allison" / "digits").glob("*.wav")):
        label = _DIGITS.get(path.stem) or (path.stem if path.stem in ("hundred", "oh") else None)
        if label:
            words.append(Clip(label, "allison", trimmed(read(path))))
    for folder in ("fr_CA_f_June", "ru_RU_f_IvrvoiceRU", "es_MX_f_Allison", "it_IT_m_Carlo"):
        for path in sorted((PROMPTS / folder).glob("*.wav")):
            samples = trimmed(read(path)) if path.stat().st_size > 24000 else np.zeros(0, np.float32)
            if RATE * 1.2 < len(samples):
                talk.append(Clip(OTHER, folder, samples[:RATE * 8]))
    return words, talk

"""What lies between a mouth and the net: room, microphone, line, noise."""
from __future__ import annotations

import numpy as np
from scipy import fft

from .shelf import RATE, loudness

FLOOR = 1e-5


def room(random: np.random.Generator) -> np.ndarray:
    """Impulse response of a room: the direct sound, then noise that decays over 0.1 to 0.7 s."""
    seconds = random.uniform(0.1, 0.7)
    times = np.arange(int(seconds * RATE * 0.7)) / RATE
    tail = random.standard_normal(len(times)) * 10 ** (-3 * times / seconds)
    tail[:int(random.uniform(0.001, 0.012) * RATE)] = 0
    tail *= 10 ** (-random.uniform(2, 18) / 20) / (np.sqrt((tail ** 2).sum()) + 1e-9)
    tail[0] = 1
    return tail.astype(np.float32)


def curve(points: int, random: np.random.Generator) -> np.ndarray:
    """Gain over frequency of a microphone and a line: tilt, bumps, in half of the cases a telephone's band."""
    hertz = np.linspace(0, RATE / 2, points)
    octaves = np.log2(np.maximum(hertz, 60) / 1000)
    decibels = octaves * random.uniform(-4, 4) + np.interp(octaves, np.linspace(-4, 3, 7), random.uniform(-4, 4, 7))
    low = random.uniform(20, 320)
    decibels -= np.clip((low - hertz) / low, 0, 1) * random.uniform(10, 40)
    kind = random.random()
    high = random.uniform(3300, 4000) if kind < 0.5 else random.uniform(5000, 8000) if kind < 0.7 else 9000
    decibels -= np.clip((hertz - high) / random.uniform(100, 600), 0, 1) * random.uniform(40, 90)
    return 10 ** (decibels / 20)


def coloured(length: int, random: np.random.Generator) -> np.ndarray:
    """Noise of a random slope, now and then with hum or knocks."""
    size = fft.next_fast_len(length, real=True)
    hertz = np.maximum(np.linspace(0, RATE / 2, size // 2 + 1), 30)
    spectrum = random.standard_normal(len(hertz)) + 1j * random.standard_normal(len(hertz))
    spectrum *= hertz ** random.uniform(-1.2, 0.3)
    noise = fft.irfft(spectrum.astype(np.complex64), size)[:length]
    noise /= noise.std() + 1e-9
    if random.random() < 0.2:
        times = np.arange(length) / RATE
        noise += random.uniform(0.5, 2) * np.sin(2 * np.pi * random.uniform(45, 400) * times)
    for _ in range(random.integers(0, 4) if random.random() < 0.3 else 0):
        knock = random.standard_normal(int(random.uniform(0.005, 0.08) * RATE))
        knock *= random.uniform(2, 12) * np.exp(-np.linspace(0, 6, len(knock)))
        start = int(random.integers(0, max(1, length - len(knock))))
        noise[start:start + len(knock)] += knock[:length - start]
    return noise.astype(np.float32)


def stretch_of(noise: np.ndarray, length: int, random: np.random.Generator) -> np.ndarray:
    """A random stretch of a recording, repeated where it is short, at a random speed."""
    speed = random.uniform(0.85, 1.2)
    needed = int(length * speed) + 2
    noise = np.tile(noise, -(-needed // len(noise))) if len(noise) < needed else noise
    start = int(random.integers(0, len(noise) - needed + 1))
    cut = noise[start:start + needed]
    return np.interp(np.arange(length) * speed, np.arange(needed), cut).astype(np.float32)


def speech_level(samples: np.ndarray) -> float:
    """Root mean square of the loud part (within 20 dB of the peak), the level that signal-to-noise ratios refer to."""
    level = loudness(samples)
    power = 10 ** (level / 10)
    return float(np.sqrt(power[level > level.max() - 20].mean()))


def degrade(speech: np.ndarray, noise: np.ndarray | None, random: np.random.Generator) -> np.ndarray:
    """The speech through a room and a line, with noise at 4 to 35 dB; peak at about 0.5."""
    length = len(speech)
    level = speech_level(speech) if speech.any() else 0.05
    size = fft.next_fast_len(length + RATE // 2, real=True)
    spectrum = fft.rfft(speech, size)
    if random.random() < 0.3:
        spectrum = spectrum * fft.rfft(room(random), size)
    gain = curve(size // 2 + 1, random) if random.random() < 0.85 else 1.0
    if noise is not None:
        ratio = random.uniform(10, 35) if random.random() < 0.65 else random.uniform(4, 14)
        added = fft.rfft(noise * (level / (noise.std() + 1e-9) * 10 ** (-ratio / 20)), size)
        received = (spectrum + added) * gain if random.random() < 0.7 else spectrum * gain + added
        result = fft.irfft(received, size)[:length]
    else:
        result = fft.irfft(spectrum * gain, size)[:length]
    result *= 0.5 / (np.abs(result).max() + 1e-6)
    if random.random() < 0.06:
        limit = random.uniform(0.1, 0.4)
        result = np.clip(result, -limit, limit)
    if random.random() < 0.12:
        coded = np.round(np.sign(result) * np.log1p(255 * np.abs(result)) / np.log(256) * 127) / 127
        result = np.sign(coded) * np.expm1(np.abs(coded) * np.log(256)) / 255
    if random.random() < 0.7:
        result += random.standard_normal(length) * 10 ** (random.uniform(-80, -50) / 20)
    return result.astype(np.float32)

"""Runs an exported net in the very ONNX Runtime library that the product ships, through its C interface."""
from __future__ import annotations

import ctypes as c
import os

import numpy as np

# Places in the function table of the C interface (onnxruntime_c_api.h, version 20 and later).
MESSAGE, CREATE_ENVIRONMENT, CREATE_SESSION, RUN, CREATE_OPTIONS = 2, 3, 7, 9, 10
OPTIMISE, THREADS, MEMORY, TENSOR, DATA, DIMENSIONS_COUNT, DIMENSIONS, SHAPE = 23, 24, 69, 49, 51, 61, 62, 65
RELEASE_VALUE = 96
FLOAT, UINT8 = 1, 2


class Session:
    """One model, one thread. Call it with a uint8 array; it answers with a list of float arrays."""

    def __init__(self, library: str, model: str, outputs: tuple[str, ...]) -> None:
        if not os.path.exists(library):
            raise SystemExit(f"ONNX Runtime is not at {library}: run ./setup of the repository, or pass --library.")
        loaded = c.CDLL(library)
        loaded.OrtGetApiBase.restype = c.POINTER(c.c_void_p)
        get = c.CFUNCTYPE(c.c_void_p, c.c_uint32)(loaded.OrtGetApiBase()[0])
        self._table = c.cast(get(20), c.POINTER(c.c_void_p))
        self._environment, options, self._session, self._memory = (c.c_void_p() for _ in range(4))
        self._call(CREATE_ENVIRONMENT, c.c_int(3), c.c_char_p(b"training"), c.byref(self._environment))
        self._call(CREATE_OPTIONS, c.byref(options))
        self._call(OPTIMISE, options, c.c_int(99))
        self._call(THREADS, options, c.c_int(1))
        self._call(CREATE_SESSION, self._environment, c.c_char_p(model.encode()), options, c.byref(self._session))
        self._call(MEMORY, c.c_int(0), c.c_int(0), c.byref(self._memory))
        self._outputs = (c.c_char_p * len(outputs))(*(o.encode() for o in outputs))

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        x = np.ascontiguousarray(x, np.uint8)
        shape, value = (c.c_int64 * x.ndim)(*x.shape), c.c_void_p()
        self._call(TENSOR, self._memory, c.c_void_p(x.ctypes.data), c.c_size_t(x.nbytes), shape,
                   c.c_size_t(x.ndim), c.c_int(UINT8), c.byref(value))
        answers = (c.c_void_p * len(self._outputs))()
        self._call(RUN, self._session, None, (c.c_char_p * 1)(b"x"), (c.c_void_p * 1)(value), c.c_size_t(1),
                   self._outputs, c.c_size_t(len(self._outputs)), answers)
        arrays = [self._array(c.c_void_p(answer)) for answer in answers]
        for used in (value, *(c.c_void_p(answer) for answer in answers)):
            c.CFUNCTYPE(None, c.c_void_p)(self._table[RELEASE_VALUE])(used)
        return arrays

    def _array(self, value: c.c_void_p) -> np.ndarray:
        kind, count, data = c.c_void_p(), c.c_size_t(), c.c_void_p()
        self._call(SHAPE, value, c.byref(kind))
        self._call(DIMENSIONS_COUNT, kind, c.byref(count))
        shape = (c.c_int64 * count.value)()
        self._call(DIMENSIONS, kind, shape, count)
        self._call(DATA, value, c.byref(data))
        size = int(np.prod(shape))
        return np.ctypeslib.as_array(c.cast(data, c.POINTER(c.c_float)), (size,)).reshape(tuple(shape)).copy()

    def _call(self, place: int, *arguments: object) -> None:
        status = c.CFUNCTYPE(c.c_void_p, *[c.c_void_p if a is None else type(a) if not _reference(a) else c.c_void_p
                                           for a in arguments])(self._table[place])(*arguments)
        if status:
            message = c.CFUNCTYPE(c.c_char_p, c.c_void_p)(self._table[MESSAGE])(status)
            raise RuntimeError(f"ONNX Runtime: {message.decode()}")


def _reference(argument: object) -> bool:
    return type(argument).__name__ == "CArgObject"

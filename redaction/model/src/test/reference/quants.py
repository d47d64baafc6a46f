"""Reference values of ggml's tensor formats, made by the `gguf` Python package (0.19.0) with NumPy.

    pip install gguf==0.19.0 && python quants.py > ../resources/cloister/redaction/model/file/quants.json

For each format: blocks of random bits with finite scales (small, large, negative, subnormal), and what they unpack to, as
the hex of little-endian float32.
"""

import json
import sys

import numpy
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, quants

# Places of half-precision scales in a block.
SCALES = {
    "F32": [], "F16": [0], "BF16": [], "Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0],
    "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208], "IQ4_NL": [0],
}
HALVES = [0.0123, -0.731, 6.0e-8, 3.1e-5, -65504.0, 1.0]

random = numpy.random.default_rng(20261122)
result = {}
for name, places in SCALES.items():
    kind = GGMLQuantizationType[name]
    elements, size = GGML_QUANT_SIZES[kind]
    count = 64 if elements == 1 else 4
    blocks = random.integers(0, 256, size=(count, size), dtype=numpy.uint8)
    if name in ("F32", "BF16"):
        # Exponents away from infinity and not-a-number, whose bits need not survive.
        blocks[:, size - 1] &= 0xBF
    for place in places:
        halves = numpy.resize(numpy.array(HALVES, dtype=numpy.float16), count)
        if elements > 1:
            halves = random.permutation(halves)
        blocks[:, place:place + 2] = halves.view(numpy.uint8).reshape(count, 2)
    with numpy.errstate(over="ignore"):
        numbers = quants.dequantize(blocks, kind).astype("<f4").reshape(-1)
    assert numbers.size == count * elements and numpy.isfinite(numbers).all()
    result[name] = {"packed": blocks.tobytes().hex(), "numbers": numbers.tobytes().hex()}
json.dump(result, sys.stdout, indent=1)
print()

package cloister.redaction.model.file;

/** IEEE 754 binary16, which Java 17 has no conversion for. */
final class Half {
    private static final int INFINITE = 0x7C00;

    private Half() {}

    /** The number in the two bytes at this place, little endian. */
    static float at(byte[] in, int at) {
        return toFloat(in[at] & 0xFF | in[at + 1] << 8);
    }

    /** @param bits of which the lower sixteen count */
    static float toFloat(int bits) {
        int sign = (bits & 0x8000) << 16;
        if ((bits & INFINITE) == INFINITE) {
            return Float.intBitsToFloat(sign | 0x7F800000 | (bits & 0x3FF) << 13);
        }
        // With its exponent moved into place, the number is too small by 2^112, whether it is subnormal or not.
        float magnitude = Float.intBitsToFloat((bits & 0x7FFF) << 13) * 0x1p112f;
        return Float.intBitsToFloat(sign | Float.floatToRawIntBits(magnitude));
    }
}

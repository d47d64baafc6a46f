package cloister.redaction.model.file;

/**
 * Unpacks the block formats of ggml. Each method takes one block at {@code at} of {@code in} and fills {@code out} from
 * {@code to} on, in the very order of float32 operations that ggml's own reference has, so results are equal bit by bit.
 */
final class Blocks {
    /** Numbers in a block of the simple formats. */
    private static final int SMALL = 32;

    /** The sixteen steps of IQ4_NL ({@code kvalues_iq4nl}). */
    private static final byte[] STEPS = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

    private Blocks() {}

    /** 32 numbers: a scale, then nibbles around eight; low halves come first. */
    static void q40(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        for (int i = 0; i < SMALL / 2; i++) {
            int pair = in[at + 2 + i];
            out[to + i] = scale * ((pair & 0xF) - 8);
            out[to + SMALL / 2 + i] = scale * ((pair >> 4 & 0xF) - 8);
        }
    }

    /** 32 numbers: a scale, a least value, nibbles. */
    static void q41(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        float least = Half.at(in, at + 2);
        for (int i = 0; i < SMALL / 2; i++) {
            int pair = in[at + 4 + i];
            out[to + i] = scale * (pair & 0xF) + least;
            out[to + SMALL / 2 + i] = scale * (pair >> 4 & 0xF) + least;
        }
    }

    /** 32 numbers: a scale, the fifth bits, nibbles; around sixteen. */
    static void q50(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        int high = word(in, at + 2);
        for (int i = 0; i < SMALL / 2; i++) {
            int pair = in[at + 6 + i];
            out[to + i] = scale * ((pair & 0xF | (high >>> i & 1) << 4) - 16);
            out[to + SMALL / 2 + i] = scale * ((pair >> 4 & 0xF | (high >>> (SMALL / 2 + i) & 1) << 4) - 16);
        }
    }

    /** 32 numbers: a scale, a least value, the fifth bits, nibbles. */
    static void q51(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        float least = Half.at(in, at + 2);
        int high = word(in, at + 4);
        for (int i = 0; i < SMALL / 2; i++) {
            int pair = in[at + 8 + i];
            out[to + i] = scale * (pair & 0xF | (high >>> i & 1) << 4) + least;
            out[to + SMALL / 2 + i] = scale * (pair >> 4 & 0xF | (high >>> (SMALL / 2 + i) & 1) << 4) + least;
        }
    }

    /** 32 numbers: a scale, signed bytes. */
    static void q80(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        for (int i = 0; i < SMALL; i++) {
            out[to + i] = scale * in[at + 2 + i];
        }
    }

    /** 32 numbers: a scale, nibbles that choose one of sixteen uneven steps. */
    static void iq4nl(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        for (int i = 0; i < SMALL / 2; i++) {
            int pair = in[at + 2 + i];
            out[to + i] = scale * STEPS[pair & 0xF];
            out[to + SMALL / 2 + i] = scale * STEPS[pair >> 4 & 0xF];
        }
    }

    /** 256 numbers: two scales, eight six-bit scales and minima, nibbles of two groups of 32 beside each other. */
    static void q4k(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        float least = Half.at(in, at + 2);
        for (int pair = 0; pair < 4; pair++) {
            int from = at + 16 + pair * SMALL;
            int first = to + pair * 2 * SMALL;
            int second = first + SMALL;
            float firstScale = scale * groupScale(in, at + 4, 2 * pair);
            float firstLeast = least * groupLeast(in, at + 4, 2 * pair);
            float secondScale = scale * groupScale(in, at + 4, 2 * pair + 1);
            float secondLeast = least * groupLeast(in, at + 4, 2 * pair + 1);
            for (int i = 0; i < SMALL; i++) {
                int both = in[from + i];
                out[first + i] = firstScale * (both & 0xF) - firstLeast;
                out[second + i] = secondScale * (both >> 4 & 0xF) - secondLeast;
            }
        }
    }

    /** As {@link #q4k}, with the fifth bits of all eight groups in 32 bytes before the nibbles. */
    static void q5k(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at);
        float least = Half.at(in, at + 2);
        int high = at + 16;
        for (int pair = 0; pair < 4; pair++) {
            int from = high + SMALL + pair * SMALL;
            int first = to + pair * 2 * SMALL;
            int second = first + SMALL;
            int bit = 2 * pair;
            float firstScale = scale * groupScale(in, at + 4, bit);
            float firstLeast = least * groupLeast(in, at + 4, bit);
            float secondScale = scale * groupScale(in, at + 4, bit + 1);
            float secondLeast = least * groupLeast(in, at + 4, bit + 1);
            for (int i = 0; i < SMALL; i++) {
                int both = in[from + i];
                int fifth = in[high + i] >> bit;
                out[first + i] = firstScale * (both & 0xF | (fifth & 1) << 4) - firstLeast;
                out[second + i] = secondScale * (both >> 4 & 0xF | (fifth & 2) << 3) - secondLeast;
            }
        }
    }

    /** 256 numbers: nibbles, the upper two bits, sixteen signed scales, a scale of these; around 32. */
    static void q6k(byte[] in, int at, float[] out, int to) {
        float scale = Half.at(in, at + 208);
        float[] scales = new float[16];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = scale * in[at + 192 + i];
        }
        for (int half = 0; half < 2; half++) {
            int low = at + 64 * half;
            int high = at + 128 + 32 * half;
            int group = 8 * half;
            int base = to + 128 * half;
            for (int i = 0; i < SMALL; i++) {
                int a = in[low + i];
                int b = in[low + 32 + i];
                int upper = in[high + i];
                int at16 = group + i / 16;
                out[base + i] = scales[at16] * ((a & 0xF | (upper & 3) << 4) - 32);
                out[base + 32 + i] = scales[at16 + 2] * ((b & 0xF | (upper >> 2 & 3) << 4) - 32);
                out[base + 64 + i] = scales[at16 + 4] * ((a >> 4 & 0xF | (upper >> 4 & 3) << 4) - 32);
                out[base + 96 + i] = scales[at16 + 6] * ((b >> 4 & 0xF | (upper >> 6 & 3) << 4) - 32);
            }
        }
    }

    /** The first four have six bits of their own; the others take four from the last bytes and two from the first. */
    static int groupScale(byte[] in, int at, int group) {
        return group < 4 ? in[at + group] & 63 : in[at + group + 4] & 0xF | (in[at + group - 4] >> 6 & 3) << 4;
    }

    static int groupLeast(byte[] in, int at, int group) {
        return group < 4 ? in[at + group + 4] & 63 : in[at + group + 4] >> 4 & 0xF | (in[at + group] >> 6 & 3) << 4;
    }

    private static int word(byte[] in, int at) {
        return in[at] & 0xFF | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16 | in[at + 3] << 24;
    }
}

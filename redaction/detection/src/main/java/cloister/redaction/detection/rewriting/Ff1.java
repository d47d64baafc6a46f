package cloister.redaction.detection.rewriting;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Format-preserving encryption (NIST SP 800-38G, FF1 with AES-256): the ciphertext has the length of the original, its
 * separators in their places, and its alphabet: digits alone, digits with capital or with small letters, or with both.
 * Letters and digits may change places; check digits don't hold.
 *
 * <p>An original of fewer than a million possibilities is refused, as the standard wants it.
 */
final class Ff1 {
    private static final int DOMAIN = 1_000_000;
    private static final int MOST = 64;
    /** Every second one is right even at the shortest length; this many wrong ones in a row don't happen. */
    private static final int WALKS = 1000;

    private final byte[] key;

    Ff1(byte[] key) {
        this.key = key.clone();
    }

    /** The ciphertext, or nothing where the original is too short or has letters that are none of ASCII's. */
    Optional<String> encrypt(String original, byte[] tweak) {
        return turned(original, tweak, true);
    }

    /** What {@link #encrypt} was given; any other text of the same form gives something, too, which means nothing. */
    Optional<String> decrypt(String ciphertext, byte[] tweak) {
        return turned(ciphertext, tweak, false);
    }

    private Optional<String> turned(String text, byte[] tweak, boolean forEncryption) {
        String compact = Characters.ascii(text);
        String alphabet = alphabet(compact);
        if (compact.length()
                        != text.codePoints().filter(Character::isLetterOrDigit).count()
                || compact.length() > MOST
                || Math.pow(alphabet.length(), compact.length()) < DOMAIN) {
            return Optional.empty();
        }
        // A ciphertext by chance without letters couldn't be told from one of digits: walk on until the form is right.
        String next = compact;
        for (int i = 0; i < WALKS; i++) {
            next = once(next, alphabet, tweak, forEncryption);
            if (alphabet(next).equals(alphabet)) {
                return Optional.of(laidOut(text, next));
            }
        }
        return Optional.empty();
    }

    private static String alphabet(String compact) {
        boolean upper = compact.chars().anyMatch(Characters::isUpper);
        boolean lower = compact.chars().anyMatch(Characters::isLower);
        String small = "abcdefghijklmnopqrstuvwxyz";
        return Characters.DIGITS + (upper ? Characters.LETTERS : "") + (lower ? small : "");
    }

    private String once(String compact, String alphabet, byte[] tweak, boolean forEncryption) {
        FPEFF1Engine engine = new FPEFF1Engine();
        engine.init(forEncryption, new FPEParameters(new KeyParameter(key), alphabet.length(), tweak));
        byte[] in = new byte[compact.length()];
        for (int i = 0; i < in.length; i++) {
            in[i] = (byte) alphabet.indexOf(compact.charAt(i));
        }
        byte[] out = new byte[in.length];
        engine.processBlock(in, 0, in.length, out, 0);
        StringBuilder text = new StringBuilder(out.length);
        for (byte numeral : out) {
            text.append(alphabet.charAt(numeral));
        }
        Arrays.fill(in, (byte) 0);
        return text.toString();
    }

    private static String laidOut(String layout, String compact) {
        StringBuilder out = new StringBuilder(layout.length());
        int next = 0;
        for (int i = 0; i < layout.length(); i++) {
            out.append(Characters.isAscii(layout.charAt(i)) ? compact.charAt(next++) : layout.charAt(i));
        }
        return out.toString();
    }
}

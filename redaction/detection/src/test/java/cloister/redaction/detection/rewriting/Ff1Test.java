package cloister.redaction.detection.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ff1Test {
    private static final String AES_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String AES_192 = AES_128 + "EF4359D8D580AA4F";
    private static final String AES_256 = AES_192 + "7F036D6F04FC6A94";

    /** The samples that NIST published beside SP 800-38G. */
    @ParameterizedTest
    @CsvSource({
        AES_128 + ",                       , 0123456789,          2433477484",
        AES_128 + ", 39383736353433323130  , 0123456789,          6124200773",
        AES_128 + ", 3737373770717273373737, 0123456789abcdefghi, a9tv40mll9kdu509eum",
        AES_192 + ",                       , 0123456789,          2830668132",
        AES_192 + ", 39383736353433323130  , 0123456789,          2496655549",
        AES_192 + ", 3737373770717273373737, 0123456789abcdefghi, xbj3kv35jrawxv32ysr",
        AES_256 + ",                       , 0123456789,          6657667009",
        AES_256 + ", 39383736353433323130  , 0123456789,          1001623463",
        AES_256 + ", 3737373770717273373737, 0123456789abcdefghi, xs8a0azh2avyalyzuwd",
    })
    void encrypt_samplesOfNist_areMet(String key, String tweak, String plain, String cipher) {
        Ff1 ff1 = new Ff1(HexFormat.of().parseHex(key));
        byte[] bytes = tweak == null ? new byte[0] : HexFormat.of().parseHex(tweak.strip());
        assertThat(ff1.encrypt(plain, bytes)).contains(cipher);
        assertThat(ff1.decrypt(cipher, bytes)).contains(plain);
    }

    @Property(tries = 300)
    void decrypt_undoesEncrypt_andFormStays(
            @ForAll
                    @net.jqwik.api.constraints.Chars({'0', '7', '9', 'A', 'K', 'z', 'b', '-', ' ', '/'})
                    @StringLength(min = 4, max = 30)
                    String plain,
            @ForAll @Size(16) byte[] tweak) {
        Ff1 ff1 = new Ff1(Documents.KEYS.encryption());
        Optional<String> cipher = ff1.encrypt(plain, tweak);
        cipher.ifPresent(made -> {
            assertThat(ff1.decrypt(made, tweak)).contains(plain);
            assertThat(made).hasSameSizeAs(plain);
            assertThat(made.replaceAll("[A-Za-z0-9]", "x")).isEqualTo(plain.replaceAll("[A-Za-z0-9]", "x"));
            assertThat(made.matches(".*[A-Z].*")).isEqualTo(plain.matches(".*[A-Z].*"));
            assertThat(made.matches(".*[a-z].*")).isEqualTo(plain.matches(".*[a-z].*"));
        });
        boolean plainDigits = !plain.matches(".*[A-Za-z].*");
        long length = plain.chars().filter(Characters::isAscii).count();
        assertThat(cipher.isPresent()).isEqualTo(length >= (plainDigits ? 6 : 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "A1", "ABC", "12-345", "Ä123456", "١٢٣٤٥٦٧"})
    void encrypt_lessThanAMillionPossibilitiesOrForeignLetters_isRefused(String plain) {
        assertThat(new Ff1(Documents.KEYS.encryption()).encrypt(plain, new byte[0]))
                .isEmpty();
    }

    @Test
    void encrypt_otherTweak_isAnotherCiphertext() {
        Ff1 ff1 = new Ff1(Documents.KEYS.encryption());
        assertThat(ff1.encrypt("4711081599", new byte[] {1})).isNotEqualTo(ff1.encrypt("4711081599", new byte[] {2}));
    }
}

package cloister.deploy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymKeyTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void openAHome() {
        home = Home.open(folder.resolve("home"));
    }

    @Test
    void read_keyThatNobodyMade_isNone_andIsNotMade() {
        assertThat(PseudonymKey.read(home)).isEmpty();
        assertThat(home.keys()).isEmptyDirectory();
    }

    @Test
    void make_freshKey_isReadBack_andIsAnotherInAnotherHome() {
        Path file = PseudonymKey.make(home);
        byte[] secret = PseudonymKey.read(home).orElseThrow();
        assertThat(secret).hasSize(32);
        assertThat(PseudonymKey.read(home).orElseThrow()).isEqualTo(secret);
        Home other = Home.open(folder.resolve("other"));
        PseudonymKey.make(other);
        assertThat(PseudonymKey.read(other).orElseThrow()).isNotEqualTo(secret);
        assertThatThrownBy(() -> PseudonymKey.make(home)).isInstanceOf(Refusal.class);
        assertThat(file).isRegularFile();
    }

    @Test
    void read_keyThatIsOpenToOthers_isRefused() throws IOException {
        Path file = PseudonymKey.make(home);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> PseudonymKey.read(home))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("open to others");
    }

    @Test
    void read_keyThatIsCut_isRefusedWithoutBeingShown() throws IOException {
        Path file = PseudonymKey.make(home);
        String half = Files.readString(file).substring(0, 40);
        Files.writeString(file, half);
        assertThatThrownBy(() -> PseudonymKey.read(home))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not in the form that was written")
                .message()
                .doesNotContain(half);
    }
}

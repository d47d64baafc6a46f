package cloister.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @TempDir
    Path folder;

    /** The example of Go's golang.org/x/mod/sumdb/note: our reading of keys and signatures is everybody's. */
    @Test
    void signedNote_ofAnotherImplementation_verifies() {
        VerifyingKey key = VerifyingKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String text = "If you think cryptography is the answer to your problem,\n"
                + "then you don't know what your problem is.\n";
        SignedCheckpoint.Signature signature = new SignedCheckpoint.Signature(
                "PeterNeumann",
                "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
        assertThat(key.verifies(signature, text)).isTrue();
        assertThat(key.verifies(signature, text + " ")).isFalse();
        assertThat(key).hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    /** Tried again and again while a disk is full, it must not fill the folder with drafts. */
    @Test
    void write_thatFails_leavesNoDraft() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("latest/in the way"));
        SigningKey key = SigningKeys.loadOrCreate(folder.resolve("keys")).signing();
        SignedCheckpoint signed = key.sign(new Checkpoint(key.origin(), 8, Merkle.emptyRoot()));
        CheckpointFolder checkpoints = new CheckpointFolder(folder);
        assertThatThrownBy(() -> checkpoints.write(signed, Instant.EPOCH)).isInstanceOf(UncheckedIOException.class);
        assertThat(taken).exists();
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(p -> p.getFileName().toString())).noneMatch(name -> name.endsWith(".draft"));
        }
    }

    @Test
    void note_hasTheFormOfTlogCheckpoint() {
        SigningKey key = SigningKeys.loadOrCreate(folder).signing();
        SignedCheckpoint signed = key.sign(new Checkpoint(key.origin(), 8, Hash.ofHex(MerkleTest.ROOTS.get(7))));
        assertThat(signed.note().lines())
                .hasSize(5)
                .startsWith(key.origin(), "8", "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=", "")
                .last()
                .asString()
                .startsWith("— " + key.origin() + " ");
        assertThat(SignedCheckpoint.parse(signed.note())).isEqualTo(signed);
        assertThat(signed.signedBy(List.of(key.verifyingKey()))).isTrue();
    }

    @Test
    void signature_ofAnotherKeyOrForAnotherSize_doesNotHold() {
        SigningKey key = SigningKeys.loadOrCreate(folder.resolve("a")).signing();
        SigningKey other = SigningKeys.loadOrCreate(folder.resolve("b")).signing();
        SignedCheckpoint signed = key.sign(new Checkpoint(key.origin(), 8, Merkle.emptyRoot()));
        assertThat(signed.signedBy(List.of(other.verifyingKey()))).isFalse();
        SignedCheckpoint grown = SignedCheckpoint.parse(signed.note().replace("\n8\n", "\n9\n"));
        assertThat(grown.signedBy(List.of(key.verifyingKey()))).isFalse();
        SignedCheckpoint stripped = SignedCheckpoint.parse(signed.checkpoint().text() + "\n");
        assertThat(stripped.signedBy(List.of(key.verifyingKey()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x\n1\n",
                "x\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "x\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "x y\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n",
                "x\n1\n47DEQpj8HBSa\n\n",
                "x\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nnot a signature\n"
            })
    void parse_whatIsNoCheckpoint_isRefused(String note) {
        assertThatThrownBy(() -> SignedCheckpoint.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keys_areKeptAndReadableByTheirOwnerOnly() throws IOException {
        SigningKey first = SigningKeys.loadOrCreate(folder).signing();
        assertThat(SigningKeys.loadOrCreate(folder).signing().verifyingKey()).isEqualTo(first.verifyingKey());
        for (String name : List.of("log.key", "fingerprint.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(SigningKeys.verifyingKeys(SigningKeys.publicKeyFile(folder))).containsExactly(first.verifyingKey());
    }

    @Test
    void keys_openToOthersOrHalfLost_areRefused() throws IOException {
        SigningKeys.loadOrCreate(folder);
        Path secret = folder.resolve("log.key");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> SigningKeys.loadOrCreate(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open to others");
        Files.delete(secret);
        assertThatThrownBy(() -> SigningKeys.loadOrCreate(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void keys_lostFingerprintKey_isNotMadeAnew() throws IOException {
        SigningKeys.loadOrCreate(folder);
        Files.delete(folder.resolve("fingerprint.key"));
        assertThatThrownBy(() -> SigningKeys.loadOrCreate(folder)).hasMessageContaining("fingerprint");
    }

    @Test
    void folder_keepsAllAndTheLatest_withoutDrafts() throws IOException {
        SigningKey key = SigningKeys.loadOrCreate(folder.resolve("keys")).signing();
        CheckpointFolder kept = new CheckpointFolder(folder.resolve("checkpoints"));
        for (long size : new long[] {5, 7}) {
            kept.write(
                    key.sign(new Checkpoint(key.origin(), size, Merkle.emptyRoot())),
                    Instant.parse("2026-11-22T23:59:59Z"));
        }
        assertThat(kept.all())
                .extracting(CheckpointFolder.Kept::name)
                .containsExactly(
                        "2026-11-22/00000000000000000005.checkpoint",
                        "2026-11-22/00000000000000000007.checkpoint",
                        "latest");
        assertThat(kept.latest()
                        .orElseThrow()
                        .checkpoint()
                        .orElseThrow()
                        .checkpoint()
                        .size())
                .isEqualTo(7);
        try (var files = Files.walk(folder.resolve("checkpoints"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".draft"))).isEmpty();
        }
    }
}

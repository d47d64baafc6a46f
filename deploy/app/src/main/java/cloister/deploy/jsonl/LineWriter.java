package cloister.deploy.jsonl;

import cloister.deploy.home.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers to a temporary file beside the target; the target appears whole, with {@link #finish()}, or not. */
public final class LineWriter implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path target;
    private final Path half;
    private final FileChannel channel;
    private final OutputStream out;

    private LineWriter(Path target, Path half, FileChannel channel) {
        this.target = target;
        this.half = half;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /**
     * Begins a file.
     *
     * @throws Refusal if nothing can be written there
     */
    public static LineWriter to(Path file) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.isDirectory(target)) {
            throw new Refusal(file + " is a folder; --out names a file");
        }
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new Refusal("the folder for " + file + " isn't there");
        }
        try {
            Path half = Files.createTempFile(parent, ".cloister-", ".part");
            return new LineWriter(target, half, FileChannel.open(half, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new Refusal("no file can be written in " + parent + ": check its permissions", e);
        }
    }

    public void write(Map<String, Object> answer) throws IOException {
        out.write(JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** Makes the file durable and gives it its name. */
    public void finish() throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(half);
    }
}

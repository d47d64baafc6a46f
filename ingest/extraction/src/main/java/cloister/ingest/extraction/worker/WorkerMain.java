package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.ocr.Tesseract;
import cloister.ingest.extraction.wire.Message;
import cloister.ingest.extraction.wire.Wire;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A worker process: reads one document after the other as its parent asks, and ends when its parent does, however that
 * ended: the end of standard input is the sign.
 */
public final class WorkerMain {
    /** As -XX:+ExitOnOutOfMemoryError has it, for those errors that a library throws by itself. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private static final int EXIT_PROTOCOL = 4;

    private WorkerMain() {}

    /** Started by the parent, without arguments; everything is said over standard input. */
    public static void main(String[] arguments) {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // A library that prints must not break the frames.
        System.setOut(System.err);
        BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(requests), "listener");
        listener.setDaemon(true);
        listener.start();
        try {
            serve(requests, out);
        } catch (OutOfMemoryError e) {
            exit(EXIT_OUT_OF_MEMORY);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            exit(EXIT_PROTOCOL);
        }
    }

    private static void serve(BlockingQueue<Message> requests, DataOutputStream out)
            throws IOException, InterruptedException {
        if (!(requests.take() instanceof Message.Setup setup)) {
            throw new IOException("no setup");
        }
        Parsers parsers = Parsers.load();
        Tesseract ocr = new Tesseract(setup.ocr());
        Wire.write(out, new Message.Ready(Wire.VERSION));
        while (true) {
            if (!(requests.take() instanceof Message.Read read)) {
                throw new IOException("no request");
            }
            Path file = read.file().path();
            new DocumentReader(parsers, ocr, setup.limits(), new Sink(out)).read(file);
        }
    }

    private static void listen(BlockingQueue<Message> requests) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
            Optional<Message> message = Wire.read(in);
            while (message.isPresent()) {
                requests.add(message.get());
                message = Wire.read(in);
            }
            exit(0);
        } catch (IOException | RuntimeException e) {
            exit(EXIT_PROTOCOL);
        }
    }

    /** At once, without hooks: a hung parser must not keep it alive. Children and temporary files go too. */
    private static void exit(int status) {
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Leftovers.delete(Path.of(System.getProperty("java.io.tmpdir")));
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }
}

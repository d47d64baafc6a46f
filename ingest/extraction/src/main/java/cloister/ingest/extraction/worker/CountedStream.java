package cloister.ingest.extraction.worker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is unpacked from a container against the document's budget. Its container closes what is beneath. */
final class CountedStream extends FilterInputStream {
    private final Budget budget;

    CountedStream(InputStream in, Budget budget) {
        super(in);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            budget.takeBytes(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            budget.takeBytes(count);
        }
        return count;
    }

    @Override
    public void close() {}

    @Override
    public boolean markSupported() {
        return false;
    }
}

package cloister.redaction.model.torch;

import ai.djl.pytorch.jni.IValue;

/**
 * Several sequences that go on together, a token each at a time. All end in the same column of one cache; each begins where
 * its length puts it. Not safe for use by several threads at once.
 */
public final class Sequences implements AutoCloseable {
    /** Columns by which the cache grows. */
    private static final int STEP = 256;

    private final TorchModule module;
    private TorchModule.Scope scope;
    private IValue cache;
    private int places;
    private int column;
    private final long[] ids;
    private final long[] begins;
    private final boolean[] taken;

    Sequences(TorchModule module, int rows) {
        this.module = module;
        this.ids = new long[rows];
        this.begins = new long[rows];
        this.taken = new boolean[rows];
        this.places = STEP;
        this.scope = module.scope();
        this.cache = scope.call("common_cache", scope.of(rows), scope.of(places));
    }

    /** How many sequences go on at the moment. */
    public int size() {
        int size = 0;
        for (boolean one : taken) {
            size += one ? 1 : 0;
        }
        return size;
    }

    public boolean isFull() {
        return size() == taken.length;
    }

    /**
     * Takes a computed prompt in.
     *
     * @return its row
     * @throws IllegalStateException if all rows are taken
     */
    public int seat(Prefill prompt) {
        int row = 0;
        while (row < taken.length && taken[row]) {
            row++;
        }
        if (row == taken.length) {
            throw new IllegalStateException("all rows are taken");
        }
        if (size() == 0 && prompt.length() < places) {
            column = prompt.length();
        } else if (prompt.length() > column) {
            moveTo(prompt.length());
        }
        copy(prompt.cache(), 0, prompt.length(), prompt.length(), cache, row, column);
        taken[row] = true;
        begins[row] = column - (long) prompt.length();
        ids[row] = prompt.next();
        return row;
    }

    /** The token that comes next in a row. */
    public int token(int row) {
        return Math.toIntExact(ids[row]);
    }

    /** Lets a row go. */
    public void leave(int row) {
        taken[row] = false;
    }

    /** One token more for each sequence. */
    public void advance() {
        if (column == places) {
            moveTo(0);
        }
        try (TorchModule.Scope call = module.scope()) {
            IValue next = call.call(
                    "advance",
                    call.tensor(ids, ids.length, 1),
                    cache,
                    call.of(column),
                    call.tensor(starts(), begins.length));
            System.arraycopy(call.longs(next), 0, ids, 0, ids.length);
        }
        column++;
    }

    /** Rows that nobody has see only their own token: what they compute is not used. */
    private long[] starts() {
        long[] starts = begins.clone();
        for (int row = 0; row < starts.length; row++) {
            starts[row] = taken[row] ? starts[row] : column;
        }
        return starts;
    }

    /** Moves all sequences into a cache with room to go on, where they end at this column, or later if one is longer. */
    private void moveTo(int least) {
        int target = least;
        for (int row = 0; row < taken.length; row++) {
            target = taken[row] ? Math.max(target, length(row)) : target;
        }
        TorchModule.Scope fresh = module.scope();
        IValue moved = fresh.call("common_cache", fresh.of(taken.length), fresh.of(target + (long) STEP));
        for (int row = 0; row < taken.length; row++) {
            if (taken[row]) {
                int length = length(row);
                copy(cache, row, column, length, moved, row, target);
                begins[row] = target - (long) length;
            }
        }
        scope.close();
        scope = fresh;
        cache = moved;
        places = target + STEP;
        column = target;
    }

    private int length(int row) {
        return (int) (column - begins[row]);
    }

    private void copy(IValue from, int row, int end, int length, IValue to, int toRow, int toEnd) {
        try (TorchModule.Scope call = module.scope()) {
            call.call("copy", from, call.of(row), call.of(end), to, call.of(toRow), call.of(toEnd), call.of(length));
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}

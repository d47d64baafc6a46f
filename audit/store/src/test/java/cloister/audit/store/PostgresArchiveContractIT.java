package cloister.audit.store;

import cloister.pipeline.Archive;
import cloister.pipeline.kit.ArchiveContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class PostgresArchiveContractIT extends ArchiveContract {
    private final List<Bench> benches = new ArrayList<>();

    @TempDir
    Path folder;

    @Override
    protected Archive archive() {
        Bench bench = new Bench(folder);
        benches.add(bench);
        return bench.store.archive();
    }

    @AfterEach
    void close() {
        benches.forEach(Bench::close);
    }
}

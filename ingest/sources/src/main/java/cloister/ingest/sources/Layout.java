package cloister.ingest.sources;

import cloister.pipeline.DocumentId;
import java.nio.file.Path;

/** The places of a watched folder. */
record Layout(Path root) {

    /** For this program alone. */
    Path cell() {
        return root.resolve(".cloister");
    }

    Path claimed() {
        return cell().resolve("claimed");
    }

    Path claim(DocumentId id) {
        return claimed().resolve(id.toString());
    }

    /** What was taken from a folder whose originals stay. */
    Path seen() {
        return cell().resolve("seen");
    }

    Path lock() {
        return cell().resolve("lock");
    }

    Path out() {
        return root.resolve("out");
    }

    Path done() {
        return root.resolve("done");
    }

    Path held() {
        return root.resolve("held");
    }

    /** Whether documents are looked for in this directory. */
    boolean takesFrom(Path directory) {
        return !FileNames.isHidden(directory)
                && !directory.equals(out())
                && !directory.equals(done())
                && !directory.equals(held());
    }
}

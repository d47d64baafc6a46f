package cloister.pipeline;

import java.nio.file.Path;

/** Where a file lies. File names carry PHI ("Smith_John_HIV.pdf"), so {@code toString} shows none of it. */
public record FileRef(Path path) {

    @Override
    public String toString() {
        return "FileRef(" + path.getNameCount() + " names)";
    }
}

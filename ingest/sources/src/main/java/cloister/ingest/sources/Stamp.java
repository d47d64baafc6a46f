package cloister.ingest.sources;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What the file system says of a file without opening it. Two equal stamps make it likely that nothing changed.
 *
 * @param identity inode and device where the system has them, else empty
 */
record Stamp(Kind kind, long size, FileTime modified, String identity) {

    enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        OTHER
    }

    static Stamp of(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new Stamp(
                kind(attributes), attributes.size(), attributes.lastModifiedTime(), key == null ? "" : key.toString());
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        if (attributes.isDirectory()) {
            return Kind.DIRECTORY;
        }
        return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }
}

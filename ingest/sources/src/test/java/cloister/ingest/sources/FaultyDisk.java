package cloister.ingest.sources;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A real disk under a fuse: each operation asks it first; a write that it cuts off leaves half of its bytes. */
class FaultyDisk implements Disk {
    private final Disk disk = new LocalDisk(false);
    private final Fuse fuse;

    FaultyDisk(Fuse fuse) {
        this.fuse = fuse;
    }

    private void half(Path file, byte[] content, boolean append) throws IOException {
        byte[] first = Arrays.copyOf(content, content.length / 2);
        if (append) {
            disk.append(file, first);
        } else {
            disk.write(file, first);
        }
    }

    @Override
    public Stamp stamp(Path path) throws IOException {
        fuse.io();
        return disk.stamp(path);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        fuse.io();
        return disk.list(directory);
    }

    @Override
    public void makeDirectory(Path directory, boolean isPrivate) throws IOException {
        fuse.io();
        disk.makeDirectory(directory, isPrivate);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        fuse.io();
        disk.rename(from, to);
    }

    @Override
    public void link(Path name, Path file) throws IOException {
        fuse.io();
        disk.link(name, file);
    }

    @Override
    public void delete(Path path) throws IOException {
        fuse.io();
        disk.delete(path);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        fuse.io(() -> half(file, content, false));
        disk.write(file, content);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        fuse.io(() -> half(file, content, true));
        disk.append(file, content);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        fuse.io();
        return disk.read(file);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        fuse.io(() -> half(to, disk.read(from), false));
        disk.copy(from, to);
    }

    @Override
    public void sync(Path directory) throws IOException {
        fuse.io();
        disk.sync(directory);
    }

    @Override
    public Sha256 digest(Path file) throws IOException {
        fuse.io();
        return disk.digest(file);
    }

    @Override
    public Sha256 probe(Path file) throws IOException {
        fuse.io();
        return disk.probe(file);
    }
}

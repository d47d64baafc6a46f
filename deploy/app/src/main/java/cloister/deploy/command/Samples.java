package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.home.PrivateFiles;
import cloister.deploy.home.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Sample documents, and how they get into a watched folder. Their names are invented and may be shown. */
final class Samples {
    private Samples() {}

    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            if (all.isEmpty()) {
                throw new Refusal("there are no samples in " + folder);
            }
            return all;
        } catch (IOException e) {
            throw new Refusal("the folder of samples " + folder + " can't be read", e);
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Copies the files beside the folder first, so that each appears in it whole. */
    static void drop(List<Path> files, Path folder, Home home) throws IOException {
        Path beside = PrivateFiles.folder(home.root().resolve("temporary"));
        for (Path file : files) {
            Path half = beside.resolve(name(file));
            Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, folder.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

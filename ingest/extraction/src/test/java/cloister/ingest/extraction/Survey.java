package cloister.ingest.extraction;

import cloister.pipeline.Claim;
import cloister.pipeline.DocumentId;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.FileRef;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run by hand over a folder of documents: {@code Survey FOLDER [OUT]} prints what became of each file and, if told
 * where, writes the texts for a look with one's own eyes. Not a test: the folder isn't part of the repository.
 */
final class Survey {
    private Survey() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Optional<Path> out = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
        Map<String, Integer> counts = new TreeMap<>();
        long begun = System.nanoTime();
        try (WorkerPoolExtractor extractor = new WorkerPoolExtractor(ExtractionSettings.defaults())) {
            for (Path file : files) {
                String outcome = survey(extractor, file, out);
                counts.merge(outcome, 1, Integer::sum);
            }
        }
        System.out.println(files.size() + " files in " + seconds(begun) + " s: " + counts);
    }

    private static String survey(WorkerPoolExtractor extractor, Path file, Optional<Path> out) throws IOException {
        long begun = System.nanoTime();
        ExtractedDocument document = extractor.extract(claim(file));
        List<HoldReason> blockers = document.blockers();
        String outcome =
                blockers.isEmpty() ? "complete" : blockers.get(0).code().name();
        System.out.printf(
                "%-20s %6d chars %3d parts %6.2f s  %s  %s%n",
                outcome,
                document.text().length(),
                document.parts().size(),
                seconds(begun),
                document.parts().get(0).mediaType(),
                file.getFileName());
        if (out.isPresent()) {
            Files.writeString(
                    out.get().resolve(outcome + "-" + file.getFileName() + ".txt"),
                    document.text().reveal() + "\n\n=====" + document.parts());
        }
        return outcome;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static Claim claim(Path file) {
        return new Claim(
                DocumentId.fresh(Instant.EPOCH, new Random(1)),
                "survey",
                new FileRef(file),
                0,
                Sha256.of(new byte[0]),
                Instant.EPOCH,
                Optional.of("survey"));
    }
}

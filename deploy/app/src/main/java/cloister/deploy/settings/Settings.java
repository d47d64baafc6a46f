package cloister.deploy.settings;

import cloister.pipeline.Sha256;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Everything that can be set. Each value has a default; paths are as written, relative ones start in the home. */
public record Settings(
        Database database,
        List<Watch> watch,
        List<Schedule> schedules,
        Extraction extraction,
        Detection detection,
        Model model,
        Summary summary,
        Optional<Escalation> escalation,
        Audit audit,
        Serve serve,
        Mandate mandate,
        Reidentification reidentification) {
    public static final String DEFAULT_POLICY = "hipaa-safe-harbor";

    /**
     * The database.
     *
     * @param external another PostgreSQL; the embedded one where empty
     */
    public record Database(Optional<External> external) {}

    /**
     * A PostgreSQL that somebody else runs.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     * @param roles what the names of the four roles begin with
     * @param application the user that works
     * @param auditor the user that verifies
     * @param administrator who makes roles and tables; where empty, they are there already
     */
    public record External(
            String url, String roles, SignIn application, SignIn auditor, Optional<SignIn> administrator) {}

    /**
     * A user of the database.
     *
     * @param passwordFile holds the user's password and nothing else
     */
    public record SignIn(String user, String passwordFile) {}

    /**
     * One watched folder.
     *
     * @param name stands in records and metrics; free of PHI
     * @param moveOriginals whether originals are put into {@code done} or {@code held}; else they stay in place
     * @param quiet how long a file must not have changed before it is taken
     * @param namesSafe whether the input's name may stand in the names of results
     * @param caseName of all its documents, for a policy that gives pseudonyms by case
     */
    public record Watch(
            String name,
            String folder,
            String policy,
            boolean moveOriginals,
            Duration quiet,
            boolean namesSafe,
            Optional<String> caseName) {}

    /**
     * A batch at set times. Its inputs stay as they are.
     *
     * @param cron minute first (5 fields, as crontab has it) or second first (6 or 7, as Quartz has it)
     * @param in files and folders
     * @param out the folder for results
     * @param namesSafe whether the input's name may stand in the names of results
     * @param misfire what happens to a time that was missed
     * @param caseName of all its documents, for a policy that gives pseudonyms by case
     */
    public record Schedule(
            String name,
            String cron,
            ZoneId zone,
            List<String> in,
            String out,
            String policy,
            boolean namesSafe,
            Misfire misfire,
            Optional<String> caseName) {}

    /** What happens when a batch was due while nothing ran. */
    public enum Misfire {
        RUN_ONCE,
        SKIP
    }

    /**
     * Limits on reading one document; each held document names the limit that it met.
     *
     * @param workers documents that are worked on at the same time, each read by a process of its own
     * @param workerMemory of the Java heap of each, bytes
     * @param maxBytes of one file
     * @param maxCharacters of all its text
     * @param ocr whether scans are read; if not, they are held
     * @param ocrLanguages of Tesseract, for example {@code eng}; all that are installed where empty
     */
    public record Extraction(
            int workers,
            Duration timeout,
            long workerMemory,
            long maxBytes,
            int maxCharacters,
            int maxDepth,
            int maxParts,
            boolean ocr,
            List<String> ocrLanguages) {}

    /**
     * Detection under policies that name the tagger.
     *
     * @param speed {@code thorough}: by layers of the language model; {@code fast}: by a small encoder
     */
    public record Detection(String speed) {
        public boolean isFast() {
            return speed.equals("fast");
        }
    }

    /**
     * The language model.
     *
     * @param use a name or SHA-256 that {@code model list} shows, or a file; the default model where empty
     * @param precision {@code float32}, {@code int8}, {@code int4}, {@code bfloat16} (for many answers at once), or {@code auto}: the
     *     quickest of those that are faithful
     * @param device {@code cpu}, {@code cuda}, or {@code auto}: a GPU where PyTorch sees one
     * @param threads 0: as many as there are cores
     */
    public record Model(Optional<String> use, String precision, String device, int threads) {}

    /**
     * Summaries.
     *
     * @param mode {@code extractive}: sentences are chosen; {@code abstractive}: the model writes, and each sentence is
     *     checked; {@code auto}: as the model's size allows
     * @param sentences of one summary, at most
     * @param audience {@code clinician}, {@code officer} or {@code plain}: what is told first
     */
    public record Summary(String mode, int sentences, String audience) {}

    /**
     * A larger model on another machine of the private network, for documents that are too hard for the local one.
     *
     * @param url of an OpenAI-compatible API
     * @param hosts allowed, each with its port; the URL's is among them
     * @param model as its server calls it
     * @param consent policies whose documents may go there, redacted
     * @param longerThan characters of redacted text; a longer document is hard
     * @param fewerThan sentences that could be quoted; a document with fewer is hard; 0: never
     * @param holds whether a document that the larger model fails on is held; else the local summary stands
     * @param plainHttp whether plain HTTP may go to private addresses, too
     * @param maxCharacters of source text in one call
     * @param maxTokens of an answer
     * @param maxAnswer bytes of an answer
     */
    public record Escalation(
            String url,
            List<String> hosts,
            String model,
            List<String> consent,
            int longerThan,
            int fewerThan,
            boolean holds,
            Optional<String> keyFile,
            Optional<String> caFile,
            Optional<Sha256> publicKey,
            boolean plainHttp,
            Duration connectTimeout,
            Duration timeout,
            int retries,
            int maxCharacters,
            int maxTokens,
            int maxAnswer) {}

    /**
     * The audit log.
     *
     * @param checkpointEvery how often a signed head is written outside the database, while there is something new
     * @param checkpoints the folder for them
     */
    public record Audit(Duration checkpointEvery, String checkpoints) {}

    /**
     * The service.
     *
     * @param port on the loopback interface for health and metrics; 0: none
     * @param patience how long to wait for what is being worked on, when asked to stop
     */
    public record Serve(int port, Duration patience) {}

    /** What stands in each audit record: for whom, why, on what ground. */
    public record Mandate(String actor, String purpose, String legalBasis) {}

    /**
     * Who may turn pseudonyms back.
     *
     * @param allowed names of accounts of this machine; nobody where empty
     */
    public record Reidentification(List<String> allowed) {}
}

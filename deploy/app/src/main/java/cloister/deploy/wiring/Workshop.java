package cloister.deploy.wiring;

import cloister.audit.ledger.SigningKeys;
import cloister.audit.store.AuditDatabase;
import cloister.audit.store.AuditStore;
import cloister.audit.store.LedgerReader;
import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.jsonl.TextDesk;
import cloister.deploy.postgres.EmbeddedPostgres;
import cloister.deploy.settings.Settings;
import cloister.ingest.extraction.WorkerPoolExtractor;
import cloister.ingest.sources.SteadyExtractor;
import cloister.pipeline.Archive;
import cloister.pipeline.Detector;
import cloister.pipeline.DocumentFlow;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Mandate;
import cloister.pipeline.Screener;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.redaction.detection.Policies;
import cloister.redaction.detection.PolicyDetector;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.rewriting.Reidentifier;
import cloister.redaction.detection.standard.Detectors;
import cloister.redaction.model.JudgeSettings;
import cloister.redaction.model.LanguageModel;
import cloister.redaction.model.ModelJudge;
import cloister.redaction.model.ModelSummarizer;
import cloister.redaction.model.ModelTagger;
import cloister.redaction.model.escalation.RemoteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parts of one process, each made when it is first asked for, all closed in reverse order. This is the one place
 * that knows every module.
 */
public final class Workshop implements AutoCloseable {
    private final Home home;
    private final Settings settings;
    private final String version;
    private final Clock clock = Clock.systemUTC();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Optional<AuditStore> writing = Optional.empty();
    private final Map<String, Detector> detectors = new ConcurrentHashMap<>();
    private final Map<String, PolicyRules> policies = new ConcurrentHashMap<>();
    private final Map<Handling, DocumentFlow> flows = new ConcurrentHashMap<>();
    private final Pseudonyms pseudonyms;
    private final Lazy<SigningKeys> keys;
    private final Lazy<DatabaseAccess.Grants> grants;
    private final Lazy<AuditStore> store;
    private final Lazy<LanguageModel> model;
    private final Lazy<ModelJudge> judge;
    private final Lazy<ModelTagger> tagger;
    private final Lazy<ModelSummarizer> summarizer;
    private final Lazy<RemoteWriter> larger;
    private final Lazy<WorkerPoolExtractor> extractor;

    private Workshop(Home home, Settings settings, String version) {
        this.home = home;
        this.settings = settings;
        this.version = version;
        this.keys = new Lazy<>(() -> SigningKeys.loadOrCreate(home.keys()));
        this.grants = new Lazy<>(this::openDatabase);
        this.store = new Lazy<>(this::openStore);
        this.model = new Lazy<>(() -> closing(Hosting.open(home, settings, System.getenv())));
        this.judge =
                new Lazy<>(() -> new ModelJudge(model.get(), keys.get().fingerprinter(), clock, JudgeSettings.DEFAULT));
        this.tagger = new Lazy<>(() -> closing(
                Hosting.tagger(home, settings, System.getenv(), keys.get().fingerprinter(), clock)));
        this.summarizer = new Lazy<>(
                () -> new ModelSummarizer(model.get(), keys.get().fingerprinter(), clock, Hosting.summary(settings)));
        this.larger = new Lazy<>(() -> Summaries.writer(
                home, settings.escalation().orElseThrow(), keys.get().fingerprinter(), clock));
        this.extractor = new Lazy<>(() -> closing(new WorkerPoolExtractor(Reading.settings(home, settings))));
        this.pseudonyms = new Pseudonyms(home, new Lazy<>(() -> keys.get().fingerprinter()), clock);
    }

    /** Under which policy, and in which case if the policy asks for one. */
    private record Handling(String policy, Optional<SensitiveText> caseName) {}

    public static Workshop open(Home home, Settings settings, String version) {
        return new Workshop(home, settings, version);
    }

    public Mandate mandate() {
        return new Mandate(
                settings.mandate().actor(),
                settings.mandate().purpose(),
                settings.mandate().legalBasis());
    }

    public Clock clock() {
        return clock;
    }

    public AuditStore store() {
        return store.get();
    }

    public Archive archive() {
        return store.get().archive();
    }

    public LanguageModel model() {
        return model.get();
    }

    /** The model if a document has needed it. */
    Optional<LanguageModel> openedModel() {
        return model.ifMade();
    }

    /**
     * The way of documents under a policy.
     *
     * @param caseName of all documents that go this way, for a policy that gives pseudonyms by case
     */
    public DocumentFlow flow(String policy, Optional<SensitiveText> caseName) {
        return flows.computeIfAbsent(new Handling(policy, caseName), how -> {
            Pseudonyms.Made made = pseudonyms.rewriter(rules(policy), caseName);
            return new DocumentFlow(
                    new SteadyExtractor(extractor.get()),
                    screener(policy),
                    made.rewriter(),
                    summaries(policy).summarizer(),
                    archive(),
                    recipe(policy, made),
                    clock);
        });
    }

    public Screener screener(String policy) {
        return new Screener(detector(policy), new LateJudge(judge));
    }

    /**
     * Answers texts without files.
     *
     * @param usual case of lines that name none
     */
    public TextDesk textDesk(String policy, Optional<SensitiveText> usual) {
        return new TextDesk(
                screener(policy),
                own -> pseudonyms.rewriter(rules(policy), own.or(() -> usual)).rewriter(),
                () -> summaries(policy).summarizer(),
                archive(),
                mandate(),
                clock);
    }

    private Summaries.Made summaries(String policy) {
        return Summaries.consented(settings, policy)
                ? Summaries.escalating(
                        summarizer.get(), model.get(), larger.get(), keys.get().fingerprinter(), clock, settings)
                : Summaries.local(summarizer.get());
    }

    private Detector detector(String policy) {
        return detectors.computeIfAbsent(
                policy,
                name -> Detectors.forPolicy(
                        rules(name), new LateTagger(tagger), keys.get().fingerprinter(), clock));
    }

    /** A built-in policy, or the file whose path is given. */
    private PolicyRules rules(String policy) {
        return policies.computeIfAbsent(policy, this::read);
    }

    private PolicyRules read(String policy) {
        return policy.endsWith(".yaml") || policy.contains("/")
                ? Policies.load(home.resolve(policy))
                : Policies.named(policy);
    }

    /** Same bytes and same recipe, same outcome: whatever shapes one is in here. */
    private Sha256 recipe(String policy, Pseudonyms.Made pseudonyms) {
        List<String> all = new ArrayList<>(List.of(
                version,
                detector(policy).policy().digest().hex(),
                tagging(policy),
                judge.get().digest().hex(),
                summaries(policy).digest().hex(),
                Reading.recipe(settings)));
        pseudonyms.digest().ifPresent(digest -> all.add(digest.hex()));
        return Sha256.ofUtf8(String.join("\n", all));
    }

    /** Who turns ciphertexts back. */
    public Reidentifier reidentifier() {
        return new Reidentifier(pseudonyms.keyring("re-identification"));
    }

    /** The installation's keyed digests. */
    public Fingerprinter fingerprinter() {
        return keys.get().fingerprinter();
    }

    private String tagging(String policy) {
        return detector(policy).policy().detectors().contains(PolicyDetector.TAGGER)
                ? tagger.get().digest().hex()
                : "";
    }

    /** The log as the auditor sees it; opens nothing else, so that a broken log can still be looked at. */
    public LedgerReader ledgerReader() {
        Path publicKey = SigningKeys.publicKeyFile(home.keys());
        if (!Files.exists(publicKey)) {
            throw new Refusal("there is no audit log in " + home.root() + " yet");
        }
        return new LedgerReader(
                grants.get().settings(),
                SigningKeys.verifyingKeys(publicKey),
                home.resolve(settings.audit().checkpoints()));
    }

    private DatabaseAccess.Grants openDatabase() {
        int connections = settings.extraction().workers() * 2 + 4;
        DatabaseAccess access = new DatabaseAccess(home, settings);
        Optional<Settings.External> external = settings.database().external();
        return external.isPresent()
                ? access.external(external.get(), connections)
                : access.embedded(closing(new EmbeddedPostgres(home).lease()).address(), connections);
    }

    private AuditStore openStore() {
        DatabaseAccess.Grants grant = grants.get();
        grant.administrator().ifPresent(as -> new AuditDatabase(grant.settings()).migrate(as, grant.signIns()));
        Path checkpoints = home.resolve(settings.audit().checkpoints());
        AuditStore opened = AuditStore.open(grant.settings(), keys.get(), checkpoints, clock, Duration.ofMinutes(5));
        synchronized (open) {
            writing = Optional.of(opened);
        }
        return opened;
    }

    private <T extends AutoCloseable> T closing(T part) {
        synchronized (open) {
            open.push(part);
        }
        return part;
    }

    /**
     * Closes what was made, the last first; what fails to close doesn't keep the others open. The store goes before all:
     * a document that is still in work would else be held because its model was closed.
     */
    @Override
    public void close() throws IOException {
        IOException failed = new IOException("a part could not be closed");
        synchronized (open) {
            writing.ifPresent(open::push);
            writing = Optional.empty();
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }
}

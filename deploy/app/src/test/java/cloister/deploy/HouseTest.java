package cloister.deploy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cloister.pipeline.RedactedText;
import cloister.pipeline.Summary;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table of the house, held: who may know whom. {@code deploy} sees all modules, so the rules stand here. */
@AnalyzeClasses(packages = "cloister", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    private static final DescribedPredicate<JavaClass> WRITTEN_BY_HAND =
            DescribedPredicate.describe("not synthetic", c -> !c.getModifiers().contains(SYNTHETIC));

    private static final java.util.Set<String> CONNECTORS = java.util.Set.of(
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.AsynchronousSocketChannel");

    @ArchTest
    static final ArchRule pipeline_knowsNobody = onlyKnows("cloister.pipeline..");

    @ArchTest
    static final ArchRule extraction_knowsPipeline = onlyKnows("cloister.ingest.extraction..", "cloister.pipeline..");

    @ArchTest
    static final ArchRule sources_knowPipeline = onlyKnows("cloister.ingest.sources..", "cloister.pipeline..");

    @ArchTest
    static final ArchRule detection_knowsPipeline = onlyKnows("cloister.redaction.detection..", "cloister.pipeline..");

    @ArchTest
    static final ArchRule model_knowsPipeline = onlyKnows("cloister.redaction.model..", "cloister.pipeline..");

    @ArchTest
    static final ArchRule evaluation_knowsRedaction =
            onlyKnows("cloister.redaction.evaluation..", "cloister.pipeline..", "cloister.redaction..");

    @ArchTest
    static final ArchRule ledger_knowsPipeline = onlyKnows("cloister.audit.ledger..", "cloister.pipeline..");

    @ArchTest
    static final ArchRule store_knowsLedger =
            onlyKnows("cloister.audit.store..", "cloister.pipeline..", "cloister.audit.ledger..");

    @ArchTest
    static final ArchRule deploy_isKnownByNobody = noClasses()
            .that()
            .resideOutsideOfPackage("cloister.deploy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cloister.deploy..")
            .because("only deploy wires: give the module what it needs through its constructor");

    @ArchTest
    static final ArchRule pipeline_isPure = pure("cloister.pipeline..");

    /** Policies may be read from files and lexicons from the jar; the recognizers themselves see text only. */
    @ArchTest
    static final ArchRule detection_isPure = noClasses()
            .that()
            .resideInAPackage("cloister.redaction.detection..")
            .should()
            .dependOnClassesThat(frameworks())
            .because("detection is a function of text and policy: move what needs a framework to another module");

    @ArchTest
    static final ArchRule ledger_isSmall = noClasses()
            .that()
            .resideInAPackage("cloister.audit.ledger..")
            .should()
            .dependOnClassesThat(frameworks())
            .because("an auditor runs the verifier as one small jar and reads all of it: it needs no library");

    /** A new module gets a row in the table, and a rule here. */
    @ArchTest
    static final ArchRule everyClass_livesInAKnownModule = classes()
            .should()
            .resideInAnyPackage(
                    "cloister.pipeline..",
                    "cloister.ingest.extraction..",
                    "cloister.ingest.sources..",
                    "cloister.redaction.detection..",
                    "cloister.redaction.model..",
                    "cloister.redaction.evaluation..",
                    "cloister.audit.ledger..",
                    "cloister.audit.store..",
                    "cloister.deploy..")
            .because("what stands in no row of the table is held by no rule: add the module to both");

    @ArchTest
    static final ArchRule camel_staysInSources =
            staysIn("cloister.ingest.sources..", "org.apache.camel..", "org.quartz..");

    @ArchTest
    static final ArchRule parsers_stayInExtraction =
            staysIn("cloister.ingest.extraction..", "org.apache.tika..", "org.apache.poi..", "org.apache.pdfbox..");

    @ArchTest
    static final ArchRule djl_staysInModel = staysIn("cloister.redaction.model..", "ai.djl..");

    @ArchTest
    static final ArchRule hibernate_staysInStore =
            staysIn("cloister.audit.store..", "org.hibernate..", "jakarta.persistence..", "org.flywaydb..");

    @ArchTest
    static final ArchRule commandLineAndSpring_stayInDeploy =
            staysIn("cloister.deploy..", "picocli..", "org.springframework..");

    @ArchTest
    static final ArchRule packages_haveNoCycles = slices().matching("cloister.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its own user can't be read or changed alone: turn one arrow round");

    @ArchTest
    static final ArchRule redactedText_isRereadByTheStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackages("cloister.audit.store..", "cloister.pipeline..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "RedactedText.reread",
                    call -> call.getTargetOwner().isEquivalentTo(RedactedText.class)
                            && call.getName().equals("reread")))
            .because("only the redactor makes redacted text; the store alone proves by its digest that it did before");

    @ArchTest
    static final ArchRule summary_isRereadByTheStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackages("cloister.audit.store..", "cloister.pipeline..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "Summary.reread",
                    call -> call.getTargetOwner().isEquivalentTo(Summary.class)
                            && call.getName().equals("reread")))
            .because(
                    "only the second look at a draft makes a summary; the store alone proves by its digest that it did");

    @ArchTest
    static final ArchRule connections_areOpenedInOnePlace = noClasses()
            .that(not(resideInAnyPackage("cloister.redaction.model.escalation..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.net.http..", "javax.net..", "org.apache.hc..", "com.sun.net..")
                    .or(DescribedPredicate.describe("what opens connections", c -> CONNECTORS.contains(c.getName()))))
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "URL.open…",
                    call -> call.getTargetOwner().isEquivalentTo(java.net.URL.class)
                            && call.getName().startsWith("open")))
            .because(
                    "what leaves the process can be seen in one small package: the larger model's. The database is reached"
                            + " through its driver, and the health server only listens");

    @ArchTest
    static final ArchRule theLargerModel_isGivenRedactedTextOnly = noClasses()
            .that()
            .resideInAPackage("cloister.redaction.model.escalation..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "SensitiveText.reveal",
                    call -> call.getTargetOwner().isEquivalentTo(cloister.pipeline.SensitiveText.class)
                            && (call.getName().equals("reveal")
                                    || call.getName().equals("cut"))))
            .because("what is sent to another machine is made from RedactedText, and from nothing else");

    @ArchTest
    static final ArchRule standardStreams_areTheScreens = noClasses()
            .that(not(resideInAnyPackage(
                    "cloister.deploy.terminal..", "cloister.ingest.extraction.worker..", "cloister.audit.ledger..")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is printed goes through Screen: it knows terminals, and makes text harmless");

    @ArchTest
    static final ArchRule exceptions_arePrintedByNobody = noClasses()
            .should()
            .callMethod(Throwable.class, "printStackTrace")
            .because("messages of foreign exceptions may repeat a document; Faults shows kinds and places");

    @ArchTest
    static final ArchRule javaUtilLogging_isNotUsed = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("one logging configuration caps all loggers: use SLF4J");

    @ArchTest
    static final ArchRule state_isNotShared = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("cloister.pipeline..", "cloister.redaction.detection..", "cloister.audit.ledger..")
            .and()
            .areStatic()
            .should()
            .beFinal()
            .because("same bytes, same outcome: nothing may change between two documents");

    private static ArchRule onlyKnows(String module, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = module;
        System.arraycopy(others, 0, allowed, 1, others.length);
        return classes()
                .that(resideInAnyPackage(module).and(WRITTEN_BY_HAND))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAnyPackage("cloister.."))))
                .because("the arrows of the house point one way: put shared types into pipeline, wire in deploy");
    }

    private static ArchRule staysIn(String module, String... libraries) {
        return noClasses()
                .that(not(resideInAnyPackage(module)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries))
                .because("each library has one room, so that it can be replaced there: give others a type of ours");
    }

    private static ArchRule pure(String module) {
        return noClasses()
                .that(resideInAnyPackage(module).and(WRITTEN_BY_HAND))
                .should()
                .dependOnClassesThat(frameworks()
                        .or(resideInAnyPackage("java.io..", "java.net..", "java.sql..", "java.nio.channels..")
                                .and(not(DescribedPredicate.describe(
                                        "the exception of ports",
                                        c -> c.getName().equals("java.io.UncheckedIOException")
                                                || c.getName().equals("java.io.Serializable"))))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .because("the flow is types and one short class: reach the world through a port");
    }

    private static DescribedPredicate<JavaClass> frameworks() {
        return resideInAnyPackage(
                "org.apache.camel..",
                "org.apache.tika..",
                "org.hibernate..",
                "org.springframework..",
                "org.slf4j..",
                "ai.djl..",
                "jakarta..",
                "picocli..");
    }
}

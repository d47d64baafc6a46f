package cloister.redaction.detection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The built-in policies and those of users, all read from YAML that the schema {@code policy.schema.json} describes. */
public final class Policies {
    public static final String HIPAA_SAFE_HARBOR = "hipaa-safe-harbor";
    public static final String GDPR = "gdpr";
    public static final String STRICT = "strict";

    private static final long MOST_BYTES = 1 << 20;

    private Policies() {}

    /** Names of the built-in policies, the default first. */
    public static List<String> names() {
        return List.of(HIPAA_SAFE_HARBOR, GDPR, STRICT);
    }

    /**
     * A built-in policy.
     *
     * @throws PolicyException if there is none of this name
     */
    public static PolicyRules named(String name) {
        if (!names().contains(name)) {
            throw new PolicyException(
                    "there is no built-in policy \"" + name + "\"; there are " + String.join(", ", names()));
        }
        return parse(resource("policies/" + name + ".yaml"), name);
    }

    /**
     * A policy from a file in UTF-8.
     *
     * @throws PolicyException if it can't be read or used
     */
    public static PolicyRules load(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new PolicyException(file + ": a policy has at most " + MOST_BYTES + " bytes");
            }
            return parse(Files.readString(file), file.toString());
        } catch (MalformedInputException e) {
            throw new PolicyException(file + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new PolicyException(file + ": can't be read");
        }
    }

    /**
     * A policy from its text.
     *
     * @param source what messages call it, for example the file's name
     * @throws PolicyException if it can't be used
     */
    public static PolicyRules parse(String yaml, String source) {
        return new PolicyReader(source).read(yaml);
    }

    /** The JSON schema of policy files. */
    public static String schema() {
        return resource("policies/policy.schema.json");
    }

    private static String resource(String name) {
        try (InputStream in = Policies.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cloister.redaction.model.huggingface;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The licence that a folder names: in the front matter of its README, else by the first words of its LICENSE. */
final class FolderLicence {
    static final String UNKNOWN = "unknown";

    private static final int HEAD = 1 << 16;
    private static final Pattern FRONT = Pattern.compile("\\A---\\s*\\n(.*?)\\n---", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^license(_name)?:\\s*[\"']?([A-Za-z0-9._+-]{1,60})");

    private static final Map<String, String> WORDS = Map.of(
            "apache license", "apache-2.0",
            "mit license", "mit",
            "llama 2 community", "llama2",
            "llama 3 community", "llama3",
            "llama 3.1 community", "llama3.1",
            "llama 3.2 community", "llama3.2",
            "gemma terms", "gemma");

    private FolderLicence() {}

    static String of(Path folder) throws IOException {
        Matcher front = FRONT.matcher(head(folder.resolve("README.md")));
        if (front.find()) {
            Matcher line = LINE.matcher(front.group(1));
            String found = UNKNOWN;
            while (line.find()) {
                // "other" is explained by license_name.
                if (found.equals(UNKNOWN) || found.equals("other")) {
                    found = line.group(2).toLowerCase(Locale.ROOT);
                }
            }
            if (!found.equals(UNKNOWN)) {
                return found;
            }
        }
        for (String name : List.of("LICENSE", "LICENSE.txt", "LICENSE.md")) {
            String text = head(folder.resolve(name)).toLowerCase(Locale.ROOT);
            for (Map.Entry<String, String> word : WORDS.entrySet()) {
                if (text.contains(word.getKey())) {
                    return word.getValue();
                }
            }
        }
        return UNKNOWN;
    }

    private static String head(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}

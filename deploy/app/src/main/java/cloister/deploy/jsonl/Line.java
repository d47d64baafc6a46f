package cloister.deploy.jsonl;

import cloister.pipeline.SensitiveText;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One text of a file.
 *
 * @param number of its line, from 1
 * @param id as it was given, a text or a number; it is answered the same
 * @param caseName to which the text belongs, if the line says so
 */
public record Line(long number, JsonNode id, SensitiveText text, Optional<SensitiveText> caseName) {

    @Override
    public String toString() {
        return "Line(" + number + ")";
    }
}

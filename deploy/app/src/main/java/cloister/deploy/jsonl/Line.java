package cloister.deploy.jsonl;

import cloister.pipeline.SensitiveText;
import tools.jackson.databind.JsonNode;

/**
 * One text of a file.
 *
 * @param number of its line, from 1
 * @param id as it was given, a text or a number; it is answered the same
 */
public record Line(long number, JsonNode id, SensitiveText text) {

    @Override
    public String toString() {
        return "Line(" + number + ")";
    }
}

package cloister.redaction.model.grammar;

import cloister.redaction.model.text.TokenBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Random;

/** Stands for a model with no mind of its own: takes any token that is allowed. */
final class Walks {
    private Walks() {}

    /** An answer of tokens taken at random, which ends only where it must or, now and then, where it may. */
    static String random(Constraint constraint, TokenBytes vocabulary, int mostTokens, Random random) {
        TokenConstraint answer = constraint.start(mostTokens);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i <= mostTokens; i++) {
            BitSet allowed = answer.allowed();
            if (allowed.isEmpty() || (answer.mayEnd() && random.nextInt(4) == 0)) {
                if (!answer.mayEnd()) {
                    throw new AssertionError("nothing may come after " + bytes.size() + " bytes");
                }
                return text(bytes.toByteArray(), vocabulary);
            }
            int token = TestVocabulary.pick(allowed, random);
            bytes.writeBytes(vocabulary.of(token));
            answer.accept(token);
        }
        throw new AssertionError("more tokens came than were allowed");
    }

    private static String text(byte[] bytes, TokenBytes vocabulary) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return vocabulary.dropsFirstBlank() && text.startsWith(" ") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new AssertionError("half a character", e);
        }
    }

    /** Whether the bytes of a text, each by itself, make a whole answer. */
    static boolean takes(Constraint constraint, TokenBytes vocabulary, String text) {
        TokenConstraint answer = constraint.start();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int token = single(vocabulary, b);
            if (!answer.allowed().get(token)) {
                return false;
            }
            answer.accept(token);
        }
        return answer.mayEnd();
    }

    private static int single(TokenBytes vocabulary, byte b) {
        for (int id = 0; id < vocabulary.size(); id++) {
            if (vocabulary.length(id) == 1 && vocabulary.of(id)[0] == b) {
                return id;
            }
        }
        throw new AssertionError("the vocabulary lacks a byte");
    }
}

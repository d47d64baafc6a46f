package cloister.audit.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads JSON strictly: what it doesn't know it refuses, and its messages never repeat the text. */
final class JsonParser {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    JsonParser(String text) {
        this.text = text;
    }

    Json parse() {
        Json value = value(0);
        skipBlanks();
        if (at != text.length()) {
            throw fault("something follows the value");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw fault("nested too deep");
        }
        skipBlanks();
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return wellFormed(string());
            case 't':
                word("true");
                return new Json.Bool(true);
            case 'f':
                word("false");
                return new Json.Bool(false);
            default:
                return number();
        }
    }

    private Json wellFormed(String value) {
        try {
            return new Json.Text(value);
        } catch (IllegalArgumentException e) {
            throw fault("a lone surrogate");
        }
    }

    private Json object(int depth) {
        at++;
        SortedMap<String, Json> members = new TreeMap<>();
        skipBlanks();
        if (taken('}')) {
            return new Json.Obj(members);
        }
        do {
            skipBlanks();
            String name = string();
            skipBlanks();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw fault("a name stands twice");
            }
            skipBlanks();
        } while (taken(','));
        expect('}');
        return new Json.Obj(members);
    }

    private Json array(int depth) {
        at++;
        List<Json> items = new ArrayList<>();
        skipBlanks();
        if (taken(']')) {
            return new Json.Arr(items);
        }
        do {
            items.add(value(depth + 1));
            skipBlanks();
        } while (taken(','));
        expect(']');
        return new Json.Arr(items);
    }

    private Json number() {
        int start = at;
        taken('-');
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean padded = at - digits > 1 && text.charAt(digits) == '0';
        boolean negativeZero = text.startsWith("-0", start);
        if (at == digits || at - digits > 16 || padded || negativeZero) {
            throw fault("not an integer");
        }
        try {
            return new Json.Num(Long.parseLong(text, start, at, 10));
        } catch (IllegalArgumentException e) {
            throw fault("an integer that is too large");
        }
    }

    private String string() {
        expect('"');
        int plain = at;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(plain, at++);
        }
        StringBuilder value = new StringBuilder().append(text, plain, at);
        while (!taken('"')) {
            char unit = peek();
            if (unit < ' ') {
                throw fault("a control character");
            }
            at++;
            value.append(unit == '\\' ? escaped() : unit);
        }
        return value.toString();
    }

    private char escaped() {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw fault("an unknown escape");
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw fault("four hexadecimal digits are missing");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) {
            throw fault("an unknown word");
        }
        at += word.length();
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!taken(wanted)) {
            throw fault("'" + wanted + "' is missing");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("the text ends too early");
        }
        return text.charAt(at);
    }

    private JsonException fault(String what) {
        return new JsonException(what, at);
    }
}

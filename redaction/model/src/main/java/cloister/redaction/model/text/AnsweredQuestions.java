package cloister.redaction.model.text;

import java.util.ArrayList;
import java.util.List;

/** A few answered questions that come before each question of a kind. */
public final class AnsweredQuestions {
    private AnsweredQuestions() {}

    /** Of a resource of the application: the template's first paragraph instructs; each further one is a question, with its answer on the last line. */
    public static List<Message> of(String template) {
        String[] paragraphs = template.split("\\R\\R");
        List<Message> messages = new ArrayList<>();
        messages.add(Message.system(paragraphs[0]));
        for (int i = 1; i < paragraphs.length; i++) {
            int answer = paragraphs[i].lastIndexOf('\n');
            messages.add(own(Message.Role.USER, paragraphs[i].substring(0, answer)));
            messages.add(own(Message.Role.ASSISTANT, paragraphs[i].substring(answer + 1)));
        }
        return List.copyOf(messages);
    }

    private static Message own(Message.Role role, String words) {
        return Message.example(role, words.strip());
    }
}

package cloister.pipeline;

import java.util.List;

/** Decides doubtful findings in their context. Doubt means redact. */
public interface Judge {

    /** The findings of {@code doubtful} that must be redacted. */
    Recorded<Attempt<List<Finding>>> judge(SensitiveText text, List<Finding> doubtful);
}

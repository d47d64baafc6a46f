package cloister.redaction.model.grammar;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer under way. */
final class Answer implements TokenConstraint {
    private final TokenTrie trie;
    private final Masks masks;
    private State state;
    private int left;
    private @Nullable BitSet allowed;

    Answer(TokenTrie trie, Masks masks, State state, int mostTokens) {
        this.trie = trie;
        this.masks = masks;
        this.state = state;
        this.left = mostTokens;
    }

    @Override
    public BitSet allowed() {
        BitSet known = allowed;
        if (known == null) {
            known = find();
            allowed = known;
        }
        return known;
    }

    private BitSet find() {
        int allowance = left == Integer.MAX_VALUE ? left : left - 1;
        List<Stack> stacks =
                state.stacks().stream().filter(stack -> !stack.isEmpty()).toList();
        if (stacks.size() == 1) {
            return masks.of(stacks.get(0), allowance);
        }
        BitSet all = new BitSet(trie.size());
        stacks.forEach(stack -> all.or(masks.of(stack, allowance)));
        return all;
    }

    @Override
    public void accept(int token) {
        if (token < 0 || !allowed().get(token)) {
            throw new IllegalArgumentException("this token may not come now");
        }
        state = state.next(trie.bytesOf(token));
        left -= left == Integer.MAX_VALUE ? 0 : 1;
        allowed = null;
    }

    @Override
    public boolean mayEnd() {
        return state.accepting();
    }
}

package cloister.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ProofsProperties {
    private static final LongFunction<Hash> LEAVES = i -> Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8)});

    private static Hash root(long size) {
        CompactRange range = CompactRange.empty();
        for (long i = 0; i < size; i++) {
            range = range.append(LEAVES.apply(i));
        }
        return range.root();
    }

    @Property(tries = 300)
    void inclusion_holdsForItsLeafAndForNoOther(
            @ForAll @IntRange(min = 1, max = 130) int size, @ForAll @IntRange(max = 129) int at) {
        int index = at % size;
        List<Hash> proof = Proofs.inclusion(index, size, LEAVES);
        Hash root = root(size);
        assertThat(Proofs.includes(LEAVES.apply(index), index, size, proof, root))
                .isTrue();
        assertThat(Proofs.includes(LEAVES.apply(size), index, size, proof, root))
                .isFalse();
        if (size > 1) {
            int other = (index + 1) % size;
            assertThat(Proofs.includes(LEAVES.apply(index), other, size, proof, root))
                    .isFalse();
            assertThat(Proofs.includes(LEAVES.apply(index), index, size, proof.subList(1, proof.size()), root))
                    .isFalse();
        }
    }

    @Property(tries = 300)
    void consistency_holdsForTheBeginningAndForNoOther(
            @ForAll @IntRange(min = 1, max = 130) int size, @ForAll @IntRange(max = 129) int at) {
        int old = 1 + at % size;
        List<Hash> proof = Proofs.consistency(old, size, LEAVES);
        assertThat(Proofs.continues(old, root(old), size, root(size), proof)).isTrue();
        assertThat(Proofs.continues(old, root(size + 1), size, root(size), proof))
                .isFalse();
        assertThat(Proofs.continues(old, root(old), size, root(size + 1), proof))
                .isFalse();
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(root(1));
        assertThat(Proofs.continues(old, root(old), size, root(size), longer)).isFalse();
    }
}

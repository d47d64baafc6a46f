package cloister.redaction.model.torch;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.file.Fours;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.file.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings tensors of a file into the engine, in float32, each of the shape that the model must have there. */
final class Weights {
    /** Numbers that are unpacked at a time: few enough for the processor's cache. */
    static final int PIECE = 1 << 19;

    private final ModelFile file;
    private final TorchModule.Scope scope;
    private final Room room;

    Weights(ModelFile file, TorchModule.Scope scope, Room room) {
        this.file = file;
        this.scope = scope;
        this.room = room;
    }

    /** Memory that packed tensors pass through on their way to the engine, one at a time: it is used again for the next. */
    static final class Room {
        private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

        private ByteBuffer of(int length) {
            if (bytes.capacity() < length) {
                bytes = ByteBuffer.allocateDirect(length);
            }
            return bytes.duplicate().clear().limit(length);
        }
    }

    boolean has(String name) {
        return file.tensor(name).isPresent();
    }

    PtNDArray vector(String name, int length) throws IOException {
        return scope.array(read(name, List.of((long) length)), length);
    }

    /** What stands for a tensor that the architecture lacks. */
    PtNDArray none() {
        return scope.array(new float[0], 0);
    }

    /** Some rows of a matrix, in float32. Bytes are unpacked by the engine, which has vector instructions for it. */
    IValue rows(String name, int rows, int columns, int begin, int count) throws IOException {
        ModelTensor tensor = require(name, List.of((long) rows, (long) columns));
        if (tensor.type() != TensorType.Q8_0) {
            return scope.value(scope.array(file.read(tensor, begin, count), count, columns));
        }
        ByteBuffer packed = room.of(Math.toIntExact(count * tensor.rowLength()));
        file.pack(tensor, begin, count, packed);
        PtNDArray[] both = scope.packed(packed.flip(), count, tensor.rowLength());
        return scope.call("unpack_bytes", scope.value(both[0]), scope.value(both[1]));
    }

    /**
     * Several matrices of one type, one below the other, as the file packs them, as bytes and as halves; nothing if they are of
     * other types.
     */
    Optional<PtNDArray[]> packed(TensorType type, int columns, List<Map.Entry<String, Integer>> parts)
            throws IOException {
        long rows = 0;
        for (Map.Entry<String, Integer> part : parts) {
            ModelTensor tensor = require(part.getKey(), List.of((long) part.getValue(), (long) columns));
            if (tensor.type() != type) {
                return Optional.empty();
            }
            rows += tensor.rows();
        }
        long rowLength = file.require(parts.get(0).getKey()).rowLength();
        ByteBuffer packed = room.of(Math.toIntExact(Math.multiplyExact(rows, rowLength)));
        for (Map.Entry<String, Integer> part : parts) {
            file.pack(file.require(part.getKey()), 0, part.getValue(), packed);
        }
        return Optional.of(scope.packed(packed.flip(), rows, rowLength));
    }

    /** Single rows of a matrix, in this order. */
    PtNDArray picked(String name, int rows, int columns, int[] chosen) throws IOException {
        ModelTensor tensor = require(name, List.of((long) rows, (long) columns));
        float[] all = new float[Math.multiplyExact(chosen.length, columns)];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(file.read(tensor, chosen[i], 1), 0, all, i * columns, columns);
        }
        return scope.array(all, chosen.length, columns);
    }

    /** Several matrices, one below the other, read in pieces: one matrix of a large model can be larger than Java's heap. */
    PtNDArray pieces(int columns, List<Map.Entry<String, Integer>> parts) throws IOException {
        NDList pieces = new NDList();
        int most = Math.max(1, PIECE / columns);
        for (Map.Entry<String, Integer> part : parts) {
            ModelTensor tensor = require(part.getKey(), List.of((long) part.getValue(), (long) columns));
            for (int begin = 0; begin < part.getValue(); begin += most) {
                int count = Math.min(most, part.getValue() - begin);
                pieces.add(scope.array(file.read(tensor, begin, count), count, columns));
            }
        }
        PtNDArray whole = (PtNDArray) NDArrays.concat(pieces);
        pieces.close();
        return whole;
    }

    /** The same as an array of Java. */
    float[] stacked(int columns, List<Map.Entry<String, Integer>> parts) throws IOException {
        int rows = 0;
        for (Map.Entry<String, Integer> part : parts) {
            rows = Math.addExact(rows, part.getValue());
        }
        float[] all = new float[Math.multiplyExact(rows, columns)];
        int at = 0;
        for (Map.Entry<String, Integer> part : parts) {
            float[] one = numbers(part.getKey(), part.getValue(), columns);
            System.arraycopy(one, 0, all, at, one.length);
            at += one.length;
        }
        return all;
    }

    /** A matrix; one column is a vector. */
    float[] numbers(String name, int rows, int columns) throws IOException {
        return read(name, columns == 1 ? List.of((long) rows) : List.of((long) rows, (long) columns));
    }

    /** A matrix in four bits, if its type is one of those. */
    Optional<Fours> fours(String name, int rows, int columns) throws IOException {
        ModelTensor tensor = require(name, List.of((long) rows, (long) columns));
        return Fours.holds(tensor.type()) ? Optional.of(file.fours(tensor)) : Optional.empty();
    }

    PtNDArray[] arrays(Fours fours, int rows, int columns) {
        int groups = columns / Fours.GROUP;
        return new PtNDArray[] {
            scope.array(fours.codes(), rows, columns),
            scope.array(fours.scales(), rows, groups),
            scope.array(fours.least(), rows, groups)
        };
    }

    PtNDArray array(float[] numbers, long... shape) {
        return scope.array(numbers, shape);
    }

    private float[] read(String name, List<Long> shape) throws IOException {
        return file.readAll(require(name, shape));
    }

    private ModelTensor require(String name, List<Long> shape) {
        ModelTensor tensor = file.require(name);
        if (!tensor.shape().equals(shape)) {
            throw new ModelFileException(
                    "the tensor " + name + " has the shape " + tensor.shape() + " instead of " + shape);
        }
        return tensor;
    }
}

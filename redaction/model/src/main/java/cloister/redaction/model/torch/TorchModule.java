package cloister.redaction.model.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A TorchScript module made from a source file. Not safe for use by several threads at once. */
final class TorchModule implements AutoCloseable {
    private final Model model;
    private final PtSymbolBlock block;

    TorchModule(byte[] archive, TorchDevice device) {
        this.model = Model.newInstance("cloister", device.place(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(archive), Map.of());
        } catch (IOException e) {
            model.close();
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            model.close();
            throw new IllegalStateException("the TorchScript source does not compile", e);
        }
        this.block = (PtSymbolBlock) model.getBlock();
    }

    /** A place for values of some calls; closing it frees them all. */
    Scope scope() {
        return new Scope();
    }

    @Override
    public void close() {
        model.close();
    }

    /** Owns native values, so that none outlives its use. */
    final class Scope implements AutoCloseable {
        private final PtNDManager manager = (PtNDManager) model.getNDManager().newSubManager();
        private final List<IValue> values = new ArrayList<>();

        IValue of(long number) {
            return keep(IValue.from(number));
        }

        IValue of(double number) {
            return keep(IValue.from(number));
        }

        IValue of(boolean flag) {
            return keep(IValue.from(flag));
        }

        IValue of(long[] numbers) {
            return keep(IValue.listFrom(numbers));
        }

        IValue value(PtNDArray array) {
            return keep(IValue.from(array));
        }

        IValue tensors(PtNDArray... arrays) {
            return keep(IValue.listFrom(arrays));
        }

        PtNDArray array(float[] numbers, long... shape) {
            return manager.create(FloatBuffer.wrap(numbers), new Shape(shape), DataType.FLOAT32);
        }

        /** Whole numbers from 0 to 255. */
        PtNDArray array(byte[] numbers, long... shape) {
            return manager.create(ByteBuffer.wrap(numbers), new Shape(shape), DataType.UINT8);
        }

        /**
         * Rows of packed numbers: as bytes, and the same two by two in half precision. They are in memory outside the heap that
         * isn't copied, and must not change as long as these are used.
         */
        PtNDArray[] packed(ByteBuffer direct, long rows, long rowLength) {
            return new PtNDArray[] {
                manager.create(direct.duplicate(), new Shape(rows, rowLength), DataType.UINT8),
                manager.create(direct.duplicate(), new Shape(rows, rowLength / 2), DataType.FLOAT16)
            };
        }

        /** Calls a method; the result lives as long as this scope. */
        IValue call(String method, IValue... arguments) {
            return keep(IValueUtils.runMethod(block, method, arguments));
        }

        /** The forward pass with what gradients need; the result lives as long as this scope. */
        PtNDArray train(NDList inputs) {
            // A thread's own switch: what the executor derives by itself has gradients of the wrong precision.
            JniUtils.setGraphExecutorOptimize(false);
            NDList found = IValueUtils.forward(block, inputs, true);
            found.attach(manager);
            return (PtNDArray) found.singletonOrThrow();
        }

        /** A tensor that lives as long as this scope. */
        PtNDArray array(IValue tensor) {
            return tensor.toTensor(manager);
        }

        /** Numbers of a tensor, of whatever precision. */
        float[] floats(IValue tensor) {
            try (PtNDArray array = tensor.toTensor(manager);
                    PtNDArray exact = array.toType(DataType.FLOAT32, false)) {
                return exact.toFloatArray();
            }
        }

        /** Whole numbers of a tensor. */
        long[] longs(IValue tensor) {
            try (PtNDArray array = tensor.toTensor(manager)) {
                return array.toLongArray();
            }
        }

        /** Tokens, or other whole numbers, in a row. */
        IValue tokens(int[] tokens) {
            LongBuffer numbers =
                    LongBuffer.wrap(Arrays.stream(tokens).asLongStream().toArray());
            return keep(IValue.from(manager.create(numbers, new Shape(tokens.length), DataType.INT64)));
        }

        /** Whole numbers in rows, all equally long. */
        PtNDArray table(int[][] rows) {
            int width = rows.length == 0 ? 0 : rows[0].length;
            LongBuffer numbers = LongBuffer.allocate(rows.length * width);
            for (int[] row : rows) {
                for (int number : row) {
                    numbers.put(number);
                }
            }
            return manager.create(numbers.flip(), new Shape(rows.length, width), DataType.INT64);
        }

        /** A place for values of a part of this one's life. */
        Scope inner() {
            return new Scope();
        }

        private IValue keep(IValue value) {
            values.add(value);
            return value;
        }

        @Override
        public void close() {
            for (int i = values.size() - 1; i >= 0; i--) {
                values.get(i).close();
            }
            manager.close();
        }
    }
}

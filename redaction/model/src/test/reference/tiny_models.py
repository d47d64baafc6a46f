"""Makes a tiny random model for each supported architecture, and the logits that llama.cpp computes with it.

Usage: tiny_models.py FOLDER (see README.md). Models are F32 with a fixed seed, so a second run gives the same bytes; logits
are little-endian float32, a row of the vocabulary's size for each token of the prompt.
"""

import json
import math
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import gguf
import numpy as np

SEED = 20240607
PROMPT = 48
WINDOW = 9
TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)


@dataclass(frozen=True)
class Model:
    """Sizes and features; `keys` are metadata of the architecture besides the sizes."""

    name: str
    architecture: str
    layers: int = 3
    hidden: int = 32
    heads: int = 4
    kv_heads: int = 2
    head_size: int = 8
    wide: int = 48
    keys: dict = field(default_factory=dict)
    tied: bool = False
    fused: bool = False
    biases: bool = False
    head_norms: bool = False
    outer_norms: bool = False
    factors: tuple = ()
    # What llama.cpp reads instead, where it has no such model of this architecture: the same computation under another name.
    reference: tuple = ()
    # Metadata that must change the logits if it is taken away or replaced.
    ablations: tuple = ()


@dataclass(frozen=True)
class Case:
    """A model with the most tokens that it is opened for."""

    name: str
    model: Model
    context: int = 256


@dataclass(frozen=True)
class Previous:
    """The last case's model and logits."""

    model: Model | None
    logits: np.ndarray | None


def models():
    rotary = "rope.scaling."
    llama = Model("llama", "llama", keys={"rope.freq_base": 10000.0})
    phi3 = Model(
        "phi3",
        "phi3",
        head_size=8,
        fused=True,
        factors=("rope_factors_long.weight", "rope_factors_short.weight"),
        keys={
            "rope.dimension_count": 6,
            rotary + "original_context_length": 256,
            rotary + "attn_factor": 1.19,
        },
        ablations=((rotary + "attn_factor", 1.0),),
    )
    gemma = dict(tied=True, outer_norms=True)
    return [
        Case("llama", llama),
        Case("llama-factors", replace(llama, name="llama-factors", tied=True, factors=("rope_freqs.weight",))),
        Case(
            "llama-linear",
            replace(
                llama,
                name="llama-linear",
                keys={rotary + "type": "linear", rotary + "factor": 4.0},
                ablations=((rotary + "factor", 1.0),),
            ),
        ),
        Case(
            "llama-yarn",
            replace(
                llama,
                name="llama-yarn",
                head_size=16,
                keys={
                    rotary + "type": "yarn",
                    rotary + "factor": 4.0,
                    rotary + "original_context_length": 64,
                },
                ablations=((rotary + "type", "linear"), (rotary + "original_context_length", 2048)),
            ),
        ),
        Case(
            "mistral-window",
            replace(
                llama,
                name="mistral-window",
                keys={"attention.sliding_window": WINDOW},
                # llama.cpp ignores a window of `llama`; Granite is a Llama with factors, here 1, and with sinks, here none.
                reference=("granite_swa", {"attention.sliding_window_pattern": [True] * 3, "logit_scale": 1.0}),
                ablations=(("attention.sliding_window", 10 * PROMPT),),
            ),
        ),
        Case("phi3-short", phi3, 256),
        Case("phi3-long", phi3, 512),
        Case("qwen2", Model("qwen2", "qwen2", biases=True, keys={"rope.freq_base": 1e6})),
        Case("qwen3", Model("qwen3", "qwen3", head_size=16, head_norms=True, tied=True, keys={"rope.freq_base": 1e6})),
        Case(
            "gemma2",
            Model(
                "gemma2",
                "gemma2",
                layers=4,
                keys={
                    "attention.sliding_window": WINDOW,
                    "attn_logit_softcapping": 3.0,
                    "final_logit_softcapping": 4.0,
                },
                ablations=(
                    ("attention.sliding_window", 10 * PROMPT),
                    ("attn_logit_softcapping", 50.0),
                    ("final_logit_softcapping", 30.0),
                ),
                **gemma,
            ),
        ),
        Case(
            "gemma3",
            Model(
                "gemma3",
                "gemma3",
                layers=7,
                head_norms=True,
                keys={
                    "attention.sliding_window": WINDOW,
                    "rope.freq_base": 1e6,
                    rotary + "type": "linear",
                    rotary + "factor": 8.0,
                },
                ablations=(
                    ("attention.sliding_window", 10 * PROMPT),
                    (rotary + "factor", 1.0),
                    ("rope.freq_base_swa", 1e6),
                ),
                **gemma,
            ),
        ),
    ]


def vocabulary():
    """The byte-level alphabet, one merge, and control tokens; llama.cpp wants the last three in any `phi3`."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [256 + i for i in range(256 - len(plain))]
    tokens = [chr(code) for code in plain + others] + ["he"]
    types = [gguf.TokenType.NORMAL] * len(tokens)
    controls = ["<|im_start|>", "<|im_end|>", "<s>", "</s>", "<unk>", "<|endoftext|>"]
    tokens += controls
    types += [gguf.TokenType.CONTROL] * len(controls)
    return tokens, types, ["h e"]


def tensors(model, generator):
    """All weights, large enough that what tells architectures apart shows in the logits."""
    tokens = len(vocabulary()[0])
    queries, keys = model.heads * model.head_size, model.kv_heads * model.head_size

    def matrix(rows, columns, gain=1.0):
        return generator.standard_normal((rows, columns)) * gain / math.sqrt(columns)

    def norm(size):
        return 1 + 0.3 * generator.standard_normal(size)

    result = {"token_embd.weight": matrix(tokens, model.hidden, 3.0), "output_norm.weight": norm(model.hidden)}
    if not model.tied:
        result["output.weight"] = matrix(tokens, model.hidden, 2.0)
    for name in model.factors:
        result[name] = np.exp(generator.uniform(0, 3, model.keys.get("rope.dimension_count", model.head_size) // 2))
    for layer in range(model.layers):
        at = f"blk.{layer}."
        attention = {
            "q": matrix(queries, model.hidden, 2.0),
            "k": matrix(keys, model.hidden, 2.0),
            "v": matrix(keys, model.hidden),
        }
        gate, up = matrix(model.wide, model.hidden, 1.5), matrix(model.wide, model.hidden, 1.5)
        if model.fused:
            result[at + "attn_qkv.weight"] = np.concatenate(list(attention.values()))
            result[at + "ffn_up.weight"] = np.concatenate([gate, up])
        else:
            for name, weight in attention.items():
                result[f"{at}attn_{name}.weight"] = weight
            result[at + "ffn_gate.weight"], result[at + "ffn_up.weight"] = gate, up
        if model.biases:
            for name, weight in attention.items():
                result[f"{at}attn_{name}.bias"] = generator.standard_normal(weight.shape[0])
        if model.head_norms:
            result[at + "attn_q_norm.weight"] = 1.5 * norm(model.head_size)
            result[at + "attn_k_norm.weight"] = norm(model.head_size)
        if model.outer_norms:
            result[at + "post_attention_norm.weight"] = norm(model.hidden)
            # Only Gemma has these, and its GELU, which llama.cpp looks up in a table of half precision: a smaller share of
            # the feed-forward leaves the logits exact enough to compare.
            result[at + "post_ffw_norm.weight"] = 0.1 * norm(model.hidden)
        result[at + "attn_norm.weight"] = norm(model.hidden)
        result[at + "attn_output.weight"] = matrix(model.hidden, queries)
        result[at + "ffn_norm.weight"] = norm(model.hidden)
        result[at + "ffn_down.weight"] = matrix(model.hidden, model.wide)
    return {name: tensor.astype(np.float32) for name, tensor in result.items()}


def write(path, model, architecture, keys, weights):
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name("tiny " + model.name)
    writer.add_license("Apache-2.0")
    writer.add_context_length(1024)
    writer.add_block_count(model.layers)
    writer.add_embedding_length(model.hidden)
    writer.add_feed_forward_length(model.wide)
    writer.add_head_count(model.heads)
    writer.add_head_count_kv(model.kv_heads)
    writer.add_key_length(model.head_size)
    writer.add_value_length(model.head_size)
    writer.add_layer_norm_rms_eps(1e-6)
    for name, value in keys.items():
        add = {str: writer.add_string, float: writer.add_float32, int: writer.add_uint32, list: writer.add_array}
        add[type(value)](f"{architecture}.{name}", value)
    tokens, types, merges = vocabulary()
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    writer.add_bos_token_id(tokens.index("<s>"))
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_add_bos_token(True)
    writer.add_chat_template(TEMPLATE)
    for name in sorted(weights):
        writer.add_tensor(name, weights[name])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def write_reference(path, model, keys, weights):
    """The file that llama.cpp reads."""
    if not model.reference:
        write(path, model, model.architecture, keys, weights)
        return
    architecture, extra = model.reference
    # So small that no attention goes there.
    sinks = {f"blk.{i}.attn_sinks.weight": np.full(model.heads, -1e30, np.float32) for i in range(model.layers)}
    write(path, model, architecture, {**keys, **extra}, {**weights, **sinks})


def logits(path, context, prompt):
    import llama_cpp

    model = llama_cpp.Llama(
        str(path),
        n_ctx=context,
        n_batch=256,
        n_threads=1,
        logits_all=True,
        swa_full=True,
        flash_attn=False,
        # llama.cpp keeps keys and values in half precision if it isn't told otherwise.
        type_k=llama_cpp.GGML_TYPE_F32,
        type_v=llama_cpp.GGML_TYPE_F32,
        verbose=False,
    )
    model.eval(prompt)
    result = np.array(model.scores[: len(prompt)], dtype="<f4")
    model.close()
    return result


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / "reference.gguf.tmp"
    written = []
    previous = Previous(None, None)
    for case in models():
        model = case.model
        generator = np.random.default_rng([SEED, *model.name.encode()])
        weights = tensors(model, generator)
        prompt = [vocabulary()[0].index("<s>"), *(int(i) for i in generator.integers(0, 256, PROMPT - 1))]
        write(folder / f"{model.name}.gguf", model, model.architecture, model.keys, weights)
        write_reference(scratch, model, model.keys, weights)
        expected = logits(scratch, case.context, prompt)
        for key, value in model.ablations:
            write_reference(scratch, model, {**model.keys, key: value}, weights)
            effect = float(np.abs(logits(scratch, case.context, prompt) - expected).max())
            print(f"{case.name}: {key} = {value} changes logits by up to {effect:.3f}")
            assert effect > 0.05, "a feature that doesn't show is not tested"
        if model == previous.model:
            assert np.abs(expected - previous.logits).max() > 0.05, "long and short contexts do not differ"
        previous = Previous(model, expected)
        expected.tofile(folder / f"{case.name}.logits")
        written.append({"name": case.name, "model": f"{model.name}.gguf", "context": case.context, "prompt": prompt})
        print(f"{case.name}: logits from {expected.min():.2f} to {expected.max():.2f}")
    scratch.unlink()
    lines = ",\n".join("  " + json.dumps(case) for case in written)
    (folder / "cases.json").write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

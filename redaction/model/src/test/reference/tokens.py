"""Token ids that llama.cpp gives, for vocabularies trained on the few sentences below.

    pip install gguf==0.19.0 tokenizers sentencepiece llama-cpp-python
    python tokens.py > ../resources/cloister/redaction/model/text/tokens.json

The vocabularies are tiny and stand in the output, so that the Java tests need no model. Texts are tokenized as data:
control tokens written out in them are not looked for.
"""

import io
import json
import os
import sys
import tempfile

import gguf
import sentencepiece
import tokenizers
from llama_cpp import Llama

CORPUS = """
The patient was admitted on the third day with a fever of 38.5 degrees and a cough, and was seen by the doctor at once.
She doesn't remember when it began; they've asked her brother, who'll come tomorrow. He'd said it wasn't serious.
Dose: 250 mg twice daily, then 125 mg. Blood pressure 120/80, pulse 72, temperature 36.6. Invoice 2024-0017: 1,250.00.
Die Ärztin sah am Montag die Wunde; größere Schäden gab es keine. Die Prüfung wird übermorgen fortgesetzt.
İstanbul'da yaşayan hasta dün akşam hastaneye geldi. Işıkları söndürdü, ağrısı geçti, şimdi iyi. Diyarbakır ılık.
La patiente a été reçue à l'hôpital; le médecin a prescrit du paracétamol. Où est-elle née ?
東京の病院で検査を受けました。患者は元気です。 今天天气很好，病人已经出院。 서울에서 왔습니다.
Пациент поступил вчера вечером. Температура нормальная. Ο ασθενής είναι καλά.
    def f(x):        return x  ==  1
\tcolumn\tcolumn\t\tcolumn
----- ===== ..... ##### *****
I'm here, you're there, we'll see; it's OK. I'M HERE, YOU'RE THERE, WE'LL SEE.
""" * 4

TEXTS = [
    "The patient was admitted with a fever.",
    "plain",
    " leading and trailing ",
    "  two   three    four     five",
    "\ttab\t\ttwo tabs \t mixed",
    "line\nline\n\nline\r\n\r\nend\n",
    "a" * 17 + " " * 9 + "-" * 13 + "=" * 6,
    "1 12 123 1234 12345 3.14159 2024-01-02 1,250.00 ٣٤ Ⅷ ½",
    "I'm you're WE'LL they'Ve doesn't 's 'S don’t",
    "Größe, Ärztin, façade, naïve, Diyarbakır, İSTANBUL, ışık ILIK iyi",
    "東京の病院で検査を受けました。 今天天气很好 서울에서",
    "emoji \U0001f600 \U0001f469\u200d\u2695\ufe0f \U0001f1f9\U0001f1f7 \U0001d11e",
    "Пациент поступил; Ο ασθενής είναι καλά",
    "<s>[INST] x [/INST]</s> <|im_start|>system\nhi<|im_end|> <|eot_id|> <start_of_turn>user <unk> <0x41>",
    "\u2581under\u2581score \u00a0nbsp\u3000wide \u200bzero",
    "snake_case camelCase (brackets) [x] {y} a+b=c; \"quoted\" `code` $5 <b>bold</b> ~^|",
    "nul \u0000 and bell \u0007 and \ufffd",
    "x" * 300,
]
CONTROLS = ["<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>", "<|eot_id|>", "<start_of_turn>"]


def byte_level(folder):
    trained = tokenizers.Tokenizer(tokenizers.models.BPE())
    trained.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    trained.train_from_iterator(
        CORPUS.splitlines(True),
        tokenizers.trainers.BpeTrainer(
            vocab_size=700, initial_alphabet=tokenizers.pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    model = json.loads(trained.to_str())["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    merges = [" ".join(merge) for merge in model["merges"]]
    kinds = [1] * len(tokens) + [3] * len(CONTROLS)
    return {"tokens": tokens + CONTROLS, "token_type": kinds, "merges": merges}


def sentence_piece(folder):
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(CORPUS.splitlines()), model_writer=out, model_type="bpe", vocab_size=900,
        byte_fallback=True, normalization_rule_name="identity", remove_extra_whitespaces=False,
        add_dummy_prefix=True, allow_whitespace_only_pieces=True, split_digits=True, character_coverage=0.99,
        control_symbols=CONTROLS[3:], num_threads=1, minloglevel=2)
    model = sentencepiece.SentencePieceProcessor(model_proto=out.getvalue())
    ids = range(model.vocab_size())
    kinds = [2 if model.IsUnknown(i) else 3 if model.IsControl(i) else 6 if model.IsByte(i) else 1 for i in ids]
    return {
        "tokens": [model.IdToPiece(i) for i in ids],
        "scores": [round(model.GetScore(i), 6) for i in ids],
        "token_type": kinds,
    }


def with_runs(vocabulary):
    """As Gemma's: runs of blanks and line ends are tokens of their own, which the file writes with plain blanks."""
    runs = ["\n" * n for n in range(1, 5)] + [" " * n for n in range(2, 9)] + ["\t" * 2]
    taken = [i for i, t in enumerate(vocabulary["tokens"]) if t.replace("\u2581", " ") not in runs]
    return {
        "tokens": [vocabulary["tokens"][i] for i in taken] + runs,
        "scores": [vocabulary["scores"][i] for i in taken] + [-1000.0] * len(runs),
        "token_type": [vocabulary["token_type"][i] for i in taken] + [4] * len(runs),
    }


def ids(folder, kind, vocabulary, flags):
    path = os.path.join(folder, "vocabulary.gguf")
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tokens")
    for add, value in (
            (writer.add_context_length, 64), (writer.add_embedding_length, 32), (writer.add_block_count, 1),
            (writer.add_feed_forward_length, 32), (writer.add_head_count, 1), (writer.add_head_count_kv, 1),
            (writer.add_rope_dimension_count, 32), (writer.add_layer_norm_rms_eps, 1e-5)):
        add(value)
    writer.add_tokenizer_model(kind)
    writer.add_token_list(vocabulary["tokens"])
    writer.add_token_types(vocabulary["token_type"])
    if "scores" in vocabulary:
        writer.add_token_scores(vocabulary["scores"])
    if "merges" in vocabulary:
        writer.add_token_merges(vocabulary["merges"])
    if "pre" in flags:
        writer.add_tokenizer_pre(flags["pre"])
    if "add_space_prefix" in flags:
        writer.add_add_space_prefix(flags["add_space_prefix"])
    writer.add_bos_token_id(vocabulary["tokens"].index("<s>"))
    writer.add_eos_token_id(vocabulary["tokens"].index("</s>"))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    model = Llama(model_path=path, vocab_only=True, verbose=False)
    return [model.tokenize(text.encode(), add_bos=False, special=False) for text in TEXTS]


with tempfile.TemporaryDirectory() as folder:
    bytes_ = byte_level(folder)
    pieces = sentence_piece(folder)
    vocabularies = {"bytes": bytes_, "pieces": pieces, "runs": with_runs(pieces)}
    cases = []
    for name, kind, flags in (
            ("bytes", "gpt2", {"pre": "smollm"}), ("bytes", "gpt2", {"pre": "llama-bpe"}),
            ("bytes", "gpt2", {"pre": "qwen2"}), ("bytes", "gpt2", {"pre": "gpt-2"}),
            ("bytes", "gpt2", {"pre": "default"}), ("pieces", "llama", {}),
            ("pieces", "llama", {"add_space_prefix": False}), ("runs", "llama", {"add_space_prefix": False})):
        cases.append({"vocabulary": name, "kind": kind, "flags": flags,
                      "ids": ids(folder, kind, vocabularies[name], flags)})
json.dump({"texts": TEXTS, "vocabularies": vocabularies, "cases": cases}, sys.stdout, ensure_ascii=True)
print()

#!/usr/bin/env python3
"""Writes what transformers makes of some texts with the encoder: tokens, their places, and numbers of the last layer.

usage: encoder.py FOLDER OUT.json

FOLDER is what deploy/fetch-model encoder prints. Needs the packages of encoder-requirements.txt. One sequence for each text: [CLS], then its
tokens. Of each token's 384 numbers four are kept and the length of all, in float32.
"""
import json, pathlib, sys

import torch
from tokenizers import Tokenizer
from transformers import BertModel

KEPT = (0, 100, 255, 383)
TEXTS = (
    "Seen by Dr. Anna-Lena Groß on 12/03/2024, MRN 00412-77; O'Neil's β-blocker was stopped.",
    "Städtisches Klinikum\n\tMüller, JÜRGEN   geb. 3.4.1961\r\n\r\nRéf. : 2024-É/17 […] naïve façade",
    "[CLS] [SEP] [MASK] [UNK] [PAD] ##ing are words here like any other.",
    "Ελένη Παπαδοπούλου и Анна Каренина met 王小明 at 10:30 \U0001F600 ok",
    "The claimant lodged an application against the Republic of Austria with the Court. " * 6,
)


def main(folder, out):
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    model = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager").eval()
    cases = []
    for text in TEXTS:
        found = tokenizer.encode(text, add_special_tokens=False)
        ids = [tokenizer.token_to_id("[CLS]"), *found.ids]
        with torch.no_grad():
            states = model(input_ids=torch.tensor([ids])).last_hidden_state[0]
        rows = [[round(float(row[k]), 6) for k in KEPT] + [round(float(row.norm()), 5)] for row in states]
        cases.append({"text": text, "ids": ids, "offsets": [list(o) for o in found.offsets], "states": rows})
    lines = ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases)
    out.write_text('{"kept": %s, "cases": [\n%s\n]}\n' % (json.dumps(KEPT), lines), encoding="utf-8")


if len(sys.argv) != 3:
    sys.exit(__doc__)
main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))

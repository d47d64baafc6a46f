# The forward pass of decoders, in TorchScript: one source for all supported architectures, whose differences are numbers and
# tensors that are there or not. Java writes this file into a TorchScript archive as it stands (TorchArchive), and calls its
# methods (Transformer.java); the weights come by the methods whose names begin with load. Tensors that come from Java lie in
# Java's memory and are gone after the call: what is kept must be copied.
#
# Shapes: T new tokens of a sequence, C places in its cache, D numbers a head; a "row" is one token of one sequence.
# The cache of a sequence is one tensor [layers, 2 (key, value), 1, key-value heads, C, D]; `past` is how many tokens stand in
# it. The 1 is the batch that attention wants: sequences attend one after the other, and share the matrices.

# What a layer has besides its four matrices (which have the numbers 4 * layer and on: query-key-value, attention output,
# gate-up, down). An empty tensor stands for what the architecture lacks.
class Layer(NamedTuple):
  norm : Tensor
  bias : Tensor
  query_norm : Tensor
  key_norm : Tensor
  after_attention : Tensor
  wide_norm : Tensor
  after_wide : Tensor
  window : int
  rotary : int

# The rows of one pass: how their heads turn, from each rotary table [rows, 1, D / 2]; and of each unit of rows that attend
# together, how many it has, the tokens before it, the part of a cache that is its own and the part that it sees. Units come
# one after the other in each layer, so that a later one of the same cache sees what those before it wrote. `lone` are the
# rows of units that have few, `rest` the others: what a row is multiplied by must not depend on the company it comes in.
class Pass(NamedTuple):
  turns : List[Tensor]
  counts : List[int]
  pasts : List[int]
  own : List[Tensor]
  seen : List[Tensor]
  lone : Tensor
  rest : Tensor

class Transformer(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  int8 : bool
  half : bool
  bytes : bool
  kept : bool
  gelu : bool
  heads : int
  kv_heads : int
  head_size : int
  block : int
  kind : int
  few : int
  epsilon : float
  query_scale : float
  embedding_scale : float
  attention_cap : float
  logit_cap : float
  layers : List[__torch__.cloister.Layer]
  dense : List[Tensor]
  packed : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  narrow : List[Tensor]
  marks : List[Tensor]
  wide : List[Tensor]
  head : Tensor
  head_scales : Tensor
  turns : List[Tensor]
  last_norm : Tensor
  table : Tensor
  table_scales : Tensor
  factors : Tensor
  trial : Tensor
  trial_ids : Tensor
  reference : Tensor
  first : Tensor
  first_parts : List[Tensor]
  first_cache : Tensor

  # `kind` is what matrices multiply and what keys, values and queries are of, as torch numbers types: 6 is float32, 5 float16,
  # 15 bfloat16. The last has two ways on processors (`half`): sequences with at most `few` rows in a pass go by packed weights,
  # others by bfloat16 ones; `kept` says whether those stay, or are made anew for each pass. Table and head have one `bytes` a
  # weight with `int8` and `half`; else the head is float32.
  def configure(self: __torch__.cloister.Transformer, int8: bool, kind: int, few: int, kept: bool, gelu: bool,
      heads: int, kv_heads: int, head_size: int, hidden: int,
      epsilon: float, query_scale: float, embedding_scale: float, attention_cap: float, logit_cap: float) -> int:
    self.begin_matrices(int8, kind, few, kept)
    self.gelu = gelu
    self.heads = heads
    self.kv_heads = kv_heads
    self.head_size = head_size
    self.block = 32 if hidden % 32 == 0 else hidden
    self.epsilon = epsilon
    self.query_scale = query_scale
    self.embedding_scale = embedding_scale
    self.attention_cap = attention_cap
    self.logit_cap = logit_cap
    self.layers = annotate(List[__torch__.cloister.Layer], [])
    self.turns = annotate(List[Tensor], [])
    self.first_parts = annotate(List[Tensor], [])
    return 0

  # What is needed to multiply, and to time that.
  def begin_matrices(self: __torch__.cloister.Transformer, int8: bool, kind: int, few: int, kept: bool) -> int:
    self.int8 = int8
    self.kind = kind
    self.half = kind == 15
    self.bytes = int8 or self.half
    self.kept = kept
    self.few = few
    self.dense = annotate(List[Tensor], [])
    self.packed = annotate(List[__torch__.torch.classes.quantized.LinearPackedParamsBase], [])
    self.narrow = annotate(List[Tensor], [])
    self.marks = annotate(List[Tensor], [])
    self.wide = annotate(List[Tensor], [])
    return 0

  # One more table of rotary positions, from the angle that each pair of a head turns by per place [D / 2], and the length
  # that it gets [D / 2]. Pairs stand side by side in a head; Java orders the weights so.
  def load_rotary(self: __torch__.cloister.Transformer, speeds: Tensor, lengths: Tensor, places: int) -> int:
    angles = torch.outer(torch.arange(places, dtype=6, device=ops.prim.device(speeds)), speeds)
    self.turns = torch.add(self.turns, [torch.polar(torch.expand_as(lengths, angles), angles)])
    return 0

  # Where the weights lie: what is made here must lie there too.
  def device(self: __torch__.cloister.Transformer) -> Device:
    return ops.prim.device(self.turns[0])

  # The output head and the embedding table are the largest matrices, so they come in pieces: begin, load, end. The table
  # comes first, except where float32 has one for both.
  # In bytes the table has a scale for 32 numbers each, as Q8_0 has, so that nothing of such a file is lost. Else it is of
  # the weights' kind, or the head.
  def begin_table(self: __torch__.cloister.Transformer, rows: int, width: int) -> int:
    if self.bytes:
      self.table = torch.empty([rows, width // self.block, self.block], dtype=1, device=self.device())
      self.table_scales = torch.empty([rows, width // self.block, 1], dtype=6, device=self.device())
    else:
      self.table = torch.empty([rows, width], dtype=self.kind, device=self.device())
    return 0

  def load_table(self: __torch__.cloister.Transformer, begin: int, rows: Tensor) -> int:
    count = torch.size(rows, 0)
    if self.bytes:
      blocks = torch.view(rows, [count, -1, self.block])
      scales = self.scales(blocks)
      torch.copy_(torch.narrow(self.table_scales, 0, begin, count), scales)
      torch.copy_(torch.narrow(self.table, 0, begin, count), torch.round_(torch.div(blocks, scales)))
    else:
      torch.copy_(torch.narrow(self.table, 0, begin, count), rows)
    return 0

  def begin_head(self: __torch__.cloister.Transformer, rows: int, norm: Tensor) -> int:
    width = torch.size(norm, 0)
    if self.half:
      self.begin_first()
    else:
      self.first_cache = torch.to(torch.stack(self.first_parts, 0), self.kind)
    self.first_parts = annotate(List[Tensor], [])
    if self.bytes:
      states = self.trial
      if self.half:
        states = self.hidden(self.trial_ids, self.new_cache(torch.size(self.trial_ids, 0) + 1), 1)
      reach = torch.amax(torch.abs(torch.slice(self.norm(states, norm), 0, 1)), [0])
      self.factors = self.power(torch.clamp_min(reach, 1.0e-5))
      self.last_norm = torch.div(norm, self.factors)
      self.head = torch.empty([rows, width], dtype=1, device=self.device())
      self.head_scales = torch.empty([rows, 1], dtype=6, device=self.device())
    else:
      self.last_norm = torch.clone(norm)
      self.head = torch.empty([rows, width], dtype=6, device=self.device())
    return 0

  # The first token by itself.
  def begin_first(self: __torch__.cloister.Transformer) -> int:
    cache = torch.zeros([torch.len(self.layers), 2, 1, self.kv_heads, 1, self.head_size], dtype=self.kind, device=self.device())
    place = torch.tensor([0], device=self.device())
    self.first = self.through(self.first, self.rows_of(place, [cache], [0], [0], [1]))
    self.first_cache = cache
    return 0

  def load_head(self: __torch__.cloister.Transformer, begin: int, rows: Tensor) -> int:
    if self.bytes:
      eased = torch.mul(rows, self.factors)
      scales = self.scales(eased)
      torch.copy_(torch.narrow(self.head_scales, 0, begin, torch.size(rows, 0)), scales)
      torch.copy_(torch.narrow(self.head, 0, begin, torch.size(rows, 0)), torch.round_(torch.div_(eased, scales)))
    else:
      torch.copy_(torch.narrow(self.head, 0, begin, torch.size(rows, 0)), rows)
    return 0

  # `tied` says that the table is the head, and has not been loaded.
  def end_head(self: __torch__.cloister.Transformer, tied: bool) -> int:
    if self.bytes:
      self.pack(self.head, torch.squeeze(self.head_scales, 1))
    else:
      self.dense = torch.add(self.dense, [self.head])
      if tied:
        self.table = self.head
    self.head = torch.empty([0])
    self.head_scales = torch.empty([0])
    if torch.size(self.trial, 0) > 1:
      states = torch.narrow(self.trial, 0, 0, torch.size(self.trial, 0) - 1)
      self.reference = torch.neg(torch.mean(self.chances(states, self.trial_ids), [0]))
    if not self.half:
      self.first = torch.clone(torch.narrow(self.trial, 0, 0, 1))
    self.trial = self.first
    return 0

  # Embeddings [1 + T, hidden] of the first token and, for int8, of a text ids [T] by which the scales are found. Their states
  # are carried through in float32 while the layers are loaded (with `half` only where they are wanted to compare with).
  def load_trial(self: __torch__.cloister.Transformer, rows: Tensor, ids: Tensor) -> int:
    self.trial = torch.mul(rows, self.embedding_scale)
    self.trial_ids = torch.clone(ids)
    self.first = torch.clone(torch.narrow(self.trial, 0, 0, 1))
    return 0

  # The mean negative log-likelihood of the trial text by those states, to compare with what a kernel makes of it.
  def reference_nll(self: __torch__.cloister.Transformer) -> Tensor:
    return torch.view(self.reference, [1])

  # Weights in float32: attention norm, query-key-value, attention output, feed-forward norm, gate-up, down; then, or empty,
  # the bias of query-key-value, the norms of query and key heads, and the norms after attention and feed-forward.
  def layer_of(self: __torch__.cloister.Transformer, weights: List[Tensor], window: int, rotary: int) -> __torch__.cloister.Layer:
    return __torch__.cloister.Layer(torch.clone(weights[0]), torch.clone(weights[6]), torch.clone(weights[7]), torch.clone(weights[8]),
        torch.clone(weights[9]), torch.clone(weights[3]), torch.clone(weights[10]), window, rotary)

  # Carries the trial through a layer in float32 → what goes into its four matrices, and the first token's key and value.
  def try_layer(self: __torch__.cloister.Transformer, weights: List[Tensor], layer: __torch__.cloister.Layer) -> List[Tensor]:
    tokens = torch.size(self.trial, 0)
    h = self.norm(self.trial, layer.norm)
    turns = self.turns_at(torch.arange(tokens, device=self.device()))[layer.rotary]
    q, kv = self.parts(self.turned(torch.linear(h, weights[1]), layer, turns))
    keys, values = torch.unbind(kv, 0)
    y = self.attention(q, keys, values, 0, layer.window)
    x = self.join(self.trial, torch.linear(y, weights[2]), layer.after_attention)
    g = self.norm(x, layer.wide_norm)
    d = self.gate(torch.linear(g, weights[4]))
    self.trial = self.join(x, torch.linear(d, weights[5]), layer.after_wide)
    return [h, y, g, d, torch.narrow(keys, 2, 0, 1), torch.narrow(values, 2, 0, 1)]

  # The first token's keys and values are kept from here: it holds numbers a hundred times larger than any other, which no
  # int8 stands, and all later tokens look at it.
  # Some channels of the inputs are large for all tokens, and would leave the others few of the 256 steps. Such a channel
  # is divided by a factor in what makes it (norm, values, up) and its weights are multiplied by it (SmoothQuant, Xiao et
  # al. 2022); factors are powers of two, so that nothing is rounded and the same come out on every machine. Norms of heads
  # and those after a matrix lie elsewhere and stay as they are.
  def load_layer(self: __torch__.cloister.Transformer, weights: List[Tensor], window: int, rotary: int) -> int:
    layer = self.layer_of(weights, window, rotary)
    h, y, g, d, key, value = self.try_layer(weights, layer)
    if self.int8:
      by_h = self.ease(h, weights[1], 1)
      by_y = self.ease(y, weights[2], self.heads // self.kv_heads)
      by_g = self.ease(g, weights[4], 1)
      by_d = self.ease(d, weights[5], 1)
      by_v = torch.reshape(torch.select(torch.view(by_y, [self.kv_heads, self.heads // self.kv_heads, self.head_size]), 1, 0), [-1])
      value = torch.div(value, torch.view(by_v, [1, self.kv_heads, 1, self.head_size]))
      rows = torch.cat([torch.ones([torch.size(weights[1], 0) - torch.size(by_v, 0)], device=self.device()), by_v], 0)
      bias = layer.bias
      if torch.numel(bias) > 0:
        bias = torch.div(bias, rows)
      layer = __torch__.cloister.Layer(torch.div(layer.norm, by_h), bias, layer.query_norm, layer.key_norm,
          layer.after_attention, torch.div(layer.wide_norm, by_g), layer.after_wide, window, rotary)
      self.keep(torch.div(torch.mul(weights[1], by_h), torch.unsqueeze(rows, 1)))
      self.keep(torch.mul(weights[2], by_y))
      rows = torch.cat([torch.ones_like(by_d), by_d], 0)
      self.keep(torch.div(torch.mul(weights[4], by_g), torch.unsqueeze(rows, 1)))
      self.keep(torch.mul(weights[5], by_d))
    else:
      self.keep(weights[1])
      self.keep(weights[2])
      self.keep(weights[4])
      self.keep(weights[5])
    self.layers = torch.add(self.layers, [layer])
    self.first_parts = torch.add(self.first_parts, [torch.stack([key, value], 0)])
    return 0

  # The trial alone, for `half`.
  def check_layer(self: __torch__.cloister.Transformer, weights: List[Tensor], window: int, rotary: int) -> int:
    self.try_layer(weights, self.layer_of(weights, window, rotary))
    return 0

  # A layer whose four matrices are kept already; the weights are those of load_layer, the matrices left empty.
  def end_layer(self: __torch__.cloister.Transformer, weights: List[Tensor], window: int, rotary: int) -> int:
    self.layers = torch.add(self.layers, [self.layer_of(weights, window, rotary)])
    return 0

  # Rows of Q8_0 as the file has them [rows, bytes] → numbers. A block is a scale in half precision and 32 signed bytes;
  # `halves` are the same bytes, two by two.
  def unpack_bytes(self: __torch__.cloister.Transformer, packed: Tensor, halves: Tensor) -> Tensor:
    rows = torch.size(packed, 0)
    scales = torch.narrow(torch.view(halves, [rows, -1, 17]), 2, 0, 1)
    codes = torch.to(torch.narrow(torch.view(packed, [rows, -1, 34]), 2, 2, 32), 1)
    return torch.view(torch.mul_(torch.to(codes, 6), torch.to(scales, 6)), [rows, -1])

  # A matrix of Q4_1 or Q4_0 as the file has it [out, bytes] → codes, scales and what code 0 stands for, as keep_fours takes them.
  # A block is a scale in half precision, in Q4_1 (`named`) also what code 0 stands for, and 16 bytes whose low halves are the
  # codes of the first 16 weights, the high ones those of the others.
  def unpack_fours(self: __torch__.cloister.Transformer, packed: Tensor, halves: Tensor, named: bool) -> List[Tensor]:
    rows = torch.size(packed, 0)
    start = 4 if named else 2
    marks = torch.view(halves, [rows, -1, start // 2 + 8])
    scales = torch.to(torch.select(marks, 2, 0), 6)
    least = torch.to(torch.select(marks, 2, 1), 6) if named else torch.mul(scales, -8.)
    pairs = torch.narrow(torch.view(packed, [rows, -1, start + 16]), 2, start, 16)
    codes = torch.cat([torch.bitwise_and(pairs, 15), torch.bitwise_right_shift(pairs, 4)], 2)
    return [torch.view(codes, [rows, -1]), scales, least]

  def keep_blocks(self: __torch__.cloister.Transformer, packed: Tensor, halves: Tensor, named: bool) -> int:
    codes, scales, least = self.unpack_fours(packed, halves, named)
    return self.keep_fours(codes, scales, least)

  # A four-bit matrix [out, in]: codes 0..15, and for each 32 of a row a scale and the number that code 0 stands for
  # [out, in / 32]. PyTorch's kernel counts codes from 8, and wants scales and offsets in bfloat16.
  def keep_fours(self: __torch__.cloister.Transformer, codes: Tensor, scales: Tensor, least: Tensor) -> int:
    rows = torch.size(codes, 0)
    steps = torch.to(scales, 15)
    zeros = torch.to(torch.add(least, torch.mul(scales, 8.)), 15)
    self.narrow = torch.add(self.narrow, [torch._convert_weight_to_int4pack_for_cpu(torch.to(codes, 3), 2)])
    self.marks = torch.add(self.marks, [torch.contiguous(torch.stack([torch.transpose(steps, 0, 1), torch.transpose(zeros, 0, 1)], 2))])
    if self.kept:
      signed = torch.sub(torch.view(torch.to(codes, 1), [rows, -1, 32]), 8)
      exact = torch.addcmul(torch.unsqueeze(torch.to(zeros, 6), 2), torch.to(signed, 6), torch.unsqueeze(torch.to(steps, 6), 2))
      self.keep_wide(torch.view(exact, [rows, -1]))
    return 0

  # A matrix of another type, among such of four bits: one byte a weight.
  def keep_bytes(self: __torch__.cloister.Transformer, weight: Tensor) -> int:
    scales = self.scales(weight)
    self.narrow = torch.add(self.narrow, [torch.to(torch.round(torch.div(weight, scales)), 1)])
    self.marks = torch.add(self.marks, [torch.to(torch.squeeze(scales, 1), 15)])
    if self.kept:
      self.keep_wide(weight)
    return 0

  # A matrix in bfloat16, in the order that its kernel wants.
  def keep_wide(self: __torch__.cloister.Transformer, weight: Tensor) -> int:
    self.wide = torch.add(self.wide, [ops.mkldnn._reorder_linear_weight(torch.to(weight, 15), None)])
    return 0

  # The step of signed bytes for the numbers of each row (the last dimension, kept as 1).
  def scales(self: __torch__.cloister.Transformer, rows: Tensor) -> Tensor:
    return torch.clamp_min(torch.div(torch.amax(torch.abs(rows), [-1], True), 127.), 1.0e-12)

  # By what each input channel of a matrix is divided, from its reach in the trial (the first token left out) and that of
  # its weights. Channels that heads share (`group` in a row) get one factor.
  def ease(self: __torch__.cloister.Transformer, inputs: Tensor, weight: Tensor, group: int) -> Tensor:
    reach = torch.amax(torch.abs(torch.slice(inputs, 0, 1)), [0])
    against = torch.amax(torch.abs(weight), [0])
    if group > 1:
      shape = [self.kv_heads, group, self.head_size]
      whole = torch.size(reach, 0)
      reach = torch.reshape(torch.expand(torch.amax(torch.view(reach, shape), [1], True), shape), [whole])
      against = torch.reshape(torch.expand(torch.amax(torch.view(against, shape), [1], True), shape), [whole])
    return self.power(torch.div(torch.clamp_min(reach, 1.0e-5), torch.clamp_min(against, 1.0e-5)))

  # The nearest power of two to the 0.75th power.
  def power(self: __torch__.cloister.Transformer, x: Tensor) -> Tensor:
    return torch.exp2(torch.round(torch.mul(torch.log2(x), 0.75)))

  def keep(self: __torch__.cloister.Transformer, weight: Tensor) -> int:
    if self.int8:
      scales = self.scales(weight)
      self.pack(torch.to(torch.round(torch.div(weight, scales)), 1), torch.squeeze(scales, 1))
    else:
      self.dense = torch.add(self.dense, [torch.to(weight, self.kind, False, True)])
    return 0

  # A matrix of whole numbers with a scale for each row, in the order that its kernel wants.
  def pack(self: __torch__.cloister.Transformer, whole: Tensor, scales: Tensor) -> int:
    exact = torch.to(scales, 7)
    quantized = torch._make_per_channel_quantized_tensor(whole, exact, torch.zeros_like(exact, dtype=4), 0)
    self.packed = torch.add(self.packed, [ops.quantized.linear_prepack(quantized, None)])
    return 0

  def norm(self: __torch__.cloister.Transformer, x: Tensor, weight: Tensor) -> Tensor:
    return torch.rms_norm(x, [torch.size(x, -1)], weight, self.epsilon)

  # x [rows, in] by the matrix of that number of a layer.
  def product(self: __torch__.cloister.Transformer, x: Tensor, number: int, lone: Tensor, rest: Tensor) -> Tensor:
    if self.half:
      result = self.half_product(torch.to(x, 15), number, lone, rest)
    elif self.int8:
      result = self.byte_product(x, number)
    else:
      result = torch.linear(torch.to(x, self.kind), self.dense[number])
    return result

  # The same, all rows being of one sequence.
  def product_alone(self: __torch__.cloister.Transformer, x: Tensor, number: int) -> Tensor:
    lone, rest = self.ways([torch.size(x, 0)], ops.prim.device(x))
    return self.product(x, number, lone, rest)

  # Which rows come from units that have few, and which don't.
  def ways(self: __torch__.cloister.Transformer, counts: List[int], device: Device) -> Tuple[Tensor, Tensor]:
    lone = annotate(List[int], [])
    rest = annotate(List[int], [])
    first = 0
    for count in counts:
      for row in range(first, first + count):
        if count <= self.few:
          lone = torch.add(lone, [row])
        else:
          rest = torch.add(rest, [row])
      first = first + count
    return torch.tensor(lone, dtype=4, device=device), torch.tensor(rest, dtype=4, device=device)

  # Each row is brought into the range -1..1 first, which gives it a scale of its own, so that its result is the same in
  # whatever company it comes.
  def byte_product(self: __torch__.cloister.Transformer, x: Tensor, number: int) -> Tensor:
    reach = torch.clamp_min(torch.amax(torch.abs(x), [1], True), 1.0e-12)
    result = ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(torch.div(x, reach), 0.007874015748031496, 128, self.packed[number])
    return torch.mul_(result, reach)

  def half_product(self: __torch__.cloister.Transformer, x: Tensor, number: int, lone: Tensor, rest: Tensor) -> Tensor:
    if torch.numel(rest) == 0:
      result = self.narrow_product(x, number)
    elif torch.numel(lone) == 0:
      result = self.wide_product(x, number)
    else:
      wide = self.wide_product(torch.index_select(x, 0, rest), number)
      result = torch.empty([torch.size(x, 0), torch.size(wide, 1)], dtype=15, device=ops.prim.device(x))
      torch.index_copy_(result, 0, rest, wide)
      torch.index_copy_(result, 0, lone, self.narrow_product(torch.index_select(x, 0, lone), number))
    return result

  # bfloat16 by weights of four bits or of a byte, which are unpacked as they are read: for few rows.
  def narrow_product(self: __torch__.cloister.Transformer, x: Tensor, number: int) -> Tensor:
    codes = self.narrow[number]
    marks = self.marks[number]
    if torch.dim(marks) == 3:
      result = torch._weight_int4pack_mm_for_cpu(x, codes, 32, marks)
    else:
      result = torch._weight_int8pack_mm(x, codes, marks)
    return result

  # The same with the weights in bfloat16, for which processors have matrix units: for many rows.
  # oneDNN keeps the kernel of each number of rows, a quarter of a megabyte; so that there are few, rows are filled up to multiples of 16.
  def wide_product(self: __torch__.cloister.Transformer, rows: Tensor, number: int) -> Tensor:
    count = torch.size(rows, 0)
    x = torch.constant_pad_nd(rows, [0, 0, 0, (16 - count % 16) % 16], 0)
    if self.kept:
      result = ops.mkldnn._linear_pointwise(x, self.wide[number], None, "none", annotate(List[Optional[number]], []), "")
    elif torch.dim(self.marks[number]) == 3:
      result = torch.linear(x, self.widened(self.narrow[number], self.marks[number]))
    else:
      result = torch.linear(x, torch.mul(torch.to(self.narrow[number], 15), torch.unsqueeze(self.marks[number], 1)))
    return torch.narrow(result, 0, 0, count)

  # A four-bit matrix in bfloat16, from the order in which PyTorch packs it: for 64 rows of the matrix, and each column,
  # 32 bytes with the codes of the first 32 rows in their low halves. Bytes are turned before they are split: half as many.
  def widened(self: __torch__.cloister.Transformer, codes: Tensor, marks: Tensor) -> Tensor:
    width = 2 * torch.size(codes, 1)
    blocks = torch.size(codes, 0) // 64
    packed = torch.contiguous(torch.transpose(torch.view(codes, [blocks, width, 32]), 1, 2))
    wide = torch.empty([blocks, 64, width], dtype=15, device=ops.prim.device(codes))
    torch.copy_(torch.narrow(wide, 1, 0, 32), torch.bitwise_and(packed, 15))
    torch.copy_(torch.narrow(wide, 1, 32, 32), torch.bitwise_right_shift(packed, 4))
    wide = torch.view(torch.sub_(wide, 8.), [blocks * 64, width // 32, 32])
    steps, zeros = torch.unbind(torch.unsqueeze(torch.transpose(marks, 0, 1), 2), 3)
    wide = torch.add_(torch.mul_(wide, torch.contiguous(steps)), torch.contiguous(zeros))
    return torch.view(wide, [blocks * 64, width])

  def embed(self: __torch__.cloister.Transformer, ids: Tensor) -> Tensor:
    rows = torch.to(torch.index_select(self.table, 0, ids), 6)
    if self.bytes:
      rows = torch.mul(rows, torch.index_select(self.table_scales, 0, ids))
    if self.embedding_scale != 1.:
      rows = torch.mul(rows, self.embedding_scale)
    return torch.reshape(rows, [torch.size(ids, 0), -1])

  # A cache with so many places, in which the first token already stands.
  def new_cache(self: __torch__.cloister.Transformer, places: int) -> Tensor:
    return self.branch(self.first_cache, 1, places)

  # The first so many places of a cache, in one that may have more.
  def branch(self: __torch__.cloister.Transformer, cache: Tensor, past: int, places: int) -> Tensor:
    copy = torch.zeros([torch.size(cache, 0), 2, 1, self.kv_heads, places, self.head_size], dtype=self.kind, device=self.device())
    torch.copy_(torch.narrow(copy, 4, 0, past), torch.narrow(cache, 4, 0, past))
    return copy

  # How heads turn at some places [rows], from each rotary table → [rows, 1, D / 2].
  def turns_at(self: __torch__.cloister.Transformer, places: Tensor) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    for table in self.turns:
      found = torch.add(found, [torch.unsqueeze(torch.index_select(table, 0, places), 1)])
    return found

  # Rows of query, key, value side by side → heads [rows, all heads, D] in float32, those of query and key turned.
  def turned(self: __torch__.cloister.Transformer, rows: Tensor, layer: __torch__.cloister.Layer, turns: Tensor) -> Tensor:
    turning = self.heads + self.kv_heads
    qkv = torch.to(rows, 6)
    if torch.numel(layer.bias) > 0:
      qkv = torch.add(qkv, layer.bias)
    qkv = torch.view(qkv, [torch.size(rows, 0), turning + self.kv_heads, self.head_size])
    if torch.numel(layer.query_norm) > 0:
      q = self.norm(torch.narrow(qkv, 1, 0, self.heads), layer.query_norm)
      k = self.norm(torch.narrow(qkv, 1, self.heads, self.kv_heads), layer.key_norm)
      qkv = torch.cat([q, k, torch.narrow(qkv, 1, turning, self.kv_heads)], 1)
    pairs = torch.view_as_complex(torch.view(qkv, [torch.size(rows, 0), -1, self.head_size // 2, 2]))
    torch.mul_(torch.narrow(pairs, 1, 0, turning), turns)
    return qkv

  # Heads [T, all heads, D] → queries [T, heads, D], and keys and values as they lie in a cache [2, 1, key-value heads, T, D].
  def parts(self: __torch__.cloister.Transformer, heads: Tensor) -> Tuple[Tensor, Tensor]:
    kv = torch.narrow(heads, 1, self.heads, 2 * self.kv_heads)
    kv = torch.view(kv, [torch.size(heads, 0), 2, 1, self.kv_heads, self.head_size])
    return torch.narrow(heads, 1, 0, self.heads), torch.permute(kv, [1, 2, 3, 0, 4])

  # What the new tokens of a sequence see [T, heads * D]: queries [T, heads, D]; keys and values of all `past` + T places. A
  # layer with a window sees the last `window` places of each token, itself included; 0 means all.
  def attention(self: __torch__.cloister.Transformer, queries: Tensor, keys: Tensor, values: Tensor, past: int, window: int) -> Tensor:
    tokens = torch.size(queries, 0)
    k = keys
    v = values
    before = past
    if window > 0 and past >= window:
      before = window - 1
      k = torch.narrow(k, 2, past - before, before + tokens)
      v = torch.narrow(v, 2, past - before, before + tokens)
    if tokens == 1 and self.attention_cap == 0.:
      q = torch.view(queries, [1, self.kv_heads, self.heads // self.kv_heads, self.head_size])
      y = torch.scaled_dot_product_attention(q, k, v, None, 0., False, scale=self.query_scale)
    else:
      q = torch.unsqueeze(torch.transpose(queries, 0, 1), 0)
      y = torch.transpose(self.several(q, k, v, before, window), 1, 2)
    return torch.reshape(y, [tokens, -1])

  # Queries [1, heads, T, D], keys and values of `before` + T places → [1, heads, T, D].
  def several(self: __torch__.cloister.Transformer, q: Tensor, keys: Tensor, values: Tensor, before: int, window: int) -> Tensor:
    tokens = torch.size(q, 2)
    if self.attention_cap > 0.:
      y = self.capped(q, keys, values, self.seen(tokens, before, window))
    else:
      k = torch.repeat_interleave(keys, self.heads // self.kv_heads, 1)
      v = torch.repeat_interleave(values, self.heads // self.kv_heads, 1)
      if before <= 1 and not (window > 0 and before + tokens > window):
        padded = torch.constant_pad_nd(q, [0, 0, before, 0], 0.)
        y = torch.scaled_dot_product_attention(padded, k, v, None, 0., True, scale=self.query_scale)
        y = torch.narrow(y, 2, before, tokens)
      else:
        y = torch.scaled_dot_product_attention(q, k, v, self.seen(tokens, before, window), 0., False, scale=self.query_scale)
    return y

  # Which of before + T places each of T tokens sees.
  def seen(self: __torch__.cloister.Transformer, tokens: int, before: int, window: int) -> Tensor:
    places = torch.tril(torch.ones([tokens, before + tokens], dtype=11, device=self.device()), before)
    if window > 0 and before + tokens > window:
      places = torch.triu(places, before - window + 1)
    return places

  # Attention whose scores are bent softly below a cap, which the kernel of the others can't do.
  def capped(self: __torch__.cloister.Transformer, q: Tensor, k: Tensor, v: Tensor, seen: Tensor) -> Tensor:
    tokens = torch.size(q, 2)
    grouped = torch.reshape(torch.to(q, 6), [1, self.kv_heads, -1, self.head_size])
    scores = torch.matmul(torch.mul(grouped, self.query_scale / self.attention_cap), torch.transpose(torch.to(k, 6), 2, 3))
    scores = torch.mul(torch.tanh(scores), self.attention_cap)
    scores = torch.view(scores, [1, self.heads, tokens, -1])
    scores = torch.masked_fill(scores, torch.logical_not(seen), float("-inf"))
    shares = torch.view(torch.softmax(scores, -1), [1, self.kv_heads, -1, torch.size(k, 2)])
    return torch.view(torch.matmul(shares, torch.to(v, 6)), [1, self.heads, tokens, self.head_size])

  # Gate and up side by side → what goes down.
  def gate(self: __torch__.cloister.Transformer, rows: Tensor) -> Tensor:
    gate, up = torch.chunk(rows, 2, 1)
    if self.gelu:
      gate = torch.gelu(gate, approximate="tanh")
    else:
      gate = torch.silu(gate)
    return torch.mul(gate, up)

  # What a part of a layer adds to the states.
  def join(self: __torch__.cloister.Transformer, x: Tensor, part: Tensor, norm: Tensor) -> Tensor:
    added = part
    if torch.numel(norm) > 0:
      added = self.norm(torch.to(part, 6), norm)
    return torch.add(x, added)

  # The tokens ids [T] of one sequence → states [T, hidden], before the last norm.
  def hidden(self: __torch__.cloister.Transformer, ids: Tensor, cache: Tensor, past: int) -> Tensor:
    tokens = torch.size(ids, 0)
    return self.pass_units(ids, torch.arange(past, past + tokens, device=self.device()), [cache], [0], [past], [tokens])

  # Tokens of several sequences in one pass, ids and their places in their sequences [rows] → states [rows, hidden].
  def pass_units(self: __torch__.cloister.Transformer, ids: Tensor, places: Tensor, caches: List[Tensor], which: List[int], pasts: List[int], counts: List[int]) -> Tensor:
    return self.through(self.embed(ids), self.rows_of(places, caches, which, pasts, counts))

  def rows_of(self: __torch__.cloister.Transformer, places: Tensor, caches: List[Tensor], which: List[int], pasts: List[int], counts: List[int]) -> __torch__.cloister.Pass:
    own = annotate(List[Tensor], [])
    seen = annotate(List[Tensor], [])
    for unit in range(torch.len(counts)):
      cache = caches[which[unit]]
      own = torch.add(own, [torch.narrow(cache, 4, pasts[unit], counts[unit])])
      seen = torch.add(seen, [torch.narrow(cache, 4, 0, pasts[unit] + counts[unit])])
    lone, rest = self.ways(counts, self.device())
    return __torch__.cloister.Pass(self.turns_at(places), counts, pasts, own, seen, lone, rest)

  def through(self: __torch__.cloister.Transformer, embedded: Tensor, rows: __torch__.cloister.Pass) -> Tensor:
    x = embedded
    for number in range(torch.len(self.layers)):
      x = self.step(x, number, rows)
    return x

  # x [rows, hidden] through one layer.
  def step(self: __torch__.cloister.Transformer, x: Tensor, number: int, rows: __torch__.cloister.Pass) -> Tensor:
    layer = self.layers[number]
    qkv = self.product(self.norm(x, layer.norm), 4 * number, rows.lone, rows.rest)
    y = self.attend(torch.to(self.turned(qkv, layer, rows.turns[layer.rotary]), self.kind), number, layer.window, rows)
    x = self.join(x, self.product(y, 4 * number + 1, rows.lone, rows.rest), layer.after_attention)
    d = self.gate(self.product(self.norm(x, layer.wide_norm), 4 * number + 2, rows.lone, rows.rest))
    return self.join(x, self.product(d, 4 * number + 3, rows.lone, rows.rest), layer.after_wide)

  # Heads [rows, all heads, D] → what each unit sees [rows, heads * D]. Writes the new keys and values into the caches.
  def attend(self: __torch__.cloister.Transformer, heads: Tensor, number: int, window: int, rows: __torch__.cloister.Pass) -> Tensor:
    q, kv = self.parts(heads)
    found = annotate(List[Tensor], [])
    begin = 0
    for unit in range(torch.len(rows.counts)):
      count = rows.counts[unit]
      torch.copy_(torch.select(rows.own[unit], 0, number), torch.narrow(kv, 3, begin, count))
      keys, values = torch.unbind(torch.select(rows.seen[unit], 0, number), 0)
      found = torch.add(found, [self.attention(torch.narrow(q, 0, begin, count), keys, values, rows.pasts[unit], window)])
      begin = begin + count
    return found[0] if torch.len(found) == 1 else torch.cat(found, 0)

  # Hidden states [rows, hidden] → logits [rows, vocabulary].
  def logits(self: __torch__.cloister.Transformer, x: Tensor) -> Tensor:
    states = self.norm(x, self.last_norm)
    if self.bytes:
      result = self.byte_product(states, torch.len(self.packed) - 1)
    else:
      result = torch.linear(states, self.dense[torch.len(self.dense) - 1])
    if self.logit_cap > 0.:
      result = torch.mul(torch.tanh(torch.div(result, self.logit_cap)), self.logit_cap)
    return result

  # The state of the first token [1, hidden].
  def first_state(self: __torch__.cloister.Transformer) -> Tensor:
    return self.first

  # The log-likelihood of each of ids [T], which stand after the first token.
  def score(self: __torch__.cloister.Transformer, ids: Tensor) -> Tensor:
    others = torch.size(ids, 0) - 1
    states = self.first
    if others > 0:
      states = torch.cat([states, self.hidden(torch.narrow(ids, 0, 0, others), self.new_cache(others + 1), 1)], 0)
    return self.score_rows(states, 0, ids)

  # The log-likelihoods of targets [rows] after states [rows, hidden].
  def chances(self: __torch__.cloister.Transformer, states: Tensor, targets: Tensor) -> Tensor:
    logits = self.logits(states)
    own = torch.squeeze(torch.gather(logits, 1, torch.unsqueeze(targets, 1)), 1)
    return torch.sub(own, torch.logsumexp(logits, [1]))

  # The likeliest tokens after some rows [N] of states; for those of them that are bound, among as many as counts says of
  # the tokens that are listed one bound row after the other.
  def choose(self: __torch__.cloister.Transformer, states: Tensor, rows: Tensor, bound: List[int], among: Tensor, counts: List[int]) -> Tensor:
    logits = self.logits(torch.index_select(states, 0, rows))
    best = torch.argmax(logits, 1)
    begin = 0
    for i in range(torch.len(bound)):
      allowed = torch.narrow(among, 0, begin, counts[i])
      at = torch.argmax(torch.index_select(torch.select(logits, 0, bound[i]), 0, allowed), 0, True)
      torch.copy_(torch.narrow(best, 0, bound[i], 1), torch.index_select(allowed, 0, at))
      begin = begin + counts[i]
    return best

  # The log-likelihood of a target [N] after each of as many rows of states. At most 32 rows of logits exist at a time, in pieces that are used again.
  def score_rows(self: __torch__.cloister.Transformer, states: Tensor, begin: int, targets: Tensor) -> Tensor:
    parts = annotate(List[Tensor], [])
    for i in range((torch.size(targets, 0) + 31) // 32):
      part = torch.slice(targets, 0, i * 32, i * 32 + 32)
      rows = torch.narrow(states, 0, begin + i * 32, torch.size(part, 0))
      parts = torch.add(parts, [self.chances(rows, part)])
    return torch.cat(parts, 0)

  # The log-likelihoods of some tokens after one row [1] of states.
  def weigh(self: __torch__.cloister.Transformer, states: Tensor, row: Tensor, candidates: Tensor) -> Tensor:
    logits = torch.select(self.logits(torch.index_select(states, 0, row)), 0, 0)
    return torch.sub(torch.index_select(logits, 0, candidates), torch.logsumexp(logits, [0]))

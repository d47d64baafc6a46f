# The forward pass of decoders, in TorchScript: one source for all supported architectures, whose differences are numbers and
# tensors that are there or not. Java writes this file into a TorchScript archive as it stands (TorchArchive), and calls its
# methods (Transformer.java); the weights come by the methods whose names begin with load. Tensors that come from Java lie in
# Java's memory and are gone after the call: what is kept must be copied.
#
# Shapes: B sequences, T new tokens each, C places in the cache, D numbers a head; a "row" is one token of one sequence.
# A cache is one tensor [layers, 2 (key, value), B, key-value heads, C, D]. Every sequence of a call has the same number of
# tokens before it (past); shorter ones are padded at their end, which causal attention never looks at from before.

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

class Transformer(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  int8 : bool
  int4 : bool
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
  first_cache : List[Tensor]

  # `kind` is the type of keys, values and queries: 6 (float32) or 15 (bfloat16), as torch numbers them. `kept` says whether
  # bfloat16 copies of four-bit matrices stay, or are made anew for each call that has many rows.
  def configure(self: __torch__.cloister.Transformer, int8: bool, int4: bool, kept: bool, gelu: bool,
      heads: int, kv_heads: int, head_size: int, hidden: int,
      epsilon: float, query_scale: float, embedding_scale: float, attention_cap: float, logit_cap: float) -> int:
    self.int8 = int8
    self.int4 = int4
    self.kept = kept
    self.kind = 15 if int4 else 6
    self.few = 4
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
    self.begin_matrices()
    self.turns = annotate(List[Tensor], [])
    self.first_cache = annotate(List[Tensor], [])
    return 0

  def begin_matrices(self: __torch__.cloister.Transformer) -> int:
    self.dense = annotate(List[Tensor], [])
    self.packed = annotate(List[__torch__.torch.classes.quantized.LinearPackedParamsBase], [])
    self.narrow = annotate(List[Tensor], [])
    self.marks = annotate(List[Tensor], [])
    self.wide = annotate(List[Tensor], [])
    return 0

  # One more table of rotary positions, from the angle that each pair of a head turns by per place [D / 2], and the length
  # that it gets [D / 2]. Pairs stand side by side in a head; Java orders the weights so.
  def load_rotary(self: __torch__.cloister.Transformer, speeds: Tensor, lengths: Tensor, places: int) -> int:
    angles = torch.outer(torch.arange(places, dtype=6), speeds)
    self.turns = torch.add(self.turns, [torch.polar(torch.expand_as(lengths, angles), angles)])
    return 0

  # The output head and the embedding table are the largest matrices, so they come in pieces: begin, load, end. The table
  # comes first, except where float32 has one for both.
  # In int8 and int4 the table has a scale for 32 numbers each, as Q8_0 has, so that nothing of such a file is lost.
  def begin_table(self: __torch__.cloister.Transformer, rows: int, width: int) -> int:
    if self.int8 or self.int4:
      self.table = torch.empty([rows, width // self.block, self.block], dtype=1)
      self.table_scales = torch.empty([rows, width // self.block, 1], dtype=6)
    else:
      self.table = torch.empty([rows, width], dtype=6)
    return 0

  def load_table(self: __torch__.cloister.Transformer, begin: int, rows: Tensor) -> int:
    count = torch.size(rows, 0)
    if self.int8 or self.int4:
      blocks = torch.view(rows, [count, -1, self.block])
      scales = torch.clamp_min(torch.div(torch.amax(torch.abs(blocks), [2], True), 127.), 1.0e-12)
      torch.copy_(torch.narrow(self.table_scales, 0, begin, count), scales)
      torch.copy_(torch.narrow(self.table, 0, begin, count), torch.round(torch.div(blocks, scales)))
    else:
      torch.copy_(torch.narrow(self.table, 0, begin, count), rows)
    return 0

  def begin_head(self: __torch__.cloister.Transformer, rows: int, norm: Tensor) -> int:
    width = torch.size(norm, 0)
    if self.int8 or self.int4:
      states = self.trial
      if self.int4:
        tokens = torch.size(self.trial_ids, 1)
        states = torch.select(self.hidden(self.trial_ids, self.new_cache(1, tokens + 1), 1), 0, 0)
      reach = torch.amax(torch.abs(torch.slice(self.norm(states, norm), 0, 1)), [0])
      self.factors = self.power(torch.clamp_min(reach, 1.0e-5))
      self.last_norm = torch.div(norm, self.factors)
      self.head = torch.empty([rows, width], dtype=1)
      self.head_scales = torch.empty([rows, 1], dtype=6)
    else:
      self.last_norm = torch.clone(norm)
      self.head = torch.empty([rows, width], dtype=6)
    return 0

  def load_head(self: __torch__.cloister.Transformer, begin: int, rows: Tensor) -> int:
    if self.int8 or self.int4:
      eased = torch.mul(rows, self.factors)
      scales = torch.clamp_min(torch.div(torch.amax(torch.abs(eased), [1], True), 127.), 1.0e-12)
      torch.copy_(torch.narrow(self.head_scales, 0, begin, torch.size(rows, 0)), scales)
      torch.copy_(torch.narrow(self.head, 0, begin, torch.size(rows, 0)), torch.round(torch.div(eased, scales)))
    else:
      torch.copy_(torch.narrow(self.head, 0, begin, torch.size(rows, 0)), rows)
    return 0

  # `tied` says that the table is the head, and has not been loaded.
  def end_head(self: __torch__.cloister.Transformer, tied: bool) -> int:
    if self.int8 or self.int4:
      self.pack(self.head, torch.squeeze(self.head_scales, 1))
    else:
      self.dense = torch.add(self.dense, [self.head])
      if tied:
        self.table = self.head
    self.head = torch.empty([0])
    self.head_scales = torch.empty([0])
    if torch.size(self.trial, 0) > 1:
      states = torch.narrow(self.trial, 0, 0, torch.size(self.trial, 0) - 1)
      self.reference = torch.neg(torch.mean(self.chances(states, torch.transpose(self.trial_ids, 0, 1)), [0]))
    if not self.int4:
      self.first = torch.clone(torch.narrow(self.trial, 0, 0, 1))
    self.trial = self.first
    return 0

  # Embeddings [1 + T, hidden] of the first token and, for int8, of a text ids [1, T] by which the scales are found. Their
  # states are carried through in float32 while the layers are loaded (in int4 only where they are wanted to compare with).
  def load_trial(self: __torch__.cloister.Transformer, rows: Tensor, ids: Tensor) -> int:
    self.trial = torch.mul(rows, self.embedding_scale)
    self.trial_ids = torch.clone(ids)
    self.first = torch.clone(torch.narrow(self.trial, 0, 0, 1))
    return 0

  # The mean negative log-likelihood of the trial text by those states, to compare with what a kernel makes of it.
  def reference_nll(self: __torch__.cloister.Transformer) -> Tensor:
    return torch.view(self.reference, [1])

  # Only what a kernel needs to be timed with one matrix.
  def begin_race(self: __torch__.cloister.Transformer, bytes: bool, fours: bool, kept: bool) -> int:
    self.int8 = bytes
    self.int4 = fours
    self.kept = kept
    self.few = 4
    self.begin_matrices()
    return 0

  # Weights in float32: attention norm, query-key-value, attention output, feed-forward norm, gate-up, down; then, or empty,
  # the bias of query-key-value, the norms of query and key heads, and the norms after attention and feed-forward.
  def layer_of(self: __torch__.cloister.Transformer, weights: List[Tensor], window: int, rotary: int) -> __torch__.cloister.Layer:
    return __torch__.cloister.Layer(torch.clone(weights[0]), torch.clone(weights[6]), torch.clone(weights[7]), torch.clone(weights[8]),
        torch.clone(weights[9]), torch.clone(weights[3]), torch.clone(weights[10]), window, rotary)

  # Carries the trial through a layer in float32 → what goes into its four matrices, and the first token's key and value.
  def try_layer(self: __torch__.cloister.Transformer, weights: List[Tensor], layer: __torch__.cloister.Layer) -> List[Tensor]:
    tokens = torch.size(self.trial, 0)
    h = self.norm(self.trial, layer.norm)
    q, k, v = self.split(torch.linear(h, weights[1]), layer, self.turns_from(0, tokens)[layer.rotary], 1, tokens)
    y = self.merge(self.attention(q, k, v, 0, layer.window, torch.empty([0])))
    x = self.join(self.trial, torch.linear(y, weights[2]), layer.after_attention)
    g = self.norm(x, layer.wide_norm)
    d = self.gate(torch.linear(g, weights[4]))
    self.trial = self.join(x, torch.linear(d, weights[5]), layer.after_wide)
    return [h, y, g, d, torch.narrow(k, 2, 0, 1), torch.narrow(v, 2, 0, 1)]

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
      rows = torch.cat([torch.ones([torch.size(weights[1], 0) - torch.size(by_v, 0)]), by_v], 0)
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
    self.first_cache = torch.add(self.first_cache, [torch.stack([key, value], 0)])
    return 0

  # The trial alone, for int4.
  def check_layer(self: __torch__.cloister.Transformer, weights: List[Tensor], window: int, rotary: int) -> int:
    self.try_layer(weights, self.layer_of(weights, window, rotary))
    return 0

  # A layer whose four matrices are kept already; the weights are those of load_layer, the matrices left empty.
  def end_layer(self: __torch__.cloister.Transformer, weights: List[Tensor], window: int, rotary: int) -> int:
    number = torch.len(self.layers)
    self.layers = torch.add(self.layers, [self.layer_of(weights, window, rotary)])
    cache = torch.zeros([2, 1, self.kv_heads, 1, self.head_size], dtype=self.kind)
    self.first = self.step(self.first, number, cache, 0, self.turns_from(0, 1), torch.empty([0]), 1)
    self.first_cache = torch.add(self.first_cache, [cache])
    return 0

  # A four-bit matrix [out, in]: codes 0..15, and for each 32 of a row a scale and the number that code 0 stands for
  # [out, in / 32]. PyTorch's kernel counts codes from 8, and wants scales and offsets in bfloat16.
  def keep_fours(self: __torch__.cloister.Transformer, codes: Tensor, scales: Tensor, least: Tensor) -> int:
    rows = torch.size(codes, 0)
    steps = torch.to(scales, 15)
    zeros = torch.to(torch.add(least, torch.mul(scales, 8.)), 15)
    self.narrow = torch.add(self.narrow, [torch._convert_weight_to_int4pack_for_cpu(torch.to(codes, 3), 2)])
    self.marks = torch.add(self.marks, [torch.contiguous(torch.stack([torch.transpose(steps, 0, 1), torch.transpose(zeros, 0, 1)], 2))])
    if self.kept:
      exact = torch.sub(torch.view(torch.to(codes, 6), [rows, -1, 32]), 8.)
      exact = torch.addcmul(torch.unsqueeze(torch.to(zeros, 6), 2), exact, torch.unsqueeze(torch.to(steps, 6), 2))
      self.keep_wide(torch.view(exact, [rows, -1]))
    else:
      self.wide = torch.add(self.wide, [torch.empty([0])])
    return 0

  # A matrix of another type, for int4: one byte a weight.
  def keep_bytes(self: __torch__.cloister.Transformer, weight: Tensor) -> int:
    scales = torch.clamp_min(torch.div(torch.amax(torch.abs(weight), [1]), 127.), 1.0e-12)
    self.narrow = torch.add(self.narrow, [torch.to(torch.round(torch.div(weight, torch.unsqueeze(scales, 1))), 1)])
    self.marks = torch.add(self.marks, [torch.to(scales, 15)])
    if self.kept:
      self.keep_wide(weight)
    else:
      self.wide = torch.add(self.wide, [torch.empty([0])])
    return 0

  def keep_wide(self: __torch__.cloister.Transformer, weight: Tensor) -> int:
    self.wide = torch.add(self.wide, [ops.mkldnn._reorder_linear_weight(torch.to(weight, 15), None)])
    return 0

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
      scales = torch.clamp_min(torch.div(torch.amax(torch.abs(weight), [1]), 127.), 1.0e-12)
      self.pack(torch.to(torch.round(torch.div(weight, torch.unsqueeze(scales, 1))), 1), scales)
    else:
      self.dense = torch.add(self.dense, [torch.clone(weight)])
    return 0

  # A matrix of whole numbers with a scale for each row, in the order that its kernel wants.
  def pack(self: __torch__.cloister.Transformer, whole: Tensor, scales: Tensor) -> int:
    exact = torch.to(scales, 7)
    quantized = torch._make_per_channel_quantized_tensor(whole, exact, torch.zeros_like(exact, dtype=4), 0)
    self.packed = torch.add(self.packed, [ops.quantized.linear_prepack(quantized, None)])
    return 0

  def norm(self: __torch__.cloister.Transformer, x: Tensor, weight: Tensor) -> Tensor:
    mean = torch.mean(torch.mul(x, x), [-1], True)
    return torch.mul(torch.mul(x, torch.rsqrt(torch.add(mean, self.epsilon))), weight)

  # x [rows, in] by the matrix of that number of a layer, the rows being of one sequence.
  def product(self: __torch__.cloister.Transformer, x: Tensor, number: int) -> Tensor:
    if self.int4:
      h = torch.to(x, 15)
      if torch.size(x, 0) <= self.few:
        result = self.narrow_product(h, number)
      else:
        result = self.wide_product(h, number)
    elif self.int8:
      result = self.byte_product(x, number)
    else:
      result = torch.linear(x, self.dense[number])
    return result

  # Each row is brought into the range -1..1 first, which gives it a scale of its own, so that its result is the same in
  # whatever company it comes.
  def byte_product(self: __torch__.cloister.Transformer, x: Tensor, number: int) -> Tensor:
    reach = torch.clamp_min(torch.amax(torch.abs(x), [1], True), 1.0e-12)
    result = ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(torch.div(x, reach), 0.007874015748031496, 128, self.packed[number])
    return torch.mul_(result, reach)

  # The same for rows of several sequences: `lone` are those of sequences that have few, `rest` the others. What a row is
  # multiplied by must not depend on the company that it comes in.
  def mixed_product(self: __torch__.cloister.Transformer, x: Tensor, number: int, lone: Tensor, rest: Tensor) -> Tensor:
    if self.int4:
      h = torch.to(x, 15)
      if torch.numel(rest) == 0:
        result = self.narrow_product(h, number)
      elif torch.numel(lone) == 0:
        result = self.wide_product(h, number)
      else:
        wide = self.wide_product(torch.index_select(h, 0, rest), number)
        result = torch.empty([torch.size(x, 0), torch.size(wide, 1)], dtype=15)
        torch.index_copy_(result, 0, rest, wide)
        torch.index_copy_(result, 0, lone, self.narrow_product(torch.index_select(h, 0, lone), number))
    else:
      result = self.product(x, number)
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
  def wide_product(self: __torch__.cloister.Transformer, x: Tensor, number: int) -> Tensor:
    codes = self.narrow[number]
    marks = self.marks[number]
    if self.kept:
      result = ops.mkldnn._linear_pointwise(x, self.wide[number], None, "none", annotate(List[Optional[number]], []), "")
    elif torch.dim(marks) == 3:
      result = torch.linear(x, self.widened(codes, marks))
    else:
      result = torch.linear(x, torch.mul(torch.to(codes, 15), torch.unsqueeze(marks, 1)))
    return result

  # Numbers in float32, as Java reads them.
  def plain(self: __torch__.cloister.Transformer, x: Tensor) -> Tensor:
    return torch.to(x, 6)

  # A four-bit matrix in bfloat16, from the order in which PyTorch packs it: for 64 rows of the matrix, and each column,
  # 32 bytes with the codes of the first 32 rows in their low halves.
  def widened(self: __torch__.cloister.Transformer, codes: Tensor, marks: Tensor) -> Tensor:
    width = 2 * torch.size(codes, 1)
    blocks = torch.size(codes, 0) // 64
    packed = torch.view(codes, [blocks, width, 32])
    wide = torch.empty([blocks, width, 64], dtype=15)
    torch.copy_(torch.narrow(wide, 2, 0, 32), torch.bitwise_and(packed, 15))
    torch.copy_(torch.narrow(wide, 2, 32, 32), torch.bitwise_right_shift(packed, 4))
    wide = torch.view(torch.sub_(wide, 8.), [blocks, width // 32, 32, 64])
    steps, zeros = torch.unbind(torch.permute(torch.view(marks, [width // 32, blocks, 1, 64, 2]), [1, 0, 2, 3, 4]), 4)
    wide = torch.add_(torch.mul_(wide, torch.contiguous(steps)), torch.contiguous(zeros))
    return torch.reshape(torch.permute(torch.view(wide, [blocks, width, 64]), [0, 2, 1]), [blocks * 64, width])

  def embed(self: __torch__.cloister.Transformer, ids: Tensor) -> Tensor:
    rows = torch.index_select(self.table, 0, ids)
    if self.int8 or self.int4:
      rows = torch.mul(torch.to(rows, 6), torch.index_select(self.table_scales, 0, ids))
    if self.embedding_scale != 1.:
      rows = torch.mul(rows, self.embedding_scale)
    return torch.reshape(rows, [torch.size(ids, 0), -1])

  # A cache for this many sequences and tokens, in which the first token already stands.
  def new_cache(self: __torch__.cloister.Transformer, batch: int, places: int) -> Tensor:
    cache = torch.zeros([torch.len(self.first_cache), 2, batch, self.kv_heads, places, self.head_size], dtype=self.kind)
    for layer in range(torch.len(self.first_cache)):
      torch.copy_(torch.narrow(torch.select(cache, 0, layer), 3, 0, 1), self.first_cache[layer])
    return cache

  # The cache of one sequence of this many tokens, copied for several that go on from there.
  def branch(self: __torch__.cloister.Transformer, cache: Tensor, past: int, batch: int, places: int) -> Tensor:
    copies = torch.zeros([torch.size(cache, 0), 2, batch, self.kv_heads, places, self.head_size], dtype=self.kind)
    torch.copy_(torch.narrow(copies, 4, 0, past), torch.narrow(cache, 4, 0, past))
    return copies

  # The turns [1, T, 1, D / 2] of T places after `past`, from each rotary table.
  def turns_from(self: __torch__.cloister.Transformer, past: int, tokens: int) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    for table in self.turns:
      found = torch.add(found, [torch.view(torch.narrow(table, 0, past, tokens), [1, tokens, 1, self.head_size // 2])])
    return found

  # The same for one token at a place of its own in each sequence [B] → [B, 1, 1, D / 2].
  def turns_at(self: __torch__.cloister.Transformer, places: Tensor) -> List[Tensor]:
    found = annotate(List[Tensor], [])
    for table in self.turns:
      found = torch.add(found, [torch.view(torch.index_select(table, 0, places), [-1, 1, 1, self.head_size // 2])])
    return found

  # Rows of query, key, value side by side → heads [B, heads, T, D] of each, query and key turned by their positions.
  def split(self: __torch__.cloister.Transformer, rows: Tensor, layer: __torch__.cloister.Layer, turns: Tensor, batch: int, tokens: int) -> Tuple[Tensor, Tensor, Tensor]:
    turning = self.heads + self.kv_heads
    qkv = rows
    if torch.numel(layer.bias) > 0:
      qkv = torch.add(qkv, layer.bias)
    qkv = torch.view(qkv, [batch, tokens, turning + self.kv_heads, self.head_size])
    qk = torch.narrow(qkv, 2, 0, turning)
    v = torch.transpose(torch.narrow(qkv, 2, turning, self.kv_heads), 1, 2)
    if torch.numel(layer.query_norm) > 0:
      qk = torch.to(qk, 6)
      q = self.norm(torch.narrow(qk, 2, 0, self.heads), layer.query_norm)
      k = self.norm(torch.narrow(qk, 2, self.heads, self.kv_heads), layer.key_norm)
      qk = torch.cat([q, k], 2)
    pairs = torch.view_as_complex(torch.reshape(torch.to(qk, 6), [batch, tokens, turning, self.head_size // 2, 2]))
    turned = torch.view_as_real(torch.mul(pairs, turns))
    turned = torch.transpose(torch.view(turned, [batch, tokens, turning, self.head_size]), 1, 2)
    return torch.narrow(turned, 1, 0, self.heads), torch.narrow(turned, 1, self.heads, self.kv_heads), v

  # Heads [B, heads, T, D] → rows [B * T, heads * D].
  def merge(self: __torch__.cloister.Transformer, y: Tensor) -> Tensor:
    return torch.reshape(torch.transpose(y, 1, 2), [torch.size(y, 0) * torch.size(y, 2), -1])

  # What new tokens see: queries [B, heads, T, D]; keys and values of all `past` + T places. A layer with a window sees the
  # last `window` places of each token, itself included; 0 means all. Where sequences begin at different places, `visible`
  # [B, 1, 1, past + 1] says what the one new token of each may see; otherwise it is empty.
  def attention(self: __torch__.cloister.Transformer, q: Tensor, keys: Tensor, values: Tensor, past: int, window: int, visible: Tensor) -> Tensor:
    tokens = torch.size(q, 2)
    group = self.heads // self.kv_heads
    k = keys
    v = values
    before = past
    if window > 0 and past >= window:
      before = window - 1
      k = torch.narrow(k, 2, past - before, before + tokens)
      v = torch.narrow(v, 2, past - before, before + tokens)
    windowed = window > 0 and before + tokens > window
    if self.attention_cap > 0.:
      seen = self.seen(tokens, before, window)
      if torch.numel(visible) > 0:
        seen = torch.narrow(visible, 3, past - before, before + 1)
      y = self.capped(q, k, v, seen)
    elif tokens == 1:
      grouped = torch.reshape(q, [torch.size(q, 0), self.kv_heads, group, self.head_size])
      if torch.numel(visible) > 0:
        seen = torch.expand(torch.narrow(visible, 3, past - before, before + 1), [-1, self.kv_heads, group, -1])
        y = torch.scaled_dot_product_attention(grouped, k, v, seen, 0., False, scale=self.query_scale)
      else:
        y = torch.scaled_dot_product_attention(grouped, k, v, None, 0., False, scale=self.query_scale)
      y = torch.reshape(y, [torch.size(q, 0), self.heads, 1, self.head_size])
    else:
      k = torch.repeat_interleave(k, group, 1)
      v = torch.repeat_interleave(v, group, 1)
      if before <= 1 and not windowed:
        padded = torch.constant_pad_nd(q, [0, 0, before, 0], 0.)
        y = torch.scaled_dot_product_attention(padded, k, v, None, 0., True, scale=self.query_scale)
        y = torch.narrow(y, 2, before, tokens)
      else:
        y = torch.scaled_dot_product_attention(q, k, v, self.seen(tokens, before, window), 0., False, scale=self.query_scale)
    return y

  # Which of before + T places each of T tokens sees.
  def seen(self: __torch__.cloister.Transformer, tokens: int, before: int, window: int) -> Tensor:
    places = torch.tril(torch.ones([tokens, before + tokens], dtype=11), before)
    if window > 0 and before + tokens > window:
      places = torch.triu(places, before - window + 1)
    return places

  # Attention whose scores are bent softly below a cap, which the kernel of the others can't do.
  def capped(self: __torch__.cloister.Transformer, q: Tensor, k: Tensor, v: Tensor, seen: Tensor) -> Tensor:
    batch = torch.size(q, 0)
    tokens = torch.size(q, 2)
    grouped = torch.reshape(torch.to(q, 6), [batch, self.kv_heads, -1, self.head_size])
    scores = torch.matmul(torch.mul(grouped, self.query_scale / self.attention_cap), torch.transpose(torch.to(k, 6), 2, 3))
    scores = torch.mul(torch.tanh(scores), self.attention_cap)
    scores = torch.view(scores, [batch, self.heads, tokens, -1])
    scores = torch.masked_fill(scores, torch.logical_not(seen), float("-inf"))
    shares = torch.view(torch.softmax(scores, -1), [batch, self.kv_heads, -1, torch.size(k, 2)])
    return torch.view(torch.matmul(shares, torch.to(v, 6)), [batch, self.heads, tokens, self.head_size])

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

  # ids [B, T] after `past` tokens that stand in the cache → hidden states [B, T, hidden], before the last norm. Writes
  # the new tokens' keys and values into the cache.
  def hidden(self: __torch__.cloister.Transformer, ids: Tensor, cache: Tensor, past: int) -> Tensor:
    return self.through(ids, cache, past, self.turns_from(past, torch.size(ids, 1)), torch.empty([0]))

  # The way through all layers, with the turns of the new tokens' places from each rotary table.
  def through(self: __torch__.cloister.Transformer, ids: Tensor, cache: Tensor, past: int, turns: List[Tensor], visible: Tensor) -> Tensor:
    batch = torch.size(ids, 0)
    tokens = torch.size(ids, 1)
    x = self.embed(torch.reshape(ids, [batch * tokens]))
    for number in range(torch.len(self.layers)):
      x = self.step(x, number, torch.select(cache, 0, number), past, turns, visible, batch)
    return torch.view(x, [batch, tokens, -1])

  # x [B * T, hidden] through one layer, whose part of the cache is [2, B, key-value heads, C, D].
  def step(self: __torch__.cloister.Transformer, x: Tensor, number: int, cache: Tensor, past: int, turns: List[Tensor], visible: Tensor,
      batch: int) -> Tensor:
    layer = self.layers[number]
    tokens = torch.size(x, 0) // batch
    qkv = self.product(self.norm(x, layer.norm), 4 * number)
    q, k, v = self.split(qkv, layer, turns[layer.rotary], batch, tokens)
    keys, values = torch.unbind(cache, 0)
    torch.copy_(torch.narrow(keys, 2, past, tokens), k)
    torch.copy_(torch.narrow(values, 2, past, tokens), v)
    keys = torch.narrow(keys, 2, 0, past + tokens)
    values = torch.narrow(values, 2, 0, past + tokens)
    y = self.merge(self.attention(torch.to(q, self.kind), keys, values, past, layer.window, visible))
    x = self.join(x, self.product(y, 4 * number + 1), layer.after_attention)
    d = self.gate(self.product(self.norm(x, layer.wide_norm), 4 * number + 2))
    return self.join(x, self.product(d, 4 * number + 3), layer.after_wide)

  # Sequences of different lengths go on together: they end in the same column of the cache, and begin at `begins` [B].
  # ids [B, 1] are their tokens of that column → the likeliest next ones.
  def advance(self: __torch__.cloister.Transformer, ids: Tensor, cache: Tensor, column: int, begins: Tensor) -> Tensor:
    visible = torch.ge(torch.view(torch.arange(column + 1), [1, 1, 1, -1]), torch.view(begins, [-1, 1, 1, 1]))
    places = torch.sub(column, begins)
    x = self.through(ids, cache, column, self.turns_at(places), visible)
    return torch.argmax(self.logits(torch.select(x, 1, 0)), 1)

  # Copies a sequence of this many tokens, which ends before a column of a cache's row, into another cache.
  def copy(self: __torch__.cloister.Transformer, origin: Tensor, row: int, end: int, to: Tensor, to_row: int, to_end: int, tokens: int) -> int:
    here = torch.narrow(torch.narrow(origin, 2, row, 1), 4, end - tokens, tokens)
    torch.copy_(torch.narrow(torch.narrow(to, 2, to_row, 1), 4, to_end - tokens, tokens), here)
    return 0

  # The likeliest token after a state [1, hidden].
  def likeliest(self: __torch__.cloister.Transformer, state: Tensor) -> Tensor:
    return torch.argmax(self.logits(state), 1)

  # An empty common cache.
  def common_cache(self: __torch__.cloister.Transformer, batch: int, places: int) -> Tensor:
    return torch.zeros([torch.len(self.first_cache), 2, batch, self.kv_heads, places, self.head_size], dtype=self.kind)

  # Hidden states [rows, hidden] → logits [rows, vocabulary].
  def logits(self: __torch__.cloister.Transformer, x: Tensor) -> Tensor:
    states = self.norm(x, self.last_norm)
    if self.int8 or self.int4:
      result = self.byte_product(states, torch.len(self.packed) - 1)
    else:
      result = torch.linear(states, self.dense[torch.len(self.dense) - 1])
    if self.logit_cap > 0.:
      result = torch.mul(torch.tanh(torch.div(result, self.logit_cap)), self.logit_cap)
    return result

  # The state of the first token [1, hidden].
  def first_state(self: __torch__.cloister.Transformer) -> Tensor:
    return self.first

  # States [B, T, hidden] → [B * T, hidden].
  def rows(self: __torch__.cloister.Transformer, x: Tensor) -> Tensor:
    return torch.reshape(x, [-1, torch.size(x, 2)])

  # Of states [1, T, hidden], the last one [1, hidden].
  def last_state(self: __torch__.cloister.Transformer, x: Tensor) -> Tensor:
    return torch.select(x, 1, torch.size(x, 1) - 1)

  # The log-likelihood of each of ids [B, T] after `past` tokens in the cache, `before` [1, hidden] being the state of
  # the last of these. At most 128 rows of logits exist at a time.
  def score(self: __torch__.cloister.Transformer, ids: Tensor, cache: Tensor, past: int, before: Tensor) -> Tensor:
    batch = torch.size(ids, 0)
    tokens = torch.size(ids, 1)
    width = torch.size(before, 1)
    states = torch.expand(torch.view(before, [1, 1, width]), [batch, 1, width])
    if tokens > 1:
      inner = self.hidden(torch.narrow(ids, 1, 0, tokens - 1), cache, past)
      states = torch.cat([states, inner], 1)
    rows = torch.reshape(states, [batch * tokens, width])
    targets = torch.reshape(ids, [batch * tokens, 1])
    parts = annotate(List[Tensor], [])
    for i in range((batch * tokens + 127) // 128):
      begin = i * 128
      parts = torch.add(parts, [self.chances(torch.slice(rows, 0, begin, begin + 128), torch.slice(targets, 0, begin, begin + 128))])
    return torch.view(torch.cat(parts, 0), [batch, tokens])

  # The log-likelihoods of targets [rows, 1] after states [rows, hidden].
  def chances(self: __torch__.cloister.Transformer, rows: Tensor, targets: Tensor) -> Tensor:
    logits = self.logits(rows)
    return torch.sub(torch.squeeze(torch.gather(logits, 1, targets), 1), torch.logsumexp(logits, [1]))

  # Of states [B, T, hidden], the one at ends [B] of each sequence → log-likelihoods of the candidates [B, N].
  def next(self: __torch__.cloister.Transformer, x: Tensor, ends: Tensor, candidates: Tensor) -> Tensor:
    width = torch.size(x, 2)
    at = torch.expand(torch.view(ends, [-1, 1, 1]), [-1, 1, width])
    logits = self.logits(torch.squeeze(torch.gather(x, 1, at), 1))
    return torch.sub(torch.index_select(logits, 1, candidates), torch.logsumexp(logits, [1], True))

  # Goes on greedily from the state of the last prompt token, at most `most` tokens, up to one of `stops`.
  def greedy(self: __torch__.cloister.Transformer, state: Tensor, cache: Tensor, past: int, most: int, stops: List[int]) -> List[int]:
    out = annotate(List[int], [])
    x = state
    going = True
    at = past
    while going:
      token = int(torch.item(torch.argmax(self.logits(x))))
      if torch.__contains__(stops, token):
        going = False
      else:
        out = torch.add(out, [token])
        if torch.len(out) >= most:
          going = False
        else:
          x = torch.select(self.hidden(torch.tensor([[token]]), cache, at), 1, 0)
          at = at + 1
    return out

  # Tokens of several sequences in one pass. ids and places (in their sequences) are [rows]; of each unit of rows that attend
  # together, the number of its cache, the tokens before it, and how many it has. Units come one after the other in each
  # layer, so that a later one of the same cache sees what those before it wrote. → states [rows, hidden].
  def pass_units(self: __torch__.cloister.Transformer, ids: Tensor, places: Tensor, caches: List[Tensor], which: List[int], pasts: List[int], counts: List[int]) -> Tensor:
    if torch.len(counts) == 1:
      x = self.rows(self.hidden(torch.unsqueeze(ids, 0), caches[0], pasts[0]))
    else:
      x = self.pass_several(ids, places, caches, which, pasts, counts)
    return x

  def pass_several(self: __torch__.cloister.Transformer, ids: Tensor, places: Tensor, caches: List[Tensor], which: List[int], pasts: List[int], counts: List[int]) -> Tensor:
    rows = torch.size(ids, 0)
    turns = annotate(List[Tensor], [])
    for found in self.turns_at(places):
      turns = torch.add(turns, [torch.view(found, [1, rows, 1, self.head_size // 2])])
    alone = annotate(List[int], [])
    others = annotate(List[int], [])
    first = 0
    for unit in range(torch.len(counts)):
      for row in range(counts[unit]):
        if counts[unit] <= self.few:
          alone = torch.add(alone, [first + row])
        else:
          others = torch.add(others, [first + row])
      first = first + counts[unit]
    lone = torch.tensor(alone, dtype=4)
    rest = torch.tensor(others, dtype=4)
    x = self.embed(ids)
    for number in range(torch.len(self.layers)):
      layer = self.layers[number]
      qkv = self.mixed_product(self.norm(x, layer.norm), 4 * number, lone, rest)
      q, k, v = self.split(qkv, layer, turns[layer.rotary], 1, rows)
      q = torch.to(q, self.kind)
      k = torch.to(k, self.kind)
      v = torch.to(v, self.kind)
      both = torch.stack([k, v], 0)
      parts = annotate(List[Tensor], [])
      begin = 0
      for unit in range(torch.len(counts)):
        past = pasts[unit]
        count = counts[unit]
        cache = torch.select(caches[which[unit]], 0, number)
        torch.copy_(torch.narrow(cache, 3, past, count), torch.narrow(both, 3, begin, count))
        keys, values = torch.unbind(torch.narrow(cache, 3, 0, past + count), 0)
        parts = torch.add(parts, [self.attention(torch.narrow(q, 2, begin, count), keys, values, past, layer.window, torch.empty([0]))])
        begin = begin + count
      y = self.merge(torch.cat(parts, 2))
      x = self.join(x, self.mixed_product(y, 4 * number + 1, lone, rest), layer.after_attention)
      d = self.gate(self.mixed_product(self.norm(x, layer.wide_norm), 4 * number + 2, lone, rest))
      x = self.join(x, self.mixed_product(d, 4 * number + 3, lone, rest), layer.after_wide)
    return x

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

  # The log-likelihood of a target [N] after each of as many rows of states. At most 128 rows of logits exist at a time.
  def score_rows(self: __torch__.cloister.Transformer, states: Tensor, begin: int, targets: Tensor) -> Tensor:
    parts = annotate(List[Tensor], [])
    for i in range((torch.size(targets, 0) + 127) // 128):
      part = torch.slice(targets, 0, i * 128, i * 128 + 128)
      rows = torch.narrow(states, 0, begin + i * 128, torch.size(part, 0))
      parts = torch.add(parts, [self.chances(rows, torch.unsqueeze(part, 1))])
    return torch.cat(parts, 0)

  # The log-likelihoods of some tokens after one row [1] of states.
  def weigh(self: __torch__.cloister.Transformer, states: Tensor, row: Tensor, candidates: Tensor) -> Tensor:
    logits = torch.select(self.logits(torch.index_select(states, 0, row)), 0, 0)
    return torch.sub(torch.index_select(logits, 0, candidates), torch.logsumexp(logits, [0]))

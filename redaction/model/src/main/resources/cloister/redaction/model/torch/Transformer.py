# The forward pass of the Llama family, in TorchScript. Java writes this file into a TorchScript archive as it stands
# (TorchArchive), and calls its methods (Transformer.java); the weights come by the methods whose names begin with load. Tensors that
# come from Java lie in Java's memory and are gone after the call: what is kept must be copied.
#
# Shapes: B sequences, T new tokens each, C places in the cache, D numbers a head; a "row" is one token of one sequence.
# A cache is one tensor [layers, 2 (key, value), B, key-value heads, C, D]. Every sequence of a call has the same number of
# tokens before it (past); shorter ones are padded at their end, which causal attention never looks at from before.
class Transformer(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  kv_heads : int
  head_size : int
  block : int
  epsilon : float
  int8 : bool
  norms : List[Tensor]
  dense : List[Tensor]
  packed : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  table : Tensor
  table_scales : Tensor
  factors : Tensor
  turns : Tensor
  trial : Tensor
  first : Tensor
  first_cache : List[Tensor]

  def configure(self: __torch__.cloister.Transformer,
      heads: int, kv_heads: int, head_size: int, epsilon: float, rope_base: float, context: int, int8: bool) -> int:
    self.heads = heads
    self.kv_heads = kv_heads
    self.head_size = head_size
    width = heads * head_size
    self.block = 32 if width % 32 == 0 else width
    self.epsilon = epsilon
    self.int8 = int8
    pairs = torch.arange(0, head_size, 2, dtype=6)
    speeds = torch.pow(rope_base, torch.div(torch.neg(pairs), head_size))
    angles = torch.outer(torch.arange(context, dtype=6), speeds)
    self.turns = torch.polar(torch.ones_like(angles), angles)
    self.norms = annotate(List[Tensor], [])
    self.dense = annotate(List[Tensor], [])
    self.packed = annotate(List[__torch__.torch.classes.quantized.LinearPackedParamsBase], [])
    self.first_cache = annotate(List[Tensor], [])
    return 0

  # The output head and the embedding table are the largest matrices, so they come in pieces: begin, load, end. The head
  # comes first (in float32 a tied one then stays as the table).
  def begin_head(self: __torch__.cloister.Transformer, rows: int, norm: Tensor) -> int:
    width = self.heads * self.head_size
    if self.int8:
      reach = torch.amax(torch.abs(torch.slice(self.norm(self.trial, norm), 0, 1)), [0])
      self.factors = self.power(torch.clamp_min(reach, 1.0e-5))
      self.norms = torch.add(self.norms, [torch.div(norm, self.factors)])
      self.table = torch.empty([rows, width], dtype=1)
      self.table_scales = torch.empty([rows, 1], dtype=6)
    else:
      self.norms = torch.add(self.norms, [torch.clone(norm)])
      self.table = torch.empty([rows, width], dtype=6)
    return 0

  def load_head(self: __torch__.cloister.Transformer, begin: int, rows: Tensor) -> int:
    if self.int8:
      eased = torch.mul(rows, self.factors)
      scales = torch.clamp_min(torch.div(torch.amax(torch.abs(eased), [1], True), 127.), 1.0e-12)
      torch.copy_(torch.narrow(self.table_scales, 0, begin, torch.size(rows, 0)), scales)
      torch.copy_(torch.narrow(self.table, 0, begin, torch.size(rows, 0)), torch.round(torch.div(eased, scales)))
    else:
      torch.copy_(torch.narrow(self.table, 0, begin, torch.size(rows, 0)), rows)
    return 0

  def end_head(self: __torch__.cloister.Transformer) -> int:
    if self.int8:
      scales = torch.to(torch.squeeze(self.table_scales, 1), 7)
      quantized = torch._make_per_channel_quantized_tensor(self.table, scales, torch.zeros_like(scales, dtype=4), 0)
      self.packed = torch.add(self.packed, [ops.quantized.linear_prepack(quantized, None)])
    else:
      self.dense = torch.add(self.dense, [self.table])
    self.first = torch.clone(torch.narrow(self.trial, 0, 0, 1))
    self.trial = self.first
    return 0

  # In int8 the table has a scale for 32 numbers each, as Q8_0 has, so that nothing of such a file is lost.
  def begin_table(self: __torch__.cloister.Transformer, rows: int) -> int:
    width = self.heads * self.head_size
    if self.int8:
      self.table = torch.empty([rows, width // self.block, self.block], dtype=1)
      self.table_scales = torch.empty([rows, width // self.block, 1], dtype=6)
    else:
      self.table = torch.empty([rows, width], dtype=6)
    return 0

  def load_table(self: __torch__.cloister.Transformer, begin: int, rows: Tensor) -> int:
    count = torch.size(rows, 0)
    if self.int8:
      blocks = torch.view(rows, [count, -1, self.block])
      scales = torch.clamp_min(torch.div(torch.amax(torch.abs(blocks), [2], True), 127.), 1.0e-12)
      torch.copy_(torch.narrow(self.table_scales, 0, begin, count), scales)
      torch.copy_(torch.narrow(self.table, 0, begin, count), torch.round(torch.div(blocks, scales)))
    else:
      torch.copy_(torch.narrow(self.table, 0, begin, count), rows)
    return 0

  # Embeddings [T, hidden] of the first token and, for int8, of a text by which the scales are found. Their states are
  # carried through in float32 while the layers are loaded.
  def load_trial(self: __torch__.cloister.Transformer, rows: Tensor) -> int:
    self.trial = torch.clone(rows)
    return 0

  # Weights in float32: attention norm, query-key-value, attention output, feed-forward norm, gate-up, down.
  # The first token's keys and values are kept from here: it holds numbers a hundred times larger than any other, which no
  # int8 stands, and all later tokens look at it.
  # Some channels of the inputs are large for all tokens, and would leave the others few of the 256 steps. Such a channel
  # is divided by a factor in what makes it (norm, values, up) and its weights are multiplied by it (SmoothQuant, Xiao et
  # al. 2022); factors are powers of two, so that nothing is rounded and the same come out on every machine.
  def load_layer(self: __torch__.cloister.Transformer, weights: List[Tensor]) -> int:
    tokens = torch.size(self.trial, 0)
    width = self.heads * self.head_size
    kv = self.kv_heads * self.head_size
    x = self.trial
    h = self.norm(x, weights[0])
    q, k, v = self.split(torch.linear(h, weights[1]), 1, tokens, 0)
    y = torch.reshape(torch.transpose(self.attention(q, k, v, 0), 1, 2), [tokens, width])
    x = torch.add(x, torch.linear(y, weights[2]))
    g = self.norm(x, weights[3])
    gate, up = torch.chunk(torch.linear(g, weights[4]), 2, 1)
    d = torch.mul(torch.silu(gate), up)
    self.trial = torch.add(x, torch.linear(d, weights[5]))
    value = torch.narrow(v, 2, 0, 1)
    if self.int8:
      by_h = self.ease(h, weights[1], 1)
      by_y = self.ease(y, weights[2], self.heads // self.kv_heads)
      by_g = self.ease(g, weights[4], 1)
      by_d = self.ease(d, weights[5], 1)
      by_v = torch.reshape(torch.select(torch.view(by_y, [self.kv_heads, self.heads // self.kv_heads, self.head_size]), 1, 0), [kv])
      value = torch.div(value, torch.view(by_v, [1, self.kv_heads, 1, self.head_size]))
      rows = torch.cat([torch.ones([width + kv]), by_v], 0)
      self.norms = torch.add(self.norms, [torch.div(weights[0], by_h), torch.div(weights[3], by_g)])
      self.keep(torch.div(torch.mul(weights[1], by_h), torch.unsqueeze(rows, 1)))
      self.keep(torch.mul(weights[2], by_y))
      rows = torch.cat([torch.ones_like(by_d), by_d], 0)
      self.keep(torch.div(torch.mul(weights[4], by_g), torch.unsqueeze(rows, 1)))
      self.keep(torch.mul(weights[5], by_d))
    else:
      self.norms = torch.add(self.norms, [torch.clone(weights[0]), torch.clone(weights[3])])
      self.keep(weights[1])
      self.keep(weights[2])
      self.keep(weights[4])
      self.keep(weights[5])
    self.first_cache = torch.add(self.first_cache, [torch.stack([torch.narrow(k, 2, 0, 1), value], 0)])
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
      scales = torch.to(torch.clamp_min(torch.div(torch.amax(torch.abs(weight), [1]), 127.), 1.0e-12), 7)
      whole = torch.to(torch.round(torch.div(weight, torch.unsqueeze(torch.to(scales, 6), 1))), 1)
      quantized = torch._make_per_channel_quantized_tensor(whole, scales, torch.zeros_like(scales, dtype=4), 0)
      self.packed = torch.add(self.packed, [ops.quantized.linear_prepack(quantized, None)])
    else:
      self.dense = torch.add(self.dense, [torch.clone(weight)])
    return 0

  def norm(self: __torch__.cloister.Transformer, x: Tensor, weight: Tensor) -> Tensor:
    mean = torch.mean(torch.mul(x, x), [-1], True)
    return torch.mul(torch.mul(x, torch.rsqrt(torch.add(mean, self.epsilon))), weight)

  # x [rows, in] by the matrix of that number. The int8 kernel has one scale for all rows, taken from the least and the
  # greatest number it meets. So each row is brought into the range -1..1 first, which makes it a scale for each row.
  def product(self: __torch__.cloister.Transformer, x: Tensor, number: int) -> Tensor:
    if self.int8:
      reach = torch.clamp_min(torch.amax(torch.abs(x), [1], True), 1.0e-12)
      result = torch.mul(ops.quantized.linear_dynamic(torch.div(x, reach), self.packed[number], False), reach)
    else:
      result = torch.linear(x, self.dense[number])
    return result

  def embed(self: __torch__.cloister.Transformer, ids: Tensor) -> Tensor:
    rows = torch.index_select(self.table, 0, ids)
    if self.int8:
      rows = torch.mul(torch.to(rows, 6), torch.index_select(self.table_scales, 0, ids))
    return torch.reshape(rows, [torch.size(ids, 0), -1])

  # A cache for this many sequences and tokens, in which the first token already stands.
  def new_cache(self: __torch__.cloister.Transformer, batch: int, places: int) -> Tensor:
    cache = torch.zeros([torch.len(self.first_cache), 2, batch, self.kv_heads, places, self.head_size])
    for layer in range(torch.len(self.first_cache)):
      torch.copy_(torch.narrow(torch.select(cache, 0, layer), 3, 0, 1), self.first_cache[layer])
    return cache

  # The cache of one sequence of this many tokens, copied for several that go on from there.
  def branch(self: __torch__.cloister.Transformer, cache: Tensor, past: int, batch: int, places: int) -> Tensor:
    copies = torch.zeros([torch.size(cache, 0), 2, batch, self.kv_heads, places, self.head_size])
    torch.copy_(torch.narrow(copies, 4, 0, past), torch.narrow(cache, 4, 0, past))
    return copies

  # Rows of query, key, value side by side → heads [B, heads, T, D] of each, query and key turned by their positions.
  def split(self: __torch__.cloister.Transformer, qkv: Tensor, batch: int, tokens: int, past: int) -> Tuple[Tensor, Tensor, Tensor]:
    width = self.heads * self.head_size
    kv = self.kv_heads * self.head_size
    turns = torch.view(torch.narrow(self.turns, 0, past, tokens), [1, tokens, 1, self.head_size // 2])
    qk = torch.reshape(torch.narrow(qkv, 1, 0, width + kv), [batch, tokens, self.heads + self.kv_heads, self.head_size // 2, 2])
    turned = torch.view_as_real(torch.mul(torch.view_as_complex(qk), turns))
    turned = torch.transpose(torch.view(turned, [batch, tokens, self.heads + self.kv_heads, self.head_size]), 1, 2)
    v = torch.transpose(torch.reshape(torch.narrow(qkv, 1, width + kv, kv), [batch, tokens, self.kv_heads, self.head_size]), 1, 2)
    return torch.narrow(turned, 1, 0, self.heads), torch.narrow(turned, 1, self.heads, self.kv_heads), v

  def attention(self: __torch__.cloister.Transformer, q: Tensor, k: Tensor, v: Tensor, past: int) -> Tensor:
    batch = torch.size(q, 0)
    tokens = torch.size(q, 2)
    group = self.heads // self.kv_heads
    if tokens == 1:
      grouped = torch.reshape(q, [batch, self.kv_heads, group, self.head_size])
      y = torch.scaled_dot_product_attention(grouped, k, v, None, 0., False)
      y = torch.reshape(y, [batch, self.heads, 1, self.head_size])
    else:
      keys = torch.repeat_interleave(k, group, 1)
      values = torch.repeat_interleave(v, group, 1)
      if past <= 1:
        padded = torch.constant_pad_nd(q, [0, 0, past, 0], 0.)
        y = torch.scaled_dot_product_attention(padded, keys, values, None, 0., True)
        y = torch.narrow(y, 2, past, tokens)
      else:
        seen = torch.tril(torch.ones([tokens, past + tokens], dtype=11), past)
        y = torch.scaled_dot_product_attention(q, keys, values, seen, 0., False)
    return y

  # ids [B, T] after `past` tokens that stand in the cache → hidden states [B, T, hidden], before the last norm. Writes
  # the new tokens' keys and values into the cache.
  def hidden(self: __torch__.cloister.Transformer, ids: Tensor, cache: Tensor, past: int) -> Tensor:
    batch = torch.size(ids, 0)
    tokens = torch.size(ids, 1)
    rows = batch * tokens
    width = self.heads * self.head_size
    x = self.embed(torch.reshape(ids, [rows]))
    for layer in range(torch.size(cache, 0)):
      q, k, v = self.split(self.product(self.norm(x, self.norms[2 * layer]), 4 * layer), batch, tokens, past)
      here = torch.select(cache, 0, layer)
      torch.copy_(torch.narrow(torch.select(here, 0, 0), 2, past, tokens), k)
      torch.copy_(torch.narrow(torch.select(here, 0, 1), 2, past, tokens), v)
      keys = torch.narrow(torch.select(here, 0, 0), 2, 0, past + tokens)
      values = torch.narrow(torch.select(here, 0, 1), 2, 0, past + tokens)
      y = self.attention(q, keys, values, past)
      y = torch.reshape(torch.transpose(y, 1, 2), [rows, width])
      x = torch.add(x, self.product(y, 4 * layer + 1))
      gate, up = torch.chunk(self.product(self.norm(x, self.norms[2 * layer + 1]), 4 * layer + 2), 2, 1)
      x = torch.add(x, self.product(torch.mul(torch.silu(gate), up), 4 * layer + 3))
    return torch.view(x, [batch, tokens, width])

  # Hidden states [rows, hidden] → logits [rows, vocabulary].
  def logits(self: __torch__.cloister.Transformer, x: Tensor) -> Tensor:
    layers = torch.len(self.first_cache)
    return self.product(self.norm(x, self.norms[2 * layers]), 4 * layers)

  # The state of the first token [1, hidden].
  def first_state(self: __torch__.cloister.Transformer) -> Tensor:
    return self.first

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
      logits = self.logits(torch.slice(rows, 0, begin, begin + 128))
      chosen = torch.gather(logits, 1, torch.slice(targets, 0, begin, begin + 128))
      parts = torch.add(parts, [torch.sub(torch.squeeze(chosen, 1), torch.logsumexp(logits, [1]))])
    return torch.view(torch.cat(parts, 0), [batch, tokens])

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

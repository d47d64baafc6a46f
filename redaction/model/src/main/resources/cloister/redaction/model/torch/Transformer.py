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
  epsilon : float
  int8 : bool
  norms : List[Tensor]
  dense : List[Tensor]
  packed : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  table : Tensor
  table_scales : Tensor
  turns : Tensor
  first : Tensor
  first_cache : List[Tensor]

  def configure(self: __torch__.cloister.Transformer,
      heads: int, kv_heads: int, head_size: int, epsilon: float, rope_base: float, context: int, int8: bool) -> int:
    self.heads = heads
    self.kv_heads = kv_heads
    self.head_size = head_size
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

  # The embedding table and the output head are the largest matrices, so they come in pieces. A new one is begun:
  def begin_table(self: __torch__.cloister.Transformer, rows: int) -> int:
    width = self.heads * self.head_size
    if self.int8:
      self.table = torch.empty([rows, width], dtype=1)
      self.table_scales = torch.empty([rows, 1], dtype=6)
    else:
      self.table = torch.empty([rows, width], dtype=6)
    return 0

  def load_rows(self: __torch__.cloister.Transformer, begin: int, rows: Tensor) -> int:
    count = torch.size(rows, 0)
    if self.int8:
      scales = torch.clamp_min(torch.div(torch.amax(torch.abs(rows), [1], True), 127.), 1.0e-12)
      torch.copy_(torch.narrow(self.table_scales, 0, begin, count), scales)
      torch.copy_(torch.narrow(self.table, 0, begin, count), torch.round(torch.div(rows, scales)))
    else:
      torch.copy_(torch.narrow(self.table, 0, begin, count), rows)
    return 0

  # The finished table is the output head (which comes last of all matrices).
  def table_is_head(self: __torch__.cloister.Transformer) -> int:
    if self.int8:
      scales = torch.to(torch.squeeze(self.table_scales, 1), 7)
      quantized = torch._make_per_channel_quantized_tensor(self.table, scales, torch.zeros_like(scales, dtype=4), 0)
      self.packed = torch.add(self.packed, [ops.quantized.linear_prepack(quantized, None)])
    else:
      self.dense = torch.add(self.dense, [self.table])
    return 0

  # The first token's embedding [1, hidden].
  def load_first(self: __torch__.cloister.Transformer, row: Tensor) -> int:
    self.first = torch.clone(row)
    return 0

  # Weights in float32: attention norm, query-key-value, attention output, feed-forward norm, gate-up, down.
  # Carries the first token through in float32 on the way: it holds numbers a hundred times larger than any other, which
  # no int8 stands, and all later tokens look at it.
  def load_layer(self: __torch__.cloister.Transformer, weights: List[Tensor]) -> int:
    hidden = self.heads * self.head_size
    kv = self.kv_heads * self.head_size
    x = self.first
    row = torch.linear(self.norm(x, weights[0]), weights[1])
    key = torch.slice(row, 1, hidden, hidden + kv)
    value = torch.slice(row, 1, hidden + kv, hidden + 2 * kv)
    self.first_cache = torch.add(self.first_cache, [torch.view(torch.cat([key, value], 0), [2, 1, self.kv_heads, 1, self.head_size])])
    spread = torch.reshape(torch.repeat_interleave(torch.view(value, [self.kv_heads, self.head_size]), self.heads // self.kv_heads, 0), [1, hidden])
    x = torch.add(x, torch.linear(spread, weights[2]))
    wide = torch.linear(self.norm(x, weights[3]), weights[4])
    gate, up = torch.chunk(wide, 2, 1)
    self.first = torch.add(x, torch.linear(torch.mul(torch.silu(gate), up), weights[5]))
    self.norms = torch.add(self.norms, [torch.clone(weights[0]), torch.clone(weights[3])])
    self.keep(weights[1])
    self.keep(weights[2])
    self.keep(weights[4])
    self.keep(weights[5])
    return 0

  def load_norm(self: __torch__.cloister.Transformer, norm: Tensor) -> int:
    self.norms = torch.add(self.norms, [torch.clone(norm)])
    return 0

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
    if self.int8:
      x = torch.mul(torch.to(torch.embedding(self.table, ids), 6), torch.embedding(self.table_scales, ids))
    else:
      x = torch.embedding(self.table, ids)
    return x

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
    kv = self.kv_heads * self.head_size
    x = self.embed(torch.reshape(ids, [rows]))
    turns = torch.view(torch.narrow(self.turns, 0, past, tokens), [1, tokens, 1, self.head_size // 2])
    for layer in range(torch.size(cache, 0)):
      qkv = self.product(self.norm(x, self.norms[2 * layer]), 4 * layer)
      qk = torch.reshape(torch.narrow(qkv, 1, 0, width + kv), [batch, tokens, self.heads + self.kv_heads, self.head_size // 2, 2])
      turned = torch.view_as_real(torch.mul(torch.view_as_complex(qk), turns))
      turned = torch.transpose(torch.view(turned, [batch, tokens, self.heads + self.kv_heads, self.head_size]), 1, 2)
      v = torch.transpose(torch.reshape(torch.narrow(qkv, 1, width + kv, kv), [batch, tokens, self.kv_heads, self.head_size]), 1, 2)
      here = torch.select(cache, 0, layer)
      torch.copy_(torch.narrow(torch.select(here, 0, 0), 2, past, tokens), torch.narrow(turned, 1, self.heads, self.kv_heads))
      torch.copy_(torch.narrow(torch.select(here, 0, 1), 2, past, tokens), v)
      keys = torch.narrow(torch.select(here, 0, 0), 2, 0, past + tokens)
      values = torch.narrow(torch.select(here, 0, 1), 2, 0, past + tokens)
      y = self.attention(torch.narrow(turned, 1, 0, self.heads), keys, values, past)
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

# A tagger, in TorchScript: the first layers of a decoder (the Llama family) without its mask, so that each token sees the whole
# window, with a low-rank adapter (Adapter.py) and a head that says of each token what it is a part of. Java writes this
# file into a TorchScript archive as it stands. One forward pass serves training and use: in training the adapter's numbers come
# in as one row, so that there is one gradient; for use they are merged into the weights once.
#
# Shapes: N windows of T tokens, D numbers a head, L labels, S schemes (ways to annotate), R the adapter's rank.
# Weights: the embedding table [vocabulary, hidden], then for each layer norm, query-key-value, attention output, norm, gate-up,
# down, as LayerWeights has them. After the layers the adapter's row has the schemes [S, hidden], the last norm [hidden], the head
# [L, hidden] and its bias [L].
class Tagger(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  kv_heads : int
  head_size : int
  kind : int
  rank : int
  schemes : int
  labels : int
  epsilon : float
  strength : float
  speeds : Tensor
  weights : List[Tensor]
  ends : List[Tensor]

  # `kind` is what matrices multiply, as torch numbers types: 6 is float32, 15 bfloat16; the rest is float32. `strength` is what
  # the adapter's products are multiplied by, `speeds` [D / 2] the angle that each pair of a head turns by per place.
  def configure(self: __torch__.cloister.Tagger, heads: int, kv_heads: int, head_size: int, kind: int, rank: int, schemes: int,
      labels: int, epsilon: float, strength: float, speeds: Tensor) -> int:
    self.heads = heads
    self.kv_heads = kv_heads
    self.head_size = head_size
    self.kind = kind
    self.rank = rank
    self.schemes = schemes
    self.labels = labels
    self.epsilon = epsilon
    self.strength = strength
    self.speeds = torch.clone(speeds)
    self.weights = annotate(List[Tensor], [])
    self.ends = annotate(List[Tensor], [])
    return 0

  # The weights to use, one after the other, in float32; `part` is the adapter's of this matrix, or empty.
  def load(self: __torch__.cloister.Tagger, weight: Tensor, part: Tensor) -> int:
    self.weights = torch.add(self.weights, [torch.clone(__torch__.cloister.merged(weight, part, self.rank, self.strength, self.kind))])
    return 0

  # What comes after the layers: schemes, norm, head, bias in one row.
  def load_end(self: __torch__.cloister.Tagger, row: Tensor, hidden: int) -> int:
    self.ends = self.split(torch.clone(row), hidden)
    return 0

  def split(self: __torch__.cloister.Tagger, row: Tensor, hidden: int) -> List[Tensor]:
    schemes, norm, head, bias = torch.split_with_sizes(row, [self.schemes * hidden, hidden, self.labels * hidden, self.labels])
    return [torch.view(schemes, [self.schemes, hidden]), norm, torch.view(head, [self.labels, hidden]), bias]

  # The probability of each label [N, T, L] for tokens ids [N, T], with what its logits are divided by. `written` is for encoders.
  def probabilities(self: __torch__.cloister.Tagger, ids: Tensor, written: Tensor, scheme: int, temperature: float) -> Tensor:
    which = torch.full([torch.size(ids, 0)], scheme, dtype=4)
    logits = self.through(ids, which, None, self.weights, self.ends)
    return torch.softmax(torch.div(logits, temperature), -1)

  # The mean loss over windows of several lengths: `seen` [N, T] says which tokens are there, `targets` [N, T] have -100 where
  # nothing is asked. `weights` are those of `load`, in float32 and unmerged; `adapter` is one row.
  def forward(self: __torch__.cloister.Tagger, ids: Tensor, written: Tensor, targets: Tensor, seen: Tensor, which: Tensor, weights: List[Tensor],
      adapter: Tensor) -> Tensor:
    mask = torch.unsqueeze(torch.unsqueeze(torch.to(seen, 11), 1), 1)
    used, row = __torch__.cloister.adapted(weights, adapter, 1, self.rank, self.strength, self.kind, False)
    logits = self.through(ids, which, mask, used, self.split(row, torch.size(weights[0], 1)))
    return __torch__.cloister.loss(logits, targets)

  # One step of the optimizer.
  def step(self: __torch__.cloister.Tagger, adapter: Tensor, gradient: Tensor, first: Tensor, second: Tensor, number: int,
      rate: float, decay: float) -> Tensor:
    return __torch__.cloister.adamw(adapter, gradient, first, second, number, rate, decay)

  def through(self: __torch__.cloister.Tagger, ids: Tensor, which: Tensor, mask: Optional[Tensor], weights: List[Tensor],
      end: List[Tensor]) -> Tensor:
    embedded = torch.to(torch.embedding(weights[0], ids), 6)
    x = torch.add(embedded, torch.unsqueeze(torch.index_select(end[0], 0, which), 1))
    turns = self.turns(torch.size(ids, 1))
    for layer in range(torch.len(weights) // 6):
      at = 6 * layer + 1
      rows = torch.linear(self.norm(x, weights[at]), weights[at + 1])
      x = torch.add(x, torch.linear(self.attention(rows, turns, mask), weights[at + 2]))
      gate, up = torch.chunk(torch.linear(self.norm(x, weights[at + 3]), weights[at + 4]), 2, -1)
      x = torch.add(x, torch.linear(torch.mul(torch.silu(gate), up), weights[at + 5]))
    return torch.linear(torch.to(self.norm(x, end[1]), 6), end[2], end[3])

  # Of `kind`, for a matrix.
  def norm(self: __torch__.cloister.Tagger, x: Tensor, weight: Tensor) -> Tensor:
    mean = torch.mean(torch.mul(x, x), [-1], True)
    return torch.to(torch.mul(torch.mul(x, torch.rsqrt(torch.add(mean, self.epsilon))), weight), self.kind)

  # How heads turn at each of so many places [T, 1, D / 2].
  def turns(self: __torch__.cloister.Tagger, places: int) -> Tensor:
    angles = torch.outer(torch.arange(places, dtype=6), self.speeds)
    return torch.unsqueeze(torch.polar(torch.ones_like(angles), angles), 1)

  # Query, key and value side by side [N, T, all heads * D] → what each token sees of its window [N, T, heads * D].
  def attention(self: __torch__.cloister.Tagger, rows: Tensor, turns: Tensor, mask: Optional[Tensor]) -> Tensor:
    windows, tokens = torch.size(rows, 0), torch.size(rows, 1)
    heads = torch.view(rows, [windows, tokens, self.heads + 2 * self.kv_heads, self.head_size])
    q, k, v = torch.split_with_sizes(heads, [self.heads, self.kv_heads, self.kv_heads], 2)
    group = self.heads // self.kv_heads
    q = torch.transpose(self.turned(q, turns), 1, 2)
    k = torch.repeat_interleave(torch.transpose(self.turned(k, turns), 1, 2), group, 1)
    v = torch.repeat_interleave(torch.transpose(v, 1, 2), group, 1)
    y = torch.scaled_dot_product_attention(q, k, v, mask, 0., False)
    return torch.reshape(torch.transpose(y, 1, 2), [windows, tokens, -1])

  def turned(self: __torch__.cloister.Tagger, heads: Tensor, turns: Tensor) -> Tensor:
    pairs = torch.view_as_complex(torch.view(torch.contiguous(torch.to(heads, 6)), [torch.size(heads, 0), torch.size(heads, 1), -1, self.head_size // 2, 2]))
    return torch.to(torch.view(torch.view_as_real(torch.mul(pairs, turns)), torch.size(heads)), self.kind)

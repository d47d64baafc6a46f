# A small encoder (BERT, Devlin et al. 2018) as a tagger, in TorchScript: all its layers with a low-rank adapter (Adapter.py) and a
# head that says of each token what it is a part of. Java writes this file into a TorchScript archive as it stands. One forward
# pass serves training and use: in training the adapter's numbers come in as one row; for use they are merged into the weights once.
#
# Its vocabulary knows no capitals and no accents. So each token brings the shape of its word (WordShapes), which has a learned
# vector, as each scheme has: both are added to the embedding.
#
# Shapes: N windows of T tokens, L labels, S schemes (ways to annotate), W shapes of words.
# Weights: the embedding table [vocabulary, hidden], the places' [context, hidden] with the first type of tokens in it, norm and its
# bias; then for each layer query-key-value, attention output, norm, up, down, norm, each followed by its bias. After the layers the
# adapter's row has the schemes [S, hidden], the words' shapes [W, hidden], the head [L, hidden] and its bias [L].
class Encoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  heads : int
  kind : int
  rank : int
  schemes : int
  shapes : int
  labels : int
  epsilon : float
  strength : float
  weights : List[Tensor]
  ends : List[Tensor]

  # `kind` is what matrices multiply, as torch numbers types: 6 is float32, 15 bfloat16; the head is float32. `strength` is what the
  # adapter's products are multiplied by.
  def configure(self: __torch__.cloister.Encoder, heads: int, kind: int, rank: int, schemes: int, shapes: int, labels: int,
      epsilon: float, strength: float) -> int:
    self.heads = heads
    self.kind = kind
    self.rank = rank
    self.schemes = schemes
    self.shapes = shapes
    self.labels = labels
    self.epsilon = epsilon
    self.strength = strength
    self.weights = annotate(List[Tensor], [])
    self.ends = annotate(List[Tensor], [])
    return 0

  # The weights to use, one after the other, in float32; `part` is the adapter's of this one, or empty.
  def load(self: __torch__.cloister.Encoder, weight: Tensor, part: Tensor) -> int:
    whole = torch.to(__torch__.cloister.merged(weight, part, self.rank, self.strength, self.kind), self.kind)
    if self.kind == 15 and torch.dim(weight) == 2 and torch.len(self.weights) >= 4:
      self.weights = torch.add(self.weights, [ops.mkldnn._reorder_linear_weight(whole, None)])
    else:
      self.weights = torch.add(self.weights, [torch.clone(whole)])
    return 0

  # What the adapter's row has after the layers.
  def load_end(self: __torch__.cloister.Encoder, row: Tensor, hidden: int) -> int:
    self.ends = self.split(torch.clone(row), hidden)
    return 0

  def split(self: __torch__.cloister.Encoder, row: Tensor, hidden: int) -> List[Tensor]:
    schemes, shapes, head, bias = torch.split_with_sizes(row, [self.schemes * hidden, self.shapes * hidden, self.labels * hidden, self.labels])
    return [torch.view(schemes, [self.schemes, hidden]), torch.view(shapes, [self.shapes, hidden]),
      torch.view(head, [self.labels, hidden]), bias]

  # The probability of each label [N, T, L] for tokens ids [N, T] of words so written [N, T], with what its logits are divided by.
  def probabilities(self: __torch__.cloister.Encoder, ids: Tensor, written: Tensor, scheme: int, temperature: float) -> Tensor:
    x = self.last(ids, written, scheme)
    return torch.softmax(torch.div(torch.linear(x, self.ends[2], self.ends[3]), temperature), -1)

  # What the last layer makes of tokens [N, T, hidden]. Windows are filled up to a multiple of 32: for each size of a product oneDNN
  # compiles one anew, which takes as long as a short window's layer.
  def last(self: __torch__.cloister.Encoder, ids: Tensor, written: Tensor, scheme: int) -> Tensor:
    tokens = torch.size(ids, 1)
    more = (32 - tokens % 32) % 32
    mask = annotate(Optional[Tensor], None)
    if more > 0:
      mask = torch.lt(torch.view(torch.arange(tokens + more), [1, 1, 1, tokens + more]), tokens)
    which = torch.full([torch.size(ids, 0)], scheme, dtype=4)
    x = self.states(torch.constant_pad_nd(ids, [0, more]), torch.constant_pad_nd(written, [0, more]), which, mask, True,
      self.weights, self.ends)
    return torch.slice(x, 1, 0, tokens)

  # The mean loss over windows of several lengths: `seen` [N, T] says which tokens are there, `targets` [N, T] have -100 where
  # nothing is asked. `weights` are those of `load`, in float32 and unmerged; `adapter` is one row.
  def forward(self: __torch__.cloister.Encoder, ids: Tensor, written: Tensor, targets: Tensor, seen: Tensor, which: Tensor,
      weights: List[Tensor], adapter: Tensor) -> Tensor:
    mask = torch.unsqueeze(torch.unsqueeze(torch.to(seen, 11), 1), 1)
    merged, row = __torch__.cloister.adapted(weights, adapter, 4, self.rank, self.strength, self.kind, True)
    used = annotate(List[Tensor], [])
    for number in range(torch.len(merged)):
      used = torch.add(used, [torch.to(merged[number], self.kind) if number >= 2 else merged[number]])
    end = self.split(row, torch.size(weights[0], 1))
    return __torch__.cloister.loss(torch.linear(self.states(ids, written, which, mask, False, used, end), end[2], end[3]), targets)

  # One step of the optimizer.
  def step(self: __torch__.cloister.Encoder, adapter: Tensor, gradient: Tensor, first: Tensor, second: Tensor, number: int,
      rate: float, decay: float) -> Tensor:
    return __torch__.cloister.adamw(adapter, gradient, first, second, number, rate, decay)

  # `used` says whether weights are those of `load`, which are in oneDNN's order if they are bfloat16. In training attention is
  # float32: PyTorch's gradients of it take four times as long in bfloat16.
  def states(self: __torch__.cloister.Encoder, ids: Tensor, written: Tensor, which: Tensor, mask: Optional[Tensor], used: bool,
      weights: List[Tensor], end: List[Tensor]) -> Tensor:
    ordered = used and self.kind == 15
    attending = self.kind if used else 6
    places = torch.slice(weights[1], 0, 0, torch.size(ids, 1))
    learned = torch.add(torch.embedding(end[1], written), torch.unsqueeze(torch.index_select(end[0], 0, which), 1))
    # A fifth of what is learned, as embeddings are small: a few long steps of the optimizer would drown them.
    embedded = torch.add(torch.add(torch.embedding(weights[0], ids), places), torch.to(torch.mul(learned, 0.2), self.kind))
    x = self.norm(torch.to(embedded, self.kind), weights, 2)
    for layer in range((torch.len(weights) - 4) // 12):
      at = 12 * layer + 4
      rows = torch.to(self.product(x, weights, at, ordered, "none"), attending)
      x = self.norm(torch.add(x, self.product(self.attention(rows, mask), weights, at + 2, ordered, "none")), weights, at + 4)
      wide = self.product(x, weights, at + 6, ordered, "gelu")
      x = self.norm(torch.add(x, self.product(wide, weights, at + 8, ordered, "none")), weights, at + 10)
    return torch.to(x, 6)

  # A matrix and its bias, then nothing or GELU (by erf).
  def product(self: __torch__.cloister.Encoder, x: Tensor, weights: List[Tensor], at: int, ordered: bool, after: str) -> Tensor:
    if ordered:
      result = ops.mkldnn._linear_pointwise(x, weights[at], weights[at + 1], after, annotate(List[Optional[number]], []), "none")
    else:
      result = torch.linear(x, weights[at], weights[at + 1])
      if after == "gelu":
        result = torch.gelu(result)
    return result

  def norm(self: __torch__.cloister.Encoder, x: Tensor, weights: List[Tensor], at: int) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, -1)], weights[at], weights[at + 1], self.epsilon)

  # Query, key and value side by side [N, T, 3 * hidden] → what each token sees of its window [N, T, hidden].
  def attention(self: __torch__.cloister.Encoder, rows: Tensor, mask: Optional[Tensor]) -> Tensor:
    windows, tokens = torch.size(rows, 0), torch.size(rows, 1)
    heads = torch.view(rows, [windows, tokens, 3, self.heads, -1])
    q, k, v = torch.unbind(torch.permute(heads, [2, 0, 3, 1, 4]))
    y = torch.scaled_dot_product_attention(q, k, v, mask, 0., False)
    return torch.to(torch.reshape(torch.transpose(y, 1, 2), [windows, tokens, -1]), self.kind)

# What taggers of all kinds have in common: a low-rank adapter (LoRA, Hu et al. 2021) whose numbers are one row, so that there is
# one gradient, its loss and its optimizer. Java puts this before the source of the network, in one archive.
#
# The row: for each weight that is adapted, in their order, its part; then what comes after the layers. A matrix [out, in] has what
# goes into the rank [R, in] and what comes out of it [out, R]; a vector, where vectors are adapted, what is added to it.

# Numbers of a weight's part.
def part_length(weight: Tensor, rank: int, vectors: bool) -> int:
  length = 0
  if torch.dim(weight) == 2:
    length = rank * (torch.size(weight, 0) + torch.size(weight, 1))
  elif vectors:
    length = torch.numel(weight)
  return length

# A weight with its part, which may be empty; `strength` is what the products are multiplied by. Matrices come in `kind`, as torch
# numbers types: 6 is float32, 15 bfloat16.
def merged(weight: Tensor, part: Tensor, rank: int, strength: float, kind: int) -> Tensor:
  result = weight
  if torch.numel(part) > 0:
    if torch.dim(weight) == 2:
      inner = rank * torch.size(weight, 1)
      down = torch.view(torch.slice(part, 0, 0, inner), [rank, torch.size(weight, 1)])
      up = torch.view(torch.slice(part, 0, inner), [torch.size(weight, 0), rank])
      result = torch.addmm(weight, up, down, alpha=strength)
    else:
      result = torch.add(weight, part)
  return torch.to(result, kind) if torch.dim(weight) == 2 else result

# The weights with the adapter's row in them, all but the first `tables`, and what is left of the row.
def adapted(weights: List[Tensor], adapter: Tensor, tables: int, rank: int, strength: float, kind: int, vectors: bool) -> Tuple[List[Tensor], Tensor]:
  lengths = annotate(List[int], [])
  sum = 0
  for number in range(tables, torch.len(weights)):
    length = __torch__.cloister.part_length(weights[number], rank, vectors)
    lengths = torch.add(lengths, [length])
    sum = sum + length
  parts = torch.split_with_sizes(adapter, torch.add(lengths, [torch.size(adapter, 0) - sum]))
  used = annotate(List[Tensor], [])
  for number in range(torch.len(weights)):
    if number < tables:
      used = torch.add(used, [weights[number]])
    else:
      used = torch.add(used, [__torch__.cloister.merged(weights[number], parts[number - tables], rank, strength, kind)])
  return used, parts[torch.len(weights) - tables]

# The mean cross entropy of logits [N, T, L]; `targets` [N, T] have -100 where nothing is asked.
def loss(logits: Tensor, targets: Tensor) -> Tensor:
  return torch.cross_entropy_loss(torch.flatten(logits, 0, 1), torch.view(targets, [-1]), None, 1, -100, 0.)

# One step of AdamW (Loshchilov & Hutter 2019) over the adapter's row, its gradient cut to length 1 before. `number` counts
# steps from 1; `first` and `second` are the running means of the gradient and of its square.
def adamw(adapter: Tensor, gradient: Tensor, first: Tensor, second: Tensor, number: int, rate: float, decay: float) -> Tensor:
  length = torch.norm(gradient)
  g = torch.mul(gradient, torch.clamp_max(torch.reciprocal(torch.add(length, 1.0e-6)), 1.))
  torch.add_(torch.mul_(first, 0.9), g, alpha=0.1)
  torch.addcmul_(torch.mul_(second, 0.999), g, g, value=0.001)
  size = torch.add(torch.sqrt(torch.div(second, 1. - 0.999 ** number)), 1.0e-8)
  torch.mul_(adapter, 1. - rate * decay)
  torch.addcdiv_(adapter, first, size, value=-rate / (1. - 0.9 ** number))
  torch.zero_(gradient)
  return length

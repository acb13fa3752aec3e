"""PyTorch on THREADS threads, the loop that its tutorials show, with its fused optimizers."""

import os

import torch
from torch import nn

import work

torch.set_num_threads(int(os.environ["THREADS"]))


class Recurrent(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.embedding = nn.Embedding(1000, 32)
        self.cell = {"lstm": nn.LSTM, "gru": nn.GRU, "simple": nn.RNN}[kind](32, 32, batch_first=True)
        self.out = nn.Linear(32, 1)

    def forward(self, x):
        return self.out(self.cell(self.embedding(x))[0][:, -1])


def network(kind, x):
    if kind in work.HIDDEN:
        units, activation, _ = work.HIDDEN[kind]
        parts, width = [], x.shape[1]
        for n in units:
            parts += [nn.Linear(width, n), nn.Tanh() if activation == "tanh" else nn.ReLU()]
            width = n
        return nn.Sequential(*parts, nn.Linear(width, 1))
    if kind == "images":
        return nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(5408, 16), nn.ReLU(), nn.Linear(16, 1)
        )
    return Recurrent(kind)


def tensor(kind, x):
    """Images are given with their channel last in memory, as its convolutions like them best."""
    x = torch.from_numpy(x)
    return x.permute(0, 3, 1, 2) if kind == "images" else x


def prepare(kind, x, y, batch, epochs):
    model = network(kind, x).to(memory_format=torch.channels_last)
    plain = kind in work.HIDDEN and work.HIDDEN[kind][2] == "sgd"
    optimizer = (torch.optim.SGD if plain else torch.optim.Adam)(model.parameters(), 0.01 if plain else 0.001, fused=True)
    loss = nn.BCEWithLogitsLoss()
    x = tensor(kind, x)
    y = torch.from_numpy(y)

    def fit():
        for _ in range(epochs):
            order = torch.randperm(len(x))
            for rows in order.split(batch):
                optimizer.zero_grad()
                loss(model(x[rows]), y[rows]).backward()
                optimizer.step()

    fit.save = lambda path: torch.save(model.state_dict(), path)
    return fit


def predict(kind, x, batch):
    model = nn.Sequential(network(kind, x), nn.Sigmoid()).to(memory_format=torch.channels_last).eval()
    x = tensor(kind, x)
    with torch.inference_mode():
        model = torch.jit.optimize_for_inference(torch.jit.trace(model, x[:batch]))

    @torch.inference_mode()
    def run():
        if batch == 1:
            return [model(row).item() for row in x.split(1)]
        return [model(rows) for rows in x.split(batch)]

    return run


work.serve("pytorch", torch.__version__, prepare, predict)

"""Litmus and its peers at the same work, in turn, on the same machine: a table of medians, spreads and ratios.

    bench/peers/run PYTHON [--rounds 7] [--works w1,w4-32] [--threads 1,2]

Every peer is a process that stays, one for each number of threads; a peer that is not installed is named and left out.
In every round each process does the work once, one after the other, so that all see the same good and bad minutes.
A peer's figure is the median over the rounds at its better number of threads, its spread half the range between the
quartiles. No win is claimed where the ratio lies within the spreads.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys

import work

HERE = pathlib.Path(__file__).resolve().parent
PEERS = {
    "keras-tensorflow": ("keras_peer.py", {"KERAS_BACKEND": "tensorflow"}),
    "keras-jax": ("keras_peer.py", {"KERAS_BACKEND": "jax"}),
    "pytorch": ("torch_peer.py", {}),
    "jax": ("jax_peer.py", {}),
    "scikit-learn": ("sklearn_peer.py", {}),
}


class Process:
    def __init__(self, name, command, threads, env):
        processors = ",".join(map(str, range(threads)))
        self.name, self.threads = name, threads
        # JAX and Litmus's own compiler take what processors they see.
        command = ["taskset", "-c", processors, *command] if name.endswith("jax") else command
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "THREADS": str(threads), **env},
        )
        self.version = ""
        for line in self.process.stdout:
            if line.startswith("ready "):
                self.version = line.split(maxsplit=2)[2].strip()
                break

    def round(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        return None if answer in ("", "none") else float(answer)


def start(arguments):
    processes, absent = [], []
    for threads in arguments.threads:
        processes.append(Process("litmus", [*arguments.litmus, str(threads)], threads, {}))
        for name, (script, env) in PEERS.items():
            process = Process(name, [sys.executable, str(HERE / script)], threads, env)
            if process.version:
                processes.append(process)
            elif name not in absent:
                absent.append(name)
    return processes, absent


def figure(values):
    """Median and half the range between the quartiles."""
    lower, middle, upper = statistics.quantiles(values, n=4) if len(values) > 1 else values * 3
    return middle, (upper - lower) / 2


def compare(name, processes, rounds):
    found = {}
    for _ in range(rounds):
        for process in processes:
            value = process.round(name)
            if value is not None:
                found.setdefault((process.name, process.threads), []).append(value)
    best = {}
    for (peer, threads), values in found.items():
        middle, spread = figure(values)
        if peer not in best or middle > best[peer][0]:
            best[peer] = (middle, spread, threads)
    return best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--works", default=",".join(work.WORKS), type=lambda text: text.split(","))
    parser.add_argument("--threads", default="1,2", type=lambda text: [int(n) for n in text.split(",")])
    parser.add_argument("--litmus", nargs=argparse.REMAINDER, required=True)
    arguments = parser.parse_args()
    processes, absent = start(arguments)
    print("versions:", ", ".join(sorted({f"{p.name} {p.version}" for p in processes})))
    if absent:
        print("not installed:", ", ".join(absent))
    print("\n| work | peer | threads | units/s | spread | Litmus is |\n|---|---|---|---|---|---|")
    for name in arguments.works:
        best = compare(name, processes, arguments.rounds)
        ours, our_spread, _ = best["litmus"]
        for peer, (middle, spread, threads) in sorted(best.items(), key=lambda item: -item[1][0]):
            close = abs(ours - middle) <= our_spread + spread
            ratio = "" if peer == "litmus" else "as fast" if close else f"{ours / middle:.2f} x"
            print(f"| {name} | {peer} | {threads} | {middle:,.0f} | {spread:,.0f} | {ratio} |", flush=True)
    for process in processes:
        process.process.stdin.close()
        process.process.wait(60)


if __name__ == "__main__":
    main()

"""Litmus and its peers at the same work, in turn, on the same machine: a table of medians, spreads and ratios.

    bench/peers/run PYTHON [--rounds 7] [--works w1,w4-32] [--threads 1,2] [--peers jax,weka]

Every peer is a process that stays, one for each number of threads; a peer that is not installed is named and left out.
In every round each process does the work once, one after the other, so that all see the same good and bad minutes.
A peer's figure is the median over the rounds at its better number of threads, its spread half the range between the
quartiles. No win is claimed where the ratio lies within the spreads.
"""

import argparse
import platform
import re
import statistics

import contenders
import work


def words(text):
    return text.split(",")


def figure(values):
    """Median and half the range between the quartiles."""
    lower, middle, upper = statistics.quantiles(values, n=4) if len(values) > 1 else values * 3
    return middle, (upper - lower) / 2


def compare(name, present, rounds):
    found, unable = {}, set()
    for _ in range(rounds):
        for contender in present:
            value = None if contender in unable else contender.round(name)
            if value is None:
                unable.add(contender)
            else:
                found.setdefault((contender.name, contender.threads), []).append(value)
    best = {}
    for (peer, threads), values in found.items():
        middle, spread = figure(values)
        if peer not in best or middle > best[peer][0]:
            best[peer] = (middle, spread, threads)
    return best


def time_of(rate):
    """How long a unit takes, in words."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if 1 / rate >= size:
            return f"{1 / rate / size:.3g} {unit}"
    return f"{1e9 / rate:.3g} ns"


def machine():
    with open("/proc/cpuinfo") as file:
        models = re.findall(r"model name\s*: (.*)", file.read())
    return f"{len(models)} x {models[0]}, {platform.system()} {platform.release()}" if models else platform.platform()


def rows(name, best):
    ours, our_spread, _ = best["litmus"]
    for peer, (middle, spread, threads) in sorted(best.items(), key=lambda item: -item[1][0]):
        close = abs(ours - middle) <= our_spread + spread
        ratio = "" if peer == "litmus" else "as fast" if close else f"{ours / middle:.3g} x"
        yield [name, peer, str(threads), f"{middle:,.4g}" if middle < 1000 else f"{middle:,.0f}",
               f"{100 * spread / middle:.0f} %", time_of(middle), ratio]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--works", default=[*work.WORKS, "w7-first", "w7-whole"], type=words)
    parser.add_argument("--threads", default=[1, 2], type=lambda text: [int(n) for n in words(text)])
    parser.add_argument("--peers", default=[], type=words)
    parser.add_argument("--java", required=True)
    arguments = parser.parse_args()
    present, absent = contenders.start(arguments.java, arguments.threads, arguments.peers)
    print("machine:", machine())
    print("versions:", ", ".join(sorted({f"{p.name} {p.version}" for p in present})))
    if absent:
        print("not installed:", ", ".join(absent))
    print("\n| work | peer | threads | units/s | spread | a unit takes | Litmus is |\n|---|---|---|---|---|---|---|")
    for name in arguments.works:
        for row in rows(name, compare(name, present, arguments.rounds)):
            print("|", " | ".join(row), "|", flush=True)
    for contender in present:
        contender.end()


if __name__ == "__main__":
    main()

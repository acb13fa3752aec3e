"""Who takes part in the comparison, and how each is started."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = {
    "keras-tensorflow": ("keras_peer.py", {"KERAS_BACKEND": "tensorflow"}),
    "keras-jax": ("keras_peer.py", {"KERAS_BACKEND": "jax"}),
    "pytorch": ("torch_peer.py", {}),
    "jax": ("jax_peer.py", {}),
    "scikit-learn": ("sklearn_peer.py", {}),
}
JVM = {
    "weka": "WekaPeer",
    "djl": "DjlPeer",
    "tensorflow-java": "TensorFlowPeer",
    "onnxruntime": "OnnxRuntimePeer",
    "deeplearning4j": "Deeplearning4jPeer",
}
# scikit-learn and ONNX Runtime have no such work; Deeplearning4j needs a minute for it.
NO_STARTS = {"scikit-learn", "onnxruntime", "deeplearning4j"}
# A mode of Litmus, without vectors: its share is of interest at these.
SCALAR_WORKS = {"w1", "w3-1024", "w7-first", "w7-whole"}


# glibc keeps what is freed: giving it back and asking again for every batch halves PyTorch's speed at times.
MEMORY = {"MALLOC_MMAP_THRESHOLD_": "1000000000", "MALLOC_TRIM_THRESHOLD_": "1000000000"}


def environment(threads, more):
    # A setting for old releases of OpenBLAS would slow the present one.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    count = str(threads)
    return {**kept, **MEMORY, "THREADS": count, "OMP_NUM_THREADS": count, "TF_CPP_MIN_LOG_LEVEL": "3", **more}


class Contender:
    """A library on a number of threads: a process that stays for rounds, and one more for each start that is timed."""

    def __init__(self, name, command, threads, more):
        # JAX takes what processors it sees.
        pinned = ["taskset", "-c", ",".join(map(str, range(threads)))] if name.endswith("jax") else []
        self.name, self.threads, self.command = name, threads, [*pinned, *command]
        self.environment = environment(threads, more)
        self.process = self.start(stdin=subprocess.PIPE)
        self.version = ""
        for line in self.process.stdout:
            if line.startswith("ready "):
                self.version = line.split(maxsplit=2)[2].strip()
                break

    def start(self, *arguments, stdin=subprocess.DEVNULL):
        return subprocess.Popen(
            [*self.command, *arguments], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=self.environment,
        )

    def round(self, work):
        """Units a second, or nothing when the library does not do this work."""
        if self.name == "litmus-scalar" and work not in SCALAR_WORKS:
            return None
        if work.startswith("w7"):
            return None if self.name in NO_STARTS else self.timed_start(work)
        self.process.stdin.write(work + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer:
            raise SystemExit(f"{self.name} on {self.threads} threads ended during {work}")
        return None if answer == "none" else float(answer)

    def timed_start(self, work):
        with tempfile.TemporaryDirectory() as folder:
            arguments = ["first-epoch"] if work == "w7-first" else ["whole", os.path.join(folder, "model.keras")]
            begun = time.perf_counter()
            process = self.start(*arguments)
            done = any(line.strip() == "done" for line in process.stdout)
            seconds = time.perf_counter() - begun if work == "w7-first" else None
            if process.wait() != 0 or not done:
                raise SystemExit(f"{self.name} failed: {' '.join([*self.command, *arguments])}")
            return 1 / (seconds or time.perf_counter() - begun)

    def end(self):
        self.process.stdin.close()
        self.process.wait(60)


def litmus(java, threads, vectors):
    """The JVM's flags are those that the command line sets."""
    classpath = (HERE / "../target/peers-classpath").resolve().read_text().strip()
    cache = (HERE / f"../target/{'vector' if vectors else 'scalar'}.aot").resolve()
    command = [
        java, "-Xlog:disable", "-XX:-UsePerfData", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
        f"-XX:ActiveProcessorCount={threads}", "-cp", classpath,
        "--add-modules=jdk.incubator.vector" if vectors else "-Dlitmus.kernels=scalar",
    ]
    return [*command, *([f"-XX:AOTCache={cache}"] if cache.exists() else []), "dev.litmus.bench.Peer"]


def jvm(java, name, main):
    folder = HERE / "jvm" / {"tensorflow-java": "tensorflow"}.get(name, name) / "target"
    if not (folder / "classpath").exists():
        return None
    classpath = f"{folder / 'classes'}:{(folder / 'classpath').read_text().strip()}"
    return [java, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", classpath, f"dev.litmus.peers.{main}"]


def commands(java, threads):
    """Name, command and environment of each."""
    yield "litmus", litmus(java, threads, True), {}
    yield "litmus-scalar", litmus(java, threads, False), {}
    for name, (script, more) in PYTHON.items():
        yield name, [sys.executable, str(HERE / script)], more
    for name, main in JVM.items():
        yield name, jvm(java, name, main), {"ONNX": str((HERE / "../target/onnx").resolve())}


def start(java, numbers_of_threads, wanted):
    """Those that start, and the names of those that do not."""
    present, absent = [], []
    for threads in numbers_of_threads:
        for name, command, more in commands(java, threads):
            if wanted and name not in wanted and name != "litmus":
                continue
            # Weka has one thread only.
            if name == "weka" and threads != min(numbers_of_threads):
                continue
            contender = Contender(name, command, threads, more) if command else None
            if contender and contender.version:
                present.append(contender)
            elif name not in absent:
                absent.append(name)
    return present, absent
